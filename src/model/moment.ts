import { formatDate, ONGOING, type Day, type EndDate, type PartialDate } from './dates';
import type { Graph } from './graph';
import { jointsOf } from './lineage';
import type { Family } from './kinds';
import {
  changesOf,
  monthOf,
  type Selection,
  type ViewState,
  type VisibleGraph,
  type VisibleRelation,
} from './view';
import { listActors, plain, sentenceOf } from './words';

/** Something that happens at the date of a view: an event, or a relation that is made, begins or ends. */
export interface Happening {
  readonly text: string;
  readonly selection: Selection;
}

/** Dates vaguer than this happen in no month: they are told where `changesOf` has them, together with their date. Days. */
const VAGUE = 130;

const ORDER: Readonly<Record<Family, number>> = {
  lineage: 0,
  alliance: 1,
  conflict: 2,
  institutional: 3,
  identity: 4,
};

/** What happens within the window of a view, by name: events first, then lineage, then other relations, then ends. */
export function happeningsOf(graph: Graph, visible: VisibleGraph): Happening[] {
  const { window } = visible;
  if (!window) return [];
  const isWithin = (date: PartialDate) => date.earliest <= window.end && date.latest >= window.start;
  const isNews = (date: PartialDate, day: Day) =>
    isVague(date) ? day >= window.start && day <= window.end : isWithin(date);
  const events = graph.events
    .filter(({ date }) => isNews(date, date.earliest))
    .sort((a, b) => a.date.earliest - b.date.earliest)
    .map((event): Happening => ({
      text: `${event.title}${vagueDate(event.date)}`,
      selection: { type: 'event', id: event.id },
    }));
  const begun = visible.relations
    .filter(({ dates: { start } }) => start !== null && isNews(start, start.earliest))
    .sort((a, b) => ORDER[a.relation.family] - ORDER[b.relation.family]);
  const ended = visible.relations.filter(
    ({ relation, dates: { end } }) =>
      relation.info.holds === 'spell' && end !== null && end !== ONGOING && isNews(end, end.latest),
  );
  return [
    ...events,
    // A merger that several records tell of happens once.
    ...jointsOf(begun.map(({ relation }) => relation)).map((joint): Happening => {
      const relation = { ...joint.relations[0]!, from: joint.from, to: joint.to };
      const text = `${plain(sentenceOf(graph, relation))}${vagueDate(joint.start)}`;
      return { text, selection: { type: 'relation', id: relation.id } };
    }),
    ...begun
      .filter(({ relation }) => relation.family !== 'lineage')
      .map((shown) => beginningOf(graph, shown)),
    ...ended.map((shown) => endingOf(graph, shown)),
  ];
}

const isVague = (date: PartialDate) => date.latest - date.earliest >= VAGUE;
const vagueDate = (date: EndDate) =>
  date !== null && date !== ONGOING && isVague(date) ? ` (${formatDate(date)})` : '';

function beginningOf(graph: Graph, { relation, dates }: VisibleRelation): Happening {
  const text = `${plain(sentenceOf(graph, relation, false))}${vagueDate(dates.start)}`;
  return { text, selection: { type: 'relation', id: relation.id } };
}

/** "Alliance of MNLA and Ansar Dine ends" */
function endingOf(graph: Graph, { relation, dates }: VisibleRelation): Happening {
  const { noun } = relation.info;
  const ends = `${plain(listActors(graph, relation.from))} and ${plain(listActors(graph, relation.to))}`;
  const text = `${noun.charAt(0).toUpperCase()}${noun.slice(1)} of ${ends} ends${vagueDate(dates.end)}`;
  return { text, selection: { type: 'relation', id: relation.id } };
}

/**
 * The month of the next or the previous change after or before the date of a view, as the date of a view; null where
 * there is none.
 */
export function changeBeside(graph: Graph, visible: VisibleGraph, direction: 1 | -1): ViewState['at'] {
  const { window } = visible;
  const days = changesOf(graph, visible);
  const day =
    direction > 0
      ? days.find((one) => one > (window?.end ?? -Infinity))
      : days.findLast((one) => one < (window?.start ?? Infinity));
  if (day === undefined) return null;
  const month = monthOf(day);
  return { from: month, to: month };
}
