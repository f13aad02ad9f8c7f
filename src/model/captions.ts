import { civilOf, formatDate, formatDay, ONGOING, readDate } from './dates';
import { isolated } from './direction';
import { sourcesOf } from './evidence';
import { actorOf, type Graph } from './graph';
import {
  ACTOR_KIND_NAMES,
  ACTOR_KINDS,
  CLAIM_STATUS_NAMES,
  CLAIM_STATUSES,
  FAMILIES,
  FAMILY_NAMES,
} from './kinds';
import { traceTitle, type Trace } from './lineage';
import type { RelationId, SavedView, SourceId } from './schema';
import {
  OPENING_VIEW,
  stateOfSavedView,
  tracedActor,
  windowOf,
  type ViewState,
  type VisibleGraph,
} from './view';
import { writeViewLink } from './view-link';
import { pathTitle } from './paths';
import { referenceOf } from './words';

/** What stands in words beside a picture of a view. */
export interface Captions {
  readonly title: string;
  readonly subtitle: string;
  /** The filters that differ from the opening view, as a sentence; '' where none does. */
  readonly filters: string;
  /** References of the documents behind what is shown, most cited first. */
  readonly sources: readonly string[];
  /** Which of them stand behind each relation, counted from 1. */
  readonly sourceNumbers: ReadonlyMap<RelationId, readonly number[]>;
  readonly credit: string;
  /** `mali-lineage-jnim-ancestors-2017-03`, without an ending. */
  readonly fileName: string;
}

/** @param given a title instead of the view's own */
export function captionsOf(graph: Graph, state: ViewState, visible: VisibleGraph, given?: string): Captions {
  const { meta } = graph.dataSet;
  const cited = citedSources(visible);
  const numberOf = new Map(cited.map((id, i) => [id, i + 1]));
  const title = given ?? titleOf(graph, state, visible);
  return {
    title,
    subtitle: subtitleOf(graph, state, visible, title),
    filters: filtersInWords(graph, state),
    sources: cited.map((id) => referenceOf(graph, id)),
    sourceNumbers: new Map(
      visible.relations.map(({ relation, claims }) => [
        relation.id,
        sourcesOf(claims)
          .map((id) => numberOf.get(id) ?? 0)
          .sort((a, b) => a - b),
      ]),
    ),
    credit: [
      meta.credit ?? meta.title,
      meta.version ? `data version ${meta.version}` : '',
      meta.licence ? `licence ${meta.licence}` : '',
    ]
      .filter(Boolean)
      .join(' · '),
    fileName: fileNameOf(graph, state),
  };
}

function titleOf(graph: Graph, state: ViewState, visible: VisibleGraph): string {
  const { title } = graph.dataSet.meta;
  if (visible.trace)
    return [traceTitle(visible.trace), traceYears(graph, visible.trace)].filter(Boolean).join(', ');
  if (visible.path) return pathTitle(visible.path);
  if (state.only && state.selection?.type === 'actor' && state.only.has(state.selection.id))
    return `${isolated(actorOf(graph, state.selection.id).label)} and whom it is tied to`;
  return savedView(graph, state)?.title ?? title;
}

/** The saved view that is shown, whatever of it is selected, moved or in sight. */
function savedView(graph: Graph, state: ViewState): SavedView | undefined {
  const linkOf = (view: ViewState) =>
    writeViewLink({ ...view, selection: view.trace ? view.selection : null, moved: new Map(), camera: null });
  const link = linkOf(state);
  // The view that a data set opens with goes by the data set's own name.
  if (link === linkOf(OPENING_VIEW)) return undefined;
  return graph.dataSet.views.find((saved) => linkOf(stateOfSavedView(saved)) === link);
}

function subtitleOf(graph: Graph, state: ViewState, visible: VisibleGraph, above: string): string {
  const { title } = graph.dataSet.meta;
  // The data set is named once: here, or in the title.
  const parts = [above === title ? listFamilies(state) : `Data set ${isolated(title)}`];
  const date = dateInWords(state);
  if (date) parts.push(date);
  const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;
  parts.push(count(visible.actors.length, 'actor'));
  // Of a date the picture shows more than holds: what is there is counted apart.
  const there = visible.actors.filter(({ standing }) => standing === 'holds').length;
  if (state.at && there < visible.actors.length) parts.push(`${there} of them ${whenInWords(state.at)}`);
  parts.push(count(visible.relations.length, 'relation'));
  return parts.join(', ');
}

/** "1992–2020": from the first beginning among the traced to the last end, or that of the period where one goes on. */
function traceYears(graph: Graph, { actor, ancestors, descendants, relations }: Trace): string {
  const days = relations.flatMap(({ start }) => (start ? [start.earliest, start.latest] : []));
  for (const { start, end } of [actor, ...[...ancestors, ...descendants].map((kin) => kin.actor)]) {
    if (start) days.push(start.earliest, start.latest);
    if (end === ONGOING) days.push(graph.period.end);
    else if (end) days.push(end.earliest, end.latest);
  }
  const years = days
    .filter((day) => Number.isFinite(day) && day <= graph.period.end)
    .map((day) => civilOf(day).year);
  if (years.length === 0) return '';
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return first === last ? String(first) : `${first}–${last}`;
}

function listFamilies(state: ViewState): string {
  const names = FAMILIES.filter((family) => state.families.has(family)).map((family) =>
    FAMILY_NAMES[family].toLowerCase(),
  );
  const text = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What a date or a span is called again. */
export const whenInWords = ({ from, to }: NonNullable<ViewState['at']>): string =>
  from === to ? 'at that date' : 'in that time';

/** "as of March 2017", "from 2012 to June 2014", or '' for the whole period. */
export function dateInWords(state: Pick<ViewState, 'at'>): string {
  if (!state.at) return '';
  const from = readDate(state.at.from);
  const to = readDate(state.at.to);
  if (!from || !to) return '';
  if (state.at.from === state.at.to) return `as of ${formatDate(from)}`;
  const window = windowOf(state);
  return window ? `from ${formatDay(window.start)} to ${formatDay(window.end)}` : '';
}

/** The filters of a view in words: "Only what Conflict in Mali says. Without persons." */
export function filtersInWords(graph: Graph, state: ViewState): string {
  const sentences: string[] = [];
  const names = (list: string[]) =>
    list.length > 1 ? `${list.slice(0, -1).join(', ')} and ${list.at(-1)}` : (list[0] ?? 'nothing');
  if (state.sources?.size === 0) sentences.push('No source is chosen');
  else if (state.sources) {
    const titles = [...state.sources].map(
      (id) => graph.sources.get(id)?.shortTitle ?? graph.sources.get(id)?.title ?? id,
    );
    sentences.push(
      titles.length <= 4
        ? `Only what ${names(titles)} ${titles.length > 1 ? 'say' : 'says'}`
        : `Claims of ${titles.length} of ${graph.sources.size} sources`,
    );
  }
  if (state.camps)
    sentences.push(`Camps: ${names([...state.camps].map((id) => graph.camps.get(id)?.name ?? id))}`);
  if (!sameSet(state.kinds, OPENING_VIEW.kinds))
    sentences.push(
      `Actors: ${names(ACTOR_KINDS.filter((kind) => state.kinds.has(kind)).map((kind) => ACTOR_KIND_NAMES[kind].many.toLowerCase()))}`,
    );
  if (state.statuses.size < CLAIM_STATUSES.length)
    sentences.push(
      `Claims that are ${names(CLAIM_STATUSES.filter((s) => state.statuses.has(s)).map((s) => CLAIM_STATUS_NAMES[s].name.toLowerCase()))}`,
    );
  if (state.unnamed) sentences.push('Actors that a source leaves unnamed are marked with a question mark');
  return sentences.length > 0 ? `${sentences.join('. ')}.` : '';
}

function sameSet<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item));
}

function citedSources(visible: VisibleGraph): SourceId[] {
  const counts = new Map<SourceId, number>();
  for (const { claims } of visible.relations)
    for (const id of sourcesOf(claims)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([id]) => id);
}

/**
 * What the file of a figure is called, without an ending: data set, view, whom it is about, how much of it, and when; of
 * a saved view its name.
 * @param share how much of the view a figure shows, where that is not what one would expect: "whole", "view"
 */
export function fileNameOf(graph: Graph, state: ViewState, share = ''): string {
  const { at, path, selection, trace, view } = state;
  const saved = trace || path ? undefined : savedView(graph, state);
  if (saved) return [graph.dataSet.meta.id, saved.id, share].filter(Boolean).join('-');
  const parts: string[] = [graph.dataSet.meta.id, view];
  const traced = tracedActor(state);
  const hasOwnName = selection?.type === 'actor' || selection?.type === 'relation';
  if (traced && trace) {
    parts.push(traced);
    if (trace !== 'both') parts.push(trace);
    else if (view !== 'lineage') parts.push('lineage');
  } else if (path) parts.push('path', path.from, path.to);
  else if (state.only && hasOwnName) parts.push(selection.id, 'neighbours');
  parts.push(share);
  if (at) parts.push(at.from === at.to ? at.from : `${at.from}-${at.to}`);
  return parts
    .filter(Boolean)
    .join('-')
    .replaceAll('..', '-')
    .replace(/[^a-z0-9-]+/gi, '');
}
