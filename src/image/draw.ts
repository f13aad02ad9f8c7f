import {
  cornersOf,
  dashPattern,
  middleOf,
  OPACITY,
  piecesOf,
  type Area,
  type Chip,
  type Curve,
  type Outlined,
  type Scene,
  type TextRun,
  type Theme,
  type Tie,
} from '../scene';
import { el, esc, num } from './markup';
import { markAt, shortened } from './marks';

/** The drawing of a scene as SVG elements, without a frame around it. */
export function drawScene(scene: Scene): string {
  const { theme } = scene;
  const areas = scene.areas.map((area) => drawArea(area)).join('');
  const ties = scene.ties.map((tie) => drawTie(tie, theme)).join('');
  const chips = scene.chips.map((chip) => drawChip(chip, theme)).join('');
  return [
    areas && el('g', { class: 'coalitions' }, areas),
    el('g', { class: 'relations' }, ties),
    el('g', { class: 'actors' }, chips),
  ].join('');
}

/** Attributes of one text run; the text itself is escaped by the caller. */
export function drawText(run: TextRun, extra: Record<string, string | number> = {}): string {
  return el(
    'text',
    {
      x: run.x,
      y: run.y,
      'font-size': run.size,
      'font-weight': run.weight === 400 ? undefined : run.weight,
      'text-anchor': run.anchor === 'start' ? undefined : run.anchor,
      fill: run.colour,
      ...extra,
    },
    esc(run.text),
  );
}

function drawArea(area: Area): string {
  const points = area.outline.map(({ x, y }) => `${num(x)} ${num(y)}`).join('L');
  return el('path', {
    id: `coalition-${area.id}`,
    d: `M${points}Z`,
    fill: area.fill,
    stroke: area.stroke,
    'stroke-width': 1,
    opacity: area.emphasis === 'full' ? undefined : 0.25,
  });
}

export function curvePath(curve: Curve): string {
  const pieces = piecesOf(curve);
  const at = ({ x, y }: { x: number; y: number }) => `${num(x)} ${num(y)}`;
  if (pieces.length === 0) return `M${at(curve.start)}L${at(curve.end)}`;
  return `M${at(curve.start)}${pieces.map(({ control, end }) => `Q${at(control)} ${at(end)}`).join('')}`;
}

const opacityOf = (emphasis: Chip['emphasis']) => (emphasis === 'full' ? undefined : OPACITY[emphasis]);

function drawTie(tie: Tie, theme: Theme): string {
  const { curve, stroke, width, startMark, endMark } = tie;
  const dashes = dashPattern(tie.dash, width);
  const line = shortened(curve, startMark, endMark, width);
  const glow =
    tie.ring === 'none'
      ? ''
      : el('path', {
          d: curvePath(curve),
          fill: 'none',
          stroke: theme.accent,
          'stroke-width': width + 6,
          'stroke-opacity': '0.22',
          'stroke-linecap': 'round',
        });
  const parts = [
    el('title', {}, esc(tie.description)),
    glow,
    el('path', {
      d: curvePath(line),
      fill: 'none',
      stroke,
      'stroke-width': width,
      'stroke-dasharray': dashes.length > 0 ? dashes.map(num).join(' ') : undefined,
    }),
    markAt(curve, 'start', startMark, stroke, width, theme.background),
    markAt(curve, 'end', endMark, stroke, width, theme.background),
    tie.contested ? drawQuestion(curve, stroke, theme) : '',
  ];
  return el(
    'g',
    {
      id: `relation-${tie.id.replaceAll('~', '_')}`,
      class: tie.family,
      'data-from': `actor-${tie.from}`,
      'data-to': `actor-${tie.to}`,
      opacity: opacityOf(tie.emphasis),
    },
    parts.join(''),
  );
}

/** The sign that sources disagree, half way along a tie. */
function drawQuestion(curve: Curve, colour: string, theme: Theme): string {
  const { x, y } = middleOf(curve);
  return (
    el('circle', { cx: x, cy: y, r: 7, fill: theme.background, stroke: colour, 'stroke-width': 1.2 }) +
    drawText({ text: '?', x, y: y + 4, anchor: 'middle', size: 11, weight: 600, colour })
  );
}

function outlineShape(
  chip: Outlined,
  grow: number,
  attributes: Record<string, string | number | undefined>,
): string {
  if (chip.outline.type === 'polygon') {
    const points = cornersOf(chip, grow)
      .map(({ x, y }) => `${num(x)},${num(y)}`)
      .join(' ');
    return el('polygon', { points, 'stroke-linejoin': 'round', ...attributes });
  }
  const width = chip.width + 2 * grow;
  const height = chip.height + 2 * grow;
  return el('rect', {
    x: chip.centre.x - width / 2,
    y: chip.centre.y - height / 2,
    width,
    height,
    rx: Math.max(0, Math.min(chip.outline.radius + grow, height / 2)),
    ...attributes,
  });
}

/** A chip's outline with fill, line and, for a coalition, the second line inside. */
export function drawOutline(
  chip: Outlined & Pick<Chip, 'fill' | 'stroke' | 'strokeWidth' | 'dash' | 'double'>,
  background: string,
): string {
  const dashes = dashPattern(chip.dash, chip.strokeWidth);
  const outer = outlineShape(chip, 0, {
    fill: chip.fill ?? background,
    stroke: chip.stroke,
    'stroke-width': chip.strokeWidth,
    'stroke-dasharray': dashes.length > 0 ? dashes.map(num).join(' ') : undefined,
  });
  if (!chip.double) return outer;
  return outer + outlineShape(chip, -3.2, { fill: 'none', stroke: chip.stroke, 'stroke-width': 1 });
}

function drawChip(chip: Chip, theme: Theme): string {
  const ring =
    chip.ring === 'none'
      ? ''
      : outlineShape(chip, 4, {
          fill: 'none',
          stroke: theme.accent,
          'stroke-width': chip.ring === 'selected' ? 2.6 : 1.6,
        });
  return el(
    'g',
    { id: `actor-${chip.id}`, opacity: opacityOf(chip.emphasis) },
    el('title', {}, esc(chip.description)) +
      ring +
      drawOutline(chip, theme.background) +
      drawText(chip.label),
  );
}
