import type { Box, Point, TextRun } from '../scene';
import { isRightToLeft } from './direction';
import { FONT_FAMILIES, fontFaces, type EmbeddedFont } from './fonts';
import { el, esc, num, type Attributes } from './markup';
import type { Drawing, FadingPaint, Group, Paint, Segment, Shape, Stroke } from './primitives';

/** What the shapes refer to by id: gradients and clips. */
class Definitions {
  #items: string[] = [];
  readonly #ids = new Map<string, string>();

  /** The reference to a definition; equal ones are written once. */
  add(prefix: string, write: (id: string) => string): string {
    const key = write('');
    let id = this.#ids.get(key);
    if (!id) {
      id = `${prefix}-${this.#ids.size + 1}`;
      this.#ids.set(key, id);
      this.#items.push(write(id));
    }
    return `url(#${id})`;
  }

  toString(): string {
    return this.#items.join('');
  }
}

/** Shapes as SVG elements that need no definitions, such as a sample of the legend. */
export function svgMarkup(shapes: readonly Shape[]): string {
  return writeAll(shapes, new Definitions());
}

/**
 * A drawing as an SVG file: real text, groups named by actor and relation, title and description as alternative text,
 * nothing external and nothing that runs.
 * @param fonts travel inside the file; without them it names its fonts and trusts the reader's machine to have them
 * @see SVG 1.1 (Second Edition); https://www.w3.org/TR/SVG11/
 */
export function drawingSvg(drawing: Drawing, fonts: readonly EmbeddedFont[] = []): string {
  const { width, height, mm } = drawing;
  const definitions = new Definitions();
  const body = writeAll(drawing.shapes, definitions);
  const style = fonts.length > 0 ? el('style', {}, fontFaces(fonts)) : '';
  const defs = `${style}${definitions.toString()}`;
  const size = mm
    ? { width: `${num(mm.width)}mm`, height: `${num(mm.height)}mm` }
    : { width: num(width), height: num(height) };
  const root = el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      ...size,
      viewBox: `0 0 ${num(width)} ${num(height)}`,
      'font-family': [...FONT_FAMILIES, 'sans-serif'].join(', '),
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

function writeAll(shapes: readonly Shape[], definitions: Definitions): string {
  return shapes.map((shape) => write(shape, definitions)).join('');
}

function write(shape: Shape, definitions: Definitions): string {
  switch (shape.type) {
    case 'group':
      return writeGroup(shape, definitions);
    case 'text':
      return writeText(shape.run);
    case 'path':
      return el('path', { d: pathData(shape.segments), ...paintOf(shape, definitions) });
    case 'rect': {
      const { x, y, width, height } = shape.box;
      const rx = shape.radius > 0 ? shape.radius : undefined;
      return el('rect', { x, y, width, height, rx, ...paintOf(shape, definitions) });
    }
    case 'circle':
      return el('circle', {
        cx: shape.centre.x,
        cy: shape.centre.y,
        r: shape.radius,
        ...paintOf(shape, definitions),
      });
  }
}

function writeGroup(group: Group, definitions: Definitions): string {
  const { place, clip } = group;
  return el(
    'g',
    {
      id: group.id,
      class: group.className,
      'data-from': group.from,
      'data-to': group.to,
      opacity: group.opacity,
      transform: place && transformOf(place),
      'clip-path': clip && definitions.add('clip', (id) => clipPath(id, clip)),
    },
    (group.title === undefined ? '' : el('title', {}, esc(group.title))) +
      writeAll(group.children, definitions),
  );
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

function paintOf(
  { fill, stroke }: { fill: Paint | null; stroke: Stroke | null },
  definitions: Definitions,
): Attributes {
  const inside =
    fill === null
      ? 'none'
      : typeof fill === 'string'
        ? fill
        : definitions.add('fade', (id) => gradient(id, fill));
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

/** What SVG calls start is the side on which a text begins to be read; ours is the left one. */
const TURNED = { start: 'end', middle: 'middle', end: 'start' } as const;

function writeText(run: TextRun): string {
  const isTurned = isRightToLeft(run.text);
  const anchor = isTurned ? TURNED[run.anchor] : run.anchor;
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
    esc(run.text),
  );
}
