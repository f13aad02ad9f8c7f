/*
 * Pages that a figure can be made for. A figure is composed in CSS pixels (96 to the inch); a page knows how many of
 * them it has, how large it is on paper, and how many pixels a picture of it gets.
 */

export const PX_PER_INCH = 96;
export const MM_PER_INCH = 25.4;
export const PT_PER_PX = 72 / PX_PER_INCH;

/** Text on paper is never set smaller than this, in points (1/72 inch). */
export const LEAST_POINTS = 6;
/** On a screen, in CSS px. */
export const LEAST_PX = 9;

/** Columns higher than this, in mm, find no page in most journals, which want room for a caption too. */
export const HIGHEST_COLUMN = 240;

/** How high a page without a height of its own may become, in CSS px. */
export const mostHeight = (page: Page): number =>
  page.unit === 'mm' ? (HIGHEST_COLUMN / MM_PER_INCH) * PX_PER_INCH : Infinity;

export interface Page {
  /** In `unit`. */
  readonly width: number;
  /** In `unit`; null: as high as the figure needs. */
  readonly height: number | null;
  /** Paper is measured in mm, a screen in pixels of the finished picture. */
  readonly unit: 'mm' | 'px';
  /** Pixels of a picture to the inch; 96 draws one pixel per CSS px. */
  readonly dpi: number;
}

export const PAGE_PRESETS = [
  'screen',
  'slide',
  'square',
  'a4-landscape',
  'a4-portrait',
  'a3-landscape',
  'a3-portrait',
  'letter-landscape',
  'letter-portrait',
  'column-180',
  'column-85',
] as const;
export type PagePreset = (typeof PAGE_PRESETS)[number];

const paper = (width: number, height: number | null): Page => ({ width, height, unit: 'mm', dpi: 300 });
const screen = (width: number, height: number | null): Page => ({
  width,
  height,
  unit: 'px',
  dpi: PX_PER_INCH,
});

/** Sizes of ISO 216 (A4, A3) and ANSI Y14.1 (Letter); columns as most journals print them. */
export const PAGES: Readonly<Record<PagePreset, { readonly name: string; readonly page: Page }>> = {
  screen: { name: 'Screen, 1440 wide', page: screen(1440, null) },
  slide: { name: 'Slide 16:9', page: screen(1920, 1080) },
  square: { name: 'Square', page: screen(1080, 1080) },
  'a4-landscape': { name: 'A4 landscape', page: paper(297, 210) },
  'a4-portrait': { name: 'A4 portrait', page: paper(210, 297) },
  'a3-landscape': { name: 'A3 landscape', page: paper(420, 297) },
  'a3-portrait': { name: 'A3 portrait', page: paper(297, 420) },
  'letter-landscape': { name: 'Letter landscape', page: paper(279.4, 215.9) },
  'letter-portrait': { name: 'Letter portrait', page: paper(215.9, 279.4) },
  'column-180': { name: 'Journal, full width 180 mm', page: paper(180, null) },
  'column-85': { name: 'Journal, column 85 mm', page: paper(85, null) },
};

/** Where turning the page gives another preset. */
export const TURNED: Readonly<Partial<Record<PagePreset, PagePreset>>> = {
  'a4-landscape': 'a4-portrait',
  'a4-portrait': 'a4-landscape',
  'a3-landscape': 'a3-portrait',
  'a3-portrait': 'a3-landscape',
  'letter-landscape': 'letter-portrait',
  'letter-portrait': 'letter-landscape',
};

export const PAGE_LIMITS = { mm: [40, 1200], px: [200, 20_000], dpi: [36, 1200] } as const;

/** The same page at another density: paper keeps its size in mm, a screen page its size in CSS px. */
export function atDensity(page: Page, dpi: number): Page {
  if (page.unit === 'mm') return { ...page, dpi };
  const factor = dpi / page.dpi;
  return {
    ...page,
    dpi,
    width: Math.round(page.width * factor),
    height: page.height === null ? null : Math.round(page.height * factor),
  };
}

const toCss = (length: number, { unit, dpi }: Page) =>
  unit === 'mm' ? (length / MM_PER_INCH) * PX_PER_INCH : (length * PX_PER_INCH) / dpi;

/** Width and height of a page in CSS px; the height is null where the figure sets it. */
export function cssSize(page: Page): { width: number; height: number | null } {
  return { width: toCss(page.width, page), height: page.height === null ? null : toCss(page.height, page) };
}

/** Pixels of the picture per CSS px. */
export const pixelRatio = (page: Pick<Page, 'dpi'>) => page.dpi / PX_PER_INCH;

export interface FigureSize {
  readonly px: { readonly width: number; readonly height: number };
  readonly mm: { readonly width: number; readonly height: number };
}

/** How large a figure of some CSS px is: in pixels of a picture and, at its density, in mm. */
export function sizeOn(page: Page, width: number, height: number): FigureSize {
  const ratio = pixelRatio(page);
  const mm = (px: number) => Math.round((px / PX_PER_INCH) * MM_PER_INCH * 10) / 10;
  return {
    px: { width: Math.round(width * ratio), height: Math.round(height * ratio) },
    mm: { width: mm(width), height: mm(height) },
  };
}

/** Size in CSS px below which no text of a figure may fall. */
export const leastTextPx = (page: Page) => (page.unit === 'mm' ? LEAST_POINTS / PT_PER_PX : LEAST_PX);
