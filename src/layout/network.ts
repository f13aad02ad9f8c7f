import { anneal, type Costs } from './anneal';
import { countCovered, countCrossings } from './crossings';
import { adjacencyOf, componentsOf, hopsBetweenAll } from './distances';
import { removeOverlaps } from './overlaps';
import { packParts } from './pack';
import type { LayoutNode, LayoutTie, NetworkProblem, Position } from './problem';
import { seededRandom } from './random';
import { minimiseStress } from './stress';

export interface NetworkOptions {
  /** Any integer; the same seed gives the same picture. */
  readonly seed: number;
  /** Wanted width divided by height of the whole. */
  readonly aspect: number;
  /** Length of a tie between two chips of the usual size, in model units. */
  readonly tieLength: number;
  /** Free space around every chip, in model units. */
  readonly gap: number;
  /** 0 stress and overlaps only; 1 the default; more is slower and seldom better. */
  readonly effort: number;
}

export const NETWORK_DEFAULTS: NetworkOptions = { seed: 1, aspect: 1.5, tieLength: 96, gap: 10, effort: 1 };

const COSTS: Costs = { crossing: 6, covered: 8, overlap: 25, narrow: 1.2, hidden: 4, stress: 4 };

/** Work of one trial of the annealing grows with ties and nodes; this bounds the whole, whatever the clock says. */
const ANNEALING_WORK = 60_000_000;
const MAX_MOVES = 42_000;
const MAX_STARTS = 60;

/** Beyond this many nodes no single move makes a picture that is read tie by tie; it is left as stress has it. */
const MOST_ANNEALED = 160;
/** Share of its area that chips may fill in a picture that is not annealed, so that parting them bends it little. */
const MOST_FILLED = 0.15;

/** Chips are wider than high, so the picture is laid out in a space that is squeezed by this much in x. */
const STRETCH = 1.25;

/**
 * Positions for a network of chips: stress-minimising starts, the best of them by crossings, annealed on crossings,
 * covered ties and stress, with overlaps removed and components packed. Deterministic: the amount of work depends on the
 * size of the problem, never on the time that it takes.
 * @returns centres in model units, around (0, 0) unless nodes are held in place
 */
export function layoutNetwork(problem: NetworkProblem, options: Partial<NetworkOptions> = {}): Position[] {
  const settings = { ...NETWORK_DEFAULTS, ...options };
  const { nodes, ties } = problem;
  const n = nodes.length;
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  if (n === 0) return [];
  if (nodes.some((node) => node.at)) extendLayout(problem, settings, x, y);
  else {
    const parts = componentsOf(n, adjacencyOf(n, ties)).map((members) => {
      layoutComponent(problem, members, settings, x, y);
      return { members };
    });
    packParts(x, y, nodes, parts, settings.gap * 3, settings.aspect);
  }
  return Array.from({ length: n }, (_, i) => ({ x: x[i]!, y: y[i]! }));
}

/** The part of a problem that a set of nodes spans, with indexes of its own. */
function restrict(problem: NetworkProblem, members: readonly number[]): NetworkProblem {
  const local = new Map(members.map((node, i) => [node, i]));
  return {
    nodes: members.map((i) => problem.nodes[i]!),
    ties: problem.ties.flatMap((tie) => {
      const from = local.get(tie.from);
      const to = local.get(tie.to);
      return from === undefined || to === undefined || from === to ? [] : [{ ...tie, from, to }];
    }),
    clusters: (problem.clusters ?? []).map((cluster) => cluster.flatMap((i) => local.get(i) ?? [])),
  };
}

function layoutComponent(
  whole: NetworkProblem,
  members: readonly number[],
  settings: NetworkOptions,
  x: Float64Array,
  y: Float64Array,
): void {
  const problem = restrict(whole, members);
  const { nodes } = problem;
  const n = nodes.length;
  if (n === 1) return;
  const ties = mergeParallel(problem.ties);
  const random = seededRandom(settings.seed * 7919 + members[0]! + 1);
  const ideal = idealDistances(problem, ties, settings.tieLength);
  const starts = Math.max(
    1,
    Math.min(MAX_STARTS, Math.round((settings.effort * 400_000) / (n * n * 4 + ties.length ** 2 / 2))),
  );
  const passes = n > 400 ? 15 : 30;
  const isLarge = n > MOST_ANNEALED;
  const candidates: { x: Float64Array; y: Float64Array; faults: number }[] = [];
  for (let start = 0; start < starts; start++) {
    const px = Float64Array.from({ length: n }, () => random() * settings.tieLength);
    const py = Float64Array.from({ length: n }, () => random() * settings.tieLength);
    minimiseStress(px, py, ideal, { passes, random });
    lieFlat(px, py, nodes, ties);
    if (isLarge) makeRoom(px, py, nodes, settings.gap);
    else for (let i = 0; i < n; i++) px[i]! *= STRETCH;
    const faults = starts === 1 ? 0 : countCrossings(px, py, ties) + 0.5 * countCovered(px, py, nodes, ties);
    candidates.push({ x: px, y: py, faults });
  }
  candidates.sort((a, b) => a.faults - b.faults);
  const budget = Math.min(
    MAX_MOVES,
    Math.round(((settings.effort * ANNEALING_WORK) / (10 * n + 10 * ties.length) ** 2) * 1200),
  );
  const best = candidates[0]!;
  if (!isLarge)
    anneal(
      best.x,
      best.y,
      {
        nodes,
        ties,
        ideal: stretch(ideal, best.x, best.y),
        gap: settings.gap,
        clearance: settings.gap * 0.6,
        visible: settings.gap * 3.2,
      },
      COSTS,
      random,
      budget,
      settings.tieLength,
    );
  runForward(best.x, best.y, ties);
  removeOverlaps(best.x, best.y, nodes, settings.gap);
  members.forEach((node, i) => {
    x[node] = best.x[i]!;
    y[node] = best.y[i]!;
  });
}

/** Blows a picture up until its chips have room; its shape, and so its stress, stays. */
function makeRoom(x: Float64Array, y: Float64Array, nodes: readonly LayoutNode[], gap: number): void {
  let filled = 0;
  let across = 0;
  nodes.forEach(({ width, height }, i) => {
    filled += (width + 2 * gap) * (height + 2 * gap);
    across += (x[i]! * x[i]! + y[i]! * y[i]!) / nodes.length;
  });
  // A disc of even density has a mean square radius of half its squared radius.
  const area = 2 * Math.PI * across;
  const scale = Math.max(1, Math.sqrt(filled / (MOST_FILLED * area)));
  for (let i = 0; i < x.length; i++) {
    x[i]! *= scale;
    y[i]! *= scale;
  }
}

/** Several ties of one pair shape the picture as one. */
function mergeParallel(ties: readonly LayoutTie[]): LayoutTie[] {
  const pairs = new Map<string, LayoutTie>();
  for (const tie of ties) {
    const key = tie.from < tie.to ? `${tie.from} ${tie.to}` : `${tie.to} ${tie.from}`;
    const known = pairs.get(key);
    if (!known || (tie.weight ?? 1) > (known.weight ?? 1) || (tie.forward && !known.forward))
      pairs.set(key, tie);
  }
  return [...pairs.values()];
}

/** Wanted distances: hops × tie length, less within a camp, and members of a cluster near one another. */
function idealDistances(
  problem: NetworkProblem,
  ties: readonly LayoutTie[],
  tieLength: number,
): Float64Array {
  const { nodes, clusters = [] } = problem;
  const n = nodes.length;
  const hops = hopsBetweenAll(n, adjacencyOf(n, ties));
  const ideal = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const h = hops[i * n + j]!;
      const sameCamp = nodes[i]!.group !== undefined && nodes[i]!.group === nodes[j]!.group;
      ideal[i * n + j] = h === 65535 ? Infinity : h * tieLength * (sameCamp && h > 1 ? 0.85 : 1);
    }
  for (const cluster of clusters)
    for (const i of cluster)
      for (const j of cluster) if (i !== j) ideal[i * n + j] = Math.min(ideal[i * n + j]!, tieLength * 1.4);
  return ideal;
}

/** The ideal distances at the scale that the stretched picture has, so that annealing does not squeeze it back. */
function stretch(ideal: Float64Array, x: Float64Array, y: Float64Array): Float64Array {
  const n = x.length;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const d = ideal[i * n + j]!;
      if (d === Infinity) continue;
      const ratio = Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!) / d;
      sum += ratio;
      squares += ratio * ratio;
    }
  const scale = sum > 0 ? squares / sum : 1;
  return ideal.map((d) => d * scale);
}

/** Turns the picture so that its long axis lies flat and ties with a direction run right and down. */
function lieFlat(
  x: Float64Array,
  y: Float64Array,
  nodes: readonly LayoutNode[],
  ties: readonly LayoutTie[],
): void {
  const n = x.length;
  let mx = 0;
  let my = 0;
  for (let i = 0; i < n; i++) {
    mx += x[i]! / n;
    my += y[i]! / n;
  }
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let i = 0; i < n; i++) {
    const dx = x[i]! - mx;
    const dy = y[i]! - my;
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const angle = -0.5 * Math.atan2(2 * xy, xx - yy);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  for (let i = 0; i < n; i++) {
    const dx = x[i]! - mx;
    const dy = y[i]! - my;
    x[i] = cos * dx - sin * dy;
    y[i] = sin * dx + cos * dy;
  }
  runForward(x, y, ties);
}

/** Mirrors the picture so that ties with a direction run right and down. */
function runForward(x: Float64Array, y: Float64Array, ties: readonly LayoutTie[]): void {
  const n = x.length;
  let right = 0;
  let down = 0;
  for (const { from, to, forward } of ties) {
    if (!forward) continue;
    right += Math.sign(x[to]! - x[from]!);
    down += Math.sign(y[to]! - y[from]!);
  }
  if (right < 0) for (let i = 0; i < n; i++) x[i] = -x[i]!;
  if (down < 0) for (let i = 0; i < n; i++) y[i] = -y[i]!;
}

/**
 * Places the free nodes among those that are held in place: each starts at the middle of its placed neighbours, stress
 * settles it, and what still overlaps moves away.
 */
function extendLayout(
  problem: NetworkProblem,
  settings: NetworkOptions,
  x: Float64Array,
  y: Float64Array,
): void {
  const { nodes } = problem;
  const n = nodes.length;
  const ties = mergeParallel(problem.ties);
  const random = seededRandom(settings.seed * 104_729 + n);
  const fixed = new Uint8Array(n);
  let cx = 0;
  let cy = 0;
  let count = 0;
  nodes.forEach(({ at }, i) => {
    if (!at) return;
    fixed[i] = 1;
    x[i] = at.x;
    y[i] = at.y;
    cx += at.x;
    cy += at.y;
    count++;
  });
  cx /= count || 1;
  cy /= count || 1;
  const adjacency = adjacencyOf(n, ties);
  const known = fixed.slice();
  // Nearest to the known first, so that every node has a placed neighbour where its component has one.
  for (let round = 0; round < n; round++) {
    const placed: number[] = [];
    for (let i = 0; i < n; i++) {
      if (known[i]) continue;
      let sx = 0;
      let sy = 0;
      let k = 0;
      for (let e = adjacency.start[i]!; e < adjacency.start[i + 1]!; e++) {
        const other = adjacency.list[e]!;
        if (!known[other]) continue;
        sx += x[other]!;
        sy += y[other]!;
        k++;
      }
      if (k === 0) continue;
      const angle = random() * 2 * Math.PI;
      const reach = settings.tieLength * (k === 1 ? 0.9 : 0.4);
      // Away from the middle of the picture, where there is room.
      const ox = sx / k - cx;
      const oy = sy / k - cy;
      const far = Math.hypot(ox, oy) || 1;
      x[i] = sx / k + reach * (0.6 * (ox / far) + Math.cos(angle));
      y[i] = sy / k + reach * (0.6 * (oy / far) + Math.sin(angle));
      placed.push(i);
    }
    if (placed.length === 0) break;
    for (const i of placed) known[i] = 1;
  }
  const bottom = Math.max(...nodes.map((node, i) => (known[i] ? y[i]! + node.height / 2 : -Infinity)), 0);
  let column = 0;
  for (let i = 0; i < n; i++) {
    if (known[i]) continue;
    x[i] = cx + ((column % 8) - 3.5) * settings.tieLength;
    y[i] = bottom + settings.tieLength * (1 + Math.floor(column / 8) * 0.6);
    column++;
  }
  const ideal = idealDistances(problem, ties, settings.tieLength);
  const moves = Math.min(
    MAX_MOVES / 2,
    Math.round((settings.effort * ANNEALING_WORK) / 2 / (10 * n + 10 * ties.length + 40)),
  );
  const scaled = scaleToFixed(ideal, x, y, fixed);
  minimiseStress(x, y, nearPairs(scaled, n, settings.tieLength * 3), { passes: 20, random, fixed });
  anneal(
    x,
    y,
    {
      nodes,
      ties,
      ideal: nearPairs(scaled, n, settings.tieLength * 2.5),
      gap: settings.gap,
      clearance: settings.gap * 0.4,
      visible: settings.gap * 2.5,
    },
    { ...COSTS, crossing: 2, covered: 3, overlap: 60 },
    random,
    moves,
    settings.tieLength * 1.5,
  );
  removeOverlaps(x, y, nodes, settings.gap);
  settleBetween(x, y, nodes, settings.gap);
}

/** Free nodes for which there is no room between two that are held go to the nearest place where there is. */
function settleBetween(x: Float64Array, y: Float64Array, nodes: readonly LayoutNode[], gap: number): void {
  const isFree = (v: number, px: number, py: number) =>
    nodes.every(
      (node, k) =>
        k === v ||
        Math.abs(px - x[k]!) >= (node.width + nodes[v]!.width) / 2 + gap ||
        Math.abs(py - y[k]!) >= (node.height + nodes[v]!.height) / 2 + gap,
    );
  nodes.forEach((node, v) => {
    if (node.at || isFree(v, x[v]!, y[v]!)) return;
    const [startX, startY] = [x[v]!, y[v]!];
    // Along a spiral (Archimedes'), in steps of about half a chip's height.
    for (let angle = 0; ; angle += 14 / Math.max(14, 4 * angle)) {
      const px = startX + 4 * angle * Math.cos(angle);
      const py = startY + 4 * angle * Math.sin(angle);
      if (!isFree(v, px, py)) continue;
      x[v] = px;
      y[v] = py;
      return;
    }
  });
}

/** Ideal distances at the scale of the picture that stands already. */
function scaleToFixed(
  ideal: Float64Array,
  x: Float64Array,
  y: Float64Array,
  fixed: Uint8Array,
): Float64Array {
  const n = x.length;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const d = ideal[i * n + j]!;
      if (!fixed[i] || !fixed[j] || d === Infinity) continue;
      const ratio = Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!) / d;
      sum += ratio;
      squares += ratio * ratio;
    }
  const scale = sum > 0 ? squares / sum : 1;
  return ideal.map((d) => d * scale);
}

/** Only near pairs count when nodes are added to a picture: far ones would pull everything outwards. */
function nearPairs(ideal: Float64Array, n: number, reach: number): Float64Array {
  const near = ideal.map((d) => (d > reach ? Infinity : d));
  for (let i = 0; i < n; i++) near[i * n + i] = 0;
  return near;
}
