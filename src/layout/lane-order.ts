import type { StrandProblem } from './lineage';
import { seededRandom } from './random';

/*
 * The order of lanes. Minimised, each far before the next: joints that cross life lines, relation marks that cross life
 * lines, vertical length of joints; besides, neighbours of one camp and neighbours that can share a row.
 */

export interface OrderOptions {
  readonly seed: number;
  /** Tried moves per strand and run; more find a better order and take longer. */
  readonly effort: number;
  /** Runs of annealing, each from another start; the best one counts. */
  readonly runs: number;
}

/** What one of each costs. */
export const ORDER_WEIGHTS = {
  jointCrossing: 1000,
  markCrossing: 20,
  jointLength: 1,
  markLength: 0.12,
  bondLength: 0.5,
  groupBorder: 2.5,
  sharedRow: 2,
} as const;

/** Up to this many strands the best order is found for certain, by dynamic programming over sets. */
export const EXACT_LIMIT = 13;

/** What annealing may spend in all, in swaps of neighbours: 500 lanes must not take longer than 2 s. */
const SWAP_BUDGET = 6_000_000;

/** Temperatures to begin with, in units of cost: hot enough to cross life lines for a while, or only marks. */
const HOT = [600, 60];

/** An order of the strands from top to bottom. */
export function orderStrands(problem: StrandProblem, options: Partial<OrderOptions> = {}): number[] {
  const n = problem.strands.length;
  if (n < 3) return problem.strands.map((_, i) => i);
  const tables = tablesOf(problem);
  if (n <= EXACT_LIMIT) return exactOrder(tables);
  const { seed = 1, effort = 400, runs = 3 } = options;
  let best: { order: Int32Array; cost: number } | null = null;
  for (let run = 0; run < runs; run++) {
    const search = new OrderSearch(tables, seededRandom(seed + run * 7919));
    search.insertAll(run);
    search.sift();
    search.anneal(effort * n, SWAP_BUDGET / runs, HOT[run % HOT.length]!);
    search.sift();
    const cost = orderCost(problem, [...search.order]);
    if (!best || cost < best.cost) best = { order: search.order.slice(), cost };
  }
  return [...best!.order];
}

/** The cost of an order, by the weights above. */
export function orderCost(problem: StrandProblem, order: readonly number[]): number {
  return costIn(tablesOf(problem), order);
}

interface Tables {
  readonly n: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Cost of crossing one living strand, and of one row of length, by tie. */
  readonly crossing: Float64Array;
  readonly length: Float64Array;
  readonly alive: Uint8Array;
  /** Ties at a strand. */
  readonly at: readonly Int32Array[];
  /** Cost of two strands being neighbours. */
  readonly border: Float64Array;
}

function tablesOf({ strands, ties, alive, groups, compatible }: StrandProblem): Tables {
  const n = strands.length;
  const W = ORDER_WEIGHTS;
  const crossing = { joint: W.jointCrossing, mark: W.markCrossing, bond: 0 };
  const length = { joint: W.jointLength, mark: W.markLength, bond: W.bondLength };
  const at = Array.from({ length: n }, () => [] as number[]);
  ties.forEach(({ a, b }, t) => {
    at[a]!.push(t);
    at[b]!.push(t);
  });
  const border = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      border[i * n + j] =
        (groups[i] === groups[j] ? 0 : W.groupBorder) - (compatible[i * n + j] ? W.sharedRow : 0);
  return {
    n,
    a: Int32Array.from(ties, (tie) => tie.a),
    b: Int32Array.from(ties, (tie) => tie.b),
    crossing: Float64Array.from(ties, (tie) => crossing[tie.kind]),
    length: Float64Array.from(ties, (tie) => length[tie.kind]),
    alive,
    at: at.map((list) => Int32Array.from(list)),
    border,
  };
}

function costIn({ n, a, b, crossing, length, alive, border }: Tables, order: readonly number[]): number {
  const position = new Int32Array(n);
  order.forEach((strand, i) => (position[strand] = i));
  let cost = 0;
  for (let t = 0; t < a.length; t++) {
    const top = Math.min(position[a[t]!]!, position[b[t]!]!);
    const bottom = Math.max(position[a[t]!]!, position[b[t]!]!);
    cost += (bottom - top) * length[t]!;
    if (crossing[t]! > 0)
      for (let i = top + 1; i < bottom; i++) cost += alive[t * n + order[i]!]! * crossing[t]!;
  }
  for (let i = 1; i < order.length; i++) cost += border[order[i - 1]! * n + order[i]!]!;
  return cost;
}

/**
 * The cheapest order, by dynamic programming over sets of strands that stand at the top, with the last of them: a strand
 * that is put below a set is crossed by just those ties that have one end in the set and the other yet to come.
 */
function exactOrder({ n, a, b, crossing, length, alive, border }: Tables): number[] {
  const full = (1 << n) - 1;
  const best = new Float64Array((full + 1) * n).fill(Infinity);
  const before = new Int8Array((full + 1) * n).fill(-1);
  for (let first = 0; first < n; first++) best[(1 << first) * n + first] = 0;
  const added = new Float64Array(n);
  for (let set = 1; set < full; set++) {
    // A tie that is open below the set grows by one row with the next strand, and crosses it unless it ends there.
    added.fill(0);
    for (let t = 0; t < a.length; t++) {
      const endA = (set >> a[t]!) & 1;
      const endB = (set >> b[t]!) & 1;
      if (endA === endB) continue;
      const open = endA ? b[t]! : a[t]!;
      for (let s = 0; s < n; s++) {
        if ((set >> s) & 1) continue;
        added[s]! += length[t]! + (s === open ? 0 : alive[t * n + s]! * crossing[t]!);
      }
    }
    for (let last = 0; last < n; last++) {
      const cost = best[set * n + last]!;
      if (cost === Infinity) continue;
      for (let s = 0; s < n; s++) {
        if ((set >> s) & 1) continue;
        const next = (set | (1 << s)) * n + s;
        const sum = cost + added[s]! + border[last * n + s]!;
        if (sum < best[next]! - 1e-9) {
          best[next] = sum;
          before[next] = last;
        }
      }
    }
  }
  let last = 0;
  for (let s = 1; s < n; s++) if (best[full * n + s]! < best[full * n + last]! - 1e-9) last = s;
  const order: number[] = [];
  for (let set = full; last >= 0;) {
    order.push(last);
    const previous = before[set * n + last]!;
    set &= ~(1 << last);
    last = previous;
  }
  return order.reverse();
}

/** An order that is changed by swaps of neighbours, whose cost is known without counting anew. */
class OrderSearch {
  readonly order: Int32Array;
  readonly #position: Int32Array;
  readonly #tables: Tables;
  readonly #random: () => number;
  #swaps = 0;

  constructor(tables: Tables, random: () => number) {
    this.#tables = tables;
    this.#random = random;
    this.order = Int32Array.from({ length: tables.n }, (_, i) => i);
    this.#position = this.order.slice();
  }

  /** Puts strands in one after the other, each where it costs least; run 0 in the given order, others shuffled. */
  insertAll(run: number): void {
    const { n } = this.#tables;
    const sequence = Array.from({ length: n }, (_, i) => i);
    if (run > 0)
      for (let i = n - 1; i > 0; i--) {
        const j = Math.floor(this.#random() * (i + 1));
        [sequence[i], sequence[j]] = [sequence[j]!, sequence[i]!];
      }
    sequence.forEach((strand, i) => this.#set(i, strand));
    for (let i = 1; i < n; i++) this.#siftOne(sequence[i]!, i);
  }

  #set(i: number, strand: number): void {
    this.order[i] = strand;
    this.#position[strand] = i;
  }

  /** What a swap of the strands at `i` and `i + 1` adds to the cost; ends beyond `limit` do not count yet. */
  #swapCost(i: number, limit: number): number {
    const { n, a, b, crossing, length, alive, at, border } = this.#tables;
    const upper = this.order[i]!;
    const lower = this.order[i + 1]!;
    let cost = 0;
    for (const t of at[upper]!) {
      const other = a[t] === upper ? b[t]! : a[t]!;
      const where = this.#position[other]!;
      if (other === lower || where > limit) continue;
      const sign = where < i ? 1 : -1;
      cost += sign * (length[t]! + alive[t * n + lower]! * crossing[t]!);
    }
    for (const t of at[lower]!) {
      const other = a[t] === lower ? b[t]! : a[t]!;
      const where = this.#position[other]!;
      if (other === upper || where > limit) continue;
      const sign = where < i ? -1 : 1;
      cost += sign * (length[t]! + alive[t * n + upper]! * crossing[t]!);
    }
    // While strands are being put in, open ties do not lengthen those that stand.
    if (i > 0) {
      const left = this.order[i - 1]! * n;
      cost += border[left + lower]! - border[left + upper]!;
    }
    if (i + 2 <= limit) {
      const right = this.order[i + 2]!;
      cost += border[upper * n + right]! - border[lower * n + right]!;
    }
    return cost;
  }

  #swap(i: number): void {
    const upper = this.order[i]!;
    this.#set(i, this.order[i + 1]!);
    this.#set(i + 1, upper);
    this.#swaps++;
  }

  /** Moves one strand to its best place among the first `limit + 1`; the gain is never negative. */
  #siftOne(strand: number, limit: number): number {
    const start = this.#position[strand]!;
    let cost = 0;
    let best = 0;
    let place = start;
    for (let i = start - 1; i >= 0; i--) {
      cost += this.#swapCost(i, limit);
      this.#swap(i);
      if (cost < best - 1e-9) {
        best = cost;
        place = i;
      }
    }
    for (let i = 0; i < start; i++) this.#swap(i);
    cost = 0;
    for (let i = start; i < limit; i++) {
      cost += this.#swapCost(i, limit);
      this.#swap(i);
      if (cost < best - 1e-9) {
        best = cost;
        place = i + 1;
      }
    }
    for (let i = limit - 1; i >= start; i--) this.#swap(i);
    this.#move(start, place);
    return -best;
  }

  #move(from: number, to: number): void {
    for (let i = from; i < to; i++) this.#swap(i);
    for (let i = from - 1; i >= to; i--) this.#swap(i);
  }

  /** Every strand to its best place, until nothing gains. */
  sift(): void {
    const { n } = this.#tables;
    for (let round = 0; round < 12; round++) {
      let gain = 0;
      for (let strand = 0; strand < n; strand++) gain += this.#siftOne(strand, n - 1);
      if (gain < 1e-6) return;
    }
  }

  /** Simulated annealing by moves of one strand or of a block; ends with the best order it saw. */
  anneal(moves: number, budget: number, hot: number): void {
    const { n } = this.#tables;
    const random = this.#random;
    const cold = 0.25;
    let cost = 0;
    let best = 0;
    let bestOrder = this.order.slice();
    const end = this.#swaps + budget;
    const reach = Math.min(n - 1, 40);
    for (let k = 0; k < moves && this.#swaps < end; k++) {
      const progress = Math.max(k / moves, 1 - (end - this.#swaps) / budget);
      const temperature = hot * (cold / hot) ** progress;
      const size = random() < 0.25 ? 2 + Math.floor(random() * Math.min(6, n / 3)) : 1;
      const far = 1 + Math.floor(random() ** 2 * reach);
      const from = Math.floor(random() * (n - size + 1));
      const to = Math.max(0, Math.min(n - size, from + (random() < 0.5 ? -far : far)));
      if (from === to) continue;
      const change = this.#moveBlock(from, to, size);
      if (change <= 0 || random() < Math.exp(-change / temperature)) {
        cost += change;
        if (cost < best - 1e-9) {
          best = cost;
          bestOrder = this.order.slice();
        }
      } else this.#moveBlock(to, from, size);
    }
    bestOrder.forEach((strand, i) => this.#set(i, strand));
  }

  /** Moves the block of `size` strands at `from` so that it begins at `to`. */
  #moveBlock(from: number, to: number, size: number): number {
    const limit = this.#tables.n - 1;
    let change = 0;
    for (let at = from; at < to; at++)
      for (let k = size - 1; k >= 0; k--) {
        change += this.#swapCost(at + k, limit);
        this.#swap(at + k);
      }
    for (let at = from; at > to; at--)
      for (let k = 0; k < size; k++) {
        change += this.#swapCost(at - 1 + k, limit);
        this.#swap(at - 1 + k);
      }
    return change;
  }
}
