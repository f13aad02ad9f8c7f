import { FormatError, readJson } from '../formats';
import {
  layoutLineage,
  type DragClient,
  type LayoutClient,
  type LineageLayout,
  type LineageProblem,
  type Position,
} from '../layout';
import {
  buildSearch,
  civilOf,
  neighbourhood,
  OPENING_VIEW,
  readViewLink,
  stateOfSavedView,
  visibleGraph,
  writeViewLink,
  type ActorId,
  type Camera,
  type Graph,
  type Issue,
  type PathChoice,
  type SavedView,
  type Selection,
  type TraceDirection,
  type ViewKind,
  tracedActor,
  type ViewState,
} from '../model';
import {
  lineageLanes,
  lineageScene,
  networkScene,
  placesOfNodes,
  restProblem,
  stretchTime,
  subjectKey,
  subjectProblem,
  THEMES,
  type LineageLanes,
  type Places,
  type Point,
  type Scene,
  type Subject,
  type ThemeId,
} from '../scene';
import { facetsOf, histogramOf } from './facets';

/** Why a data set could not be opened; what was open before stays open. */
export interface OpenFailure {
  readonly file: string;
  /** Sentences with their place in the file, errors first. */
  readonly issues: readonly Issue[];
}

export type LayoutJob = { kind: 'idle' } | { kind: 'running' } | { kind: 'failed'; error: string };

/** Places by `subjectKey`. */
export type Placements = ReadonlyMap<string, ReadonlyMap<ActorId, Point>>;

const NOWHERE: ReadonlyMap<ActorId, Point> = new Map();

const NO_TRACE = { trace: null, traced: null, folded: OPENING_VIEW.folded } satisfies Partial<ViewState>;

/** What the reader is looking at: one data set, one view of it, and where its actors stand. */
export class Explorer {
  readonly #layout: LayoutClient;
  #graph = $state.raw<Graph | null>(null);
  #state = $state.raw<ViewState>(OPENING_VIEW);
  /** Where actors stand in the network, by whom it is about. */
  #placements = $state.raw<Placements>(new Map());
  /** Places while a drag goes on; they go into the state when it ends. */
  #dragged = $state.raw<ReadonlyMap<ActorId, Point> | null>(null);
  #job = $state.raw<LayoutJob>({ kind: 'idle' });
  #failure = $state.raw<OpenFailure | null>(null);
  #warnings = $state.raw<readonly Issue[]>([]);
  #unknownInLink = $state.raw<readonly string[]>([]);
  /** Grows whenever the picture should be framed anew: another data set, a saved view, a focus. */
  #framing = $state.raw(0);
  #themeId = $state.raw<ThemeId>('light');
  /** The rows of the lineage that was last laid out. */
  #arranged = $state.raw<{ key: string; lanes: LineageLanes; layout: LineageLayout } | null>(null);
  #arranging = '';
  readonly #placing = new Set<string>();
  #drag: { client: DragClient; ids: readonly ActorId[] } | null = null;

  readonly visible = $derived(this.#graph ? visibleGraph(this.#graph, this.#state) : null);
  readonly positions = $derived.by((): ReadonlyMap<ActorId, Point> => {
    // Until those whom a view is limited to have places of their own, they keep the ones that they have among all.
    const placed = this.#placements.get(subjectKey(this.#state.only)) ?? this.#placements.get('') ?? NOWHERE;
    if (this.#state.moved.size === 0 && !this.#dragged) return placed;
    return new Map([...placed, ...this.#state.moved, ...(this.#dragged ?? [])]);
  });
  /** What the lineage view consists of; null in the other views. */
  readonly lanes = $derived(
    this.#graph && this.visible && this.#state.view === 'lineage'
      ? lineageLanes(this.#graph, this.visible)
      : null,
  );
  readonly scene = $derived.by((): Scene | null => {
    const graph = this.#graph;
    const visible = this.visible;
    if (!graph || !visible) return null;
    const { selection } = this.#state;
    if (this.#state.view === 'lineage') return this.stretchedScene(1);
    if (this.positions.size === 0) return null;
    return networkScene({
      graph,
      visible,
      positions: this.positions,
      theme: THEMES[this.#themeId],
      selected:
        selection?.type === 'actor'
          ? { actor: selection.id }
          : selection?.type === 'relation'
            ? { relation: selection.id }
            : undefined,
    });
  });
  /** Where a figure finds everything: rows that are on the screen are not looked for again. */
  readonly places = $derived.by((): Places => {
    const arranged = this.#arranged;
    const asked = arranged && JSON.stringify(arranged.lanes.problem);
    return {
      network: (subject) => this.#placements.get(subjectKey(subject)) ?? this.#placements.get('') ?? NOWHERE,
      lineage: (problem: LineageProblem) =>
        arranged && JSON.stringify(problem) === asked ? arranged.layout : layoutLineage(problem),
    };
  });
  readonly facets = $derived(this.#graph ? facetsOf(this.#graph, this.#state) : null);
  readonly histogram = $derived(
    this.#graph && this.visible ? histogramOf(this.#graph, this.visible, (day) => civilOf(day).year) : [],
  );
  readonly search = $derived(this.#graph ? buildSearch(this.#graph) : null);
  readonly link = $derived(writeViewLink(this.#state));

  /** The lineage with time drawn wider; null in the other views and until it has rows. */
  stretchedScene(by: number): Scene | null {
    if (!this.#graph || !this.visible || !this.lanes || !this.#arranged) return null;
    const { selection, at } = this.#state;
    const isCurrent = this.#arranged.key === keyOf(this.lanes);
    // Until the new rows are found, what is drawn keeps the old ones.
    const lanes = isCurrent ? this.lanes : this.#arranged.lanes;
    return lineageScene({
      graph: this.#graph,
      visible: this.visible,
      ...stretchTime(lanes, this.#arranged.layout, by),
      theme: THEMES[this.#themeId],
      at,
      selected: selection ? { [selection.type]: selection.id } : undefined,
    });
  }

  constructor(layout: LayoutClient) {
    this.#layout = layout;
  }

  get graph() {
    return this.#graph;
  }
  get state() {
    return this.#state;
  }
  get job() {
    return this.#job;
  }
  get failure() {
    return this.#failure;
  }
  get warnings() {
    return this.#warnings;
  }
  /** Parts of the last link that this data set does not know. */
  get unknownInLink() {
    return this.#unknownInLink;
  }
  get placements() {
    return this.#placements;
  }
  get framing() {
    return this.#framing;
  }
  get themeId() {
    return this.#themeId;
  }
  set themeId(id: ThemeId) {
    this.#themeId = id;
  }

  /**
   * Opens a data set from its text. Where it cannot be read, what was open stays and `failure` tells why.
   * @param link the view to open it with, as `writeViewLink` writes it
   * @param places that are known already
   * @returns whether it was opened
   */
  open(text: string, file: string, link = '', places: Placements = new Map()): boolean {
    try {
      const { graph, issues } = readJson(text);
      if (!graph) {
        this.#failure = { file, issues };
        return false;
      }
      this.#failure = null;
      this.#warnings = issues;
      this.#drag?.client.end();
      this.#drag = null;
      this.#dragged = null;
      this.#arranged = null;
      this.#arranging = '';
      this.#placing.clear();
      this.#placements = places;
      this.#graph = graph;
      this.restore(link);
      void this.#placeAll(graph);
      return true;
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      this.fail(file, error.code, error.message, error);
      return false;
    }
  }

  /** Tells why a file could not even be fetched or read. */
  fail(
    file: string,
    code: string,
    message: string,
    place: { line?: number | undefined; column?: number | undefined } = {},
  ): void {
    const at = place.line === undefined ? {} : { line: place.line, column: place.column ?? 1 };
    this.#failure = { file, issues: [{ code, severity: 'error', message, path: [], ...at }] };
  }

  dismissFailure(): void {
    this.#failure = null;
  }

  dismissUnknown(): void {
    this.#unknownInLink = [];
  }

  /** Takes over the view of a link. */
  restore(link: string): void {
    if (!this.#graph) return;
    const { state, unknown } = readViewLink(link, this.#graph);
    this.#show(state);
    this.#unknownInLink = unknown;
    if (!state.camera) this.#framing++;
  }

  /** Changes some of the view and keeps the rest. */
  change(change: Partial<ViewState>): void {
    this.#show({ ...this.#state, ...change });
  }

  /** Shows the same in another view, all of it in sight. */
  setView(view: ViewKind): void {
    if (view === this.#state.view) return;
    this.change({ view, camera: null });
    this.#framing++;
  }

  #show(state: ViewState): void {
    // Who is put somewhere by hand is put there among those whom the view is about.
    const isOther = subjectKey(state.only) !== subjectKey(this.#state.only);
    const isKept = !isOther || state.moved !== this.#state.moved;
    this.#state = isKept ? state : { ...state, moved: OPENING_VIEW.moved };
    void this.#arrange();
    if (isOther && this.#graph && this.#placements.has('')) void this.#place(this.#graph, state.only);
  }

  /** Finds rows for the lineage, if it shows other lanes than before. */
  async #arrange(): Promise<void> {
    const { lanes } = this;
    if (!lanes) return;
    const key = keyOf(lanes);
    if (this.#arranged?.key === key || this.#arranging === key) return;
    this.#arranging = key;
    try {
      const layout = await this.#layout.lineage(lanes.problem);
      // Another change may have come in between; its own rows are under way.
      if (this.#arranging !== key) return;
      this.#arranged = { key, lanes, layout };
      if (!this.#state.camera) this.#framing++;
    } catch (error) {
      this.#job = { kind: 'failed', error: error instanceof Error ? error.message : String(error) };
    } finally {
      if (this.#arranging === key) this.#arranging = '';
    }
  }

  openSavedView(view: SavedView): void {
    this.#show({ ...stateOfSavedView(view), moved: this.#state.moved });
    this.#framing++;
  }

  select(selection: Selection | null): void {
    const isSame =
      selection?.type === this.#state.selection?.type && selection?.id === this.#state.selection?.id;
    if (isSame) return;
    // A trace stays lit while its steps and actors are read; who leaves it puts it out.
    const { trace, lit } = this.visible ?? {};
    const isOnTrace = selection !== null && (selection.type !== 'actor' || lit?.actors.has(selection.id));
    if (!trace || !isOnTrace) this.change({ selection, ...NO_TRACE });
    else this.change({ selection, traced: selection.id === trace.actor.id ? null : trace.actor.id });
  }

  /** Lights up the lineage of an actor, or of the selected one, which becomes the selected one; null puts it out. */
  trace(direction: TraceDirection | null, actor?: ActorId): void {
    const { selection } = this.#state;
    if (direction === null) return this.change(NO_TRACE);
    const traced = tracedActor(this.#state);
    const id = actor ?? (selection?.type === 'actor' ? selection.id : traced);
    if (id === null) return;
    const folded = traced === id ? this.#state.folded : OPENING_VIEW.folded;
    this.change({ ...NO_TRACE, selection: { type: 'actor', id }, trace: direction, folded, path: null });
  }

  /** Folds away what lies beyond an actor of the trace, or shows it again. */
  foldBranch(id: ActorId, isFolded: boolean): void {
    const folded = new Set(this.#state.folded);
    if (isFolded) folded.add(id);
    else folded.delete(id);
    this.change({ folded });
  }

  unfoldAll(): void {
    this.change({ folded: OPENING_VIEW.folded });
  }

  /** Lights up a chain between two actors; null puts it out. The selection stays, so that a chain can be read along. */
  lightPath(path: PathChoice | null): void {
    this.change({ path, ...NO_TRACE });
  }

  /** Limits the picture to an actor and whom it is tied to; null shows all again. */
  focus(id: ActorId | null): void {
    if (id === null || !this.#graph) this.change({ only: null, camera: null });
    else {
      const rest = tracedActor(this.#state) === id ? { traced: null } : NO_TRACE;
      this.change({
        only: neighbourhood(this.#graph, this.#state, id),
        selection: { type: 'actor', id },
        ...rest,
        camera: null,
      });
    }
    this.#framing++;
  }

  /** Frames the whole picture. */
  frame(): void {
    this.change({ camera: null });
    this.#framing++;
  }

  resetFilters(): void {
    const { families, kinds, camps, statuses, sources, unnamed, only } = OPENING_VIEW;
    this.change({ families, kinds, camps, statuses, sources, unnamed, only });
  }

  setCamera(camera: Camera | null): void {
    this.change({ camera });
  }

  /** An actor is taken hold of: its neighbours will follow. */
  startDrag(id: ActorId): void {
    const graph = this.#graph;
    const visible = this.visible;
    if (!graph || !visible) return;
    const shown = visible.actors.map(({ actor }) => actor.id).filter((actor) => this.positions.has(actor));
    const { problem } = restProblem(graph, this.positions);
    const index = new Map(graph.actors.map((actor) => [actor.id, actor.index]));
    const local = new Map(shown.map((actor, i) => [index.get(actor), i]));
    const ties = problem.ties.flatMap((tie) => {
      const from = local.get(tie.from);
      const to = local.get(tie.to);
      return from === undefined || to === undefined ? [] : [{ from, to }];
    });
    const nodes = shown.map((actor) => problem.nodes[index.get(actor) ?? 0]!);
    const positions = shown.map((actor): Position => this.positions.get(actor)!);
    const client = this.#layout.drag({ nodes, ties }, positions, shown.indexOf(id), (places) => {
      const dragged = new Map(this.#dragged);
      places.forEach((place, i) => {
        const before = positions[i]!;
        const moved = Math.abs(place.x - before.x) + Math.abs(place.y - before.y) > 1;
        if (shown[i] !== id && (moved || dragged.has(shown[i]!))) dragged.set(shown[i]!, place);
      });
      if (this.#drag?.client === client) this.#dragged = dragged;
    });
    this.#drag = { client, ids: shown };
    this.#dragged = new Map();
  }

  dragTo(id: ActorId, to: Point): void {
    if (!this.#drag) return;
    this.#dragged = new Map(this.#dragged).set(id, to);
    this.#drag.client.move(to);
  }

  /** What was dragged stays where it is now. */
  endDrag(): void {
    if (!this.#drag) return;
    this.#drag.client.end();
    this.#drag = null;
    const dragged = this.#dragged ?? new Map<ActorId, Point>();
    this.#dragged = null;
    if (dragged.size === 0) return;
    this.change({ moved: new Map([...this.#state.moved, ...dragged]) });
  }

  /** Puts every actor back to where the layout has it. */
  resetPlaces(): void {
    this.change({ moved: new Map() });
  }

  /** Finds places for the view that a data set opens with, then for all of it. */
  async #placeAll(graph: Graph): Promise<void> {
    this.#job = { kind: 'running' };
    const { only } = this.#state;
    if (only) await this.#place(graph, only);
    await this.#place(graph, null);
    if (this.#graph === graph && this.#job.kind === 'running') this.#job = { kind: 'idle' };
  }

  /** Finds places for those whom a view is about, then for everybody else around them. */
  async #place(graph: Graph, subject: Subject): Promise<void> {
    const key = subjectKey(subject);
    if (this.#placements.has(key) || this.#placing.has(key)) return;
    this.#placing.add(key);
    const put = (places: ReadonlyMap<ActorId, Point>) => {
      if (this.#graph === graph) this.#placements = new Map(this.#placements).set(key, places);
    };
    try {
      const first = subjectProblem(graph, subject);
      const placed = placesOfNodes(first, await this.#layout.network(first.problem));
      put(placed);
      if (this.#graph === graph && !this.#state.camera && key === subjectKey(this.#state.only))
        this.#framing++;
      const rest = restProblem(graph, placed);
      put(new Map([...placesOfNodes(rest, await this.#layout.network(rest.problem)), ...placed]));
    } catch (error) {
      if (this.#graph === graph)
        this.#job = { kind: 'failed', error: error instanceof Error ? error.message : String(error) };
    } finally {
      this.#placing.delete(key);
    }
  }
}

/** Equal keys have equal rows: what the layout is asked, as text. */
function keyOf({ problem, lives }: LineageLanes): string {
  return JSON.stringify([problem, lives.map(({ actor }) => actor.id)]);
}
