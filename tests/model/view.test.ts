import { describe, expect, test } from 'vitest';
import {
  addMonths,
  changesOf,
  dayOf,
  isoOf,
  monthOf,
  neighbourhood,
  OPENING_VIEW,
  stateOfSavedView,
  visibleGraph,
  windowOf,
  type ViewState,
} from '../../src/model';
import { actor, CLAIM, graphOf, relation } from '../example';
import { idOf, idsOf } from '../ids';

const graph = graphOf({
  actors: [
    actor('old', { end: '2012', camp: 'reds' }),
    actor('young', { start: '2012', end: '..', camp: 'reds' }),
    actor('foe', { camp: 'blues' }),
    actor('chief', { kind: 'person' }),
    actor('someone', { unnamed: true }),
    'lonely',
    'pal',
  ],
  relations: [
    relation('offshoot', 'old', 'young', { start: '2012' }),
    relation('conflict', 'young', 'foe', { start: '2013', end: '2015' }),
    relation('leadership', 'chief', 'young', { start: '2012' }),
    relation('alliance', 'someone', 'young', { start: '2014' }),
    relation('alliance', 'young', 'pal', {
      start: '2014',
      end: '2016',
      claims: [{ source: 'press', status: 'alleged' }],
    }),
    relation('merger', ['old', 'chief'], 'pal', { start: '2016' }),
    relation('alliance', 'foe', 'pal', { start: '2030' }),
  ],
  events: [{ id: 'raid', title: 'Raid', date: '2014', claims: [CLAIM] }],
  views: [
    { id: 'bare', title: 'Bare' },
    {
      id: 'full',
      title: 'Full',
      view: 'lineage',
      show: ['lineage'],
      kinds: ['person'],
      camps: ['reds'],
      sources: ['report'],
      only: ['old', 'young'],
      at: '2014',
      actor: 'young',
      trace: 'both',
    },
  ],
});

function shown(change: Partial<ViewState> = {}) {
  const { actors, relations } = visibleGraph(graph, { ...OPENING_VIEW, ...change });
  return {
    actors: actors.map(({ actor: { id } }) => id as string),
    relations: relations.map(({ relation: { id } }) => id as string),
  };
}
const standings = (at: string, to = at) => {
  const { actors, relations } = visibleGraph(graph, { ...OPENING_VIEW, at: { from: at, to } });
  return Object.fromEntries([
    ...actors.map(({ actor: { id }, standing }) => [id, standing]),
    ...relations.map(({ relation: { id }, standing }) => [id, standing]),
  ]);
};

describe('the opening view', () => {
  test('shows lineage, alliance and conflict of named groups, and who is tied by them', () => {
    expect(shown()).toEqual({
      actors: ['old', 'young', 'foe', 'pal'],
      relations: ['old-offshoot-young', 'young-conflict-foe', 'young-alliance-pal', 'old-chief-merger-pal'],
    });
  });

  test('shows everything as it holds at some time', () => {
    const { actors, relations, window } = visibleGraph(graph, OPENING_VIEW);
    expect(window).toBeNull();
    expect(new Set([...actors, ...relations].map(({ standing }) => standing))).toEqual(new Set(['holds']));
  });

  test('shows of a merger the parents that its filters admit', () => {
    const merger = visibleGraph(graph, OPENING_VIEW).relations.find(
      ({ relation: { kind } }) => kind === 'merger',
    );
    expect(merger?.relation.from).toEqual(['old']);
  });
});

describe('a filter', () => {
  test('of families takes relations, and with them actors that nothing else ties', () => {
    expect(shown({ families: new Set(['conflict']) })).toEqual({
      actors: ['young', 'foe'],
      relations: ['young-conflict-foe'],
    });
  });

  test('of kinds of actors takes their relations', () => {
    expect(
      shown({ families: new Set(['institutional']), kinds: new Set(['person', 'armed-group']) }).relations,
    ).toEqual(['chief-leadership-young']);
  });

  test('of camps keeps what lies within them', () => {
    expect(shown({ camps: idsOf('reds') })).toEqual({
      actors: ['old', 'young'],
      relations: ['old-offshoot-young'],
    });
  });

  test('of statuses takes what rests on other claims alone', () => {
    expect(shown({ statuses: new Set(['stated']) }).relations).not.toContain('young-alliance-pal');
  });

  test('of sources takes what rests on other sources alone', () => {
    expect(shown({ sources: idsOf('press') })).toEqual({
      actors: ['young', 'pal'],
      relations: ['young-alliance-pal'],
    });
  });

  test('lets unnamed actors in on demand', () => {
    expect(shown({ unnamed: true }).actors).toContain('someone');
  });

  test('on some actors shows these and no others, tied or not', () => {
    expect(shown({ only: idsOf('young', 'foe', 'lonely') })).toEqual({
      actors: ['young', 'foe', 'lonely'],
      relations: ['young-conflict-foe'],
    });
  });

  test('that admits nothing gives an empty picture', () => {
    expect(shown({ families: new Set() })).toEqual({ actors: [], relations: [] });
  });
});

describe('whatever the filters say', () => {
  test('the selected actor shows', () => {
    expect(shown({ selection: { type: 'actor', id: idOf('chief') } }).actors).toContain('chief');
  });

  test('the selected relation shows, with both its ends', () => {
    const { actors, relations } = shown({
      selection: { type: 'relation', id: idOf('chief-leadership-young') },
    });
    expect(relations).toContain('chief-leadership-young');
    expect(actors).toContain('chief');
  });

  test('a trace shows, with all parents of its mergers', () => {
    const traced = shown({
      families: new Set(['conflict']),
      selection: { type: 'actor', id: idOf('pal') },
      trace: 'ancestors',
    });
    expect(traced.relations).toContain('old-chief-merger-pal');
    expect(traced.actors).toContain('chief');
  });
});

describe('at a date', () => {
  test('what has ended is past, what has not begun is to come, lineage stays made', () => {
    expect(standings('2014')).toEqual({
      old: 'past',
      young: 'holds',
      foe: 'holds',
      // Known from 2014 on: the merger of 2016 did not make it.
      pal: 'holds',
      'old-offshoot-young': 'made',
      'young-conflict-foe': 'holds',
      'young-alliance-pal': 'holds',
      'old-chief-merger-pal': 'future',
    });
  });

  test('before everything, all with a start is to come', () => {
    expect(standings('2001')).toMatchObject({
      old: 'unknown',
      young: 'future',
      'old-offshoot-young': 'future',
      'young-conflict-foe': 'future',
    });
  });

  test('over a span, what holds at any moment of it holds', () => {
    expect(standings('2011', '2013')).toMatchObject({
      old: 'holds',
      'old-offshoot-young': 'holds',
      'young-conflict-foe': 'holds',
      'young-alliance-pal': 'future',
    });
  });

  test('nothing leaves the picture', () => {
    expect(shown({ at: { from: '2001', to: '2001' } })).toEqual(shown());
  });
});

test('a span in the wrong order is taken the right way round', () => {
  expect(windowOf({ at: { from: '2014', to: '2012' } })).toEqual({
    start: dayOf(2012),
    end: dayOf(2014, 12, 31),
  });
  expect(windowOf({ at: { from: 'x', to: '2012' } })).toBeNull();
  expect(windowOf({ at: null })).toBeNull();
});

test('a neighbourhood is an actor and those whom the filters leave it tied to', () => {
  expect([...neighbourhood(graph, OPENING_VIEW, idOf('young'))].sort()).toEqual([
    'foe',
    'old',
    'pal',
    'young',
  ]);
  const lineage = { ...OPENING_VIEW, families: new Set(['lineage'] as const), only: idsOf('foe') };
  expect([...neighbourhood(graph, lineage, idOf('young'))].sort()).toEqual(['old', 'young']);
});

test('changes are the days on which something begins or ends, within the period', () => {
  expect(changesOf(graph, visibleGraph(graph, OPENING_VIEW)).map(isoOf)).toEqual([
    '2012-01-01',
    '2013-01-01',
    '2014-01-01',
    '2015-12-31',
    '2016-01-01',
    '2016-12-31',
  ]);
});

describe('a saved view', () => {
  test('that says nothing is the opening view', () => {
    expect(stateOfSavedView(graph.dataSet.views[0]!)).toEqual(OPENING_VIEW);
  });

  test('is the state of all that it says', () => {
    expect(stateOfSavedView(graph.dataSet.views[1]!)).toEqual({
      ...OPENING_VIEW,
      view: 'lineage',
      families: new Set(['lineage']),
      kinds: new Set(['person']),
      camps: idsOf('reds'),
      sources: idsOf('report'),
      only: idsOf('old', 'young'),
      at: { from: '2014', to: '2014' },
      selection: { type: 'actor', id: 'young' },
      trace: 'both',
    });
  });
});

describe('months', () => {
  test('of a day are written as dates', () => {
    expect([dayOf(2017, 3, 31), dayOf(99, 1, 1)].map(monthOf)).toEqual(['2017-03', '0099-01']);
  });

  test('are counted over the turn of the year', () => {
    expect([1, 12, -3, -15].map((months) => isoOf(addMonths(dayOf(2017, 3, 31), months)))).toEqual([
      '2017-04-01',
      '2018-03-01',
      '2016-12-01',
      '2015-12-01',
    ]);
  });
});
