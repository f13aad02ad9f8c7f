import type { RelationId } from '../model';
import { headingAt, middleOf, sampleCurve } from './curves';
import { QUESTION } from './grammar';
import { boxOf } from './outline';
import type { Box, Point, Scene, TextRun } from './shapes';
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
/** Ems between a number and the lines and numbers of other relations. */
const APART = 0.18;
/** Places beside the middle of a tie, in model units, the best first. */
const BESIDE = [
  [0, 14],
  [0, -14],
  [-12, 14],
  [-12, -14],
  [0, 20],
] as const;
/** Half of the ground that the sign at the end of a tie takes, in model units. */
const MARK = 8;
const STRIPE_BELOW = 17;

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
  const firsts = firstTies(scene, words);
  if (firsts.size === 0 || firsts.size > MOST_NUMBERED) return [];
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
  /** Places where a number interrupts no line of another relation, the best first. */
  const freeOf = (relation: RelationId, anchors: readonly Point[]): Box[] => {
    const width = measureText(words.get(relation)!, size) + 2 * PADDING * size;
    const height = size * (CAP_HEIGHT + 2 * PADDING);
    return anchors.flatMap((at) => {
      const { x, y } = place(at);
      const box = { x: x - width / 2, y: y - height / 2, width, height };
      if (!contains(frame, box) || taken.some((other) => meet(box, other))) return [];
      const around = widened(box, APART * size);
      const isForeign = lines.some(
        (line, k) =>
          scene.ties[k]!.relation !== relation &&
          meet(around, line.around) &&
          line.points.some((point, j) => j > 0 && isCrossed(around, line.points[j - 1]!, point)),
      );
      return isForeign ? [] : [box];
    });
  };
  const waiting = [...firsts].map(([relation, anchors]) => ({ relation, free: freeOf(relation, anchors) }));
  // Who has the fewest places comes first.
  waiting.sort((a, b) => a.free.length - b.free.length);
  for (const { relation, free } of waiting) {
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
  return placed;
}

const widened = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

/** Where the number of each relation may stand, in model units, the best place first; without what is faded. */
function firstTies(scene: Scene, words: ReadonlyMap<RelationId, string>): Map<RelationId, Point[]> {
  const found = new Map<RelationId, Point[]>();
  for (const tie of scene.ties) {
    const relation = tie.relation;
    if (tie.emphasis === 'faded' || !words.get(relation)) continue;
    const points = sampleCurve(tie.curve, 24);
    const list = found.get(relation) ?? [];
    found.set(relation, list);
    for (const share of ALONG) list.push(pointAlong(points, share));
  }
  // Where one life line carries another on, there is room beside it only.
  for (const { relation, emphasis, curve } of scene.axis ? scene.ties : []) {
    const list = found.get(relation);
    if (!list || emphasis === 'faded' || Math.abs(curve.start.y - curve.end.y) > 1) continue;
    const { x, y } = middleOf(curve);
    for (const [dx, dy] of BESIDE) list.push({ x: x + dx, y: y + dy });
  }
  for (const stripe of scene.stripes) {
    const { relation, emphasis, x1, x2, y, height } = stripe;
    const isSpell = found.has(relation) || height < 4;
    if (isSpell || emphasis === 'faded' || !words.get(relation)) continue;
    const list = [0.15, 0.3, 0.5, 0.7, 0.85].flatMap((share) =>
      [STRIPE_BELOW, -STRIPE_BELOW].map((dy) => ({ x: x1 + (x2 - x1) * share, y: y + dy })),
    );
    found.set(relation, list);
  }
  return found;
}

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
