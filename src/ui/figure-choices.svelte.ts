import { FORMAT_INFO, IMAGE_FORMATS, type ImageFormat } from '../image';
import {
  ALL_PARTS,
  atDensity,
  FIGURE_BACKGROUNDS,
  FIGURE_PARTS,
  PAGE_LIMITS,
  PAGE_PRESETS,
  PAGES,
  PX_PER_INCH,
  THEMES,
  type FigureBackground,
  type FigurePart,
  type FigureScope,
  type Page,
  type PagePreset,
  type Remedy,
  type ThemeId,
} from '../scene';

const within = (value: number, [least, most]: readonly [number, number]) =>
  Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : least;

/** Pixels per CSS px, and to the inch, that are offered. */
export const SCALES: readonly number[] = [1, 2, 3, 4];
export const DENSITIES: readonly number[] = [150, 300, 600];

/** What the reader has chosen for a figure. */
export class FigureChoices {
  format = $state<ImageFormat>('svg');
  preset = $state<PagePreset | 'custom'>('screen');
  /** Pixels per CSS px on a screen page. */
  scale = $state(2);
  /** On a sheet of paper. */
  dpi = $state(300);
  custom = $state<{ width: number; height: number | null; unit: Page['unit'] }>({
    width: 160,
    height: 120,
    unit: 'mm',
  });
  scope = $state<FigureScope>('whole');
  theme = $state<ThemeId>('light');
  background = $state<FigureBackground>('white');
  parts = $state<Record<FigurePart, boolean>>({ ...ALL_PARTS });
  /** What the reader wrote over the proposed texts; null: nothing. */
  title = $state<string | null>(null);
  subtitle = $state<string | null>(null);

  readonly isPaper = $derived(
    this.preset === 'custom' ? this.custom.unit === 'mm' : PAGES[this.preset].page.unit === 'mm',
  );
  readonly page = $derived.by((): Page => {
    const isVector = FORMAT_INFO[this.format].isVector;
    const scale = isVector || this.preset === 'custom' ? 1 : this.scale;
    const dpi = this.isPaper ? within(this.dpi, PAGE_LIMITS.dpi) : scale * PX_PER_INCH;
    if (this.preset !== 'custom') return atDensity(PAGES[this.preset].page, dpi);
    const { width, height, unit } = this.custom;
    const limits = PAGE_LIMITS[unit];
    return {
      width: within(width, limits),
      height: height === null ? null : within(height, limits),
      unit,
      dpi,
    };
  });

  /** Whether a side of the custom page is one that no page can have. */
  readonly isOutside = $derived.by(() => {
    const { width, height, unit } = this.custom;
    const sides = height === null ? [width] : [width, height];
    return this.preset === 'custom' && sides.some((side) => within(side, PAGE_LIMITS[unit]) !== side);
  });

  /** Parts that were given up for want of room. */
  readonly #sacrificed = new Set<FigurePart>();

  /** @param kept what `kept` told on an earlier occasion; whatever of it is unknown is passed over */
  constructor(scope: FigureScope, kept: unknown = null) {
    this.scope = scope;
    if (typeof kept === 'object' && kept !== null) this.#restore(kept as Record<string, unknown>);
  }

  /** What stays from one figure to the next: all but what belongs to one view, its texts and how much of it is shown. */
  get kept() {
    const { format, preset, scale, dpi, custom, theme, background } = this;
    const parts = { ...this.parts };
    for (const part of this.#sacrificed) parts[part] = true;
    return { format, preset, scale, dpi, custom: { ...custom }, theme, background, parts };
  }

  #restore(kept: Record<string, unknown>): void {
    const oneOf = <T>(list: readonly T[], value: unknown, usual: T) =>
      list.find((one) => one === value) ?? usual;
    this.format = oneOf(IMAGE_FORMATS, kept['format'], this.format);
    this.preset = oneOf([...PAGE_PRESETS, 'custom'], kept['preset'], this.preset);
    this.scale = oneOf(SCALES, kept['scale'], this.scale);
    this.dpi = oneOf(DENSITIES, kept['dpi'], this.dpi);
    this.theme = oneOf(Object.keys(THEMES) as ThemeId[], kept['theme'], this.theme);
    this.background = oneOf(FIGURE_BACKGROUNDS, kept['background'], this.background);
    const parts = (kept['parts'] ?? {}) as Partial<Record<FigurePart, unknown>>;
    for (const part of FIGURE_PARTS) this.parts[part] = parts[part] !== false;
    const { width, height, unit } = (kept['custom'] ?? {}) as Record<string, unknown>;
    if (typeof width === 'number' && (typeof height === 'number' || height === null))
      this.custom = { width, height, unit: unit === 'px' ? 'px' : 'mm' };
  }

  /** What a page has no room for is left out of this figure, not of the next. */
  take(remedy: Remedy): void {
    if (remedy.type === 'page') {
      this.preset = remedy.preset;
      for (const part of this.#sacrificed) this.parts[part] = true;
      this.#sacrificed.clear();
    } else
      for (const part of remedy.parts) {
        this.parts[part] = false;
        this.#sacrificed.add(part);
      }
  }
}
