import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readJson, writeJson } from '../../src/formats';
import {
  readViewLink,
  relationsOf,
  stateOfSavedView,
  visibleGraph,
  writeViewLink,
  type Claim,
} from '../../src/model';
import { maliGraph } from '../mali';

const DATA = new URL('../../graph-data/', import.meta.url);
const REPORT = 'crs-if10116';

const index = JSON.parse(readFileSync(new URL('index.json', DATA), 'utf8')) as {
  dataSets: { id: string; file: string; title: string }[];
};

describe.each(index.dataSets)('$file, which the app offers', ({ id, file, title }) => {
  const text = readFileSync(new URL(file, DATA), 'utf8');

  test('is valid without a single issue', () => {
    const { graph, issues } = readJson(text);
    expect(issues).toEqual([]);
    expect(graph).not.toBeNull();
  });

  test('has the id and the title that the index says', () => {
    const { meta } = JSON.parse(text) as { meta: { id: string; title: string } };
    expect({ id: meta.id, title: meta.title }).toEqual({ id, title });
  });

  test('comes out of a reading and a writing as the same data set', () => {
    const dataSet = readJson(text).graph!.dataSet;
    expect(readJson(writeJson(dataSet)).graph?.dataSet).toEqual(dataSet);
  });

  test('cites every source that it lists', () => {
    const { dataSet } = readJson(text).graph!;
    const claims = [...dataSet.actors, ...dataSet.relations, ...dataSet.events].flatMap((one) => one.claims);
    const cited = new Set(claims.map((claim) => claim.source));
    expect(dataSet.sources.map((source) => source.id).filter((source) => !cited.has(source))).toEqual([]);
  });
});

describe('what the report says', () => {
  const graph = maliGraph();
  const { dataSet } = graph;
  const ofReport = (claims: readonly Claim[]) => claims.filter((claim) => claim.source === REPORT);

  test('is found again: its actors and its relations', () => {
    const named = graph.actors.filter(
      (actor) =>
        ofReport(actor.claims).length > 0 ||
        relationsOf(graph, actor).some((relation) => ofReport(relation.claims).length > 0),
    );
    expect(named.length).toBeGreaterThan(80);
    expect(graph.relations.filter((one) => ofReport(one.claims).length > 0).length).toBeGreaterThan(140);
  });

  test('is added to by other sources', () => {
    const others = graph.relations.filter((one) => ofReport(one.claims).length === 0);
    expect(others.length).toBeGreaterThanOrEqual(85);
  });

  test('stands with section, paragraph and phrase', () => {
    const incomplete = [...dataSet.actors, ...dataSet.relations, ...dataSet.events].filter((one) =>
      ofReport(one.claims).some(
        ({ section, paragraph, phrase }) => !section || paragraph === undefined || !phrase,
      ),
    );
    expect(incomplete.map(({ id }) => id)).toEqual([]);
  });
});

/* The report itself is not part of the repository; beside it lies a copy of its text. */
const SOURCE = new URL('../../../shared/sources/crs-if10116.txt', import.meta.url);

/** The paragraphs of each section, as a reader counts them. */
function sectionsOf(text: string): Map<string, string[]> {
  const sections = new Map<string, string[]>();
  let paragraphs: string[] = [];
  for (const line of text.split('\n')) {
    const heading = /^#+\s+(.*?)\s*$/.exec(line)?.[1];
    if (heading !== undefined) sections.set(heading, (paragraphs = []));
    else if (line.trim() && line.trim() !== '---')
      paragraphs.push(line.replaceAll('**', '').replaceAll('\\$', '$').trim());
  }
  return sections;
}

const isHere = existsSync(SOURCE);
describe.skipIf(!isHere)(
  isHere
    ? 'the phrases of the report'
    : 'the phrases of the report (skipped: ../shared/sources/crs-if10116.txt is absent)',
  () => {
    test.each(['actors', 'relations', 'events'] as const)('stand verbatim where the %s say', (list) => {
      const sections = sectionsOf(readFileSync(SOURCE, 'utf8'));
      const astray = maliGraph().dataSet[list].flatMap(({ id, claims }) =>
        claims
          .filter((claim) => claim.source === REPORT)
          .filter(({ section = '', paragraph = 0, phrase = '' }) => {
            const text = sections.get(section)?.[paragraph - 1];
            return !phrase || !text?.includes(phrase);
          })
          .map(({ section, paragraph, phrase }) => `${id}: ${section} ¶ ${paragraph}: ${phrase}`),
      );
      expect(astray).toEqual([]);
    });
  },
);

test('at least fifty actors are introduced by a summary', () => {
  const introduced = maliGraph().actors.filter((actor) => actor.summary);
  expect(introduced.length).toBeGreaterThanOrEqual(50);
});

test('no actor is its own ancestor', () => {
  const graph = maliGraph();
  const children = new Map<string, string[]>();
  for (const { family, from, to } of graph.relations)
    if (family === 'lineage') for (const id of from) children.set(id, [...(children.get(id) ?? []), ...to]);
  const descendants = (id: string) => {
    const found = new Set<string>();
    const open = [...(children.get(id) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      open.push(...(children.get(next) ?? []));
    }
    return found;
  };
  expect(graph.actors.filter(({ id }) => descendants(id).has(id)).map(({ id }) => id)).toEqual([]);
});

describe.each(maliGraph().dataSet.views)('the saved view “$title”', (saved) => {
  const graph = maliGraph();
  const state = stateOfSavedView(saved);

  test('survives the way through a link', () => {
    const link = writeViewLink(state);
    const { state: read, unknown } = readViewLink(link, graph);
    expect(unknown).toEqual([]);
    expect(read).toEqual(state);
    expect(writeViewLink(read)).toBe(link);
  });

  test('shows something', () => {
    const { actors, relations, trace } = visibleGraph(graph, state);
    expect(actors.length).toBeGreaterThan(3);
    expect(relations.length).toBeGreaterThan(3);
    if (state.trace) expect(trace?.relations.length).toBeGreaterThan(3);
  });
});
