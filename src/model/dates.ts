import edtf, { parse, type ParseResult } from 'edtf';

/** A day counted from 1970-01-01 (proleptic Gregorian, UTC); may be ±Infinity for an open bound. */
export type Day = number;

export type DatePrecision = 'day' | 'month' | 'season' | 'year' | 'decade' | 'range';

/** A date as far as a source knows it. It spans the days `earliest`..`latest`, both included. */
export interface PartialDate {
  readonly edtf: string;
  readonly earliest: Day;
  readonly latest: Day;
  readonly precision: DatePrecision;
  readonly approximate: boolean;
  readonly uncertain: boolean;
}

/** "Still going on" (EDTF `..`), as opposed to `null`, which means "unknown". */
export const ONGOING = 'ongoing';
export type EndDate = PartialDate | typeof ONGOING | null;

const MS_PER_DAY = 86_400_000;

export function dayOf(year: number, month = 1, day = 1): Day {
  const ms = Date.UTC(2000, month - 1, day);
  // Date.UTC reads the years 0..99 as 1900..1999, so the year is set apart.
  return Math.floor(new Date(ms).setUTCFullYear(year) / MS_PER_DAY);
}

/** The civil date of a day: year, month 1..12 and day of month 1..31. */
export function civilOf(day: Day): { year: number; month: number; day: number } {
  const date = new Date(day * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** `2017-03-02` for a day; used where a date leaves the model as text. */
export function isoOf(day: Day): string {
  const { year, month, day: d } = civilOf(day);
  const y = year < 0 ? `-${String(-year).padStart(4, '0')}` : String(year).padStart(4, '0');
  return `${y}-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

const memory = new Map<string, PartialDate | null>();

/**
 * Reads one EDTF date (levels 0 to 2 as far as a single date or a one-of-a-set goes).
 * Returns null where the text is no such date; intervals are no single date.
 * @see ISO 8601-2:2019 and https://www.loc.gov/standards/datetime/
 */
export function readDate(text: string): PartialDate | null {
  const known = memory.get(text);
  if (known !== undefined) return known;
  const date = parseDate(text);
  // A hostile file could hold millions of different dates.
  if (memory.size > 20_000) memory.clear();
  memory.set(text, date);
  return date;
}

function parseDate(text: string): PartialDate | null {
  if (text.length > 64) return null;
  let parsed: ParseResult;
  try {
    parsed = parse(text);
  } catch {
    return null; // the parser's message names its grammar, not what the author should do
  }
  const days = spanOf(parsed);
  if (!days || Number.isNaN(days[0]) || Number.isNaN(days[1]) || days[0] > days[1]) return null;
  return {
    edtf: text,
    earliest: days[0],
    latest: days[1],
    precision: precisionOf(parsed),
    approximate: Boolean(parsed.approximate),
    uncertain: Boolean(parsed.uncertain),
  };
}

function spanOf(parsed: ParseResult): [Day, Day] | null {
  if (
    parsed.type === 'Date' ||
    parsed.type === 'Season' ||
    parsed.type === 'Decade' ||
    parsed.type === 'Year'
  ) {
    const date = edtf(parsed as never) as { min: number; max: number };
    const first = Math.floor(date.min / MS_PER_DAY);
    // The package lets 29 February of any year roll over into March.
    const [, , asked] = parsed.type === 'Date' && !parsed.unspecified ? parsed.values : [];
    if (asked !== undefined && civilOf(first).day !== asked) return null;
    return [first, Math.floor(date.max / MS_PER_DAY)];
  }
  if (parsed.type !== 'Set') return null;
  // The package's own Set.max ignores the end of a range inside the set, so the parts are read one by one.
  let earliest = Infinity;
  let latest = -Infinity;
  for (const part of parsed.values as (ParseResult | ParseResult[])[]) {
    let previous = -Infinity;
    for (const one of Array.isArray(part) ? part : [part]) {
      const span = spanOf(one);
      if (!span) return null;
      // A range that runs backwards is a slip of the pen, and no range.
      if (Array.isArray(part) && span[0] < previous) return null;
      previous = span[0];
      earliest = Math.min(earliest, span[0]);
      latest = Math.max(latest, span[1]);
    }
  }
  return [parsed.earlier ? -Infinity : earliest, parsed.later ? Infinity : latest];
}

function precisionOf(parsed: ParseResult): DatePrecision {
  if (parsed.type === 'Set') return 'range';
  if (parsed.type === 'Season') return 'season';
  if (parsed.type === 'Decade') return 'decade';
  if (parsed.type === 'Year') return 'year';
  if (parsed.unspecified) return 'range';
  return (['year', 'month', 'day'] as const)[parsed.values.length - 1] ?? 'day';
}

export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const monthName = (month: number) => MONTH_NAMES[month - 1] ?? '';

/** `2 March 2017`, at day precision. */
export function formatDay(day: Day): string {
  const { year, month, day: d } = civilOf(day);
  return `${d} ${monthName(month)} ${year}`;
}

const PARTS_OF_YEAR: Record<string, string> = { '1-4': 'early', '5-8': 'mid-', '9-12': 'late' };
const SEASONS = ['spring', 'summer', 'autumn', 'winter'];

/** A date in words that keep its precision: "March 2017", "about 2012", "early 2013", "1992 or 1993". */
export function formatDate(date: PartialDate): string {
  const words = formatSpan(date);
  const about = date.approximate ? 'about ' : '';
  return `${about}${words}${date.uncertain ? ' (uncertain)' : ''}`;
}

function formatSpan(date: PartialDate): string {
  const from = Number.isFinite(date.earliest) ? civilOf(date.earliest) : null;
  const to = Number.isFinite(date.latest) ? civilOf(date.latest) : null;
  if (!from && !to) return 'unknown';
  if (!from && to) return `by ${formatBound(date.latest, 'end')}`;
  if (!to && from) return `from ${formatBound(date.earliest, 'start')} on`;
  if (!from || !to) return 'unknown';
  if (date.precision === 'day') return formatDay(date.earliest);
  if (date.precision === 'month') return `${monthName(from.month)} ${from.year}`;
  if (date.precision === 'season') {
    const season = Number(/-(2[1-4])/.exec(date.edtf)?.[1] ?? 0) - 21;
    return `${SEASONS[season] ?? ''} ${from.year}`.trim();
  }
  if (date.precision === 'year') return String(from.year);
  const wholeMonths = from.day === 1 && isMonthEnd(date.latest);
  if (wholeMonths && from.year === to.year) {
    if (from.month === 1 && to.month === 12) return String(from.year);
    const part = PARTS_OF_YEAR[`${from.month}-${to.month}`];
    if (part) return part.endsWith('-') ? `${part}${from.year}` : `${part} ${from.year}`;
    if (from.month === to.month) return `${monthName(from.month)} ${from.year}`;
    return `${monthName(from.month)}–${monthName(to.month)} ${from.year}`;
  }
  const wholeYears = wholeMonths && from.month === 1 && to.month === 12;
  if (wholeYears && to.year === from.year + 1) return `${from.year} or ${to.year}`;
  if (wholeYears) return `${from.year}–${to.year}`;
  return `between ${formatBound(date.earliest, 'start')} and ${formatBound(date.latest, 'end')}`;
}

function isMonthEnd(day: Day): boolean {
  return civilOf(day + 1).day === 1;
}

function formatBound(day: Day, side: 'start' | 'end'): string {
  const { year, month, day: d } = civilOf(day);
  if (side === 'start' && month === 1 && d === 1) return String(year);
  if (side === 'end' && month === 12 && d === 31) return String(year);
  if (side === 'start' ? d === 1 : isMonthEnd(day)) return `${monthName(month)} ${year}`;
  return formatDay(day);
}

/** "since between" is no English. */
const sometime = (date: PartialDate) => formatDate(date).replace(/^between/, 'some time between');

/**
 * A spell in words: "2012 – June 2012", "since March 2017", "until 2013", "2015" for one moment; '' where nothing
 * is known.
 */
export function formatSpell(start: PartialDate | null, end: EndDate): string {
  const from = start ? sometime(start) : '';
  if (end === ONGOING) {
    if (!start) return 'ongoing';
    // "Since by 2015" is no English.
    return Number.isFinite(start.earliest) ? `since ${from}` : `${from}, ongoing`;
  }
  if (end === null) return from;
  const to = formatDate(end);
  if (!from) return `until ${to}`;
  return start?.edtf === end.edtf ? from : `${from} – ${to}`;
}

/** How long somebody lived: as a spell, with the word that no end is known where none is. */
export function formatLife(start: PartialDate | null, end: EndDate): string {
  if (!start || end !== null) return formatSpell(start, end);
  return Number.isFinite(start.earliest)
    ? `since ${sometime(start)}, no end known`
    : `${formatDate(start)}, no end known`;
}

/** Order of partial dates: by earliest day, then the more precise first; unknown dates last. */
export function compareDates(a: PartialDate | null, b: PartialDate | null): number {
  if (!a || !b) return a ? -1 : b ? 1 : 0;
  return a.earliest - b.earliest || a.latest - b.latest;
}
