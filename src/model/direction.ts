/*
 * Which way a text runs.
 * @see Unicode Standard Annex 9; https://www.unicode.org/reports/tr9/
 */

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const LETTER = /\p{L}/gu;

/** By its first sign with a direction of its own (rules P2 and P3). */
export function isRightToLeft(text: string): boolean {
  const [first] = text.match(LETTER) ?? [];
  return first !== undefined && RIGHT_TO_LEFT.test(first);
}

/**
 * A name or title within a sentence. One with signs that run from right to left is isolated (section 2.4), so that it
 * does not turn the years or names that follow.
 */
export function isolated(name: string): string {
  return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
}
