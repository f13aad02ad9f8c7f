import { readDate } from './dates';
import type { Graph } from './graph';
import { ACTOR_KINDS, CLAIM_STATUSES, FAMILIES } from './kinds';
import { TRACE_DIRECTIONS } from './lineage';
import type { ActorId, CampId, EventId, RelationId, SourceId } from './schema';
import { OPENING_VIEW, tracedActor, VIEW_KINDS, type Selection, type ViewState } from './view';

/*
 * A view as text and back: the part of a link after the data set's name,
 * `view=lineage&at=2017-03&actor=jnim&trace=ancestors&show=lineage,alliance`. Only what differs from the opening view is
 * written, always in the same order, so that equal views have equal links.
 */

export function writeViewLink(state: ViewState): string {
  const parts: string[] = [];
  const put = (key: string, value: string) => parts.push(`${key}=${value}`);
  const putSet = (
    key: string,
    value: ReadonlySet<string>,
    usual: ReadonlySet<string>,
    order: readonly string[],
  ) => {
    if (value.size !== usual.size || [...value].some((item) => !usual.has(item)))
      put(key, order.filter((item) => value.has(item)).join(',') || 'none');
  };
  if (state.view !== OPENING_VIEW.view) put('view', state.view);
  if (state.at)
    put(
      'at',
      state.at.from === state.at.to
        ? encodeDate(state.at.from)
        : `${encodeDate(state.at.from)}/${encodeDate(state.at.to)}`,
    );
  if (state.selection) put(state.selection.type, state.selection.id);
  if (state.trace) put('trace', state.trace);
  if (state.trace && state.traced) put('of', state.traced);
  if (state.folded.size > 0) put('folded', [...state.folded].sort().join(','));
  if (state.path) put('path', `${state.path.from}~${state.path.to}~${state.path.rank}`);
  putSet('show', state.families, OPENING_VIEW.families, FAMILIES);
  putSet('kinds', state.kinds, OPENING_VIEW.kinds, ACTOR_KINDS);
  if (state.camps) put('camps', [...state.camps].sort().join(',') || 'none');
  putSet('status', state.statuses, OPENING_VIEW.statuses, CLAIM_STATUSES);
  if (state.sources) put('sources', [...state.sources].sort().join(',') || 'none');
  if (state.unnamed) put('unnamed', 'yes');
  if (state.only) put('only', [...state.only].sort().join(',') || 'none');
  if (state.moved.size > 0)
    put(
      'moved',
      [...state.moved]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, { x, y }]) => `${id}:${Math.round(x)},${Math.round(y)}`)
        .join(';'),
    );
  if (state.camera)
    put(
      'camera',
      `${Math.round(state.camera.x)},${Math.round(state.camera.y)},${Number(state.camera.zoom.toFixed(3))}`,
    );
  return parts.join('&');
}

/** Dates keep their signs readable in a link; only what would break it is escaped. */
const encodeDate = (date: string) =>
  encodeURIComponent(date).replaceAll('%5B', '[').replaceAll('%5D', ']').replaceAll('%7E', '~');

/**
 * Reads a view from the text of a link. What the graph does not know (a link from an older data set) is left out and
 * named in `unknown`, so that the reader learns of it.
 */
export function readViewLink(text: string, graph: Graph): { state: ViewState; unknown: string[] } {
  const params = new URLSearchParams(text);
  const unknown: string[] = [];
  const list = <T extends string>(key: string, known: (item: string) => boolean): Set<T> | null => {
    const value = params.get(key);
    if (value === null) return null;
    if (value === 'none') return new Set();
    const items = value.split(',').filter(Boolean);
    const found = items.filter(known);
    unknown.push(...items.filter((item) => !known(item)).map((item) => `${key}=${item}`));
    return new Set(found as T[]);
  };
  const one = <T extends string>(key: string, options: readonly T[]): T | null => {
    const value = params.get(key);
    if (value === null) return null;
    const found = options.find((option) => option === value);
    if (!found) unknown.push(`${key}=${value}`);
    return found ?? null;
  };
  const within = (options: readonly string[]) => (item: string) => options.includes(item);
  const state: ViewState = {
    view: one('view', VIEW_KINDS) ?? OPENING_VIEW.view,
    families: list('show', within(FAMILIES)) ?? OPENING_VIEW.families,
    kinds: list('kinds', within(ACTOR_KINDS)) ?? OPENING_VIEW.kinds,
    camps: list<CampId>('camps', (item) => graph.camps.has(item as CampId)),
    statuses: list('status', within(CLAIM_STATUSES)) ?? OPENING_VIEW.statuses,
    sources: list<SourceId>('sources', (item) => graph.sources.has(item as SourceId)),
    unnamed: params.get('unnamed') === 'yes',
    only: list<ActorId>('only', (item) => graph.actorById.has(item as ActorId)),
    at: readAt(params.get('at'), unknown),
    selection: readSelection(params, graph, unknown),
    trace: one('trace', TRACE_DIRECTIONS),
    traced: readTraced(params.get('of'), graph, unknown),
    folded: list<ActorId>('folded', (item) => graph.actorById.has(item as ActorId)) ?? OPENING_VIEW.folded,
    path: readPath(params.get('path'), graph, unknown),
    moved: readMoved(params.get('moved'), graph, unknown),
    camera: readCamera(params.get('camera'), unknown),
  };
  const trace = tracedActor(state) ? state.trace : null;
  const traced = trace && state.traced !== state.selection?.id ? state.traced : null;
  const folded = trace ? state.folded : OPENING_VIEW.folded;
  return { state: { ...state, trace, traced, folded, path: trace ? null : state.path }, unknown };
}

function readAt(value: string | null, unknown: string[]): ViewState['at'] {
  if (value === null) return null;
  const [from = '', to = from] = value.split('/');
  if (readDate(from) && readDate(to)) return { from, to };
  unknown.push(`at=${value}`);
  return null;
}

function readTraced(value: string | null, graph: Graph, unknown: string[]): ActorId | null {
  if (value === null) return null;
  const actor = graph.actorById.get(value as ActorId);
  if (!actor) unknown.push(`of=${value}`);
  return actor?.id ?? null;
}

function readPath(value: string | null, graph: Graph, unknown: string[]): ViewState['path'] {
  if (value === null) return null;
  const [, from, to, rank] = /^([a-z0-9-]+)~([a-z0-9-]+)~([1-9])$/.exec(value) ?? [];
  const a = graph.actorById.get(from as ActorId);
  const b = graph.actorById.get(to as ActorId);
  if (a && b && a !== b) return { from: a.id, to: b.id, rank: Number(rank) };
  unknown.push(`path=${value}`);
  return null;
}

function readMoved(value: string | null, graph: Graph, unknown: string[]): ViewState['moved'] {
  const moved = new Map<ActorId, { x: number; y: number }>();
  for (const item of (value ?? '').split(';').filter(Boolean)) {
    const [, id = '', x = '', y = ''] = /^([a-z0-9-]+):(-?\d{1,6}),(-?\d{1,6})$/.exec(item) ?? [];
    if (graph.actorById.has(id as ActorId)) moved.set(id as ActorId, { x: Number(x), y: Number(y) });
    else unknown.push(`moved=${item}`);
  }
  return moved;
}

function readCamera(value: string | null, unknown: string[]): ViewState['camera'] {
  if (value === null) return null;
  const [x = NaN, y = NaN, zoom = NaN, ...rest] = value.split(',').map(Number);
  if ([x, y, zoom].every(Number.isFinite) && zoom > 0 && zoom < 100 && rest.length === 0)
    return { x, y, zoom };
  unknown.push(`camera=${value}`);
  return null;
}

function readSelection(params: URLSearchParams, graph: Graph, unknown: string[]): Selection | null {
  const actor = params.get('actor') as ActorId | null;
  const relation = params.get('relation') as RelationId | null;
  const event = params.get('event') as EventId | null;
  const source = params.get('source') as SourceId | null;
  if (actor !== null && graph.actorById.has(actor)) return { type: 'actor', id: actor };
  if (relation !== null && graph.relationById.has(relation)) return { type: 'relation', id: relation };
  if (event !== null && graph.eventById.has(event)) return { type: 'event', id: event };
  if (source !== null && graph.sources.has(source)) return { type: 'source', id: source };
  for (const [key, value] of Object.entries({ actor, relation, event, source }))
    if (value !== null) unknown.push(`${key}=${value}`);
  return null;
}
