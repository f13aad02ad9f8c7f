/*
 * What the fonts that ship cover. Files come in subsets by script.
 */

/** First and last code points. */
type Ranges = readonly (readonly [number, number])[];

const LATIN: Ranges = [
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
const LATIN_EXT: Ranges = [
  [0x0100, 0x02ba],
  [0x02bd, 0x02ff],
  [0x1d00, 0x1dbf],
  [0x1e00, 0x1e9f],
  [0x1ef2, 0x1eff],
  [0x20a0, 0x20c0],
  [0x2c60, 0x2c7f],
  [0xa720, 0xa7ff],
];
const VIETNAMESE: Ranges = [
  [0x0300, 0x0303],
  [0x0309, 0x0309],
  [0x0323, 0x0323],
  [0x1ea0, 0x1ef1],
];
const GREEK: Ranges = [[0x0370, 0x03ff]];
const CYRILLIC: Ranges = [
  [0x0400, 0x045f],
  [0x0490, 0x0491],
  [0x04b0, 0x04b1],
  [0x2116, 0x2116],
];
const CYRILLIC_EXT: Ranges = [
  [0x0460, 0x048f],
  [0x0492, 0x04af],
  [0x04b2, 0x052f],
  [0x1c80, 0x1c8a],
  [0x2de0, 0x2dff],
  [0xa640, 0xa69f],
];
const ARABIC: Ranges = [
  [0x0600, 0x06ff],
  [0x0750, 0x077f],
  [0x0870, 0x08ff],
  [0xfb50, 0xfdff],
  [0xfe70, 0xfefc],
];
const HEBREW: Ranges = [
  [0x0590, 0x05ff],
  [0x20aa, 0x20aa],
  [0xfb1d, 0xfb4f],
];

export const SANS = 'Noto Sans';

export interface FontSubset {
  readonly family: string;
  readonly ranges: Ranges;
}

export const FONT_SUBSETS = {
  latin: { family: SANS, ranges: LATIN },
  latinExtended: { family: SANS, ranges: LATIN_EXT },
  vietnamese: { family: SANS, ranges: VIETNAMESE },
  greek: { family: SANS, ranges: GREEK },
  cyrillic: { family: SANS, ranges: CYRILLIC },
  cyrillicExtended: { family: SANS, ranges: CYRILLIC_EXT },
  arabic: { family: 'Noto Sans Arabic', ranges: ARABIC },
  hebrew: { family: 'Noto Sans Hebrew', ranges: HEBREW },
} as const satisfies Readonly<Record<string, FontSubset>>;

export const covers = ({ ranges }: FontSubset, code: number): boolean =>
  ranges.some(([first, last]) => code >= first && code <= last);

const SUBSETS: readonly FontSubset[] = Object.values(FONT_SUBSETS);
export const FONT_FAMILIES = [...new Set(SUBSETS.map((subset) => subset.family))];

/** A text in stretches of one family each; signs that no family has, and spaces, go with what is before them. */
export function stretchesByFamily(text: string): { family: string; text: string }[] {
  const stretches: { family: string; text: string }[] = [];
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    const last = stretches.at(-1);
    const subset = /\s/u.test(sign) ? undefined : SUBSETS.find((one) => covers(one, code));
    const family = subset?.family ?? last?.family ?? SANS;
    if (last?.family === family) last.text += sign;
    else stretches.push({ family, text: sign });
  }
  return stretches;
}
