import type { PixelSize } from '../image';
import { cssSize, sizeOn, type Page, type PagePreset, type Remedy } from '../scene';

/** Whether people print on Letter where a language is spoken as the browser says it, such as `es-MX`; others use A4. */
export const usesLetter = (language: string): boolean => /-(US|CA|MX)\b/i.test(language);

const MOST_PAGES = 2;

/** How many pixels a picture of a page has before it is made; of one without a height of its own at least. */
export function pixelsOf(page: Page): PixelSize {
  const { width, height } = cssSize(page);
  return sizeOn(page, width, height ?? width).px;
}

/** The remedies with pages that are at hand: A4 for Letter, and A3 where one page became of two. */
export function remediesAtHand(remedies: readonly Remedy[], language: string): readonly Remedy[] {
  const pages = remedies.flatMap((remedy) => (remedy.type === 'page' ? [remedy.preset] : []));
  if (usesLetter(language) || !pages.some((preset) => preset.startsWith('letter'))) return remedies;
  const isoOf = (preset: PagePreset) => preset.replace('letter', 'a4') as PagePreset;
  const largerOf = (preset: PagePreset) => preset.replace(/^a4/, 'a3') as PagePreset;
  const iso = pages.map(isoOf);
  const offered = [...new Set([...iso, ...iso.map(largerOf)])].slice(0, MOST_PAGES);
  return [
    ...offered.map((preset): Remedy => ({ type: 'page', preset })),
    ...remedies.filter(({ type }) => type !== 'page'),
  ];
}
