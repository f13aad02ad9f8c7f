import { Layout } from 'webcola/dist/src/layout';
import type { NetworkProblem, Position } from './problem';

/** How many ticks one step of the pointer gets: enough to follow, few enough for 60 frames a second. */
const TICKS = 4;

/** A layout that moves only when it is told to; the original runs until it converges as soon as it is warmed up. */
class SteppedLayout extends Layout {
  protected override kick(): void {}
  step(): void {
    this.alpha(0.1);
    this.tick();
  }
}

export interface DragSession {
  /** Where the pointer holds the node; answers with the places of all nodes, by index. */
  move(to: Position): Position[];
}

/**
 * Drags one node and lets its neighbours follow like a net of springs, while everybody else stays. Ties keep the length
 * that they had, boxes keep apart.
 */
export function startDrag(
  problem: NetworkProblem,
  positions: readonly Position[],
  grabbed: number,
): DragSession {
  const follows = new Set<number>();
  for (const { from, to } of problem.ties) {
    if (from === grabbed) follows.add(to);
    if (to === grabbed) follows.add(from);
  }
  follows.delete(grabbed);
  const gap = 12;
  const nodes = problem.nodes.map(({ width, height }, i) => ({
    x: positions[i]!.x,
    y: positions[i]!.y,
    width: width + gap,
    height: height + gap,
    // webcola holds a node in place by the bits of `fixed`; nodes without a bit may move.
    fixed: follows.has(i) ? 0 : 1,
  }));
  const links = problem.ties
    .filter(({ from, to }) => from !== to && (follows.has(from) || follows.has(to)))
    .map(({ from, to }) => ({
      source: from,
      target: to,
      length: Math.max(
        1,
        Math.hypot(positions[from]!.x - positions[to]!.x, positions[from]!.y - positions[to]!.y),
      ),
    }));
  const cola = new SteppedLayout()
    .nodes(nodes)
    .links(links)
    .linkDistance((link) => (link as { length?: number }).length ?? 100)
    .avoidOverlaps(true)
    .handleDisconnected(false)
    .convergenceThreshold(1e-3)
    .on('tick', () => undefined);
  cola.start(0, 0, 0, 0, false, false);
  const node = cola.nodes()[grabbed]!;
  Layout.dragStart(node);
  return {
    move(to) {
      Layout.drag(node, to);
      for (let i = 0; i < TICKS; i++) cola.step();
      return cola.nodes().map((n, i) => {
        if (i === grabbed) return to;
        return follows.has(i) ? { x: n.x, y: n.y } : positions[i]!;
      });
    },
  };
}
