import type { ActorId, EventId, Family, RelationId } from '../model';
import type { Colour, Theme } from './palette';
import type { FontWeight } from './text';

/*
 * A scene is plain data: what is drawn, where, before any library draws it. Positions are in model units
 * (1 unit = 1 px at zoom 1), y grows downwards, as in SVG.
 */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  /** Left and top. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TextRun {
  readonly text: string;
  /** Anchor point on the baseline. */
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly size: number;
  readonly weight: FontWeight;
  readonly colour: Colour;
}

export type Outline =
  | { readonly type: 'round'; readonly radius: number }
  /** Corners relative to the centre, in half widths and half heights: (-1, -1) is the left top corner of the box. */
  | { readonly type: 'polygon'; readonly points: readonly Point[] };

export type Dash = 'solid' | 'dashed' | 'dotted';

/** How strongly something is drawn. */
export type Emphasis = 'full' | 'made' | 'faded';
export const OPACITY: Readonly<Record<Emphasis, number>> = { full: 1, made: 0.55, faded: 0.25 };

/** An actor: a chip in the network, a life line in the lineage. */
export interface Chip {
  readonly id: ActorId;
  readonly centre: Point;
  readonly width: number;
  readonly height: number;
  readonly outline: Outline;
  /** Null: no fill, the background shows. */
  readonly fill: Colour | null;
  readonly stroke: Colour;
  readonly strokeWidth: number;
  readonly dash: Dash;
  /** A second line inside the outline: a coalition. */
  readonly double: boolean;
  readonly label: TextRun;
  readonly emphasis: Emphasis;
  /** Selected, or on the trace. */
  readonly ring: 'none' | 'traced' | 'selected';
  /** What a screen reader says, and the title in an exported figure. */
  readonly description: string;
}

/** What stands at an end of a tie. */
export type Mark = 'none' | 'arrow' | 'open-arrow' | 'ring' | 'bar';

/**
 * A line from `start` over `controls` to `end`. Without controls it is straight; with one it is a quadratic Bézier
 * curve; with several it is quadratic pieces that meet halfway between neighbouring controls, as Cytoscape's
 * `unbundled-bezier` draws them.
 */
export interface Curve {
  readonly start: Point;
  readonly controls: readonly Point[];
  readonly end: Point;
}

export interface Tie {
  /** The relation's id, with a number where the relation has several pairs of ends. */
  readonly id: string;
  readonly relation: RelationId;
  readonly from: ActorId;
  readonly to: ActorId;
  readonly family: Family;
  readonly curve: Curve;
  readonly stroke: Colour;
  readonly width: number;
  readonly dash: Dash;
  readonly startMark: Mark;
  readonly endMark: Mark;
  readonly contested: boolean;
  readonly emphasis: Emphasis;
  readonly ring: 'none' | 'traced' | 'selected';
  readonly description: string;
}

/** An area behind the rest: the hull of a coalition. */
export interface Area {
  readonly id: ActorId;
  /** A closed outline of cubic or straight pieces, as points that are joined by smooth curves. */
  readonly outline: readonly Point[];
  readonly fill: Colour;
  readonly stroke: Colour;
  readonly emphasis: Emphasis;
}

export interface LegendEntry {
  readonly id: string;
  readonly group: 'Relations' | 'Status' | 'Signs' | 'Camps' | 'Actors';
  readonly label: string;
  readonly count: number;
  readonly sample: LegendSample;
}

export type LegendSample =
  | {
      readonly type: 'line';
      readonly stroke: Colour;
      readonly width: number;
      readonly dash: Dash;
      readonly startMark: Mark;
      readonly endMark: Mark;
      readonly contested?: boolean;
    }
  | { readonly type: 'swatch'; readonly fill: Colour; readonly stroke: Colour }
  /** The tick of an event. */
  | { readonly type: 'event'; readonly colour: Colour }
  /** A name in bold type. */
  | { readonly type: 'name'; readonly colour: Colour }
  /** A life line with a stripe of membership behind its second half. */
  | { readonly type: 'stripe'; readonly colour: Colour; readonly stripe: Colour }
  | {
      readonly type: 'life';
      readonly colour: Colour;
      readonly arrow: boolean;
      readonly fade: boolean;
      readonly hollow: boolean;
    }
  | {
      readonly type: 'chip';
      readonly outline: Outline;
      readonly fill: Colour | null;
      readonly stroke: Colour;
      readonly dash: Dash;
      readonly double: boolean;
    };

/** An actor in the lineage view: a line along time from its beginning to its end. */
export interface LifeLine {
  readonly id: ActorId;
  /** Middle of the line. */
  readonly y: number;
  /** Where the line begins and ends, fades and arrowhead included. */
  readonly x1: number;
  readonly x2: number;
  readonly thickness: number;
  /** Lengths over which the line fades in and out: the days within which it began and ended. 0: known to the day. */
  readonly fadeIn: number;
  readonly fadeOut: number;
  /** The actor goes on: an arrowhead ends the line. */
  readonly arrow: boolean;
  /** Two thin lines instead of a thick one: a coalition. */
  readonly hollow: boolean;
  readonly colour: Colour;
  readonly label: TextRun;
  readonly emphasis: Emphasis;
  readonly ring: 'none' | 'traced' | 'selected';
  readonly description: string;
}

/** A thin band along a life line: membership of a coalition, from the day of joining to the day of leaving. */
export interface Stripe {
  /** The relation's id. */
  readonly relation: RelationId;
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
  readonly height: number;
  readonly colour: Colour;
  /** Where the sign stands that sources disagree; null: they do not. */
  readonly question: { readonly at: Point; readonly colour: Colour } | null;
  readonly emphasis: Emphasis;
  readonly selected: boolean;
  readonly description: string;
}

/** An event on the time axis. */
export interface EventTick {
  readonly id: EventId;
  readonly centre: Point;
  readonly colour: Colour;
  /** Null where there is no room for one. */
  readonly label: TextRun | null;
  readonly emphasis: Emphasis;
  readonly selected: boolean;
  readonly description: string;
}

/** A knot of the time scale: days and places between two knots are proportional. */
export interface ScaleKnot {
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly x: number;
}

/** The time axis of the lineage view; ticks depend on the zoom and are made by `axisTicks`. */
export interface TimeAxis {
  /** At least two, in order. */
  readonly knots: readonly ScaleKnot[];
  /** The lines of the grid run from `top` to `bottom`. */
  readonly top: number;
  readonly bottom: number;
  /** The date that is looked at, as a vertical line; or the span, as two. */
  readonly date: { readonly x1: number; readonly x2: number; readonly label: string } | null;
}

export interface Scene {
  readonly theme: Theme;
  /** What the drawing covers, marks and labels included. */
  readonly bounds: Box;
  readonly areas: readonly Area[];
  readonly ties: readonly Tie[];
  /** The actors of the network; empty in the lineage. */
  readonly chips: readonly Chip[];
  /** The actors of the lineage; empty in the network. */
  readonly lifeLines: readonly LifeLine[];
  readonly stripes: readonly Stripe[];
  readonly eventTicks: readonly EventTick[];
  /** Null in the network. */
  readonly axis: TimeAxis | null;
  readonly legend: readonly LegendEntry[];
}
