import { seededRandom, type LayoutNode, type LayoutTie, type NetworkProblem } from '../../src/layout';

const chip = (fields: Partial<LayoutNode> = {}): LayoutNode => ({ width: 80, height: 28, ...fields });

/** Chips of 80 × 28 units, tied as said. */
export function problemOf(n: number, ties: readonly (readonly [number, number])[]): NetworkProblem {
  return { nodes: Array.from({ length: n }, () => chip()), ties: ties.map(([from, to]) => ({ from, to })) };
}

/** A graph drawn by lot: chips of different widths, a tree so that it is connected, and some more ties. */
export function lotOf(n: number, more: number, seed: number): NetworkProblem {
  const random = seededRandom(seed);
  const nodes = Array.from({ length: n }, (_, i) =>
    chip({ width: 42 + Math.floor(random() * 120), group: ['a', 'b', 'c'][i % 3]! }),
  );
  const ties: LayoutTie[] = [];
  for (let i = 1; i < n; i++) ties.push({ from: Math.floor(random() * i), to: i });
  for (let i = 0; i < more; i++)
    ties.push({ from: Math.floor(random() * n), to: Math.floor(random() * n), forward: true });
  return { nodes, ties };
}
