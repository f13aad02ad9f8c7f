import metrics from './font-metrics.json';

// Writers of files turn to the scene alone.
export { isRightToLeft } from '../model';

/*
 * Text is measured from the metrics of the font that ships with the app, never from the machine's fonts, so that a
 * picture is the same in every browser and on the command line.
 */

export type FontWeight = 400 | 600;
export const FONT_FAMILY = metrics.family;

/** Fractions of the font size. */
export const ASCENT = metrics.ascent / 1000;
export const DESCENT = metrics.descent / 1000;
export const CAP_HEIGHT = metrics.capHeight / 1000;
export const X_HEIGHT = metrics.xHeight / 1000;

/** What a glyph is taken to be wide that the font does not have: a square for wide scripts, else a broad letter. */
const WIDE = 1000;
const UNKNOWN = 650;

const tables = new Map<FontWeight, Map<number, number>>();

function tableOf(weight: FontWeight): Map<number, number> {
  let table = tables.get(weight);
  if (!table) {
    table = new Map();
    for (const [first = 0, ...widths] of metrics.weights[weight])
      widths.forEach((width, i) => table?.set(first + i, width));
    tables.set(weight, table);
  }
  return table;
}

/** Scripts whose signs are about as wide as high: CJK, Hangul, kana, fullwidth forms, emoji. */
const isWide = (code: number) =>
  (code >= 0x1100 && code <= 0x115f) ||
  (code >= 0x2e80 && code <= 0xa4cf) ||
  (code >= 0xac00 && code <= 0xd7a3) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xfe30 && code <= 0xfe4f) ||
  (code >= 0xff00 && code <= 0xff60) ||
  code >= 0x1f000;

const isMark = /^\p{M}$/u;
/** Signs that only say which way a text runs (UAX 9): marks, embeddings, isolates. */
const isDirection = (code: number) =>
  code === 0x200e ||
  code === 0x200f ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2066 && code <= 0x2069);

/** Arabic letters, which join; joined they are narrower than alone, in names by 15 to 25 %. */
const isJoining = (code: number) => code >= 0x0620 && code <= 0x06d3;
const JOINED = 0.86;

/** Width of one line of text in the unit of `size`. */
export function measureText(text: string, size: number, weight: FontWeight = 400): number {
  const table = tableOf(weight);
  let width = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (isDirection(code)) continue;
    const alone = table.get(code) ?? (isMark.test(char) ? 0 : isWide(code) ? WIDE : UNKNOWN);
    width += isJoining(code) ? alone * JOINED : alone;
  }
  return (width * size) / 1000;
}

/** Whether the shipped font can draw every sign of a text. */
export function hasGlyphs(text: string): boolean {
  const table = tableOf(400);
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (!table.has(code) && !isDirection(code) && !/\s/u.test(char)) return false;
  }
  return true;
}

/** Lines of at most `width`; breaks at spaces, and inside a word only where it alone is too long. */
export function wrapText(text: string, width: number, size: number, weight: FontWeight = 400): string[] {
  const lines: string[] = [];
  const space = measureText(' ', size, weight);
  let line = '';
  let taken = 0;
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const own = measureText(word, size, weight);
    if (line && taken + space + own <= width) {
      line += ` ${word}`;
      taken += space + own;
      continue;
    }
    if (line) lines.push(line);
    line = word;
    taken = own;
    while (taken > width && [...line].length > 1) {
      const signs = [...line];
      let fit = signs.length - 1;
      while (fit > 1 && measureText(signs.slice(0, fit).join(''), size, weight) > width) fit--;
      lines.push(signs.slice(0, fit).join(''));
      line = signs.slice(fit).join('');
      taken = measureText(line, size, weight);
    }
  }
  if (line) lines.push(line);
  return lines;
}
