/**
 * Stress minimisation by stochastic gradient descent over all pairs.
 * @see Zheng, Pawar and Goodman (2018), "Graph drawing by stochastic gradient descent", IEEE TVCG 25(9), section 2
 */

export interface StressOptions {
  /** Passes over all pairs. */
  readonly passes: number;
  readonly random: () => number;
  /** 1 for a node that must stay. */
  readonly fixed?: Uint8Array | undefined;
}

/**
 * Moves `x`, `y` so that distances approach `ideal` (n × n, row by row, all positive off the diagonal; Infinity for
 * pairs that do not count).
 */
export function minimiseStress(
  x: Float64Array,
  y: Float64Array,
  ideal: Float64Array,
  options: StressOptions,
): void {
  const n = x.length;
  const { passes, random, fixed } = options;
  const pairs: number[] = [];
  let shortest = Infinity;
  let longest = 0;
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const d = ideal[i * n + j]!;
      if (!Number.isFinite(d) || (fixed?.[i] && fixed[j])) continue;
      pairs.push(i * n + j);
      shortest = Math.min(shortest, d);
      longest = Math.max(longest, d);
    }
  if (pairs.length === 0) return;
  const order = Uint32Array.from(pairs);
  // Step sizes fall exponentially from 1 / w_min to 0.1 / w_max, with w = d^-2 (section 2.2 of the paper).
  const largest = longest * longest;
  const smallest = 0.1 * shortest * shortest;
  const decay = passes > 1 ? Math.log(largest / smallest) / (passes - 1) : 0;
  for (let pass = 0; pass < passes; pass++) {
    const step = largest * Math.exp(-decay * pass);
    shuffle(order, random);
    for (let k = 0; k < order.length; k++) {
      const pair = order[k]!;
      const i = (pair / n) | 0;
      const j = pair - i * n;
      const d = ideal[pair]!;
      const mu = Math.min(1, step / (d * d));
      let dx = x[i]! - x[j]!;
      let dy = y[i]! - y[j]!;
      let distance = Math.sqrt(dx * dx + dy * dy);
      if (distance < 1e-9) {
        // Two nodes in one place have no direction to part in: give them one.
        dx = 1e-6 * (random() - 0.5);
        dy = 1e-6 * (random() - 0.5);
        distance = Math.sqrt(dx * dx + dy * dy) || 1e-9;
      }
      const pull = (mu * (distance - d)) / distance;
      const share = fixed?.[i] || fixed?.[j] ? 1 : 0.5;
      if (!fixed?.[i]) {
        x[i]! -= share * pull * dx;
        y[i]! -= share * pull * dy;
      }
      if (!fixed?.[j]) {
        x[j]! += share * pull * dx;
        y[j]! += share * pull * dy;
      }
    }
  }
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = (random() * (i + 1)) | 0;
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
}

/**
 * Normalised stress: the mean of (1 − |p_i − p_j| / d_ij)² over pairs, at the scale that makes it least.
 * 0 is perfect; independent of the unit of either side.
 */
export function normalisedStress(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  ideal: ArrayLike<number>,
): number {
  const n = x.length;
  let sum = 0;
  let sumOfSquares = 0;
  let count = 0;
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const d = ideal[i * n + j]!;
      if (!Number.isFinite(d)) continue;
      const ratio = Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!) / d;
      sum += ratio;
      sumOfSquares += ratio * ratio;
      count++;
    }
  if (count === 0 || sumOfSquares === 0) return 0;
  // With scale s: mean of (1 − s r)² is least at s = Σr / Σr².
  return 1 - (sum * sum) / (sumOfSquares * count);
}
