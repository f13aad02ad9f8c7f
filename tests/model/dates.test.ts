import { describe, expect, test } from 'vitest';
import {
  civilOf,
  compareDates,
  dayOf,
  endOf,
  formatDate,
  formatDay,
  formatSpell,
  isoOf,
  ONGOING,
  readDate,
} from '../../src/model';

const spanOf = (text: string) => {
  const date = readDate(text);
  if (!date) return null;
  const side = (day: number) => (Number.isFinite(day) ? isoOf(day) : '…');
  return `${side(date.earliest)}/${side(date.latest)}`;
};
const wordsOf = (text: string) => {
  const date = readDate(text);
  return date && formatDate(date);
};

describe('an EDTF date spans the days that it may mean, and keeps its precision in words', () => {
  test.each([
    // Level 0
    ['2013', '2013-01-01/2013-12-31', 'year', '2013'],
    ['2013-08', '2013-08-01/2013-08-31', 'month', 'August 2013'],
    ['2012-02', '2012-02-01/2012-02-29', 'month', 'February 2012'],
    ['2013-08-20', '2013-08-20/2013-08-20', 'day', '20 August 2013'],
    ['1900', '1900-01-01/1900-12-31', 'year', '1900'],
    ['0099', '0099-01-01/0099-12-31', 'year', '99'],
    // Level 1
    ['2012~', '2012-01-01/2012-12-31', 'year', 'about 2012'],
    ['2012-03~', '2012-03-01/2012-03-31', 'month', 'about March 2012'],
    ['2013?', '2013-01-01/2013-12-31', 'year', '2013 (uncertain)'],
    ['2013-08-20?', '2013-08-20/2013-08-20', 'day', '20 August 2013 (uncertain)'],
    ['2013%', '2013-01-01/2013-12-31', 'year', 'about 2013 (uncertain)'],
    ['201X', '2010-01-01/2019-12-31', 'range', '2010–2019'],
    ['2013-XX', '2013-01-01/2013-12-31', 'range', '2013'],
    ['2004-06-XX', '2004-06-01/2004-06-30', 'range', 'June 2004'],
    // Level 2: one of a set
    ['[2013-01..2013-04]', '2013-01-01/2013-04-30', 'range', 'early 2013'],
    ['[2013-05..2013-08]', '2013-05-01/2013-08-31', 'range', 'mid-2013'],
    ['[2013-09..2013-12]', '2013-09-01/2013-12-31', 'range', 'late 2013'],
    ['[2013-02..2013-05]', '2013-02-01/2013-05-31', 'range', 'February–May 2013'],
    ['[2013-01-01..2013-12-31]', '2013-01-01/2013-12-31', 'range', '2013'],
    ['[1992,1993]', '1992-01-01/1993-12-31', 'range', '1992 or 1993'],
    ['[1992..1996]', '1992-01-01/1996-12-31', 'range', '1992–1996'],
    ['[2012-06..2013-03]', '2012-06-01/2013-03-31', 'range', 'between June 2012 and March 2013'],
    [
      '[2013-01-05..2013-02-20]',
      '2013-01-05/2013-02-20',
      'range',
      'between 5 January 2013 and 20 February 2013',
    ],
    ['[..2017]', '…/2017-12-31', 'range', 'by 2017'],
    ['[..2017-03]', '…/2017-03-31', 'range', 'by March 2017'],
    ['[2014..]', '2014-01-01/…', 'range', 'from 2014 on'],
    ['199', '1990-01-01/1999-12-31', 'decade', '1990–1999'],
  ])('%s', (text, span, precision, words) => {
    expect({ span: spanOf(text), precision: readDate(text)?.precision, words: wordsOf(text) }).toEqual({
      span,
      precision,
      words,
    });
  });

  test('a season is named', () => {
    expect(['2013-21', '2013-22', '2013-23', '2013-24'].map(wordsOf)).toEqual([
      'spring 2013',
      'summer 2013',
      'autumn 2013',
      'winter 2013',
    ]);
  });
});

test.each([
  ['', 'nothing'],
  ['hello', 'a word'],
  ['2013-13', 'a thirteenth month'],
  ['1985-04-31', 'a day that its month does not have'],
  ['2013/2014', 'an interval, which is no single date'],
  ['{2013,2014}', 'all of a set, which is no single date'],
  ['..', 'going on, which is no date'],
  ['2013-08-20'.repeat(10), 'a text longer than any date'],
  ['[' + '2013,'.repeat(20_000) + '2013]', 'a text of 100,000 characters'],
])('%s is no date: it is %s', (text) => {
  expect(readDate(text)).toBeNull();
});

test('the same text is read once and gives the same date', () => {
  expect(readDate('2013-08')).toBe(readDate('2013-08'));
});

describe('an end', () => {
  test('that is still going on differs from one that nobody knows', () => {
    expect(endOf('..')).toBe(ONGOING);
    expect(endOf(undefined)).toBeNull();
    expect(endOf('2013')).toEqual(readDate('2013'));
  });

  test.each([
    ['2012', '2014', '2012 – 2014'],
    ['2017-03', '..', 'since March 2017'],
    ['2017-03', undefined, 'March 2017'],
    [undefined, '..', 'ongoing'],
    [undefined, '2013', 'until 2013'],
    [undefined, undefined, ''],
    ['2015', '2015', '2015'],
  ])('from %s to %s reads in words', (start, end, words) => {
    expect(formatSpell(start === undefined ? null : readDate(start), endOf(end))).toBe(words);
  });
});

describe('days', () => {
  test.each([
    [1970, 1, 1, 0],
    [1969, 12, 31, -1],
    [2000, 3, 1, 11_017],
    [99, 12, 31, -683_004],
  ])('%i-%i-%i is day %i, and back', (year, month, day, number) => {
    expect(dayOf(year, month, day)).toBe(number);
    expect(civilOf(number)).toEqual({ year, month, day });
  });

  test('are written as ISO dates, years before 1 with a sign', () => {
    expect(isoOf(dayOf(2017, 3, 2))).toBe('2017-03-02');
    expect(isoOf(dayOf(-44, 3, 15))).toBe('-0044-03-15');
  });

  test('are said with the name of the month', () => {
    expect(formatDay(dayOf(2017, 3, 2))).toBe('2 March 2017');
  });
});

test('dates are ordered by their earliest day, then the more precise first, unknown ones last', () => {
  const texts = ['2014', '2013', '2013-01', '2013-01-01', '[..2012]'];
  const dates = [null, ...texts.map(readDate)];
  expect(dates.sort(compareDates).map((date) => date?.edtf ?? null)).toEqual([
    '[..2012]',
    '2013-01-01',
    '2013-01',
    '2013',
    '2014',
    null,
  ]);
});
