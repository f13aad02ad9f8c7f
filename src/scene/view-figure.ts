import type { LineageLayout, LineageProblem } from '../layout/problem';
import {
  captionsOf,
  civilOf,
  isolated,
  OPENING_VIEW,
  visibleGraph,
  whenInWords,
  type Actor,
  type ActorId,
  type Captions,
  type Family,
  type Graph,
  type ViewState,
  type VisibleGraph,
} from '../model';
import { composeFigure, type Figure, type FigureOptions, type FigurePart, type FigureTexts } from './figure';
import { drawnInLineage, lineageLanes, stretchTime, type LineageLanes } from './lineage-lanes';
import { paceInWords } from './axis';
import { EVENT_FONT_SIZE, lineageScene } from './lineage-scene';
import { legendOf } from './legend';
import { placesAround, subjectKey, type Subject } from './network-problem';
import { labelOf, networkScene } from './network-scene';
import { cssSize, leastTextPx, mostHeight, PAGE_PRESETS, PAGES, type PagePreset } from './page';
import { THEMES, type ThemeId } from './palette';
import type { Point, Scene } from './shapes';
import { MOST_STRETCH, seenThrough } from './window';

export const FIGURE_SCOPES = ['whole', 'view', 'trace', 'selection'] as const;
/**
 * What a figure shows of a view. `whole`: all that passes the filters. `view`: what the window showed of it. `trace`:
 * the actors that a trace or a path lights up, alone. `selection`: the selected actor or relation with its neighbours.
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
  /** Whether the fonts at hand can set a text; without it, the reader's own fonts set whatever there is. */
  readonly canSet?: ((text: string) => boolean) | undefined;
}

/** A figure of a view with what had to change so that the fonts at hand could set it. */
export interface ViewFigure {
  readonly figure: Figure;
  /** Names for which another name of the same actor stands. */
  readonly renamed: readonly { readonly label: string; readonly instead: string }[];
  /** Texts around the drawing in which what no font can set was left out. */
  readonly omitted: readonly string[];
  /** Where names are too small to read: what would make them large enough. */
  readonly remedies: readonly Remedy[];
}

/** A page, or a part to leave out, with which the names in a drawing are large enough. */
export type Remedy =
  | { readonly type: 'page'; readonly preset: PagePreset }
  | { readonly type: 'without'; readonly parts: readonly FigurePart[] };

/** Years are made narrower than usual down to this share of their width: names would find no room along their lines. */
const LEAST_PACE = 0.34;
/** Names of a good size, as a share of the shorter side of their page. */
const GOOD_SIZE = 0.015;
/** How much higher than its lineage a page is that can have such names. */
const HIGH_PAGE = 1.25;
/** Rows are spread so far at most to fill a page. */
const MOST_SPREAD = 2.4;
/** On a page that is as high as it needs to be rows keep so far apart, for names and numbers between them. */
const FREE_SPREAD = 1.3;
/** Names keep their size when time is stretched or narrowed, so a page is filled after a few rounds. */
const FIT_ROUNDS = 4;
/** What is told of unnamed events takes room, by which more may lose their names. */
const TELLING_ROUNDS = 3;

/** What one expects of a figure: of a trace or a path itself, else everything. */
export const usualScope = ({ trace, path }: ViewState): FigureScope => (trace || path ? 'trace' : 'whole');

/** The view that a scope leaves of a view, without the marks of what happens to be selected on the screen. */
export function scopedState(graph: Graph, state: ViewState, scope: FigureScope): ViewState {
  if (scope === 'trace') {
    const { trace, lit, relations } = visibleGraph(graph, state);
    if (!lit) return state;
    const families = trace
      ? new Set<Family>(['lineage'])
      : new Set(relations.flatMap(({ relation }) => (lit.relations.has(relation.id) ? relation.family : [])));
    return { ...state, only: lit.actors, families, moved: OPENING_VIEW.moved };
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
    if (ids.size > 0) return { ...state, only: ids, trace: null, moved: OPENING_VIEW.moved };
  }
  return state;
}

/** Where everything stands: positions of the network, and a way to find the rows of a lineage. */
export interface Places {
  readonly network: (subject: Subject) => ReadonlyMap<ActorId, Point>;
  readonly lineage: (problem: LineageProblem) => LineageLayout;
}

/** Places that are found when they are asked for, and once only. @param known by `subjectKey` */
export function findPlaces(
  graph: Graph,
  layouts: {
    readonly network: Parameters<typeof placesAround>[2];
    readonly lineage: Places['lineage'];
  },
  known: ReadonlyMap<string, ReadonlyMap<ActorId, Point>> = new Map(),
): Places {
  const found = new Map(known);
  const rows = new Map<string, LineageLayout>();
  return {
    network(subject) {
      const key = subjectKey(subject);
      const places = found.get(key) ?? placesAround(graph, subject, layouts.network);
      found.set(key, places);
      return places;
    },
    lineage(problem) {
      const key = JSON.stringify(problem);
      const layout = rows.get(key) ?? layouts.lineage(problem);
      rows.set(key, layout);
      return layout;
    },
  };
}

/** What stands in words beside the figure of a view: of what is really drawn. @param title that it has, if not its own */
export function figureCaptions(graph: Graph, state: ViewState, scope: FigureScope, title?: string): Captions {
  const scoped = scopedState(graph, state, scope);
  const visible = visibleGraph(graph, scoped);
  const drawn = scoped.view === 'lineage' ? drawnInLineage(visible, lineageLanes(graph, visible)) : visible;
  return captionsOf(graph, scoped, drawn, title);
}

/** Events whose names found no room, in the order of their signs. */
function eventsInWords(graph: Graph, { scene }: Figure): string {
  const unnamed = scene.eventTicks.filter(({ label }) => !label);
  if (unnamed.length === 0) return '';
  const named = unnamed.map(({ id }) => {
    const { title, date } = graph.events.find((event) => event.id === id)!;
    const day = Number.isFinite(date.earliest) ? date.earliest : date.latest;
    return Number.isFinite(day) ? `${isolated(title)} (${civilOf(day).year})` : isolated(title);
  });
  const which = unnamed.length < scene.eventTicks.length ? 'Events without a name above' : 'Events';
  return `${which}, from the left: ${named.join('; ')}.`;
}

/** What stands below a figure that is cut to what the window showed. */
const DETAIL = 'A detail: numbers of actors and relations, legend and sources are those of the whole.';

/** What a reader of a lineage must know: what is not drawn, and where the pace of time changes. */
function lineageNotes({ omitted: { actors, relations }, knots }: LineageLanes): string[] {
  const count = (n: number, what: string) => (n > 0 ? [`${n} ${what}${n === 1 ? '' : 's'}`] : []);
  const left = [...count(actors.length, 'actor'), ...count(relations.length, 'relation')].join(' and ');
  return [left && `Not drawn, for lack of dates: ${left}.`, paceInWords(knots)];
}

/** What is there at the date that a picture has, and who is not. */
function presentOf(
  graph: Graph,
  at: NonNullable<ViewState['at']>,
  { actors, relations, ...rest }: VisibleGraph,
  theme: ThemeId,
): NonNullable<FigureTexts['present']> {
  const present = {
    ...rest,
    actors: actors.filter(({ standing }) => standing === 'holds'),
    relations: relations.filter(({ standing }) => standing === 'holds'),
  };
  return {
    when: whenInWords(at),
    entries: legendOf(graph, THEMES[theme], present, { view: 'network', areas: 0 }),
    absent: actors.flatMap(({ actor, standing }) => (standing === 'holds' ? [] : [labelOf(actor)])),
  };
}

/** The figure of a view. Equal input gives an equal figure, in the app and on the command line. */
export function viewFigure(
  graph: Graph,
  state: ViewState,
  places: Places,
  options: ViewFigureOptions,
): ViewFigure {
  const scoped = scopedState(graph, state, options.scope);
  const { graph: named, renamed } = options.canSet
    ? withNamesThat(options.canSet, graph)
    : { graph, renamed: [] };
  const visible = visibleGraph(named, scoped);
  const lanes = scoped.view === 'lineage' ? lineageLanes(named, visible) : null;
  const drawn = lanes ? drawnInLineage(visible, lanes) : visible;
  const captions = captionsOf(named, scoped, drawn);
  const sceneAt = sceneOf(named, scoped, visible, lanes, places, options);
  const isView = options.scope === 'view' && state.camera !== null && options.window !== undefined;
  const texts: FigureTexts = {
    title: options.title ?? captions.title,
    subtitle: options.subtitle ?? captions.subtitle,
    filters: [captions.filters, ...(isView ? [DETAIL] : []), ...(lanes ? lineageNotes(lanes) : [])]
      .filter(Boolean)
      .join(' '),
    sources: captions.sources,
    sourceNumbers: captions.sourceNumbers,
    credit: captions.credit,
    ...(scoped.at ? { present: presentOf(named, scoped.at, drawn, options.theme) } : {}),
  };
  const shown = new Set(drawn.actors.map(({ actor }) => actor.label));
  const seen = isView
    ? seenThrough(sceneAt(AS_LAID_OUT), state.camera, options.window)
    : { stretch: 1, crop: null };
  const scene = sceneAt({ ...AS_LAID_OUT, stretch: seen.stretch });
  const composition = { ...options, crop: seen.crop };
  const made = (given: FigureTexts, eventNames: boolean) => {
    const { texts: set, omitted } = options.canSet
      ? settable(options.canSet, given)
      : { texts: given, omitted: [] };
    const draft = (shape: LineageShape) =>
      composeFigure(sceneAt(shape), set, { ...composition, isDraft: true });
    const shape =
      isView || !lanes
        ? { ...AS_LAID_OUT, stretch: seen.stretch }
        : fitPage(draft, { ...AS_LAID_OUT, eventNames });
    return { shape, draft: draft(shape), set, omitted };
  };
  let result = made(texts, true);
  // What the names of events leave out is told below, which may take the room of further names.
  let told = '';
  for (let round = 0; lanes && round < TELLING_ROUNDS; round++) {
    const words = eventsInWords(named, result.draft);
    if (words === told) break;
    told = words;
    const filters = [texts.filters, told].filter(Boolean).join(' ');
    result = made({ ...texts, filters }, result.shape.eventNames);
  }
  const { shape, set, omitted } = result;
  const figure = composeFigure(sceneAt(shape), set, composition);
  return {
    figure,
    remedies: remediesFor(figure, scene, set, composition),
    renamed: renamed.filter(({ instead }) => shown.has(instead)),
    omitted,
  };
}

/** How a lineage is drawn, beside what it shows. */
interface LineageShape {
  /** How wide years are before names find their places, and after. */
  readonly pace: number;
  readonly stretch: number;
  /** How far rows stand apart. */
  readonly spread: number;
  readonly eventNames: boolean;
}

/** Names of events that are too small by less than this factor are made large enough. */
const NEARLY_CLEAR = 1.1;

const AS_LAID_OUT: LineageShape = { pace: 1, stretch: 1, spread: 1, eventNames: true };

/**
 * A lineage on a page: with narrower years where only that makes its names large enough; else its time is stretched and
 * its rows are spread until it fills the page.
 */
function fitPage(draw: (shape: LineageShape) => Figure, from: LineageShape): LineageShape {
  let shape = from;
  let figure = draw(shape);
  const least = leastTextPx(figure.page);
  const spareWidth = ({ frame, scene, zoom }: Figure) => frame.width / (scene.bounds.width * zoom);
  const roomAround = ({ frame, roomHeight }: Figure) => roomHeight / frame.height;
  for (let round = 0; round < FIT_ROUNDS && shape.pace > LEAST_PACE; round++) {
    // Only what is too wide gains by being narrower. A page that is high has names of a good size, not the least.
    const wanted =
      roomAround(figure) > HIGH_PAGE
        ? Math.max(least, Math.min(figure.width, figure.height) * GOOD_SIZE)
        : least;
    const isHopeless = figure.smallestLabel < least * LEAST_PACE;
    if (figure.smallestLabel >= wanted || isHopeless || spareWidth(figure) > 1.02) break;
    const pace = Math.max(LEAST_PACE, shape.pace * Math.min(0.85, figure.smallestLabel / wanted));
    const narrower = draw({ ...shape, pace });
    if (narrower.smallestLabel <= figure.smallestLabel) break;
    figure = narrower;
    shape = { ...shape, pace };
  }
  // Names of events that are a little too small are worth years that are a little narrower.
  const eventSize = EVENT_FONT_SIZE * figure.zoom;
  if (from.eventNames && eventSize < least && eventSize * NEARLY_CLEAR >= least) {
    const narrower = { ...shape, pace: (shape.pace * eventSize) / least / 1.005 };
    const named = draw(narrower);
    if (named.scene.eventTicks.some(({ label }) => label)) [shape, figure] = [narrower, named];
  }
  for (let round = 0; round < FIT_ROUNDS; round++) {
    const spare = spareWidth(figure);
    if (spare < 1.02 || shape.stretch >= MOST_STRETCH) break;
    shape = { ...shape, stretch: Math.min(MOST_STRETCH, shape.stretch * spare) };
    figure = draw(shape);
  }
  const ticks = figure.scene.eventTicks;
  // Where the names of events are too small, their ticks need one row only.
  if (shape.eventNames && ticks.length > 0 && ticks.every(({ label }) => !label))
    return fitPage(draw, { ...shape, eventNames: false });
  const rows = figure.scene.lifeLines.map(({ y }) => y);
  const height = Math.max(...rows) - Math.min(...rows);
  const isFree = figure.page.height === null;
  const spareHeight = isFree
    ? (mostHeight(figure.page) - figure.height) / figure.zoom
    : figure.roomHeight / figure.zoom - figure.scene.bounds.height;
  const most = isFree ? FREE_SPREAD : MOST_SPREAD;
  const spread = height > 0 ? Math.min(most, 1 + spareHeight / height) : 1;
  return spread > 1.03 ? { ...shape, spread } : shape;
}

/** The scene of a view, a lineage in some shape. */
function sceneOf(
  graph: Graph,
  state: ViewState,
  visible: VisibleGraph,
  lanes: LineageLanes | null,
  places: Places,
  options: ViewFigureOptions,
): (shape: LineageShape) => Scene {
  const theme = THEMES[options.theme];
  const rings = options.scope !== 'trace';
  if (lanes) {
    const scenes = new Map<string, Scene>();
    const sceneIn = ({ pace, stretch, spread, eventNames }: LineageShape) => {
      const drawn = pace === 1 ? lanes : lineageLanes(graph, visible, pace);
      return lineageScene({
        graph,
        visible,
        ...stretchTime(drawn, places.lineage(drawn.problem), stretch, spread),
        theme,
        at: state.at,
        rings,
        eventNames,
      });
    };
    return (shape) => {
      const key = JSON.stringify(shape);
      const scene = scenes.get(key) ?? sceneIn(shape);
      scenes.set(key, scene);
      return scene;
    };
  }
  const placed = places.network(state.only);
  const positions = state.moved.size > 0 ? new Map([...placed, ...state.moved]) : placed;
  const scene = networkScene({ graph, visible, positions, theme, rings });
  return () => scene;
}

/** At most two pages, the smallest that do, and fewer parts where that is enough. */
function remediesFor(figure: Figure, scene: Scene, texts: FigureTexts, options: FigureOptions): Remedy[] {
  const { page, parts } = options;
  const isLegible = (change: Partial<FigureOptions>) => {
    const other = { ...options, ...change, isDraft: true };
    return composeFigure(scene, texts, other).smallestLabel >= leastTextPx(other.page);
  };
  if (figure.smallestLabel >= leastTextPx(page)) return [];
  const area = (preset: PagePreset) => {
    const { width, height } = cssSize(PAGES[preset].page);
    return width * (height ?? width);
  };
  const pages = PAGE_PRESETS.filter((preset) => PAGES[preset].page.unit === page.unit)
    .sort((a, b) => area(a) - area(b))
    .filter((preset) => isLegible({ page: PAGES[preset].page }))
    .slice(0, 2)
    .map((preset): Remedy => ({ type: 'page', preset }));
  const fewer = ([['sources'], ['sources', 'legend']] as const)
    .filter((list) => list.every((part) => parts[part]))
    .find((list) =>
      isLegible({ parts: { ...parts, ...Object.fromEntries(list.map((part) => [part, false])) } }),
    );
  return [...pages, ...(fewer ? [{ type: 'without', parts: fewer } as const] : [])];
}

/** The graph with another name for each actor whose label the fonts cannot set; its id where it has none. */
function withNamesThat(canSet: (text: string) => boolean, graph: Graph) {
  const renamed: { label: string; instead: string }[] = [];
  const actors = graph.actors.map((actor): Actor => {
    if (canSet(actor.label)) return actor;
    const names = [actor.name, ...actor.aliases.map((alias) => alias.name)];
    const instead = names.find((name) => canSet(name)) ?? actor.id;
    renamed.push({ label: actor.label, instead });
    return { ...actor, label: instead };
  });
  if (renamed.length === 0) return { graph, renamed };
  return {
    graph: { ...graph, actors, actorById: new Map(actors.map((actor) => [actor.id, actor])) },
    renamed,
  };
}

/** Texts with "[…]" for stretches that the fonts cannot set. */
function settable(canSet: (text: string) => boolean, texts: FigureTexts) {
  const omitted: string[] = [];
  const set = (text: string) => {
    if (canSet(text)) return text;
    omitted.push(text);
    let result = '';
    let isGap = false;
    for (const sign of text) {
      if (canSet(sign)) result += sign;
      else if (!isGap) result += '[…]';
      isGap = !canSet(sign) || (isGap && /\s/u.test(sign));
    }
    return result;
  };
  return {
    texts: {
      title: set(texts.title),
      subtitle: set(texts.subtitle),
      filters: set(texts.filters),
      sources: texts.sources.map(set),
      sourceNumbers: texts.sourceNumbers,
      credit: set(texts.credit),
    },
    omitted,
  };
}
