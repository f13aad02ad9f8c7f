import { describe, expect, test } from 'vitest';
import { actorOf, actorStanding, dayOf, OPENING_VIEW, visibleGraph, type ActorId } from '../../src/model';
import { actor, graphOf, relation } from '../example';
import { idOf } from '../ids';
import { maliGraph } from '../mali';

const graph = graphOf({
  meta: { start: '1990', end: '2020' },
  actors: [
    actor('parent', { start: '2000' }),
    actor('partner'),
    actor('union', { kind: 'coalition' }),
    actor('seen'),
    actor('land', { kind: 'state' }),
    actor('mute'),
  ],
  relations: [
    relation('merger', ['parent', 'partner'], 'union', { start: '2012' }),
    relation('attack', 'seen', 'land', { start: '2015-06' }),
  ],
});
const at = (id: string, year: number) =>
  actorStanding(graph, actorOf(graph, id as ActorId), { start: dayOf(year), end: dayOf(year, 12, 31) });

describe('where a group has no dates of its own', () => {
  test('a merger ends its parents and begins what it made', () => {
    expect([at('parent', 1999), at('parent', 2010), at('parent', 2013)]).toEqual(['future', 'holds', 'past']);
    expect([at('partner', 2011), at('partner', 2014)]).toEqual(['holds', 'past']);
    expect([at('union', 2011), at('union', 2012)]).toEqual(['future', 'holds']);
  });

  test('it is there a year before and after what is known of it, and unknown beyond', () => {
    expect([2013, 2014, 2015, 2016, 2017].map((year) => at('seen', year))).toEqual([
      'unknown',
      'holds',
      'holds',
      'holds',
      'unknown',
    ]);
  });

  test('a state is there, whatever is known of it; so is a group of which nothing is', () => {
    expect([at('land', 1995), at('land', 2019)]).toEqual(['holds', 'holds']);
    expect(at('mute', 1995)).toBe('holds');
  });
});

test('in Mali in March 2017 groups that had merged are past, and the mission that came later is still to come', () => {
  const mali = maliGraph();
  const window = { start: dayOf(2017, 3, 1), end: dayOf(2017, 3, 31) };
  const standing = (id: string) => actorStanding(mali, actorOf(mali, id as ActorId), window);
  expect(standing('mujao')).toBe('past');
  expect(standing('gia')).toBe('unknown');
  expect(standing('jnim')).toBe('holds');
});

describe('at a date, of relations', () => {
  const mali = maliGraph();
  const standing = (id: string, at: string) =>
    visibleGraph(mali, { ...OPENING_VIEW, at: { from: at, to: at } }).relations.find(
      ({ relation }) => relation.id === id,
    )?.standing;
  const idOfKind = (kind: string, from: string, to: string) =>
    mali.relations.find(
      (relation) =>
        relation.kind === kind && relation.from.includes(idOf(from)) && relation.to.includes(idOf(to)),
    )!.id;

  test('undated descent from somebody who was yet to come is yet to come', () => {
    expect(standing(idOfKind('offshoot', 'aqim', 'al-murabitoun'), '2000')).toBe('future');
  });

  test('a fight without a known end is unknown a year after, whoever fought', () => {
    const fight = idOfKind('conflict', 'mnla', 'ansar-dine');
    expect([standing(fight, '2012-06'), standing(fight, '2015-06')]).toEqual(['holds', 'unknown']);
  });
});
