import { buildGraph, validate, type Graph } from '../src/model';

/*
 * Small data sets for tests: what a test does not say has a value that does no harm. Ids are strings here, branded only
 * once a data set has been validated, as in a file.
 */

export type Json = Record<string, unknown>;

/** An actor by its id alone, or with more fields. Its name is its id with a capital: "north-front" is "North front". */
export function actor(id: string, fields: Json = {}): Json {
  const name = id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');
  return { id, name, kind: 'armed-group', ...fields };
}

export const CLAIM: Json = {
  source: 'report',
  section: 'One',
  paragraph: 1,
  phrase: 'so they say',
  status: 'stated',
};

/** A relation with one stated claim. Its id is `from-kind-to`, several ends joined by hyphens. */
export function relation(
  kind: string,
  from: string | string[],
  to: string | string[],
  fields: Json = {},
): Json {
  const id = `${[from].flat().join('-')}-${kind}-${[to].flat().join('-')}`;
  return { id, kind, from, to, claims: [CLAIM], ...fields };
}

export interface Parts {
  readonly actors: readonly (string | Json)[];
  readonly relations?: readonly Json[];
  readonly events?: readonly Json[];
  readonly sources?: readonly Json[];
  readonly views?: readonly Json[];
  readonly meta?: Json;
}

export function dataSetOf({ actors, relations = [], events, sources, views, meta }: Parts): Json {
  return {
    schemaVersion: 1,
    meta: {
      id: 'example',
      title: 'Example',
      start: '2000',
      end: '2020',
      camps: [
        { id: 'reds', name: 'Reds', colour: 0 },
        { id: 'blues', name: 'Blues', colour: 4 },
      ],
      ...meta,
    },
    actors: actors.map((one) => (typeof one === 'string' ? actor(one) : one)),
    relations,
    ...(events ? { events } : {}),
    sources: sources ?? [
      { id: 'report', title: 'The Report', shortTitle: 'Report', publisher: 'Institute', date: '2020' },
      { id: 'press', title: 'The Press', url: 'https://www.press.example/2019/story' },
    ],
    ...(views ? { views } : {}),
  };
}

/** The graph of a data set that must be valid. */
export function graphOf(parts: Parts): Graph {
  const { dataSet, issues } = validate(dataSetOf(parts));
  if (!dataSet) throw new Error(issues.map((issue) => issue.message).join('\n'));
  return buildGraph(dataSet);
}
