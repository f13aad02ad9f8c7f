import { describe, expect, test } from 'vitest';
import {
  dayOf,
  endOf,
  firstDay,
  lastDay,
  ModelError,
  readDate,
  relationKind,
  relationStanding,
  standingOf,
  timeWindow,
  type Interval,
} from '../../src/model';

const interval = (start?: string, end?: string): Interval => ({
  start: start === undefined ? null : readDate(start),
  end: endOf(end),
});
const during = (from: string, to = from) => timeWindow(readDate(from)!.earliest, readDate(to)!.latest);

describe('a spell, seen from a window of time', () => {
  test.each<[string, string | undefined, string | undefined, string, string]>([
    ['holds when it covers the window', '2010', '2020', '2015', 'holds'],
    ['holds on its first day', '2015-06-10', '2020', '2015-06-10', 'holds'],
    ['holds on its last day', '2010', '2015-06-10', '2015-06-10', 'holds'],
    ['is past on the day after', '2010', '2015-06-10', '2015-06-11', 'past'],
    ['is to come on the day before', '2015-06-10', '2020', '2015-06-09', 'future'],
    ['of an unknown start began before everything', undefined, '2015', '1900', 'holds'],
    ['of an unknown end still holds', '2010', undefined, '2099', 'holds'],
    ['that goes on still holds', '2010', '..', '2099', 'holds'],
    ['of which nothing is known holds always', undefined, undefined, '1000', 'holds'],
    ['that began some time in 2015 may hold in January', '2015', '..', '2015-01', 'holds'],
    ['that ended some time in 2015 may hold in December', '2010', '2015', '2015-12', 'holds'],
    ['that began by 2015 may hold long before', '[..2015]', '..', '1950', 'holds'],
  ])('%s', (_, start, end, window, standing) => {
    expect(standingOf(interval(start, end), during(window))).toBe(standing);
  });

  test('holds in a span that it touches on one day', () => {
    expect(standingOf(interval('2012-12-31', '2013'), during('2011', '2012'))).toBe('holds');
  });
});

describe('a relation, seen from a window of time', () => {
  const standing = (kind: Parameters<typeof relationKind>[0], start: string | undefined, at: string) =>
    relationStanding(interval(start), relationKind(kind), during(at));

  test('that changes something stays made ever after', () => {
    expect(['2011', '2012', '2013', '2050'].map((at) => standing('offshoot', '2012', at))).toEqual([
      'future',
      'holds',
      'made',
      'made',
    ]);
  });

  test('that changed something at an unknown date was made before everything', () => {
    expect(standing('merger', undefined, '1900')).toBe('made');
  });

  test('that was made by 2015 is not sure to be made before', () => {
    expect([standing('offshoot', '[..2015]', '2010'), standing('offshoot', '[..2015]', '2016')]).toEqual([
      'holds',
      'made',
    ]);
  });

  test('that is a moment is past on the day after', () => {
    const attack: Interval = interval('2015-03-07', '2015-03-07');
    expect(relationStanding(attack, relationKind('attack'), during('2015-03-08'))).toBe('past');
  });
});

test('the first and last day of the unknown are endless', () => {
  expect([firstDay(interval()), lastDay(interval()), lastDay(interval('2012', '..'))]).toEqual([
    -Infinity,
    Infinity,
    Infinity,
  ]);
  expect([firstDay(interval('2012-02', '2012-02')), lastDay(interval('2012-02', '2012-02'))]).toEqual([
    dayOf(2012, 2, 1),
    dayOf(2012, 2, 29),
  ]);
});

test('a window that ends before it starts is refused', () => {
  expect(() => timeWindow(2, 1)).toThrow(ModelError);
  expect(() => timeWindow(2, 1)).toThrow(expect.objectContaining({ code: 'window-reversed' }));
  expect(timeWindow(2, 2)).toEqual({ start: 2, end: 2 });
});
