import { describe, expect, test } from 'vitest';
import {
  dayOf,
  jointsOf,
  traceLineage,
  traceTitle,
  type TraceDirection,
  type TraceOptions,
} from '../../src/model';
import { actor, CLAIM, graphOf, relation } from '../example';
import { idOf, idsOf } from '../ids';
import { maliGraph } from '../mali';

/*
 *   root ── first ──┐
 *     └──── second ─┴─ union ── heir          sidestep: an alliance, no lineage
 */
const graph = graphOf({
  actors: ['root', 'first', 'second', 'union', 'heir', 'friend'],
  relations: [
    relation('succession', 'union', 'heir', { start: '2018' }),
    relation('merger', ['first', 'second'], 'union', { start: '2015-06' }),
    relation('offshoot', 'root', 'first', { start: '2005' }),
    relation('branch', 'root', 'second', { claims: [{ source: 'press', status: 'alleged' }] }),
    relation('alliance', 'friend', 'union', { start: '2016' }),
  ],
});
const trace = (id: string, direction: TraceDirection, options?: TraceOptions) => {
  const { ancestors, descendants, relations } = traceLineage(graph, idOf(id), direction, options);
  const kin = (list: typeof ancestors) => list.map((one) => `${one.generation} ${one.actor.id}`);
  return {
    ancestors: kin(ancestors),
    descendants: kin(descendants),
    relations: relations.map(({ id }) => id),
  };
};

describe('a trace', () => {
  test('finds ancestors by generation, nearest first', () => {
    expect(trace('heir', 'ancestors')).toEqual({
      ancestors: ['1 union', '2 first', '2 second', '3 root'],
      descendants: [],
      relations: [
        'root-branch-second',
        'root-offshoot-first',
        'first-second-merger-union',
        'union-succession-heir',
      ],
    });
  });

  test('finds descendants by generation', () => {
    expect(trace('root', 'descendants').descendants).toEqual(['1 first', '1 second', '2 union', '3 heir']);
  });

  test('of both ways finds the two, and no cousins', () => {
    expect(trace('first', 'both')).toMatchObject({
      ancestors: ['1 root'],
      descendants: ['1 union', '2 heir'],
    });
  });

  test('follows lineage alone', () => {
    expect(trace('friend', 'both')).toEqual({ ancestors: [], descendants: [], relations: [] });
  });

  test('reads in order of time, what has no date first', () => {
    expect(trace('union', 'both').relations).toEqual([
      'root-branch-second',
      'root-offshoot-first',
      'first-second-merger-union',
      'union-succession-heir',
    ]);
  });

  test('up to a day leaves out what was made later', () => {
    expect(trace('first', 'descendants', { until: dayOf(2016, 1, 1) }).descendants).toEqual(['1 union']);
  });

  test('rests on the claims that the reader accepts', () => {
    const claims = { sources: idsOf('report'), statuses: null };
    expect(trace('union', 'ancestors', { claims }).relations).toEqual([
      'root-offshoot-first',
      'first-second-merger-union',
    ]);
  });

  test('counts the shortest way where there are several', () => {
    const shortcut = graphOf({
      actors: ['a', 'b', 'c'],
      relations: [
        relation('offshoot', 'a', 'b'),
        relation('rename', 'b', 'c'),
        relation('offshoot', 'a', 'c'),
      ],
    });
    expect(
      traceLineage(shortcut, idOf('c'), 'ancestors').ancestors.map((k) => [k.actor.id, k.generation]),
    ).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
  });

  test('has a title that says its direction', () => {
    expect(
      (['ancestors', 'descendants', 'both'] as const).map((d) =>
        traceTitle(traceLineage(graph, idOf('heir'), d)),
      ),
    ).toEqual(['Ancestors of Heir', 'Descendants of Heir', 'Lineage of Heir']);
  });
});

describe('an actor that a source leaves unnamed', () => {
  const withPlaceholder = graphOf({
    actors: [actor('some-group', { unnamed: true }), 'known', 'child'],
    relations: [
      relation('offshoot', 'some-group', 'child'),
      relation('offshoot', 'known', 'child', { claims: [{ source: 'press' }] }),
      relation('refers-to', 'some-group', 'known', { claims: [{ source: 'press' }] }),
    ],
  });
  const parents = (claims?: TraceOptions['claims']) =>
    traceLineage(withPlaceholder, idOf('child'), 'ancestors', claims ? { claims } : {}).ancestors.map(
      (k) => k.actor.id,
    );

  test('is left out beside the actor that another source names', () => {
    expect(parents()).toEqual(['known']);
  });

  test('stands for itself where that other source is switched off', () => {
    expect(parents({ sources: idsOf('report'), statuses: null })).toEqual(['some-group']);
  });

  test('can be traced itself', () => {
    const { descendants } = traceLineage(withPlaceholder, idOf('some-group'), 'both');
    expect(descendants.map((k) => k.actor.id)).toEqual(['child']);
  });
});

describe('a joint of the lineage', () => {
  const joints = (...relations: Parameters<typeof relation>[]) =>
    jointsOf(
      graphOf({ actors: ['a', 'b', 'c', 'd'], relations: relations.map((one) => relation(...one)) })
        .relations,
    ).map(({ from, to, start, relations }) => [
      from.join(),
      to.join(),
      start?.edtf ?? null,
      relations.length,
    ]);

  test('takes up mergers whose dates may coincide, with the more precise date', () => {
    expect(
      joints(['merger', ['a', 'b'], 'd', { start: '2017' }], ['merger', 'c', 'd', { start: '2017-03' }]),
    ).toEqual([['a,b,c', 'd', '2017-03', 2]]);
  });

  test('names a parent once that two sources name', () => {
    expect(joints(['merger', ['a', 'b'], 'd'], ['merger', ['b', 'c'], 'd', { start: '2017' }])).toEqual([
      ['a,b,c', 'd', '2017', 2],
    ]);
  });

  test('keeps mergers of different years apart', () => {
    expect(
      joints(['merger', ['a', 'b'], 'd', { start: '2012' }], ['merger', 'c', 'd', { start: '2017' }]),
    ).toEqual([
      ['a,b', 'd', '2012', 1],
      ['c', 'd', '2017', 1],
    ]);
  });

  test('keeps splits and offshoots as they are', () => {
    expect(joints(['split', 'a', ['b', 'c']], ['offshoot', 'a', 'd'])).toEqual([
      ['a', 'b,c', null, 1],
      ['a', 'd', null, 1],
    ]);
  });

  test('is never an alliance or a conflict', () => {
    expect(joints(['alliance', 'a', 'b'], ['attack', 'a', 'c', { claims: [CLAIM] }])).toEqual([]);
  });
});

test('nobody of the Mali data set is an ancestor of himself', () => {
  const mali = maliGraph();
  const own = mali.actors.filter(({ id }) => {
    const { ancestors, descendants } = traceLineage(mali, id, 'both');
    return [...ancestors, ...descendants].some(({ actor }) => actor.id === id);
  });
  expect(own).toEqual([]);
});

test('AQIM is an ancestor of JNIM over Al Murabitoun', () => {
  const { ancestors } = traceLineage(maliGraph(), idOf('jnim'), 'ancestors');
  const generation = (id: string) => ancestors.find(({ actor }) => actor.id === id)?.generation;
  expect(generation('al-murabitoun')).toBe(1);
  expect(generation('aqim')).toBeGreaterThan(1);
});
