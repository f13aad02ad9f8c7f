import { measureText } from '../scene';

/** How wide a column must be at least, and would be best, in pixels. */
export interface ColumnNeed {
  readonly least: number;
  readonly wanted: number;
}

export const CELL_FONT_SIZE = 13;
/** Left and right of a cell's text. */
const PADDING = 16;
/** An arrow beside the heading tells how a column is sorted. */
const ARROW = 8;
/** A longer word is broken, a longer text goes on in another line. */
const LONGEST_WORD = 116;
const LONGEST_LINE = 300;
/** In a table that has to scroll, columns are as wide as they like up to this. */
const LONGEST_LINE_SCROLLED = 150;
/** So many rows stand for all: of ten thousand, each twentieth. */
const SAMPLE = 500;

const widthOf = (text: string, weight: 400 | 600) => Math.ceil(measureText(text, CELL_FONT_SIZE, weight));

/**
 * What a column needs for its heading and its texts. Four cells of five are to do with one line, if there is room: a
 * column that is empty in most rows leaves the room to others.
 * @param weight of the texts' letters; the heading is always bold
 */
export function columnNeed(heading: string, texts: readonly string[], weight: 400 | 600 = 400): ColumnNeed {
  const every = Math.ceil(texts.length / SAMPLE);
  const sample = every > 1 ? texts.filter((_, i) => i % every === 0) : texts;
  const lengths = new Map([...new Set(sample)].map((text) => [text, widthOf(text, weight)]));
  const longestWord = (text: string, bold: 400 | 600) =>
    Math.max(0, ...text.split(/[\s/–-]+/).map((word) => widthOf(word, bold)));
  const words = [...lengths.keys()].map((text) => longestWord(text, weight));
  const lines = sample.map((text) => lengths.get(text) ?? 0).sort((a, b) => a - b);
  const common = lines[Math.floor((lines.length - 1) * 0.8)] ?? 0;
  const least = Math.max(longestWord(heading, 600) + ARROW, Math.min(LONGEST_WORD, Math.max(0, ...words)));
  const wanted = Math.max(least, widthOf(heading, 600) + ARROW, Math.min(LONGEST_LINE, common));
  return { least: least + PADDING, wanted: wanted + PADDING };
}

/**
 * Widths of columns that fill the room together. Where it is scarce, short columns get what they want before long ones
 * do. Where they need more than there is, they are wider than it together,
 * and the first, which sticks to the side, leaves more than half of the room to the others.
 * @param room in pixels
 */
export function shareWidth(needs: readonly ColumnNeed[], room: number): number[] {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const least = sum(needs.map((need) => need.least));
  const wanted = sum(needs.map((need) => need.wanted));
  if (wanted <= room) return needs.map((need) => (need.wanted * room) / wanted);
  if (least <= room) {
    const widthsUpTo = (level: number) =>
      needs.map((need) => Math.max(need.least, Math.min(need.wanted, level)));
    let [low, high] = [0, room];
    for (let i = 0; i < 20; i++) {
      const level = (low + high) / 2;
      if (sum(widthsUpTo(level)) <= room) low = level;
      else high = level;
    }
    return widthsUpTo(low);
  }
  const widths = needs.map((need) => Math.max(need.least, Math.min(need.wanted, LONGEST_LINE_SCROLLED)));
  return [Math.min(widths[0] ?? 0, room * 0.42), ...widths.slice(1)];
}
