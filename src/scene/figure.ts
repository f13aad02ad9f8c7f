import type { Colour, Theme } from './palette';
import type { Box, LegendEntry, LegendSample, Point, Scene, TextRun } from './shapes';
import { measureText, truncateText, wrapText, type FontWeight } from './text';

/*
 * A figure is a scene with what a printed page needs around it: title, date, legend, sources, credit. Its parts are
 * stacked, so that none can cover another. Lengths are in CSS pixels (96 to the inch) of the finished figure.
 */

export interface FigureTexts {
  readonly title: string;
  readonly subtitle: string;
  /** Active filters in words; '' where there are none. */
  readonly filters: string;
  /** References, already numbered by their order. */
  readonly sources: readonly string[];
  readonly credit: string;
}

export interface FigureParts {
  readonly title: boolean;
  readonly legend: boolean;
  readonly filters: boolean;
  readonly sources: boolean;
  readonly credit: boolean;
}

export type FigureBackground = 'paper' | 'white' | 'transparent';

export interface FigureOptions {
  /** Width of the figure in px. */
  readonly width: number;
  /** Height in px; null: as high as its parts need. */
  readonly height: number | null;
  readonly parts: FigureParts;
  readonly background: FigureBackground;
  /** The part of the scene that is shown; null: all of it. */
  readonly crop: Box | null;
}

export interface PlacedSample {
  readonly sample: LegendSample;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Figure {
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  /** Null: transparent. */
  readonly background: Colour | null;
  readonly scene: Scene;
  /** Where the scene stands: its frame, and how its model units become px: p = origin + zoom × model. */
  readonly frame: Box;
  readonly origin: Point;
  readonly zoom: number;
  /** Whether the scene reaches beyond its frame and must be clipped. */
  readonly clipped: boolean;
  readonly texts: readonly TextRun[];
  readonly samples: readonly PlacedSample[];
  readonly rules: readonly { readonly from: Point; readonly to: Point; readonly colour: Colour }[];
  /** What an image is called where it is not seen. */
  readonly title: string;
  readonly description: string;
  /** Size of the smallest text, in px. */
  readonly smallestText: number;
  /** How much higher the figure would have to be, in px, for its parts to fit; 0 where they do. */
  readonly missingHeight: number;
}

const SAMPLE = { width: 36, height: 16 };

/** Scenes are not blown up beyond this, in px per model unit. */
const MAX_ZOOM = 1.6;
const MIN_DRAWING = 120;

interface Block {
  readonly height: number;
  readonly texts: TextRun[];
  readonly samples: PlacedSample[];
}

/** Sizes that grow slowly with the figure, so that a slide and a column both read well. */
function typography(width: number) {
  const unit = Math.max(0.82, Math.min(1.5, Math.sqrt(width / 1200)));
  return {
    title: 22 * unit,
    subtitle: 13.5 * unit,
    legend: 12 * unit,
    small: Math.max(8.2, 9.6 * unit),
    margin: 28 * unit,
  };
}

/** Puts a scene and its texts onto a page. */
export function composeFigure(scene: Scene, texts: FigureTexts, options: FigureOptions): Figure {
  const { theme } = scene;
  const { parts, width } = options;
  const type = typography(width);
  const margin = type.margin;
  const inner = width - 2 * margin;
  const head = parts.title ? headBlock(texts, theme, type, inner) : empty();
  const legend = parts.legend ? legendBlock(scene.legend, theme, type.legend, inner) : empty();
  const foot = footBlock(texts, parts, theme, type.small, inner);
  const gaps =
    (head.height > 0 ? margin * 0.6 : 0) +
    (legend.height > 0 ? margin * 0.7 : 0) +
    (foot.height > 0 ? margin * 0.7 : 0);
  const fixed = head.height + legend.height + foot.height + gaps + 2 * margin;
  const content = options.crop ?? scene.bounds;
  const aspect = content.height / Math.max(1, content.width);
  const wanted = Math.max(MIN_DRAWING, Math.min(inner * aspect, content.height * MAX_ZOOM));
  const free = options.height === null ? wanted : options.height - fixed;
  const drawingHeight = Math.max(MIN_DRAWING, free);
  const height =
    options.height === null ? fixed + drawingHeight : Math.max(options.height, fixed + MIN_DRAWING);
  const frame: Box = {
    x: margin,
    y: margin + head.height + (head.height > 0 ? margin * 0.6 : 0),
    width: inner,
    height: drawingHeight,
  };
  const zoom = Math.min(
    MAX_ZOOM,
    frame.width / Math.max(1, content.width),
    frame.height / Math.max(1, content.height),
  );
  const origin = {
    x: frame.x + (frame.width - content.width * zoom) / 2 - content.x * zoom,
    y: frame.y + (frame.height - content.height * zoom) / 2 - content.y * zoom,
  };
  const out: { texts: TextRun[]; samples: PlacedSample[]; rules: Figure['rules'][number][] } = {
    texts: [],
    samples: [],
    rules: [],
  };
  const put = (block: Block, top: number) => {
    out.texts.push(...block.texts.map((run) => ({ ...run, x: run.x + margin, y: run.y + top })));
    out.samples.push(
      ...block.samples.map((sample) => ({ ...sample, x: sample.x + margin, y: sample.y + top })),
    );
  };
  put(head, margin);
  let top = frame.y + drawingHeight;
  for (const block of [legend, foot]) {
    if (block.height === 0) continue;
    const rule = top + margin * 0.35;
    out.rules.push({ from: { x: margin, y: rule }, to: { x: width - margin, y: rule }, colour: theme.grid });
    top += margin * 0.7;
    put(block, top);
    top += block.height;
  }
  const labels = scene.chips.map((chip) => chip.label.size * zoom);
  return {
    width,
    height: Math.ceil(height),
    theme,
    background:
      options.background === 'transparent'
        ? null
        : options.background === 'white'
          ? '#ffffff'
          : theme.background,
    scene,
    frame,
    origin,
    zoom,
    clipped: options.crop !== null,
    ...out,
    title: texts.title,
    description: describe(scene, texts),
    smallestText: Math.min(...labels, ...out.texts.map((run) => run.size), Infinity),
    missingHeight: options.height === null ? 0 : Math.max(0, fixed + MIN_DRAWING - options.height),
  };
}

const empty = (): Block => ({ height: 0, texts: [], samples: [] });

function run(
  text: string,
  x: number,
  y: number,
  size: number,
  colour: Colour,
  weight: FontWeight = 400,
): TextRun {
  return { text, x, y, anchor: 'start', size, weight, colour };
}

function headBlock(
  texts: FigureTexts,
  theme: Theme,
  type: ReturnType<typeof typography>,
  width: number,
): Block {
  const out: TextRun[] = [];
  let y = 0;
  for (const line of wrapText(texts.title, width, type.title, 600)) {
    y += type.title * (out.length === 0 ? 1 : 1.25);
    out.push(run(line, 0, y, type.title, theme.ink, 600));
  }
  const gap = type.subtitle * 0.5;
  for (const [i, line] of wrapText(texts.subtitle, width, type.subtitle).entries()) {
    y += type.subtitle * 1.3 + (i === 0 ? gap : 0);
    out.push(run(line, 0, y, type.subtitle, theme.muted));
  }
  return { height: out.length > 0 ? y + type.subtitle * 0.35 : 0, texts: out, samples: [] };
}

/** Groups side by side where there is room: each a heading and a column of entries; else entries flow in rows. */
function legendBlock(entries: readonly LegendEntry[], theme: Theme, size: number, width: number): Block {
  if (entries.length === 0) return empty();
  const texts: TextRun[] = [];
  const samples: PlacedSample[] = [];
  const groups = [...new Set(entries.map((entry) => entry.group))];
  const line = size * 1.55;
  let y = 0;
  for (const group of groups) {
    const own = entries.filter((entry) => entry.group === group);
    const indent = Math.ceil(Math.max(...groups.map((g) => measureText(g, size, 600)))) + 18;
    const widths = own.map((entry) => SAMPLE.width + 7 + measureText(entry.label, size) + 22);
    let x = indent;
    y += line;
    texts.push(run(group, 0, y, size, theme.ink, 600));
    own.forEach((entry, i) => {
      const itemWidth = widths[i]!;
      if (x > indent && x + itemWidth - 22 > width) {
        x = indent;
        y += line;
      }
      samples.push({ sample: entry.sample, x, y: y - size * 0.36 - SAMPLE.height / 2, ...SAMPLE });
      const room = width - x - SAMPLE.width - 7;
      texts.push(run(truncateText(entry.label, room, size), x + SAMPLE.width + 7, y, size, theme.ink));
      x += itemWidth;
    });
    y += size * 0.25;
  }
  return { height: y + size * 0.3, texts, samples };
}

/** Filters, the numbered sources in columns, and the credit. */
function footBlock(texts: FigureTexts, parts: FigureParts, theme: Theme, size: number, width: number): Block {
  const out: TextRun[] = [];
  let y = 0;
  const line = size * 1.35;
  const paragraph = (text: string, colour: Colour) => {
    for (const part of wrapText(text, width, size)) {
      y += line;
      out.push(run(part, 0, y, size, colour));
    }
  };
  if (parts.filters && texts.filters) {
    paragraph(texts.filters, theme.ink);
    y += line * 0.4;
  }
  if (parts.sources && texts.sources.length > 0) {
    y += line;
    out.push(run('Sources', 0, y, size, theme.ink, 600));
    const columns = Math.max(1, Math.min(4, Math.floor(width / 340), Math.ceil(texts.sources.length / 3)));
    const gutter = size * 2.2;
    const columnWidth = (width - gutter * (columns - 1)) / columns;
    const indent = measureText(`${texts.sources.length}. `, size) + 2;
    const items = texts.sources.map((source) => wrapText(source, columnWidth - indent, size));
    const total = items.reduce((sum, lines) => sum + lines.length, 0);
    const perColumn = Math.ceil(total / columns);
    let column = 0;
    let used = 0;
    let deepest = 0;
    items.forEach((lines, i) => {
      if (used > 0 && used + lines.length > perColumn + 1 && column < columns - 1) {
        column++;
        used = 0;
      }
      const x = column * (columnWidth + gutter);
      lines.forEach((text, k) => {
        const at = y + (used + k + 1) * line;
        if (k === 0) out.push(run(`${i + 1}.`, x, at, size, theme.muted));
        out.push(run(text, x + indent, at, size, theme.muted));
      });
      used += lines.length;
      deepest = Math.max(deepest, used);
    });
    y += deepest * line + line * 0.4;
  }
  if (parts.credit && texts.credit) paragraph(texts.credit, theme.muted);
  return { height: y, texts: out, samples: [] };
}

function describe(scene: Scene, texts: FigureTexts): string {
  const seen = scene.ties.filter((tie) => tie.emphasis !== 'faded');
  const sentences = seen.slice(0, 60).map((tie) => tie.description);
  const rest = seen.length > sentences.length ? ` And ${seen.length - sentences.length} more relations.` : '';
  return `${texts.subtitle ? `${texts.subtitle}. ` : ''}${scene.chips.length} actors, ${scene.ties.length} ties. ${sentences.join('. ')}.${rest}`;
}

/** The part of a scene that a window of some size shows. */
export function cropOf(camera: { x: number; y: number; zoom: number }, width: number, height: number): Box {
  return {
    x: camera.x - width / camera.zoom / 2,
    y: camera.y - height / camera.zoom / 2,
    width: width / camera.zoom,
    height: height / camera.zoom,
  };
}
