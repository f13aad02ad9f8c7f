import { captionsOf, visibleGraph, type ActorId, type Graph, type ViewState } from '../model';
import { composeFigure, cropOf, type Figure, type FigureOptions } from './figure';
import { networkScene } from './network-scene';
import { THEMES, type ThemeId } from './palette';
import type { Point } from './shapes';

export const FIGURE_SCOPES = ['whole', 'view', 'trace', 'selection'] as const;
/**
 * What a figure shows of a view. `whole`: all that passes the filters. `view`: what the window showed of it. `trace`:
 * the traced actors alone. `selection`: the selected actor or relation with its neighbours.
 */
export type FigureScope = (typeof FIGURE_SCOPES)[number];

export interface ViewFigureOptions extends Omit<FigureOptions, 'crop'> {
  readonly theme: ThemeId;
  readonly scope: FigureScope;
  /** Size of the window on the screen, for the scope `view`. */
  readonly window?: { readonly width: number; readonly height: number } | undefined;
  /** Texts that the reader wrote over the proposed ones. */
  readonly title?: string | undefined;
  readonly subtitle?: string | undefined;
}

/** The view that a scope leaves of a view, without the marks of what happens to be selected on the screen. */
export function scopedState(graph: Graph, state: ViewState, scope: FigureScope): ViewState {
  if (scope === 'trace') {
    const { trace } = visibleGraph(graph, state);
    if (!trace) return state;
    const kin = [trace.actor.id, ...[...trace.ancestors, ...trace.descendants].map(({ actor }) => actor.id)];
    return { ...state, only: new Set(kin), families: new Set(['lineage']) };
  }
  if (scope === 'selection' && state.selection) {
    const visible = visibleGraph(graph, { ...state, trace: null });
    const ids = new Set<ActorId>();
    for (const { relation } of visible.relations) {
      const { selection } = state;
      const ends = [...relation.from, ...relation.to];
      const isHit =
        selection.type === 'actor'
          ? ends.includes(selection.id)
          : selection.type === 'relation' && relation.id === selection.id;
      if (isHit) ends.forEach((id) => ids.add(id));
    }
    if (ids.size > 0) return { ...state, only: ids, trace: null };
  }
  return state;
}

/** The figure of a view. Equal input gives an equal figure, in the app and on the command line. */
export function viewFigure(
  graph: Graph,
  state: ViewState,
  positions: ReadonlyMap<ActorId, Point>,
  options: ViewFigureOptions,
): Figure {
  const scoped = scopedState(graph, state, options.scope);
  const visible = visibleGraph(graph, scoped);
  const captions = captionsOf(graph, scoped, visible);
  const places = scoped.moved.size > 0 ? new Map([...positions, ...scoped.moved]) : positions;
  const scene = networkScene({
    graph,
    visible,
    positions: places,
    theme: THEMES[options.theme],
    rings: options.scope !== 'trace',
  });
  const crop =
    options.scope === 'view' && state.camera && options.window
      ? cropOf(state.camera, options.window.width, options.window.height)
      : null;
  const texts = {
    ...captions,
    title: options.title ?? captions.title,
    subtitle: options.subtitle ?? captions.subtitle,
  };
  return composeFigure(scene, texts, { ...options, crop });
}
