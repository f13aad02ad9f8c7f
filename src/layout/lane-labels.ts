import type { Lane, LaneLabel, LineageLayout, LineageProblem } from './problem';

/** Heights in model units, from the middle of a line. */
export const LABEL_BAND = { near: 5, far: 20 } as const;
/** A name beside its line, from the line's middle. */
const HALF_NAME = 8;
/** Room on either side of something upright. */
const UPRIGHT = 3;
/** Steps by which a label may go along its line. */
const STEP = 22;
/** As far along its line a label may begin at most. */
const REACH = 16 * STEP;
/** Room between the end of a line, or the bend into which it flows, and a label behind it. */
const BEHIND = 14;
/** The same before the beginning. */
const BEFORE = 6;
/** As far as a label may stand from there at most. */
const FURTHER = 110;
/** A label that reaches beyond its line's end begins so far before it at least. */
const HOLD = 30;
const HALF_LINE = 4;
/** Two names beside each other must not read as one. */
const AIR = 8;
/** What it costs to stand above or below where the line has not begun: such a name reads as that of another line. */
const AHEAD = 4;
/** What it costs to stand below a line and right above the next: such a name reads as that of the next. */
const BETWEEN = 3;
/** As near below a label another line is taken for its own. */
const NEXT_LINE = 24;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** A life line among obstacles; the others are upright. */
const isLine = ({ left, right }: Box) => right - left > 2 * UPRIGHT;

const widened = (box: Box): Box => ({ ...box, left: box.left - AIR, right: box.right + AIR });

/** The box of a label, without air around it. */
export function labelBox(label: LaneLabel, width: number, y: number): Box {
  const x = { left: label.x, right: label.x + width };
  if (label.side === 'above') return { ...x, top: y - LABEL_BAND.far, bottom: y - LABEL_BAND.near };
  if (label.side === 'below') return { ...x, top: y + LABEL_BAND.near, bottom: y + LABEL_BAND.far };
  return { ...x, top: y - HALF_NAME, bottom: y + HALF_NAME };
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
    // Where the label may come to lie: around the beginning of the line, or behind its end.
    const inReach = ({ left, right }: Box) =>
      (right > lane.start - lane.label - FURTHER && left < lane.start + REACH + lane.label) ||
      (right > lane.end && left < lane.end + BEHIND + FURTHER + lane.label);
    const near = obstacles.filter(
      (box, k) => k !== i && box.bottom > y[i]! - 40 && box.top < y[i]! + 40 && inReach(box),
    );
    const starts = new Set([lane.start]);
    for (const box of near) {
      const after = box.right + 2;
      if (after > lane.start && after < Math.min(lane.end - HOLD, lane.start + REACH)) starts.add(after);
    }
    const last = Math.min(lane.end - HOLD, lane.start + 8 * STEP);
    for (let x = lane.start + STEP; x <= last; x += STEP) starts.add(x);
    const all: LaneLabel[] = [...starts].flatMap((x) => [
      { x, side: 'above' as const },
      { x, side: 'below' as const },
    ]);
    // Before the beginning, clear of the bend by which a joint comes in, or behind the end; where uprights stand close, a
    // little further off, as long as no other line is between.
    const first = lane.start - lane.label - (reached.has(i) ? BEHIND : BEFORE);
    const lines = near.filter((box) => isLine(box) && box.top < y[i]! && y[i]! < box.bottom);
    const previous = Math.max(...lines.filter((box) => box.left < lane.start).map((box) => box.right));
    const next = Math.min(...lines.filter((box) => box.right > lane.end).map((box) => box.left));
    for (let x = first; x >= first - FURTHER && x > previous; x -= STEP / 2) all.push({ x, side: 'before' });
    for (const side of ['above', 'below'] as const) all.push({ x: lane.start - lane.label - BEHIND, side });
    for (let x = lane.end + BEHIND; x <= lane.end + BEHIND + FURTHER && x + lane.label < next; x += STEP / 2)
      all.push({ x, side: 'after' });
    return all
      .map((label) => {
        const box = labelBox(label, lane.label, y[i]!);
        const hits = near.filter((other) => meet(box, other)).length;
        const home = { above: lane.start, below: lane.start, before: first, after: lane.end + BEHIND }[
          label.side
        ];
        const isBeside = label.side === 'after' || label.side === 'before';
        // Beside its line a name must be near, or it belongs to nothing.
        const distance = Math.abs(label.x - home) * (isBeside ? 0.12 : 0.03);
        const end = Math.max(lane.end, lane.start + lane.label);
        const over = isBeside ? 0 : Math.max(0, label.x + lane.label - end) * 0.04;
        const side = { above: 0, below: 2.8, before: 3.2, after: 4.2 }[label.side];
        const ahead = !isBeside && label.x < lane.start ? AHEAD : 0;
        const gap = { ...box, bottom: box.bottom + NEXT_LINE };
        const isBetween = label.side === 'below' && near.some((other) => isLine(other) && meet(gap, other));
        const between = isBetween ? BETWEEN : 0;
        return { label, box, cost: hits * 100 + distance + over + side + ahead + between };
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
        const clashes = others.filter((box) => meet(option.box, widened(box))).length;
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

/** Whether a lane's label finds room above its line, between things that run upright past it. */
export function hasRoom(lane: Lane, uprights: readonly number[]): boolean {
  const last = Math.max(lane.start, lane.end - HOLD);
  const blocked = uprights.filter((x) => x > lane.start - 2 * UPRIGHT).sort((a, b) => a - b);
  let x = lane.start;
  for (const upright of blocked) {
    if (x > last) return false;
    if (upright - UPRIGHT > x + lane.label) return true;
    x = upright + UPRIGHT + 2;
  }
  return x <= last;
}

/** Lanes whose labels touch another label, a joint, a mark or a foreign line. */
export function coveredLabels(
  problem: LineageProblem,
  { y, labels }: Pick<LineageLayout, 'y' | 'labels'>,
): number[] {
  const { lanes } = problem;
  const obstacles = obstaclesOf(problem, y);
  const boxes = labels.map((label, i) => labelBox(label, lanes[i]!.label, y[i]!));
  return boxes.flatMap((box, i) => {
    const touches = (other: Box, k: number) => k !== i && meet(box, other);
    return obstacles.some(touches) || boxes.some(touches) ? [i] : [];
  });
}
