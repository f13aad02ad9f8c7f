import { segmentMeetsBox, segmentsCross } from './geometry';
import type { LayoutNode, LayoutTie } from './problem';

/** Pairs of ties, drawn as straight lines between centres, that cross; ties that share an end do not. */
export function countCrossings(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  ties: readonly LayoutTie[],
): number {
  let count = 0;
  for (let i = 0; i < ties.length; i++) {
    const { from: a, to: b } = ties[i]!;
    const loX = Math.min(x[a]!, x[b]!);
    const hiX = Math.max(x[a]!, x[b]!);
    const loY = Math.min(y[a]!, y[b]!);
    const hiY = Math.max(y[a]!, y[b]!);
    for (let j = i + 1; j < ties.length; j++) {
      const { from: c, to: d } = ties[j]!;
      if (a === c || a === d || b === c || b === d) continue;
      if (Math.max(x[c]!, x[d]!) < loX || Math.min(x[c]!, x[d]!) > hiX) continue;
      if (Math.max(y[c]!, y[d]!) < loY || Math.min(y[c]!, y[d]!) > hiY) continue;
      if (segmentsCross(x[a]!, y[a]!, x[b]!, y[b]!, x[c]!, y[c]!, x[d]!, y[d]!)) count++;
    }
  }
  return count;
}

/** Pairs of a tie and a chip that it does not belong to but would run under. */
export function countCovered(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  nodes: readonly LayoutNode[],
  ties: readonly LayoutTie[],
): number {
  let count = 0;
  for (const { from, to } of ties)
    for (let k = 0; k < nodes.length; k++) {
      if (k === from || k === to) continue;
      const { width, height } = nodes[k]!;
      if (segmentMeetsBox(x[from]!, y[from]!, x[to]!, y[to]!, x[k]!, y[k]!, width / 2, height / 2)) count++;
    }
  return count;
}
