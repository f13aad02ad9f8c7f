import bidiFactory from 'bidi-js';
import { isRightToLeft } from '../scene';

/*
 * Texts in the order in which their signs stand on paper, for writers that set glyphs themselves.
 * @see Unicode Standard Annex 9; https://www.unicode.org/reports/tr9/
 */

const bidi = bidiFactory();
const CONTROL = /\p{Bidi_Control}/u;

/** A stretch of a text that runs one way; its signs are in reading order, with brackets mirrored where it runs left. */
export interface VisualRun {
  readonly text: string;
  readonly isRightToLeft: boolean;
}

/** The stretches of a line from left to right. */
export function visualRuns(text: string): VisualRun[] {
  const embedding = bidi.getEmbeddingLevels(text, isRightToLeft(text) ? 'rtl' : 'ltr');
  const { levels } = embedding;
  const mirrored = bidi.getMirroredCharactersMap(text, levels);
  const runs: { text: string; level: number }[] = [];
  let last = -2;
  let step = 0;
  for (const index of bidi.getReorderedIndices(text, embedding)) {
    // What only says which way a text runs has no sign on paper.
    if (CONTROL.test(text.charAt(index))) continue;
    const level = levels[index] ?? 0;
    const sign = mirrored.get(index) ?? text.charAt(index);
    const run = runs.at(-1);
    const isNext = index - last === (level % 2 === 1 ? -1 : 1);
    if (run?.level === level && isNext && (step === 0 || step === index - last)) {
      // What runs left was visited from its last sign to its first: reading order is the other way round.
      run.text = level % 2 === 1 ? sign + run.text : run.text + sign;
      step = index - last;
    } else {
      runs.push({ text: sign, level });
      step = 0;
    }
    last = index;
  }
  return runs.map((run) => ({ text: run.text, isRightToLeft: run.level % 2 === 1 }));
}
