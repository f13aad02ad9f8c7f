import type { Box, Outline, Point } from './shapes';

export interface Outlined {
  readonly centre: Point;
  readonly width: number;
  readonly height: number;
  readonly outline: Outline;
}

/** Whether a point lies within a chip's outline. */
export function contains(chip: Outlined, point: Point): boolean {
  const dx = point.x - chip.centre.x;
  const dy = point.y - chip.centre.y;
  const hw = chip.width / 2;
  const hh = chip.height / 2;
  if (chip.outline.type === 'round') {
    const r = Math.min(chip.outline.radius, hw, hh);
    const ox = Math.max(0, Math.abs(dx) - (hw - r));
    const oy = Math.max(0, Math.abs(dy) - (hh - r));
    return ox * ox + oy * oy <= r * r;
  }
  let inside = false;
  const { points } = chip.outline;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
    const a = points[i]!;
    const b = points[j]!;
    const ay = a.y * hh;
    const by = b.y * hh;
    if (ay > dy !== by > dy && dx < ((b.x - a.x) * hw * (dy - ay)) / (by - ay) + a.x * hw) inside = !inside;
  }
  return inside;
}

/**
 * Where the ray from a chip's centre towards `target` leaves its outline, `gap` units further out. The target itself
 * where it lies inside.
 */
export function borderPoint(chip: Outlined, target: Point, gap: number): Point {
  const { centre } = chip;
  const dx = target.x - centre.x;
  const dy = target.y - centre.y;
  const length = Math.hypot(dx, dy);
  if (length < 1e-9) return { x: centre.x, y: centre.y - chip.height / 2 - gap };
  // Outlines are convex or nearly so: the last inner point of the ray is found by halving.
  let inner = 0;
  let outer = (Math.hypot(chip.width, chip.height) / 2 + 1) / length;
  for (let i = 0; i < 24; i++) {
    const middle = (inner + outer) / 2;
    if (contains(chip, { x: centre.x + dx * middle, y: centre.y + dy * middle })) inner = middle;
    else outer = middle;
  }
  const t = Math.min(1, outer + gap / length);
  return { x: centre.x + dx * t, y: centre.y + dy * t };
}

export function boxOf(chip: Outlined, grow = 0): Box {
  return {
    x: chip.centre.x - chip.width / 2 - grow,
    y: chip.centre.y - chip.height / 2 - grow,
    width: chip.width + 2 * grow,
    height: chip.height + 2 * grow,
  };
}

/** The corners of a chip's polygon in model units. */
export function cornersOf(chip: Outlined, grow = 0): Point[] {
  if (chip.outline.type !== 'polygon') return [];
  return chip.outline.points.map(({ x, y }) => ({
    x: chip.centre.x + x * (chip.width / 2 + grow),
    y: chip.centre.y + y * (chip.height / 2 + grow),
  }));
}

export function unionBox(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const box of boxes) {
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
