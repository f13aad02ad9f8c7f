import { ONGOING, readDate, type EndDate, type PartialDate } from './dates';
import { relationKind, type Family, type RelationKindInfo } from './kinds';
import type {
  ActorId,
  ActorRecord,
  Camp,
  CampId,
  Claim,
  DataSet,
  EventId,
  EventRecord,
  RelationId,
  RelationRecord,
  Source,
  SourceId,
} from './schema';

export interface Actor extends Omit<ActorRecord, 'start' | 'end'> {
  readonly index: number;
  readonly label: string;
  readonly start: PartialDate | null;
  readonly end: EndDate;
}

export interface Relation extends Omit<RelationRecord, 'start' | 'end' | 'from' | 'to'> {
  readonly index: number;
  readonly family: Family;
  readonly info: RelationKindInfo;
  readonly from: readonly ActorId[];
  readonly to: readonly ActorId[];
  readonly start: PartialDate | null;
  readonly end: EndDate;
}

export interface GraphEvent extends Omit<EventRecord, 'date'> {
  readonly index: number;
  readonly date: PartialDate;
}

/**
 * An immutable data set with its indexes. Actors, relations and events keep the order of the file, and their `index`
 * is their place in it. A relation with several ends is several **ties**, one for each pair; ties are kept as typed
 * arrays with compressed sparse rows, so that walks touch integers only.
 */
export interface Graph {
  readonly dataSet: DataSet;
  readonly actors: readonly Actor[];
  readonly relations: readonly Relation[];
  readonly events: readonly GraphEvent[];
  readonly sources: ReadonlyMap<SourceId, Source>;
  readonly camps: ReadonlyMap<CampId, Camp>;
  readonly actorById: ReadonlyMap<ActorId, Actor>;
  readonly relationById: ReadonlyMap<RelationId, Relation>;
  readonly eventById: ReadonlyMap<EventId, GraphEvent>;
  readonly ties: Ties;
  /** The span that the data set is about, in days. */
  readonly period: { readonly start: number; readonly end: number };
}

export interface Ties {
  /** Actor index of either end, by tie. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Relation index, by tie. */
  readonly relation: Uint32Array;
  /** Ties that leave actor `a`: `out[outStart[a]] .. out[outStart[a + 1] - 1]`. */
  readonly outStart: Uint32Array;
  readonly out: Uint32Array;
  /** Ties that reach actor `a`, likewise. */
  readonly inStart: Uint32Array;
  readonly in: Uint32Array;
}

const many = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);
const dateOrNull = (text: string | undefined) => (text === undefined ? null : readDate(text));

/** An EDTF date, `..`, or nothing, as the model knows it. */
export function endOf(text: string | undefined): EndDate {
  return text === '..' ? ONGOING : dateOrNull(text);
}

/** Builds the graph of a data set that `validate` has passed. */
export function buildGraph(dataSet: DataSet): Graph {
  const actors = dataSet.actors.map((record, index): Actor => ({
    ...record,
    index,
    label: record.shortName ?? record.name,
    start: dateOrNull(record.start),
    end: endOf(record.end),
  }));
  const actorById = new Map(actors.map((actor) => [actor.id, actor]));
  const relations = dataSet.relations.map((record, index): Relation => {
    const info = relationKind(record.kind);
    const start = dateOrNull(record.start);
    const end = record.end === undefined && info.holds === 'moment' ? start : endOf(record.end);
    return {
      ...record,
      index,
      info,
      family: info.family,
      from: many(record.from),
      to: many(record.to),
      start,
      end,
    };
  });
  const events = dataSet.events.map((record, index): GraphEvent => {
    const date = readDate(record.date);
    if (!date) throw new TypeError(`event ${record.id} passed validation without a date`);
    return { ...record, index, date };
  });
  const start = readDate(dataSet.meta.start)?.earliest ?? 0;
  const end = readDate(dataSet.meta.end)?.latest ?? 0;
  return {
    dataSet,
    actors,
    relations,
    events,
    sources: new Map(dataSet.sources.map((source) => [source.id, source])),
    camps: new Map(dataSet.meta.camps.map((camp) => [camp.id, camp])),
    actorById,
    relationById: new Map(relations.map((relation) => [relation.id, relation])),
    eventById: new Map(events.map((event) => [event.id, event])),
    ties: indexTies(relations, actorById),
    period: { start, end },
  };
}

function indexTies(relations: readonly Relation[], actorById: ReadonlyMap<ActorId, Actor>): Ties {
  const from: number[] = [];
  const to: number[] = [];
  const relation: number[] = [];
  for (const r of relations)
    for (const f of r.from)
      for (const t of r.to) {
        from.push(actorById.get(f)?.index ?? 0);
        to.push(actorById.get(t)?.index ?? 0);
        relation.push(r.index);
      }
  const rows = (ends: number[]) => {
    const start = new Uint32Array(actorById.size + 1);
    for (const end of ends) start[end + 1] = (start[end + 1] ?? 0) + 1;
    for (let i = 0; i < actorById.size; i++) start[i + 1] = (start[i + 1] ?? 0) + (start[i] ?? 0);
    const fill = start.slice();
    const list = new Uint32Array(ends.length);
    ends.forEach((end, tie) => {
      list[fill[end] ?? 0] = tie;
      fill[end] = (fill[end] ?? 0) + 1;
    });
    return [start, list] as const;
  };
  const [outStart, out] = rows(from);
  const [inStart, into] = rows(to);
  return {
    from: Uint32Array.from(from),
    to: Uint32Array.from(to),
    relation: Uint32Array.from(relation),
    outStart,
    out,
    inStart,
    in: into,
  };
}

/** Relations that an actor takes part in, each once, in the order of the file. */
export function relationsOf(graph: Graph, actor: Actor): Relation[] {
  const { ties } = graph;
  const found = new Set<number>();
  for (let i = ties.outStart[actor.index] ?? 0; i < (ties.outStart[actor.index + 1] ?? 0); i++)
    found.add(ties.relation[ties.out[i] ?? 0] ?? 0);
  for (let i = ties.inStart[actor.index] ?? 0; i < (ties.inStart[actor.index + 1] ?? 0); i++)
    found.add(ties.relation[ties.in[i] ?? 0] ?? 0);
  return [...found].sort((a, b) => a - b).flatMap((index) => graph.relations[index] ?? []);
}

/** Events that an actor takes part in, by date. */
export function eventsOf(graph: Graph, actor: Actor): GraphEvent[] {
  return graph.events
    .filter((event) => event.participants.some((participant) => participant.actor === actor.id))
    .sort((a, b) => a.date.earliest - b.date.earliest);
}

/** The actor with an id that is known to exist, since the data set was validated. */
export function actorOf(graph: Graph, id: ActorId): Actor {
  const actor = graph.actorById.get(id);
  if (!actor) throw new RangeError(`no actor "${id}"`);
  return actor;
}

export function sourceOf(graph: Graph, id: SourceId): Source {
  const source = graph.sources.get(id);
  if (!source) throw new RangeError(`no source "${id}"`);
  return source;
}

export type { Claim };
