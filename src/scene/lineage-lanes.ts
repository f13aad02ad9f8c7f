import {
  attestationOf,
  ENDING,
  jointsOf,
  LIVING,
  ONGOING,
  outlives,
  type Actor,
  type ActorId,
  type Day,
  type Graph,
  type Joint,
  type PartialDate,
  type VisibleGraph,
  type VisibleRelation,
} from '../model';
import type { LaneBond, LineageLayout, LineageProblem } from '../layout/problem';
import { timeScale, xOf } from './axis';
import { labelOf } from './network-scene';
import { isProminent } from './prominence';
import type { ScaleKnot } from './shapes';
import { measureText, type FontWeight } from './text';

/*
 * What a lineage picture is made of before it has rows: lives along time, joints and marks at their dates. The layout
 * takes the problem, the scene draws the rest. Depends on what passes the filters, never on the date or the trace.
 */

export const LANE_FONT_SIZE = 15;
/** How far an unknown beginning or end fades. */
const UNKNOWN_FADE = 46;
/** Radius of the bends of a joint: it leaves and reaches its lanes so far from its date. */
export const JOINT_BEND = 9;
const SHORTEST_LIFE = 14;
/** Undated descent is drawn so long after the ancestor's beginning: clear of it, and early. */
const UNDATED_DAYS = 90;
/** An ancestor ends so many days after the last that it did, if it may have. */
const AFTERWARDS = 20;
/** An undated mark stands so far from where both lives have begun. */
const UNDATED_MARK = 26;
/** Room for the arrowhead of a life that goes on. */
const ARROW_LENGTH = 12;

export interface Life {
  readonly actor: Actor;
  readonly x1: number;
  readonly x2: number;
  readonly fadeIn: number;
  readonly fadeOut: number;
  readonly goesOn: boolean;
}

export interface DrawnJoint {
  readonly joint: Joint;
  readonly x: number;
  /** Indexes of lives. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly continues: boolean;
  /** Whether any source says more than before when it was. */
  readonly isDated: boolean;
}

export interface DrawnMark {
  readonly shown: VisibleRelation;
  /** The middle of its date, and the stretch within which it lies; the layout finds the place. */
  readonly x: number;
  readonly earliest: number;
  readonly latest: number;
  /** Where a spell ends, as far as that is known; null for what is no spell or has no known end. */
  readonly until: number | null;
  /** Without a date it stands where it may have begun at the earliest. */
  readonly isDated: boolean;
  readonly a: number;
  readonly b: number;
}

export interface DrawnMembership {
  readonly shown: VisibleRelation;
  readonly member: number;
  readonly coalition: number;
  readonly isDated: boolean;
  readonly x1: number;
  readonly x2: number;
}

export interface LineageLanes {
  readonly lives: readonly Life[];
  /** By life: the date of a joint into which the line bends at its beginning or end, instead of ending there. */
  readonly bends: readonly { readonly start: number | null; readonly end: number | null }[];
  readonly joints: readonly DrawnJoint[];
  readonly marks: readonly DrawnMark[];
  readonly memberships: readonly DrawnMembership[];
  readonly knots: readonly ScaleKnot[];
  readonly problem: LineageProblem;
  /** What the view shows but a lineage cannot: without any date. */
  readonly omitted: { readonly actors: readonly ActorId[]; readonly relations: readonly VisibleRelation[] };
}

interface Bounds {
  readonly earliest: Day;
  readonly latest: Day;
}

const finite = (bounds: Bounds | null): bounds is Bounds =>
  bounds !== null && (Number.isFinite(bounds.earliest) || Number.isFinite(bounds.latest));
const middle = ({ earliest, latest }: Bounds) =>
  Number.isFinite(earliest) && Number.isFinite(latest)
    ? (earliest + latest + 1) / 2
    : Number.isFinite(latest)
      ? latest
      : earliest;

/** @param pace how much narrower than usual years are, for a page that is too narrow for them */
export function lineageLanes(graph: Graph, visible: VisibleGraph, pace = 1): LineageLanes {
  const joints = jointsOf(visible.relations.map(({ relation }) => relation));
  const incoming = new Map<ActorId, Joint>();
  const ending = new Map<ActorId, Joint>();
  const related = new Set<ActorId>();
  for (const joint of joints) {
    for (const id of joint.to) if (!incoming.get(id)?.start) incoming.set(id, joint);
    for (const id of joint.from) if (ENDING.has(joint.kind)) ending.set(id, joint);
    for (const id of [...joint.from, ...joint.to]) related.add(id);
  }
  const attested = attestationOf(graph);
  interface Dated {
    actor: Actor;
    start: Bounds;
    end: Bounds | null;
    goesOn: boolean;
    last: Day;
  }
  /** Nobody is older than its ancestors: as far back an unknown beginning may lie, and so far its line fades. */
  const parentsBegin = (id: ActorId, before: Day): Day => {
    const begins = (incoming.get(id)?.from ?? []).map(
      (parent) => graph.actorById.get(parent)?.start?.latest ?? -Infinity,
    );
    const first = Math.max(-Infinity, ...begins);
    return first < before ? first : -Infinity;
  };
  const dated: Dated[] = [];
  const omittedActors: ActorId[] = [];
  for (const { actor } of visible.actors) {
    const seen = attested.get(actor.id);
    const own = finite(actor.start) ? actor.start : null;
    const joint = incoming.get(actor.id)?.start ?? null;
    const known: Bounds | null =
      own ?? (finite(joint) ? joint : seen ? { earliest: -Infinity, latest: seen.first } : null);
    const start = known && {
      earliest: Math.max(known.earliest, parentsBegin(actor.id, known.latest)),
      latest: known.latest,
    };
    // A state or a person needs a beginning of its own, or descent.
    const mayLive = LIVING.has(actor.kind) || related.has(actor.id) || own !== null;
    if (!start || !mayLive || firstOf(start) > graph.period.end) {
      omittedActors.push(actor.id);
      continue;
    }
    const ends = ending.get(actor.id)?.start ?? null;
    const end: Bounds | null =
      actor.end !== null && actor.end !== ONGOING ? actor.end : finite(ends) && !actor.end ? ends : null;
    const isAlive = outlives(actor, graph.period.end);
    const goesOn = isAlive || (end === null && seen?.isOngoing === true);
    dated.push({ actor, start, end, goesOn, last: Math.max(seen?.last ?? -Infinity, firstOf(start)) });
  }
  const to = graph.period.end;
  const from = Math.min(...dated.map(({ start }) => firstOf(start)), to - 365);
  const changes = dated.flatMap(({ start, end }) => [middle(start), ...(end ? [middle(end)] : [])]);
  for (const { dates, relation } of visible.relations)
    if (finite(dates.start) && relation.family !== 'identity') changes.push(middle(dates.start));
  const knots = timeScale(changes.map(Math.floor), from, to).map(({ day, x }) => ({ day, x: x * pace }));
  const right = knots.at(-1)!.x;
  const x = (day: Day) => xOf(knots, day);

  const lives = dated.map(({ actor, start, end, goesOn, last }): Life => {
    const begun = x(Number.isFinite(start.latest) ? start.latest : start.earliest);
    const x1 = Number.isFinite(start.earliest) ? x(start.earliest) : begun - UNKNOWN_FADE;
    // A day known to the day does not fade.
    const fadeIn = start.latest > start.earliest ? begun - x1 : 0;
    if (goesOn) return { actor, x1, x2: right + ARROW_LENGTH, fadeIn, fadeOut: 0, goesOn };
    if (end) {
      const ended = x(Math.min(Number.isFinite(end.latest) ? end.latest + 1 : end.earliest + 1, to + 1));
      const certain = Number.isFinite(end.earliest) ? x(end.earliest) : ended - UNKNOWN_FADE;
      const x2 = Math.max(ended, x1 + SHORTEST_LIFE);
      return {
        actor,
        x1,
        x2,
        fadeIn,
        fadeOut: end.latest > end.earliest ? Math.min(x2 - x1, Math.max(0, ended - certain)) : 0,
        goesOn,
      };
    }
    // The end is unknown: it fades from the last day on which something is known, but not for ever.
    const known = Math.max(x(Math.min(last, to)), begun);
    const x2 = Math.max(Math.min(known + UNKNOWN_FADE, right + ARROW_LENGTH), x1 + SHORTEST_LIFE);
    return { actor, x1, x2, fadeIn, fadeOut: Math.min(UNKNOWN_FADE, x2 - x1), goesOn };
  });
  /** Within the dates on which an ancestor may have ended: the last on which it did something, so that it ends after. */
  const activeUntil = (joint: Joint, span: Bounds): Day => {
    if (!ENDING.has(joint.kind) || span.latest - span.earliest < 2 * AFTERWARDS) return -Infinity;
    const days = visible.relations.flatMap(({ relation, dates }) => {
      const ends = [...relation.from, ...relation.to];
      if (relation.family === 'lineage' || !joint.from.some((id) => ends.includes(id))) return [];
      const begins = [dates.start, ...ends.map((id) => graph.actorById.get(id)?.start ?? null)];
      return Math.max(...begins.map((date) => date?.earliest ?? -Infinity)) + AFTERWARDS;
    });
    return Math.max(-Infinity, ...days.filter((day) => day <= span.latest));
  };
  const laneOf = new Map(lives.map(({ actor }, i) => [actor.id, i]));
  const lanesOf = (ids: readonly ActorId[]) => ids.flatMap((id) => laneOf.get(id) ?? []);

  const placedJoints = joints.flatMap((joint): DrawnJoint[] => {
    const fromLanes = lanesOf(joint.from);
    const toLanes = lanesOf(joint.to);
    if (fromLanes.length === 0 || toLanes.length === 0) return [];
    const starts = toLanes.map((lane) => dated[lane]!.start);
    const isDated = Number.isFinite(joint.start?.earliest);
    /** Without a date of its own it stands where its descendant begins, if that is known. */
    const isPlaced = isDated || toLanes.some((lane) => Number.isFinite(dated[lane]!.actor.start?.earliest));
    const span = narrowed(joint.start, starts);
    // "Before 2017" is drawn as early as it may have been, and pale.
    const isEarly = Number.isFinite(span.earliest) && !isPlaced;
    const at = x(isEarly ? span.earliest + UNDATED_DAYS : Math.max(middle(span), activeUntil(joint, span)));
    const latestStart = Math.max(...fromLanes.map((lane) => lives[lane]!.x1));
    return [
      {
        joint,
        x: Math.max(at, latestStart + 1),
        from: fromLanes,
        to: toLanes,
        isDated,
        continues:
          fromLanes.length === 1 &&
          toLanes.length === 1 &&
          (joint.kind === 'rename' || joint.kind === 'succession' || joint.kind === 'merger'),
      },
    ];
  });

  // Undated descent that stands where a dated joint leads to the same lane would lie under it.
  const drawnJoints = placedJoints.map((joint): DrawnJoint => {
    const isCovered = placedJoints.some(
      (other) =>
        other.isDated &&
        Math.abs(other.x - joint.x) < JOINT_BEND &&
        other.to.some((lane) => joint.to.includes(lane)),
    );
    return isCovered && !joint.isDated ? { ...joint, x: joint.x + 2 * JOINT_BEND } : joint;
  });

  const omittedRelations: VisibleRelation[] = [];
  const marks: DrawnMark[] = [];
  const memberships: DrawnMembership[] = [];
  const bonds: LaneBond[] = [];
  for (const shown of visible.relations) {
    const { relation, dates } = shown;
    if (relation.family === 'lineage') continue;
    const pairs = lanesOf(relation.from).flatMap((a) => lanesOf(relation.to).map((b) => ({ a, b })));
    if (pairs.length === 0) {
      omittedRelations.push(shown);
      continue;
    }
    for (const { a, b } of pairs) {
      if (a === b) continue;
      const left = Math.max(lives[a]!.x1, lives[b]!.x1);
      const end = Math.min(lives[a]!.x2, lives[b]!.x2);
      if (relation.kind === 'membership') {
        bonds.push({ a, b });
        const begin = finite(dates.start) ? Math.max(left, x(middle(dates.start))) : left;
        const stop =
          dates.end !== null && dates.end !== ONGOING && finite(dates.end)
            ? Math.min(end, x(middle(dates.end)))
            : end;
        if (stop > begin)
          memberships.push({
            shown,
            member: a,
            coalition: b,
            isDated: finite(dates.start),
            x1: begin,
            x2: stop,
          });
        continue;
      }
      const clamp = (value: number) => (left < end ? Math.min(end - 2, Math.max(left + 2, value)) : value);
      const isDated = finite(dates.start);
      const bounds: Bounds = isDated ? dates.start : { earliest: -Infinity, latest: Infinity };
      const earliest = clamp(
        Number.isFinite(bounds.earliest) ? x(bounds.earliest) : isDated ? x(bounds.latest) : left,
      );
      const latest = clamp(
        Number.isFinite(bounds.latest) ? x(bounds.latest) : isDated ? x(bounds.earliest) : end,
      );
      const isSpell = relation.info.holds === 'spell';
      const until =
        !isSpell || !isDated || dates.end === null
          ? null
          : dates.end === ONGOING
            ? Math.min(end, right)
            : finite(dates.end)
              ? clamp(x(middle(dates.end)))
              : null;
      const at = isDated ? (earliest + latest) / 2 : clamp(left + UNDATED_MARK);
      marks.push({ shown, a, b, until, isDated, earliest, latest, x: at });
    }
  }
  const bends = bendsOf(lives, drawnJoints);
  const problem: LineageProblem = {
    lanes: lives.map(({ actor, x1, x2 }, i) => ({
      start: bends[i]!.start ?? x1,
      end: bends[i]!.end ?? x2,
      label: labelWidth(graph, actor),
      group: actor.camp ?? '',
    })),
    joints: drawnJoints.map(({ x: at, from: a, to: b, continues }) => ({ x: at, from: a, to: b, continues })),
    marks: marks.map(({ x: at, earliest, latest, a, b }) => ({ x: at, earliest, latest, a, b })),
    bonds,
  };
  return {
    lives,
    bends,
    joints: drawnJoints,
    marks,
    memberships,
    knots,
    problem,
    omitted: { actors: omittedActors, relations: omittedRelations },
  };
}

/**
 * The same lanes and rows with time drawn wider: what stands for a date moves, what stands beside it keeps its distance.
 * Bends, names and arrowheads stay as they are, so nothing touches that did not before.
 * @param spread how much further apart rows stand
 */
export function stretchTime(
  lanes: LineageLanes,
  layout: LineageLayout,
  by: number,
  spread = 1,
): { lanes: LineageLanes; layout: LineageLayout } {
  const at = (x: number) => x * by;
  const atOrNull = (x: number | null) => (x === null ? null : x * by);
  return {
    lanes: {
      ...lanes,
      lives: lanes.lives.map((life) => ({
        ...life,
        x1: at(life.x1),
        x2: life.goesOn ? at(life.x2 - ARROW_LENGTH) + ARROW_LENGTH : at(life.x2),
        fadeIn: at(life.fadeIn),
        fadeOut: at(life.fadeOut),
      })),
      bends: lanes.bends.map(({ start, end }) => ({ start: atOrNull(start), end: atOrNull(end) })),
      joints: lanes.joints.map((joint) => ({ ...joint, x: at(joint.x) })),
      marks: lanes.marks.map((mark) => ({
        ...mark,
        x: at(mark.x),
        earliest: at(mark.earliest),
        latest: at(mark.latest),
        until: atOrNull(mark.until),
      })),
      memberships: lanes.memberships.map((membership) => ({
        ...membership,
        x1: at(membership.x1),
        x2: at(membership.x2),
      })),
      knots: lanes.knots.map(({ day, x }) => ({ day, x: at(x) })),
    },
    layout: {
      ...layout,
      y: layout.y.map((y) => y * spread),
      marks: layout.marks.map(at),
      labels: layout.labels.map((label, i) => {
        const { start, end } = lanes.problem.lanes[i]!;
        // A name beside its line keeps its distance from it; one on the line, which something upright may have pushed
        // along, moves with that.
        const nearest = label.x < start ? start : label.x > end ? end : label.x;
        return { ...label, x: at(nearest) + label.x - nearest };
      }),
    },
  };
}

/** Where lines stop or begin at a joint: their fades there are no more than its bend, or they end in its very date. */
function bendsOf(lives: readonly Life[], joints: readonly DrawnJoint[]) {
  const bends = lives.map(() => ({ start: null as number | null, end: null as number | null }));
  for (const { x, from, to, joint } of joints) {
    for (const lane of from) {
      const { goesOn, x2, fadeOut } = lives[lane]!;
      const endsHere =
        ENDING.has(joint.kind) && !goesOn && Math.abs(x2 - fadeOut / 2 - x) < 2 * JOINT_BEND + fadeOut;
      if (endsHere) bends[lane]!.end = x;
    }
    for (const lane of to)
      // The fade of an imprecise beginning stays; a precise one starts where the joint lands.
      if (lives[lane]!.fadeIn <= 2 * JOINT_BEND) bends[lane]!.start = x;
  }
  return bends;
}

export function laneWeight(graph: Graph, actor: Actor): FontWeight {
  return isProminent(graph, actor) ? 600 : 400;
}

function labelWidth(graph: Graph, actor: Actor): number {
  return measureText(labelOf(actor), LANE_FONT_SIZE, laneWeight(graph, actor));
}

const firstOf = ({ earliest, latest }: Bounds) => (Number.isFinite(earliest) ? earliest : latest);

/** What is left of a joint's date when its descendants' beginnings are known better. */
function narrowed(date: PartialDate | null, starts: readonly Bounds[]): Bounds {
  let bounds: Bounds = date ?? { earliest: -Infinity, latest: Infinity };
  for (const start of starts) {
    const earliest = Math.max(bounds.earliest, start.earliest);
    const latest = Math.min(bounds.latest, start.latest);
    // Where they contradict each other, the line must still touch its lane.
    bounds = earliest <= latest ? { earliest, latest } : start;
  }
  return bounds;
}

/** The part of a view that its lineage draws: legend, captions and sources speak of that alone. */
export function drawnInLineage(visible: VisibleGraph, { lives, omitted }: LineageLanes): VisibleGraph {
  const drawn = new Set(lives.map(({ actor }) => actor));
  const left = new Set(omitted.relations);
  return {
    ...visible,
    actors: visible.actors.filter(({ actor }) => drawn.has(actor)),
    relations: visible.relations.filter((shown) => !left.has(shown)),
  };
}
