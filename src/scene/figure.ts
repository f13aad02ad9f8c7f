import type { RelationId } from '../model';
import type { Colour, Theme } from './palette';
import { axisTicks } from './axis';
import { cssSize, leastTextPx, mostHeight, type Page } from './page';
import { numbersInWords, placeNumbers, textBox, type PlacedNumber } from './source-numbers';
import type { Box, LegendEntry, LegendSample, Point, Scene, TextRun, Tie } from './shapes';
import { measureText, wrapText, type FontWeight } from './text';

/*
 * A figure is a scene with what a printed page needs around it: title, date, legend, sources, credit. Its parts are
 * stacked, so that none can cover another. Lengths are in CSS pixels (96 to the inch) of the finished figure.
 */

export interface FigureTexts {
  readonly title: string;
  readonly subtitle: string;
  /** Active filters and what else the picture does not show, in words; '' where there is nothing to say. */
  readonly filters: string;
  /** References, already numbered by their order. */
  readonly sources: readonly string[];
  /** Which of the sources stand behind each relation, counted from 1. */
  readonly sourceNumbers: ReadonlyMap<RelationId, readonly number[]>;
  readonly credit: string;
  /** What of the picture holds at its date, where it has one: for those who do not see what is pale. */
  readonly present?: {
    readonly when: string;
    readonly entries: readonly LegendEntry[];
    /** Names of the actors that are not there. */
    readonly absent: readonly string[];
  };
}

export const FIGURE_PARTS = [
  'title',
  'subtitle',
  'legend',
  'filters',
  'sources',
  'numbers',
  'credit',
] as const;
export type FigurePart = (typeof FIGURE_PARTS)[number];
export type FigureParts = Readonly<Record<FigurePart, boolean>>;
export const ALL_PARTS: FigureParts = {
  title: true,
  subtitle: true,
  legend: true,
  filters: true,
  sources: true,
  numbers: true,
  credit: true,
};
export const PART_NAMES: Readonly<Record<FigurePart, string>> = {
  title: 'Title',
  subtitle: 'Subtitle and date',
  legend: 'Legend',
  filters: 'Active filters and notes',
  sources: 'List of sources',
  numbers: 'Source numbers in the drawing',
  credit: 'Credit, version and licence',
};

export const FIGURE_BACKGROUNDS = ['white', 'paper', 'transparent'] as const;
export type FigureBackground = (typeof FIGURE_BACKGROUNDS)[number];

export interface FigureOptions {
  readonly page: Page;
  readonly parts: FigureParts;
  readonly background: FigureBackground;
  /** The part of the scene that is shown; null: all of it. */
  readonly crop: Box | null;
  /** Only the measures of the drawing are wanted: texts and numbers, which change none, are not placed. */
  readonly isDraft?: boolean;
}

export interface PlacedSample {
  readonly sample: LegendSample;
  /** Left and top. */
  readonly x: number;
  readonly y: number;
  /** Size before `scale`. */
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** The time axis of a lineage as it stands on the page: its type keeps its size, whatever the drawing's zoom. */
export interface FigureAxis {
  readonly lines: readonly { readonly x: number; readonly isMajor: boolean }[];
  readonly labels: readonly TextRun[];
  /** The lines run from `top` to `bottom`. */
  readonly top: number;
  readonly bottom: number;
  readonly date: {
    /** One line, or both ends of a span, interrupted where names and numbers stand. */
    readonly lines: readonly { readonly x: number; readonly from: number; readonly to: number }[];
    readonly label: TextRun;
  } | null;
}

export interface Figure {
  readonly page: Page;
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
  /** How high the frame could be at most, in px. */
  readonly roomHeight: number;
  /** Whether the scene reaches beyond its frame and must be clipped. */
  readonly clipped: boolean;
  readonly axis: FigureAxis | null;
  readonly texts: readonly TextRun[];
  readonly samples: readonly PlacedSample[];
  /** Numbers of sources in the drawing. */
  readonly numbers: readonly PlacedNumber[];
  readonly rules: readonly { readonly from: Point; readonly to: Point; readonly colour: Colour }[];
  /** What an image is called where it is not seen. */
  readonly title: string;
  readonly description: string;
  /** Size of the smallest label in the drawing, in px. */
  readonly smallestLabel: number;
  /** Size of the smallest text around the drawing, in px. */
  readonly smallestText: number;
  /** What was asked for and found no room on the page even in the smallest type. */
  readonly leftOut: readonly FigurePart[];
  /** How many of the sources are listed, where not all found room; null: all. */
  readonly sourcesListed: number | null;
}

/** Numbers of sources are smaller than the names in the drawing by this factor, but no smaller than the list. */
const NUMBER_SIZE = 0.66;
const LARGEST_NUMBER = 0.8;
const SAMPLE = { width: 36, height: 16 };

/** Scenes are not blown up beyond this on a page of A4 or less, in px per model unit. */
const MAX_ZOOM = 1.6;
/** Mean of the sides of A4, in px. */
const A4_SIDE = 944;
/** On larger pages more. */
const mostZoom = (width: number, height: number | null) =>
  height === null ? MAX_ZOOM : MAX_ZOOM * Math.max(1, Math.sqrt(width * height) / A4_SIDE);
const MIN_DRAWING = 120;
/** The drawing keeps at least this share of a page's height. */
const DRAWING_SHARE = 0.42;

interface Drawn {
  readonly texts: readonly TextRun[];
  readonly samples: readonly PlacedSample[];
}

/** Something as high as it is, drawn only when a page has been found for it. */
interface Block {
  readonly height: number;
  readonly draw: () => Drawn;
}

interface Typography {
  readonly title: number;
  readonly subtitle: number;
  readonly legend: number;
  readonly small: number;
  readonly margin: number;
}

/** Sizes that grow slowly with the figure, so that a slide and a column both read well; never below `least`. */
function typography(page: Page, width: number, shrink: number, isOpen: boolean): Typography {
  const unit = Math.max(0.82, Math.min(1.5, Math.sqrt(width / 1200)));
  const least = leastTextPx(page);
  const size = (px: number) => Math.max(least, px * unit * shrink);
  const isPaper = page.unit === 'mm';
  return {
    title: Math.max(least * 1.4, 22 * unit * shrink),
    subtitle: size(13.5),
    legend: size(12),
    small: size(9.8),
    // A sheet keeps the 10 mm that printers cannot reach; what goes into a column has its margin there.
    margin:
      isPaper && page.height !== null
        ? 38
        : isPaper && isOpen
          ? 2
          : Math.max(10, Math.min(40, width * 0.028)),
  };
}

/** What stands beside the drawing, in a column of its own. */
interface Beside {
  readonly width: number;
  /** How many of the sources follow the legend there; the others stand below the drawing. */
  readonly sources: number;
}

interface Stack {
  readonly type: Typography;
  readonly head: Block;
  readonly legend: Block;
  readonly foot: Block;
  readonly axisBand: number;
  /** Width of the column with the legend beside the drawing; 0 where the legend stands below. */
  readonly side: number;
  /** Height of everything but the drawing. */
  readonly fixed: number;
}

const sideGap = (type: Typography) => type.legend * 2;

/** What a page is filled with. */
interface Filling {
  readonly scene: Scene;
  readonly texts: FigureTexts;
  readonly parts: FigureParts;
  /** How many of the sources are listed. */
  readonly listed: number;
  readonly page: Page;
  /** Nothing shows where the figure ends: it needs no margin. */
  readonly isOpen: boolean;
  /** The same for what looks the same with the same texts. */
  readonly key: string;
}

const memories = new WeakMap<object, Map<string, unknown>>();

/** While a figure is fitted to its page, the same parts of the same texts are asked for again and again. */
function remembered<T>(texts: object, key: string, make: () => T): T {
  let memory = memories.get(texts);
  if (!memory) memories.set(texts, (memory = new Map()));
  if (!memory.has(key)) memory.set(key, make());
  return memory.get(key) as T;
}

function stackOf(filling: Filling, shrink: number, beside: Beside | null): Stack {
  const key = `${filling.key} ${shrink} ${beside ? `${beside.width} ${beside.sources}` : ''}`;
  return remembered(filling.texts, key, () => buildStack(filling, shrink, beside));
}

function buildStack(filling: Filling, shrink: number, beside: Beside | null): Stack {
  const { scene, texts, parts, listed, page, isOpen } = filling;
  const { theme } = scene;
  const { width } = cssSize(page);
  const type = typography(page, width, shrink, isOpen);
  const { margin } = type;
  const inner = width - 2 * margin;
  const head = remembered(
    texts,
    `head ${type.title} ${type.subtitle} ${inner} ${parts.title} ${parts.subtitle}`,
    () => headBlock(texts, parts, theme, type, inner),
  );
  const side = beside?.width ?? 0;
  const key = parts.legend
    ? remembered(texts, `legend ${filling.key} ${type.legend} ${side || inner}`, () =>
        legendBlock(scene.legend, theme, type.legend, side || inner),
      )
    : EMPTY;
  const first = beside?.sources ?? 0;
  const legend =
    first > 0
      ? stacked(key, sourcesBlock(texts, parts, [0, first], listed, theme, type.small, side), type.legend)
      : key;
  const foot = footBlock(texts, parts, first, listed, theme, type.small, inner);
  const axisBand = scene.axis ? type.legend * 2 : 0;
  const gaps =
    (head.height > 0 ? headGap(type) : 0) +
    (legend.height > 0 && side === 0 ? ruleGap(type) : 0) +
    (foot.height > 0 ? ruleGap(type) : 0);
  return {
    type,
    head,
    legend,
    foot,
    axisBand,
    side,
    fixed: head.height + (side > 0 ? 0 : legend.height) + foot.height + gaps + axisBand + 2 * margin,
  };
}

/** One block below the other. */
function stacked(above: Block, below: Block, gap: number): Block {
  const by = above.height > 0 ? above.height + gap : 0;
  return { height: by + below.height, draw: () => together(above.draw(), moved(below.draw(), 0, by)) };
}

const together = (one: Drawn, other: Drawn): Drawn => ({
  texts: [...one.texts, ...other.texts],
  samples: [...one.samples, ...other.samples],
});

const moved = ({ texts, samples }: Drawn, dx: number, dy: number): Drawn => ({
  texts: texts.map((run) => ({ ...run, x: run.x + dx, y: run.y + dy })),
  samples: samples.map((sample) => ({ ...sample, x: sample.x + dx, y: sample.y + dy })),
});

/** Shares of the width that a column with legend and sources may take beside the drawing. */
const SIDE_SHARES = [0.2, 0.24, 0.28, 0.32, 0.36, 0.4, 0.44, 0.48, 0.52];
/** A drawing must gain by this factor for its legend to move beside it, and again for sources to follow. */
const WORTH_MOVING = 1.03;

/** The arrangement of a page of fixed height that leaves the drawing the most room. */
function bestStack(filling: Filling, shrink: number, content: Box, height: number): Stack {
  const { scene, texts, parts, listed, page } = filling;
  const { width } = cssSize(page);
  const below = stackOf(filling, shrink, null);
  const { type } = below;
  const inner = width - 2 * type.margin;
  const zoomOf = (stack: Stack) => zoomIn(stack, content, width, height);
  const besideOf = (beside: Beside): Stack | null => {
    const stack = stackOf(filling, shrink, beside);
    return stack.legend.height <= height - stack.fixed + stack.axisBand ? stack : null;
  };
  let best = below;
  const consider = (stack: Stack | null) => {
    if (stack && zoomOf(stack) > zoomOf(best) * WORTH_MOVING) best = stack;
  };
  const narrow = parts.legend ? legendWidth(scene.legend, type.legend, inner * 0.3) : 0;
  if (narrow > 0) consider(besideOf({ width: narrow, sources: 0 }));
  if (!parts.sources || texts.sources.length === 0) return best;
  const least = type.small * NARROWEST_COLUMN;
  const sides = SIDE_SHARES.map((share) => inner * share).filter(
    (side) => side > narrow * 1.05 && side > least,
  );
  for (const side of narrow > least * 0.8 ? [narrow, ...sides] : sides) {
    const most = (inner - side - sideGap(type)) / Math.max(1, content.width);
    if (most <= zoomOf(best) * WORTH_MOVING) continue;
    // As many as there is room for: more beside the drawing leave more height for it.
    let [good, bad] = [0, listed + 1];
    while (bad - good > 1) {
      const sources = (good + bad) >> 1;
      if (besideOf({ width: side, sources })) good = sources;
      else bad = sources;
    }
    // Neither part of the list is a mere remnant.
    const sources = good === listed ? good : Math.min(good, listed - LEAST_LIST);
    if (sources >= Math.min(listed, LEAST_LIST)) consider(besideOf({ width: side, sources }));
  }
  return best;
}

/** Numbers of sources in a size that goes with the names, where as many find room so; else in that of the list. */
function mostNumbers(
  numbersAt: (size: number) => PlacedNumber[],
  type: Typography,
  least: number,
  name: number,
): PlacedNumber[] {
  const small = Math.max(least, Math.min(type.small, name * LARGEST_NUMBER));
  const large = Math.min(type.legend, name * NUMBER_SIZE);
  const numbers = numbersAt(small);
  const larger = large > small ? numbersAt(large) : [];
  return larger.length >= numbers.length ? larger : numbers;
}

const headGap = (type: Typography) => Math.max(8, type.subtitle);
const ruleGap = (type: Typography) => Math.max(10, type.legend * 1.5);

/** In which order parts give way on a page that cannot hold all of them. */
const GIVING_WAY: readonly FigurePart[] = ['sources', 'filters', 'legend', 'subtitle', 'credit', 'title'];

/** How much larger than usual type may be on a page with room to spare, the largest first. */
const GROWTHS = [1.3, 1.15];

/** How much smaller than usual type may be, the largest first. */
const SHRINKS = [0.92, 0.85, 0.78];
const LEAST_SHRINK = 0.7;

/** A list of fewer sources than this would tell nothing. */
const LEAST_LIST = 3;

/** A stack that fits onto its page. */
interface Built {
  readonly stack: Stack;
  /** Px per model unit of the drawing. */
  readonly zoom: number;
  /** Whether the names of actors can be read, and whether those of events can too. */
  readonly isLegible: boolean;
  readonly isClear: boolean;
}

interface Fit {
  readonly stack: Stack;
  readonly leftOut: readonly FigurePart[];
  readonly sourcesListed: number | null;
}

/**
 * What of the parts finds room: first the type shrinks, then the list of sources is cut as far as it must be, then parts
 * are left out. The list is also cut where only that makes the names in the drawing legible; names of events rather go.
 */
function fitStack(scene: Scene, texts: FigureTexts, options: FigureOptions, content: Box): Fit {
  const { page } = options;
  const { width, height } = cssSize(page);
  const name = Math.min(...namesOf(scene), Infinity);
  const event = Math.min(...scene.eventTicks.map(({ label }) => label?.size ?? Infinity), name);
  const least = leastTextPx(page);
  const isOpen = options.background !== 'paper' && scene.theme.id !== 'dark';
  const look = [scene.theme.id, scene.axis !== null, page, isOpen, scene.legend.map(({ label }) => label)];
  const filling = (parts: FigureParts, count: number | null): Filling => {
    const listed = count ?? texts.sources.length;
    return { scene, texts, parts, listed, page, isOpen, key: JSON.stringify([look, parts, listed]) };
  };
  const { parts } = options;
  if (height === null) {
    // A column is as high as it must be, in smaller type where only that keeps it on a journal's page.
    const stackAt = (shrink: number) => stackOf(filling(parts, null), shrink, null);
    const heightOf = (stack: Stack) =>
      stack.fixed + wantedHeight(content, drawingWidth(stack, width), MAX_ZOOM);
    const shrinks = [1, ...SHRINKS, LEAST_SHRINK];
    const fitting = shrinks.find((shrink) => heightOf(stackAt(shrink)) <= mostHeight(page));
    return { stack: stackAt(fitting ?? 1), leftOut: [], sourcesListed: null };
  }
  const build = (shown: FigureParts, listed: number | null, shrink: number): Built | null => {
    const stack = bestStack(filling(shown, listed), shrink, content, height);
    if (!fits(stack, height, wantedHeight(content, drawingWidth(stack, width), mostZoom(width, height))))
      return null;
    const zoom = zoomIn(stack, content, width, height);
    return { stack, zoom, isLegible: name * zoom >= least, isClear: event * zoom >= least };
  };
  const complete = ({ stack }: Built): Fit => ({ stack, leftOut: [], sourcesListed: null });

  const usual = build(parts, null, 1);
  if (usual?.isClear) {
    // What a page has to spare makes the type larger, as long as the drawing loses nothing.
    for (const growth of GROWTHS) {
      const larger = build(parts, null, growth);
      const isInKeeping = larger && larger.stack.type.legend <= name * larger.zoom;
      if (isInKeeping && larger.zoom > usual.zoom * 0.99) return complete(larger);
    }
    return complete(usual);
  }
  const smallest = build(parts, null, LEAST_SHRINK);
  if (smallest?.isClear) {
    for (const shrink of SHRINKS) {
      const built = build(parts, null, shrink);
      if (built?.isClear) return complete(built);
    }
  }
  if (smallest?.isLegible) return complete(smallest);
  /** The longest list with which a page is as it should be. */
  const cut = (isGood: (built: Built) => boolean): Fit | null => {
    let [good, bad] = [0, texts.sources.length];
    let best: Built | null = null;
    while (bad - good > 1) {
      const n = (good + bad) >> 1;
      const built = build(parts, n, LEAST_SHRINK);
      if (built && isGood(built)) [good, best] = [n, built];
      else bad = n;
    }
    return best && good >= LEAST_LIST ? { stack: best.stack, leftOut: [], sourcesListed: good } : null;
  };
  const legible = parts.sources ? cut(({ isLegible }) => isLegible) : null;
  if (legible) return legible;
  for (const shrink of [1, ...SHRINKS, LEAST_SHRINK]) {
    const built = build(parts, null, shrink);
    if (built) return complete(built);
  }
  const fitting = parts.sources ? cut(() => true) : null;
  if (fitting) return fitting;
  const leftOut: FigurePart[] = [];
  let fewer = parts;
  for (const part of GIVING_WAY) {
    if (!fewer[part]) continue;
    fewer = { ...fewer, [part]: false };
    leftOut.push(part);
    const built = build(fewer, null, LEAST_SHRINK);
    if (built) return { stack: built.stack, leftOut, sourcesListed: null };
  }
  const stack = stackOf(filling(fewer, null), LEAST_SHRINK, null);
  return { stack, leftOut, sourcesListed: null };
}

/** Sizes of the names in a drawing, in model units. */
const namesOf = (scene: Scene) => [...scene.chips, ...scene.lifeLines].map(({ label }) => label.size);

const drawingWidth = ({ type, side }: Stack, width: number) =>
  width - 2 * type.margin - (side > 0 ? side + sideGap(type) : 0);

/** The height that a drawing takes at the width that it has. */
const wantedHeight = (content: Box, width: number, most: number) =>
  Math.max(
    MIN_DRAWING,
    Math.min((width * content.height) / Math.max(1, content.width), content.height * most),
  );

/** The drawing keeps its share of the page, or as much as it needs. */
const fits = (stack: Stack, height: number, wanted: number) =>
  height - stack.fixed >= Math.min(Math.max(MIN_DRAWING, height * DRAWING_SHARE), wanted);

const zoomIn = (stack: Stack, content: Box, width: number, height: number) =>
  Math.min(
    mostZoom(width, height),
    drawingWidth(stack, width) / Math.max(1, content.width),
    Math.max(1, height - stack.fixed) / Math.max(1, content.height),
  );

/** Puts a scene and its texts onto a page. */
export function composeFigure(scene: Scene, texts: FigureTexts, options: FigureOptions): Figure {
  const { theme } = scene;
  const { page } = options;
  const { width, height: pageHeight } = cssSize(page);
  const content = options.crop ?? scene.bounds;
  const { stack, leftOut, sourcesListed } = fitStack(scene, texts, options, content);
  const { type, head, legend, foot, axisBand, side, fixed } = stack;
  const margin = type.margin;
  const inner = drawingWidth(stack, width);
  const room =
    pageHeight === null ? wantedHeight(content, inner, MAX_ZOOM) : Math.max(40, pageHeight - fixed);
  const zoom = Math.min(
    mostZoom(width, pageHeight),
    inner / Math.max(1, content.width),
    room / Math.max(1, content.height),
  );
  // What a page has to spare stays below everything, not between the drawing and its legend.
  const drawingHeight = Math.min(
    room,
    Math.max(content.height * zoom, side > 0 ? legend.height - axisBand : 0, MIN_DRAWING),
  );
  const height = pageHeight ?? Math.ceil(fixed + drawingHeight);
  const frame: Box = {
    x: margin,
    y: margin + head.height + (head.height > 0 ? headGap(type) : 0) + axisBand,
    width: inner,
    height: drawingHeight,
  };
  const origin = {
    x: frame.x + (frame.width - content.width * zoom) / 2 - content.x * zoom,
    // A lineage keeps near its years, a network to the middle.
    y: frame.y + (frame.height - content.height * zoom) * (scene.axis ? 0.15 : 0.5) - content.y * zoom,
  };
  const out: { texts: TextRun[]; samples: PlacedSample[]; rules: Figure['rules'][number][] } = {
    texts: [],
    samples: [],
    rules: [],
  };
  const put = (block: Block, top: number, left = margin) => {
    if (options.isDraft) return;
    const { texts: runs, samples } = moved(block.draw(), left, top);
    out.texts.push(...runs);
    out.samples.push(...samples);
  };
  const putBelowRule = (block: Block, top: number) => {
    const rule = top - ruleGap(type) / 2;
    out.rules.push({ from: { x: margin, y: rule }, to: { x: width - margin, y: rule }, colour: theme.grid });
    put(block, top);
  };
  put(head, margin);
  const below = frame.y + frame.height;
  if (side > 0) put(legend, frame.y - axisBand, width - margin - side);
  else if (legend.height > 0) putBelowRule(legend, below + ruleGap(type));
  const footTop =
    below + (side > 0 || legend.height === 0 ? 0 : ruleGap(type) + legend.height) + ruleGap(type);
  if (foot.height > 0) putBelowRule(foot, footTop);
  const least = leastTextPx(page);
  // Names of events can be read elsewhere: better none than some that nobody can read. Their ticks then share a row.
  const isClear = scene.eventTicks.every(({ label }) => !label || label.size * zoom >= least);
  const lowest = Math.max(...scene.eventTicks.map(({ centre }) => centre.y));
  const signs = isClear
    ? scene.eventTicks
    : scene.eventTicks.map((tick) => ({ ...tick, label: null, centre: { ...tick.centre, y: lowest } }));
  // Without a name and without the notes, which tell it, a sign says nothing.
  const isTold = options.parts.filters && !leftOut.includes('filters');
  const eventTicks = isTold ? signs : signs.filter(({ label }) => label);
  const drawn = { ...scene, eventTicks };
  // A number leads to an entry of the list; without the list it would lead nowhere.
  const isListed =
    !options.isDraft && options.parts.sources && options.parts.numbers && !leftOut.includes('sources');
  const last = sourcesListed ?? texts.sources.length;
  const words = new Map(
    isListed ? [...texts.sourceNumbers].map(([id, all]) => [id, numbersInWords(all, last)]) : [],
  );
  const numbersAt = (size: number) =>
    placeNumbers(
      drawn,
      ({ x, y }) => ({ x: origin.x + zoom * x, y: origin.y + zoom * y }),
      zoom,
      size,
      words,
      frame,
    );
  const numbers = isListed ? mostNumbers(numbersAt, type, least, Math.min(...namesOf(scene)) * zoom) : [];
  const names = [...drawn.lifeLines, ...drawn.eventTicks].flatMap(({ label }) =>
    label ? [textBox(label)] : [],
  );
  const kept = [
    ...names.map((box) => ({
      x: origin.x + zoom * box.x,
      y: origin.y + zoom * box.y,
      width: zoom * box.width,
      height: zoom * box.height,
    })),
    ...numbers.map(({ box }) => box),
  ];
  const axis = axisOf(scene, content, frame, origin, zoom, type.legend, kept);
  return {
    page,
    width,
    height,
    theme,
    background:
      options.background === 'transparent'
        ? null
        : options.background === 'white' && theme.id !== 'dark'
          ? '#ffffff'
          : theme.background,
    scene: drawn,
    frame,
    origin,
    zoom,
    roomHeight: room,
    clipped: options.crop !== null,
    axis,
    numbers,
    ...out,
    title: texts.title,
    description: options.isDraft ? '' : describe(scene, texts),
    smallestLabel: Math.min(...namesOf(scene), Infinity) * zoom,
    smallestText: Math.min(...out.texts.map((run) => run.size), Infinity),
    leftOut,
    sourcesListed,
  };
}

/** Ems between the labels of years. */
const YEARS_APART = 0.5;

/** Px between the line of a date and what it is interrupted for. */
const DATE_GAP = 2;

/** The stretches from one end to the other that keep off some boxes. */
function interrupted(from: number, to: number, boxes: readonly Box[]): [number, number][] {
  const stretches: [number, number][] = [];
  let start = from;
  for (const { y, height } of [...boxes].sort((a, b) => a.y - b.y)) {
    if (y - DATE_GAP > start) stretches.push([start, y - DATE_GAP]);
    start = Math.max(start, y + height + DATE_GAP);
  }
  if (to > start) stretches.push([start, to]);
  return stretches;
}

/**
 * The years of a lineage above its drawing, with the lines of the grid.
 * @param boxes that the line of the date keeps off
 */
function axisOf(
  { axis, theme }: Scene,
  content: Box,
  frame: Box,
  origin: Point,
  zoom: number,
  size: number,
  boxes: readonly Box[],
): FigureAxis | null {
  if (!axis) return null;
  const place = (x: number) => origin.x + zoom * x;
  const ticks = axisTicks(axis, zoom, [content.x, content.x + content.width]);
  const top = frame.y;
  const bottom = frame.y + frame.height;
  const baseline = top - size * 0.7;
  const labels: TextRun[] = [];
  let free = -Infinity;
  const add = (text: string, x: number, weight: FontWeight, colour: Colour): TextRun => {
    const half = measureText(text, size, weight) / 2;
    const middle = Math.max(frame.x + half, Math.min(frame.x + frame.width - half, x));
    return { text, x: middle, y: baseline, anchor: 'middle', size, weight, colour };
  };
  const [first, last] = axis.date ? [place(axis.date.x1), place(axis.date.x2)] : [0, 0];
  const date = axis.date && {
    lines: (last - first > 0.5 ? [first, last] : [first]).flatMap((x) =>
      interrupted(
        top,
        bottom,
        boxes.filter((box) => box.x - DATE_GAP < x && x < box.x + box.width + DATE_GAP),
      ).map(([from, to]) => ({ x, from, to })),
    ),
    label: add(axis.date.label, (first + last) / 2, 600, theme.accent),
  };
  const isClear = (run: TextRun, other: TextRun) =>
    Math.abs(run.x - other.x) >
    (measureText(run.text, size, run.weight) + measureText(other.text, size, other.weight)) / 2 +
      size * YEARS_APART;
  for (const tick of ticks) {
    if (tick.label === '') continue;
    const run = add(tick.label, place(tick.x), 400, theme.muted);
    const half = measureText(run.text, size) / 2;
    if (run.x - half < free || (date && !isClear(run, date.label))) continue;
    labels.push(run);
    free = run.x + half + size * YEARS_APART;
  }
  return {
    lines: ticks.map((tick) => ({ x: place(tick.x), isMajor: tick.level === 'year' && tick.label !== '' })),
    labels,
    top,
    bottom,
    date,
  };
}

const EMPTY: Block = { height: 0, draw: () => ({ texts: [], samples: [] }) };

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
  parts: FigureParts,
  theme: Theme,
  type: Typography,
  width: number,
): Block {
  const out: TextRun[] = [];
  let y = 0;
  if (parts.title)
    for (const line of wrapText(texts.title, width, type.title, 600)) {
      y += type.title * (out.length === 0 ? 1 : 1.25);
      out.push(run(line, 0, y, type.title, theme.ink, 600));
    }
  if (parts.subtitle) {
    const gap = out.length > 0 ? type.subtitle * 0.5 : 0;
    for (const [i, line] of wrapText(texts.subtitle, width, type.subtitle).entries()) {
      y += type.subtitle * 1.3 + (i === 0 ? gap : 0);
      out.push(run(line, 0, y, type.subtitle, theme.muted));
    }
  }
  return {
    height: out.length > 0 ? y + type.subtitle * 0.35 : 0,
    draw: () => ({ texts: out, samples: [] }),
  };
}

/** Ems below which a legend has its headings on lines of their own. */
const NARROW_LEGEND = 40;

/** Width that a legend with one entry to a row takes, at most `most`. */
function legendWidth(entries: readonly LegendEntry[], size: number, most: number): number {
  const sample = SAMPLE.width * Math.min(1.15, size / 12) + size * 0.6;
  const widest = Math.max(0, ...entries.map((entry) => sample + measureText(entry.label, size)));
  return Math.min(most, size * (NARROW_LEGEND - 1), Math.ceil(widest) + 1);
}

/** One group below the other: a heading with its entries in rows beside it, or below it where the page is narrow. */
function legendBlock(entries: readonly LegendEntry[], theme: Theme, size: number, width: number): Block {
  if (entries.length === 0) return EMPTY;
  const texts: TextRun[] = [];
  const samples: PlacedSample[] = [];
  const groups = [...new Set(entries.map((entry) => entry.group))];
  const line = size * 1.6;
  const scale = Math.min(1.15, size / 12);
  const sampleWidth = SAMPLE.width * scale;
  const gap = size * 0.6;
  const widest = Math.ceil(Math.max(...groups.map((group) => measureText(group, size, 600)))) + size * 1.5;
  const isNarrow = width < size * NARROW_LEGEND;
  const indent = isNarrow ? 0 : widest;
  let y = 0;
  for (const group of groups) {
    const own = entries.filter((entry) => entry.group === group);
    let x = indent;
    y += line;
    texts.push(run(group, 0, y, size, theme.ink, 600));
    if (isNarrow) y += line;
    for (const entry of own) {
      const room = width - indent - sampleWidth - gap;
      const [label = '', ...more] = wrapText(entry.label, room, size);
      const itemWidth = sampleWidth + gap + measureText(label, size);
      if (x > indent && x + itemWidth > width) {
        x = indent;
        y += line;
      }
      samples.push({
        sample: entry.sample,
        x,
        y: y - size * 0.36 - (SAMPLE.height * scale) / 2,
        ...SAMPLE,
        scale,
      });
      texts.push(run(label, x + sampleWidth + gap, y, size, theme.ink));
      x += itemWidth + size * 1.8;
      for (const text of more) {
        y += size * 1.25;
        texts.push(run(text, indent + sampleWidth + gap, y, size, theme.ink));
        // The next entry begins a row of its own.
        x = width;
      }
    }
    y += size * 0.25;
  }
  return { height: y + size * 0.3, draw: () => ({ texts, samples }) };
}

/** What stands beside the heading of the list. */
const WHERE_NUMBERS = 'numbered at the relations, where there is room';
const MORE_NUMBERS = '; +1 means one source more';

/** Ems that a column of sources has at least, and how many there are at most. */
const NARROWEST_COLUMN = 27;
const MOST_COLUMNS = 6;
/** Ems between columns. */
const GUTTER = 2.2;

interface Columns {
  readonly count: number;
  readonly width: number;
  /** Room for the numbers. */
  readonly indent: number;
  /** Lines of the longest column. */
  readonly deepest: number;
}

/** The lines of all sources. */
const linesOf = (sources: readonly string[], size: number, width: number) =>
  remembered(sources, `${size} ${width}`, () => sources.map((source) => wrapText(source, width, size)));

/** Entries of a list: sources, and a last one that says how many more there are. */
function entriesOf(sources: readonly string[], listed: number, size: number, width: number) {
  const lines = linesOf(sources, size, width);
  const rest = sources.length - listed;
  return rest > 0 ? [...lines.slice(0, listed), [`and ${rest} more, in the data set`]] : lines;
}

/** Some of the entries in as many columns as make them the least high. */
function columnsOf(
  sources: readonly string[],
  [from, to]: readonly [number, number],
  listed: number,
  size: number,
  width: number,
): Columns {
  const indent = measureText(`${sources.length}. `, size) + 2;
  const gutter = size * GUTTER;
  const most = Math.min(
    MOST_COLUMNS,
    Math.floor(width / (size * NARROWEST_COLUMN)),
    Math.ceil((to - from) / 3),
  );
  let best: Columns | null = null;
  for (let count = Math.max(1, most); count >= 1; count--) {
    const columnWidth = (width - gutter * (count - 1)) / count;
    const lines = entriesOf(sources, listed, size, columnWidth - indent);
    let total = 0;
    for (let i = from; i < to; i++) total += lines[i]!.length;
    // No list can be less high than its lines shared out evenly.
    let deepest = Math.ceil(total / count);
    if (best && deepest >= best.deepest) continue;
    while (!shareOut(lines, [from, to], deepest, count)) deepest++;
    if (!best || deepest < best.deepest) best = { count, width: columnWidth, indent, deepest };
  }
  return best!;
}

/**
 * Shares sources out over columns, in their order.
 * @param most lines that a column may have
 * @returns whether there are columns enough
 */
function shareOut(
  lines: readonly (readonly string[])[],
  [from, to]: readonly [number, number],
  most: number,
  count: number,
  put?: (source: number, column: number, row: number) => void,
): boolean {
  let column = 0;
  let row = 0;
  for (let i = from; i < to; i++) {
    const { length } = lines[i]!;
    if (row > 0 && row + length > most) {
      column++;
      row = 0;
    }
    if (length > most || column >= count) return false;
    put?.(i, column, row);
    row += length;
  }
  return true;
}

const lineOf = (size: number) => size * 1.35;

function paragraph(text: string, size: number, width: number, colour: Colour): Block {
  const lines = wrapText(text, width, size);
  return {
    height: lines.length * lineOf(size),
    draw: () => ({
      texts: lines.map((part, i) => run(part, 0, (i + 1) * lineOf(size), size, colour)),
      samples: [],
    }),
  };
}

/** Some of the numbered sources, in columns; the first ones come with a heading. */
function sourcesBlock(
  texts: FigureTexts,
  parts: FigureParts,
  [from, to]: readonly [number, number],
  listed: number,
  theme: Theme,
  size: number,
  width: number,
): Block {
  const line = lineOf(size);
  const columns = columnsOf(texts.sources, [from, to], listed, size, width);
  const list: Block = {
    height: columns.deepest * line,
    draw: () => {
      const runs: TextRun[] = [];
      const lines = entriesOf(texts.sources, listed, size, columns.width - columns.indent);
      shareOut(lines, [from, to], columns.deepest, columns.count, (source, column, row) => {
        const x = column * (columns.width + size * GUTTER);
        if (source < listed) runs.push(run(`${source + 1}.`, x, (row + 1) * line, size, theme.muted));
        for (const [k, text] of lines[source]!.entries())
          runs.push(run(text, x + columns.indent, (row + k + 1) * line, size, theme.muted));
      });
      return { texts: runs, samples: [] };
    },
  };
  const heading = from > 0 ? 'Sources, continued' : 'Sources';
  const head = [run(heading, 0, line, size, theme.ink, 600)];
  const headed = (runs: readonly TextRun[]): Block => ({
    height: line,
    draw: () => ({ texts: runs, samples: [] }),
  });
  if (!parts.numbers || from > 0) return stacked(headed(head), list, 0);
  const hasMore = [...texts.sourceNumbers.values()].some((all) => numbersInWords(all, listed).includes('+'));
  const words = WHERE_NUMBERS + (hasMore ? MORE_NUMBERS : '');
  // A program that sets wider type than ours must not run the words into the heading.
  const x = measureText(heading, size, 600) + size * 1.8;
  const isBeside = x + measureText(words, size) <= width;
  return isBeside
    ? stacked(headed([...head, run(words, x, line, size, theme.muted)]), list, 0)
    : stacked(stacked(headed(head), paragraph(words, size, width, theme.muted), 0), list, 0);
}

/** Filters, the numbered sources from `first` on, and the credit. */
function footBlock(
  texts: FigureTexts,
  parts: FigureParts,
  first: number,
  listed: number,
  theme: Theme,
  size: number,
  width: number,
): Block {
  const gap = lineOf(size) * 0.4;
  const blocks: Block[] = [];
  const remain = (what: 'filters' | 'credit', colour: Colour) =>
    remembered(texts, `${what} ${size} ${width}`, () => paragraph(texts[what], size, width, colour));
  if (parts.filters && texts.filters) blocks.push(remain('filters', theme.ink));
  if (parts.sources && first < listed) {
    const count = listed < texts.sources.length ? listed + 1 : listed;
    blocks.push(sourcesBlock(texts, parts, [first, count], listed, theme, size, width));
  }
  if (parts.credit && texts.credit) blocks.push(remain('credit', theme.muted));
  return blocks.reduce((above, below) => stacked(above, below, gap), EMPTY);
}

/** More relations than this are counted, not told one by one: an alternative text is heard in one go. */
const MOST_TOLD = 20;
/** So many actors are named by how many relations they have. */
const MOST_NAMED = 5;
/** So many actors that are not there at the date are named, more are counted. */
const MOST_PALE = 8;

/** What an image shows, for those who do not see it. */
function describe(scene: Scene, texts: FigureTexts): string {
  const kind = scene.axis ? 'Lines of descent along time' : 'Network of actors';
  // Along time it is told in the order of time.
  const ties = scene.ties
    .filter(({ emphasis }) => emphasis !== 'faded')
    .sort((a, b) => (scene.axis ? a.curve.start.x - b.curve.start.x : 0));
  // A merger of four is four ties, told once.
  const told = [...new Set(ties.map(({ description }) => description))];
  const { present } = texts;
  const when = present ? ` ${present.when}` : '';
  const sentences: string[] =
    told.length <= MOST_TOLD ? told : countsOf(scene, present?.entries ?? scene.legend, when, ties);
  const absent = present?.absent ?? [];
  if (absent.length > MOST_PALE)
    sentences.push(`${absent.length} actors are pale, for they are not there${when}`);
  else if (absent.length > 0) sentences.push(`Pale, for they are not there${when}: ${absent.join(', ')}`);
  return [texts.title && `${kind}: ${texts.title}`, texts.subtitle, ...sentences]
    .filter(Boolean)
    .map((sentence) => `${sentence}.`)
    .join(' ');
}

function countsOf(
  { chips, lifeLines }: Scene,
  legend: readonly LegendEntry[],
  when: string,
  ties: readonly Tie[],
): string[] {
  const entries = (group: string) =>
    legend.filter((entry) => entry.group === group).map(({ label, count }) => `${label} (${count})`);
  const partners = new Map<string, Set<string>>();
  for (const { from, to } of ties)
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const)
      partners.set(one, (partners.get(one) ?? new Set()).add(other));
  const named = [...chips, ...lifeLines]
    .map(({ id, label }) => ({ name: label.text, count: partners.get(id)?.size ?? 0 }))
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_NAMED)
    .map(({ name, count }) => `${name} (${count})`);
  return [
    `Relations${when}: ${entries('Relations').join('; ')}`,
    `Actors${when} by camp: ${entries('Camps').join(', ')}`,
    `Tied to most others: ${named.join(', ')}`,
  ];
}
