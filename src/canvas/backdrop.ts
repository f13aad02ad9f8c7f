import {
  AXIS_STRIP,
  axisTicks,
  measureText,
  OPACITY,
  QUESTION,
  type Area,
  type Point,
  type Scene,
  type Stripe,
  type Theme,
  type TimeAxis,
  yearAt,
} from '../scene';

const SVG = 'http://www.w3.org/2000/svg';

/** What lies behind Cytoscape's canvas and pans with it: hulls, membership stripes and the lines of the time axis. */
export interface Backdrop {
  update(scene: Scene): void;
  place(pan: Point, zoom: number): void;
  /** Steps back while something in front is lit up. */
  dim(isDim: boolean): void;
  destroy(): void;
}

/** Distance of a name that stays in sight from the window's edge, in px, and of one from its line, in model units. */
const EDGE = 8;
const NAME_LIFT = 9;
/** The year of the left edge takes so much of the strip, in px. */
const YEAR_IN_SIGHT = 46;
/** Opacity of what steps back. */
export const DIM = 0.3;

export function createBackdrop(container: HTMLElement): Backdrop {
  const svg = layer('backdrop');
  const grid = child(svg, 'g');
  const world = child(svg, 'g');
  container.prepend(svg);
  const front = layer('axis');
  container.append(front);
  const signs = child(front, 'g');
  const names = child(front, 'g');
  const years = child(front, 'g');
  const shapes = new Map<string, SVGElement>();
  let scene: Scene | null = null;
  return {
    update(next) {
      scene = next;
      const seen = new Set<string>();
      const put = (id: string, name: 'path' | 'rect', apply: (element: SVGElement) => void) => {
        seen.add(id);
        const known = shapes.get(id);
        const element = known ?? child(world, name);
        if (!known) shapes.set(id, element);
        apply(element);
      };
      for (const area of next.areas) put(`a.${area.id}`, 'path', (path) => applyArea(path, area));
      next.stripes.forEach((stripe, i) =>
        put(`s.${i}.${stripe.relation}`, 'rect', (rect) => applyStripe(rect, stripe, next.theme)),
      );
      drawQuestions(signs, next);
      for (const [id, element] of shapes)
        if (!seen.has(id)) {
          element.remove();
          shapes.delete(id);
        }
    },
    place(pan, zoom) {
      for (const layer of [world, signs])
        layer.setAttribute('transform', `translate(${pan.x} ${pan.y}) scale(${zoom})`);
      grid.replaceChildren();
      names.replaceChildren();
      years.replaceChildren();
      if (!scene?.axis) return;
      const size = svg.getBoundingClientRect();
      drawNames(scene, names, pan, zoom, size);
      drawAxis(scene.axis, scene, grid, years, pan, zoom, size);
    },
    dim(isDim) {
      for (const layer of [world, signs, names]) layer.setAttribute('opacity', isDim ? String(DIM) : '1');
    },
    destroy() {
      svg.remove();
      front.remove();
    },
  };
}

function layer(name: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', name);
  svg.setAttribute('aria-hidden', 'true');
  return svg;
}

function child(
  parent: SVGElement,
  name: string,
  attributes: Record<string, string | number> = {},
): SVGElement {
  const element = document.createElementNS(SVG, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  parent.append(element);
  return element;
}

function text(parent: SVGElement, words: string, attributes: Record<string, string | number>): SVGElement {
  const element = child(parent, 'text', attributes);
  element.textContent = words;
  return element;
}

/** The sign that sources disagree about a membership, on its line. */
function drawQuestions(signs: SVGElement, { stripes, theme }: Scene): void {
  signs.replaceChildren();
  for (const { question, emphasis } of stripes) {
    if (!question) continue;
    const { at, colour } = question;
    const sign = child(signs, 'g', { opacity: OPACITY[emphasis] });
    child(sign, 'circle', {
      cx: at.x,
      cy: at.y,
      r: QUESTION.radius,
      fill: theme.background,
      stroke: colour,
      'stroke-width': QUESTION.line,
    });
    text(sign, '?', {
      x: at.x,
      y: at.y + QUESTION.drop,
      fill: colour,
      'font-size': QUESTION.size,
      'font-weight': 600,
      'text-anchor': 'middle',
    });
  }
}

/** Names that the window's left edge would cut, or that lie beyond it, stay in sight while their line does. */
function drawNames(
  { lifeLines, theme }: Scene,
  front: SVGElement,
  pan: Point,
  zoom: number,
  { height }: { height: number },
): void {
  for (const { label, x1, x2, y, emphasis } of lifeLines) {
    const width = measureText(label.text, label.size, label.weight) * zoom;
    const isCut = pan.x + label.x * zoom < 0 && pan.x + x1 * zoom < EDGE;
    // Names beside a line would lie on it.
    const isBeside = label.y > y && label.y < y + label.size;
    const baseline = pan.y + (isBeside ? y - NAME_LIFT : label.y) * zoom;
    if (!isCut || pan.x + x2 * zoom < EDGE + width || baseline < AXIS_STRIP || baseline > height) continue;
    const size = label.size * zoom;
    // What is left of the cut name is covered.
    child(front, 'rect', {
      x: 0,
      y: baseline - size * 0.85,
      width: EDGE + width + 3,
      height: size * 1.1,
      fill: theme.background,
      opacity: 0.9,
    });
    text(front, label.text, {
      x: EDGE,
      y: baseline,
      fill: label.colour,
      'font-size': size,
      'font-weight': label.weight,
      opacity: OPACITY[emphasis],
    });
  }
}

/** Lines go through the whole window, and the years stay at its top, wherever one has panned to. */
function drawAxis(
  axis: TimeAxis,
  { theme }: Scene,
  grid: SVGElement,
  front: SVGElement,
  pan: Point,
  zoom: number,
  { width, height }: { width: number; height: number },
): void {
  const screen = (x: number) => pan.x + x * zoom;
  child(front, 'rect', { width, height: AXIS_STRIP, fill: theme.background });
  const first = axisTicks(axis, zoom, [-pan.x / zoom, (YEAR_IN_SIGHT - pan.x) / zoom]);
  // Among months the year that one is in stays in sight.
  if (-pan.x / zoom > axis.knots[0]!.x && !first.some(({ label, level }) => level === 'year' && label))
    text(front, String(yearAt(axis, -pan.x / zoom)), {
      x: EDGE,
      y: 16,
      fill: theme.muted,
      'font-size': 12.5,
      'font-weight': 600,
    });
  for (const { x, label, level } of axisTicks(axis, zoom, [-pan.x / zoom, (width - pan.x) / zoom])) {
    const at = Math.round(screen(x)) + 0.5;
    // Which line a year is at shows where not every year has its number.
    const opacity = level === 'year' && label ? 1 : 0.45;
    child(grid, 'line', { x1: at, x2: at, y1: 0, y2: height, stroke: theme.grid, opacity });
    const isFree = level === 'year' || at > YEAR_IN_SIGHT;
    if (label && isFree)
      text(front, label, {
        x: at + 4,
        y: 16,
        fill: theme.muted,
        'font-size': level === 'year' ? 12.5 : 11,
        'font-weight': level === 'year' ? 600 : 400,
      });
  }
  const { date } = axis;
  if (!date) return;
  const [x1, x2] = [screen(date.x1), screen(date.x2)];
  if (x2 - x1 > 1)
    child(grid, 'rect', { x: x1, y: 0, width: x2 - x1, height, fill: theme.accent, opacity: 0.07 });
  for (const x of x1 === x2 ? [x1] : [x1, x2])
    child(front, 'line', {
      x1: x,
      x2: x,
      y1: AXIS_STRIP,
      y2: height,
      stroke: theme.accent,
      'stroke-width': 1.5,
    });
  const words = text(front, date.label, {
    y: 16,
    fill: theme.background,
    'font-size': 12.5,
    'font-weight': 600,
    'text-anchor': 'middle',
  }) as SVGTextElement;
  const half = words.getComputedTextLength() / 2 + 8;
  const middle = Math.max(half, Math.min(width - half, (x1 + x2) / 2));
  words.setAttribute('x', String(middle));
  const pill = child(front, 'rect', {
    x: middle - half,
    y: 2,
    width: 2 * half,
    height: AXIS_STRIP - 4,
    rx: 4,
    fill: theme.accent,
  });
  front.insertBefore(pill, words);
}

function applyArea(path: SVGElement, area: Area): void {
  path.setAttribute('d', `M${area.outline.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`);
  path.setAttribute('fill', area.fill);
  path.setAttribute('stroke', area.stroke);
  path.setAttribute('opacity', area.emphasis === 'full' ? '1' : '0.25');
}

function applyStripe(
  rect: SVGElement,
  { x1, x2, y, height, colour, emphasis, selected }: Stripe,
  theme: Theme,
): void {
  rect.setAttribute('x', x1.toFixed(1));
  rect.setAttribute('y', (y - height / 2).toFixed(1));
  rect.setAttribute('width', Math.max(0, x2 - x1).toFixed(1));
  rect.setAttribute('height', height.toFixed(1));
  rect.setAttribute('rx', '3');
  rect.setAttribute('fill', colour);
  rect.setAttribute('opacity', String(OPACITY[emphasis]));
  rect.setAttribute('stroke', selected ? theme.accent : 'none');
  rect.setAttribute('stroke-width', '2.5');
}

/** A thin stripe is hit from so far above and below its middle. */
const STRIPE_REACH = 7;

/** The stripe at a point, the nearest of several: a click on one means the membership. */
export function stripeAt(stripes: readonly Stripe[], { x, y }: Point): Stripe | null {
  const far = (stripe: Stripe) => Math.abs(y - stripe.y);
  const hit = stripes.filter(
    (stripe) => x >= stripe.x1 && x <= stripe.x2 && far(stripe) <= Math.max(STRIPE_REACH, stripe.height / 2),
  );
  return hit.sort((a, b) => far(a) - far(b))[0] ?? null;
}

/** The innermost area that holds a point: a click on a hull means its coalition. */
export function areaAt(areas: readonly Area[], point: Point): Area | null {
  let found: { area: Area; size: number } | null = null;
  for (const area of areas) {
    let inside = false;
    let size = 0;
    const { outline } = area;
    for (let i = 0, j = outline.length - 1; i < outline.length; j = i++) {
      const a = outline[i]!;
      const b = outline[j]!;
      size += a.x * b.y - b.x * a.y;
      if (a.y > point.y !== b.y > point.y && point.x < ((b.x - a.x) * (point.y - a.y)) / (b.y - a.y) + a.x)
        inside = !inside;
    }
    if (inside && (!found || Math.abs(size) < found.size)) found = { area, size: Math.abs(size) };
  }
  return found?.area ?? null;
}
