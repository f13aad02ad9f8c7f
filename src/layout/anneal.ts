import { segmentMeetsBox, segmentsCross } from './geometry';
import type { LayoutNode, LayoutTie } from './problem';

/** What one fault of each kind costs. Chosen on the Mali graph by looking at the pictures; see DECISIONS.md. */
export interface Costs {
  /** Two ties that cross. */
  readonly crossing: number;
  /** A tie under a chip that it does not belong to. */
  readonly covered: number;
  /** Two chips (with their gap) that overlap, plus the depth of it relative to their size. */
  readonly overlap: number;
  /** Two ties of one chip that leave at less than about 15 degrees: they read as one. */
  readonly narrow: number;
  /** A tie of which less than `visible` shows between its two chips, squared and relative to that length. */
  readonly hidden: number;
  /** Weight of (1 − distance / ideal)² of one pair. */
  readonly stress: number;
}

export interface AnnealingProblem {
  readonly nodes: readonly LayoutNode[];
  readonly ties: readonly LayoutTie[];
  /** n × n, row by row. */
  readonly ideal: Float64Array;
  /** Free space that every chip keeps around it. */
  readonly gap: number;
  /** Free space that a tie keeps from a foreign chip. */
  readonly clearance: number;
  /** Length of a tie that should show between its chips, so that its marks can be told apart. */
  readonly visible: number;
}

/** A tie that shows more than this many times its `visible` length makes the picture wide for nothing. */
const LONG = 2.5;

/**
 * Moves single nodes at random and keeps what lowers the cost, or raises it by less and less: simulated annealing on
 * the faults that a reader sees, from positions that are good already.
 * @see Davidson and Harel (1996), "Drawing graphs nicely using simulated annealing", ACM TOG 15(4)
 * @param moves number of trials; the work grows with moves × ties
 * @param unit typical length of a tie, the size of a first step
 */
export function anneal(
  x: Float64Array,
  y: Float64Array,
  problem: AnnealingProblem,
  costs: Costs,
  random: () => number,
  moves: number,
  unit: number,
): void {
  const { nodes, ties, ideal, gap, clearance, visible } = problem;
  const n = nodes.length;
  const m = ties.length;
  if (n < 2 || moves <= 0) return;
  const from = Uint32Array.from(ties, (tie) => tie.from);
  const to = Uint32Array.from(ties, (tie) => tie.to);
  const weight = Float64Array.from(ties, (tie) => tie.weight ?? 1);
  const halfW = Float64Array.from(nodes, (node) => node.width / 2);
  const halfH = Float64Array.from(nodes, (node) => node.height / 2);
  const incident: number[][] = nodes.map(() => []);
  for (let t = 0; t < m; t++) {
    if (from[t] === to[t]) continue;
    incident[from[t]!]!.push(t);
    incident[to[t]!]!.push(t);
  }
  const free = nodes.flatMap((node, i) => (node.at ? [] : [i]));
  if (free.length === 0) return;

  const crossingsOf = (t: number, except: number): number => {
    const a = from[t]!;
    const b = to[t]!;
    const ax = x[a]!;
    const ay = y[a]!;
    const bx = x[b]!;
    const by = y[b]!;
    const loX = Math.min(ax, bx);
    const hiX = Math.max(ax, bx);
    const loY = Math.min(ay, by);
    const hiY = Math.max(ay, by);
    let sum = 0;
    for (let s = 0; s < m; s++) {
      const c = from[s]!;
      const d = to[s]!;
      if (c === a || c === b || d === a || d === b || c === except || d === except) continue;
      const cx = x[c]!;
      const dx = x[d]!;
      if ((cx < loX && dx < loX) || (cx > hiX && dx > hiX)) continue;
      const cy = y[c]!;
      const dy = y[d]!;
      if ((cy < loY && dy < loY) || (cy > hiY && dy > hiY)) continue;
      if (segmentsCross(ax, ay, bx, by, cx, cy, dx, dy)) sum += weight[s]!;
    }
    return sum * weight[t]!;
  };

  const meets = (t: number, k: number): boolean => {
    const a = from[t]!;
    const b = to[t]!;
    const w = halfW[k]! + clearance;
    const h = halfH[k]! + clearance;
    const kx = x[k]!;
    const ky = y[k]!;
    const ax = x[a]!;
    const bx = x[b]!;
    if ((ax < kx - w && bx < kx - w) || (ax > kx + w && bx > kx + w)) return false;
    const ay = y[a]!;
    const by = y[b]!;
    if ((ay < ky - h && by < ky - h) || (ay > ky + h && by > ky + h)) return false;
    return segmentMeetsBox(ax, ay, bx, by, kx, ky, w, h);
  };

  /** How much too little of a tie shows beside its own two chips, or how much more than `LONG` times what should. */
  const hiddenOf = (v: number, u: number): number => {
    const dx = Math.abs(x[v]! - x[u]!);
    const dy = Math.abs(y[v]! - y[u]!);
    const length = Math.sqrt(dx * dx + dy * dy) || 1;
    // The part of the line within a box, from its centre: until it leaves through a side or through top or bottom.
    const inside = Math.min((halfW[v]! * length) / (dx || 1e-9), (halfH[v]! * length) / (dy || 1e-9));
    const insideOther = Math.min((halfW[u]! * length) / (dx || 1e-9), (halfH[u]! * length) / (dy || 1e-9));
    const shown = length - inside - insideOther;
    if (shown >= visible) {
      const excess = Math.max(0, shown / visible - LONG);
      return 0.04 * excess * excess;
    }
    const lack = 1 - shown / visible;
    return lack * lack;
  };

  const NARROW = Math.cos(0.26);
  const narrowAt = (v: number): number => {
    const list = incident[v]!;
    let sum = 0;
    for (let i = 0; i < list.length; i++) {
      const p = list[i]!;
      const u = from[p] === v ? to[p]! : from[p]!;
      const ux = x[u]! - x[v]!;
      const uy = y[u]! - y[v]!;
      const ul = Math.sqrt(ux * ux + uy * uy) || 1;
      for (let j = i + 1; j < list.length; j++) {
        const q = list[j]!;
        const w = from[q] === v ? to[q]! : from[q]!;
        if (w === u) continue;
        const wx = x[w]! - x[v]!;
        const wy = y[w]! - y[v]!;
        const cos = (ux * wx + uy * wy) / (ul * (Math.sqrt(wx * wx + wy * wy) || 1));
        if (cos > NARROW) sum += ((cos - NARROW) / (1 - NARROW)) * weight[p]! * weight[q]!;
      }
    }
    return sum;
  };

  /** All cost that depends on where node v is; once it passes `limit`, any number beyond that will do. */
  const costOf = (v: number, limit: number): number => {
    let cost = 0;
    const row = v * n;
    const vx = x[v]!;
    const vy = y[v]!;
    for (let k = 0; k < n; k++) {
      if (k === v) continue;
      const dx = vx - x[k]!;
      const dy = vy - y[k]!;
      const d = ideal[row + k]!;
      if (d !== Infinity) {
        const off = 1 - Math.sqrt(dx * dx + dy * dy) / d;
        cost += costs.stress * off * off;
      }
      const w = halfW[v]! + halfW[k]! + 2 * gap;
      const h = halfH[v]! + halfH[k]! + 2 * gap;
      const inX = w - Math.abs(dx);
      const inY = h - Math.abs(dy);
      if (inX > 0 && inY > 0) cost += costs.overlap * (0.3 + Math.min(inX / w, inY / h));
    }
    if (cost > limit) return cost;
    const own = incident[v]!;
    for (let i = 0; i < own.length; i++) {
      const t = own[i]!;
      const u = from[t] === v ? to[t]! : from[t]!;
      cost += costs.crossing * crossingsOf(t, v) + costs.hidden * hiddenOf(v, u);
      if (cost > limit) return cost;
    }
    for (let t = 0; t < m; t++) {
      if (from[t] === v || to[t] === v) continue;
      if (meets(t, v)) cost += costs.covered * weight[t]!;
    }
    if (cost > limit) return cost;
    cost += costs.narrow * narrowAt(v);
    for (let i = 0; i < own.length; i++) {
      const t = own[i]!;
      const u = from[t] === v ? to[t]! : from[t]!;
      for (let k = 0; k < n; k++) if (k !== v && k !== u && meets(t, k)) cost += costs.covered * weight[t]!;
      if (cost > limit) return cost;
      cost += costs.narrow * narrowAt(u);
    }
    return cost;
  };

  const hot = costs.crossing * 0.7;
  const cold = costs.stress * 0.02;
  for (let move = 0; move < moves; move++) {
    const progress = move / moves;
    const temperature = hot * Math.pow(cold / hot, progress);
    const v = free[(random() * free.length) | 0]!;
    const oldX = x[v]!;
    const oldY = y[v]!;
    // Metropolis: a move that adds d passes with the chance exp(−d / T). Drawn beforehand, it bounds what may be added.
    const allowance = -temperature * Math.log(1 - random());
    const kind = random();
    if (kind < 0.12 && progress < 0.8) {
      // Two nodes change places: the way out of knots that no short step undoes.
      const u = free[(random() * free.length) | 0]!;
      if (u === v) continue;
      const before = costOf(v, Infinity) + costOf(u, Infinity);
      const uX = x[u]!;
      const uY = y[u]!;
      x[v] = uX;
      y[v] = uY;
      x[u] = oldX;
      y[u] = oldY;
      const limit = before + allowance;
      const first = costOf(v, limit);
      if (first > limit || first + costOf(u, limit - first) > limit) {
        x[v] = oldX;
        y[v] = oldY;
        x[u] = uX;
        y[u] = uY;
      }
      continue;
    }
    const limit = costOf(v, Infinity) + allowance;
    if (kind < 0.25 && progress < 0.9 && incident[v]!.length > 0) {
      // Beside one of its neighbours.
      const list = incident[v]!;
      const t = list[(random() * list.length) | 0]!;
      const u = from[t] === v ? to[t]! : from[t]!;
      const angle = random() * 2 * Math.PI;
      const length = ideal[v * n + u]! * (0.7 + 0.6 * random());
      x[v] = x[u]! + length * Math.cos(angle);
      y[v] = y[u]! + length * Math.sin(angle);
    } else {
      const reach = unit * (0.05 + 1.2 * (1 - progress) ** 2);
      x[v] = oldX + reach * (random() + random() - 1);
      y[v] = oldY + reach * (random() + random() - 1);
    }
    if (costOf(v, limit) > limit) {
      x[v] = oldX;
      y[v] = oldY;
    }
  }
}
