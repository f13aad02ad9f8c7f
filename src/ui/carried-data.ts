import type { Graph } from '../model';
import { openingProblem, restProblem, type Point } from '../scene';

/*
 * A web page of its own carries a data set with it, with the view that it opens with and the places of its actors. It is
 * made of a template, which `vite build --mode reader` builds: the reduced frame with everything that it needs inlined.
 */

/** What a page carries, as JSON in an element that does not run. */
export interface CarriedData {
  readonly dataSet: unknown;
  /** The view, as a link says it. */
  readonly link: string;
  /** Places of the actors of the opening view, and of all actors, in the order of their layout problems. */
  readonly opening: readonly (readonly [number, number])[];
  readonly rest: readonly (readonly [number, number])[];
}

export const CARRIED_ID = 'offshoot-data';
/** Where the template has a place for the title and the data. */
export const TITLE_MARK = '%OFFSHOOT-TITLE%';
export const DATA_MARK = '%OFFSHOOT-DATA%';

export function carriedDataOf(
  graph: Graph,
  link: string,
  positions: ReadonlyMap<string, Point>,
): CarriedData {
  const round = (value: number) => Math.round(value * 100) / 100;
  const placesOf = (ids: readonly string[]) =>
    ids.map((id) => {
      const { x, y } = positions.get(id) ?? { x: 0, y: 0 };
      return [round(x), round(y)] as const;
    });
  return {
    dataSet: graph.dataSet,
    link,
    opening: placesOf(openingProblem(graph).actors),
    rest: placesOf(restProblem(graph, positions as Parameters<typeof restProblem>[1]).actors),
  };
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * The web page of some data: one file that asks no network for anything.
 * @param template as the build made it
 */
export function webPageOf(template: string, title: string, data: CarriedData): string {
  // Within a script element nothing but "<" can end or reopen it; JSON may write it as an escape.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  const heading = title.replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);
  return template.split(TITLE_MARK).join(heading).split(DATA_MARK).join(json);
}
