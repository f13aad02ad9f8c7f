import type { Box, Curve, Point } from './shapes';

export interface Quadratic {
  readonly start: Point;
  readonly control: Point;
  readonly end: Point;
}

const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** The quadratic pieces of a curve; none for a straight line. */
export function piecesOf(curve: Curve): Quadratic[] {
  const { start, controls, end } = curve;
  return controls.map((control, i) => ({
    start: i === 0 ? start : middle(controls[i - 1]!, control),
    control,
    end: i === controls.length - 1 ? end : middle(control, controls[i + 1]!),
  }));
}

export function pointOn({ start, control, end }: Quadratic, t: number): Point {
  const s = 1 - t;
  return {
    x: s * s * start.x + 2 * s * t * control.x + t * t * end.x,
    y: s * s * start.y + 2 * s * t * control.y + t * t * end.y,
  };
}

/** Points along a curve, ends included; `steps` per piece. */
export function sampleCurve(curve: Curve, steps = 10): Point[] {
  const pieces = piecesOf(curve);
  if (pieces.length === 0) return [curve.start, curve.end];
  const points = [curve.start];
  for (const piece of pieces) for (let i = 1; i <= steps; i++) points.push(pointOn(piece, i / steps));
  return points;
}

/** The point half way along a curve, by length. */
export function middleOf(curve: Curve): Point {
  const points = sampleCurve(curve, 16);
  let length = 0;
  for (let i = 1; i < points.length; i++) length += distance(points[i - 1]!, points[i]!);
  let rest = length / 2;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1]!;
    const b = points[i]!;
    const step = distance(a, b);
    if (step >= rest && step > 0)
      return { x: a.x + ((b.x - a.x) * rest) / step, y: a.y + ((b.y - a.y) * rest) / step };
    rest -= step;
  }
  return curve.end;
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** Points nearer than this to a tip tell nothing of the direction in which a curve reaches it. */
const SAME_PLACE = 0.01;

/** Unit vector in which a curve arrives at its end, or leaves its start backwards. */
export function headingAt(curve: Curve, at: 'start' | 'end'): Point {
  const points = [curve.start, ...curve.controls, curve.end];
  const [tip, ...rest] = at === 'end' ? points.reverse() : points;
  // A control may lie on the tip: then rounding alone would tell where the mark points.
  const before = rest.find((point) => distance(tip!, point) > SAME_PLACE) ?? rest[0]!;
  const length = distance(tip!, before) || 1;
  return { x: (tip!.x - before.x) / length, y: (tip!.y - before.y) / length };
}

/** Whether a polyline enters a box. */
export function polylineMeetsBox(points: readonly Point[], box: Box): boolean {
  const right = box.x + box.width;
  const bottom = box.y + box.height;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1]!;
    const b = points[i]!;
    if ((a.x < box.x && b.x < box.x) || (a.x > right && b.x > right)) continue;
    if ((a.y < box.y && b.y < box.y) || (a.y > bottom && b.y > bottom)) continue;
    if (segmentMeets(a, b, box)) return true;
  }
  return false;
}

function segmentMeets(a: Point, b: Point, box: Box): boolean {
  let t0 = 0;
  let t1 = 1;
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const sides: [number, number][] = [
    [-dx, a.x - box.x],
    [dx, box.x + box.width - a.x],
    [-dy, a.y - box.y],
    [dy, box.y + box.height - a.y],
  ];
  for (const [p, q] of sides) {
    if (p === 0) {
      if (q < 0) return false;
    } else if (p < 0) t0 = Math.max(t0, q / p);
    else t1 = Math.min(t1, q / p);
    if (t0 > t1) return false;
  }
  return true;
}

/** Crossings of two polylines in inner points of their segments. */
export function polylineCrossings(a: readonly Point[], b: readonly Point[]): number {
  let count = 0;
  const turn = (p: Point, q: Point, r: Point) => (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  for (let i = 1; i < a.length; i++)
    for (let j = 1; j < b.length; j++) {
      const [p, q, r, s] = [a[i - 1]!, a[i]!, b[j - 1]!, b[j]!];
      if (turn(p, q, r) * turn(p, q, s) < 0 && turn(r, s, p) * turn(r, s, q) < 0) count++;
    }
  return count;
}
