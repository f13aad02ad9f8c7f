import {
  civilOf,
  formatDate,
  formatDay,
  MONTH_NAMES,
  readDate,
  type Graph,
  type PartialDate,
} from '../model';

/** What the reader meant, or why it cannot be shown and what to write instead. */
export type TypedDate = { readonly date: PartialDate } | { readonly problem: string };

const WHAT_TO_WRITE = 'Write a year, a month or a day: 2017, 2017-03 or 2017-03-02.';

/**
 * A date as a reader types it: in words, or EDTF, where a month or day below ten may stand without its nought.
 * @param period what the data are about; a date outside it would show an empty picture
 */
export function readTypedDate(typed: string, period: Graph['period']): TypedDate {
  const text = inDigits(typed.trim()).replace(/-(\d)(?=-|$)/g, '-0$1');
  const date = readDate(text);
  if (!date) return { problem: `${faultOf(text)} ${WHAT_TO_WRITE}` };
  if (!Number.isFinite(date.earliest) || !Number.isFinite(date.latest))
    return { problem: `“${text}” has no beginning or no end. ${WHAT_TO_WRITE}` };
  if (date.latest < period.start || date.earliest > period.end)
    return {
      problem: `The data have nothing about ${formatDate(date)}. Write a date from ${formatDay(period.start)} to ${formatDay(period.end)}.`,
    };
  return { date };
}

/** "June 2015" and "15 June 2015", as dates are printed here, in digits; anything else as it is. */
function inDigits(text: string): string {
  const [, day, name = '', year] = /^(?:(\d{1,2})\s+)?(\p{L}+)\.?\s+(\d{4})$/u.exec(text) ?? [];
  const isMonth = (month: string) => name.length >= 3 && month.toLowerCase().startsWith(name.toLowerCase());
  const month = MONTH_NAMES.findIndex(isMonth) + 1;
  return month === 0 ? text : [year, month, ...(day ? [day] : [])].join('-');
}

/** Two ends of a span that lies between them. */
export function spanProblem(from: PartialDate, to: PartialDate): string | null {
  if (from.edtf === to.edtf)
    return `Both ends are ${formatDate(from)}. Write two dates, or choose “Date” to see one.`;
  if (from.earliest <= to.earliest && from.latest <= to.latest) return null;
  return `A span from ${formatDate(from)} to ${formatDate(to)} ends before it begins. Write the earlier date under “From”.`;
}

function faultOf(text: string): string {
  if (text === '') return 'There is no date here.';
  const [, year, month, day] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(text) ?? [];
  if (month === undefined) return `“${text}” is no date that can be read.`;
  const name = MONTH_NAMES[Number(month) - 1];
  if (name === undefined) return `A year has no month ${month}.`;
  const first = readDate(`${year}-${month}`);
  return first && day !== undefined
    ? `${name} ${year} has ${civilOf(first.latest).day} days, and no ${Number(day)}.`
    : `“${text}” is no date that can be read.`;
}
