import { ONGOING, type Day } from './dates';
import type { Actor, Graph } from './graph';
import { relationKind, type ActorKind } from './kinds';
import { jointsOf } from './lineage';
import type { ActorId } from './schema';
import type { Standing, TimeWindow } from './time-slice';

/** Between which days an actor is known to have existed, by the dates of its relations. */
export interface Attestation {
  readonly first: Day;
  readonly last: Day;
  /** Whether a relation of it still goes on. */
  readonly isOngoing: boolean;
}

/** Kinds that are there only as long as something tells of them; a state or a person is there anyhow. */
export const LIVING: ReadonlySet<ActorKind> = new Set(['armed-group', 'militia', 'coalition', 'mission']);

/** Lineage after which the ancestor is no more. */
export const ENDING: ReadonlySet<string> = new Set(['merger', 'rename', 'succession', 'split']);

/** Days before and after what is known of an actor or a fight in which it is still taken to have been there. */
export const KNOWN_FOR = 365;

interface Lifetime {
  /** The first and last day on which it may have been there; infinite where nothing limits it. */
  readonly first: Day;
  readonly last: Day;
  /** Whether those are dates that a source gives, of the actor or of what made or ended it. */
  readonly isBegun: boolean;
  readonly isEnded: boolean;
}

const known = new WeakMap<Graph, ReadonlyMap<ActorId, Lifetime>>();

/**
 * An actor's standing to a window of time: by its own dates, else by those of the lineage that made or ended it (a
 * merger ends its parents), else, for a group, by what is known of it: `unknown` before and after that.
 */
export function actorStanding(graph: Graph, actor: Actor, window: TimeWindow): Exclude<Standing, 'made'> {
  const life = lifetimeOf(graph, actor);
  if (!life) return 'holds';
  if (life.first > window.end) return life.isBegun ? 'future' : 'unknown';
  if (life.last < window.start) return life.isEnded ? 'past' : 'unknown';
  return 'holds';
}

/** Whether an actor was yet to come when a window of time ended, as far as is known. */
export function isYetToCome(graph: Graph, actor: Actor, window: TimeWindow): boolean {
  return (lifetimeOf(graph, actor)?.first ?? -Infinity) > window.end;
}

function lifetimeOf(graph: Graph, actor: Actor): Lifetime | undefined {
  let lifetimes = known.get(graph);
  if (!lifetimes) known.set(graph, (lifetimes = lifetimesOf(graph)));
  return lifetimes.get(actor.id);
}

function lifetimesOf(graph: Graph): ReadonlyMap<ActorId, Lifetime> {
  const attested = attestationOf(graph);
  const made = new Map<ActorId, Day>();
  const ended = new Map<ActorId, Day>();
  for (const { kind, from, to, start } of jointsOf(graph.relations)) {
    if (!start) continue;
    // Of several origins the first made it; "by 2015" does not say since when.
    for (const id of to)
      if (Number.isFinite(start.earliest)) made.set(id, Math.min(start.earliest, made.get(id) ?? Infinity));
    if (!ENDING.has(kind) || !Number.isFinite(start.latest)) continue;
    for (const id of from) ended.set(id, Math.max(start.latest, ended.get(id) ?? -Infinity));
  }
  return new Map(
    graph.actors.map((actor): [ActorId, Lifetime] => {
      const seen = LIVING.has(actor.kind) ? attested.get(actor.id) : undefined;
      // What merged into a group that is known before did not make it.
      const origin = made.get(actor.id);
      const isOlder = origin !== undefined && seen !== undefined && seen.first < origin;
      const first = actor.start?.earliest ?? (isOlder ? undefined : origin);
      const end = actor.end === ONGOING ? Infinity : (actor.end?.latest ?? ended.get(actor.id));
      const begun = first !== undefined && Number.isFinite(first) ? first : undefined;
      return [
        actor.id,
        {
          first: begun ?? (seen ? seen.first - KNOWN_FOR : -Infinity),
          last:
            end ?? (seen && !seen.isOngoing ? Math.max(seen.last, begun ?? -Infinity) + KNOWN_FOR : Infinity),
          isBegun: begun !== undefined,
          isEnded: end !== undefined,
        },
      ];
    }),
  );
}

/** What the dates of relations attest of each actor; identity says nothing of when anybody lived. */
export function attestationOf(graph: Graph): Map<ActorId, Attestation> {
  const seen = new Map<ActorId, Attestation>();
  const note = (id: ActorId, first: Day, last: Day, isOngoing: boolean) => {
    const before = seen.get(id);
    seen.set(id, {
      first: Math.min(first, before?.first ?? Infinity),
      last: Math.max(last, before?.last ?? -Infinity),
      isOngoing: isOngoing || before?.isOngoing === true,
    });
  };
  for (const { start, end, family, kind, from, to } of graph.relations) {
    if (!start || family === 'identity') continue;
    if (!Number.isFinite(start.earliest) && !Number.isFinite(start.latest)) continue;
    const day = Number.isFinite(start.latest) ? start.latest : start.earliest;
    if (day > graph.period.end) continue;
    const last =
      end !== null && end !== ONGOING && Number.isFinite(end.earliest) ? Math.max(day, end.earliest) : day;
    const holds = relationKind(kind).holds === 'spell' && end === ONGOING;
    // An ancestor was there before the change that its descendant came from.
    const first = family === 'lineage' && Number.isFinite(start.earliest) ? start.earliest : day;
    for (const id of from) note(id, first, last, holds);
    for (const id of to) note(id, day, last, holds);
  }
  return seen;
}

/** Whether an actor goes on, or ends only after some day. */
export const outlives = ({ end }: Actor, last: Day): boolean =>
  end === ONGOING || (end !== null && end.earliest > last);
