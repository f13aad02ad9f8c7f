import type { LaneLabel, LineageLayout } from '../layout/problem';
import {
  actorOf,
  formatDate,
  formatDay,
  readDate,
  type ActorId,
  type Graph,
  type ViewState,
  type VisibleGraph,
} from '../model';
import {
  drawnInLineage,
  JOINT_BEND,
  LANE_FONT_SIZE,
  laneWeight,
  type DrawnJoint,
  type LineageLanes,
} from './lineage-lanes';
import { dashOf, QUESTION, tieColour, tieStyle } from './grammar';
import { xOf } from './axis';
import { legendOf } from './legend';
import { coloursOf, describeActor, describeRelation, labelOf } from './network-scene';
import { emphasisOf, readable, type EmphasisRules } from './emphasis';
import { mixColours, type Theme } from './palette';
import type { Box, Curve, Emphasis, EventTick, LifeLine, Point, Scene, Stripe, TextRun, Tie } from './shapes';
import { CAP_HEIGHT, measureText, X_HEIGHT } from './text';

export interface LineageSceneInput {
  readonly graph: Graph;
  readonly visible: VisibleGraph;
  readonly lanes: LineageLanes;
  /** The rows of `lanes.problem`. */
  readonly layout: LineageLayout;
  readonly theme: Theme;
  /** The date or span that is looked at. */
  readonly at: ViewState['at'];
  readonly rings?: boolean;
  /** False: events are ticks in one row. */
  readonly eventNames?: boolean;
  readonly selected?:
    { readonly actor?: ActorId; readonly relation?: string; readonly event?: string } | undefined;
}

const LINE = 6;
const HOLLOW_LINE = 8;
const STRIPE = 15;
/** A thin line below a lane tells how long something went on, unless that is no longer than its mark is wide. */
const SPELL_OFFSET = 6;
const SPELL_HEIGHT = 1.8;
const SHORTEST_SPELL = 12;
/** Height of one row of event labels, how many there are at most, and the room above them. */
const EVENT_ROW = 18;
const MOST_EVENT_ROWS = 6;
const ABOVE_EVENTS = 10;
export const EVENT_FONT_SIZE = 14;
const TICK = 4.5;
/** Names may stand as far beyond the end of the period as arrowheads do. */
const ARROW_ROOM = 12;
const ABOVE_LANES = 16;
const MARGIN = 12;

/** The lineage: life lines along time, joints of descent, marks of alliance and conflict at their dates. */
export function lineageScene(input: LineageSceneInput): Scene {
  const { graph, visible, lanes, layout, theme, selected, rings = true } = input;
  const emphasis = emphasisOf(visible);
  const standing = new Map(visible.actors.map((shown) => [shown.actor.id, shown.standing]));
  const y = (lane: number) => layout.y[lane] ?? 0;
  const cuts = cutEnds(lanes, layout);
  const lifeLines = lanes.lives.map(({ actor, x1, x2, fadeIn, fadeOut, goesOn }, i): LifeLine => {
    const label = layout.labels[i] ?? { x: x1, side: 'above' };
    const { start, end } = cuts[i]!;
    const isTraced = rings && emphasis.isTraced(actor.id);
    const stands = standing.get(actor.id) ?? 'holds';
    return {
      id: actor.id,
      y: y(i),
      x1: start ?? x1,
      x2: end ?? x2,
      thickness: actor.kind === 'coalition' ? HOLLOW_LINE : LINE,
      fadeIn: start === null ? fadeIn : Math.max(0, x1 + fadeIn - start),
      fadeOut: end === null ? fadeOut : 0,
      arrow: goesOn,
      hollow: actor.kind === 'coalition',
      colour: coloursOf(graph, theme, actor).hue,
      label: labelRun(label, labelOf(actor), y(i), laneWeight(graph, actor), theme),
      emphasis: readable(emphasis.actor(actor, stands), actor.id === selected?.actor),
      ring: actor.id === selected?.actor ? 'selected' : isTraced ? 'traced' : 'none',
      description: describeActor(graph, actor, stands),
    };
  });
  const ties = [...jointTies(input, emphasis, y), ...markTies(input, emphasis, y)];
  const spells = spellsOf(input, emphasis, y);
  const stripes = [...stripesOf(input, emphasis, y, lifeLines, ties), ...spells];
  const top =
    Math.min(0, ...lifeLines.map((line) => Math.min(line.y, line.label.y - LANE_FONT_SIZE))) - ABOVE_LANES;
  const bottom = Math.max(0, ...lifeLines.map((line) => line.y)) + 22;
  const events = eventsOf(input);
  const eventsTop = top - events.rows * EVENT_ROW;
  const eventTicks = events.ticks.map((tick) => lowered(tick, eventsTop));
  const labels = lifeLines.map(({ label }) => boxOfText(label));
  const left = Math.min(
    lanes.knots[0]!.x,
    ...lifeLines.map((line) => line.x1),
    ...labels.map((box) => box.x),
  );
  const right = Math.max(
    lanes.knots.at(-1)!.x,
    ...lifeLines.map((line) => line.x2),
    ...labels.map((box) => box.x + box.width),
    ...eventTicks.map(({ label }) =>
      label ? label.x + (label.anchor === 'end' ? 0 : measureText(label.text, EVENT_FONT_SIZE)) : 0,
    ),
  );
  const axisTop = eventTicks.length > 0 ? eventsTop - ABOVE_EVENTS : top;
  const bounds: Box = {
    x: left - MARGIN,
    y: axisTop,
    width: right - left + 2 * MARGIN,
    height: bottom - axisTop + MARGIN,
  };
  return {
    theme,
    bounds,
    areas: [],
    ties,
    chips: [],
    lifeLines,
    stripes,
    eventTicks,
    axis: { knots: lanes.knots, top: axisTop, bottom, date: dateLine(input) },
    legend: legendOf(graph, theme, drawnInLineage(visible, lanes), {
      view: 'lineage',
      undated: [...lanes.joints, ...lanes.marks, ...lanes.memberships].filter(({ isDated }) => !isDated)
        .length,
      spells: spells.length / 2,
      events: eventTicks.length,
    }),
  };
}

/** Ends of lines that flow into the bend of a joint, or straight on in their row. */
function cutEnds(lanes: LineageLanes, layout: LineageLayout): { start: number | null; end: number | null }[] {
  const isStraight = (a: readonly number[], b: number) =>
    a.some((other) => layout.rows[other] === layout.rows[b]);
  const cuts = lanes.bends.map(() => ({ start: null as number | null, end: null as number | null }));
  for (const { x, from, to } of lanes.joints) {
    for (const lane of from)
      if (lanes.bends[lane]!.end === x) cuts[lane]!.end = x - (isStraight(to, lane) ? 3 : JOINT_BEND - 0.5);
    for (const lane of to)
      if (lanes.bends[lane]!.start === x)
        cuts[lane]!.start = x + (isStraight(from, lane) && from.length === 1 ? 4 : JOINT_BEND - 0.5);
  }
  return cuts;
}

/** Joints: all lines of one joint share the upright at its date, so that a merger of four reads as one thing. */
function jointTies(
  { graph, lanes, theme, visible, selected, rings = true }: LineageSceneInput,
  emphasis: EmphasisRules,
  y: (lane: number) => number,
): Tie[] {
  const shownOf = new Map(visible.relations.map((shown) => [shown.relation.id, shown]));
  const ties: Tie[] = [];
  const style = tieStyle('lineage');
  for (const drawn of lanes.joints)
    for (const to of drawn.to) {
      let hasArrow = false;
      // The longest line carries the arrow: the others run into its upright.
      const from = [...drawn.from].sort((a, b) => Math.abs(y(b) - y(to)) - Math.abs(y(a) - y(to)) || a - b);
      for (const lane of from) {
        const a = lanes.lives[lane]!.actor;
        const b = lanes.lives[to]!.actor;
        const relation = drawn.joint.relations.find((r) => r.from.includes(a.id) && r.to.includes(b.id));
        const shown = relation && shownOf.get(relation.id);
        if (!shown) continue;
        const many = shown.relation.from.length * shown.relation.to.length > 1;
        const isTraced = rings && emphasis.isTracedRelation(shown.relation);
        ties.push({
          id: many ? `${shown.relation.id}~${a.id}~${b.id}` : shown.relation.id,
          relation: shown.relation.id,
          from: a.id,
          to: b.id,
          family: 'lineage',
          curve: jointCurve(drawn, y(lane), y(to), hasArrow),
          stroke: tieColour(theme, shown.relation, coloursOf(graph, theme, actorOf(graph, b.id))),
          width: style.width,
          dash: dashOf(shown.firmness),
          startMark: 'none',
          endMark: hasArrow ? 'none' : 'arrow',
          contested: shown.contested,
          emphasis: drawn.isDated ? emphasis.relation(shown) : paler(emphasis.relation(shown)),
          ring: shown.relation.id === selected?.relation ? 'selected' : isTraced ? 'traced' : 'none',
          description: describeRelation(graph, shown),
        });
        hasArrow = true;
      }
    }
  return ties;
}

/** Undated descent is pale, as an unknown beginning is. */
const paler = (emphasis: Emphasis): Emphasis => (emphasis === 'full' ? 'made' : emphasis);

/** From the ancestor's lane round a bend, upright at the date, and round a bend into the descendant's lane. */
/** @param isUnder runs under the arrowhead of another line of its joint, and ends there */
function jointCurve({ x, from: origins }: DrawnJoint, from: number, to: number, isUnder: boolean): Curve {
  const tip = x + JOINT_BEND + (isUnder ? 0 : 5);
  const start: Point = { x: x - JOINT_BEND, y: from };
  const end: Point = { x: tip, y: to };
  if (Math.abs(from - to) < 1)
    // Of a merger all lines end at one tip.
    return {
      start: { x: x - 4, y: from },
      controls: [],
      end: { x: origins.length > 1 ? tip : x + 10, y: to },
    };
  const down = Math.sign(to - from) * Math.min(2 * JOINT_BEND, Math.abs(to - from) / 2);
  return {
    start,
    controls: [
      { x, y: from },
      { x, y: from + down },
      { x, y: to - down },
      { x, y: to },
    ],
    end,
  };
}

function markTies(
  { graph, lanes, layout, theme, selected, rings = true }: LineageSceneInput,
  emphasis: EmphasisRules,
  y: (lane: number) => number,
): Tie[] {
  return lanes.marks.map(({ shown, a, b, isDated, x: middle }, i): Tie => {
    const x = layout.marks[i] ?? middle;
    const { relation } = shown;
    const from = lanes.lives[a]!.actor;
    const to = lanes.lives[b]!.actor;
    const style = tieStyle(relation.family, relation.kind);
    const down = Math.sign(y(b) - y(a)) || 1;
    const edge = (mark: string) => (mark === 'ring' ? -1 : mark === 'bar' || mark === 'open-arrow' ? 5 : 3);
    const many = relation.from.length * relation.to.length > 1;
    const isTraced = rings && emphasis.isTracedRelation(relation);
    return {
      id: many ? `${relation.id}~${from.id}~${to.id}` : relation.id,
      relation: relation.id,
      from: from.id,
      to: to.id,
      family: relation.family,
      curve: {
        start: { x, y: y(a) + down * edge(style.startMark) },
        controls: [],
        end: { x, y: y(b) - down * edge(style.endMark) },
      },
      stroke: theme.families[relation.family],
      width: style.width,
      dash: dashOf(shown.firmness),
      startMark: style.startMark,
      endMark: style.endMark,
      contested: shown.contested,
      emphasis: isDated ? emphasis.relation(shown) : paler(emphasis.relation(shown)),
      ring: relation.id === selected?.relation ? 'selected' : isTraced ? 'traced' : 'none',
      description: describeRelation(graph, shown),
    };
  });
}

/** Memberships as bands along the members' lines; several at once share the height. */
function stripesOf(
  { graph, lanes, theme, selected }: LineageSceneInput,
  emphasis: EmphasisRules,
  y: (lane: number) => number,
  lifeLines: readonly LifeLine[],
  ties: readonly Tie[],
): Stripe[] {
  return lanes.memberships.map((membership): Stripe => {
    const { shown, member, coalition, x1, x2, isDated } = membership;
    const beside = lanes.memberships.filter(
      (other) => other.member === member && other.x1 < x2 && other.x2 > x1,
    );
    const height = STRIPE / beside.length;
    const slot = beside.indexOf(membership);
    const { hue } = coloursOf(graph, theme, lanes.lives[coalition]!.actor);
    return {
      relation: shown.relation.id,
      x1,
      x2,
      y: y(member) - STRIPE / 2 + height * (slot + 0.5),
      height,
      // What has no date is pale here as elsewhere.
      colour: mixColours(theme.background, hue, (theme.id === 'dark' ? 0.34 : 0.24) * (isDated ? 1 : 0.5)),
      question: shown.contested ? { at: questionAt(x1, x2, y(member), lifeLines, ties), colour: hue } : null,
      emphasis: emphasis.relation(shown),
      selected: shown.relation.id === selected?.relation,
      description: describeRelation(graph, shown),
    };
  });
}

/** The sign that sources disagree about a membership stands on its line, as far as may be clear of names and uprights. */
function questionAt(
  x1: number,
  x2: number,
  y: number,
  lifeLines: readonly LifeLine[],
  ties: readonly Tie[],
): Point {
  const isFree = (x: number) =>
    !lifeLines.some(({ label }) => {
      const box = boxOfText(label);
      return (
        x > box.x - QUESTION.room &&
        x < box.x + box.width + QUESTION.room &&
        y > box.y - QUESTION.room &&
        y < box.y + box.height + QUESTION.room
      );
    }) &&
    !ties.some(({ curve }) => {
      const ys = [curve.start.y, curve.end.y];
      const upright = curve.controls[0]?.x ?? curve.start.x;
      return Math.abs(upright - x) < QUESTION.room && Math.min(...ys) <= y && y <= Math.max(...ys);
    });
  const places = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.9].map((share) => x1 + (x2 - x1) * share);
  return { x: places.find(isFree) ?? places[0]!, y };
}

/** How long an alliance or a conflict went on: a thin line along either lane, from the mark on. */
function spellsOf(
  { graph, lanes, layout, theme }: LineageSceneInput,
  emphasis: EmphasisRules,
  y: (lane: number) => number,
): Stripe[] {
  return lanes.marks.flatMap(({ shown, until, a, b, x: middle }, i): Stripe[] => {
    const x = layout.marks[i] ?? middle;
    if (until === null || until - x < SHORTEST_SPELL) return [];
    const colour = mixColours(theme.background, theme.families[shown.relation.family], 0.6);
    const description = describeRelation(graph, shown);
    return [a, b].map((lane) => ({
      relation: shown.relation.id,
      x1: x,
      x2: until,
      y: y(lane) + SPELL_OFFSET,
      height: SPELL_HEIGHT,
      colour,
      question: null,
      emphasis: emphasis.relation(shown),
      selected: false,
      description,
    }));
  });
}

function labelRun(
  { x, side }: LaneLabel,
  text: string,
  y: number,
  weight: TextRun['weight'],
  theme: Theme,
): TextRun {
  const half = (LANE_FONT_SIZE * (X_HEIGHT + CAP_HEIGHT)) / 4;
  const baseline = { above: y - 9, below: y + 18.5, before: y + half, after: y + half }[side];
  return { text, x, y: baseline, anchor: 'start', size: LANE_FONT_SIZE, weight, colour: theme.ink };
}

function boxOfText({ text, x, y, size, weight }: TextRun): Box {
  return { x, y: y - size, width: measureText(text, size, weight), height: size * 1.25 };
}

const lowered = (tick: EventTick, by: number): EventTick => ({
  ...tick,
  centre: { ...tick.centre, y: tick.centre.y + by },
  label: tick.label && { ...tick.label, y: tick.label.y + by },
});

/** Events in rows from 0 on, named as far as names do not touch; a name that finds no room is told by its tick. */
function eventsOf({ graph, lanes, visible, theme, selected, eventNames = true }: LineageSceneInput): {
  ticks: EventTick[];
  rows: number;
} {
  const { knots } = lanes;
  const right = knots.at(-1)!.x;
  const drawn = new Set(lanes.lives.map(({ actor }) => actor.id));
  const inOrder = graph.events
    .filter(({ participants }) => !participants?.length || participants.some(({ actor }) => drawn.has(actor)))
    .sort((a, b) => a.date.earliest - b.date.earliest || a.index - b.index);
  const rows = Array.from({ length: eventNames ? MOST_EVENT_ROWS : 1 }, () => ({ end: -Infinity, tick: -1 }));
  const ticks: EventTick[] = [];
  for (const event of inOrder) {
    const x = xOf(knots, (event.date.earliest + event.date.latest + 1) / 2);
    if (x < knots[0]!.x || x > right) continue;
    const width = eventNames ? measureText(event.title, EVENT_FONT_SIZE) : 0;
    // At the end of the period names stand before their ticks.
    const before = rows.findIndex(({ end }) => end + 8 < x - TICK - 4 - width);
    const isBeyond = x + TICK + 4 + width > right + ARROW_ROOM;
    const isLeft = isBeyond && before >= 0;
    let row = isLeft ? before : rows.findIndex(({ end }) => end + 8 < x - TICK);
    if (row < 0) {
      // The row whose last event lies furthest back gives its name up for this one.
      row = rows.reduce((best, { tick }, i) => (tick < rows[best]!.tick ? i : best), 0);
      const last = rows[row]!.tick;
      const named = ticks[last];
      if (named) ticks[last] = { ...named, label: null };
    }
    const centre = { x, y: row * EVENT_ROW + EVENT_ROW / 2 };
    const { window } = visible;
    const isThen = !window || (event.date.earliest <= window.end && event.date.latest >= window.start);
    const isLit = !visible.lit || event.participants.some(({ actor }) => visible.lit?.actors.has(actor));
    rows[row] = { end: isBeyond ? x + TICK : x + TICK + 4 + width, tick: ticks.length };
    ticks.push({
      id: event.id,
      centre,
      colour: theme.muted,
      label:
        !eventNames || (isBeyond && !isLeft)
          ? null
          : {
              text: event.title,
              x: isLeft ? x - TICK - 4 : x + TICK + 4,
              y: centre.y + (EVENT_FONT_SIZE * CAP_HEIGHT) / 2,
              anchor: isLeft ? 'end' : 'start',
              size: EVENT_FONT_SIZE,
              weight: 400,
              colour: theme.muted,
            },
      emphasis: isThen && isLit ? 'full' : 'faded',
      selected: event.id === selected?.event,
      description: `${event.title} (${formatDate(event.date)})`,
    });
  }
  return { ticks, rows: rows.filter(({ tick }) => tick >= 0).length };
}

function dateLine({ at, visible, lanes }: LineageSceneInput): NonNullable<Scene['axis']>['date'] {
  const { window } = visible;
  if (!at || !window) return null;
  const from = readDate(at.from);
  const to = readDate(at.to);
  const right = lanes.knots.at(-1)!.x;
  const inside = (day: number) => Math.min(right, Math.max(lanes.knots[0]!.x, xOf(lanes.knots, day)));
  if (at.from === at.to) {
    const x = inside((window.start + window.end + 1) / 2);
    return { x1: x, x2: x, label: from ? formatDate(from) : formatDay(window.start) };
  }
  const label = from && to ? `${formatDate(from)} – ${formatDate(to)}` : '';
  return { x1: inside(window.start), x2: inside(window.end + 1), label };
}

/** Everything of a scene that stands for an actor, with the point that keyboard and camera go to. */
export function placesOf(scene: Pick<Scene, 'chips' | 'lifeLines'>): {
  readonly id: ActorId;
  readonly centre: Point;
  readonly description: string;
  readonly emphasis: Emphasis;
}[] {
  return [
    ...scene.chips,
    ...scene.lifeLines.map(({ id, x1, x2, y, description, emphasis }) => ({
      id,
      centre: { x: Math.min(x2, x1 + 30), y },
      description,
      emphasis,
    })),
  ];
}
