/*
 * Which way a text runs: by its first sign with a direction of its own.
 * @see Unicode Standard Annex 9, rules P2 and P3; https://www.unicode.org/reports/tr9/
 */

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const LETTER = /\p{L}/gu;

export function isRightToLeft(text: string): boolean {
  const [first] = text.match(LETTER) ?? [];
  return first !== undefined && RIGHT_TO_LEFT.test(first);
}
