import { layoutLineage, type LayoutClient, type NetworkProblem, type Position } from '../../src/layout';

/** Puts free nodes in a row; held ones stay. */
export const inARow = ({ nodes }: NetworkProblem): Position[] =>
  nodes.map(({ at }, i) => at ?? { x: i * 200, y: 0 });

/** A layout that answers at once, and whose drag takes every neighbour 10 units along. */
export function fakeLayout(change: Partial<LayoutClient> = {}): LayoutClient {
  return {
    network: (problem) => Promise.resolve(inARow(problem)),
    lineage: (problem) => Promise.resolve(layoutLineage(problem)),
    drag(problem, positions, grabbed, onmove) {
      const near = new Set(
        problem.ties.flatMap(({ from, to }) => (from === grabbed ? [to] : to === grabbed ? [from] : [])),
      );
      return {
        move: () =>
          onmove(positions.map((place, i) => (near.has(i) ? { x: place.x + 10, y: place.y } : place))),
        end: () => undefined,
      };
    },
    destroy: () => undefined,
    ...change,
  };
}
