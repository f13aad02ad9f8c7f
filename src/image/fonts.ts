import { textsOf, type Drawing } from './primitives';

/*
 * The fonts that a drawing needs travel with it. Files come in subsets by script; only those are loaded that the texts
 * of a figure use, and only when a figure is made.
 */

interface FontFile {
  readonly family: string;
  readonly weight: 400 | 600;
  /** First and last code points of the ranges that the file covers. */
  readonly ranges: readonly (readonly [number, number])[];
  /** The file as a `data:` URL. */
  load(): Promise<{ default: string }>;
}

const LATIN: FontFile['ranges'] = [
  [0x0000, 0x00ff],
  [0x0131, 0x0131],
  [0x0152, 0x0153],
  [0x02bb, 0x02bc],
  [0x02c6, 0x02c6],
  [0x02da, 0x02da],
  [0x02dc, 0x02dc],
  [0x2000, 0x206f],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2191, 0x2193],
  [0x2212, 0x2215],
];
const LATIN_EXT: FontFile['ranges'] = [
  [0x0100, 0x02ba],
  [0x02bd, 0x02ff],
  [0x1d00, 0x1dbf],
  [0x1e00, 0x1e9f],
  [0x1ef2, 0x1eff],
  [0x20a0, 0x20c0],
  [0x2c60, 0x2c7f],
  [0xa720, 0xa7ff],
];
const VIETNAMESE: FontFile['ranges'] = [
  [0x0300, 0x0303],
  [0x0309, 0x0309],
  [0x0323, 0x0323],
  [0x1ea0, 0x1ef1],
];
const GREEK: FontFile['ranges'] = [[0x0370, 0x03ff]];
const CYRILLIC: FontFile['ranges'] = [
  [0x0400, 0x045f],
  [0x0490, 0x0491],
  [0x04b0, 0x04b1],
  [0x2116, 0x2116],
];
const CYRILLIC_EXT: FontFile['ranges'] = [
  [0x0460, 0x048f],
  [0x0492, 0x04af],
  [0x04b2, 0x052f],
  [0x1c80, 0x1c8a],
  [0x2de0, 0x2dff],
  [0xa640, 0xa69f],
];
const ARABIC: FontFile['ranges'] = [
  [0x0600, 0x06ff],
  [0x0750, 0x077f],
  [0x0870, 0x08ff],
  [0xfb50, 0xfdff],
  [0xfe70, 0xfefc],
];
const HEBREW: FontFile['ranges'] = [
  [0x0590, 0x05ff],
  [0x20aa, 0x20aa],
  [0xfb1d, 0xfb4f],
];

const SANS = 'Noto Sans';
/** A further script is one line here, with its package among the dependencies. */
const FONT_FILES: readonly FontFile[] = [
  {
    family: SANS,
    weight: 400,
    ranges: LATIN,
    load: () => import('@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2?inline'),
  },
  {
    family: SANS,
    weight: 600,
    ranges: LATIN,
    load: () => import('@fontsource/noto-sans/files/noto-sans-latin-600-normal.woff2?inline'),
  },
  {
    family: SANS,
    weight: 400,
    ranges: LATIN_EXT,
    load: () => import('@fontsource/noto-sans/files/noto-sans-latin-ext-400-normal.woff2?inline'),
  },
  {
    family: SANS,
    weight: 600,
    ranges: LATIN_EXT,
    load: () => import('@fontsource/noto-sans/files/noto-sans-latin-ext-600-normal.woff2?inline'),
  },
  {
    family: SANS,
    weight: 400,
    ranges: VIETNAMESE,
    load: () => import('@fontsource/noto-sans/files/noto-sans-vietnamese-400-normal.woff2?inline'),
  },
  {
    family: SANS,
    weight: 600,
    ranges: VIETNAMESE,
    load: () => import('@fontsource/noto-sans/files/noto-sans-vietnamese-600-normal.woff2?inline'),
  },
  {
    family: SANS,
    weight: 400,
    ranges: GREEK,
    load: () => import('@fontsource/noto-sans/files/noto-sans-greek-400-normal.woff2?inline'),
  },
  {
    family: SANS,
    weight: 600,
    ranges: GREEK,
    load: () => import('@fontsource/noto-sans/files/noto-sans-greek-600-normal.woff2?inline'),
  },
  {
    family: SANS,
    weight: 400,
    ranges: CYRILLIC,
    load: () => import('@fontsource/noto-sans/files/noto-sans-cyrillic-400-normal.woff2?inline'),
  },
  {
    family: SANS,
    weight: 600,
    ranges: CYRILLIC,
    load: () => import('@fontsource/noto-sans/files/noto-sans-cyrillic-600-normal.woff2?inline'),
  },
  {
    family: SANS,
    weight: 400,
    ranges: CYRILLIC_EXT,
    load: () => import('@fontsource/noto-sans/files/noto-sans-cyrillic-ext-400-normal.woff2?inline'),
  },
  {
    family: SANS,
    weight: 600,
    ranges: CYRILLIC_EXT,
    load: () => import('@fontsource/noto-sans/files/noto-sans-cyrillic-ext-600-normal.woff2?inline'),
  },
  {
    family: 'Noto Sans Arabic',
    weight: 400,
    ranges: ARABIC,
    load: () => import('@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff2?inline'),
  },
  {
    family: 'Noto Sans Arabic',
    weight: 600,
    ranges: ARABIC,
    load: () => import('@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-600-normal.woff2?inline'),
  },
  {
    family: 'Noto Sans Hebrew',
    weight: 400,
    ranges: HEBREW,
    load: () => import('@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff2?inline'),
  },
  {
    family: 'Noto Sans Hebrew',
    weight: 600,
    ranges: HEBREW,
    load: () => import('@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-600-normal.woff2?inline'),
  },
];

export const FONT_FAMILIES = [...new Set(FONT_FILES.map((file) => file.family))];

/** A text in stretches of one family each; signs that no family has, and spaces, go with what is before them. */
export function stretchesByFamily(text: string): { family: string; text: string }[] {
  const stretches: { family: string; text: string }[] = [];
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    const last = stretches.at(-1);
    const file = /\s/u.test(sign)
      ? undefined
      : FONT_FILES.find(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to));
    const family = file?.family ?? last?.family ?? SANS;
    if (last?.family === family) last.text += sign;
    else stretches.push({ family, text: sign });
  }
  return stretches;
}

/** A font as a drawing carries it. */
export interface EmbeddedFont {
  readonly family: string;
  readonly weight: 400 | 600;
  /** `U+0-FF,U+131` */
  readonly unicodeRange: string;
  readonly dataUrl: string;
}

/** Loads the fonts that the texts of a drawing need, in a fixed order. */
export async function fontsFor(drawing: Drawing): Promise<EmbeddedFont[]> {
  const used = new Map<number, Set<number>>([
    [400, new Set()],
    [600, new Set()],
  ]);
  for (const { text, weight } of textsOf(drawing.shapes))
    for (const char of text) used.get(weight)?.add(char.codePointAt(0) ?? 0);
  const needed = FONT_FILES.filter(({ weight, ranges }) =>
    [...(used.get(weight) ?? [])].some(
      (code) => code > 32 && ranges.some(([first, last]) => code >= first && code <= last),
    ),
  );
  return Promise.all(
    needed.map(async ({ family, weight, ranges, load }) => ({
      family,
      weight,
      unicodeRange: ranges
        .map(([first, last]) => `U+${first.toString(16)}${last === first ? '' : `-${last.toString(16)}`}`)
        .join(','),
      dataUrl: (await load()).default,
    })),
  );
}

/** The style sheet of a drawing that carries its fonts. */
export function fontFaces(fonts: readonly EmbeddedFont[]): string {
  return fonts
    .map(
      ({ family, weight, unicodeRange, dataUrl }) =>
        `@font-face{font-family:"${family}";font-weight:${weight};src:url(${dataUrl}) format("woff2");unicode-range:${unicodeRange}}`,
    )
    .join('');
}
