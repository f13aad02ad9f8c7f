import { describe, expect, test } from 'vitest';
import { captionsOf, fileNameOf, OPENING_VIEW, visibleGraph, type ViewState } from '../../src/model';
import { actor, CLAIM, graphOf, relation } from '../example';
import { idOf, idsOf } from '../ids';

const graph = graphOf({
  meta: { id: 'mali', title: 'Conflict in Mali', version: '2', licence: 'CC BY 4.0', credit: 'Offshoot' },
  actors: ['root', 'middle', 'leaf', actor('chief', { kind: 'person' })],
  relations: [
    relation('offshoot', 'root', 'middle', { start: '2007-01' }),
    relation('succession', 'middle', 'leaf', {
      start: '2017',
      claims: [CLAIM, { source: 'press', status: 'alleged' }],
    }),
    relation('conflict', 'root', 'leaf', { claims: [{ source: 'press' }] }),
    relation('alliance', 'root', 'leaf', { claims: [{ source: 'press' }] }),
  ],
  views: [{ id: 'descent', title: 'Who came from whom', show: ['lineage'], view: 'lineage' }],
});
function captions(change: Partial<ViewState> = {}) {
  const state = { ...OPENING_VIEW, ...change };
  return captionsOf(graph, state, visibleGraph(graph, state));
}
const leaf = { type: 'actor', id: idOf('leaf') } as const;

describe('the title', () => {
  test('is the data set’s', () => {
    expect(captions().title).toBe('Conflict in Mali');
  });

  test('says what is traced, and over which years', () => {
    expect(captions({ selection: leaf, trace: 'ancestors' }).title).toBe('Ancestors of Leaf, 2007–2017');
  });

  test('says whose neighbours are shown', () => {
    expect(captions({ selection: leaf, only: idsOf('leaf', 'root') }).title).toBe(
      'Leaf and whom it is tied to',
    );
  });
});

describe('the subtitle', () => {
  test('names families and counts', () => {
    expect(captions().subtitle).toBe('Lineage, alliance and conflict, 3 actors, 4 relations');
    expect(captions({ families: new Set(['lineage']) }).subtitle).toBe('Lineage, 3 actors, 2 relations');
  });

  test('says one relation, not one relations', () => {
    expect(captions({ families: new Set(['conflict']) }).subtitle).toBe('Conflict, 2 actors, 1 relation');
  });

  test('of a trace names the data set', () => {
    expect(captions({ selection: leaf, trace: 'ancestors', families: new Set(['lineage']) }).subtitle).toBe(
      'Data set Conflict in Mali, 3 actors, 2 relations',
    );
  });

  test('of a date counts who is there', () => {
    const there = (from: string, to: string) => captions({ at: { from, to } }).subtitle;
    expect(there('2010', '2010')).toBe(
      'Lineage, alliance and conflict, as of 2010, 3 actors, 1 of them at that date, 4 relations',
    );
    expect(there('2009', '2010')).toContain('3 actors, 1 of them in that time, 4 relations');
  });

  test.each([
    ['2017-03', '2017-03', 'as of March 2017'],
    ['2012', '2014-06', 'from 1 January 2012 to 30 June 2014'],
  ])('from %s to %s says "%s"', (from, to, words) => {
    expect(captions({ at: { from, to } }).subtitle).toContain(words);
  });
});

describe('the filters in words', () => {
  test.each<[Partial<ViewState>, string]>([
    [{}, ''],
    [{ sources: idsOf('report') }, 'Only what Report says.'],
    [{ sources: idsOf('report', 'press') }, 'Only what Report and The Press say.'],
    [{ camps: idsOf('reds') }, 'Camps: Reds.'],
    [{ kinds: new Set(['person', 'state']) }, 'Actors: states and persons.'],
    [{ statuses: new Set(['stated', 'alleged']) }, 'Claims that are stated and alleged.'],
    [
      { camps: idsOf('reds', 'blues'), sources: idsOf('press') },
      'Only what The Press says. Camps: Reds and Blues.',
    ],
  ])('%j', (change, words) => {
    expect(captions(change).filters).toBe(words);
  });
});

test('sources are those of what is shown, most cited first', () => {
  expect(captions().sources).toEqual(['press.example, “The Press”', 'Institute, “The Report”, 2020']);
  expect(captions({ sources: idsOf('report') }).sources).toEqual(['Institute, “The Report”, 2020']);
});

test('the credit names who made the data, in which version, under which licence', () => {
  expect(captions().credit).toBe('Offshoot · data version 2 · licence CC BY 4.0');
});

describe('the name of a file', () => {
  test.each<[Partial<ViewState>, string]>([
    [{}, 'mali-network'],
    [{ view: 'lineage', selection: leaf, trace: 'both' }, 'mali-lineage-leaf'],
    [{ selection: leaf, trace: 'both' }, 'mali-network-leaf-lineage'],
    [
      { view: 'lineage', selection: leaf, trace: 'ancestors', at: { from: '2017-03', to: '2017-03' } },
      'mali-lineage-leaf-ancestors-2017-03',
    ],
    [{ selection: leaf }, 'mali-network'],
    [{ selection: leaf, only: idsOf('leaf', 'root') }, 'mali-network-leaf-neighbours'],
    [{ at: { from: '2017-03', to: '2017-03' } }, 'mali-network-2017-03'],
    [{ at: { from: '2012', to: '2014' } }, 'mali-network-2012-2014'],
  ])('of %j', (change, name) => {
    expect(captions(change).fileName).toBe(name);
  });

  test('of a saved view is the view’s own', () => {
    const saved: Partial<ViewState> = { view: 'lineage', families: new Set(['lineage']) };
    expect(captions(saved).fileName).toBe('mali-descent');
    expect(captions({ ...saved, at: { from: '2017', to: '2017' } }).fileName).toBe('mali-lineage-2017');
  });

  test('tells how much of the view a figure shows', () => {
    const state: ViewState = { ...OPENING_VIEW, selection: leaf, trace: 'ancestors' };
    expect(fileNameOf(graph, state, 'whole')).toBe('mali-network-leaf-ancestors-whole');
  });

  test('holds no sign that a file system would refuse', () => {
    const early = '[2013-01..2013-04]';
    expect(captions({ at: { from: early, to: early } }).fileName).toMatch(/^[a-z0-9-]+$/);
  });
});
