import { civilOf, dayOf, readDate, type Day } from './dates';
import { acceptedClaims, datesUnder, firmnessOf, isContested, type ClaimFilter } from './evidence';
import { actorOf, type Actor, type Graph, type Relation } from './graph';
import { CLAIM_STATUSES, type ActorKind, type ClaimStatus, type Family, type Firmness } from './kinds';
import { actorStanding, isYetToCome, KNOWN_FOR } from './lifetime';
import { traceLineage, type Trace, type TraceDirection } from './lineage';
import { findPaths, type Path } from './paths';
import type { ActorId, CampId, Claim, EventId, RelationId, SavedView, SourceId } from './schema';
import { firstDay, relationStanding, type Interval, type Standing, type TimeWindow } from './time-slice';

export type ViewKind = 'network' | 'lineage' | 'table';
export const VIEW_KINDS: readonly ViewKind[] = ['network', 'lineage', 'table'];

export type Selection =
  | { readonly type: 'actor'; readonly id: ActorId }
  | { readonly type: 'relation'; readonly id: RelationId }
  | { readonly type: 'event'; readonly id: EventId }
  | { readonly type: 'source'; readonly id: SourceId };

/** Everything that says what a reader sees of a data set: what a link holds, a saved view, or a figure is drawn from. */
export interface ViewState {
  readonly view: ViewKind;
  readonly families: ReadonlySet<Family>;
  readonly kinds: ReadonlySet<ActorKind>;
  /** Null: all camps, and actors without a camp. */
  readonly camps: ReadonlySet<CampId> | null;
  readonly statuses: ReadonlySet<ClaimStatus>;
  /** Null: all sources. */
  readonly sources: ReadonlySet<SourceId> | null;
  /** Whether actors that a source describes without naming them are shown. */
  readonly unnamed: boolean;
  /** Null: all actors; otherwise these alone. */
  readonly only: ReadonlySet<ActorId> | null;
  /** Null: the whole period. An EDTF date, or two of them for a span. */
  readonly at: { readonly from: string; readonly to: string } | null;
  readonly selection: Selection | null;
  /** Lineage that is lit up: of the selected actor, or of `traced`. */
  readonly trace: TraceDirection | null;
  /** Whose lineage is lit up while something else is selected, such as one of its steps. */
  readonly traced: ActorId | null;
  /** Kin whose further lineage the trace leaves out. */
  readonly folded: ReadonlySet<ActorId>;
  /** The chain between two actors that is lit up; a trace and a path are never lit at once. */
  readonly path: PathChoice | null;
  /** Actors of the network that the reader has put somewhere else, in model units. */
  readonly moved: ReadonlyMap<ActorId, { readonly x: number; readonly y: number }>;
  /** What part of the picture is seen; null: all of it. */
  readonly camera: Camera | null;
}

/** One of the chains that `findPaths` gives for two actors. `rank` counts from 1, the most telling. */
export interface PathChoice {
  readonly from: ActorId;
  readonly to: ActorId;
  readonly rank: number;
}

/** The model point in the middle of the picture, and screen pixels per model unit. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export const OPENING_FAMILIES: readonly Family[] = ['lineage', 'alliance', 'conflict'];
export const OPENING_KINDS: readonly ActorKind[] = [
  'armed-group',
  'coalition',
  'militia',
  'state',
  'international-organization',
  'mission',
];

/** What a data set opens with: the named groups, coalitions, states and missions, with lineage, alliance and conflict. */
export const OPENING_VIEW: ViewState = {
  view: 'network',
  families: new Set(OPENING_FAMILIES),
  kinds: new Set(OPENING_KINDS),
  camps: null,
  statuses: new Set(CLAIM_STATUSES),
  sources: null,
  unnamed: false,
  only: null,
  at: null,
  selection: null,
  trace: null,
  traced: null,
  folded: new Set(),
  path: null,
  moved: new Map(),
  camera: null,
};

/** The state that a saved view stands for. */
export function stateOfSavedView(saved: SavedView): ViewState {
  return {
    ...OPENING_VIEW,
    view: saved.view,
    families: saved.show ? new Set(saved.show) : OPENING_VIEW.families,
    kinds: saved.kinds ? new Set(saved.kinds) : OPENING_VIEW.kinds,
    camps: saved.camps ? new Set(saved.camps) : null,
    sources: saved.sources ? new Set(saved.sources) : null,
    only: saved.only ? new Set(saved.only) : null,
    at: saved.at === undefined ? null : { from: saved.at, to: saved.at },
    selection: saved.actor === undefined ? null : { type: 'actor', id: saved.actor },
    trace: saved.trace ?? null,
  };
}

export function claimFilterOf(state: Pick<ViewState, 'sources' | 'statuses'>): ClaimFilter {
  return {
    sources: state.sources,
    statuses: state.statuses.size === CLAIM_STATUSES.length ? null : state.statuses,
  };
}

/** The days that a view is limited to; null for the whole period. */
export function windowOf(state: Pick<ViewState, 'at'>): TimeWindow | null {
  if (!state.at) return null;
  const from = readDate(state.at.from);
  const to = readDate(state.at.to);
  if (!from || !to) return null;
  return { start: Math.min(from.earliest, to.earliest), end: Math.max(from.latest, to.latest) };
}

export interface VisibleActor {
  readonly actor: Actor;
  readonly standing: Standing;
}

export interface VisibleRelation {
  readonly relation: Relation;
  /** The claims that the reader's filters accept; at least one supports the relation. */
  readonly claims: readonly Claim[];
  readonly firmness: Firmness;
  readonly contested: boolean;
  readonly dates: Interval;
  readonly standing: Standing;
}

export interface Lit {
  readonly actors: ReadonlySet<ActorId>;
  readonly relations: ReadonlySet<RelationId>;
}

export interface VisibleGraph {
  readonly actors: readonly VisibleActor[];
  readonly relations: readonly VisibleRelation[];
  /** The trace that is lit up, if any. */
  readonly trace: Trace | null;
  /** The chain between two actors that is lit up, if any. */
  readonly path: Path | null;
  /** What a trace or a path lights up; all else fades. Null where neither is asked for. */
  readonly lit: Lit | null;
  readonly window: TimeWindow | null;
}

/**
 * What of a graph a view shows: relations whose family and claims pass the filters and whose ends do, and the actors
 * that such a relation ties. What does not hold at the date stays, with its standing. The selected actor always shows.
 */
export function visibleGraph(graph: Graph, state: ViewState): VisibleGraph {
  const filter = claimFilterOf(state);
  const window = windowOf(state);
  const admitted = graph.actors.map((actor) => admits(state, actor));
  const isAdmitted = (id: ActorId) => admitted[graph.actorById.get(id)?.index ?? -1] === true;
  const trace = traceOf(graph, state);
  const path = pathOf(graph, state);
  const lit = litBy(trace, path);
  const selected =
    state.selection?.type === 'relation' ? graph.relationById.get(state.selection.id) : undefined;

  const shown = new Set<Actor>();
  const relations: VisibleRelation[] = [];
  for (const relation of graph.relations) {
    const isLit = lit?.relations.has(relation.id) === true;
    if (!state.families.has(relation.family) && !isLit && relation !== selected) continue;
    const claims = acceptedClaims(relation, filter);
    if (claims.length === 0) continue;
    const dates = datesUnder(relation, claims);
    // What begins after the data set's period is known to the panels, but no part of the picture.
    if (firstDay(dates) > graph.period.end && !isLit && relation !== selected) continue;
    // A trace, a path and a selected relation show whatever the actor filters hide, or they would be lies by omission.
    const isShown = (id: ActorId) =>
      relation === selected || isAdmitted(id) || (isLit && lit?.actors.has(id) === true);
    const from = relation.from.filter(isShown);
    const to = relation.to.filter(isShown);
    if (from.length === 0 || to.length === 0) continue;
    const partial = from.length < relation.from.length || to.length < relation.to.length;
    for (const id of [...from, ...to]) {
      const actor = graph.actorById.get(id);
      if (actor) shown.add(actor);
    }
    relations.push({
      relation: partial ? { ...relation, from, to } : relation,
      claims,
      firmness: firmnessOf(claims),
      contested: isContested(claims),
      dates,
      standing: window ? standingWithin(graph, relation, dates, window) : 'holds',
    });
  }
  const selectedActor =
    state.selection?.type === 'actor' ? graph.actorById.get(state.selection.id) : undefined;
  if (selectedActor) shown.add(selectedActor);
  for (const id of state.only ?? []) {
    const actor = graph.actorById.get(id);
    if (actor) shown.add(actor);
  }
  const actors = graph.actors
    .filter((actor) => shown.has(actor))
    .map((actor): VisibleActor => ({
      actor,
      standing: window ? actorStanding(graph, actor, window) : 'holds',
    }));
  return { actors, relations, trace, path, lit, window };
}

/**
 * A relation's standing to the window, no better than that of its ends: what has no date of its own does not hold before
 * one of its actors began or after one of them ended, and nobody came from anybody who was yet to come. A fight whose end
 * no source gives is known for as long as a group is of which no more is heard.
 */
function standingWithin(graph: Graph, relation: Relation, dates: Interval, window: TimeWindow): Standing {
  const own = relationStanding(dates, relation.info, window);
  if (relation.info.holds === 'change') {
    const isAhead = [relation.from, relation.to].some((ids) =>
      ids.every((id) => isYetToCome(graph, actorOf(graph, id), window)),
    );
    return isAhead ? 'future' : own;
  }
  if (own !== 'holds') return own;
  const { start, end } = dates;
  if (relation.family === 'conflict' && start && end === null && start.latest + KNOWN_FOR < window.start)
    return 'unknown';
  const ends = [relation.from, relation.to].map((ids) =>
    ids.map((id) => {
      const actor = graph.actorById.get(id);
      return actor ? actorStanding(graph, actor, window) : 'holds';
    }),
  );
  // Of several ends on one side, one that is there is enough.
  for (const side of ends) {
    const first = side.find((standing) => standing === 'holds') ?? side[0];
    if (first !== undefined && first !== 'holds') return first;
  }
  return own;
}

/** Whose lineage a trace is about; null where nobody is traced. */
export function tracedActor(state: Pick<ViewState, 'trace' | 'traced' | 'selection'>): ActorId | null {
  if (!state.trace) return null;
  return state.traced ?? (state.selection?.type === 'actor' ? state.selection.id : null);
}

/** The lineage that a view lights up. */
export function traceOf(graph: Graph, state: ViewState): Trace | null {
  const id = tracedActor(state);
  if (!state.trace || id === null || !graph.actorById.has(id)) return null;
  return traceLineage(graph, id, state.trace, {
    claims: claimFilterOf(state),
    folded: state.folded,
  });
}

/** The chain that a view lights up. */
export function pathOf(graph: Graph, state: Pick<ViewState, 'path' | 'sources' | 'statuses'>): Path | null {
  const { path } = state;
  if (!path || !graph.actorById.has(path.from) || !graph.actorById.has(path.to)) return null;
  return findPaths(graph, path.from, path.to, { claims: claimFilterOf(state) })[path.rank - 1] ?? null;
}

function litBy(trace: Trace | null, path: Path | null): Lit | null {
  if (trace)
    return {
      actors: new Set(
        [trace.actor, ...[...trace.ancestors, ...trace.descendants].map((k) => k.actor)].map(idOf),
      ),
      relations: new Set(trace.relations.map(idOf)),
    };
  if (path) return { actors: new Set(path.actors.map(idOf)), relations: new Set(path.relations.map(idOf)) };
  return null;
}

const idOf = <Id>({ id }: { readonly id: Id }) => id;

function admits(state: ViewState, actor: Actor): boolean {
  if (state.only) return state.only.has(actor.id);
  if (!state.kinds.has(actor.kind)) return false;
  if (actor.unnamed && !state.unnamed) return false;
  return state.camps === null || (actor.camp !== undefined && state.camps.has(actor.camp));
}

/** Actors that hold a view's attention when it is limited to somebody's neighbourhood: the actor and whom it is tied to. */
export function neighbourhood(graph: Graph, state: ViewState, id: ActorId): Set<ActorId> {
  const near = new Set<ActorId>([id]);
  for (const { relation } of visibleGraph(graph, { ...state, only: null, path: null }).relations) {
    if (relation.from.includes(id)) relation.to.forEach((other) => near.add(other));
    if (relation.to.includes(id)) relation.from.forEach((other) => near.add(other));
  }
  return near;
}

/** Days on which something happens, or something that a view shows begins or ends, in order, within the data set's period. */
export function changesOf(graph: Graph, visible: VisibleGraph): Day[] {
  const days = new Set<Day>();
  const add = (day: number | undefined) => {
    if (day !== undefined && day >= graph.period.start && day <= graph.period.end) days.add(day);
  };
  for (const { date } of graph.events) add(date.earliest);
  for (const { dates } of visible.relations) {
    add(dates.start?.earliest);
    if (dates.end !== null && dates.end !== 'ongoing') add(dates.end.latest);
  }
  return [...days].sort((a, b) => a - b);
}

/** A month as an EDTF date, `2017-03`. */
export function monthOf(day: Day): string {
  const { year, month } = civilOf(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
}

/** The month `months` after the month of a day. */
export function addMonths(day: Day, months: number): Day {
  const { year, month } = civilOf(day);
  const index = year * 12 + (month - 1) + months;
  return dayOf(Math.floor(index / 12), (index % 12) + 1, 1);
}
