import { describe, expect, test } from 'vitest';
import { backgroundWarnings } from '../../src/image';
import type { Remedy } from '../../src/scene';
import { embedSnippet, publicAddress } from '../../src/ui/embed';
import { FigureChoices } from '../../src/ui/figure-choices.svelte';
import { remediesAtHand } from '../../src/ui/figure-paper';

const page = (preset: Extract<Remedy, { type: 'page' }>['preset']): Remedy => ({ type: 'page', preset });

describe('larger pages', () => {
  const letters = [page('letter-landscape'), page('letter-portrait')];

  test.each(['de-DE', 'en-GB', 'en', 'fr-ML'])('are A4 where people speak %s', (language) => {
    expect(remediesAtHand(letters, language)).toEqual([page('a4-landscape'), page('a4-portrait')]);
  });

  test('are A4 and A3 where both orientations are not at hand', () => {
    const mixed = [
      page('letter-landscape'),
      page('a4-landscape'),
      { type: 'without', parts: ['sources'] } as const,
    ];
    expect(remediesAtHand(mixed, 'de')).toEqual([page('a4-landscape'), page('a3-landscape'), mixed[2]]);
  });

  test.each(['en-US', 'fr-CA', 'es-MX'])('stay Letter where people speak %s', (language) => {
    expect(remediesAtHand(letters, language)).toEqual(letters);
  });
});

describe('the address of a hosted copy', () => {
  test.each([
    'http://localhost:5173/',
    'http://127.0.0.1:4173/#/mali',
    'http://[::1]:80/',
    'file:///home/me/index.html',
  ])('is unknown at %s', (href) => {
    expect(publicAddress(href)).toBe('');
  });

  test('is the page’s own elsewhere, without the view', () => {
    expect(publicAddress('https://example.org/offshoot/?frame=embed#/mali?at=2017')).toBe(
      'https://example.org/offshoot/',
    );
  });
});

describe('the embed code', () => {
  test('shows the view from the hosted copy, in the reduced frame', () => {
    expect(embedSnippet(' https://example.org/o/ ', '#/mali?view=lineage&at=2017', 'A "title"')).toBe(
      '<iframe src="https://example.org/o/?frame=embed#/mali?view=lineage&amp;at=2017" title="A &quot;title&quot;" width="100%" height="640" style="border: 0" loading="lazy"></iframe>',
    );
  });

  test('takes an address as people write it', () => {
    expect(embedSnippet('example.org/o', '#/mali', 'Mali')).toContain(
      'src="https://example.org/o?frame=embed#/mali"',
    );
  });

  test.each(['', 'nowhere', 'javascript:alert(1)', 'javascript.example:alert(1)', 'https://'])(
    'is not made of “%s”',
    (address) => {
      expect(embedSnippet(address, '#/mali', 'Mali')).toBeNull();
    },
  );
});

describe('a background', () => {
  test.each([
    ['png', 'transparent', 'light', 0],
    ['png', 'white', 'dark', 1],
    ['png', 'paper', 'dark', 0],
    ['svg', 'transparent', 'dark', 1],
    ['jpeg', 'transparent', 'light', 1],
    ['jpeg', 'transparent', 'dark', 2],
  ] as const)('in %s that is %s in the theme %s gives %i warnings', (format, background, theme, count) => {
    expect(backgroundWarnings(format, { background, theme })).toHaveLength(count);
  });
});

describe('choices that were kept', () => {
  test('have what one page had no room for', () => {
    const choices = new FigureChoices('whole');
    choices.take({ type: 'without', parts: ['sources'] });
    expect(choices.parts.sources).toBe(false);
    expect(choices.kept.parts.sources).toBe(true);
    choices.take({ type: 'page', preset: 'a3-landscape' });
    expect(choices.parts.sources).toBe(true);
  });

  test('come back, but for what belongs to one view', () => {
    const before = new FigureChoices('whole');
    before.format = 'webp';
    before.preset = 'a3-portrait';
    before.theme = 'greyscale';
    before.parts.sources = false;
    before.title = 'My own';
    const after = new FigureChoices('trace', JSON.parse(JSON.stringify(before.kept)));
    expect(after.kept).toEqual(before.kept);
    expect(after.scope).toBe('trace');
    expect(after.title).toBeNull();
  });

  test.each([
    null,
    7,
    'svg',
    [],
    { format: 'gif', preset: 'a9', custom: { width: 'wide' }, parts: 3, dpi: -1 },
  ])('are passed over where they are unknown: %j', (kept) => {
    expect(new FigureChoices('whole', kept).kept).toEqual(new FigureChoices('whole').kept);
  });
});
