import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/model';
import { axisTicks, dayAt, timeScale, xOf } from '../../src/scene';

const years = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => dayOf(from + i, 6));
// Little happens before 2010, much from then on.
const knots = timeScale(
  [dayOf(1992), ...years(2010, 2020), ...years(2010, 2020), ...years(2010, 2020)],
  dayOf(1990),
  dayOf(2020, 12, 31),
);
const widthOf = (year: number) => xOf(knots, dayOf(year + 1)) - xOf(knots, dayOf(year));

describe('the scale of time', () => {
  test('runs forward, day by day', () => {
    const places = years(1990, 2020).map((day) => xOf(knots, day));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(new Set(places).size).toBe(places.length);
  });

  test('draws quiet years narrower than busy ones', () => {
    expect(widthOf(1999)).toBeLessThan(widthOf(2015));
    expect(widthOf(1999)).toBeGreaterThan(0);
  });

  test('draws a short history evenly, whatever happens in it', () => {
    const short = timeScale(years(2018, 2020), dayOf(2014), dayOf(2020, 12, 31));
    const width = (year: number) => xOf(short, dayOf(year + 1)) - xOf(short, dayOf(year));
    expect(width(2015) / 365).toBeCloseTo(width(2018) / 365, 6);
  });

  test('gives back the day of a place', () => {
    for (const day of [...years(1990, 2020), dayOf(1980), dayOf(2030)])
      expect(dayAt(knots, xOf(knots, day))).toBeCloseTo(day, 6);
  });

  test('ends with the period', () => {
    expect([knots[0]?.day, knots.at(-1)?.day]).toEqual([dayOf(1990), dayOf(2021)]);
  });
});

describe('the axis', () => {
  const labels = (zoom: number, range?: readonly [number, number]) =>
    axisTicks({ knots }, zoom, range)
      .map(({ label }) => label)
      .filter(Boolean);

  test.each([0.05, 0.3, 1, 3])('has labels that do not touch at a zoom of %d', (zoom) => {
    const ticks = axisTicks({ knots }, zoom).filter(({ label, level }) => label && level === 'year');
    const gaps = ticks.slice(1).map(({ x }, i) => (x - ticks[i]!.x) * zoom);
    expect(gaps.filter((gap) => gap < 30)).toEqual([]);
  });

  test('labels round years where there is no room for all', () => {
    const seen = labels(0.3).map(Number);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.length).toBeLessThan(31);
  });

  test('labels months once there is room for them', () => {
    expect(labels(1)).not.toContain('Mar');
    expect(labels(8)).toContain('Mar');
  });

  test('covers what is seen, and nothing else', () => {
    const range = [xOf(knots, dayOf(2012)), xOf(knots, dayOf(2015))] as const;
    expect(labels(1, range)).toEqual(['2012', '2013', '2014', '2015']);
  });
});
