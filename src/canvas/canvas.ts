import cytoscape, {
  type Core,
  type EdgeSingular,
  type ElementDefinition,
  type NodeSingular,
} from 'cytoscape';
import type { ActorId, EventId, RelationId } from '../model';
import {
  AXIS_STRIP,
  placesOf,
  timeZoom,
  type EventTick,
  type Point,
  type Scene,
  type Tie,
  type TimeZoom,
  wholeView,
  ZOOMS,
} from '../scene';
import { areaAt, createBackdrop, stripeAt } from './backdrop';
import { centreOf, SHAPE, stylesheetOf, type ActorShape } from './stylesheet';

export interface CanvasCamera {
  /** The model point in the middle of the picture; `x` as in the scene that is not stretched. */
  readonly x: number;
  readonly y: number;
  /** Screen pixels per model unit, along time in a lineage. */
  readonly zoom: number;
}

export type CanvasHit =
  | { readonly type: 'actor'; readonly id: ActorId }
  | { readonly type: 'relation'; readonly id: RelationId }
  | { readonly type: 'event'; readonly id: EventId };

export interface CanvasCallbacks {
  onselect(hit: CanvasHit | null): void;
  /** The pointer rests on something, at a place on the screen relative to the picture; null when it leaves. */
  onhover(hit: { text: string; x: number; y: number } | null): void;
  onfocus(id: ActorId): void;
  ondragstart(id: ActorId): void;
  ondrag(id: ActorId, to: Point): void;
  ondragend(id: ActorId): void;
  /** The reader panned or zoomed. */
  oncamera(camera: CanvasCamera): void;
}

export interface Canvas {
  /** @param stretched the same lineage with time drawn wider by a factor, to look closer at time than at the rest */
  update(scene: Scene, stretched?: (by: number) => Scene | null): void;
  /** Shows all of the scene, with room around it. */
  fit(animate?: boolean): void;
  zoomBy(factor: number): void;
  panBy(dx: number, dy: number): void;
  setCamera(camera: CanvasCamera): void;
  /** Brings an actor into view if it is outside. */
  reveal(id: ActorId): void;
  /** Brings several actors into view as far as they are outside: of what is larger than the window, its middle. */
  revealAll(ids: readonly ActorId[]): void;
  /** Marks what the keyboard is at. */
  setKeyboardFocus(target: { actor: ActorId } | { tie: string } | null): void;
  destroy(): void;
}

/** A pinch that stretches time begins as one that zooms everything; it has room for that. */
const PINCH_ROOM = 2;
/** Doublings of the zoom by a pixel of the wheel; a notch is about a hundred. */
const WHEEL_OCTAVES = 0.002;
/** The pointer rests so long on something before that is lit up, in ms. */
const HOVER_MS = 120;
/** What is brought into view keeps so far from the window's edge, in px. */
const REVEAL_MARGIN = 40;
/** Actors glide from view to view so long, in ms. */
const SWITCH_MS = 450;

// It warns of ties between chips that overlap for a moment while they glide; in the end none do.
cytoscape.warnings(false);

const nodeId = (actor: string) => `a.${actor}`;
const edgeId = (tie: string) => `r.${tie}`;
const eventNodeId = (event: string) => `e.${event}`;

/**
 * A live drawing of scenes by Cytoscape. It is a projection: each update applies the difference, and nothing is ever
 * read back but gestures.
 */
export function createCanvas(container: HTMLElement, callbacks: CanvasCallbacks): Canvas {
  const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
  const backdrop = createBackdrop(container);
  const stage = document.createElement('div');
  stage.className = 'stage';
  container.append(stage);
  const cy: Core = cytoscape({
    container: stage,
    minZoom: ZOOMS.least,
    maxZoom: ZOOMS.network,
    boxSelectionEnabled: false,
    autounselectify: true,
    style: [],
  });
  /** What is drawn. */
  let scene: Scene | null = null;
  /** The lineage as it was given, what makes it wider, and how much wider it is drawn. */
  let lineage: { scene: Scene; stretched: (by: number) => Scene | null } | null = null;
  let stretch = 1;
  /** The zoom that the program set last; another one is a pinch. */
  let pinchedFrom = 1;
  let grabbed: string | null = null;
  let hasMoved = false;
  /** True while the camera moves by program, so that such moves are not reported as the reader's. */
  let steering = false;
  let destroyed = false;
  /** Whether all of the scene is framed; then it stays so when the picture changes its size. */
  let isFitted = true;
  /** Whom the program has brought into view since the reader last moved the camera: they stay so, too. */
  let revealed: readonly ActorId[] | null = null;
  let cameraTimer: ReturnType<typeof setTimeout> | undefined;

  const steer = (move: () => void) => {
    steering = true;
    move();
    steering = false;
  };
  const cameraOf = (): CanvasCamera => {
    const zoom = cy.zoom();
    const pan = cy.pan();
    return {
      x: (cy.width() / 2 - pan.x) / zoom / stretch,
      y: (cy.height() / 2 - pan.y) / zoom,
      zoom: zoom * stretch,
    };
  };

  function draw(next: Scene, glides = false): void {
    scene = next;
    backdrop.update(next);
    backdrop.place(cy.pan(), cy.zoom());
    cy.batch(() => applyDifference(cy, next, grabbed, glides));
  }

  const windowOf = () => ({ width: cy.width(), height: cy.height() });
  const timeRange = () => lineage && timeZoom(lineage.scene.bounds, windowOf());
  /** Splits a zoom into what makes everything larger and what makes time wider. */
  const partsOf = (zoom: number) => timeRange()?.split(zoom) ?? { stretch: 1, zoom };

  function stretchTo(by: number): void {
    if (by === stretch || !lineage) return;
    stretch = by;
    const next = lineage.stretched(by);
    if (next) draw(next);
  }

  function look({ stretch: by, zoom }: TimeZoom, pan: Point): void {
    steer(() => {
      stretchTo(by);
      cy.viewport({ zoom, pan });
    });
    pinchedFrom = cy.zoom();
  }

  /** Zooms so that what lies at a point of the screen stays there; of a lineage beyond natural size, time alone. */
  function zoomTo(wanted: number, { x, y }: Point): void {
    const total = Math.max(ZOOMS.least, Math.min(lineage ? ZOOMS.lineage : ZOOMS.network, wanted));
    const parts = partsOf(total);
    const pan = cy.pan();
    const level = cy.zoom();
    const time = (x - pan.x) / level / stretch;
    const row = (y - pan.y) / level;
    look(parts, { x: x - time * total, y: y - row * parts.zoom });
  }

  /** The reader has moved the camera. */
  function tellCamera(): void {
    isFitted = false;
    revealed = null;
    clearTimeout(cameraTimer);
    cameraTimer = setTimeout(() => callbacks.oncamera(cameraOf()), 250);
  }

  /** A notch of a wheel zooms as much as on a map; a wheel that goes sideways moves along. */
  const onwheel = (event: WheelEvent) => {
    event.preventDefault();
    event.stopPropagation();
    leave();
    const { deltaX, deltaY, deltaMode, ctrlKey } = event;
    const unit = deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 25;
    if (Math.abs(deltaX) > Math.abs(deltaY)) return void cy.panBy({ x: -deltaX * unit, y: 0 });
    const { left, top } = stage.getBoundingClientRect();
    const at = { x: event.clientX - left, y: event.clientY - top };
    // Two fingers on a touchpad come as a wheel with Ctrl, in small steps.
    const factor = 2 ** (-deltaY * unit * WHEEL_OCTAVES * (ctrlKey ? 10 : 1));
    zoomTo(cy.zoom() * stretch * factor, at);
    tellCamera();
  };
  /** The middle of two fingers: what lies there stays there while they pinch. */
  let pinched: Point = { x: 0, y: 0 };
  const ontouchmove = ({ touches }: TouchEvent) => {
    const { left, top } = stage.getBoundingClientRect();
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    pinched = {
      x: mean(Array.from(touches, ({ clientX }) => clientX)) - left,
      y: mean(Array.from(touches, ({ clientY }) => clientY)) - top,
    };
  };
  // Before Cytoscape hears of it: its own wheel needs dozens of notches from a fit to a month.
  container.addEventListener('wheel', onwheel, { capture: true, passive: false });
  container.addEventListener('touchmove', ontouchmove, { capture: true, passive: true });

  cy.on('viewport', () => {
    const isGesture = !steering && !cy.animated();
    // A pinch has zoomed the whole picture.
    if (isGesture && lineage && cy.zoom() !== pinchedFrom) zoomTo(cy.zoom() * stretch, pinched);
    backdrop.place(cy.pan(), cy.zoom());
    if (isGesture) tellCamera();
  });

  const actorOf = (node: NodeSingular) => (node.data(SHAPE) as ActorShape).id;
  let hoverTimer: ReturnType<typeof setTimeout> | undefined;
  const lightUp = (element: NodeSingular | EdgeSingular) => {
    const lit = element.isNode()
      ? element.closedNeighborhood()
      : element.union((element as EdgeSingular).connectedNodes());
    cy.batch(() => cy.elements().not(lit).addClass('dim'));
    backdrop.dim(true);
  };
  const leave = () => {
    clearTimeout(hoverTimer);
    stage.style.cursor = '';
    cy.batch(() => cy.elements('.dim').removeClass('dim'));
    backdrop.dim(false);
    callbacks.onhover(null);
  };
  container.addEventListener('mouseleave', leave);
  cy.on('mouseover', 'node, edge', (event) => {
    const element = event.target as NodeSingular | EdgeSingular;
    if (grabbed) return;
    stage.style.cursor = 'pointer';
    const { x, y } = event.renderedPosition;
    clearTimeout(hoverTimer);
    // A pointer that only passes, or zooms, makes nothing flicker.
    hoverTimer = setTimeout(() => {
      if (element.removed()) return;
      lightUp(element);
      callbacks.onhover({ text: (element.data(SHAPE) as ActorShape | EventTick | Tie).description, x, y });
    }, HOVER_MS);
  });
  cy.on('mouseout', 'node, edge', leave);
  cy.on('tap', (event) => {
    if (event.target === cy) {
      const area = scene ? areaAt(scene.areas, event.position) : null;
      const stripe = scene ? stripeAt(scene.stripes, event.position) : null;
      if (area) callbacks.onselect({ type: 'actor', id: area.id });
      else callbacks.onselect(stripe ? { type: 'relation', id: stripe.relation } : null);
    } else if (event.target.hasClass('event'))
      callbacks.onselect({ type: 'event', id: (event.target.data(SHAPE) as EventTick).id });
    else if (event.target.isNode()) callbacks.onselect({ type: 'actor', id: actorOf(event.target) });
    else callbacks.onselect({ type: 'relation', id: (event.target.data(SHAPE) as Tie).relation });
  });
  cy.on('dbltap', 'node', (event) => {
    if (!event.target.hasClass('event')) callbacks.onfocus(actorOf(event.target));
  });
  cy.on('grab', 'node', (event) => {
    grabbed = event.target.id();
    hasMoved = false;
  });
  cy.on('drag', 'node', (event) => {
    const id = actorOf(event.target);
    if (!hasMoved) {
      hasMoved = true;
      leave();
      callbacks.ondragstart(id);
    }
    callbacks.ondrag(id, { ...event.target.position() });
  });
  cy.on('free', 'node', (event) => {
    grabbed = null;
    if (hasMoved) callbacks.ondragend(actorOf(event.target));
    hasMoved = false;
  });

  const resize = new ResizeObserver(() => {
    // The middle of the picture stays in the middle.
    const before = cameraOf();
    cy.resize();
    if (!scene) return;
    if (isFitted) fit();
    else setCamera(before);
    if (revealed) revealAll(revealed);
  });
  resize.observe(container);

  function setCamera({ x, y, zoom: total }: CanvasCamera): void {
    const parts = partsOf(total);
    look(parts, { x: cy.width() / 2 - x * total, y: cy.height() / 2 - y * parts.zoom });
  }

  function fit(animate = false): void {
    const whole = lineage?.scene ?? scene;
    if (!whole || cy.width() === 0 || whole.bounds.width === 0) return;
    const camera = wholeView(whole, windowOf());
    isFitted = true;
    if (!animate || lineage || reducedMotion.matches) return setCamera(camera);
    const { zoom } = camera;
    cy.stop();
    cy.animate({
      zoom,
      pan: { x: cy.width() / 2 - camera.x * zoom, y: cy.height() / 2 - camera.y * zoom },
      duration: 260,
      easing: 'ease-in-out-cubic',
    });
  }

  function revealAll(ids: readonly ActorId[]): void {
    revealed = ids;
    if (!scene || destroyed) return;
    const wanted = new Set(ids);
    const lit = placesOf(scene).filter(({ id }) => wanted.has(id));
    const first = lit.find(({ id }) => id === ids[0]) ?? lit[0];
    if (!first) return;
    const zoom = cy.zoom();
    const pan = cy.pan();
    // Where not all fit they stand around the middle, but the first stays in sight.
    const shift = (axis: 'x' | 'y', from: number, to: number) => {
      const places = lit.map(({ centre }) => centre[axis] * zoom + pan[axis]);
      const low = Math.min(...places) - REVEAL_MARGIN;
      const high = Math.max(...places) + REVEAL_MARGIN;
      if (high - low <= to - from) return low < from ? from - low : high > to ? to - high : 0;
      const place = first.centre[axis] * zoom + pan[axis];
      const least = from + REVEAL_MARGIN - place;
      const most = to - REVEAL_MARGIN - place;
      return Math.min(most, Math.max(least, (from + to) / 2 - (low + high) / 2));
    };
    const x = shift('x', 0, cy.width());
    const y = shift('y', scene.axis ? AXIS_STRIP : 0, cy.height());
    if (x === 0 && y === 0) return;
    isFitted = false;
    steer(() => cy.panBy({ x, y }));
    backdrop.place(cy.pan(), cy.zoom());
  }

  return {
    update(next, stretched) {
      if (destroyed) return;
      if (!scene || scene.theme !== next.theme) cy.style(stylesheetOf(next.theme, reducedMotion.matches));
      const isOtherView = scene !== null && (scene.axis === null) !== (next.axis === null);
      // What was under the pointer is somewhere else now.
      if (isOtherView) leave();
      lineage = next.axis && stretched ? { scene: next, stretched } : null;
      if (!lineage) stretch = 1;
      // Actors glide to where they will stand once all of the lineage is shown.
      else if (isOtherView) stretch = partsOf(wholeView(next, windowOf()).zoom).stretch;
      cy.maxZoom(lineage ? PINCH_ROOM : ZOOMS.network);
      const glides = (isOtherView || isRearranged(scene, next)) && !grabbed && !reducedMotion.matches;
      draw((stretch === 1 ? null : lineage?.stretched(stretch)) ?? next, glides);
    },
    fit,
    zoomBy(factor) {
      zoomTo(cy.zoom() * stretch * factor, { x: cy.width() / 2, y: cy.height() / 2 });
      tellCamera();
    },
    panBy: (dx, dy) => void cy.panBy({ x: dx, y: dy }),
    setCamera(camera) {
      isFitted = false;
      setCamera(camera);
    },
    reveal(id) {
      const node = cy.getElementById(nodeId(id));
      if (node.empty()) return;
      const { y } = node.renderedPosition();
      const shape = node.data(SHAPE) as ActorShape;
      // A life line that runs through the picture is in view, wherever its middle is.
      const onScreen = (at: number) => cy.pan().x + at * cy.zoom();
      const [first, last] = 'centre' in shape ? [shape.centre.x, shape.centre.x] : [shape.x1 + 30, shape.x2];
      const isThrough = onScreen(first) < cy.width() / 2 && onScreen(last) > cy.width() / 2;
      const x = isThrough ? cy.width() / 2 : onScreen(first);
      const margin = REVEAL_MARGIN;
      const dx = x < margin ? margin - x : x > cy.width() - margin ? cy.width() - margin - x : 0;
      const dy = y < margin ? margin - y : y > cy.height() - margin ? cy.height() - margin - y : 0;
      if (dx !== 0 || dy !== 0) cy.panBy({ x: dx, y: dy });
    },
    revealAll,
    setKeyboardFocus(target) {
      cy.batch(() => {
        cy.elements('.keyboard').removeClass('keyboard');
        if (!target) return;
        const id = 'actor' in target ? nodeId(target.actor) : edgeId(target.tie);
        cy.getElementById(id).addClass('keyboard');
      });
    },
    destroy() {
      if (destroyed) return;
      destroyed = true;
      clearTimeout(cameraTimer);
      clearTimeout(hoverTimer);
      container.removeEventListener('mouseleave', leave);
      container.removeEventListener('wheel', onwheel, { capture: true });
      container.removeEventListener('touchmove', ontouchmove, { capture: true });
      resize.disconnect();
      cy.destroy();
      stage.remove();
      backdrop.destroy();
    },
  };
}

/** So many actors that stand elsewhere at once have been arranged anew; fewer were moved by hand. */
const REARRANGED = 3;

function isRearranged(before: Scene | null, after: Scene): boolean {
  if (!before) return false;
  const places = new Map(before.chips.map(({ id, centre }) => [id, centre]));
  const moved = after.chips.filter(({ id, centre }) => {
    const place = places.get(id);
    return place && Math.hypot(place.x - centre.x, place.y - centre.y) > 1;
  });
  return moved.length >= REARRANGED;
}

function applyDifference(cy: Core, scene: Scene, grabbed: string | null, glides: boolean): void {
  const wanted = new Set<string>();
  const fresh: ElementDefinition[] = [];
  const edges: ElementDefinition[] = [];
  const isLineage = scene.axis !== null;
  for (const shape of [...scene.chips, ...scene.lifeLines]) {
    const id = nodeId(shape.id);
    const position = { ...centreOf(shape) };
    const classes = 'centre' in shape ? 'chip' : 'life';
    wanted.add(id);
    const node = cy.getElementById(id);
    if (node.empty())
      fresh.push({
        group: 'nodes',
        data: { id, [SHAPE]: shape },
        classes,
        position,
        grabbable: !isLineage,
        pannable: isLineage,
      });
    else {
      if (node.data(SHAPE) !== shape) node.data(SHAPE, shape);
      if (!node.hasClass(classes)) {
        node.classes(classes);
        if (isLineage) node.ungrabify().panify();
        else node.grabify().unpanify();
      }
      // The node under the pointer is where the pointer is.
      if (id === grabbed) continue;
      if (glides) node.stop(true).animate({ position }, { duration: SWITCH_MS, easing: 'ease-in-out-cubic' });
      else {
        if (node.animated()) node.stop(true);
        node.position(position);
      }
    }
  }
  for (const tick of scene.eventTicks) {
    const id = eventNodeId(tick.id);
    wanted.add(id);
    const node = cy.getElementById(id);
    if (node.empty())
      fresh.push({
        group: 'nodes',
        data: { id, [SHAPE]: tick },
        classes: 'event',
        position: { ...tick.centre },
        grabbable: false,
        pannable: true,
      });
    else node.data(SHAPE, tick).position({ ...tick.centre });
  }
  for (const tie of scene.ties) {
    const id = edgeId(tie.id);
    wanted.add(id);
    const edge = cy.getElementById(id);
    if (edge.nonempty()) edge.data(SHAPE, tie);
    else
      edges.push({
        group: 'edges',
        data: { id, source: nodeId(tie.from), target: nodeId(tie.to), [SHAPE]: tie },
      });
  }
  cy.elements()
    .filter((element) => !wanted.has(element.id()))
    .remove();
  cy.add([...fresh, ...edges]);
  // While actors glide, their ties would be drawn across the picture: they come when everybody has arrived.
  if (glides)
    cy.edges().forEach((edge) => {
      const opacity = Number(edge.style('opacity'));
      edge.stop(true).style('opacity', 0);
      edge
        .delay(SWITCH_MS)
        .animate({ style: { opacity } }, { duration: 160, complete: () => void edge.removeStyle('opacity') });
    });
}
