import { describe, expect, test } from 'vitest';
import {
  actorOf,
  citationOf,
  datesInWords,
  plain,
  referenceOf,
  rowOf,
  sentenceOf,
  statusInWords,
  traceAsText,
  traceLineage,
  traceSteps,
  type Claim,
} from '../../src/model';
import { actor, CLAIM, graphOf, relation, type Json } from '../example';
import { idOf, idsOf } from '../ids';

const actors = ['ansar', 'branch', 'katiba', 'union'];
function told(kind: string, from: string | string[], to: string | string[], fields: Json = {}) {
  const graph = graphOf({ actors, relations: [relation(kind, from, to, fields)] });
  const one = graph.relations[0]!;
  return {
    sentence: plain(sentenceOf(graph, one)),
    dates: datesInWords(one),
    row: (id: string) => plain(rowOf(graph, one, actorOf(graph, idOf(id)))),
  };
}

describe('a relation as a sentence', () => {
  test('is told as past once one of its actors has ended', () => {
    const graph = graphOf({
      actors: ['branch', actor('union', { start: '2010', end: '2017' })],
      relations: [
        relation('membership', 'branch', 'union', { start: '2012' }),
        relation('split', 'union', 'branch', { start: '2012' }),
      ],
    });
    const sentences = graph.relations.map((one) => plain(sentenceOf(graph, one)));
    expect(sentences[0]).toMatch(/ was a member of /);
    expect(sentences[1]).not.toMatch(/ was /);
  });

  test.each<[string, string | string[], string | string[], Json, string]>([
    ['membership', 'ansar', 'union', { end: '..' }, 'Ansar is a member of Union'],
    ['membership', 'ansar', 'union', { end: '2015' }, 'Ansar was a member of Union'],
    ['membership', 'ansar', 'union', {}, 'Ansar is a member of Union'],
    ['support', 'ansar', 'union', {}, 'Ansar supports Union'],
    ['support', 'ansar', 'union', { end: '2015' }, 'Ansar supported Union'],
    ['support', ['ansar', 'branch'], 'union', {}, 'Ansar and Branch support Union'],
    ['support', 'ansar', 'union', { subkind: 'logistics' }, 'Ansar supports Union (logistics)'],
    ['leadership', 'ansar', 'union', { end: '2015' }, 'Ansar led Union'],
    ['merger', ['ansar', 'branch', 'katiba'], 'union', {}, 'Ansar, Branch and Katiba merged into Union'],
    ['split', 'union', ['ansar', 'branch'], {}, 'Union split into Ansar and Branch'],
    ['attack', 'ansar', 'union', { start: '2015-03-07' }, 'Ansar attacked Union'],
    ['rename', 'ansar', 'union', {}, 'Ansar was renamed Union'],
  ])('%s of %j and %j (%j)', (kind, from, to, fields, sentence) => {
    expect(told(kind, from, to, fields).sentence).toBe(sentence);
  });
});

describe('a relation as a row in an actor’s panel', () => {
  test('leaves the copula out', () => {
    const { row } = told('offshoot', 'ansar', 'branch');
    expect([row('ansar'), row('branch')]).toEqual(['gave rise to Branch', 'offshoot of Ansar']);
  });

  test('names the companions of a merger', () => {
    const { row } = told('merger', ['ansar', 'branch', 'katiba'], 'union');
    expect(row('branch')).toBe('merged into Union, with Ansar and Katiba');
    expect(row('union')).toBe('formed by the merger of Ansar, Branch and Katiba');
  });

  test('reads the same from both ends where the kind has no direction', () => {
    const { row } = told('alliance', 'ansar', 'branch');
    expect([row('ansar'), row('branch')]).toEqual(['allied with Branch', 'allied with Ansar']);
  });

  test('says what an actor has', () => {
    expect(told('membership', 'ansar', 'union').row('union')).toBe('has member Ansar');
    expect(told('membership', 'ansar', 'union').row('ansar')).toBe('member of Union');
  });
});

describe('the date of a relation in words', () => {
  test.each<[string, Json, string]>([
    ['offshoot', { start: '2015-05' }, 'May 2015'],
    ['offshoot', {}, ''],
    ['attack', { start: '2015-03-07' }, '7 March 2015'],
    ['alliance', { start: '2012', end: '..' }, 'since 2012'],
    ['alliance', { start: '2012', end: '2014-06' }, '2012 – June 2014'],
    ['alliance', { end: '2014' }, 'until 2014'],
    ['alliance', { start: '2012' }, 'from 2012'],
  ])('of %s with %j', (kind, fields, words) => {
    expect(told(kind, 'ansar', 'branch', fields).dates).toBe(words);
  });
});

describe('claims in words', () => {
  const graph = graphOf({
    actors,
    relations: [relation('alliance', 'ansar', 'branch')],
    sources: [
      {
        id: 'report',
        title: 'The Report',
        shortTitle: 'Report',
        publisher: 'Institute',
        author: 'A. Writer',
        date: '2020~',
      },
      { id: 'press', title: 'The Press', url: 'https://www.press.example/2019/story' },
    ],
  });
  const claim = (fields: Json) =>
    ({ source: 'report', status: 'stated', stance: 'supports', ...fields }) as unknown as Claim;

  test.each([
    [{ section: 'One', paragraph: 2 }, 'Report, One ¶ 2'],
    [{ page: '12–13' }, 'Report, p. 12–13'],
    [{}, 'Report'],
    [{ source: 'press', paragraph: 1 }, 'The Press, ¶ 1'],
  ])('%j stands at "%s"', (fields, words) => {
    expect(citationOf(graph, claim(fields))).toBe(words);
  });

  test('a document is cited by author, publisher, title and date', () => {
    expect(referenceOf(graph, idOf('report'))).toBe('A. Writer, Institute, “The Report”, 2020');
  });

  test('a document without a publisher is cited by its host', () => {
    expect(referenceOf(graph, idOf('press'))).toBe('press.example, “The Press”');
  });

  test.each([
    [[{}], 'stated'],
    [[{ status: 'monitors' }, { status: 'stated' }], 'reported by monitors, stated'],
    [[{ status: 'alleged' }, { stance: 'disputes' }], 'alleged; sources disagree'],
  ])('%j are "%s"', (claims, words) => {
    expect(statusInWords(claims.map(claim))).toBe(words);
  });
});

describe('a trace in words', () => {
  const graph = graphOf({
    actors,
    relations: [
      relation('branch', 'ansar', 'branch', { claims: [CLAIM, { source: 'press', stance: 'disputes' }] }),
      relation('merger', ['ansar', 'branch'], 'union', { start: '2017' }),
      relation('merger', 'katiba', 'union', {
        start: '2017-03',
        claims: [{ source: 'press', status: 'entailed' }],
      }),
    ],
  });
  const trace = traceLineage(graph, idOf('union'), 'ancestors');

  test('takes a merger of several as one step', () => {
    expect(traceSteps(graph, trace).map(({ phrase, contested }) => [plain(phrase), contested])).toEqual([
      ['Ansar has the branch Branch (date unknown)', true],
      ['Ansar, Branch and Katiba merged into Union (March 2017)', false],
    ]);
  });

  test('gives each step its sources', () => {
    expect(traceAsText(graph, trace)).toBe(
      [
        'Ancestors of Union',
        '',
        '2 generations back:',
        '- Ansar has the branch Branch (date unknown). [stated; sources disagree: Report, One ¶ 1; disputed by The Press]',
        '',
        '1 generation back:',
        '- Ansar, Branch and Katiba merged into Union (March 2017). [Ansar and Branch: stated: Report, One ¶ 1] [Katiba: inferred: The Press]',
      ].join('\n'),
    );
  });

  test('cites the sources that the reader accepts', () => {
    const claims = { sources: idsOf('report'), statuses: null };
    const filtered = traceLineage(graph, idOf('union'), 'ancestors', { claims });
    expect(traceAsText(graph, filtered, { filter: claims })).not.toContain('Press');
  });

  test('says that there is none', () => {
    const nobody = traceLineage(graph, idOf('ansar'), 'ancestors');
    expect(traceAsText(graph, nobody)).toBe('Ancestors of Ansar\nNo lineage is recorded.');
  });
});
