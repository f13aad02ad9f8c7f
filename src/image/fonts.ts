import { covers, FONT_SUBSETS, type FontSubset } from './font-table';
import type { EmbeddedFont } from './font-faces';
import { textsOf, type Drawing } from './primitives';

/*
 * The fonts that a drawing needs travel with it. Only those files are loaded that the texts of a figure use, and only when
 * a figure is made.
 */

interface FontFile {
  readonly subset: FontSubset;
  readonly weight: 400 | 600;
  /** The file as a `data:` URL. */
  load(): Promise<{ default: string }>;
}

/** A further script is one line here and one in the table of subsets, with its package among the dependencies. */
const FONT_FILES: readonly FontFile[] = [
  {
    subset: FONT_SUBSETS.latin,
    weight: 400,
    load: () => import('@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2?inline'),
  },
  {
    subset: FONT_SUBSETS.latin,
    weight: 600,
    load: () => import('@fontsource/noto-sans/files/noto-sans-latin-600-normal.woff2?inline'),
  },
  {
    subset: FONT_SUBSETS.latinExtended,
    weight: 400,
    load: () => import('@fontsource/noto-sans/files/noto-sans-latin-ext-400-normal.woff2?inline'),
  },
  {
    subset: FONT_SUBSETS.latinExtended,
    weight: 600,
    load: () => import('@fontsource/noto-sans/files/noto-sans-latin-ext-600-normal.woff2?inline'),
  },
  {
    subset: FONT_SUBSETS.vietnamese,
    weight: 400,
    load: () => import('@fontsource/noto-sans/files/noto-sans-vietnamese-400-normal.woff2?inline'),
  },
  {
    subset: FONT_SUBSETS.vietnamese,
    weight: 600,
    load: () => import('@fontsource/noto-sans/files/noto-sans-vietnamese-600-normal.woff2?inline'),
  },
  {
    subset: FONT_SUBSETS.greek,
    weight: 400,
    load: () => import('@fontsource/noto-sans/files/noto-sans-greek-400-normal.woff2?inline'),
  },
  {
    subset: FONT_SUBSETS.greek,
    weight: 600,
    load: () => import('@fontsource/noto-sans/files/noto-sans-greek-600-normal.woff2?inline'),
  },
  {
    subset: FONT_SUBSETS.cyrillic,
    weight: 400,
    load: () => import('@fontsource/noto-sans/files/noto-sans-cyrillic-400-normal.woff2?inline'),
  },
  {
    subset: FONT_SUBSETS.cyrillic,
    weight: 600,
    load: () => import('@fontsource/noto-sans/files/noto-sans-cyrillic-600-normal.woff2?inline'),
  },
  {
    subset: FONT_SUBSETS.cyrillicExtended,
    weight: 400,
    load: () => import('@fontsource/noto-sans/files/noto-sans-cyrillic-ext-400-normal.woff2?inline'),
  },
  {
    subset: FONT_SUBSETS.cyrillicExtended,
    weight: 600,
    load: () => import('@fontsource/noto-sans/files/noto-sans-cyrillic-ext-600-normal.woff2?inline'),
  },
  {
    subset: FONT_SUBSETS.arabic,
    weight: 400,
    load: () => import('@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff2?inline'),
  },
  {
    subset: FONT_SUBSETS.arabic,
    weight: 600,
    load: () => import('@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-600-normal.woff2?inline'),
  },
  {
    subset: FONT_SUBSETS.hebrew,
    weight: 400,
    load: () => import('@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff2?inline'),
  },
  {
    subset: FONT_SUBSETS.hebrew,
    weight: 600,
    load: () => import('@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-600-normal.woff2?inline'),
  },
];

/** Loads the fonts that the texts of a drawing need, in a fixed order. */
export async function fontsFor(drawing: Drawing): Promise<EmbeddedFont[]> {
  const used = new Map<number, Set<number>>([
    [400, new Set()],
    [600, new Set()],
  ]);
  for (const { text, weight } of textsOf(drawing.shapes))
    for (const char of text) used.get(weight)?.add(char.codePointAt(0) ?? 0);
  const needed = FONT_FILES.filter(({ weight, subset }) =>
    [...(used.get(weight) ?? [])].some((code) => code > 32 && covers(subset, code)),
  );
  return Promise.all(
    needed.map(async ({ subset, weight, load }) => ({
      family: subset.family,
      weight,
      unicodeRange: subset.ranges
        .map(([first, last]) => `U+${first.toString(16)}${last === first ? '' : `-${last.toString(16)}`}`)
        .join(','),
      dataUrl: (await load()).default,
    })),
  );
}
