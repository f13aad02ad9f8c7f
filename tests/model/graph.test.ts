import { describe, expect, test } from 'vitest';
import {
  actorOf,
  buildGraph,
  dayOf,
  eventsOf,
  ONGOING,
  readDate,
  relationsOf,
  sourceOf,
  validate,
} from '../../src/model';
import { actor, CLAIM, dataSetOf, graphOf, relation } from '../example';
import { idOf } from '../ids';

const graph = graphOf({
  actors: [actor('a', { shortName: 'AA', start: '2001', end: '..' }), 'b', 'c', 'd'],
  relations: [
    relation('merger', ['a', 'b'], 'c', { start: '2012' }),
    relation('attack', 'c', 'd', { start: '2013-01-16' }),
    relation('alliance', 'd', 'a'),
    relation('conflict', 'a', 'd', { end: '..' }),
  ],
  events: [
    { id: 'late', title: 'Late', date: '2015', participants: [{ actor: 'a' }], claims: [CLAIM] },
    {
      id: 'early',
      title: 'Early',
      date: '2011-02',
      participants: [{ actor: 'a' }, { actor: 'b' }],
      claims: [CLAIM],
    },
  ],
});
const idsOfRelations = (id: string) => relationsOf(graph, actorOf(graph, idOf(id))).map((one) => one.id);

test('actors and relations keep the order of the file', () => {
  expect(graph.actors.map(({ id, index }) => [id, index])).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 2],
    ['d', 3],
  ]);
  expect(graph.relations.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
});

test('an actor is labelled by its short name, else by its name', () => {
  expect(graph.actors.map(({ label }) => label)).toEqual(['AA', 'B', 'C', 'D']);
});

describe('dates', () => {
  test('tell an end that is going on from one that nobody knows', () => {
    expect(graph.actors.map(({ end }) => end)).toEqual([ONGOING, null, null, null]);
  });

  test('of a momentary relation end when they start', () => {
    const attack = graph.relationById.get(idOf('c-attack-d'));
    expect(attack?.end).toEqual(readDate('2013-01-16'));
  });

  test('of the data set span its period', () => {
    expect(graph.period).toEqual({ start: dayOf(2000, 1, 1), end: dayOf(2020, 12, 31) });
  });
});

describe('a merger of two', () => {
  test('is one relation with two ties', () => {
    const { from, to, relation: of } = graph.ties;
    expect([...from].map((start, i) => [start, to[i], of[i]])).toEqual([
      [0, 2, 0],
      [1, 2, 0],
      [2, 3, 1],
      [3, 0, 2],
      [0, 3, 3],
    ]);
  });

  test('is told of each of its ends once', () => {
    expect(['a', 'b', 'c', 'd'].map(idsOfRelations)).toEqual([
      ['a-b-merger-c', 'd-alliance-a', 'a-conflict-d'],
      ['a-b-merger-c'],
      ['a-b-merger-c', 'c-attack-d'],
      ['c-attack-d', 'd-alliance-a', 'a-conflict-d'],
    ]);
  });
});

test('every tie stands once in the row of the actor that it leaves, and once in that of the actor it reaches', () => {
  const { ties } = graph;
  const rowsOf = (start: Uint32Array, list: Uint32Array) =>
    graph.actors.map(({ index }) => [...list.slice(start[index], start[index + 1])]);
  expect(rowsOf(ties.outStart, ties.out)).toEqual([[0, 4], [1], [2], [3]]);
  expect(rowsOf(ties.inStart, ties.in)).toEqual([[3], [], [0, 1], [2, 4]]);
});

test('the events of an actor come in order of time', () => {
  expect(eventsOf(graph, actorOf(graph, idOf('a'))).map(({ id }) => id)).toEqual(['early', 'late']);
  expect(eventsOf(graph, actorOf(graph, idOf('c')))).toEqual([]);
});

test('an id that does not exist is a fault of the program', () => {
  expect(() => actorOf(graph, idOf('nobody'))).toThrow(RangeError);
  expect(() => sourceOf(graph, idOf('nothing'))).toThrow(RangeError);
});

test('a graph of one actor and no relation has rows of length nought', () => {
  const { dataSet } = validate(dataSetOf({ actors: [actor('alone', { claims: [CLAIM] })] }));
  const { ties } = buildGraph(dataSet!);
  expect([...ties.outStart, ...ties.inStart]).toEqual([0, 0, 0, 0]);
});
