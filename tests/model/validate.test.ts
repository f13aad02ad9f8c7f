import { describe, expect, test } from 'vitest';
import { nearest, validate, type Issue } from '../../src/model';
import { actor, CLAIM, dataSetOf, relation, type Json, type Parts } from '../example';

const issuesOf = (parts: Parts): readonly Issue[] => validate(dataSetOf(parts)).issues;
const brief = ({ code, severity, path }: Issue) => `${severity} ${code} at ${path.join('.')}`;

const PAIR = { actors: ['aqim', 'jnim'] };

test('a small data set without faults passes, with defaults filled in', () => {
  const { dataSet, issues } = validate(
    dataSetOf({
      ...PAIR,
      relations: [relation('offshoot', 'aqim', 'jnim', { claims: [{ source: 'report' }] })],
    }),
  );
  expect(issues).toEqual([]);
  expect(dataSet?.relations[0]?.claims).toEqual([{ source: 'report', status: 'stated', stance: 'supports' }]);
  expect(dataSet?.actors[0]).toMatchObject({ aliases: [], unnamed: false, externalIds: {}, claims: [] });
});

describe('each kind of fault has a code and the path of its place', () => {
  test.each<[string, Parts, string]>([
    [
      'a missing field',
      { actors: [{ id: 'aqim', kind: 'armed-group' }] },
      'error missing-field at actors.0.name',
    ],
    [
      'an unknown kind of actor',
      { actors: [actor('aqim', { kind: 'armed' })] },
      'error unknown-kind at actors.0.kind',
    ],
    [
      'an unknown kind of relation',
      { ...PAIR, relations: [relation('splinter', 'aqim', 'jnim')] },
      'error unknown-kind at relations.0.kind',
    ],
    [
      'an unknown status',
      {
        ...PAIR,
        relations: [relation('alliance', 'aqim', 'jnim', { claims: [{ ...CLAIM, status: 'sure' }] })],
      },
      'error unknown-status at relations.0.claims.0.status',
    ],
    [
      'an unknown stance',
      {
        ...PAIR,
        relations: [relation('alliance', 'aqim', 'jnim', { claims: [{ ...CLAIM, stance: 'doubts' }] })],
      },
      'error unknown-stance at relations.0.claims.0.stance',
    ],
    [
      'a start that is no date',
      { actors: [actor('aqim', { start: 'spring' })] },
      'error bad-date at actors.0.start',
    ],
    ['an end that is no date', { actors: [actor('aqim', { end: 'now' })] }, 'error bad-date at actors.0.end'],
    [
      'a start that is still going on',
      { actors: [actor('aqim', { start: '..' })] },
      'error bad-date at actors.0.start',
    ],
    ['an id with a space', { actors: [actor('aqim', { id: 'a qim' })] }, 'error bad-id at actors.0.id'],
    [
      'a link that is no web address',
      { ...PAIR, sources: [{ id: 'report', title: 'Report', url: 'javascript:alert(1)' }] },
      'error bad-link at sources.0.url',
    ],
    [
      'a phrase of nine words',
      {
        ...PAIR,
        relations: [
          relation('alliance', 'aqim', 'jnim', {
            claims: [{ ...CLAIM, phrase: 'one two three four five six seven eight nine' }],
          }),
        ],
      },
      'error long-phrase at relations.0.claims.0.phrase',
    ],
    ['no actors', { actors: [] }, 'error schema at actors'],
    [
      'an empty list of claims',
      { ...PAIR, relations: [relation('alliance', 'aqim', 'jnim', { claims: [] })] },
      'error no-claim at relations.0.claims',
    ],
    [
      'two actors of one id',
      { actors: [actor('aqim', { claims: [CLAIM] }), actor('aqim', { claims: [CLAIM] })] },
      'error duplicate-id at actors.1.id',
    ],
    [
      'a camp that meta does not list',
      { actors: [actor('aqim', { camp: 'greens', claims: [CLAIM] })] },
      'error unknown-camp at actors.0.camp',
    ],
    [
      'a claim of an unknown source',
      { actors: [actor('aqim', { claims: [{ ...CLAIM, source: 'rumour' }] })] },
      'error unknown-source at actors.0.claims.0.source',
    ],
    [
      'an unknown first end',
      { ...PAIR, relations: [relation('merger', ['aqim', 'gspc'], 'jnim')] },
      'error unknown-actor at relations.0.from.1',
    ],
    [
      'an actor that ends before it starts',
      { actors: [actor('aqim', { start: '2012', end: '2011-12', claims: [CLAIM] })] },
      'error dates-reversed at actors.0.end',
    ],
    [
      'a relation that ends before it starts',
      { ...PAIR, relations: [relation('alliance', 'aqim', 'jnim', { start: '2012-05', end: '2012-04' })] },
      'error dates-reversed at relations.0.end',
    ],
    [
      'a relation of an actor with itself',
      { actors: ['aqim'], relations: [relation('rivalry', 'aqim', 'aqim')] },
      'error self-relation at relations.0.to',
    ],
    [
      'an actor twice at one end',
      { ...PAIR, relations: [relation('merger', ['aqim', 'aqim'], 'jnim')] },
      'error duplicate-end at relations.0.from',
    ],
    [
      'a split of several actors',
      { actors: ['aqim', 'gspc', 'jnim'], relations: [relation('split', ['aqim', 'gspc'], 'jnim')] },
      'error many-to-many at relations.0.from',
    ],
    [
      'a merger into several actors',
      { actors: ['aqim', 'gspc', 'jnim'], relations: [relation('merger', 'aqim', ['gspc', 'jnim'])] },
      'error many-to-many at relations.0.to',
    ],
    [
      'several actors at both ends',
      { actors: ['a', 'b', 'c', 'd'], relations: [relation('alliance', ['a', 'b'], ['c', 'd'])] },
      'error many-to-many at relations.0.to',
    ],
    [
      'a relation that is only disputed',
      {
        ...PAIR,
        relations: [relation('alliance', 'aqim', 'jnim', { claims: [{ ...CLAIM, stance: 'disputes' }] })],
      },
      'error only-disputed at relations.0.claims',
    ],
    [
      'a participant of an event that is no actor',
      {
        actors: [actor('aqim', { claims: [CLAIM] })],
        events: [
          { id: 'raid', title: 'Raid', date: '2012', participants: [{ actor: 'gspc' }], claims: [CLAIM] },
        ],
      },
      'error unknown-actor at events.0.participants.0.actor',
    ],
    [
      'a view of an unknown actor',
      { actors: [actor('aqim', { claims: [CLAIM] })], views: [{ id: 'one', title: 'One', actor: 'gspc' }] },
      'error unknown-actor at views.0.actor',
    ],
    [
      'a view of an unknown camp',
      {
        actors: [actor('aqim', { claims: [CLAIM] })],
        views: [{ id: 'one', title: 'One', camps: ['greens'] }],
      },
      'error unknown-camp at views.0.camps',
    ],
    [
      'a main source that is none',
      { actors: [actor('aqim', { claims: [CLAIM] })], meta: { mainSource: 'rumour' } },
      'error unknown-source at meta.mainSource',
    ],
    [
      'a period that ends before it starts',
      { actors: [actor('aqim', { claims: [CLAIM] })], meta: { start: '2020', end: '2000' } },
      'error dates-reversed at meta.end',
    ],
    ['an actor that nothing names', { actors: ['aqim'] }, 'warning untied-actor at actors.0'],
  ])('%s', (_, parts, expected) => {
    expect(issuesOf(parts).map(brief)).toEqual([expected]);
  });

  test('a version that this program does not read', () => {
    expect(validate({ ...dataSetOf(PAIR), schemaVersion: 2 }).issues.map(brief)).toEqual([
      'error schema-version at schemaVersion',
    ]);
  });

  test('a cycle of lineage', () => {
    const relations = [
      relation('rename', 'a', 'b'),
      relation('offshoot', 'b', 'c'),
      relation('branch', 'c', 'a'),
    ];
    expect(issuesOf({ actors: ['a', 'b', 'c'], relations }).map(brief)).toEqual([
      'error lineage-cycle at relations.2',
    ]);
  });
});

test('all faults of a file are reported at once, and any error keeps the data set back', () => {
  const { dataSet, issues } = validate(
    dataSetOf({
      actors: ['aqim', 'jnim'],
      relations: [
        relation('alliance', 'aqim', 'jnmi'),
        relation('alliance', 'aqmi', 'jnim', { claims: [{ ...CLAIM, source: 'reprot' }] }),
      ],
    }),
  );
  expect(dataSet).toBeNull();
  expect(issues.map(({ code }) => code)).toEqual(['unknown-actor', 'unknown-actor', 'unknown-source']);
});

describe('a message says what to do', () => {
  test('a typing error in an id is set right', () => {
    expect(issuesOf({ ...PAIR, relations: [relation('offshoot', 'jnim', 'aqmi')] })[0]?.message).toBe(
      'relation "jnim-offshoot-aqmi" ends at "aqmi", which is no actor; did you mean "aqim"?',
    );
  });

  test('an id that resembles none gets no proposal', () => {
    expect(issuesOf({ ...PAIR, relations: [relation('offshoot', 'jnim', 'boko-haram')] })[0]?.message).toBe(
      'relation "jnim-offshoot-boko-haram" ends at "boko-haram", which is no actor',
    );
  });

  test('a typing error in a kind is set right', () => {
    expect(issuesOf({ ...PAIR, relations: [relation('ofshoot', 'aqim', 'jnim')] })[0]?.message).toMatch(
      /did you mean "offshoot"\?$/,
    );
  });

  test('a relation without claims is asked who says so', () => {
    const bare = relation('alliance', 'aqim', 'jnim');
    delete bare['claims'];
    const [issue] = issuesOf({ ...PAIR, relations: [bare] });
    expect(issue?.code).toBe('missing-field');
    expect(issue?.message).toMatch(/a relation needs at least one claim: who says so\?$/);
  });
});

describe('unknown fields', () => {
  const { dataSet, issues } = validate(
    dataSetOf({
      actors: ['aqim', actor('jnim', { summry: 'Founded in 2017.', x: { deep: [1] } })],
      relations: [relation('offshoot', 'aqim', 'jnim')],
    }),
  );

  test('are reported, with the field that was probably meant', () => {
    expect(issues.map(brief)).toEqual([
      'warning unknown-field at actors.1.summry',
      'warning unknown-field at actors.1.x',
    ]);
    expect(issues[0]?.message).toMatch(/did you mean "summary"\?/);
  });

  test('are kept as they are', () => {
    expect(dataSet?.actors[1]).toMatchObject({ summry: 'Founded in 2017.', x: { deep: [1] } });
  });
});

describe('a hostile value', () => {
  test.each([null, undefined, 7, 'text', [], [[]], () => 1, new Map()])(
    '%s is refused without an exception',
    (value) => {
      const { dataSet, issues } = validate(value);
      expect(dataSet).toBeNull();
      expect(issues.length).toBeGreaterThan(0);
    },
  );

  test('cannot reach prototypes by the names of its keys', () => {
    const value = JSON.parse(
      JSON.stringify(dataSetOf({ ...PAIR, relations: [relation('offshoot', 'aqim', 'jnim')] })).replace(
        '{"id":"aqim"',
        '{"__proto__":{"polluted":true},"constructor":{"polluted":true},"id":"aqim"',
      ),
    ) as Json;
    const { issues } = validate(value);
    expect(({} as Json)['polluted']).toBeUndefined();
    expect(issues.every(({ severity }) => severity === 'warning')).toBe(true);
  });

  test.each(['constructor', 'tostring', 'valueof', 'hasownproperty'])(
    'may call an actor "%s" without being taken for a property of objects',
    (id) => {
      expect(
        issuesOf({ actors: ['aqim'], relations: [relation('offshoot', 'aqim', id)] }).map(brief),
      ).toEqual(['error unknown-actor at relations.0.to']);
    },
  );

  test('with a chain of 50,000 renames does not overflow the stack', () => {
    const actors = Array.from({ length: 50_001 }, (_, i) => actor(`a${i}`));
    const relations = Array.from({ length: 50_000 }, (_, i) => relation('rename', `a${i}`, `a${i + 1}`));
    expect(issuesOf({ actors, relations })).toEqual([]);
  });

  test('with thousands of faults gets at most 200 reports', () => {
    const relations = Array.from({ length: 1000 }, (_, i) => ({
      ...relation('alliance', 'x', 'aqim'),
      id: `relation-${i}`,
    }));
    expect(issuesOf({ actors: ['aqim'], relations })).toHaveLength(200);
  });
});

describe('the nearest word', () => {
  test.each([
    ['aqmi', ['jnim', 'aqim'], 'aqim'],
    ['offshot', ['offshoot', 'merger'], 'offshoot'],
    ['entirely-different', ['aqim', 'jnim'], null],
    ['', [], null],
  ])('to "%s" among %j is %j', (word, candidates, found) => {
    expect(nearest(word, candidates)).toBe(found);
  });
});
