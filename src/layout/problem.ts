/*
 * What the layouts are asked, and what they answer. Positions are centres, in model units (1 unit = 1 px at zoom 1), y grows downwards,
 * as in SVG.
 */

export interface NetworkProblem {
  readonly nodes: readonly LayoutNode[];
  readonly ties: readonly LayoutTie[];
  /** Sets of node indexes that are drawn with a common outline and should lie together. */
  readonly clusters?: readonly (readonly number[])[];
}

export interface LayoutNode {
  readonly width: number;
  readonly height: number;
  /** Nodes of one group are pulled together slightly. */
  readonly group?: string;
  /** A node that must stay where it is. */
  readonly at?: Position;
}

export interface LayoutTie {
  readonly from: number;
  readonly to: number;
  /** 1 for a tie that is drawn from the start; less for one that is drawn on demand and should shape the picture less. */
  readonly weight?: number;
  /** True where the direction has a meaning in time: the picture is turned so that such ties run to the right. */
  readonly forward?: boolean;
}

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** A life line. Lengths are in model units along x. */
export interface Lane {
  /** Where the drawn line begins and ends, fades included. */
  readonly start: number;
  readonly end: number;
  /** Width of the label. */
  readonly label: number;
  /** Lanes of one group (a camp) are kept together. */
  readonly group: string;
}

/** Descent at one place of the time axis, from every lane of `from` to every lane of `to` (indexes of lanes). */
export interface LaneJoint {
  readonly x: number;
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** The only descendant carries the only ancestor on, in its row: a rename, a succession. */
  readonly continues: boolean;
}

/** A relation that is drawn upright between two lanes. */
export interface LaneMark {
  readonly x: number;
  /** The stretch within which its date lies: anywhere there is as true, so it may stand where it crosses least. */
  readonly earliest: number;
  readonly latest: number;
  readonly a: number;
  readonly b: number;
}

/** Lanes that should be near each other without being tied by a line: a coalition and its member. */
export interface LaneBond {
  readonly a: number;
  readonly b: number;
}

export interface LineageProblem {
  readonly lanes: readonly Lane[];
  readonly joints: readonly LaneJoint[];
  readonly marks: readonly LaneMark[];
  readonly bonds: readonly LaneBond[];
}

export interface LineageLayout {
  /** Row of each lane, from 0 at the top. */
  readonly rows: readonly number[];
  /** Middle of each lane; the first row is at 0. */
  readonly y: readonly number[];
  readonly labels: readonly LaneLabel[];
  /** Where each mark stands. */
  readonly marks: readonly number[];
}

/** Where a lane's label stands: `x` is its left edge. */
export interface LaneLabel {
  readonly x: number;
  readonly side: 'above' | 'below' | 'before' | 'after';
}
