import type { FigurePart, FigureSize, findPlaces, viewFigure, ViewFigure, ViewFigureOptions } from '../scene';
import type { ImageFormat } from './formats';

/*
 * What the page asks of the worker that makes figures. Answers carry the id of their request.
 */

type Input = Parameters<typeof viewFigure>;

export type FigureRequest =
  /** The data set that the figures to come are drawn from. */
  | { readonly type: 'graph'; readonly graph: Input[0]; readonly places: Parameters<typeof findPlaces>[2] }
  | {
      readonly type: 'figure';
      readonly id: number;
      readonly state: Input[1];
      readonly options: Omit<ViewFigureOptions, 'canSet'>;
      readonly format: ImageFormat;
    };

/** What a figure is like, beside its files. */
export interface FigureFacts {
  readonly title: string;
  /** What it says where it is not seen. */
  readonly description: string;
  /** In CSS px. */
  readonly width: number;
  readonly height: number;
  readonly size: FigureSize;
  /** In CSS px. */
  readonly smallestLabel: number;
  readonly leftOut: readonly FigurePart[];
  readonly sourcesListed: number | null;
  readonly renamed: ViewFigure['renamed'];
  readonly omitted: ViewFigure['omitted'];
  readonly remedies: ViewFigure['remedies'];
}

export interface MadeFigure {
  readonly facts: FigureFacts;
  readonly file: Blob;
  /** What a browser can show of it: the file itself, or the same drawing as SVG. */
  readonly preview: Blob;
}

/** What goes on in the worker, in order. */
export const FIGURE_STEPS = ['arranging', 'loading fonts', 'drawing'] as const;
export type FigureStep = (typeof FIGURE_STEPS)[number];

export type FigureAnswer =
  | { readonly id: number; readonly step: FigureStep }
  | { readonly id: number; readonly made: MadeFigure }
  | { readonly id: number; readonly error: string };
