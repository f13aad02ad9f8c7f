import {
  cornersOf,
  dashPattern,
  middleOf,
  OPACITY,
  piecesOf,
  QUESTION,
  type Area,
  type Chip,
  type Colour,
  type Curve,
  type Emphasis,
  type EventTick,
  type LegendSample,
  type LifeLine,
  type Outlined,
  type Point,
  type Scene,
  type Stripe,
  type Theme,
  type Tie,
} from '../scene';
import { markAt, shortened } from './marks';
import {
  closed,
  group,
  line,
  path,
  type Group,
  type Paint,
  type Segment,
  type Shape,
  type Stroke,
} from './primitives';

/** The drawing of a scene in model units. The axis is the figure's: its type keeps its size at every zoom. */
export function drawScene(scene: Scene): Shape[] {
  const { theme } = scene;
  const layer = (className: string, children: readonly Shape[]): Shape[] =>
    children.length > 0 ? [group(children, { className })] : [];
  return [
    ...layer(
      'coalitions',
      scene.areas.map((area) => drawArea(area)),
    ),
    ...layer('memberships', drawStripes(scene.stripes, scene.ties)),
    ...layer(
      'relations',
      scene.ties.map((tie) => drawTie(tie, theme)),
    ),
    ...layer('actors', [
      ...scene.lifeLines.map((life) => drawLifeLine(life, theme)),
      ...scene.chips.map((chip) => drawChip(chip, theme)),
    ]),
    ...layer(
      'disputed',
      scene.stripes.flatMap(({ question, emphasis }) =>
        question ? [group(questionAt(question.at, question.colour, theme), withOpacity(emphasis))] : [],
      ),
    ),
    ...layer(
      'names',
      scene.lifeLines.map((life) =>
        group([{ type: 'text', run: life.label }], {
          id: `name-${life.id}`,
          ...withOpacity(life.emphasis),
        }),
      ),
    ),
    ...layer(
      'events',
      scene.eventTicks.map((tick) => drawEventTick(tick, theme)),
    ),
  ];
}

const withOpacity = (emphasis: Emphasis): { opacity?: number } =>
  emphasis === 'full' ? {} : { opacity: OPACITY[emphasis] };

function drawArea(area: Area): Shape {
  return group([path(closed(area.outline), area.fill, { colour: area.stroke, width: 1 })], {
    id: `coalition-${area.id}`,
    ...(area.emphasis === 'full' ? {} : { opacity: 0.25 }),
  });
}

/** A relation may have several stripes, or a tie too; ids stay unique by a number from the second on. */
function drawStripes(stripes: readonly Stripe[], ties: readonly Tie[]): Group[] {
  const seen = new Map<string, number>(ties.map((tie) => [tie.id, 1]));
  return stripes.map((stripe) => {
    const count = (seen.get(stripe.relation) ?? 0) + 1;
    seen.set(stripe.relation, count);
    const { x1, x2, y, height } = stripe;
    return group([bandShape(x1, x2, y, height, stripe.colour)], {
      id: `relation-${stripe.relation}${count > 1 ? `_${count}` : ''}`,
      className: 'alliance',
      title: stripe.description,
      ...withOpacity(stripe.emphasis),
    });
  });
}

export function curveSegments(curve: Curve): Segment[] {
  const pieces = piecesOf(curve);
  if (pieces.length === 0) return line([curve.start, curve.end]);
  return [
    { type: 'move', to: curve.start },
    ...pieces.map(({ control, end }): Segment => ({ type: 'quadratic', control, to: end })),
  ];
}

function drawTie(tie: Tie, theme: Theme): Shape {
  const { curve, stroke, width, startMark, endMark } = tie;
  const glow: Shape[] =
    tie.ring === 'none'
      ? []
      : [
          path(curveSegments(curve), null, {
            colour: theme.accent,
            width: width + 6,
            opacity: 0.22,
            cap: 'round',
          }),
        ];
  return group(
    [
      ...glow,
      ...markedLine(curve, stroke, width, dashPattern(tie.dash, width), startMark, endMark, theme),
      ...(tie.contested ? questionAt(middleOf(curve), stroke, theme) : []),
    ],
    {
      id: `relation-${tie.id.replaceAll('~', '_')}`,
      className: tie.family,
      title: tie.description,
      from: `actor-${tie.from}`,
      to: `actor-${tie.to}`,
      ...withOpacity(tie.emphasis),
    },
  );
}

function markedLine(
  curve: Curve,
  colour: Colour,
  width: number,
  dashes: readonly number[],
  startMark: Tie['startMark'],
  endMark: Tie['endMark'],
  theme: Theme,
): Shape[] {
  return [
    path(curveSegments(shortened(curve, startMark, endMark, width)), null, { colour, width, dashes }),
    ...markAt(curve, 'start', startMark, colour, width, theme.background),
    ...markAt(curve, 'end', endMark, colour, width, theme.background),
  ];
}

/** The sign that sources disagree. */
function questionAt({ x, y }: Point, colour: Colour, theme: Theme): Shape[] {
  return [
    {
      type: 'circle',
      centre: { x, y },
      radius: QUESTION.radius,
      fill: theme.background,
      stroke: { colour, width: QUESTION.line },
    },
    {
      type: 'text',
      run: { text: '?', x, y: y + QUESTION.drop, anchor: 'middle', size: QUESTION.size, weight: 600, colour },
    },
  ];
}

function outlineShape(chip: Outlined, grow: number, fill: Paint | null, stroke: Stroke): Shape {
  if (chip.outline.type === 'polygon')
    return path(closed(cornersOf(chip, grow)), fill, { ...stroke, join: 'round' });
  const width = chip.width + 2 * grow;
  const height = chip.height + 2 * grow;
  return {
    type: 'rect',
    box: { x: chip.centre.x - width / 2, y: chip.centre.y - height / 2, width, height },
    radius: Math.max(0, Math.min(chip.outline.radius + grow, height / 2)),
    fill,
    stroke,
  };
}

/** A chip's outline with fill, line and, for a coalition, the second line inside. */
function outlineShapes(
  chip: Outlined & Pick<Chip, 'fill' | 'stroke' | 'strokeWidth' | 'dash' | 'double'>,
  background: Colour,
): Shape[] {
  const colour = chip.stroke;
  const outer = outlineShape(chip, 0, chip.fill ?? background, {
    colour,
    width: chip.strokeWidth,
    dashes: dashPattern(chip.dash, chip.strokeWidth),
  });
  return chip.double ? [outer, outlineShape(chip, -3.2, null, { colour, width: 1 })] : [outer];
}

function drawChip(chip: Chip, theme: Theme): Shape {
  const ring: Shape[] =
    chip.ring === 'none'
      ? []
      : [
          outlineShape(chip, 4, null, {
            colour: theme.accent,
            width: chip.ring === 'selected' ? 2.6 : 1.6,
          }),
        ];
  return group([...ring, ...outlineShapes(chip, theme.background), { type: 'text', run: chip.label }], {
    id: `actor-${chip.id}`,
    title: chip.description,
    ...withOpacity(chip.emphasis),
  });
}

/** Length and half height of the arrowhead that ends the line of an actor that goes on. */
export function lifeArrow(thickness: number): { length: number; half: number } {
  return { length: thickness * 1.2 + 4, half: thickness * 0.75 + 2.5 };
}

function bandShape(x1: number, x2: number, y: number, height: number, fill: Paint): Shape {
  return {
    type: 'rect',
    box: { x: x1, y: y - height / 2, width: Math.max(0, x2 - x1), height },
    radius: 0,
    fill,
    stroke: null,
  };
}

type LifeShape = Pick<
  LifeLine,
  'x1' | 'x2' | 'y' | 'thickness' | 'fadeIn' | 'fadeOut' | 'arrow' | 'hollow' | 'colour'
>;

function lifeShapes(life: LifeShape): Shape[] {
  const { x1, x2, y, thickness, colour } = life;
  const arrow = life.arrow ? lifeArrow(thickness) : null;
  const end = Math.max(x1, x2 - (arrow?.length ?? 0));
  const paint = fadingPaint(life, end);
  const thin = Math.max(1.2, thickness * 0.26);
  const aside = (thickness - thin) / 2;
  const bars = life.hollow
    ? [bandShape(x1, end, y - aside, thin, paint), bandShape(x1, end, y + aside, thin, paint)]
    : [bandShape(x1, end, y, thickness, paint)];
  if (!arrow) return bars;
  const corners = [
    { x: x2, y },
    { x: end, y: y - arrow.half },
    { x: end, y: y + arrow.half },
  ];
  return [...bars, path(closed(corners), colour, null)];
}

function drawLifeLine(life: LifeLine, theme: Theme): Shape {
  const { x1, x2, y, thickness } = life;
  const ends = [
    { x: x1, y },
    { x: x2, y },
  ];
  const ring: Shape[] =
    life.ring === 'none'
      ? []
      : [
          path(line(ends), null, {
            colour: theme.accent,
            width: thickness + (life.ring === 'selected' ? 9 : 7),
            opacity: 0.28,
            cap: 'round',
          }),
        ];
  return group([...ring, ...lifeShapes(life)], {
    id: `actor-${life.id}`,
    title: life.description,
    ...withOpacity(life.emphasis),
  });
}

/** A line fades over the days within which its actor began or ended. */
function fadingPaint({ x1, y, fadeIn, fadeOut, colour }: LifeShape, end: number): Paint {
  const length = end - x1;
  if (length <= 0 || (fadeIn <= 0 && fadeOut <= 0)) return colour;
  const rise = Math.min(1, Math.max(0, fadeIn / length));
  const fall = Math.max(rise, Math.min(1, 1 - fadeOut / length));
  return {
    type: 'fading',
    colour,
    from: { x: x1, y },
    to: { x: end, y },
    stops: [
      ...(rise > 0 ? [{ offset: 0, opacity: 0 }] : []),
      { offset: rise, opacity: 1 },
      { offset: fall, opacity: 1 },
      ...(fall < 1 ? [{ offset: 1, opacity: 0 }] : []),
    ],
  };
}

const diamond = ({ x, y }: Point, r: number) =>
  closed([
    { x, y: y - r },
    { x: x + r, y },
    { x, y: y + r },
    { x: x - r, y },
  ]);

function drawEventTick(tick: EventTick, theme: Theme): Shape {
  return group(
    [
      ...(tick.selected ? [path(diamond(tick.centre, 9), null, { colour: theme.accent, width: 2 })] : []),
      path(diamond(tick.centre, 5), tick.colour, null),
      ...(tick.label ? [{ type: 'text', run: tick.label } as const] : []),
    ],
    { id: `event-${tick.id}`, title: tick.description, ...withOpacity(tick.emphasis) },
  );
}

/** A sample of the legend, drawn into a box of some size with its left top at (0, 0). */
export function drawSample(sample: LegendSample, width: number, height: number, theme: Theme): Shape[] {
  const middle = height / 2;
  switch (sample.type) {
    case 'line': {
      const curve = { start: { x: 1, y: middle }, controls: [], end: { x: width - 1, y: middle } };
      const { stroke, startMark, endMark } = sample;
      const dashes = dashPattern(sample.dash, sample.width);
      return [
        ...markedLine(curve, stroke, sample.width, dashes, startMark, endMark, theme),
        ...(sample.contested ? questionAt({ x: width / 2, y: middle }, stroke, theme) : []),
      ];
    }
    case 'life': {
      const { colour, arrow, fade, hollow } = sample;
      const thickness = hollow ? 7 : 5;
      return lifeShapes({
        x1: 1,
        x2: width - 1,
        y: middle,
        thickness,
        fadeIn: 0,
        fadeOut: fade ? width * 0.6 : 0,
        arrow,
        hollow,
        colour,
      });
    }
    case 'stripe':
      return [
        bandShape(width / 2, width - 1, middle, height - 3, sample.stripe),
        bandShape(1, width - 1, middle, 5, sample.colour),
      ];
    case 'event':
      return [path(diamond({ x: width / 2, y: middle }, 5), sample.colour, null)];
    case 'name':
      return [
        {
          type: 'text',
          run: {
            text: 'Aa',
            x: width / 2,
            y: middle + 4.5,
            anchor: 'middle',
            size: 12.5,
            weight: 600,
            colour: sample.colour,
          },
        },
      ];
    case 'swatch':
      return [
        {
          type: 'rect',
          box: { x: (width - 24) / 2, y: middle - 7, width: 24, height: 14 },
          radius: 4,
          fill: sample.fill,
          stroke: { colour: sample.stroke, width: 1.8 },
        },
      ];
    case 'chip': {
      const isPill = sample.outline.type === 'round' && sample.outline.radius > 8;
      const inner: Shape[] = sample.double
        ? [
            {
              type: 'rect',
              box: { x: 3.8, y: 3.2, width: width - 7.6, height: height - 6.4 },
              radius: (height - 6.4) / 2,
              fill: null,
              stroke: { colour: sample.stroke, width: 0.9 },
            },
          ]
        : [];
      return [
        ...outlineShapes(
          {
            ...sample,
            centre: { x: width / 2, y: middle },
            width: width - 2,
            height: height - 1,
            outline: isPill ? { type: 'round', radius: (height - 1) / 2 } : sample.outline,
            strokeWidth: 1.4,
            double: false,
          },
          theme.background,
        ),
        ...inner,
      ];
    }
  }
}
