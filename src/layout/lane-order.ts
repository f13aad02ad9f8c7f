import { seededRandom } from './random';

/*
 * The order of lanes. Minimised, each far before the next: joints that cross life lines, relation marks that cross life
 * lines, vertical length of joints; besides, neighbours of one camp and neighbours that can share a row.
 */

/** Lanes that carry each other on, as one. */
export interface Strand {
  readonly lanes: readonly number[];
}

/** A line between two strands, with the strands alive where it passes. */
export interface StrandTie {
  readonly x: number;
  readonly a: number;
  readonly b: number;
  readonly kind: 'joint' | 'mark' | 'bond';
}

export interface StrandProblem {
  readonly strands: readonly Strand[];
  readonly ties: readonly StrandTie[];
  /** `alive[tie * strands + strand]`: whether the strand has a line where the tie passes. */
  readonly alive: Uint8Array;
  readonly groups: readonly string[];
  /** Where each strand's first lane begins. */
  readonly starts: readonly number[];
  /** `compatible[a * strands + b]`: whether two strands may share a row. */
  readonly compatible: Uint8Array;
}

export interface OrderOptions {
  readonly seed: number;
  /** 1 the default; more is slower and may find a better order. */
  readonly effort: number;
  /** Searches from different starts; the best one counts. */
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

/** Work for each strand at effort 1, in passes of one strand by another: 500 lanes must not take longer than 2 s. */
const STEPS_PER_STRAND = 30_000;
/** Temperatures, in units of cost. */
const HOT = 40;
const WARM = 8;
const COLD = 0.2;
const LENIENT_CROSSING = 100;
const COUNTED_PER_STEP = 60;
/** Share of the annealing's work that goes into moving whole families. */
const FAMILY_SHARE = 0.75;
/** Later runs put strands in as if they had begun up to so much earlier or later, in model units. */
const JITTER = 90;

/** An order of the strands from top to bottom. */
export function orderStrands(problem: StrandProblem, options: Partial<OrderOptions> = {}): number[] {
  const n = problem.strands.length;
  if (n < 3) return problem.strands.map((_, i) => i);
  const tables = tablesOf(problem);
  if (n <= EXACT_LIMIT) return exactOrder(tables);
  const { seed = 1, effort = 1, runs = 3 } = options;
  const steps = (effort * STEPS_PER_STRAND * n) / runs;
  // At first crossing a life line costs little more than crossing it with a mark: the search gets about.
  const lenient = {
    ...tables,
    crossing: tables.crossing.map((cost) => Math.min(cost, LENIENT_CROSSING)),
  };
  let best: { order: Int32Array; cost: number } | null = null;
  for (let run = 0; run < runs; run++) {
    const search = new OrderSearch(tables, seededRandom(seed + run * 7919));
    search.insertAll(run * JITTER);
    search.sift(steps * 0.2);
    search.judgeBy(lenient);
    search.anneal(steps * 0.4, HOT);
    search.judgeBy(tables);
    search.sift(steps * 0.1);
    search.anneal(steps * 0.2, WARM);
    search.sift(steps * 0.1);
    const cost = costIn(tables, search.order);
    if (!best || cost < best.cost) best = { order: search.order.slice(), cost };
  }
  return [...best!.order];
}

function familiesOf(n: number, ties: StrandProblem['ties']): Int32Array[] {
  const children = Array.from({ length: n }, () => [] as number[]);
  for (const { a, b, kind } of ties) if (kind === 'joint') children[a]!.push(b);
  return children.map((_, root) => {
    const seen = new Set([root]);
    for (const strand of seen) for (const child of children[strand]!) seen.add(child);
    return Int32Array.from(seen);
  });
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
  /** Each strand with all that descends from it. */
  readonly families: readonly Int32Array[];
  /** When each strand begins. */
  readonly starts: Float64Array;
  /** Cost of two strands being neighbours. */
  readonly border: Float64Array;
}

function tablesOf({ strands, ties, alive, groups, compatible, starts }: StrandProblem): Tables {
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
    families: familiesOf(n, ties),
    starts: Float64Array.from(starts),
    border,
  };
}

function costIn({ n, a, b, crossing, length, alive, border }: Tables, order: ArrayLike<number>): number {
  const position = new Int32Array(n);
  for (let i = 0; i < order.length; i++) position[order[i]!] = i;
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
  #tables: Tables;
  readonly #random: () => number;
  #steps = 0;

  constructor(tables: Tables, random: () => number) {
    this.#tables = tables;
    this.#random = random;
    this.order = Int32Array.from({ length: tables.n }, (_, i) => i);
    this.#position = this.order.slice();
  }

  /** From now on other costs count. */
  judgeBy(tables: Tables): void {
    this.#tables = tables;
  }

  /**
   * Puts strands in one after the other in the order of their beginnings, each where it costs least. Whoever comes later
   * is not there yet when earlier ones branch off, so single descent crosses nobody; only mergers can.
   */
  insertAll(jitter: number): void {
    const { n, starts } = this.#tables;
    const when = starts.map((start) => start + (this.#random() - 0.5) * jitter);
    const sequence = Array.from({ length: n }, (_, i) => i).sort((a, b) => when[a]! - when[b]! || a - b);
    sequence.forEach((strand, i) => this.#set(i, strand));
    for (let i = 1; i < n; i++) this.#siftOne(sequence[i]!, i);
  }

  #set(i: number, strand: number): void {
    this.order[i] = strand;
    this.#position[strand] = i;
  }

  /**
   * What it adds to the cost that `strand` passes `other`, downwards (1) or upwards (-1), apart from the neighbours'
   * borders. Everybody else keeps the order among themselves, so their present positions decide; those beyond `limit`
   * do not count yet.
   */
  #passCost(strand: number, other: number, way: 1 | -1, limit: number): number {
    const { n, a, b, crossing, length, alive, at } = this.#tables;
    const position = this.#position;
    const where = position[other]!;
    let cost = 0;
    const own = at[strand]!;
    for (let k = 0; k < own.length; k++) {
      const t = own[k]!;
      const end = a[t] === strand ? b[t]! : a[t]!;
      const p = position[end]!;
      if (end === other || p > limit) continue;
      const away = p < where === way > 0 ? 1 : -1;
      cost += away * (length[t]! + alive[t * n + other]! * crossing[t]!);
    }
    const others = at[other]!;
    for (let k = 0; k < others.length; k++) {
      const t = others[k]!;
      const end = a[t] === other ? b[t]! : a[t]!;
      const p = position[end]!;
      if (end === strand || p > limit) continue;
      const away = p < where === way > 0 ? -1 : 1;
      cost += away * (length[t]! + alive[t * n + strand]! * crossing[t]!);
    }
    this.#steps++;
    return cost;
  }

  #border(upper: number | undefined, lower: number | undefined): number {
    const { n, border } = this.#tables;
    return upper === undefined || lower === undefined ? 0 : border[upper * n + lower]!;
  }

  /** What the borders add when the strand at `from` stands between the strands that are now at `to` and beyond it. */
  #borderCost(from: number, to: number, limit: number): number {
    if (from === to) return 0;
    const { order } = this;
    const strand = order[from];
    const at = (i: number) => (i < 0 || i > limit ? undefined : order[i]);
    const [above, below] = to < from ? [at(to - 1), at(to)] : [at(to), at(to + 1)];
    return (
      this.#border(at(from - 1), at(from + 1)) -
      this.#border(at(from - 1), strand) -
      this.#border(strand, at(from + 1)) +
      this.#border(above, strand) +
      this.#border(strand, below) -
      this.#border(above, below)
    );
  }

  /** Moves one strand to its best place among the first `limit + 1`. @returns what that gains, never negative */
  #siftOne(strand: number, limit: number): number {
    const from = this.#position[strand]!;
    let best = 0;
    let place = from;
    for (const way of [-1, 1] as const) {
      let cost = 0;
      for (let i = from + way; i >= 0 && i <= limit; i += way) {
        cost += this.#passCost(strand, this.order[i]!, way, limit);
        const sum = cost + this.#borderCost(from, i, limit);
        if (sum < best - 1e-9) {
          best = sum;
          place = i;
        }
      }
    }
    this.#move(from, place);
    return -best;
  }

  #move(from: number, to: number): void {
    const strand = this.order[from]!;
    for (let i = from; i < to; i++) this.#set(i, this.order[i + 1]!);
    for (let i = from; i > to; i--) this.#set(i, this.order[i - 1]!);
    this.#set(to, strand);
  }

  #changeOf(from: number, to: number): number {
    const limit = this.#tables.n - 1;
    const strand = this.order[from]!;
    const way = to > from ? 1 : -1;
    let cost = this.#borderCost(from, to, limit);
    for (let i = from + way; i !== to + way; i += way)
      cost += this.#passCost(strand, this.order[i]!, way, limit);
    return cost;
  }

  /** Every strand to its best place, until nothing gains or the steps are used up. */
  sift(steps: number): void {
    const { n } = this.#tables;
    const end = this.#steps + steps;
    for (;;) {
      let gain = 0;
      for (let strand = 0; strand < n && this.#steps < end; strand++) gain += this.#siftOne(strand, n - 1);
      if (gain < 1e-6 || this.#steps >= end) return;
    }
  }

  /**
   * Simulated annealing by moves of a strand, of a block or of a family, until the steps are used up; keeps the best order
   * it saw.
   * @param hot temperature to begin with, in units of cost
   */
  anneal(steps: number, hot: number): void {
    const { n } = this.#tables;
    const random = this.#random;
    let cost = costIn(this.#tables, this.order);
    let best = cost;
    let bestOrder = this.order.slice();
    const start = this.#steps;
    let familySteps = 0;
    const note = () => {
      if (cost >= best - 1e-9) return;
      best = cost;
      bestOrder = this.order.slice();
    };
    for (;;) {
      const used = this.#steps - start;
      const progress = used / steps;
      if (progress >= 1) break;
      const temperature = hot * (COLD / hot) ** progress;
      const accepts = (change: number) => change <= 0 || random() < Math.exp(-change / temperature);
      if (familySteps <= FAMILY_SHARE * used) {
        const order = this.#moveFamily();
        const moved = costIn(this.#tables, order);
        // Counting anew looks at as many pairs as the ties are long: about a step for every few of them.
        const work = (this.#tables.a.length * n) / COUNTED_PER_STEP;
        this.#steps += work;
        familySteps += work;
        if (!accepts(moved - cost)) continue;
        order.forEach((strand, i) => this.#set(i, strand));
        cost = moved;
        note();
        continue;
      }
      const reach = Math.max(2, (n - 1) * (1 - progress) ** 1.5);
      const size = random() < 0.3 ? 2 + Math.floor(random() ** 2 * Math.min(30, n / 2)) : 1;
      const far = 1 + Math.floor(random() ** 2 * reach);
      const from = Math.floor(random() * (n - size + 1));
      const to = Math.max(0, Math.min(n - size, from + (random() < 0.5 ? -far : far)));
      if (from === to) {
        this.#steps++;
        continue;
      }
      // A block moves strand by strand; the last of them knows what it all came to.
      const change = size === 1 ? this.#changeOf(from, to) : this.#moveBlock(from, to, size);
      if (accepts(change)) {
        if (size === 1) this.#move(from, to);
        cost += change;
        note();
      } else if (size > 1) this.#moveBlock(to, from, size);
    }
    bestOrder.forEach((strand, i) => this.#set(i, strand));
  }

  /** The order with a strand and its descendants taken out and put in elsewhere, perhaps upside down. */
  #moveFamily(): Int32Array {
    const { n, families } = this.#tables;
    const random = this.#random;
    const root = Math.floor(random() * n);
    const isInside = new Uint8Array(n);
    for (const strand of families[root]!) isInside[strand] = 1;
    const block = this.order.filter((strand) => isInside[strand]);
    const rest = this.order.filter((strand) => !isInside[strand]);
    if (random() < 0.4) block.reverse();
    const home = this.#position[root]! - block.indexOf(root);
    const to =
      random() < 0.5 ? Math.floor(random() * (rest.length + 1)) : home + Math.round((random() - 0.5) * 8);
    const at = Math.max(0, Math.min(rest.length, to));
    const order = new Int32Array(n);
    order.set(rest.subarray(0, at));
    order.set(block, at);
    order.set(rest.subarray(at), at + block.length);
    return order;
  }

  /** Moves the block of `size` strands at `from` so that it begins at `to`. @returns what that adds to the cost */
  #moveBlock(from: number, to: number, size: number): number {
    let change = 0;
    for (let k = 0; k < size; k++) {
      const [a, b] = to > from ? [from, to + size - 1] : [from + k, to + k];
      change += this.#changeOf(a, b);
      this.#move(a, b);
    }
    return change;
  }
}
