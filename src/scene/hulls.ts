import { BubbleSets } from 'bubblesets-js';
import { boxOf, type Outlined } from './outline';
import type { Point } from './shapes';

/** Space between a member's chip and the hull around it. */
const PADDING = 8;

/**
 * The outline of a bubble set: a smooth closed line that takes in the members with the lines between them and keeps out
 * the others as far as their places allow.
 * @param lines of the relations that make them members
 * @see Collins, Penn and Carpendale (2009), "Bubble Sets: Revealing set relations with isocontours over existing
 * visualizations", IEEE TVCG 15(6)
 */
export function hullOf(
  members: readonly Outlined[],
  lines: readonly (readonly Point[])[],
  others: readonly Outlined[],
): Point[] {
  // Where others stand so close that no line can keep them out, they may be touched rather than the hull be lost.
  for (const influence of [-0.6, -0.3, 0]) {
    const outline = bubbleSet(members, lines, others, influence);
    if (outline.length >= 8) return outline;
  }
  return [];
}

function bubbleSet(
  members: readonly Outlined[],
  lines: readonly (readonly Point[])[],
  others: readonly Outlined[],
  nonMemberInfluenceFactor: number,
): Point[] {
  const grown = members.map((chip) => boxOf(chip, 2));
  // Far away chips have no influence but cost time.
  const left = Math.min(...grown.map((box) => box.x)) - 60;
  const right = Math.max(...grown.map((box) => box.x + box.width)) + 60;
  const top = Math.min(...grown.map((box) => box.y)) - 60;
  const bottom = Math.max(...grown.map((box) => box.y + box.height)) + 60;
  const near = others
    .map((chip) => boxOf(chip, 0))
    .filter((box) => box.x < right && box.x + box.width > left && box.y < bottom && box.y + box.height > top);
  const sets = new BubbleSets({
    pixelGroup: 4,
    edgeR0: 10,
    edgeR1: 22,
    nodeR0: PADDING,
    nodeR1: 30,
    // The ground follows the relations that are drawn. Ways of its own around others would end in horns.
    virtualEdges: false,
    nonMemberInfluenceFactor,
  });
  sets.pushMember(...grown);
  sets.pushNonMember(...near);
  for (const points of lines)
    sets.pushEdge(
      ...points.slice(1).map((b, i) => {
        const a = points[i]!;
        return { x1: a.x, y1: a.y, x2: b.x, y2: b.y };
      }),
    );
  return sets
    .compute()
    .sample(6)
    .simplify(0)
    .bSplines(6)
    .simplify(0.2)
    .points.map(({ x, y }) => ({ x, y }));
}
