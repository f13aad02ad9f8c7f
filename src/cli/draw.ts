import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import {
  backgroundWarnings,
  coverageOf,
  drawFigure,
  drawingSvg,
  FORMAT_INFO,
  fontsFor,
  formatNamed,
  IMAGE_FORMATS,
  pdfOf,
  type ImageFormat,
} from '../image';
import { layoutLineage, layoutNetwork } from '../layout';
import {
  OPENING_VIEW,
  readDate,
  readViewLink,
  stateOfSavedView,
  writeViewLink,
  type Graph,
  type SavedView,
  type ViewKind,
  type ViewState,
} from '../model';
import {
  ALL_PARTS,
  figureCaptions,
  findPlaces,
  hasGlyphs,
  HIGHEST_COLUMN,
  LEAST_POINTS,
  PT_PER_PX,
  sizeOn,
  usualScope,
  viewFigure,
  type FigureBackground,
  type FigurePart,
  type FigureScope,
  type Page,
  PART_NAMES,
  type Places,
  type ThemeId,
} from '../scene';
import { findActor, readDataFile, type Output } from './data-file';
import { fontFiles, pixelFile, type FontFile } from './pixels';
import { UsageError } from './usage';
import { viewsPage, type DrawnView } from './views-page';

export interface DrawCall {
  readonly file: string;
  /** A file; with `views` a folder. */
  readonly out: string;
  /** Undefined: by the ending of `out`. */
  readonly format: ImageFormat | undefined;
  /** Every saved view of the data set instead of one view. */
  readonly views: boolean;
  readonly view: ViewKind | undefined;
  readonly at: string | undefined;
  readonly trace: string | undefined;
  readonly link: string | undefined;
  readonly scope: FigureScope | undefined;
  readonly theme: ThemeId;
  readonly background: FigureBackground;
  readonly without: readonly FigurePart[];
  readonly title: string | undefined;
  readonly subtitle: string | undefined;
  readonly page: Page;
  /** Further fonts, where those that ship lack a sign. */
  readonly fonts: readonly string[];
}

export async function draw(call: DrawCall, output: Output): Promise<void> {
  const format = call.format ?? (call.views ? 'svg' : formatOf(call.out));
  const { graph } = readDataFile(call.file, output);
  const studio: Studio = {
    graph,
    places: findPlaces(graph, { network: layoutNetwork, lineage: layoutLineage }),
    fonts: fontFiles(call.fonts),
    call,
    output,
  };
  if (!call.views) {
    const state = stateOf(graph, call, output);
    const { bytes } = await make(studio, state, format, null);
    write(() => writeFileSync(call.out, bytes));
    output.out(`${call.out}\n`);
    return;
  }
  write(() => mkdirSync(call.out, { recursive: true }));
  const drawn: DrawnView[] = [];
  for (const saved of graph.dataSet.views) {
    const state = stateOfSavedView(saved);
    const { bytes, caption, text, width, height } = await make(studio, state, format, saved);
    const name = `${graph.dataSet.meta.id}-${saved.id}.${FORMAT_INFO[format].ending}`;
    write(() => writeFileSync(join(call.out, name), bytes));
    output.out(`${join(call.out, name)}\n`);
    drawn.push({
      file: name,
      isImage: format !== 'pdf',
      title: saved.title,
      description: saved.description ?? '',
      caption,
      text,
      link: `#/${graph.dataSet.meta.id}${linkOf(state)}`,
      width,
      height,
    });
  }
  const index = join(call.out, 'index.html');
  write(() => writeFileSync(index, viewsPage(graph.dataSet.meta.title, drawn)));
  output.out(`${index}\n`);
}

/** @throws {UsageError} where the system does not let the file be written */
function write(act: () => void): void {
  try {
    act();
  } catch (error) {
    throw new UsageError(`--out: ${(error as Error).message}`);
  }
}

const linkOf = (state: ViewState) => {
  const link = writeViewLink(state);
  return link ? `?${link}` : '';
};

function formatOf(path: string): ImageFormat {
  const ending = extname(path).slice(1).toLowerCase();
  const format = formatNamed(ending);
  if (format) return format;
  const known = IMAGE_FORMATS.map((one) => `.${FORMAT_INFO[one].ending}`);
  throw new UsageError(
    `--out must end in ${known.join(', ')}, not in "${extname(path)}"; or name a --format`,
  );
}

interface Studio {
  readonly graph: Graph;
  readonly places: Places;
  readonly fonts: readonly FontFile[];
  readonly call: DrawCall;
  readonly output: Output;
}

/** @param saved the saved view that the state is of; null: none */
async function make(studio: Studio, state: ViewState, format: ImageFormat, saved: SavedView | null) {
  const { graph, call, output, fonts } = studio;
  const title = saved ? (call.title ?? saved.title) : undefined;
  const scope = call.scope ?? usualScope(state);
  // The reader of an SVG may have fonts that this machine lacks; every other format is set here and now.
  const canSet = format === 'svg' ? undefined : await settingWith(call.fonts);
  const captions = figureCaptions(graph, state, scope, title);
  const { figure, renamed, omitted } = viewFigure(graph, state, studio.places, {
    page: call.page,
    parts: { ...ALL_PARTS, ...Object.fromEntries(call.without.map((part) => [part, false])) },
    background: call.background,
    theme: call.theme,
    scope,
    title: title ?? call.title,
    subtitle: call.subtitle ?? (title === undefined ? undefined : captions.subtitle),
    canSet,
  });
  const warn = (text: string) => output.err(`warning: ${saved ? `${saved.id}: ` : ''}${text}\n`);
  for (const text of backgroundWarnings(format, call)) warn(text);
  for (const { label, instead } of renamed)
    warn(`no font at hand can set "${label}"; "${instead}" stands for it. --font FILE adds a font`);
  for (const text of omitted) warn(`no font at hand can set all of "${text}". --font FILE adds a font`);
  const points = figure.smallestLabel * PT_PER_PX;
  if (call.page.unit === 'mm' && points < LEAST_POINTS)
    warn(
      `the smallest names are ${points.toFixed(1)} pt, below ${LEAST_POINTS} pt: take a larger page or show less`,
    );
  const size = sizeOn(call.page, figure.width, figure.height);
  if (call.page.unit === 'mm' && call.page.height === null && size.mm.height > HIGHEST_COLUMN)
    warn(
      `the column is ${Math.round(size.mm.height)} mm high, more than most journals have room for: leave out the sources, or show less`,
    );
  for (const part of figure.leftOut)
    warn(`the page has no room for this part, which was left out: ${PART_NAMES[part].toLowerCase()}`);
  if (figure.sourcesListed !== null)
    warn(`the page has room for ${figure.sourcesListed} sources only; the others are counted`);
  const drawing = drawFigure(figure);
  const caption = `${captions.subtitle}. ${captions.credit}.`;
  const bytes = await encoded();
  return { bytes, caption, text: figure.description, width: figure.width, height: figure.height };

  async function encoded(): Promise<Uint8Array> {
    if (format === 'pdf')
      return pdfOf(
        drawing,
        fonts.map(({ path, weight }) => ({ weight, bytes: readFileSync(path) })),
      );
    if (format === 'svg') return Buffer.from(drawingSvg(drawing, { fonts: await fontsFor(drawing) }));
    return pixelFile(drawingSvg(drawing, { pixels: size.px, forResvg: true }), format, call.page.dpi, fonts);
  }
}

/** Whether the fonts that ship, or one of the further ones, can set a text. */
async function settingWith(further: readonly string[]): Promise<(text: string) => boolean> {
  const covers = await Promise.all(further.map((path) => coverageOf(readFont(path))));
  return (text) => [...text].every((sign) => hasGlyphs(sign) || covers.some((cover) => cover(sign)));
}

function readFont(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UsageError(`--font: ${(error as Error).message}`);
  }
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
      traced: null,
    };
  return state;
}
