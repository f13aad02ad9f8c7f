import { isolated } from './direction';
import { referentsOf } from './identity';
import { ANY_CLAIM, acceptedClaims, type ClaimFilter } from './evidence';
import { actorOf, type Actor, type Graph, type Relation } from './graph';
import type { ActorId } from './schema';

export const TRACE_DIRECTIONS = ['ancestors', 'descendants', 'both'] as const;
export type TraceDirection = (typeof TRACE_DIRECTIONS)[number];

/** An ancestor or descendant: `generation` is the number of steps of the shortest way to it, from 1. */
export interface Kin {
  readonly actor: Actor;
  readonly generation: number;
  /** Whether lineage is known beyond it, in the same direction; a trace that folds it away does not follow it. */
  readonly goesOn: boolean;
}

export interface Trace {
  readonly actor: Actor;
  readonly direction: TraceDirection;
  /** Nearest first; within a generation in the order of the data set. */
  readonly ancestors: readonly Kin[];
  readonly descendants: readonly Kin[];
  /** Lineage relations among the traced actors, in order of time. */
  readonly relations: readonly Relation[];
}

export interface TraceOptions {
  readonly claims?: ClaimFilter;
  /** Leaves out lineage that is dated after this day. */
  readonly until?: number;
  /** Kin beyond which the trace is not followed: their branches are folded away. */
  readonly folded?: ReadonlySet<ActorId>;
}

const NOBODY: ReadonlySet<ActorId> = new Set();

/**
 * Ancestors and descendants of an actor along lineage relations. A way up then down (cousins) is not followed: an
 * ancestor's other offshoots are no kin of this trace.
 */
export function traceLineage(
  graph: Graph,
  id: ActorId,
  direction: TraceDirection,
  { claims = ANY_CLAIM, until = Infinity, folded = NOBODY }: TraceOptions = {},
): Trace {
  const actor = actorOf(graph, id);
  const usable = (relation: Relation) =>
    relation.family === 'lineage' &&
    (relation.start?.earliest ?? -Infinity) <= until &&
    acceptedClaims(relation, claims).length > 0;
  const used = new Set<Relation>();
  // "Two Malian-led groups" beside the groups that they were would count the same parents twice.
  const isNamedElsewhere = (other: Actor) => other !== actor && referentsOf(graph, other, claims).length > 0;
  const rules: WalkRules = { usable, isLeftOut: isNamedElsewhere, folded };
  const up = direction === 'descendants' ? [] : walk(graph, actor, 'up', rules, used);
  const down = direction === 'ancestors' ? [] : walk(graph, actor, 'down', rules, used);
  const relations = [...used].sort((a, b) => orderOf(a) - orderOf(b) || a.index - b.index);
  return { actor, direction, ancestors: up, descendants: down, relations };
}

/** Where a relation stands in a reading in order of time: "by 2015" reads as 2015; what has no date comes first. */
function orderOf({ start }: Relation): number {
  if (!start) return Number.MIN_SAFE_INTEGER;
  return Number.isFinite(start.earliest) ? start.earliest : start.latest;
}

interface WalkRules {
  usable(relation: Relation): boolean;
  isLeftOut(actor: Actor): boolean;
  readonly folded: ReadonlySet<ActorId>;
}

function walk(
  graph: Graph,
  start: Actor,
  way: 'up' | 'down',
  { usable, isLeftOut, folded }: WalkRules,
  used: Set<Relation>,
): Kin[] {
  const { ties } = graph;
  const [rows, list, far] =
    way === 'up' ? [ties.inStart, ties.in, ties.from] : [ties.outStart, ties.out, ties.to];
  const found: Omit<Kin, 'goesOn'>[] = [];
  const goesOn = new Set<Actor>();
  const seen = new Set([start.index]);
  let front = [start.index];
  for (let generation = 1; front.length > 0; generation++) {
    const next: number[] = [];
    for (const index of front) {
      const near = graph.actors[index]!;
      const isFolded = near !== start && folded.has(near.id);
      for (let i = rows[index] ?? 0; i < (rows[index + 1] ?? 0); i++) {
        const tie = list[i] ?? 0;
        const relation = graph.relations[ties.relation[tie] ?? 0];
        const other = far[tie] ?? 0;
        const actor = graph.actors[other];
        if (!relation || !usable(relation) || !actor || isLeftOut(actor)) continue;
        goesOn.add(near);
        if (isFolded) break;
        used.add(relation);
        if (!seen.has(other)) {
          seen.add(other);
          next.push(other);
        }
      }
    }
    front = next.sort((a, b) => a - b);
    for (const index of front) {
      const actor = graph.actors[index];
      if (actor) found.push({ actor, generation });
    }
  }
  return found.map(({ actor, generation }) => ({ actor, generation, goesOn: goesOn.has(actor) }));
}

/**
 * One joint of the lineage: what happened once, as one thing. Mergers into the same actor whose dates may coincide are
 * one joint even where different sources name different parents, so that a merger of four reads as one.
 */
export interface Joint {
  readonly kind: Relation['kind'];
  readonly from: readonly ActorId[];
  readonly to: readonly ActorId[];
  readonly relations: readonly Relation[];
  readonly start: Relation['start'];
}

export function jointsOf(relations: readonly Relation[]): Joint[] {
  const joints: (Joint & { from: ActorId[]; relations: Relation[]; start: Relation['start'] })[] = [];
  for (const relation of relations) {
    if (relation.family !== 'lineage') continue;
    const same =
      relation.kind === 'merger'
        ? joints.find(
            (joint) =>
              joint.kind === 'merger' && joint.to[0] === relation.to[0] && mayCoincide(joint, relation),
          )
        : undefined;
    if (same) {
      same.from.push(...relation.from.filter((id) => !same.from.includes(id)));
      same.relations.push(relation);
      same.start = morePrecise(same.start, relation.start);
    } else {
      joints.push({
        kind: relation.kind,
        from: [...relation.from],
        to: [...relation.to],
        relations: [relation],
        start: relation.start,
      });
    }
  }
  return joints;
}

/** The joint of all lineage that passes a filter which a relation is part of: a merger with all its parents. */
export function jointAround(graph: Graph, relation: Relation, claims: ClaimFilter = ANY_CLAIM): Joint | null {
  const beside = graph.relations.filter(
    (other) =>
      other.family === 'lineage' &&
      other.to[0] === relation.to[0] &&
      acceptedClaims(other, claims).length > 0 &&
      // "Two Malian-led groups" beside the groups that they were would count the same parents twice.
      !other.from.every((id) => referentsOf(graph, actorOf(graph, id), claims).length > 0),
  );
  return jointsOf(beside).find((joint) => joint.relations.includes(relation)) ?? null;
}

function mayCoincide(a: Pick<Relation, 'start'>, b: Pick<Relation, 'start'>): boolean {
  if (!a.start || !b.start) return true;
  return a.start.earliest <= b.start.latest && b.start.earliest <= a.start.latest;
}

/** The narrower of two spans of one date; where only one is known, that one. */
export function morePrecise(a: Relation['start'], b: Relation['start']): Relation['start'] {
  if (!a || !b) return a ?? b;
  return b.latest - b.earliest < a.latest - a.earliest ? b : a;
}

/** "Lineage of JNIM". */
export function traceTitle(trace: Trace): string {
  const what = { ancestors: 'Ancestors', descendants: 'Descendants', both: 'Lineage' }[trace.direction];
  return `${what} of ${isolated(trace.actor.label)}`;
}
