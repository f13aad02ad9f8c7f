import { FORMAT_INFO, type ImageFormat } from '../image';
import {
  ALL_PARTS,
  atDensity,
  PAGE_LIMITS,
  PAGES,
  PX_PER_INCH,
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

  constructor(scope: FigureScope) {
    this.scope = scope;
  }

  take(remedy: Remedy): void {
    if (remedy.type === 'page') this.preset = remedy.preset;
    else for (const part of remedy.parts) this.parts[part] = false;
  }
}
