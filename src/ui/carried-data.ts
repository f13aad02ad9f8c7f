import type { Placements } from '../explorer';
import type { ActorId, DataSet, Graph } from '../model';

/*
 * A web page of its own carries a data set with it, with the view that it opens with and the places of its actors. It is
 * made of a template, which `vite build --mode reader` builds: the reduced frame with everything that it needs inlined.
 */

/** What a page carries, as JSON in an element that does not run. */
export interface CarriedData {
  readonly dataSet: DataSet;
  /** The view, as a link says it. */
  readonly link: string;
  /** Places that were found already, by `subjectKey`; in the order of the data set's actors. */
  readonly places: Readonly<Record<string, readonly (readonly [number, number])[]>>;
}

export const CARRIED_ID = 'offshoot-data';
/** Where the template has a place for the title and the data. */
export const TITLE_MARK = '%OFFSHOOT-TITLE%';
export const DATA_MARK = '%OFFSHOOT-DATA%';

export function carriedDataOf(graph: Graph, link: string, placements: Placements): CarriedData {
  const round = (value: number) => Math.round(value * 100) / 100;
  // Those that are still being found lack actors.
  const whole = [...placements].filter(([, places]) => graph.actors.every(({ id }) => places.has(id)));
  return {
    dataSet: graph.dataSet,
    link,
    places: Object.fromEntries(
      whole.map(([key, places]) => [
        key,
        graph.actors.map(({ id }) => {
          const { x, y } = places.get(id)!;
          return [round(x), round(y)] as const;
        }),
      ]),
    ),
  };
}

/** The places that a page carries. @param ids of the data set's actors, in its order */
export function carriedPlaces({ places }: CarriedData, ids: readonly ActorId[]): Placements {
  return new Map(
    Object.entries(places).map(([key, list]) => [
      key,
      new Map(ids.map((id, i) => [id, { x: list[i]![0], y: list[i]![1] }])),
    ]),
  );
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
