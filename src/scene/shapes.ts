import type { ActorId, Family, RelationId } from '../model';
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
export const OPACITY: Readonly<Record<Emphasis, number>> = { full: 1, made: 0.55, faded: 0.15 };

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
  readonly group: 'Relations' | 'Status' | 'Camps' | 'Actors';
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
  | {
      readonly type: 'chip';
      readonly outline: Outline;
      readonly fill: Colour | null;
      readonly stroke: Colour;
      readonly dash: Dash;
      readonly double: boolean;
    };

export interface Scene {
  readonly theme: Theme;
  /** What the drawing covers, marks and labels included. */
  readonly bounds: Box;
  readonly areas: readonly Area[];
  readonly ties: readonly Tie[];
  readonly chips: readonly Chip[];
  readonly legend: readonly LegendEntry[];
}
