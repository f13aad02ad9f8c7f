import { generateXConstraints, generateYConstraints, Rectangle } from 'webcola/dist/src/rectangle';
import { Solver, Variable } from 'webcola/dist/src/vpsc';
import type { LayoutNode } from './problem';

/** A node that must stay weighs so much that only the others move. */
const FIXED_WEIGHT = 1e6;

/**
 * Moves nodes apart until no two boxes, each grown by `gap` on every side, overlap; as little as that takes.
 * Separation constraints solved by VPSC, first in x, then in y.
 * @see Dwyer, Marriott and Stuckey (2005), "Fast node overlap removal", GD 2005
 */
export function removeOverlaps(
  x: Float64Array,
  y: Float64Array,
  nodes: readonly LayoutNode[],
  gap: number,
): void {
  const boxes = nodes.map(({ width, height }, i) => {
    const w = width / 2 + gap;
    const h = height / 2 + gap;
    return new Rectangle(x[i]! - w, x[i]! + w, y[i]! - h, y[i]! + h);
  });
  const weight = (i: number) => (nodes[i]?.at ? FIXED_WEIGHT : 1);
  const inX = boxes.map((box, i) => new Variable(box.cx(), weight(i)));
  new Solver(inX, generateXConstraints(boxes, inX)).solve();
  inX.forEach((variable, i) => boxes[i]!.setXCentre(variable.position()));
  const inY = boxes.map((box, i) => new Variable(box.cy(), weight(i)));
  new Solver(inY, generateYConstraints(boxes, inY)).solve();
  nodes.forEach((node, i) => {
    if (node.at) return;
    x[i] = boxes[i]!.cx();
    y[i] = inY[i]!.position();
  });
}

/** Pairs of boxes that overlap by more than a rounding error. */
export function countOverlaps(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  nodes: readonly LayoutNode[],
): number {
  let count = 0;
  for (let i = 0; i < nodes.length; i++)
    for (let j = i + 1; j < nodes.length; j++) {
      const a = nodes[i]!;
      const b = nodes[j]!;
      const inX = (a.width + b.width) / 2 - Math.abs(x[i]! - x[j]!);
      const inY = (a.height + b.height) / 2 - Math.abs(y[i]! - y[j]!);
      if (inX > 0.01 && inY > 0.01) count++;
    }
  return count;
}
