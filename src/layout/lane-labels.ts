import type { LaneLabel, LineageProblem } from './problem';

/** Heights in model units, from the middle of a line. */
export const LABEL_BAND = { near: 5, far: 21 } as const;
/** Room on either side of something upright. */
const UPRIGHT = 3;
/** Steps by which a label may go along its line. */
const STEP = 22;
/** Room between the end of a line, or the bend into which it flows, and a label behind it. */
const BEHIND = 14;
const HALF_LINE = 4;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The box of a label, without air around it. */
export function labelBox(label: LaneLabel, width: number, y: number): Box {
  const x = { left: label.x, right: label.x + width };
  if (label.side === 'above') return { ...x, top: y - LABEL_BAND.far, bottom: y - LABEL_BAND.near };
  if (label.side === 'below') return { ...x, top: y + LABEL_BAND.near, bottom: y + LABEL_BAND.far };
  return { ...x, top: y - 9, bottom: y + 9 };
}

/** What labels must not touch: life lines, and joints and marks where they run upright. */
export function obstaclesOf({ lanes, joints, marks }: LineageProblem, y: readonly number[]): Box[] {
  const boxes = lanes.map((lane, i): Box => ({
    left: lane.start,
    right: lane.end,
    top: y[i]! - HALF_LINE,
    bottom: y[i]! + HALF_LINE,
  }));
  const upright = (x: number, ends: readonly number[]) => {
    const top = Math.min(...ends);
    const bottom = Math.max(...ends);
    if (bottom - top > 1) boxes.push({ left: x - UPRIGHT, right: x + UPRIGHT, top, bottom });
  };
  for (const { x, from, to } of joints)
    upright(
      x,
      [...from, ...to].map((lane) => y[lane]!),
    );
  for (const { x, a, b } of marks) upright(x, [y[a]!, y[b]!]);
  return boxes;
}

/**
 * A place for each label: above the beginning of its line where that is free; else further right, below, or before it.
 * Labels with the fewest free places choose first; a few rounds let them make room for each other.
 */
export function placeLabels(problem: LineageProblem, y: readonly number[]): LaneLabel[] {
  const { lanes, joints } = problem;
  const obstacles = obstaclesOf(problem, y);
  const reached = new Set(joints.flatMap(({ to }) => to));
  const options = lanes.map((lane, i) => {
    const boxes = obstacles.filter((_, k) => k !== i);
    const near = boxes.filter((box) => box.bottom > y[i]! - 40 && box.top < y[i]! + 40);
    const starts = new Set([lane.start]);
    for (const box of near) {
      const after = box.right + 2;
      if (after > lane.start && after < Math.max(lane.end - lane.label, lane.start + 60)) starts.add(after);
    }
    const last = Math.min(lane.end - lane.label, lane.start + 8 * STEP);
    for (let x = lane.start + STEP; x <= last; x += STEP) starts.add(x);
    const all: LaneLabel[] = [...starts].flatMap((x) => [
      { x, side: 'above' as const },
      { x, side: 'below' as const },
    ]);
    if (!reached.has(i)) all.push({ x: lane.start - lane.label - 6, side: 'before' });
    all.push({ x: lane.end + BEHIND, side: 'after' });
    // Before the bend by which a joint comes in.
    for (const side of ['above', 'below'] as const) all.push({ x: lane.start - lane.label - BEHIND, side });
    return all
      .map((label) => {
        const box = labelBox(label, lane.label, y[i]!);
        const hits = near.filter((other) => meet(box, other)).length;
        const distance = label.side === 'after' ? 0 : Math.abs(label.x - lane.start) * 0.03;
        const side = { above: 0, below: 1.6, before: 3, after: 4 }[label.side];
        return { label, box, cost: hits * 100 + distance + side };
      })
      .sort((a, b) => a.cost - b.cost);
  });
  const chosen = options.map((list) => list[0]!);
  // Only labels of near rows can meet; they are looked up by height.
  const byHeight = lanes.map((_, i) => i).sort((a, b) => y[a]! - y[b]!);
  const rank = new Int32Array(lanes.length);
  byHeight.forEach((lane, i) => (rank[lane] = i));
  const neighbours = (i: number) => {
    const found: number[] = [];
    for (const step of [-1, 1])
      for (let k = rank[i]! + step; k >= 0 && k < byHeight.length; k += step) {
        const other = byHeight[k]!;
        if (Math.abs(y[other]! - y[i]!) > 60) break;
        found.push(other);
      }
    return found;
  };
  for (let round = 0; round < 4; round++) {
    let changed = false;
    for (let i = 0; i < lanes.length; i++) {
      const others = neighbours(i).map((other) => chosen[other]!.box);
      let best = chosen[i]!;
      let bestCost = Infinity;
      for (const option of options[i]!) {
        const clashes = others.filter((box) => meet(option.box, box)).length;
        const cost = option.cost + clashes * 100;
        if (cost < bestCost - 1e-9) {
          bestCost = cost;
          best = option;
        }
      }
      if (best !== chosen[i]) {
        chosen[i] = best;
        changed = true;
      }
    }
    if (!changed) break;
  }
  return chosen.map(({ label }) => label);
}
