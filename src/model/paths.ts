import { isolated } from './direction';
import { ANY_CLAIM, acceptedClaims, datesUnder, firmnessOf, isContested, type ClaimFilter } from './evidence';
import { actorOf, type Actor, type Graph, type Relation } from './graph';
import { referentsOf } from './identity';
import { FAMILIES, type ActorKind, type Family } from './kinds';
import type { ActorId, Claim } from './schema';
import { datesInWords, plain, sourcesInWords, verbOf, type Phrase } from './words';

/** One chain between two actors: `relations[i]` ties `actors[i]` and `actors[i + 1]`. */
export interface Path {
  readonly actors: readonly Actor[];
  readonly relations: readonly Relation[];
  /** What the chain costs in the order of telling ways; less is more telling. */
  readonly cost: number;
}

export interface PathOptions {
  readonly claims?: ClaimFilter;
  /** At most so many chains. */
  readonly limit?: number;
}

/** Lineage and alliance tell more of two actors than conflict, and conflict more than institutional ties. */
const FAMILY_COST: Readonly<Record<Family, number>> = {
  lineage: 1,
  alliance: 1.3,
  identity: 1.1,
  conflict: 2.2,
  institutional: 4,
};
/** An allegation weighs as much as another step of what is stated. */
const WEAKER = { firm: 0, alleged: 0.9, inferred: 0.7 } as const;

/** Chains are told in this order: those of lineage and alliance alone, then those that need a fight, then the others. */
const TIERS: readonly (readonly Family[])[] = [
  ['lineage', 'alliance', 'identity'],
  ['lineage', 'alliance', 'identity', 'conflict'],
  FAMILIES,
];

/** Everybody is tied to these: a chain through one says little. */
const HUB_KINDS: ReadonlySet<ActorKind> = new Set([
  'state',
  'place',
  'class',
  'international-organization',
  'agreement',
  'instrument',
  'community',
  'government-body',
]);

/** Chains that cost more than this many times the best are no answer to the question any more. */
const FAR = 2.4;

/** So many chains are looked at for each one that is told; the others are detours of better ones. */
const TRIES = 6;

interface Step {
  readonly to: number;
  readonly relation: Relation;
  readonly cost: number;
}

/**
 * The few most telling chains between two actors, best first; none where there is no way. A chain does not pass through
 * a hub such as a state unless every way does, nor through an actor that a source leaves unnamed and another one names.
 * A chain that leaves a better one only to come back to it is a detour and is left out.
 * @see Yen (1971), "Finding the k shortest loopless paths in a network", Management Science 17(11)
 */
export function findPaths(
  graph: Graph,
  from: ActorId,
  to: ActorId,
  { claims = ANY_CLAIM, limit = 3 }: PathOptions = {},
): Path[] {
  const start = actorOf(graph, from).index;
  const goal = actorOf(graph, to).index;
  if (start === goal) return [];
  const isHub = graph.actors.map(
    (actor) =>
      HUB_KINDS.has(actor.kind) ||
      (actor.unnamed && (actor.kind === 'person' || referentsOf(graph, actor, claims).length > 0)),
  );
  const tiers = TIERS.map((families) => stepsOf(graph, claims, new Set(families)));
  for (const hubs of [isHub, null]) {
    const ways = tiers.map((steps) => yen(steps, start, goal, limit, hubs));
    // However a chain is made, one that goes far round is no answer beside a short one.
    const shortest = Math.min(...ways.flatMap((found) => found.map(({ cost }) => cost)));
    const told: Way[] = [];
    // A direct tie comes first, whatever its kind; and where friends and foes both tie two actors, both are told.
    const direct = ways.at(-1)!.filter(({ nodes }) => nodes.length === 2);
    const [kin = [], ...others] = ways;
    for (const way of [...direct, ...kin.slice(0, limit - 1), ...others.flat(), ...kin]) {
      if (told.length === limit) break;
      const isKnown = told.some(({ nodes }) => nodes.join() === way.nodes.join());
      if (isKnown || way.cost > shortest * FAR || told.some((better) => isDetourOf(way, better))) continue;
      told.push(way);
    }
    if (told.length > 0)
      return told.map(({ nodes, relations, cost }) => ({
        actors: nodes.map((index) => graph.actors[index]!),
        relations,
        cost,
      }));
  }
  return [];
}

/** The best tie of every pair of neighbours, both ways. */
function stepsOf(graph: Graph, claims: ClaimFilter, families: ReadonlySet<Family>): Step[][] {
  const best = new Map<number, Step>();
  const n = graph.actors.length;
  const offer = (from: number, to: number, relation: Relation, cost: number) => {
    const key = from * n + to;
    const known = best.get(key);
    if (!known || cost < known.cost) best.set(key, { to, relation, cost });
  };
  for (const relation of graph.relations) {
    if (!families.has(relation.family)) continue;
    const accepted = acceptedClaims(relation, claims);
    if (accepted.length === 0) continue;
    const cost = FAMILY_COST[relation.family] + WEAKER[firmnessOf(accepted)];
    for (const a of relation.from)
      for (const b of relation.to) {
        const i = actorOf(graph, a).index;
        const j = actorOf(graph, b).index;
        offer(i, j, relation, cost);
        offer(j, i, relation, cost);
      }
  }
  const steps: Step[][] = graph.actors.map(() => []);
  for (const [key, step] of best) steps[Math.floor(key / n)]?.push(step);
  return steps;
}

interface Way {
  readonly nodes: readonly number[];
  readonly relations: readonly Relation[];
  readonly cost: number;
}

function yen(
  steps: readonly Step[][],
  start: number,
  goal: number,
  limit: number,
  hubs: readonly boolean[] | null,
): Way[] {
  const first = dijkstra(steps, start, goal, hubs, new Set(), new Set());
  if (!first) return [];
  const found: Way[] = [first];
  const told: Way[] = [first];
  const open: Way[] = [];
  while (told.length < limit && found.length < limit * TRIES) {
    const last = found.at(-1)!;
    for (let i = 0; i < last.nodes.length - 1; i++) {
      const root = last.nodes.slice(0, i + 1);
      const closedSteps = new Set<string>();
      for (const way of found)
        if (root.every((node, k) => way.nodes[k] === node))
          closedSteps.add(`${way.nodes[i]} ${way.nodes[i + 1]}`);
      const spur = dijkstra(steps, root.at(-1)!, goal, hubs, new Set(root.slice(0, -1)), closedSteps);
      if (!spur) continue;
      const relations = [...last.relations.slice(0, i), ...spur.relations];
      const nodes = [...root.slice(0, -1), ...spur.nodes];
      const rootCost = costOf(steps, root);
      const way = { nodes, relations, cost: rootCost + spur.cost };
      if (![...open, ...found].some((known) => known.nodes.join() === nodes.join())) open.push(way);
    }
    open.sort((a, b) => a.cost - b.cost || (a.nodes.join() < b.nodes.join() ? -1 : 1));
    const next = open.shift();
    if (!next || next.cost > first.cost * FAR) break;
    found.push(next);
    if (!told.some((better) => isDetourOf(next, better))) told.push(next);
  }
  return told;
}

/** Whether a chain meets everybody that a better one meets, and more besides. A direct tie has no detours. */
function isDetourOf(way: Way, better: Way): boolean {
  return better.nodes.length > 2 && better.nodes.every((node) => way.nodes.includes(node));
}

function costOf(steps: readonly Step[][], nodes: readonly number[]): number {
  let sum = 0;
  for (let i = 1; i < nodes.length; i++)
    sum += steps[nodes[i - 1]!]?.find((step) => step.to === nodes[i])?.cost ?? 0;
  return sum;
}

/** The cheapest way that avoids some nodes and steps; hubs may only stand at its ends. */
function dijkstra(
  steps: readonly Step[][],
  start: number,
  goal: number,
  hubs: readonly boolean[] | null,
  closed: ReadonlySet<number>,
  closedSteps: ReadonlySet<string>,
): Way | null {
  const n = steps.length;
  const cost = new Float64Array(n).fill(Infinity);
  const before = new Int32Array(n).fill(-1);
  const by = new Array<Relation | undefined>(n);
  const done = new Uint8Array(n);
  const front = new Front();
  cost[start] = 0;
  front.add(start, 0);
  for (;;) {
    const at = front.takeNearest();
    if (at === undefined) return null;
    if (at === goal) break;
    if (done[at]) continue;
    done[at] = 1;
    if (hubs?.[at] && at !== start) continue;
    for (const step of steps[at] ?? []) {
      if (done[step.to] || closed.has(step.to) || closedSteps.has(`${at} ${step.to}`)) continue;
      const next = cost[at]! + step.cost;
      if (next >= cost[step.to]!) continue;
      cost[step.to] = next;
      before[step.to] = at;
      by[step.to] = step.relation;
      front.add(step.to, next);
    }
  }
  const nodes = [goal];
  const relations: Relation[] = [];
  for (let at = goal; at !== start; at = before[at]!) {
    relations.unshift(by[at]!);
    nodes.unshift(before[at]!);
  }
  return { nodes, relations, cost: cost[goal]! };
}

/** Nodes that a search has reached, nearest first; of two equally near ones the one that comes first in the graph. */
class Front {
  readonly #heap: { node: number; cost: number }[] = [];

  add(node: number, cost: number): void {
    const heap = this.#heap;
    let i = heap.push({ node, cost }) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!this.#isBefore(i, parent)) break;
      [heap[i], heap[parent]] = [heap[parent]!, heap[i]!];
      i = parent;
    }
  }

  takeNearest(): number | undefined {
    const heap = this.#heap;
    const nearest = heap[0];
    const last = heap.pop();
    if (!nearest || !last) return undefined;
    if (heap.length === 0) return nearest.node;
    heap[0] = last;
    for (let i = 0; ;) {
      let least = i;
      for (const child of [2 * i + 1, 2 * i + 2])
        if (child < heap.length && this.#isBefore(child, least)) least = child;
      if (least === i) return nearest.node;
      [heap[i], heap[least]] = [heap[least]!, heap[i]!];
      i = least;
    }
  }

  #isBefore(i: number, j: number): boolean {
    const a = this.#heap[i]!;
    const b = this.#heap[j]!;
    return a.cost < b.cost || (a.cost === b.cost && a.node < b.node);
  }
}

/** One step of a chain, as it is walked. */
export interface PathStep {
  readonly relation: Relation;
  readonly from: Actor;
  readonly to: Actor;
  /** "GATIA fought ISGS (February 2018)" */
  readonly phrase: Phrase;
  readonly claims: readonly Claim[];
  readonly contested: boolean;
}

export function pathSteps(graph: Graph, path: Path, filter: ClaimFilter = ANY_CLAIM): PathStep[] {
  return path.relations.map((relation, i) => {
    const from = path.actors[i]!;
    const to = path.actors[i + 1]!;
    const claims = acceptedClaims(relation, filter);
    const phrase: Phrase = [{ actor: from }, ...stepWords(graph, relation, from, to, filter)];
    return { relation, from, to, phrase, claims, contested: isContested(claims) };
  });
}

/** " fought ISGS (February 2018)", the actor before it left out. */
function stepWords(graph: Graph, relation: Relation, from: Actor, to: Actor, filter: ClaimFilter): Phrase {
  const side = relation.from.includes(from.id) ? 'from' : 'to';
  const claims = acceptedClaims(relation, filter);
  const when = datesInWords(relation, datesUnder(relation, claims));
  // A sentence that is passed on must not turn an allegation into a fact.
  const firmness = firmnessOf(claims);
  const aside = [
    when,
    firmness === 'firm' ? '' : firmness,
    isContested(claims) ? 'sources disagree' : '',
  ].filter(Boolean);
  const words: Phrase = [` ${verbOf(graph, relation, side)} `, { actor: to }];
  return aside.length > 0 ? [...words, ` (${aside.join('; ')})`] : words;
}

/** "How GATIA is tied to JNIM". */
export function pathTitle(path: Path): string {
  return `How ${isolated(path.actors[0]?.label ?? '')} is tied to ${isolated(path.actors.at(-1)?.label ?? '')}`;
}

/** A chain as plain text: its sentence, then each step's sources. */
export function pathAsText(graph: Graph, path: Path, filter: ClaimFilter = ANY_CLAIM): string {
  const lines = pathSteps(graph, path, filter).map(
    ({ phrase, claims }) => `- ${plain(phrase)}. [${sourcesInWords(graph, claims)}]`,
  );
  return [`${plain(pathSentence(graph, path, filter))}.`, ...lines].join('\n');
}

/** A chain as one sentence: "GATIA fought ISGS (February 2018), which is an offshoot of Al Murabitoun (May 2015), …". */
export function pathSentence(graph: Graph, path: Path, filter: ClaimFilter = ANY_CLAIM): Phrase {
  return path.relations.flatMap((relation, i): Phrase => {
    const from = path.actors[i]!;
    const words = stepWords(graph, relation, from, path.actors[i + 1]!, filter);
    return i === 0 ? [{ actor: from }, ...words] : [', which', ...words];
  });
}
