import { describe, expect, test } from 'vitest';
import {
  ACTOR_COLUMNS,
  actorRows,
  filterRows,
  OPENING_VIEW,
  relationRows,
  sortRows,
  tableAsValues,
  visibleGraph,
  type ActorColumn,
  type ActorRow,
  type ViewState,
} from '../../src/model';
import { actor, CLAIM, graphOf, relation } from '../example';
import { idOf } from '../ids';

const graph = graphOf({
  actors: [
    actor('old', { shortName: 'OLD', start: '1998', end: '2004', camp: 'reds' }),
    actor('young', { start: '[..2010]', end: '..', aliases: [{ name: 'Jeune Front', lang: 'fr' }] }),
    actor('ally', { start: '2010-05' }),
  ],
  relations: [
    relation('offshoot', 'old', 'young', { start: '2004' }),
    relation('alliance', 'young', 'ally', {
      start: '2012',
      end: '2014',
      claims: [CLAIM, { source: 'press', stance: 'disputes' }],
    }),
  ],
});
const view = (change: Partial<ViewState> = {}) => visibleGraph(graph, { ...OPENING_VIEW, ...change });
const ids = (rows: readonly ActorRow[]) => rows.map((row) => row.actor.id);

describe('the table of actors', () => {
  test('says the names, the camp, the dates with their precision and how many relations are shown', () => {
    const [old, young] = actorRows(graph, view());
    const text = (row: ActorRow | undefined) => row && Object.values(row.cells).map((cell) => cell.text);
    expect(text(old)).toEqual(['Old', 'OLD', 'Armed group', 'Reds', '1998', '2004', '', '1']);
    expect(text(young)).toEqual(['Young', '', 'Armed group', '', 'by 2010', 'ongoing', '', '2']);
  });

  test('says how an actor stands to the date', () => {
    const rows = actorRows(graph, view({ at: { from: '2006', to: '2006' } }));
    expect(rows.map((row) => row.cells.standing.text)).toEqual(['ended before', 'holds', 'still to come']);
  });

  test('puts what is traced first', () => {
    const rows = actorRows(
      graph,
      view({ selection: { type: 'actor', id: idOf('young') }, trace: 'ancestors' }),
    );
    expect(rows.map((row) => [row.actor.id, row.isLit])).toEqual([
      ['old', true],
      ['young', true],
      ['ally', false],
    ]);
  });

  test('is ordered by date, both ways, and empty cells come last', () => {
    const rows = actorRows(graph, view());
    const by = (column: ActorColumn, descending: boolean) =>
      ids(sortRows<ActorColumn, ActorRow>(rows, { column, descending }));
    expect(by('end', false)).toEqual(['old', 'young', 'ally']);
    expect(by('end', true)).toEqual(['young', 'old', 'ally']);
    expect(by('relations', true)).toEqual(['young', 'old', 'ally']);
    expect(by('camp', true)).toEqual(['old', 'young', 'ally']);
  });

  test('is filtered by words of any column, and by aliases, whatever the case', () => {
    const rows = actorRows(graph, view());
    expect(ids(filterRows(rows, 'REDS armed'))).toEqual(['old']);
    expect(ids(filterRows(rows, 'jeune'))).toEqual(['young']);
    expect(ids(filterRows(rows, '  '))).toEqual(['old', 'young', 'ally']);
    expect(filterRows(rows, 'nobody')).toEqual([]);
  });

  test('keeps dates as EDTF in a file', () => {
    const rows = actorRows(graph, view()).map(({ actor, cells }) => ({ id: actor.id, cells }));
    const [head, , young] = tableAsValues(ACTOR_COLUMNS, rows);
    expect(head).toEqual([
      'Id',
      'Name',
      'Short name',
      'Kind',
      'Camp',
      'Start (EDTF)',
      'End (EDTF)',
      'At the date',
      'Relations',
    ]);
    expect(young).toEqual(['young', 'Young', '', 'Armed group', '', '[..2010]', '..', '', '2']);
  });
});

describe('the table of relations', () => {
  test('reads from left to right, and says who disagrees', () => {
    const rows = relationRows(graph, view({ at: { from: '2016', to: '2016' } }));
    expect(rows.map((row) => Object.values(row.cells).map((cell) => cell.text))).toEqual([
      ['OLD', 'gave rise to', 'Young', '2004', '', 'made before', 'stated', '1: Report', ''],
      [
        'Young',
        'was allied with',
        'Ally',
        '2012',
        '2014',
        'ended before',
        'stated',
        '2: Report; The Press',
        'sources disagree',
      ],
    ]);
  });

  test('names the claims that the reader accepts', () => {
    const [, alliance] = relationRows(graph, view({ sources: new Set([graph.dataSet.sources[0]!.id]) }));
    expect(alliance?.cells.sources.text).toBe('1: Report');
    expect(alliance?.cells.contested.text).toBe('');
  });
});
