import type { LayoutNode } from './problem';

/** One laid-out component: its nodes, by their index in the whole. */
export interface Part {
  readonly members: readonly number[];
}

/**
 * Moves components so that they lie side by side without touching, the largest in the middle, each next one in the free
 * place that keeps the whole smallest at the wanted aspect. Boxes of single chips are compared, so that a small
 * component may fill a bay of a large one.
 */
export function packParts(
  x: Float64Array,
  y: Float64Array,
  nodes: readonly LayoutNode[],
  parts: readonly Part[],
  gap: number,
  aspect: number,
): void {
  const order = [...parts].sort(
    (a, b) => b.members.length - a.members.length || a.members[0]! - b.members[0]!,
  );
  const placed: number[] = [];
  let bounds = { left: 0, right: 0, top: 0, bottom: 0 };
  for (const { members } of order) {
    const own = boundsOf(x, y, nodes, members);
    if (placed.length === 0) {
      shift(x, y, members, -(own.left + own.right) / 2, -(own.top + own.bottom) / 2);
      bounds = boundsOf(x, y, nodes, members);
      placed.push(...members);
      continue;
    }
    const width = own.right - own.left;
    const height = own.bottom - own.top;
    let best: { dx: number; dy: number; cost: number } | null = null;
    const step = Math.max(12, Math.min(width, height) / 3);
    for (let left = bounds.left - width - gap; left <= bounds.right + gap; left += step)
      for (let top = bounds.top - height - gap; top <= bounds.bottom + gap; top += step) {
        const dx = left - own.left;
        const dy = top - own.top;
        const right = Math.max(bounds.right, left + width) - Math.min(bounds.left, left);
        const bottom = Math.max(bounds.bottom, top + height) - Math.min(bounds.top, top);
        // The size of the whole once it is fitted into a frame of the wanted aspect, then nearness to the middle.
        const scale = Math.max(right / aspect, bottom);
        const far = Math.hypot(left + width / 2, top + height / 2);
        const cost = scale + 0.05 * far;
        if (best && cost >= best.cost) continue;
        if (collides(x, y, nodes, members, dx, dy, placed, gap)) continue;
        best = { dx, dy, cost };
      }
    // The loops reach past the bounds, where everything is free, so a place is always found.
    if (best) shift(x, y, members, best.dx, best.dy);
    placed.push(...members);
    bounds = boundsOf(x, y, nodes, placed);
  }
}

function collides(
  x: Float64Array,
  y: Float64Array,
  nodes: readonly LayoutNode[],
  members: readonly number[],
  dx: number,
  dy: number,
  placed: readonly number[],
  gap: number,
): boolean {
  for (const i of members) {
    const { width, height } = nodes[i]!;
    const cx = x[i]! + dx;
    const cy = y[i]! + dy;
    for (const j of placed) {
      const other = nodes[j]!;
      if (
        Math.abs(cx - x[j]!) < (width + other.width) / 2 + gap &&
        Math.abs(cy - y[j]!) < (height + other.height) / 2 + gap
      )
        return true;
    }
  }
  return false;
}

function shift(x: Float64Array, y: Float64Array, members: readonly number[], dx: number, dy: number): void {
  for (const i of members) {
    x[i]! += dx;
    y[i]! += dy;
  }
}

export interface Bounds {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export function boundsOf(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  nodes: readonly LayoutNode[],
  members: readonly number[],
): Bounds {
  const bounds = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const i of members) {
    const { width, height } = nodes[i]!;
    bounds.left = Math.min(bounds.left, x[i]! - width / 2);
    bounds.right = Math.max(bounds.right, x[i]! + width / 2);
    bounds.top = Math.min(bounds.top, y[i]! - height / 2);
    bounds.bottom = Math.max(bounds.bottom, y[i]! + height / 2);
  }
  return bounds;
}
