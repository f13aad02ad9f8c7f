import { describe, expect, test } from 'vitest';
import { changeBeside, happeningsOf, OPENING_VIEW, visibleGraph, type ViewState } from '../../src/model';
import { actor, CLAIM, graphOf, relation } from '../example';

const graph = graphOf({
  actors: ['a', 'b', 'c', 'd'],
  relations: [
    relation('merger', ['a', 'b'], 'd', { start: '2017-03' }),
    relation('merger', 'c', 'd', { start: '2017-03' }),
    relation('alliance', 'a', 'c', { start: '2012-01', end: '2017-03' }),
    relation('conflict', 'b', 'c', { start: '2015' }),
    relation('attack', 'd', 'c', { start: '2018-06' }),
  ],
  events: [
    { id: 'vote', title: 'Vote', date: '2015', claims: [CLAIM] },
    { id: 'accord', title: 'Accord', date: '2017-03-02', claims: [CLAIM] },
  ],
});
const visibleAt = (at: ViewState['at']) => visibleGraph(graph, { ...OPENING_VIEW, at });
const told = (from: string, to = from) =>
  happeningsOf(graph, visibleAt({ from, to })).map(({ text }) => text);

describe('what happens at a date', () => {
  test('is told by name: events first, then lineage, then what begins, then what ends', () => {
    expect(told('2017-03')).toEqual(['Accord', 'A, B and C merged into D', 'Alliance of A and C ends']);
  });

  test('is told as of then, though an actor of it has ended since', () => {
    const union = graphOf({
      actors: ['a', actor('union', { start: '2010', end: '2017' })],
      relations: [relation('membership', 'a', 'union', { start: '2012-05' })],
    });
    const visible = visibleGraph(union, { ...OPENING_VIEW, at: { from: '2012-05', to: '2012-05' } });
    expect(happeningsOf(union, visible)[0]?.text).toMatch(/^A is a member of /);
  });

  test('is nothing in a month in which nothing happens', () => {
    expect(told('2016-07')).toEqual([]);
  });

  test('is told with its date where that is vague, in the month that begins it', () => {
    expect(told('2015-01')).toEqual(['Vote (2015)', 'B fought C (2015)']);
    expect(told('2015-08')).toEqual([]);
  });

  test('is nothing over the whole period', () => {
    expect(happeningsOf(graph, visibleAt(null))).toEqual([]);
  });

  test('leads to what it tells of', () => {
    expect(happeningsOf(graph, visibleAt({ from: '2018-06', to: '2018-06' }))).toEqual([
      { text: 'D attacked C', selection: { type: 'relation', id: 'd-attack-c' } },
    ]);
  });
});

describe('the change beside a date', () => {
  const steps = (direction: 1 | -1) => {
    const seen: string[] = [];
    for (let at: ViewState['at'] = null; ;) {
      at = changeBeside(graph, visibleAt(at), direction);
      if (!at || seen.length > 20) return seen;
      seen.push(at.from);
    }
  };

  test('comes month after month, from the first to the last', () => {
    expect(steps(1)).toEqual(['2012-01', '2015-01', '2017-03', '2018-06']);
  });

  test('comes back the same way', () => {
    expect(steps(-1)).toEqual(['2018-06', '2017-03', '2015-01', '2012-01']);
  });
});
