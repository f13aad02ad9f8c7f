import { describe, expect, test } from 'vitest';
import { buildSearch, foldName, spellingKey } from '../../src/model';
import { actor, CLAIM, graphOf } from '../example';
import { maliGraph } from '../mali';

const found = (index: ReturnType<typeof buildSearch>, query: string, limit?: number) =>
  index.find(query, limit).map((hit) => (hit.type === 'actor' ? hit.actor.id : hit.event.id));

describe('a search in the Mali data set', () => {
  const index = buildSearch(maliGraph());

  test.each([
    ['jnim', 'jnim', 'its short name'],
    ['JNIM', 'jnim', 'any case'],
    ['gsim', 'jnim', 'its French short name'],
    ['al murabitoun', 'al-murabitoun', 'its name'],
    ['mourabitoun', 'al-murabitoun', 'the French spelling'],
    ['murabitun', 'al-murabitoun', 'another transliteration'],
    ['murabitoon', 'al-murabitoun', 'the English one'],
    ['almurabitoun', 'al-murabitoun', 'the article written together'],
    ['المرابطون', 'al-murabitoun', 'Arabic'],
    ['مرابطون', 'al-murabitoun', 'Arabic without the article'],
    ['ansar dine', 'ansar-dine', 'both words'],
    ['ansar eddine', 'ansar-dine', 'an alias'],
    ['dine ansar', 'ansar-dine', 'its words in any order'],
    ['mujao', 'mujao', 'an abbreviation'],
    ['tuareg', 'tuareg', 'a people'],
  ])('finds by "%s" first %s: %s', (query, id) => {
    expect(found(index, query)[0]).toBe(id);
  });

  test('finds a name in spite of a typing error', () => {
    expect(found(index, 'murabitoum')).toContain('al-murabitoun');
  });

  test('finds by the first letters', () => {
    expect(found(index, 'mura')).toContain('al-murabitoun');
  });

  test.each(['', '   ', '-', '“”', '\u0000', '~'])('finds nothing by %j', (query) => {
    expect(index.find(query)).toEqual([]);
  });

  test('finds nothing by a word that nobody has', () => {
    expect(index.find('xylophone')).toEqual([]);
  });

  test('gives each actor once, and at most as many as asked for', () => {
    const hits = found(index, 'mali', 5);
    expect(hits.length).toBeLessThanOrEqual(5);
    expect(new Set(hits).size).toBe(hits.length);
  });

  test('takes a text of any length', () => {
    expect(() => index.find('al '.repeat(10_000))).not.toThrow();
  });
});

describe('a search', () => {
  const index = buildSearch(
    graphOf({
      actors: [
        actor('signers', {
          name: 'Those Who Sign in Blood',
          aliases: [{ name: 'Al Mulathamoun', lang: 'ar' }],
          claims: [CLAIM],
        }),
        actor('cote', { name: 'Forces de Côte d’Ivoire', claims: [CLAIM] }),
        actor('other', { name: 'Blood Brothers', claims: [CLAIM] }),
      ],
      events: [{ id: 'algiers', title: 'Algiers accord', date: '2015', claims: [CLAIM] }],
    }),
  );

  test('tells which name matched', () => {
    expect(index.find('al mulathamoun')).toMatchObject([
      { type: 'actor', actor: { id: 'signers' }, matched: 'Al Mulathamoun' },
    ]);
  });

  test('finds a name under another transliteration of it', () => {
    expect(found(index, 'moulathamoun')).toEqual(['signers']);
  });

  test('is blind to accents and apostrophes', () => {
    expect(found(index, "cote d'ivoire")).toEqual(['cote']);
    expect(found(index, 'CÔTE')).toEqual(['cote']);
  });

  test('wants all words', () => {
    expect(found(index, 'blood')).toEqual(expect.arrayContaining(['signers', 'other']));
    expect(found(index, 'blood sign')).toEqual(['signers']);
  });

  test('finds events too', () => {
    expect(index.find('algiers')).toMatchObject([{ type: 'event', event: { id: 'algiers' } }]);
  });
});

describe('a name is folded', () => {
  test.each([
    ['Côte d’Ivoire', 'cote divoire', 'accents and apostrophes'],
    ['ʿAzawād', 'azawad', 'transliteration marks'],
    ['الْمُرَابِطُونَ', 'المرابطون', 'vowel signs'],
    ['القاعدة', 'القاعده', 'ta marbuta'],
    ['أنصار إلى', 'انصار الي', 'forms of alef and ya'],
    ['ﬁre', 'fire', 'ligatures'],
    ['Groß', 'gross', 'the sharp s'],
  ])('%s to %s: %s', (text, folded) => {
    expect(foldName(text)).toBe(folded);
  });

  test('twice as once', () => {
    for (const { name } of maliGraph().actors) expect(foldName(foldName(name))).toBe(foldName(name));
  });
});

describe('spellings of one name meet under one key', () => {
  test.each([
    ['murabitoun', 'mourabitoun', 'murabitun', 'murabitoon', 'morabitun'],
    ['mulathamoun', 'moulathamoun', 'mulathamun'],
    ['qaida', 'kaida', 'qaeda'],
    ['djihad', 'dihad'],
  ])('%s', (...spellings) => {
    expect(new Set(spellings.map(spellingKey)).size).toBe(1);
  });

  test('short words and other scripts have none', () => {
    expect(['mnl', 'المرابطون', 'côte'].map(spellingKey)).toEqual(['', '', '']);
  });
});
