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
/** Up to this many strands several searches find more than a long one; beyond, one has not even cooled down by then. */
const SEVERAL_RUNS_LIMIT = 150;
/** Temperatures, in units of cost. */
const HOT = 100;
const WARM = 8;
const COLD = 3;
const LENIENT_CROSSING = 160;
/** How the reach of moves shrinks: by this power of the work that is left. */
const REACH_POWER = 1.2;
/** Places that are worse than the best by so many temperatures are not drawn. */
const NEGLIGIBLE = 20;
/** Share of the annealing's work that goes into moving strands together; of those moves, how many move families, and turn them over. */
const TOGETHER_SHARE = 0.9;
const FAMILIES = 0.4;
const UPSIDE_DOWN = 0.4;
/** Later runs put strands in as if they had begun up to so much earlier or later, in model units. */
const JITTER = 90;

/** An order of the strands from top to bottom. */
export function orderStrands(problem: StrandProblem, options: Partial<OrderOptions> = {}): number[] {
  const n = problem.strands.length;
  if (n < 3) return problem.strands.map((_, i) => i);
  const tables = tablesOf(problem);
  if (n <= EXACT_LIMIT) return exactOrder(tables);
  const { seed = 1, effort = 1, runs = n > SEVERAL_RUNS_LIMIT ? 1 : 3 } = options;
  const steps = (effort * STEPS_PER_STRAND * n) / runs;
  // At first crossing a life line costs little more than crossing it with a mark: the search gets about.
  const lenient = tablesOf(problem, LENIENT_CROSSING);
  let best: { order: Int32Array; cost: number } | null = null;
  for (let run = 0; run < runs; run++) {
    const search = new OrderSearch(tables, seededRandom(seed + run * 7919));
    search.insertAll(run * JITTER);
    search.sift(steps * 0.2);
    search.judgeBy(lenient);
    search.anneal(steps * 0.5, HOT);
    search.judgeBy(tables);
    search.sift(steps * 0.1);
    search.anneal(steps * 0.35, WARM);
    search.sift(steps * 0.1);
    const cost = costIn(tables, search.order);
    if (!best || cost < best.cost) best = { order: search.order.slice(), cost };
  }
  return [...best!.order];
}

/** Moves single strands of an order of the same problem. */
export type MoveStrand = (
  order: readonly number[],
  strand: number,
  suits: (passing: readonly number[]) => boolean,
) => number[];

/**
 * Moves a strand to the cheapest other place that suits it; where none does, it stays.
 * `suits` is told where ties would run upright past the strand.
 */
export function strandMover(problem: StrandProblem): MoveStrand {
  const tables = tablesOf(problem);
  return (order, strand, suits) => {
    const search = new OrderSearch(tables, seededRandom(1), order);
    const changes = search.look(strand, 0, order.length - 1);
    const from = order.indexOf(strand);
    const rest = order.filter((other) => other !== strand);
    const rank = new Int32Array(order.length);
    rest.forEach((other, i) => (rank[other] = i));
    const ties = problem.ties.filter(({ a, b, kind }) => kind !== 'bond' && a !== strand && b !== strand);
    const passing = (place: number) =>
      ties.filter(({ a, b }) => rank[a]! < place !== rank[b]! < place).map(({ x }) => x);
    const place = order
      .map((_, i) => i)
      .sort((i, j) => changes[i]! - changes[j]! || i - j)
      .find((i) => i !== from && suits(passing(i)));
    return place === undefined ? [...order] : [...rest.slice(0, place), strand, ...rest.slice(place)];
  };
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
  /** `passing[tie * n + strand]`: what it costs that a tie runs past a strand: a row of length, and a crossing if the strand lives there. */
  readonly passing: Float64Array;
  /** Cost of one row of length, by tie. */
  readonly length: Float64Array;
  /** Ties at a strand: from `first[strand]` to before `first[strand + 1]`, each with the strand at its other end. */
  readonly first: Int32Array;
  readonly tieAt: Int32Array;
  readonly endAt: Int32Array;
  /** Each strand with all that descends from it. */
  readonly families: readonly Int32Array[];
  /** When each strand begins. */
  readonly starts: Float64Array;
  /** Cost of two strands being neighbours. */
  readonly border: Float64Array;
}

/** @param mostForCrossing no crossing costs more than this */
function tablesOf(
  { strands, ties, alive, groups, compatible, starts }: StrandProblem,
  mostForCrossing = Infinity,
): Tables {
  const n = strands.length;
  const W = ORDER_WEIGHTS;
  const crossing = { joint: W.jointCrossing, mark: W.markCrossing, bond: 0 };
  const length = { joint: W.jointLength, mark: W.markLength, bond: W.bondLength };
  const passing = new Float64Array(ties.length * n);
  ties.forEach(({ kind }, t) => {
    const cost = Math.min(crossing[kind], mostForCrossing);
    for (let s = t * n; s < (t + 1) * n; s++) passing[s] = length[kind] + alive[s]! * cost;
  });
  const at = Array.from({ length: n }, () => [] as [tie: number, end: number][]);
  ties.forEach(({ a, b }, t) => {
    at[a]!.push([t, b]);
    at[b]!.push([t, a]);
  });
  const first = new Int32Array(n + 1);
  at.forEach((list, s) => (first[s + 1] = first[s]! + list.length));
  const border = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      border[i * n + j] =
        (groups[i] === groups[j] ? 0 : W.groupBorder) - (compatible[i * n + j] ? W.sharedRow : 0);
  return {
    n,
    a: Int32Array.from(ties, (tie) => tie.a),
    b: Int32Array.from(ties, (tie) => tie.b),
    passing,
    length: Float64Array.from(ties, (tie) => length[tie.kind]),
    first,
    tieAt: Int32Array.from(at.flat(), ([tie]) => tie),
    endAt: Int32Array.from(at.flat(), ([, end]) => end),
    families: familiesOf(n, ties),
    starts: Float64Array.from(starts),
    border,
  };
}

function costIn({ n, a, b, passing, length, border }: Tables, order: ArrayLike<number>): number {
  const position = new Int32Array(n);
  for (let i = 0; i < order.length; i++) position[order[i]!] = i;
  let cost = 0;
  for (let t = 0; t < a.length; t++) {
    const top = Math.min(position[a[t]!]!, position[b[t]!]!);
    const bottom = Math.max(position[a[t]!]!, position[b[t]!]!);
    cost += length[t]!;
    for (let i = top + 1; i < bottom; i++) cost += passing[t * n + order[i]!]!;
  }
  for (let i = 1; i < order.length; i++) cost += border[order[i - 1]! * n + order[i]!]!;
  return cost;
}

/**
 * The cheapest order, by dynamic programming over sets of strands that stand at the top, with the last of them: a strand
 * that is put below a set is crossed by just those ties that have one end in the set and the other yet to come.
 */
function exactOrder({ n, a, b, passing, length, border }: Tables): number[] {
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
        added[s]! += s === open ? length[t]! : passing[t * n + s]!;
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
  /** What each place would add to the cost; filled anew for each strand. */
  readonly #changes: Float64Array;

  constructor(tables: Tables, random: () => number, order?: readonly number[]) {
    this.#tables = tables;
    this.#random = random;
    this.order = Int32Array.from(order ?? Array.from({ length: tables.n }, (_, i) => i));
    this.#position = new Int32Array(tables.n);
    this.order.forEach((strand, i) => (this.#position[strand] = i));
    this.#changes = new Float64Array(tables.n);
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
    const { n, passing, first, tieAt, endAt } = this.#tables;
    const position = this.#position;
    const where = position[other]!;
    const own = position[strand]!;
    let cost = 0;
    // Signs without branches: which way a tie goes is as good as random, so a processor would guess wrong half the time.
    for (let k = first[strand]!, end = first[strand + 1]!; k < end; k++) {
      const p = position[endAt[k]!]!;
      const sign = ((p - where) >> 31) - ((where - p) >> 31);
      cost -= passing[tieAt[k]! * n + other]! * (sign & ((p - limit - 1) >> 31));
    }
    for (let k = first[other]!, end = first[other + 1]!; k < end; k++) {
      const p = position[endAt[k]!]!;
      // The strand itself stands on the near side.
      const sign = p === own ? 0 : ((p - where) >> 31) - ((where - p) >> 31);
      cost += passing[tieAt[k]! * n + strand]! * (sign & ((p - limit - 1) >> 31));
    }
    this.#steps++;
    return cost * way;
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
   * Simulated annealing until the steps are used up; keeps the best order it saw. A single strand is put to one of the
   * places within reach, each as likely as its cost at the temperature makes it (heat bath), so no look is wasted; blocks
   * and families are moved, and moved back where that is not accepted.
   * @param hot temperature to begin with, in units of cost
   */
  anneal(steps: number, hot: number): void {
    const { n } = this.#tables;
    const random = this.#random;
    let cost = costIn(this.#tables, this.order);
    let best = cost;
    const bestOrder = this.order.slice();
    const start = this.#steps;
    let stepsTogether = 0;
    for (;;) {
      const used = this.#steps - start;
      const progress = used / steps;
      if (progress >= 1) break;
      const temperature = hot * (COLD / hot) ** progress;
      const reach = Math.max(2, Math.ceil((n - 1) * (1 - progress) ** REACH_POWER));
      if (stepsTogether <= TOGETHER_SHARE * used) {
        const block = random() < FAMILIES ? this.#family() : this.#block();
        cost += this.#moveTogether(block, Math.ceil(reach * random() ** 1.5), temperature);
        stepsTogether += this.#steps - start - used;
      } else cost += this.#settle(Math.floor(random() * n), reach, temperature);
      this.#steps++;
      if (cost >= best - 1e-9) continue;
      best = cost;
      bestOrder.set(this.order);
    }
    bestOrder.forEach((strand, i) => this.#set(i, strand));
  }

  /** Puts a strand to a place at most `reach` away, by heat bath. @returns what that adds to the cost */
  #settle(strand: number, reach: number, temperature: number): number {
    const from = this.#position[strand]!;
    const top = Math.max(0, from - reach);
    const bottom = Math.min(this.#tables.n - 1, from + reach);
    const changes = this.look(strand, top, bottom);
    const to = this.#draw(top, bottom, temperature);
    this.#move(from, to);
    return changes[to]!;
  }

  /** What each place from `top` to `bottom` would add to the cost, by place; valid until the next look. */
  look(strand: number, top: number, bottom: number): Float64Array {
    const limit = this.#tables.n - 1;
    const from = this.#position[strand]!;
    const changes = this.#changes;
    changes[from] = 0;
    for (const way of [-1, 1] as const) {
      let cost = 0;
      for (let i = from + way; i >= top && i <= bottom; i += way) {
        cost += this.#passCost(strand, this.order[i]!, way, limit);
        changes[i] = cost + this.#borderCost(from, i, limit);
      }
    }
    return changes;
  }

  /** One of the places from `top` to `bottom`, each as likely as its change makes it at a temperature. */
  #draw(top: number, bottom: number, temperature: number): number {
    const changes = this.#changes;
    let least = changes[top]!;
    for (let i = top + 1; i <= bottom; i++) if (changes[i]! < least) least = changes[i]!;
    const far = least + NEGLIGIBLE * temperature;
    let sum = 0;
    for (let i = top; i <= bottom; i++)
      if (changes[i]! < far) sum += Math.exp((least - changes[i]!) / temperature);
    let left = this.#random() * sum;
    let drawn = top;
    for (let i = top; i <= bottom && left > 0; i++) {
      if (changes[i]! >= far) continue;
      left -= Math.exp((least - changes[i]!) / temperature);
      drawn = i;
    }
    return drawn;
  }

  /** A strand with its descendants, as they stand. */
  #family(): Int32Array {
    const { n, families } = this.#tables;
    const family = families[Math.floor(this.#random() * n)]!;
    return family.slice().sort((a, b) => this.#position[a]! - this.#position[b]!);
  }

  /** Some neighbours. */
  #block(): Int32Array {
    const { n } = this.#tables;
    const size = 2 + Math.floor(this.#random() ** 2 * Math.min(30, n / 2));
    const from = Math.floor(this.#random() * (n - size + 1));
    return this.order.slice(from, from + size);
  }

  /**
   * Gathers strands, perhaps upside down, and puts them to a place at most `reach` away by heat bath, where chance and
   * temperature prefer that to the order as it was.
   * @returns what that adds to the cost
   */
  #moveTogether(block: Int32Array, reach: number, temperature: number): number {
    const { n } = this.#tables;
    const { order } = this;
    const changes = this.#changes;
    const size = block.length;
    const before = order.slice();
    const random = this.#random;
    if (random() < UPSIDE_DOWN) block.reverse();
    const middle = size >> 1;
    let gathered = 0;
    for (let k = middle + 1; k < size; k++) gathered += this.#carryBeside(block[k]!, block[k - 1]!, 1);
    for (let k = middle - 1; k >= 0; k--) gathered += this.#carryBeside(block[k]!, block[k + 1]!, 0);
    const start = this.#position[block[0]!]!;
    const there = order.slice();
    const top = Math.max(0, start - reach);
    const bottom = Math.min(n - size, start + reach);
    changes[start] = gathered;
    for (let i = start - 1; i >= top; i--) changes[i] = changes[i + 1]! + this.#carry(i, i + size);
    this.#restore(there, top, start + size);
    for (let i = start + 1; i <= bottom; i++) changes[i] = changes[i - 1]! + this.#carry(i + size - 1, i - 1);
    const to = this.#draw(top, bottom, temperature);
    const change = changes[to]!;
    if (change > 0 && random() >= Math.exp(-change / temperature)) {
      this.#restore(before, 0, n);
      return 0;
    }
    this.#restore(there, 0, n);
    // The cheapest way there: what stands between goes to the other side.
    const between = to < start ? there.slice(to, start) : there.slice(start + size, to + size);
    const moved = there.slice(start, start + size);
    const [upper, lower] = to < start ? [moved, between] : [between, moved];
    const first = Math.min(to, start);
    upper.forEach((strand, i) => this.#set(first + i, strand));
    lower.forEach((strand, i) => this.#set(first + upper.length + i, strand));
    return change;
  }

  /** Moves a strand. @returns what that adds to the cost */
  #carry(from: number, to: number): number {
    if (from === to) return 0;
    const change = this.#changeOf(from, to);
    this.#move(from, to);
    return change;
  }

  /** Moves a strand to just below another one (1) or just above it (0). @returns what that adds to the cost */
  #carryBeside(strand: number, other: number, below: 0 | 1): number {
    const from = this.#position[strand]!;
    const to = this.#position[other]! + below;
    return this.#carry(from, from < to ? to - 1 : to);
  }

  #restore(order: Int32Array, from: number, to: number): void {
    for (let i = from; i < to; i++) this.#set(i, order[i]!);
  }
}
