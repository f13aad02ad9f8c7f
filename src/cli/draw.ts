import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { drawFigure, drawingSvg, fontsFor } from '../image';
import { layoutNetwork } from '../layout';
import {
  OPENING_VIEW,
  readDate,
  readViewLink,
  type ActorId,
  type Graph,
  type ViewKind,
  type ViewState,
} from '../model';
import {
  ALL_PARTS,
  openingProblem,
  restProblem,
  viewFigure,
  type Figure,
  type Point,
  type ThemeId,
} from '../scene';
import { findActor, readDataFile, type Output } from './data-file';
import { UsageError } from './usage';

export interface DrawCall {
  readonly file: string;
  readonly out: string;
  readonly view: ViewKind | undefined;
  readonly at: string | undefined;
  readonly trace: string | undefined;
  readonly link: string | undefined;
  readonly theme: ThemeId;
  readonly width: number;
  readonly scale: number;
}

export async function draw(call: DrawCall, output: Output): Promise<void> {
  const kind = extname(call.out).slice(1).toLowerCase();
  if (kind !== 'svg' && kind !== 'png')
    throw new UsageError(`--out must end in .svg or .png, not in "${extname(call.out)}"`);
  const { graph } = readDataFile(call.file, output);
  const state = stateOf(graph, call, output);
  const { figure } = viewFigure(graph, state, placeAll(graph), {
    page: { width: call.width, height: null, unit: 'px', dpi: 96 },
    parts: ALL_PARTS,
    background: call.theme === 'dark' ? 'paper' : 'white',
    theme: call.theme,
    scope: state.trace ? 'trace' : 'whole',
  });
  const drawing = drawFigure(figure);
  const svg = drawingSvg(drawing, await fontsFor(drawing));
  writeFileSync(call.out, kind === 'svg' ? svg : await rasterise(svg, figure, call.scale));
  output.out(`${call.out}\n`);
}

function stateOf(graph: Graph, call: DrawCall, output: Output): ViewState {
  let state = OPENING_VIEW;
  if (call.link !== undefined) {
    const text = call.link.includes('?') ? call.link.slice(call.link.indexOf('?') + 1) : call.link;
    const read = readViewLink(text, graph);
    if (read.unknown.length > 0)
      output.err(`warning: the data set does not know ${read.unknown.join(', ')}\n`);
    state = read.state;
  }
  if (call.at !== undefined) {
    if (!readDate(call.at)) throw new UsageError(`"${call.at}" is no EDTF date, such as 2017 or 2017-03`);
    state = { ...state, at: { from: call.at, to: call.at } };
  }
  if (call.view !== undefined) state = { ...state, view: call.view };
  if (call.trace !== undefined)
    state = {
      ...state,
      selection: { type: 'actor', id: findActor(graph, call.trace).id },
      trace: state.trace ?? 'both',
    };
  return state;
}

/** Places every actor as the app does: the opening view first, all others around it. */
export function placeAll(graph: Graph): Map<ActorId, Point> {
  const opening = openingProblem(graph);
  const first = layoutNetwork(opening.problem);
  const placed = new Map<ActorId, Point>(opening.actors.map((id, i) => [id, first[i]!]));
  const rest = restProblem(graph, placed);
  const all = layoutNetwork(rest.problem);
  return new Map(rest.actors.map((id, i) => [id, placed.get(id) ?? all[i]!]));
}

const FONTS = [
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  '@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  '@expo-google-fonts/noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf',
  '@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf',
  '@expo-google-fonts/noto-sans-hebrew/600SemiBold/NotoSansHebrew_600SemiBold.ttf',
];

/** Pixels by resvg, with the fonts that ship and none of the machine's, so that the same input gives the same bytes. */
async function rasterise(svg: string, figure: Figure, scale: number): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js');
  const require = createRequire(import.meta.url);
  const renderer = new Resvg(svg, {
    fitTo: { mode: 'width', value: Math.round(figure.width * scale) },
    font: {
      fontFiles: FONTS.map((font) => require.resolve(font)),
      loadSystemFonts: false,
      defaultFontFamily: 'Noto Sans',
    },
  });
  return renderer.render().asPng();
}
