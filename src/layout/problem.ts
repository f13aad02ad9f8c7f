/*
 * What a network layout is asked. Positions are centres, in model units (1 unit = 1 px at zoom 1), y grows downwards,
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
