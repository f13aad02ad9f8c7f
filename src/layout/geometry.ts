/** Twice the signed area of the triangle a, b, c: positive where c lies to the left of a → b (y downwards: to the right). */
export function orient(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

/** Whether the open segments a–b and c–d cross in one inner point. Touching ends do not count. */
export function segmentsCross(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): boolean {
  const abc = orient(ax, ay, bx, by, cx, cy);
  const abd = orient(ax, ay, bx, by, dx, dy);
  if (abc * abd >= 0) return false;
  return orient(cx, cy, dx, dy, ax, ay) * orient(cx, cy, dx, dy, bx, by) < 0;
}

/** Whether the segment a–b meets the axis-parallel box around (cx, cy) with half sides hw and hh. */
export function segmentMeetsBox(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  hw: number,
  hh: number,
): boolean {
  // Liang–Barsky clipping of the segment's parameter range.
  const dx = bx - ax;
  const dy = by - ay;
  let t0 = 0;
  let t1 = 1;
  const sides = [-dx, ax - (cx - hw), dx, cx + hw - ax, -dy, ay - (cy - hh), dy, cy + hh - ay];
  for (let i = 0; i < 8; i += 2) {
    const p = sides[i]!;
    const q = sides[i + 1]!;
    if (p === 0) {
      if (q < 0) return false;
      continue;
    }
    const r = q / p;
    if (p < 0) {
      if (r > t1) return false;
      if (r > t0) t0 = r;
    } else {
      if (r < t0) return false;
      if (r < t1) t1 = r;
    }
  }
  return t0 < t1;
}
