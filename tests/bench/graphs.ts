import { seededRandom, type NetworkProblem } from '../../src/layout';

/** Actors of one camp, about, and the share of further ties that stay within it: conflicts have camps, not an even mesh. */
const CAMP = 15;
const WITHIN = 0.8;

/**
 * A connected random graph of chips with twice as many ties as nodes. Camps hang together by random trees, and so do the
 * camps among themselves; further ties are drawn within a camp or between any two actors.
 */
export function randomNetwork(n: number, seed: number): NetworkProblem {
  const random = seededRandom(seed);
  const pairs = new Set<string>();
  const ties: { from: number; to: number }[] = [];
  const add = (a: number, b: number) => {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    if (a === b || pairs.has(key)) return;
    pairs.add(key);
    ties.push({ from: a, to: b });
  };
  const within = (camp: number) => camp * CAMP + Math.floor(random() * Math.min(CAMP, n - camp * CAMP));
  for (let i = 1; i < n; i++) {
    const camp = Math.floor(i / CAMP);
    const first = camp * CAMP;
    if (i > first) add(i, first + Math.floor(random() * (i - first)));
    else add(i, within(Math.floor(random() * camp)));
  }
  while (ties.length < 2 * n) {
    const a = Math.floor(random() * n);
    add(a, random() < WITHIN ? within(Math.floor(a / CAMP)) : Math.floor(random() * n));
  }
  const nodes = Array.from({ length: n }, () => ({ width: 50 + Math.round(random() * 70), height: 28 }));
  return { nodes, ties };
}
