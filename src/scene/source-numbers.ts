import type { RelationId } from '../model';
import { headingAt, middleOf, sampleCurve } from './curves';
import { QUESTION } from './grammar';
import { boxOf } from './outline';
import type { Box, Curve, Point, Scene, TextRun } from './shapes';
import { CAP_HEIGHT, measureText } from './text';

/*
 * Numbers of sources, set onto the relations of a figure. A number stands on its own line, which is interrupted for it, or
 * close by; it covers no name, no actor and no other number, and where there is no such place the relation has none.
 */

export interface PlacedNumber {
  readonly relation: RelationId;
  readonly run: TextRun;
  /** The ground that it needs. */
  readonly box: Box;
}

/** More relations than this are not numbered: nobody could follow the numbers. */
const MOST_NUMBERED = 160;
/** A relation with more sources than this shows the first ones and says how many more there are. */
const MOST_SHOWN = 3;
/** Room around a number, in ems. */
const PADDING = 0.22;
/** Places along a tie, from its start (0) to its end (1), the best first. */
const ALONG = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8, 0.15, 0.85];
/** Ems between a number and the numbers of other relations. */
const APART = 0.18;
/** Ems between a number and the lines of other relations, and between it and actors and names. */
interface Clearance {
  readonly lines: number;
  readonly rest: number;
}
const ON_LINE: Clearance = { lines: APART, rest: 0 };
/** Along time lines are upright or level; in a network they come from anywhere, and a number is less easily theirs. */
const BESIDE: Readonly<Record<'network' | 'lineage', Clearance>> = {
  network: { lines: 1.1, rest: 1.1 },
  lineage: { lines: 0.3, rest: 0.3 },
};
/** Between such a number and its line, in model units. */
const BESIDE_GAP = 3.5;
/** Places above and below where one life line carries another on, in model units, the best first. */
const LEVEL = [
  [0, 14],
  [0, -14],
  [-12, 14],
  [-12, -14],
  [0, 20],
] as const;
/** Half of the ground that the sign at the end of a tie takes, in model units. */
const MARK = 8;
const STRIPE_BELOW = 17;
/** Stripes that are lower only say how long something went on. */
const SPELL = 4;

/** "1, 5, 9 +2"; '' where none of the numbers is listed. @param last of the list */
export function numbersInWords(numbers: readonly number[], last = Infinity): string {
  const listed = numbers.filter((number) => number <= last);
  const shown = numbers.length <= MOST_SHOWN + 1 ? listed : listed.slice(0, MOST_SHOWN);
  const rest = numbers.length - shown.length;
  if (shown.length === 0) return '';
  return `${shown.join(', ')}${rest > 0 ? ` +${rest}` : ''}`;
}

/**
 * @param place turns a point of the scene into one of the figure
 * @param zoom figure px per model unit
 * @param size of the numbers, in figure px
 * @param words that say which sources a relation has
 * @param frame outside of which nothing stands
 */
export function placeNumbers(
  scene: Scene,
  place: (point: Point) => Point,
  zoom: number,
  size: number,
  words: ReadonlyMap<RelationId, string>,
  frame: Box,
): PlacedNumber[] {
  const drawn = numberedTies(scene, words);
  const striped = stripesWithout(scene, words);
  const { size: count } = new Set([...drawn.map(({ relation }) => relation), ...striped]);
  if (count === 0 || count > MOST_NUMBERED) return [];
  const taken = obstaclesOf(scene, place, zoom);
  const lines = scene.ties.map((tie) => {
    const points = sampleCurve(tie.curve, 16).map(place);
    const [x, y] = [Math.min(...points.map((p) => p.x)), Math.min(...points.map((p) => p.y))];
    const width = Math.max(...points.map((p) => p.x)) - x;
    const height = Math.max(...points.map((p) => p.y)) - y;
    // An upright has no width of its own.
    return { points, around: { x: x - 1, y: y - 1, width: width + 2, height: height + 2 } };
  });
  const placed: PlacedNumber[] = [];
  const sizeOf = (relation: RelationId) => ({
    width: measureText(words.get(relation)!, size) + 2 * PADDING * size,
    height: size * (CAP_HEIGHT + 2 * PADDING),
  });
  /** Places where a number comes too near to nothing, the best first. */
  const freeOf = (relation: RelationId, anchors: readonly Point[], clear: Clearance): Box[] => {
    const { width, height } = sizeOf(relation);
    return anchors.flatMap((at) => {
      const { x, y } = place(at);
      const box = { x: x - width / 2, y: y - height / 2, width, height };
      const ground = widened(box, clear.rest * size);
      if (!contains(frame, box) || taken.some((other) => meet(ground, other))) return [];
      const around = widened(box, clear.lines * size);
      const isForeign = lines.some(
        (line, k) =>
          scene.ties[k]!.relation !== relation &&
          meet(around, line.around) &&
          line.points.some((point, j) => j > 0 && isCrossed(around, line.points[j - 1]!, point)),
      );
      return isForeign ? [] : [box];
    });
  };
  const put = (waiting: readonly { readonly relation: RelationId; readonly free: readonly Box[] }[]) => {
    // Who has the fewest places comes first.
    for (const { relation, free } of [...waiting].sort((a, b) => a.free.length - b.free.length)) {
      const box = free.find((one) => !placed.some((other) => meet(widened(one, APART * size), other.box)));
      if (!box) continue;
      placed.push({
        relation,
        box,
        run: {
          text: words.get(relation)!,
          x: box.x + box.width / 2,
          y: box.y + box.height / 2 + (size * CAP_HEIGHT) / 2,
          anchor: 'middle',
          size,
          weight: 400,
          colour: scene.theme.muted,
        },
      });
    }
  };
  const isLevel = ({ start, end }: Curve) => scene.axis !== null && Math.abs(start.y - end.y) <= 1;
  put([
    ...drawn.map(({ relation, curves }) => ({
      relation,
      free: freeOf(
        relation,
        [...curves.flatMap(placesOn), ...curves.filter(isLevel).flatMap(placesByLevel)],
        ON_LINE,
      ),
    })),
    ...striped.map((relation) => ({
      relation,
      free: freeOf(relation, placesByStripes(scene, relation), ON_LINE),
    })),
  ]);
  // What found no room on its lines finds some beside one of them, or has none.
  const hasNone = (relation: RelationId) => !placed.some((one) => one.relation === relation);
  put(
    [...new Set(drawn.map(({ relation }) => relation))].filter(hasNone).map((relation) => {
      const { width, height } = sizeOf(relation);
      const half = { x: width / zoom / 2, y: height / zoom / 2 };
      const curves = drawn.flatMap((one) => (one.relation === relation ? one.curves : []));
      return {
        relation,
        free: freeOf(
          relation,
          curves.filter((curve) => !isLevel(curve)).flatMap((curve) => placesBeside(curve, half)),
          BESIDE[scene.axis ? 'lineage' : 'network'],
        ),
      };
    }),
  );
  return placed;
}

const widened = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

/** Lines that are not faded and of which some source is listed, by what has a number of its own. */
interface NumberedTies {
  readonly relation: RelationId;
  readonly curves: readonly Curve[];
}

/** In a network each line has its number; along time all lines of a relation run into one upright, and have one. */
function numberedTies(scene: Scene, words: ReadonlyMap<RelationId, string>): NumberedTies[] {
  const ties = scene.ties.filter(({ emphasis, relation }) => emphasis !== 'faded' && words.get(relation));
  if (!scene.axis) return ties.map(({ relation, curve }) => ({ relation, curves: [curve] }));
  const curvesOf = new Map<RelationId, Curve[]>();
  for (const { relation, curve } of ties) curvesOf.set(relation, [...(curvesOf.get(relation) ?? []), curve]);
  return [...curvesOf].map(([relation, curves]) => ({ relation, curves }));
}

/** Relations that only stripes show. */
function stripesWithout(scene: Scene, words: ReadonlyMap<RelationId, string>): RelationId[] {
  const tied = new Set(scene.ties.map(({ relation }) => relation));
  const stripes = scene.stripes.filter(
    ({ relation, emphasis, height }) =>
      emphasis !== 'faded' && height >= SPELL && !tied.has(relation) && words.get(relation),
  );
  return [...new Set(stripes.map(({ relation }) => relation))];
}

/** Where a number may interrupt a line, in model units, the best place first. */
function placesOn(curve: Curve): Point[] {
  const points = sampleCurve(curve, 24);
  return ALONG.map((share) => pointAlong(points, share));
}

/** Where a number may stand above or below where one life line carries another on, the best place first. */
function placesByLevel(curve: Curve): Point[] {
  const { x, y } = middleOf(curve);
  return LEVEL.map(([dx, dy]) => ({ x: x + dx, y: y + dy }));
}

/** Where a number of half a size may stand beside a line, in model units, the best place first. */
function placesBeside(curve: Curve, half: Point): Point[] {
  const points = sampleCurve(curve, 24);
  return [0.5, 0.4, 0.6].flatMap((share) => {
    const at = pointAlong(points, share);
    const [before, after] = [pointAlong(points, share - 0.05), pointAlong(points, share + 0.05)];
    const length = Math.hypot(after.x - before.x, after.y - before.y) || 1;
    const across = { x: (after.y - before.y) / length, y: (before.x - after.x) / length };
    const far = Math.abs(across.x) * half.x + Math.abs(across.y) * half.y + BESIDE_GAP;
    return [1, -1].map((side) => ({ x: at.x + side * far * across.x, y: at.y + side * far * across.y }));
  });
}

/** Where a number may stand above or below the stripe of a membership. */
const placesByStripes = (scene: Scene, wanted: RelationId): Point[] =>
  scene.stripes.flatMap(({ relation, emphasis, x1, x2, y, height }) =>
    relation !== wanted || emphasis === 'faded' || height < SPELL
      ? []
      : [0.15, 0.3, 0.5, 0.7, 0.85].flatMap((share) =>
          [STRIPE_BELOW, -STRIPE_BELOW].map((dy) => ({ x: x1 + (x2 - x1) * share, y: y + dy })),
        ),
  );

/** The point at a share of a line's length. */
function pointAlong(points: readonly Point[], share: number): Point {
  const lengths = points
    .slice(1)
    .map((point, i) => Math.hypot(point.x - points[i]!.x, point.y - points[i]!.y));
  let rest = share * lengths.reduce((sum, length) => sum + length, 0);
  for (const [i, length] of lengths.entries()) {
    if (rest <= length && length > 0) {
      const [a, b] = [points[i]!, points[i + 1]!];
      return { x: a.x + ((b.x - a.x) * rest) / length, y: a.y + ((b.y - a.y) * rest) / length };
    }
    rest -= length;
  }
  return points.at(-1)!;
}

/** What no number may cover, in figure px: actors, their names, events, signs at the ends of ties. */
function obstaclesOf(scene: Scene, place: (point: Point) => Point, zoom: number): Box[] {
  const inFigure = ({ x, y, width, height }: Box): Box => {
    const corner = place({ x, y });
    return { x: corner.x, y: corner.y, width: width * zoom, height: height * zoom };
  };
  const around = ({ x, y }: Point, half: number): Box => ({
    x: x - half,
    y: y - half,
    width: 2 * half,
    height: 2 * half,
  });
  return [
    ...scene.chips.map((chip) => boxOf(chip, 3)),
    ...scene.lifeLines.flatMap(({ x1, x2, y, thickness, label }) => [
      { x: x1, y: y - thickness / 2 - 1.5, width: x2 - x1, height: thickness + 3 },
      textBox(label),
    ]),
    ...scene.stripes.flatMap(({ question }) => (question ? [around(question.at, QUESTION.room)] : [])),
    ...scene.eventTicks.flatMap(({ centre, label }) => [
      around(centre, 6),
      ...(label ? [textBox(label)] : []),
    ]),
    ...scene.ties.flatMap(({ curve, startMark, endMark, contested }) => [
      ...(startMark === 'none' ? [] : [around(inside(curve.start, headingAt(curve, 'start')), MARK)]),
      ...(endMark === 'none' ? [] : [around(inside(curve.end, headingAt(curve, 'end')), MARK)]),
      ...(contested ? [around(middleOf(curve), QUESTION.room)] : []),
    ]),
  ].map(inFigure);
}

/** A sign at the end of a tie lies a little within it. */
const inside = ({ x, y }: Point, heading: Point): Point => ({
  x: x - heading.x * MARK * 0.5,
  y: y - heading.y * MARK * 0.5,
});

/** The ground of a line of text, in the unit that it is given in. */
export function textBox({ text, x, y, size, weight, anchor }: TextRun): Box {
  const width = measureText(text, size, weight);
  const left = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width;
  return { x: left - 2, y: y - size * 0.85, width: width + 4, height: size * 1.15 };
}

const meet = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
/** Whether the line from a to b meets a box: it is cut to one side after the other (Liang and Barsky 1984). */
function isCrossed({ x, y, width, height }: Box, a: Point, b: Point): boolean {
  let [from, to] = [0, 1];
  const cut = (start: number, step: number, low: number, high: number) => {
    if (step === 0) return start > low && start < high;
    const [enter, leave] = [(low - start) / step, (high - start) / step].sort((p, q) => p - q) as [
      number,
      number,
    ];
    from = Math.max(from, enter);
    to = Math.min(to, leave);
    return from < to;
  };
  return cut(a.x, b.x - a.x, x, x + width) && cut(a.y, b.y - a.y, y, y + height);
}
const contains = (outer: Box, inner: Box) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;
