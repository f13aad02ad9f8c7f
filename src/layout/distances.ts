import type { LayoutTie } from './problem';

/** Adjacency by compressed sparse rows: the neighbours of node i are `list[start[i]] .. list[start[i + 1] - 1]`. */
export interface Adjacency {
  readonly start: Uint32Array;
  readonly list: Uint32Array;
}

export function adjacencyOf(n: number, ties: readonly LayoutTie[]): Adjacency {
  const start = new Uint32Array(n + 1);
  for (const { from, to } of ties) {
    if (from === to) continue;
    start[from + 1]!++;
    start[to + 1]!++;
  }
  for (let i = 0; i < n; i++) start[i + 1]! += start[i]!;
  const fill = start.slice();
  const list = new Uint32Array(start[n]!);
  for (const { from, to } of ties) {
    if (from === to) continue;
    list[fill[from]!++] = to;
    list[fill[to]!++] = from;
  }
  return { start, list };
}

/** Hops between all pairs, row by row (n × n); 0 on the diagonal, 65535 where there is no way. */
export function hopsBetweenAll(n: number, { start, list }: Adjacency): Uint16Array {
  const hops = new Uint16Array(n * n).fill(65535);
  const queue = new Uint32Array(n);
  for (let source = 0; source < n; source++) {
    const row = source * n;
    hops[row + source] = 0;
    queue[0] = source;
    for (let head = 0, tail = 1; head < tail; head++) {
      const node = queue[head]!;
      const next = hops[row + node]! + 1;
      for (let k = start[node]!; k < start[node + 1]!; k++) {
        const other = list[k]!;
        if (hops[row + other] !== 65535) continue;
        hops[row + other] = next;
        queue[tail++] = other;
      }
    }
  }
  return hops;
}

/** The connected component of each node, numbered in the order of its first node. */
export function componentsOf(n: number, { start, list }: Adjacency): number[][] {
  const seen = new Uint8Array(n);
  const components: number[][] = [];
  for (let root = 0; root < n; root++) {
    if (seen[root]) continue;
    const members = [root];
    seen[root] = 1;
    for (let i = 0; i < members.length; i++) {
      const node = members[i]!;
      for (let k = start[node]!; k < start[node + 1]!; k++) {
        const other = list[k]!;
        if (!seen[other]) {
          seen[other] = 1;
          members.push(other);
        }
      }
    }
    components.push(members.sort((a, b) => a - b));
  }
  return components;
}
