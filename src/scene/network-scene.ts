import {
  actorOf,
  ACTOR_KIND_NAMES,
  datesInWords,
  plain,
  sentenceOf,
  statusInWords,
  type Actor,
  type ActorId,
  type Graph,
  type RelationId,
  type Standing,
  type VisibleGraph,
  type VisibleRelation,
} from '../model';
import { chipStyle, CHIP_FONT_SIZE, dashOf, tieColour, tieStyle, type ChipStyle } from './grammar';
import { hullOf } from './hulls';
import { emphasisOf, readable, type EmphasisRules } from './emphasis';
import { legendOf } from './legend';
import { isProminent } from './prominence';
import { boxOf, unionBox } from './outline';
import { campColours, mixColours, type CampColours, type Theme } from './palette';
import { routeTies } from './routing';
import type { Area, Box, Chip, Emphasis, Point, Scene, Tie } from './shapes';
import { sampleCurve } from './curves';
import { X_HEIGHT, CAP_HEIGHT } from './text';

export interface NetworkSceneInput {
  readonly graph: Graph;
  readonly visible: VisibleGraph;
  /** Centres of chips in model units. Actors without a position are left out. */
  readonly positions: ReadonlyMap<ActorId, Point>;
  readonly theme: Theme;
  /** Whether traced actors get rings; a figure of the trace alone needs none. */
  readonly rings?: boolean;
  /** The actor or relation with a ring around it. */
  readonly selected?: { readonly actor?: ActorId; readonly relation?: RelationId } | undefined;
}

/** The label of a placeholder says that the name is a description. */
export function labelOf(actor: Actor): string {
  return actor.unnamed ? `${actor.label}?` : actor.label;
}

export function styleOf(graph: Graph, actor: Actor): ChipStyle {
  return chipStyle(labelOf(actor), actor.kind, isProminent(graph, actor));
}

export function coloursOf(graph: Graph, theme: Theme, actor: Actor): CampColours {
  return campColours(theme, actor.camp === undefined ? undefined : graph.camps.get(actor.camp)?.colour);
}

/** The network: chips at their positions, ties between them, hulls around coalitions. */
export function networkScene({
  graph,
  visible,
  positions,
  theme,
  selected,
  rings = true,
}: NetworkSceneInput): Scene {
  const emphasis = emphasisOf(visible);
  const chips = visible.actors.flatMap(({ actor, standing }): Chip[] => {
    const centre = positions.get(actor.id);
    return centre ? [chipOf(graph, theme, actor, centre, emphasis.actor(actor, standing), standing)] : [];
  });
  const indexOf = new Map(chips.map((chip, i) => [chip.id, i]));
  const pairs = visible.relations.flatMap((shown) =>
    shown.relation.from.flatMap((from) =>
      shown.relation.to.flatMap((to) => {
        const a = indexOf.get(from);
        const b = indexOf.get(to);
        return a === undefined || b === undefined ? [] : [{ shown, from: a, to: b }];
      }),
    ),
  );
  const curves = routeTies(chips, pairs);
  const ringed = chips.map((chip): Chip => {
    const isTraced = rings && emphasis.isTraced(chip.id);
    const ring = chip.id === selected?.actor ? 'selected' : isTraced ? 'traced' : 'none';
    return ring === 'none' ? chip : { ...chip, ring, emphasis: readable(chip.emphasis, ring === 'selected') };
  });
  const ties = pairs.map(({ shown, from, to }, i): Tie => {
    const { relation } = shown;
    const a = chips[from]!;
    const b = chips[to]!;
    const many = relation.from.length * relation.to.length > 1;
    const style = tieStyle(relation.family, relation.kind);
    // Of a merger of four, a chain that comes by way of one lights up that one's tie.
    const isUnlitPart =
      visible.lit !== null && !(visible.lit.actors.has(a.id) && visible.lit.actors.has(b.id));
    const isTraced = rings && !isUnlitPart && emphasis.isTracedRelation(relation);
    return {
      id: many ? `${relation.id}~${a.id}~${b.id}` : relation.id,
      relation: relation.id,
      from: a.id,
      to: b.id,
      family: relation.family,
      curve: curves[i]!,
      // Greys of camps would read as the pale of what is past.
      stroke:
        theme.id === 'greyscale'
          ? theme.families[relation.family]
          : tieColour(theme, relation, coloursOf(graph, theme, actorOf(graph, b.id))),
      width: style.width,
      dash: dashOf(shown.firmness),
      startMark: style.startMark,
      endMark: style.endMark,
      contested: shown.contested,
      emphasis: isUnlitPart ? 'faded' : emphasis.relation(shown),
      ring: relation.id === selected?.relation ? 'selected' : isTraced ? 'traced' : 'none',
      description: describeRelation(graph, shown),
    };
  });
  const areas = hulls(graph, visible, ringed, ties, theme, emphasis);
  const bounds = grow(
    unionBox([
      ...chips.map((chip) => boxOf(chip, 6)),
      ...ties.map((tie) => boxAround(sampleCurve(tie.curve, 8))),
      ...areas.map((area) => boxAround(area.outline)),
    ]),
    4,
  );
  return {
    theme,
    bounds,
    areas,
    ties,
    chips: ringed,
    lifeLines: [],
    stripes: [],
    eventTicks: [],
    axis: null,
    legend: legendOf(graph, theme, visible, { view: 'network', areas: areas.length }),
  };
}

function chipOf(
  graph: Graph,
  theme: Theme,
  actor: Actor,
  centre: Point,
  emphasis: Emphasis,
  standing: Standing,
): Chip {
  const style = styleOf(graph, actor);
  const { hue, tint } = coloursOf(graph, theme, actor);
  return {
    id: actor.id,
    centre,
    width: style.width,
    height: style.height,
    outline: style.outline,
    // An actor that has ended but still explains who is there is an outline.
    fill: style.filled && emphasis !== 'made' ? tint : null,
    stroke: hue,
    strokeWidth: 1.6,
    dash: style.dash,
    double: style.double,
    label: {
      text: labelOf(actor),
      x: centre.x,
      y: centre.y + (CHIP_FONT_SIZE * (X_HEIGHT + CAP_HEIGHT)) / 4,
      anchor: 'middle',
      size: CHIP_FONT_SIZE,
      weight: style.weight,
      colour: theme.ink,
    },
    emphasis,
    ring: 'none',
    description: describeActor(graph, actor, standing),
  };
}

export function describeActor(graph: Graph, actor: Actor, standing: Standing = 'holds'): string {
  const camp = actor.camp === undefined ? undefined : graph.camps.get(actor.camp)?.name;
  const kind = ACTOR_KIND_NAMES[actor.kind].one.toLowerCase();
  const when = {
    holds: '',
    made: '',
    past: ', ended by then',
    future: ', still to come then',
    unknown: ', not known then',
  }[standing];
  const name = actor.label === actor.name ? actor.name : `${actor.label}, ${actor.name}`;
  return `${name}: ${kind}${camp ? `, ${camp}` : ''}${when}`;
}

export function describeRelation(graph: Graph, { relation, claims, dates }: VisibleRelation): string {
  const when = datesInWords(relation, dates);
  return `${plain(sentenceOf(graph, relation))}${when ? ` (${when})` : ''}; ${statusInWords(claims)}`;
}

/** Hulls around coalitions whose members are in the picture: at least two of them. */
function hulls(
  graph: Graph,
  visible: VisibleGraph,
  chips: readonly Chip[],
  ties: readonly Tie[],
  theme: Theme,
  rules: EmphasisRules,
): Area[] {
  const chipById = new Map(chips.map((chip) => [chip.id, chip]));
  const members = new Map<ActorId, { ids: Set<ActorId>; relations: Set<RelationId>; emphasis: Emphasis[] }>();
  for (const shown of visible.relations) {
    if (shown.relation.kind !== 'membership') continue;
    // What sources dispute, and what has ended or not begun, is a line but no common ground.
    if (shown.contested || shown.standing !== 'holds') continue;
    for (const to of shown.relation.to) {
      const entry = members.get(to) ?? { ids: new Set(), relations: new Set(), emphasis: [] };
      entry.relations.add(shown.relation.id);
      for (const from of shown.relation.from) entry.ids.add(from);
      entry.emphasis.push(rules.relation(shown));
      members.set(to, entry);
    }
  }
  const areas: Area[] = [];
  for (const [id, { ids, relations, emphasis }] of members) {
    const coalition = chipById.get(id);
    const inside = [...ids].flatMap((member) => chipById.get(member) ?? []);
    if (!coalition || inside.length < 2) continue;
    const set = new Set<ActorId>([id, ...ids]);
    const { hue } = coloursOf(graph, theme, actorOf(graph, id));
    const outline = hullOf(
      [coalition, ...inside],
      ties
        .filter(({ relation, to }) => to === id && relations.has(relation))
        .map(({ from, curve }) => [chipById.get(from)!.centre, ...sampleCurve(curve, 8), coalition.centre]),
      chips.filter((chip) => !set.has(chip.id)),
    );
    if (outline.length < 3) continue;
    areas.push({
      id,
      outline,
      fill: mixColours(theme.background, hue, theme.id === 'dark' ? 0.16 : 0.09),
      stroke: mixColours(theme.background, hue, 0.42),
      emphasis: emphasis.some((e) => e === 'full') && coalition.emphasis === 'full' ? 'full' : 'faded',
    });
  }
  return areas;
}

export function boxAround(points: readonly Point[]): Box {
  return unionBox(points.map(({ x, y }) => ({ x, y, width: 0, height: 0 })));
}

function grow(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}
