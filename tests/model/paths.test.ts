import { describe, expect, test } from 'vitest';
import { findPaths, pathSentence, plain, type PathOptions } from '../../src/model';
import { actor, graphOf, relation, type Parts } from '../example';
import { idOf, idsOf } from '../ids';
import { maliGraph } from '../mali';

const ways = (parts: Parts, from: string, to: string, options?: PathOptions) =>
  findPaths(graphOf(parts), idOf(from), idOf(to), options).map((path) =>
    path.actors.map(({ id }) => id).join(' '),
  );

describe('paths between two actors', () => {
  test('prefer lineage over alliance, alliance over conflict, conflict over institutional ties', () => {
    const parts = {
      actors: ['a', 'z', 'kin', 'ally', 'foe', 'office'],
      relations: [
        relation('signatory', 'a', 'office'),
        relation('signatory', 'z', 'office'),
        relation('conflict', 'a', 'foe'),
        relation('conflict', 'foe', 'z'),
        relation('alliance', 'a', 'ally'),
        relation('alliance', 'ally', 'z'),
        relation('offshoot', 'kin', 'a'),
        relation('offshoot', 'kin', 'z'),
      ],
    };
    // The tie over the office costs too much beside the best to be an answer.
    expect(ways(parts, 'a', 'z', { limit: 10 })).toEqual(['a kin z', 'a ally z', 'a foe z']);
  });

  test('take a tie that is stated before one that is alleged', () => {
    const alleged = { claims: [{ source: 'press', status: 'alleged' }] };
    const parts = {
      actors: ['a', 'rumour', 'fact', 'z'],
      relations: [
        relation('alliance', 'a', 'rumour', alleged),
        relation('alliance', 'rumour', 'z', alleged),
        relation('alliance', 'a', 'fact'),
        relation('alliance', 'fact', 'z'),
      ],
    };
    expect(ways(parts, 'a', 'z')).toEqual(['a fact z', 'a rumour z']);
  });

  describe('through a hub', () => {
    const hub = {
      actors: ['a', 'z', actor('state', { kind: 'state' }), 'm', 'n', 'o'],
      relations: [
        relation('alliance', 'a', 'state'),
        relation('alliance', 'state', 'z'),
        relation('alliance', 'a', 'm'),
        relation('conflict', 'm', 'n'),
        relation('conflict', 'n', 'o'),
        relation('conflict', 'o', 'z'),
      ],
    };

    test('are not taken as long as there is another way, however long', () => {
      expect(ways(hub, 'a', 'z')).toEqual(['a m n o z']);
    });

    test('are taken where there is no other way', () => {
      expect(ways({ ...hub, relations: hub.relations.slice(0, 3) }, 'a', 'z')).toEqual(['a state z']);
    });

    test('may begin or end there', () => {
      expect(ways(hub, 'a', 'state')[0]).toBe('a state');
      expect(ways(hub, 'state', 'z')[0]).toBe('state z');
    });
  });

  test('are none where there is no way, and none from an actor to itself', () => {
    const parts = { actors: ['a', 'b', 'c'], relations: [relation('alliance', 'a', 'b')] };
    expect(ways(parts, 'a', 'c')).toEqual([]);
    expect(ways(parts, 'a', 'a')).toEqual([]);
  });

  test('visit nobody twice', () => {
    const mali = maliGraph();
    for (const path of findPaths(mali, idOf('aqim'), idOf('gatia'), { limit: 8 }))
      expect(new Set(path.actors).size).toBe(path.actors.length);
  });

  test('rest on the claims that the reader accepts', () => {
    const parts = {
      actors: ['a', 'b', 'c'],
      relations: [
        relation('alliance', 'a', 'c', { claims: [{ source: 'press' }] }),
        relation('alliance', 'a', 'b'),
        relation('alliance', 'b', 'c'),
      ],
    };
    const claims = { sources: idsOf('report'), statuses: null };
    expect(ways(parts, 'a', 'c', { claims })).toEqual(['a b c']);
  });

  test('are at most as many as asked for', () => {
    const middle = ['b', 'c', 'd', 'e', 'f'];
    const parts = {
      actors: ['a', ...middle, 'z'],
      relations: middle.flatMap((id) => [relation('alliance', 'a', id), relation('alliance', id, 'z')]),
    };
    expect(ways(parts, 'a', 'z', { limit: 2 })).toHaveLength(2);
    expect(ways(parts, 'a', 'z')).toHaveLength(3);
    expect(ways(parts, 'a', 'z', { limit: 9 })).toHaveLength(5);
  });

  test('are the same each time; those of lineage and alliance alone first, then one that needs a fight', () => {
    const mali = maliGraph();
    const once = findPaths(mali, idOf('jnim'), idOf('gatia'));
    expect(findPaths(mali, idOf('jnim'), idOf('gatia'))).toEqual(once);
    const needsFight = once.map(({ relations }) => relations.some(({ family }) => family === 'conflict'));
    expect(needsFight).toEqual([false, false, true]);
    expect(once[0]!.cost).toBeLessThan(once[1]!.cost);
  });

  test('go by the lineage that is stated rather than by a tie that is alleged', () => {
    const [first] = findPaths(maliGraph(), idOf('hcua'), idOf('aqim'));
    expect(first?.actors.map(({ id }) => id as string)).toEqual(['hcua', 'mia', 'ansar-dine', 'aqim']);
  });

  test('say of a tie that it is alleged', () => {
    const alleged = { claims: [{ source: 'press', status: 'alleged' }] };
    const graph = graphOf({ actors: ['a', 'b'], relations: [relation('collusion', 'a', 'b', alleged)] });
    expect(plain(pathSentence(graph, findPaths(graph, idOf('a'), idOf('b'))[0]!))).toMatch(/\(alleged\)$/);
  });

  test('cost the same from either end', () => {
    const mali = maliGraph();
    const cost = (from: string, to: string) => findPaths(mali, idOf(from), idOf(to))[0]?.cost;
    expect(cost('jnim', 'gatia')).toBeCloseTo(cost('gatia', 'jnim')!);
  });
});

test('a path reads as one sentence, each step from the side that it is walked', () => {
  const graph = graphOf({
    actors: ['mother', 'daughter', 'foe'],
    relations: [
      relation('offshoot', 'mother', 'daughter', { start: '2015-05' }),
      relation('conflict', 'daughter', 'foe', { start: '2018-02' }),
    ],
  });
  const sentence = (from: string, to: string) =>
    plain(pathSentence(graph, findPaths(graph, idOf(from), idOf(to))[0]!));
  expect(sentence('foe', 'mother')).toBe(
    'Foe fought Daughter (from February 2018), which is an offshoot of Mother (May 2015)',
  );
  expect(sentence('mother', 'foe')).toBe(
    'Mother gave rise to Daughter (May 2015), which fought Foe (from February 2018)',
  );
});
