import { describe, expect, test } from 'vitest';
import { dayOf, readDate } from '../../src/model';
import { readTypedDate, spanProblem } from '../../src/ui/typed-date';

const PERIOD = { start: dayOf(1991), end: dayOf(2020, 1, 31) };
const read = (text: string) => {
  const typed = readTypedDate(text, PERIOD);
  return 'date' in typed ? typed.date.edtf : typed.problem;
};

describe('a date that is typed', () => {
  test.each([
    ['2017', '2017'],
    [' 2017-03 ', '2017-03'],
    ['2017-3-2', '2017-03-02'],
    ['2017-21', '2017-21'],
    ['2020', '2020'],
    ['June 2015', '2015-06'],
    ['2 mar 2017', '2017-03-02'],
  ])('“%s” is read as %s', (text, edtf) => expect(read(text)).toBe(edtf));

  test.each([
    ['2017-13', /^A year has no month 13\. Write .*2017-03/],
    ['2015-02-30', /^February 2015 has 28 days, and no 30\. Write/],
    ['March', /^“March” is no date .* Write/],
    ['2016/2017', /^“2016\/2017” is no date .* Write/],
    ['[2012..]', /has no beginning or no end\. Write/],
    ['1850', /nothing about 1850\. Write a date from 1 January 1991 to 31 January 2020/],
  ])('“%s” is refused, with what to write instead', (text, problem) => expect(read(text)).toMatch(problem));
});

test('a span ends after it begins, and is no single date', () => {
  const of = (from: string, to: string) => spanProblem(readDate(from)!, readDate(to)!);
  expect(of('2012', '2014-03')).toBeNull();
  expect(of('2014', '2012')).toMatch(/ends before it begins/);
  expect(of('2014', '2014')).toMatch(/choose “Date”/);
});
