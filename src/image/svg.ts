import { isRightToLeft, measureText, type Box, type Point, type TextRun } from '../scene';
import { visualRuns } from './bidi';
import { fontFaces, type EmbeddedFont } from './font-faces';
import { FONT_FAMILIES, stretchesByFamily } from './font-table';
import { el, esc, num, type Attributes } from './markup';
import type { Drawing, FadingPaint, Group, Paint, Segment, Shape, Stroke } from './primitives';

/** What the shapes refer to by id: gradients and clips. */
class Definitions {
  readonly #items: string[] = [];
  readonly #ids = new Map<string, string>();
  readonly #prefix: string;

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** The reference to a definition; equal ones are written once. */
  add(kind: string, write: (id: string) => string): string {
    const key = write('');
    let id = this.#ids.get(key);
    if (!id) {
      id = `${this.#prefix}${kind}-${this.#ids.size + 1}`;
      this.#ids.set(key, id);
      this.#items.push(write(id));
    }
    return `url(#${id})`;
  }

  toString(): string {
    return this.#items.join('');
  }
}

/**
 * Shapes as SVG elements, with the definitions that they refer to.
 * @param prefix of ids; where several pictures stand in one page, each needs its own
 */
export function svgMarkup(shapes: readonly Shape[], prefix = ''): string {
  const writer = new SvgWriter(false, prefix);
  const body = writer.writeAll(shapes);
  const definitions = writer.definitions.toString();
  return definitions ? el('defs', {}, definitions) + body : body;
}

export interface SvgOptions {
  /** Travel inside the file; without them it names its fonts and trusts the reader's machine to have them. */
  readonly fonts?: readonly EmbeddedFont[];
  /** Size of the picture that will be made of it; without it the size of its page. */
  readonly pixels?: { readonly width: number; readonly height: number } | undefined;
  /**
   * For resvg, which knows no `direction` and takes the first font with a sign whatever its weight: direction stands in
   * control characters then, and each stretch of a text names its font.
   */
  readonly forResvg?: boolean;
}

/**
 * A drawing as an SVG file: real text, groups named by actor and relation, title and description as alternative text,
 * nothing external and nothing that runs.
 * @see SVG 1.1 (Second Edition); https://www.w3.org/TR/SVG11/
 */
export function drawingSvg(drawing: Drawing, options: SvgOptions = {}): string {
  const { fonts = [], pixels, forResvg = false } = options;
  const { width, height, mm } = drawing;
  const writer = new SvgWriter(forResvg);
  const body = writer.writeAll(drawing.shapes);
  const style = fonts.length > 0 ? el('style', {}, fontFaces(fonts)) : '';
  const defs = `${style}${writer.definitions.toString()}`;
  const size = pixels
    ? // A fraction of a pixel may be missing at an edge: stretching by it beats a blank line.
      { width: num(pixels.width), height: num(pixels.height), preserveAspectRatio: 'none' }
    : mm
      ? { width: `${num(mm.width)}mm`, height: `${num(mm.height)}mm` }
      : { width: num(width), height: num(height) };
  const root = el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      ...size,
      viewBox: `0 0 ${num(width)} ${num(height)}`,
      'font-family': [...FONT_FAMILIES, ...STAND_INS].join(', '),
      role: 'img',
      'aria-labelledby': 'figure-title figure-description',
    },
    [
      el('title', { id: 'figure-title' }, esc(drawing.title)),
      el('desc', { id: 'figure-description' }, esc(drawing.description)),
      defs && el('defs', {}, defs),
      drawing.background && el('rect', { width, height, fill: drawing.background }),
      body,
    ].join(''),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

class SvgWriter {
  readonly definitions: Definitions;
  readonly #forResvg: boolean;

  constructor(forResvg: boolean, prefix = '') {
    this.definitions = new Definitions(prefix);
    this.#forResvg = forResvg;
  }

  writeAll(shapes: readonly Shape[]): string {
    return shapes.map((shape) => this.#write(shape)).join('');
  }

  #write(shape: Shape): string {
    switch (shape.type) {
      case 'group':
        return this.#writeGroup(shape);
      case 'text':
        return this.#forResvg ? writeTextForResvg(shape.run) : writeText(shape.run);
      case 'path':
        return el('path', { d: pathData(shape.segments), ...this.#paint(shape) });
      case 'rect': {
        const { x, y, width, height } = shape.box;
        const rx = shape.radius > 0 ? shape.radius : undefined;
        return el('rect', { x, y, width, height, rx, ...this.#paint(shape) });
      }
      case 'circle': {
        const { centre, radius } = shape;
        return el('circle', { cx: centre.x, cy: centre.y, r: radius, ...this.#paint(shape) });
      }
    }
  }

  #writeGroup({ id, className, title, from, to, opacity, place, clip, children }: Group): string {
    return el(
      'g',
      {
        id,
        class: className,
        'data-from': from,
        'data-to': to,
        opacity,
        transform: place && transformOf(place),
        'clip-path': clip && this.definitions.add('clip', (clipId) => clipPath(clipId, clip)),
      },
      (title === undefined ? '' : el('title', {}, esc(title))) + this.writeAll(children),
    );
  }

  #paint({ fill, stroke }: { fill: Paint | null; stroke: Stroke | null }): Attributes {
    const inside =
      fill === null
        ? 'none'
        : typeof fill === 'string'
          ? fill
          : this.definitions.add('fade', (id) => gradient(id, fill));
    if (!stroke) return { fill: inside };
    const dashes = stroke.dashes ?? [];
    return {
      fill: inside,
      stroke: stroke.colour,
      'stroke-width': stroke.width,
      'stroke-dasharray': dashes.length > 0 ? dashes.map(num).join(' ') : undefined,
      'stroke-linecap': stroke.cap === 'round' ? 'round' : undefined,
      'stroke-linejoin': stroke.join === 'round' ? 'round' : undefined,
      'stroke-opacity': stroke.opacity,
    };
  }
}

function transformOf({ offset, scale }: NonNullable<Group['place']>): string {
  const move = `translate(${num(offset.x)} ${num(offset.y)})`;
  return scale === 1 ? move : `${move} scale(${scale.toFixed(5)})`;
}

const clipPath = (id: string, { x, y, width, height }: Box) =>
  el('clipPath', { id }, el('rect', { x, y, width, height }));

function gradient(id: string, { colour, from, to, stops }: FadingPaint): string {
  return el(
    'linearGradient',
    { id, gradientUnits: 'userSpaceOnUse', x1: from.x, y1: from.y, x2: to.x, y2: to.y },
    stops
      .map(({ offset, opacity }) =>
        el('stop', { offset: offset.toFixed(4), 'stop-color': colour, 'stop-opacity': opacity }),
      )
      .join(''),
  );
}

function pathData(segments: readonly Segment[]): string {
  const at = ({ x, y }: Point) => `${num(x)} ${num(y)}`;
  return segments
    .map((segment) => {
      switch (segment.type) {
        case 'move':
          return `M${at(segment.to)}`;
        case 'line':
          return `L${at(segment.to)}`;
        case 'quadratic':
          return `Q${at(segment.control)} ${at(segment.to)}`;
        case 'close':
          return 'Z';
      }
    })
    .join('');
}

/** For programs that pass over fonts in a file: such as set a text no wider than ours, where they are installed. */
const STAND_INS = ['Open Sans', 'Arial', 'sans-serif'];

/** What SVG calls start is the side on which a text begins to be read; ours is the left one. */
const TURNED = { start: 'end', middle: 'middle', end: 'start' } as const;

function writeText(run: TextRun): string {
  const isTurned = isRightToLeft(run.text);
  return textElement(run, isTurned ? TURNED[run.anchor] : run.anchor, isTurned, esc(run.text));
}

/** Right-to-left isolate and its end. */
const ISOLATE = ['\u2067', '\u2069'] as const;

/** From so many fonts on resvg draws nothing of a text in both directions. */
const MANY_FAMILIES = 3;

/** Of a text in several fonts resvg may lose the weight, or all of it: its stretches then stand one by one. */
function writeTextForResvg(run: TextRun): string {
  const stretches = stretchesByFamily(run.text);
  const families = new Set(stretches.map(({ family }) => family));
  const isOne = families.size <= 1;
  if (families.size >= MANY_FAMILIES || (!isOne && run.weight !== 400)) return writeStretches(run);
  const isPlain = isOne && stretches[0]?.family === FONT_FAMILIES[0];
  const content = isPlain
    ? esc(run.text)
    : stretches.map(({ family, text }) => el('tspan', { 'font-family': family }, esc(text))).join('');
  const isTurned = isRightToLeft(run.text);
  return textElement(run, run.anchor, false, isTurned ? `${ISOLATE[0]}${content}${ISOLATE[1]}` : content);
}

/** A text as one element for each stretch, in the order in which they stand from left to right. */
function writeStretches(run: TextRun): string {
  const parts = visualRuns(run.text).flatMap(({ text, isRightToLeft: isTurned }) => {
    const texts = stretchesByFamily(text).map((stretch) => stretch.text);
    return isTurned ? texts.reverse() : texts;
  });
  const widths = parts.map((text) => measureText(text, run.size, run.weight));
  const total = widths.reduce((sum, width) => sum + width, 0);
  let x = run.x - { start: 0, middle: total / 2, end: total }[run.anchor];
  return parts
    .map((text, i) => {
      // A space at the beginning of an element is not drawn.
      const lead = measureText(/^\s*/.exec(text)![0], run.size, run.weight);
      const element = writeTextForResvg({ ...run, text: text.trim(), x: x + lead, anchor: 'start' });
      x += widths[i]!;
      return text.trim() === '' ? '' : element;
    })
    .join('');
}

function textElement(run: TextRun, anchor: TextRun['anchor'], isTurned: boolean, content: string): string {
  return el(
    'text',
    {
      x: run.x,
      y: run.y,
      'font-size': run.size,
      'font-weight': run.weight === 400 ? undefined : run.weight,
      'text-anchor': anchor === 'start' ? undefined : anchor,
      direction: isTurned ? 'rtl' : undefined,
      'unicode-bidi': isTurned ? 'embed' : undefined,
      fill: run.colour,
    },
    content,
  );
}
