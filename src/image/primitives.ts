import type { Box, Colour, Point, TextRun } from '../scene';

/*
 * What a still picture is made of, before it is written in any format. A drawing is made once, of typed values; each
 * writer (SVG, PDF) only turns these into its own syntax. Lengths are in CSS px, y grows downwards.
 */

export type Segment =
  | { readonly type: 'move' | 'line'; readonly to: Point }
  | { readonly type: 'quadratic'; readonly control: Point; readonly to: Point }
  | { readonly type: 'close' };

/** A colour that fades along a line; `opacity` runs from 0 to 1, `offset` from start to end likewise. */
export interface FadingPaint {
  readonly type: 'fading';
  readonly colour: Colour;
  readonly from: Point;
  readonly to: Point;
  readonly stops: readonly { readonly offset: number; readonly opacity: number }[];
}
export type Paint = Colour | FadingPaint;

export interface Stroke {
  readonly colour: Colour;
  readonly width: number;
  /** Lengths of dash and gap; empty for an unbroken line. */
  readonly dashes?: readonly number[];
  readonly cap?: 'butt' | 'round';
  readonly join?: 'miter' | 'round';
  readonly opacity?: number;
}

interface Painted {
  readonly fill: Paint | null;
  readonly stroke: Stroke | null;
}

export interface PathShape extends Painted {
  readonly type: 'path';
  readonly segments: readonly Segment[];
}

export interface RectShape extends Painted {
  readonly type: 'rect';
  readonly box: Box;
  /** Of the corners. */
  readonly radius: number;
}

export interface CircleShape extends Painted {
  readonly type: 'circle';
  readonly centre: Point;
  readonly radius: number;
}

export interface TextShape {
  readonly type: 'text';
  readonly run: TextRun;
}

/** Shapes that belong together: an actor, a relation, the legend. */
export interface Group {
  readonly type: 'group';
  readonly id?: string;
  readonly className?: string;
  /** What a screen reader says of it, and a pointer that rests on it. */
  readonly title?: string;
  /** Ids of the groups that a connector ties. */
  readonly from?: string;
  readonly to?: string;
  /** Of the group as a whole, 0 to 1. */
  readonly opacity?: number;
  /** p = offset + scale × inner. */
  readonly place?: { readonly offset: Point; readonly scale: number };
  /** What lies outside is not drawn; in the outer coordinates. */
  readonly clip?: Box;
  readonly children: readonly Shape[];
}

export type Shape = Group | PathShape | RectShape | CircleShape | TextShape;

/** A whole picture. */
export interface Drawing {
  /** In CSS px. */
  readonly width: number;
  readonly height: number;
  /** Size on paper, where the page is one. */
  readonly mm: { readonly width: number; readonly height: number } | null;
  readonly background: Colour | null;
  readonly title: string;
  readonly description: string;
  readonly shapes: readonly Shape[];
}

export const group = (
  children: readonly Shape[],
  attributes: Omit<Group, 'type' | 'children'> = {},
): Group => ({
  type: 'group',
  ...attributes,
  children,
});

export const line = (points: readonly Point[]): Segment[] =>
  points.map((to, i) => ({ type: i === 0 ? 'move' : 'line', to }));

export const closed = (points: readonly Point[]): Segment[] => [...line(points), { type: 'close' }];

export const path = (segments: readonly Segment[], fill: Paint | null, stroke: Stroke | null): PathShape => ({
  type: 'path',
  segments,
  fill,
  stroke,
});

/** Every text of some shapes, in the order in which they are drawn. */
export function textsOf(shapes: readonly Shape[]): TextRun[] {
  return shapes.flatMap((shape) => {
    if (shape.type === 'text') return [shape.run];
    return shape.type === 'group' ? textsOf(shape.children) : [];
  });
}

/** How many shapes there are, groups apart. */
export const shapesIn = (shapes: readonly Shape[]): number =>
  shapes.reduce((sum, shape) => sum + (shape.type === 'group' ? shapesIn(shape.children) : 1), 0);
