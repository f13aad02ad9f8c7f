import type { Actor, Graph } from '../model';

/** Actors with at least this many relations in the whole data set are set in bold. */
export const PROMINENT_TIES = 9;

/** Whether an actor is set in bold: it has many relations in the whole data set. */
export function isProminent({ ties }: Graph, { index, unnamed }: Actor): boolean {
  const degree =
    (ties.outStart[index + 1] ?? 0) -
    (ties.outStart[index] ?? 0) +
    (ties.inStart[index + 1] ?? 0) -
    (ties.inStart[index] ?? 0);
  return degree >= PROMINENT_TIES && !unnamed;
}
