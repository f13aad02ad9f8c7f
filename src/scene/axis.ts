import { civilOf, dayOf, MONTH_NAMES, type Day } from '../model';
import type { ScaleKnot, TimeAxis } from './shapes';

/*
 * The scale of the lineage view. Within a year time runs evenly; years in which little happens are drawn narrower, so that
 * a long prehistory leaves room for what the picture is about. Every year has its line, so that the change of pace shows.
 */

/** Width of a year in model units, and of one in which next to nothing begins or ends. */
export const YEAR_WIDTH = 88;
export const QUIET_YEAR_WIDTH = 20;
/** Histories of at most this many years are drawn evenly. */
const EVEN_YEARS = 10;
/** A year is quiet with less than this share of what happens in busy ones. */
const QUIET_SHARE = 0.4;
/** A few quiet years between busy ones stay wide, and a few busy ones among quiet ones narrow: the pace must not flicker. */
const SHORTEST_RUN = 3;

/**
 * A scale from the year of `from` to `to`.
 * @param changes days on which something begins or ends; they decide which years are busy
 */
export function timeScale(changes: readonly Day[], from: Day, to: Day): ScaleKnot[] {
  const first = civilOf(from).year;
  const last = civilOf(to).year;
  const counts = new Float64Array(last - first + 1);
  for (const day of changes) {
    const i = civilOf(day).year - first;
    if (i >= 0 && i < counts.length) counts[i]!++;
  }
  const around = Array.from(
    counts,
    (count, i) => count + (counts[i - 1] ?? 0) / 2 + (counts[i + 1] ?? 0) / 2,
  );
  // Measured by the busiest third of the years, so that a long quiet prehistory does not count as the usual pace.
  const busiest = [...around].sort((a, b) => b - a).slice(0, Math.ceil(around.length / 3));
  const threshold = (QUIET_SHARE * busiest.reduce((sum, count) => sum + count, 0)) / busiest.length;
  const quiet = around.map((value) => counts.length > EVEN_YEARS && value < threshold);
  absorb(quiet, false);
  absorb(quiet, true);
  const knots: ScaleKnot[] = [];
  let x = 0;
  quiet.forEach((isQuiet, i) => {
    const start = dayOf(first + i);
    if (i === 0 || isQuiet !== quiet[i - 1]) knots.push({ day: start, x });
    x += isQuiet ? QUIET_YEAR_WIDTH : YEAR_WIDTH;
  });
  knots.push({ day: dayOf(last + 1), x });
  // The scale ends with the period, not with the year.
  const end = xOf(knots, to + 1);
  return [...knots.filter((knot) => knot.x < end), { day: to + 1, x: end }];
}

/** "1988 to 2011 are drawn narrower than the years after." or '' where time runs evenly. */
export function paceInWords(knots: readonly ScaleKnot[]): string {
  const runs = knots.slice(1).map((knot, i) => {
    const before = knots[i]!;
    return { from: before.day, to: knot.day - 1, pace: (knot.x - before.x) / (knot.day - before.day) };
  });
  const usual = Math.max(...runs.map(({ pace }) => pace));
  const narrow = runs.filter(({ pace }) => pace < usual * 0.99);
  if (narrow.length === 0) return '';
  const years = narrow.map(({ from, to }) => `${civilOf(from).year} to ${civilOf(to).year}`);
  return `The years ${years.join(' and ')} are drawn narrower.`;
}

/** Turns runs of quiet (or of busy) years that are too short into what lies around them. */
function absorb(quiet: boolean[], busyRuns: boolean): void {
  for (let i = 0; i < quiet.length; i++) {
    if (quiet[i] === busyRuns) continue;
    let end = i;
    while (end < quiet.length && quiet[end] !== busyRuns) end++;
    // What leads up to the first busy year may be short; nothing else.
    const isWithin = busyRuns || i > 0;
    if (end - i < SHORTEST_RUN && isWithin) quiet.fill(busyRuns, i, end);
    i = end;
  }
}

/** The place of a day; beyond the ends the pace goes on. */
export function xOf(knots: readonly ScaleKnot[], day: Day): number {
  let i = 1;
  while (i < knots.length - 1 && day > knots[i]!.day) i++;
  const a = knots[i - 1]!;
  const b = knots[i]!;
  return a.x + ((day - a.day) * (b.x - a.x)) / (b.day - a.day || 1);
}

/** The day at a place, not rounded. */
export function dayAt(knots: readonly ScaleKnot[], x: number): Day {
  let i = 1;
  while (i < knots.length - 1 && x > knots[i]!.x) i++;
  const a = knots[i - 1]!;
  const b = knots[i]!;
  return a.day + ((x - a.x) * (b.day - a.day)) / (b.x - a.x || 1);
}

/** The year of a place. */
export const yearAt = ({ knots }: Pick<TimeAxis, 'knots'>, x: number) => civilOf(dayAt(knots, x)).year;

export interface AxisTick {
  /** In model units. */
  readonly x: number;
  /** '' for a line without words. */
  readonly label: string;
  readonly level: 'year' | 'month';
}

/** Room that a year and a month need for their label, in px. */
const YEAR_ROOM = 40;
const MONTH_ROOM = 30;
const YEAR_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/**
 * Lines and labels of an axis at a zoom: years, and months once there is room for them.
 * @param zoom px per model unit
 * @param range left and right end of what is seen, in model units
 */
export function axisTicks(
  axis: Pick<TimeAxis, 'knots'>,
  zoom: number,
  range: readonly [number, number] = [-Infinity, Infinity],
): AxisTick[] {
  const { knots } = axis;
  const ticks: AxisTick[] = [];
  const left = Math.max(range[0], knots[0]!.x);
  const right = Math.min(range[1], knots.at(-1)!.x);
  const firstYear = civilOf(dayAt(knots, left)).year;
  const lastYear = civilOf(dayAt(knots, right)).year;
  let labelled = -Infinity;
  for (let year = firstYear; year <= lastYear; year++) {
    const x = xOf(knots, dayOf(year));
    const width = (xOf(knots, dayOf(year + 1)) - x) * zoom;
    const step = YEAR_STEPS.find((size) => size * width >= YEAR_ROOM) ?? 1000;
    const hasRoom = year % step === 0 && (x - labelled) * zoom >= YEAR_ROOM;
    if (x >= left - 1e-6 && x <= right) {
      if (hasRoom) labelled = x;
      if (hasRoom || width >= 6) ticks.push({ x, label: hasRoom ? String(year) : '', level: 'year' });
    }
    if (width < 12 * MONTH_ROOM) continue;
    for (let month = 2; month <= 12; month++) {
      const at = xOf(knots, dayOf(year, month));
      if (at < left || at > right) continue;
      ticks.push({ x: at, label: MONTH_NAMES[month - 1]!.slice(0, 3), level: 'month' });
    }
  }
  return ticks;
}
