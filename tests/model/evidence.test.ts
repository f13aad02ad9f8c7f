import { describe, expect, test } from 'vitest';
import {
  acceptedClaims,
  ANY_CLAIM,
  datesUnder,
  firmnessOf,
  isContested,
  sourcesOf,
  type Claim,
  type ClaimFilter,
} from '../../src/model';
import { graphOf, relation, type Json } from '../example';
import { idsOf } from '../ids';

const relationWith = (claims: Json[], fields: Json = {}) =>
  graphOf({ actors: ['a', 'b'], relations: [relation('alliance', 'a', 'b', { ...fields, claims })] })
    .relations[0]!;
const claimsOf = (...claims: Json[]): readonly Claim[] =>
  relationWith([{ source: 'report' }, ...claims]).claims.slice(1);

const only = (...sources: string[]): ClaimFilter => ({ ...ANY_CLAIM, sources: idsOf(...sources) });

describe('claims that a reader accepts', () => {
  const disputed = relationWith([
    { source: 'report', status: 'alleged' },
    { source: 'press', stance: 'disputes' },
  ]);

  test('are all of them without a filter', () => {
    expect(acceptedClaims(disputed, ANY_CLAIM)).toHaveLength(2);
  });

  test('are those of the sources that the reader chose', () => {
    expect(acceptedClaims(disputed, only('report')).map(({ source }) => source)).toEqual(['report']);
  });

  test('are those of the statuses that the reader chose', () => {
    expect(acceptedClaims(disputed, { sources: null, statuses: new Set(['stated']) })).toEqual([]);
  });

  test('are none where all that is left disputes the relation', () => {
    expect(acceptedClaims(disputed, only('press'))).toEqual([]);
  });
});

test('sources disagree where one supports and another disputes', () => {
  const supports = { source: 'report' };
  const disputes = { source: 'press', stance: 'disputes' };
  expect(isContested(claimsOf(supports, disputes))).toBe(true);
  expect(isContested(claimsOf(supports, supports))).toBe(false);
  expect(isContested(claimsOf(disputes))).toBe(false);
});

describe('the strongest supporting claim tells how firm a relation is', () => {
  test.each([
    [['stated'], 'firm'],
    [['alleged', 'stated'], 'firm'],
    [['entailed', 'monitors'], 'alleged'],
    [['perpetrator'], 'alleged'],
    [['entailed'], 'inferred'],
    [['planned'], 'inferred'],
  ] as const)('%j is %s', (statuses, firmness) => {
    expect(firmnessOf(claimsOf(...statuses.map((status) => ({ source: 'report', status }))))).toBe(firmness);
  });

  test('and a disputing claim does not', () => {
    expect(
      firmnessOf(
        claimsOf(
          { source: 'report', status: 'alleged' },
          { source: 'press', status: 'stated', stance: 'disputes' },
        ),
      ),
    ).toBe('alleged');
  });
});

test('documents are listed once each, in the order of the claims', () => {
  expect(sourcesOf(claimsOf({ source: 'press' }, { source: 'report' }, { source: 'press' }))).toEqual([
    'press',
    'report',
  ]);
});

describe('the dates of a relation under a filter', () => {
  const dated = relationWith(
    [
      { source: 'report', start: '2017' },
      { source: 'press', start: '2017-03', end: '2019' },
    ],
    { start: '2017-03', end: '..' },
  );
  const under = (filter: ClaimFilter) => {
    const { start, end } = datesUnder(dated, acceptedClaims(dated, filter));
    return [start?.edtf, end !== null && end !== 'ongoing' ? end.edtf : end];
  };

  test('are the relation’s own as long as the claim that they rest on is accepted', () => {
    expect(under(ANY_CLAIM)).toEqual(['2017-03', 'ongoing']);
    expect(under(only('press'))).toEqual(['2017-03', 'ongoing']);
  });

  test('are those of the accepted claim where the more precise one is switched off', () => {
    expect(under(only('report'))).toEqual(['2017', 'ongoing']);
  });

  test('are the relation’s own where a claim gives none', () => {
    const plain = relationWith([{ source: 'report' }, { source: 'press', start: '2011' }], { start: '2012' });
    expect(datesUnder(plain, plain.claims).start?.edtf).toBe('2012');
  });
});
