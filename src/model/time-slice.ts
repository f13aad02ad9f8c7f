import { ONGOING, type Day, type EndDate, type PartialDate } from './dates';
import { ModelError } from './issue';
import type { RelationKindInfo } from './kinds';

/** Days, both included. */
export interface TimeWindow {
  readonly start: Day;
  readonly end: Day;
}

/**
 * How something stands to a window of time.
 * `holds`: it may hold at some moment of the window. `made`: lineage or another lasting change that lies before it.
 * `past`: it ended before. `future`: it is still to come. `unknown`: nothing tells whether it was there.
 */
export type Standing = 'holds' | 'made' | 'past' | 'future' | 'unknown';

export interface Interval {
  readonly start: PartialDate | null;
  readonly end: EndDate;
}

export function timeWindow(start: Day, end: Day): TimeWindow {
  if (start > end) throw new ModelError('window-reversed', 'the window of time ends before it starts');
  return { start, end };
}

/** First day on which the interval may hold; an unknown start counts as "before everything". */
export function firstDay(interval: Interval): Day {
  return interval.start?.earliest ?? -Infinity;
}

/** Last day on which the interval may hold; an unknown end counts as "still holds". */
export function lastDay(interval: Interval): Day {
  return interval.end === null || interval.end === ONGOING ? Infinity : interval.end.latest;
}

/** A spell's standing to the window. */
export function standingOf(interval: Interval, window: TimeWindow): Exclude<Standing, 'made' | 'unknown'> {
  if (firstDay(interval) > window.end) return 'future';
  if (lastDay(interval) < window.start) return 'past';
  return 'holds';
}

/**
 * A relation's standing to the window. A change (lineage, a signature) holds in a window that its date falls into and is
 * `made` ever after; one without a date counts as made before everything.
 */
export function relationStanding(interval: Interval, info: RelationKindInfo, window: TimeWindow): Standing {
  if (info.holds !== 'change') return standingOf(interval, window);
  const { start } = interval;
  if (!start) return 'made';
  if (start.earliest > window.end) return 'future';
  return start.latest < window.start ? 'made' : 'holds';
}
