import { polylineMeetsBox, sampleCurve } from './curves';
import { borderPoint, boxOf, type Outlined } from './outline';
import type { Box, Curve, Point } from './shapes';

export interface Route {
  /** Index of either chip. */
  readonly from: number;
  readonly to: number;
}

/** Free space between a tie and a chip that it does not belong to. */
const CLEARANCE = 5;
/** Between the outline of a chip and the end of its own tie. */
const END_GAP = 1.5;
/** Distance between parallel ties of one pair, in the middle. */
const PARALLEL = 17;
/** Bows that are tried, sideways from the straight line, in model units: the first that runs clear is taken. */
const BOWS = [0, 14, -14, 26, -26, 40, -40, 58, -58, 80, -80, 110, -110, 150, -150];

/**
 * Among more chips than this nobody could follow a tie round their corners, and among many more none that bows: finding
 * such ways takes time that grows with chips and ties together.
 */
const MOST_CORNERED = 200;
const MOST_BOWED = 600;

/**
 * Curves for ties among chips. Parallel ties bow apart; a tie that would run under a foreign chip bows round it, and
 * where no single bow does, it goes round the corners of what is in its way.
 */
export function routeTies(chips: readonly Outlined[], ties: readonly Route[]): Curve[] {
  const boxes = chips.map((chip) => boxOf(chip, CLEARANCE));
  const pairs = new Map<string, number[]>();
  ties.forEach(({ from, to }, i) => {
    const key = from < to ? `${from} ${to}` : `${to} ${from}`;
    const list = pairs.get(key);
    if (list) list.push(i);
    else pairs.set(key, [i]);
  });
  const curves = new Array<Curve>(ties.length);
  for (const group of pairs.values()) {
    const routes = group.map((tie) => ties[tie]!);
    const lanes = group.length > 1 && chips.length <= MOST_BOWED ? lanesOf(chips, boxes, routes) : null;
    routes.forEach(({ from, to }, k) => {
      // The sideways direction must be the same for A → B and B → A, or the two would bow onto each other.
      const flip = from < to ? 1 : -1;
      curves[group[k]!] = lanes
        ? bowed(chips[from]!, chips[to]!, lanes[k]! * flip)
        : routeTie(chips, boxes, from, to, (k - (group.length - 1) / 2) * PARALLEL * flip);
    });
  }
  return curves;
}

/**
 * How far the parallel ties of one pair bow, so that all run clear and none lies on another; where there is no room for
 * all, the others keep beside the first. Null where not even one runs clear.
 */
function lanesOf(
  chips: readonly Outlined[],
  boxes: readonly Box[],
  group: readonly Route[],
): readonly number[] | null {
  const from = Math.min(group[0]!.from, group[0]!.to);
  const to = Math.max(group[0]!.from, group[0]!.to);
  const foreign = boxes.filter((_, i) => i !== from && i !== to);
  const isFree = (lane: number) => isClear(bowed(chips[from]!, chips[to]!, lane), foreign);
  const spread = (apart: number, bow: number) =>
    group.map((_, k) => (k - (group.length - 1) / 2) * apart + bow);
  for (const apart of [PARALLEL, PARALLEL / 2])
    for (const bow of BOWS) {
      const lanes = spread(apart, bow);
      if (lanes.every(isFree)) return lanes;
    }
  const first = BOWS.find(isFree);
  return first === undefined ? null : spread(PARALLEL / 2, first);
}

function routeTie(
  chips: readonly Outlined[],
  boxes: readonly Box[],
  from: number,
  to: number,
  lane: number,
): Curve {
  const a = chips[from]!;
  const b = chips[to]!;
  if (chips.length > MOST_BOWED) return bowed(a, b, lane);
  const foreign = boxes.filter((_, i) => i !== from && i !== to);
  for (const bow of BOWS) {
    const curve = bowed(a, b, lane + bow);
    if (isClear(curve, foreign)) return curve;
  }
  return (chips.length > MOST_CORNERED ? null : roundCorners(a, b, foreign)) ?? bowed(a, b, lane);
}

function isClear(curve: Curve, boxes: readonly Box[]): boolean {
  const points = sampleCurve(curve, 14);
  return !boxes.some((box) => polylineMeetsBox(points, box));
}

/** A quadratic curve whose middle lies `bow` units beside the straight line; straight where that is next to nothing. */
function bowed(a: Outlined, b: Outlined, bow: number): Curve {
  const dx = b.centre.x - a.centre.x;
  const dy = b.centre.y - a.centre.y;
  const length = Math.hypot(dx, dy) || 1;
  if (Math.abs(bow) < 0.5) return between(a, b, []);
  // The curve passes half way to its control point.
  const control = {
    x: (a.centre.x + b.centre.x) / 2 - (dy / length) * bow * 2,
    y: (a.centre.y + b.centre.y) / 2 + (dx / length) * bow * 2,
  };
  return between(a, b, [control]);
}

function between(a: Outlined, b: Outlined, controls: Point[]): Curve {
  return {
    start: borderPoint(a, controls[0] ?? b.centre, END_GAP),
    controls,
    end: borderPoint(b, controls.at(-1) ?? a.centre, END_GAP),
  };
}

/**
 * The shortest way round the corners of the boxes in between, as a smooth curve that hugs them. Null where the corners
 * offer no way. A visibility graph over the corners of the boxes near the straight line, searched by Dijkstra.
 */
function roundCorners(a: Outlined, b: Outlined, boxes: readonly Box[]): Curve | null {
  const near = boxes.filter((box) => nearLine(a.centre, b.centre, box, 220)).slice(0, 40);
  const points: Point[] = [a.centre, b.centre];
  const grow = 9;
  for (const { x, y, width, height } of near) {
    points.push({ x: x - grow, y: y - grow }, { x: x + width + grow, y: y - grow });
    points.push({ x: x - grow, y: y + height + grow }, { x: x + width + grow, y: y + height + grow });
  }
  const open = points.map(
    (p, i) =>
      i < 2 ||
      !boxes.some((box) => p.x > box.x && p.x < box.x + box.width && p.y > box.y && p.y < box.y + box.height),
  );
  const best = new Float64Array(points.length).fill(Infinity);
  const before = new Int32Array(points.length).fill(-1);
  const done = new Uint8Array(points.length);
  best[0] = 0;
  for (;;) {
    let at = -1;
    for (let i = 0; i < points.length; i++)
      if (!done[i] && open[i] && best[i]! < Infinity && (at < 0 || best[i]! < best[at]!)) at = i;
    if (at < 0) return null;
    if (at === 1) break;
    done[at] = 1;
    const p = points[at]!;
    for (let i = 1; i < points.length; i++) {
      if (done[i] || !open[i]) continue;
      const q = points[i]!;
      // A bend costs, so that a long straight way beats a short one with many corners.
      const cost = best[at]! + Math.hypot(p.x - q.x, p.y - q.y) + 25;
      if (cost >= best[i]! || boxes.some((box) => polylineMeetsBox([p, q], box))) continue;
      best[i] = cost;
      before[i] = at;
    }
  }
  const way: Point[] = [];
  for (let at = before[1]!; at > 0; at = before[at]!) way.unshift(points[at]!);
  // A control in the middle of every long leg keeps the curve near the corners.
  const full = [a.centre, ...way, b.centre];
  const controls: Point[] = [];
  for (let i = 1; i < full.length - 1; i++) {
    if (i > 1) controls.push({ x: (full[i - 1]!.x + full[i]!.x) / 2, y: (full[i - 1]!.y + full[i]!.y) / 2 });
    controls.push(full[i]!);
  }
  const curve = between(a, b, controls);
  return isClear(curve, boxes)
    ? curve
    : between(
        a,
        b,
        way.flatMap((p) => [p, p]),
      );
}

function nearLine(a: Point, b: Point, box: Box, reach: number): boolean {
  const cx = box.x + box.width / 2;
  const cy = box.y + box.height / 2;
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length = Math.hypot(dx, dy) || 1;
  const along = ((cx - a.x) * dx + (cy - a.y) * dy) / length;
  const aside = Math.abs((cx - a.x) * dy - (cy - a.y) * dx) / length;
  return aside < reach && along > -80 && along < length + 80;
}
