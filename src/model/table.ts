import { formatDate, ONGOING, type EndDate, type PartialDate } from './dates';
import { sourcesOf } from './evidence';
import { actorOf, sourceOf, type Actor, type Graph, type Relation } from './graph';
import { ACTOR_KIND_NAMES } from './kinds';
import { foldName } from './search';
import type { Standing } from './time-slice';
import type { VisibleGraph } from './view';
import { listActors, plain, statusInWords, verbOf } from './words';

/*
 * What a view shows, as two tables of text. Dates, filters, trace and path are those of the view: what the picture fades
 * stays in the table, and says how it stands.
 */

export interface Cell {
  /** As a reader sees it. */
  readonly text: string;
  /** What rows are ordered by; null comes last, whichever way. */
  readonly order: string | number | null;
  /** As a file holds it, where that differs: a date as EDTF, names in full. */
  readonly raw?: string;
}

export interface Column<Id extends string> {
  readonly id: Id;
  readonly name: string;
  /** What a file calls it, where that differs. */
  readonly rawName?: string;
}

export const ACTOR_COLUMNS = [
  { id: 'name', name: 'Name' },
  { id: 'shortName', name: 'Short name' },
  { id: 'kind', name: 'Kind' },
  { id: 'camp', name: 'Camp' },
  { id: 'start', name: 'Start', rawName: 'Start (EDTF)' },
  { id: 'end', name: 'End', rawName: 'End (EDTF)' },
  { id: 'standing', name: 'At the date' },
  { id: 'relations', name: 'Relations' },
] as const satisfies readonly Column<string>[];
export type ActorColumn = (typeof ACTOR_COLUMNS)[number]['id'];

export const RELATION_COLUMNS = [
  { id: 'from', name: 'From' },
  { id: 'kind', name: 'Relation' },
  { id: 'to', name: 'To' },
  { id: 'start', name: 'Start', rawName: 'Start (EDTF)' },
  { id: 'end', name: 'End', rawName: 'End (EDTF)' },
  { id: 'standing', name: 'At the date' },
  { id: 'status', name: 'Status' },
  { id: 'sources', name: 'Sources' },
  { id: 'contested', name: 'Contested' },
] as const satisfies readonly Column<string>[];
export type RelationColumn = (typeof RELATION_COLUMNS)[number]['id'];

interface Row<Id extends string> {
  readonly standing: Standing;
  /** On the trace or path that is lit up. */
  readonly isLit: boolean;
  readonly cells: Readonly<Record<Id, Cell>>;
  /** All words of the row, folded for filtering. */
  readonly words: string;
}
export interface ActorRow extends Row<ActorColumn> {
  readonly actor: Actor;
}
export interface RelationRow extends Row<RelationColumn> {
  readonly relation: Relation;
  readonly from: readonly Actor[];
  readonly to: readonly Actor[];
}

const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  holds: 'holds',
  made: 'made before',
  past: 'ended before',
  future: 'still to come',
  unknown: 'not known at the time',
};
const STANDING_ORDER: readonly Standing[] = ['holds', 'made', 'past', 'future', 'unknown'];

/** How something stands to the date of a view, in words; '' where the view has no date. */
export function standingInWords(standing: Standing, visible: Pick<VisibleGraph, 'window'>): string {
  return visible.window ? STANDING_WORDS[standing] : '';
}

/** The actors of a view, those on a trace or path first. */
export function actorRows(graph: Graph, visible: VisibleGraph): ActorRow[] {
  const counts = new Map<string, number>();
  for (const { relation } of visible.relations)
    for (const id of new Set([...relation.from, ...relation.to])) counts.set(id, (counts.get(id) ?? 0) + 1);
  const rows = visible.actors.map(({ actor, standing }): ActorRow => {
    const camp = actor.camp === undefined ? '' : (graph.camps.get(actor.camp)?.name ?? '');
    const count = counts.get(actor.id) ?? 0;
    const cells: ActorRow['cells'] = {
      name: textCell(actor.name),
      shortName: textCell(actor.shortName ?? ''),
      kind: textCell(ACTOR_KIND_NAMES[actor.kind].one),
      camp: textCell(camp),
      start: dateCell(actor.start),
      end: endCell(actor.end),
      standing: standingCell(standing, visible),
      relations: { text: String(count), order: count },
    };
    const words = foldName(
      [...Object.values(cells).map(({ text }) => text), ...actor.aliases.map(({ name }) => name)].join(' '),
    );
    return { actor, standing, isLit: visible.lit?.actors.has(actor.id) === true, cells, words };
  });
  return litFirst(rows);
}

/** The relations of a view, those on a trace or path first. */
export function relationRows(graph: Graph, visible: VisibleGraph): RelationRow[] {
  const rows = visible.relations.map(({ relation, claims, dates, contested, standing }): RelationRow => {
    const documents = sourcesOf(claims).map((id) => sourceOf(graph, id));
    const titles = documents.map((source) => source.shortTitle ?? source.title);
    const moment = relation.info.holds !== 'spell';
    const cells: RelationRow['cells'] = {
      from: actorsCell(graph, relation.from),
      kind: textCell(verbOf(graph, relation, 'from', relation.from.length > 1)),
      to: actorsCell(graph, relation.to),
      start: dateCell(dates.start),
      // What is done once has no end of its own.
      end: moment ? { text: '', order: null } : endCell(dates.end),
      standing: standingCell(standing, visible),
      status: textCell(statusInWords(claims.filter((claim) => claim.stance === 'supports'))),
      sources: {
        text: `${titles.length}: ${titles.join('; ')}`,
        order: titles.length,
        raw: documents.map((source) => source.title).join('; '),
      },
      contested: contested ? { text: 'sources disagree', order: 0 } : { text: '', order: null },
    };
    const ends = (ids: Relation['from']) => ids.map((id) => actorOf(graph, id));
    const [from, to] = [ends(relation.from), ends(relation.to)];
    const words = foldName(
      [...Object.values(cells).map(({ text }) => text), ...[...from, ...to].map(({ name }) => name)].join(
        ' ',
      ),
    );
    return {
      relation,
      from,
      to,
      standing,
      isLit: visible.lit?.relations.has(relation.id) === true,
      cells,
      words,
    };
  });
  return litFirst(rows);
}

function litFirst<R extends { readonly isLit: boolean }>(rows: readonly R[]): R[] {
  return [...rows.filter((row) => row.isLit), ...rows.filter((row) => !row.isLit)];
}

const textCell = (text: string): Cell => ({ text, order: text === '' ? null : foldName(text) });

function actorsCell(graph: Graph, ids: Relation['from']): Cell {
  const text = plain(listActors(graph, ids));
  return { text, order: foldName(text), raw: ids.map((id) => actorOf(graph, id).name).join('; ') };
}

function dateCell(date: PartialDate | null): Cell {
  if (!date) return { text: '', order: null };
  const day = Number.isFinite(date.earliest) ? date.earliest : date.latest;
  return { text: formatDate(date), order: day, raw: date.edtf };
}

function endCell(date: EndDate): Cell {
  if (date === ONGOING) return { text: 'ongoing', order: Number.MAX_SAFE_INTEGER, raw: '..' };
  if (!date) return { text: '', order: null };
  const day = Number.isFinite(date.latest) ? date.latest : date.earliest;
  return { text: formatDate(date), order: day, raw: date.edtf };
}

function standingCell(standing: Standing, visible: VisibleGraph): Cell {
  const text = standingInWords(standing, visible);
  return { text, order: text === '' ? null : STANDING_ORDER.indexOf(standing) };
}

export interface Sorting<Id extends string> {
  readonly column: Id;
  readonly descending: boolean;
}

/** Rows in the order of a column; equal ones keep their order, and empty cells come last. Null leaves the rows alone. */
export function sortRows<Id extends string, R extends Row<Id>>(
  rows: readonly R[],
  sorting: Sorting<Id> | null,
): readonly R[] {
  if (!sorting) return rows;
  const sign = sorting.descending ? -1 : 1;
  return [...rows].sort((x, y) => {
    const a = x.cells[sorting.column].order;
    const b = y.cells[sorting.column].order;
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return a === b ? 0 : (a < b ? -1 : 1) * sign;
  });
}

/** Rows that hold every word of a query somewhere, whatever the case, marks and aliases. */
export function filterRows<R extends { readonly words: string }>(
  rows: readonly R[],
  query: string,
): readonly R[] {
  const words = query.slice(0, 200).split(/\s+/).map(foldName).filter(Boolean);
  return words.length === 0 ? rows : rows.filter((row) => words.every((word) => row.words.includes(word)));
}

/** A table as a file holds it: a line of headings, then a line for each row, the id first. */
export function tableAsValues<Id extends string>(
  columns: readonly Column<Id>[],
  rows: readonly { readonly id: string; readonly cells: Readonly<Record<Id, Cell>> }[],
): string[][] {
  return [
    ['Id', ...columns.map(({ name, rawName }) => rawName ?? name)],
    ...rows.map(({ id, cells }) => [
      id,
      ...columns.map((column) => cells[column.id].raw ?? cells[column.id].text),
    ]),
  ];
}
