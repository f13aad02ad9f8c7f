import { drawFigure, type Drawing } from '../../src/image';
import { layoutLineage, layoutNetwork } from '../../src/layout';
import { OPENING_VIEW, type Graph, type ViewState } from '../../src/model';
import {
  ALL_PARTS,
  PAGES,
  restProblem,
  viewFigure,
  type Places,
  type ViewFigureOptions,
} from '../../src/scene';
import { graphOf, relation } from '../example';

export const A4 = PAGES['a4-landscape'].page;

/** The cheapest places will do: what is checked here is how a figure is written. */
export function placesOf(graph: Graph): Places {
  const { problem, actors } = restProblem(graph, new Map());
  const positions = layoutNetwork(problem, { effort: 0 });
  const places = new Map(actors.map((id, i) => [id, positions[i]!]));
  return { network: () => places, lineage: layoutLineage };
}

export function drawingOf(
  graph: Graph,
  state: Partial<ViewState> = {},
  options: Partial<ViewFigureOptions> = {},
): Drawing {
  const { figure } = viewFigure(graph, { ...OPENING_VIEW, ...state }, placesOf(graph), {
    page: A4,
    parts: ALL_PARTS,
    background: 'white',
    theme: 'light',
    scope: 'whole',
    ...options,
  });
  return drawFigure(figure);
}

export const ARABIC = 'جماعة نصرة الإسلام والمسلمين';
export const HEBREW = 'שלום עליכם';
export const RUSSIAN = 'Северный союз';
export const HOSTILE = '</text><script>alert(1)</script>" onload="x" & \u0007';

/** Names in several scripts, and one that would like to be markup. */
export const manyScripts = () =>
  graphOf({
    meta: { title: 'الجماعات المسلحة (Mali) 2012' },
    actors: [
      { id: 'arabic', name: ARABIC, kind: 'coalition', camp: 'reds', start: '2012' },
      { id: 'hebrew', name: HEBREW, kind: 'armed-group', camp: 'blues', start: '2010~', end: '..' },
      { id: 'russian', name: RUSSIAN, kind: 'armed-group', start: '2011', end: '2018' },
      { id: 'hostile', name: HOSTILE, kind: 'armed-group', start: '2011', end: '..' },
    ],
    relations: [
      relation('offshoot', 'hebrew', 'arabic', { start: '2012' }),
      relation('alliance', 'hebrew', 'russian', { start: '2012' }),
      relation('conflict', 'russian', 'hostile', { start: '2013' }),
    ],
  });
