import { describe, expect, test } from 'vitest';
import {
  escapeMarkdown,
  foldedInWords,
  generationTitle,
  plain,
  traceAsMarkdown,
  traceAsText,
  traceGenerations,
  traceLineage,
  traceSteps,
} from '../../src/model';
import { actor, CLAIM, graphOf, relation } from '../example';
import { idOf, idsOf } from '../ids';

/*
 *   elder ── root ──┐
 *           second ─┴─ union ── heir
 */
const graph = graphOf({
  actors: ['elder', 'root', 'second', 'union', 'heir'],
  relations: [
    relation('offshoot', 'elder', 'root', { start: '1998' }),
    relation('merger', ['root', 'second'], 'union', {
      start: '2015-06',
      claims: [CLAIM, { source: 'press', stance: 'disputes' }],
    }),
    relation('succession', 'union', 'heir', {
      start: '2018',
      claims: [{ source: 'press', status: 'alleged' }],
    }),
  ],
});
const trace = traceLineage(graph, idOf('union'), 'both');

describe('a trace, read out', () => {
  test('goes by generations, from the farthest ancestors to the farthest descendants', () => {
    const read = traceGenerations(traceSteps(graph, trace)).map((one) => [
      generationTitle(one),
      one.steps.map(({ phrase }) => plain(phrase)),
    ]);
    expect(read).toEqual([
      ['2 generations back', ['Elder gave rise to Root (1998)']],
      ['1 generation back', ['Root and Second merged into Union (June 2015)']],
      ['1 generation on', ['Union was succeeded by Heir (2018)']],
    ]);
  });

  test('says where sources disagree', () => {
    expect(traceSteps(graph, trace).map(({ contested }) => contested)).toEqual([false, true, false]);
  });

  test('offers to fold away each branch that goes on, once', () => {
    const branches = traceSteps(graph, trace).map((step) =>
      step.branches.map(({ actor: { id } }) => id as string),
    );
    expect(branches).toEqual([[], ['root'], []]);
  });

  test('leaves out what lies beyond a branch that is folded away, and says so', () => {
    const folded = idsOf('root');
    const cut = traceLineage(graph, idOf('union'), 'both', { folded });
    expect(cut.ancestors.map(({ actor: { id }, goesOn }) => [id, goesOn])).toEqual([
      ['root', true],
      ['second', false],
    ]);
    const text = traceAsText(graph, cut, { folded });
    expect(text).not.toContain('Elder');
    expect(text).toContain('Without what lies beyond Root.');
    expect(foldedInWords(graph, idsOf('root', 'second'))).toBe('Without what lies beyond Root and Second.');
    expect(foldedInWords(graph, idsOf())).toBe('');
  });
});

describe('a trace as Markdown', () => {
  test('has a footnote for each passage, with its phrase and address', () => {
    const text = traceAsMarkdown(graph, trace);
    expect(text).toMatch(/^## Lineage of Union\n/);
    expect(text).toContain('- Elder gave rise to Root (1998).[^1]');
    expect(text).toContain('[^1]: Institute, “The Report”, 2020, One ¶ 1: “so they say”.');
    expect(text).toMatch(/\[\^2\]: .*“The Press”.* <https:\/\/www\.press\.example\/2019\/story>/);
  });

  test('cites the same passage under the same number', () => {
    expect(traceAsMarkdown(graph, trace).match(/^\[\^\d+\]:/gm)).toEqual(['[^1]:', '[^2]:']);
  });

  test('says what is alleged, and what is disputed', () => {
    const text = traceAsMarkdown(graph, trace);
    expect(text).toMatch(/succeeded by Heir \(2018\)\.\[\^\d\] \*\(alleged\)\*/);
    expect(text).toMatch(/merged into Union.*\*Sources disagree:\*/);
  });

  test('lets no name become markup', () => {
    const hostile = graphOf({
      actors: [actor('a', { name: '[click](javascript:alert(1)) <img src=x> **x** `y`' }), 'b'],
      relations: [relation('offshoot', 'a', 'b')],
    });
    const text = traceAsMarkdown(hostile, traceLineage(hostile, idOf('b'), 'ancestors'));
    expect(text).not.toMatch(/(?<!\\)(\[click|<img|\*\*x|`y)/);
  });

  test('says that there is nothing', () => {
    const nobody = traceLineage(graph, idOf('elder'), 'ancestors');
    expect(traceAsMarkdown(graph, nobody)).toContain('No lineage is recorded.');
  });
});

test.each([
  ['a_b*c', 'a\\_b\\*c'],
  ['[x](y)', '\\[x\\](y)'],
  ['line\nbreak', 'line break'],
  ['plain text, with 3 commas', 'plain text, with 3 commas'],
])('%j is escaped for Markdown as %j', (text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped);
});

describe('a merger whose parents are named in several records', () => {
  const graph = graphOf({
    actors: ['one', 'two', 'three', 'root', 'union'],
    relations: [
      relation('offshoot', 'root', 'one'),
      relation('merger', ['one', 'two'], 'union', { start: '2017' }),
      relation('merger', 'three', 'union', { start: '2017-03', claims: [{ source: 'press' }] }),
    ],
  });
  const steps = traceSteps(graph, traceLineage(graph, idOf('root'), 'descendants'));

  test('names those who are no part of the trace as companions', () => {
    expect(plain(steps.at(-1)!.phrase)).toBe('One and Two merged into Union, with Three (2017)');
  });

  test('gives each parent its own footnotes', () => {
    const markdown = traceAsMarkdown(graph, traceLineage(graph, idOf('union'), 'ancestors'));
    expect(markdown).toContain('merged into Union (March 2017). (One and Two[^1]; Three[^2])');
  });
});
