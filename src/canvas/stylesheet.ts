import type { EdgeSingular, NodeSingular, StylesheetJson } from 'cytoscape';
import {
  dashPattern,
  FONT_FAMILY,
  measureText,
  mixColours,
  OPACITY,
  type Chip,
  type Emphasis,
  type EventTick,
  type LifeLine,
  type Mark,
  type Point,
  type Theme,
  type Tie,
} from '../scene';
import { DIM } from './backdrop';

/** Elements carry the shape they stand for; the stylesheet reads nothing else. */
export const SHAPE = 'shape';

const chipOf = (element: NodeSingular) => element.data(SHAPE) as Chip;
const lifeOf = (element: NodeSingular) => element.data(SHAPE) as LifeLine;
const eventOf = (element: NodeSingular) => element.data(SHAPE) as EventTick;
const tieOf = (element: EdgeSingular) => element.data(SHAPE) as Tie;

const ARROWS: Readonly<Record<Mark, string>> = {
  none: 'none',
  arrow: 'triangle',
  'open-arrow': 'vee',
  ring: 'circle',
  bar: 'tee',
};

/** A double line is drawn around its middle; so much smaller is the node that its outer line lies on the outline. */
const DOUBLE_INSET = 3.2;

const hollow = (mark: Mark) => (mark === 'ring' ? 'hollow' : 'filled');

const points = (chip: Chip) =>
  chip.outline.type === 'polygon'
    ? chip.outline.points.map(({ x, y }) => `${x} ${y}`).join(' ')
    : '-1 -1 1 -1 1 1 -1 1';

/** Control points relative to the line between the ends: weights along it, distances beside it (to the right of it). */
function controlsOf({ curve }: Tie): { weights: string; distances: string } {
  const { start, end } = curve;
  const dx = end.x - start.x;
  const dy = end.y - start.y;
  const length = Math.hypot(dx, dy) || 1;
  const weights: number[] = [];
  const distances: number[] = [];
  for (const control of curve.controls) {
    const px = control.x - start.x;
    const py = control.y - start.y;
    weights.push((px * dx + py * dy) / (length * length));
    distances.push((py * dx - px * dy) / length);
  }
  return {
    weights: weights.map((w) => w.toFixed(5)).join(' '),
    distances: distances.map((d) => d.toFixed(2)).join(' '),
  };
}

/** What stands for an actor: a chip in the network, a life line in the lineage. */
export type ActorShape = Chip | LifeLine;

export function centreOf(shape: ActorShape): Point {
  return 'centre' in shape ? shape.centre : { x: (shape.x1 + shape.x2) / 2, y: shape.y };
}

/** An end as an offset from the middle of its node, which may have been dragged a step further than the scene knows. */
function endpoint(edge: EdgeSingular, end: 'start' | 'end'): string {
  const tie = tieOf(edge);
  const node = end === 'start' ? edge.source() : edge.target();
  const centre = centreOf(node.data(SHAPE) as ActorShape);
  const point = tie.curve[end];
  return `${(point.x - centre.x).toFixed(2)}px ${(point.y - centre.y).toFixed(2)}px`;
}

/** Height of a life line's box: the arrowhead is twice as high as the line. */
const LIFE_BOX = 2;
const ARROWHEAD = 11;

/** A line with an arrowhead, or none, as corners of its box from -1 to 1. */
function lifePoints({ x1, x2, arrow }: LifeLine): string {
  const head = arrow ? 1 - (2 * Math.min(ARROWHEAD, x2 - x1)) / Math.max(1, x2 - x1) : 1;
  const half = 1 / LIFE_BOX;
  const corners = arrow
    ? [-1, -half, head, -half, head, -1, 1, 0, head, 1, head, half, -1, half]
    : [-1, -half, 1, -half, 1, half, -1, half];
  return corners.map((value) => value.toFixed(4)).join(' ');
}

/** Stops of a life line's fades; Cytoscape's gradients know no opacity, so the line fades into the paper. */
function lifeStops({ x1, x2, fadeIn, fadeOut, colour }: LifeLine, theme: Theme) {
  const length = Math.max(1, x2 - x1);
  const pale = mixColours(theme.background, colour, 0.08);
  const stops: [string, number][] = [
    [fadeIn > 0 ? pale : colour, 0],
    [colour, Math.min(1, fadeIn / length)],
    [colour, Math.max(0, 1 - fadeOut / length)],
    [fadeOut > 0 ? pale : colour, 1],
  ];
  return {
    colours: stops.map(([stop]) => stop).join(' '),
    places: stops.map(([, at]) => `${(at * 100).toFixed(2)}%`).join(' '),
  };
}

export function stylesheetOf(theme: Theme, reducedMotion: boolean): StylesheetJson {
  const transition = reducedMotion
    ? {}
    : {
        'transition-property': 'opacity',
        'transition-duration': 160,
        'transition-timing-function': 'ease-out',
      };
  // Cytoscape's types know mapping functions for some properties only; the shapes are typed where they are made.
  const styles = [
    {
      selector: 'node.chip',
      style: {
        width: (n: NodeSingular) => chipOf(n).width - (chipOf(n).double ? DOUBLE_INSET : 0),
        height: (n: NodeSingular) => chipOf(n).height - (chipOf(n).double ? DOUBLE_INSET : 0),
        shape: (n: NodeSingular) => (chipOf(n).outline.type === 'polygon' ? 'polygon' : 'round-rectangle'),
        'shape-polygon-points': (n: NodeSingular) => points(chipOf(n)),
        // Never "auto": Cytoscape's cache of node pictures takes all nodes with a radius in words for one and the same.
        'corner-radius': (n: NodeSingular) => {
          const { outline } = chipOf(n);
          return outline.type === 'round' ? `${outline.radius}px` : '0px';
        },
        'background-color': (n: NodeSingular) => chipOf(n).fill ?? theme.background,
        'border-width': (n: NodeSingular) => (chipOf(n).double ? 4.8 : chipOf(n).strokeWidth),
        'border-color': (n: NodeSingular) => chipOf(n).stroke,
        'border-style': (n: NodeSingular) => (chipOf(n).double ? 'double' : chipOf(n).dash),
        'border-dash-pattern': (n: NodeSingular) => {
          const { dash, strokeWidth } = chipOf(n);
          return dash === 'solid' ? [4, 2] : [...dashPattern(dash, strokeWidth)];
        },
        label: (n: NodeSingular) => chipOf(n).label.text,
        'font-family': `"${FONT_FAMILY}", sans-serif`,
        'font-size': (n: NodeSingular) => chipOf(n).label.size,
        'font-weight': (n: NodeSingular) => chipOf(n).label.weight,
        color: (n: NodeSingular) => chipOf(n).label.colour,
        'text-valign': 'center',
        'text-halign': 'center',
        'text-margin-y': 0,
        opacity: (n: NodeSingular) => OPACITY[chipOf(n).emphasis],
        'outline-width': (n: NodeSingular) => ({ none: 0, traced: 1.6, selected: 2.6 })[chipOf(n).ring],
        'outline-offset': 3.2,
        'outline-color': theme.accent,
        'overlay-opacity': 0,
        'z-index': (n: NodeSingular) => (chipOf(n).ring === 'none' ? 1 : 2),
        ...transition,
      },
    },
    {
      selector: 'node.life',
      style: {
        width: (n: NodeSingular) => Math.max(1, lifeOf(n).x2 - lifeOf(n).x1),
        height: (n: NodeSingular) => lifeOf(n).thickness * LIFE_BOX,
        shape: 'polygon',
        'shape-polygon-points': (n: NodeSingular) => lifePoints(lifeOf(n)),
        'background-fill': (n: NodeSingular) => (lifeOf(n).hollow ? 'solid' : 'linear-gradient'),
        'background-gradient-direction': 'to-right',
        'background-gradient-stop-colors': (n: NodeSingular) => lifeStops(lifeOf(n), theme).colours,
        'background-gradient-stop-positions': (n: NodeSingular) => lifeStops(lifeOf(n), theme).places,
        'background-color': theme.background,
        'border-width': (n: NodeSingular) => (lifeOf(n).hollow ? 2 : 0),
        'border-position': 'inside',
        'border-join': 'round',
        'border-color': (n: NodeSingular) => lifeOf(n).colour,
        label: (n: NodeSingular) => lifeOf(n).label.text,
        'font-family': `"${FONT_FAMILY}", sans-serif`,
        'font-size': (n: NodeSingular) => lifeOf(n).label.size,
        'font-weight': (n: NodeSingular) => lifeOf(n).label.weight,
        color: (n: NodeSingular) => lifeOf(n).label.colour,
        'text-valign': 'center',
        'text-halign': 'center',
        // The label's middle relative to the line's; its baseline lies a third of the size below its middle.
        'text-margin-x': (n: NodeSingular) => {
          const { label, x1, x2 } = lifeOf(n);
          return label.x + measureText(label.text, label.size, label.weight) / 2 - (x1 + x2) / 2;
        },
        'text-margin-y': (n: NodeSingular) => lifeOf(n).label.y - lifeOf(n).label.size * 0.31 - lifeOf(n).y,
        'text-events': 'yes',
        'text-outline-color': theme.background,
        'text-outline-width': 2,
        'text-outline-opacity': 0.85,
        opacity: (n: NodeSingular) => OPACITY[lifeOf(n).emphasis],
        'underlay-color': theme.accent,
        'underlay-opacity': (n: NodeSingular) => ({ none: 0, traced: 0.16, selected: 0.4 })[lifeOf(n).ring],
        'underlay-padding': (n: NodeSingular) => (lifeOf(n).ring === 'selected' ? 4 : 2),
        'underlay-shape': 'round-rectangle',
        'overlay-opacity': 0,
        'z-index': (n: NodeSingular) => (lifeOf(n).ring === 'none' ? 1 : 2),
        ...transition,
      },
    },
    {
      selector: 'node.event',
      style: {
        width: 10,
        height: 10,
        shape: 'diamond',
        'background-color': (n: NodeSingular) => (eventOf(n).selected ? theme.accent : eventOf(n).colour),
        'border-width': 0,
        label: (n: NodeSingular) => eventOf(n).label?.text ?? '',
        'font-family': `"${FONT_FAMILY}", sans-serif`,
        'font-size': (n: NodeSingular) => eventOf(n).label?.size ?? 12,
        color: (n: NodeSingular) => eventOf(n).colour,
        'text-valign': 'center',
        'text-halign': 'center',
        'text-margin-x': (n: NodeSingular) => {
          const { label, centre } = eventOf(n);
          if (!label) return 0;
          const half = measureText(label.text, label.size) / 2;
          return label.x + (label.anchor === 'end' ? -half : half) - centre.x;
        },
        'text-events': 'yes',
        opacity: (n: NodeSingular) => (eventOf(n).emphasis === 'full' ? 1 : 0.35),
        'overlay-opacity': 0,
        ...transition,
      },
    },
    {
      selector: 'edge',
      style: {
        'curve-style': (e: EdgeSingular) =>
          tieOf(e).curve.controls.length === 0 ? 'straight' : 'unbundled-bezier',
        'edge-distances': 'endpoints',
        'source-endpoint': (e: EdgeSingular) => endpoint(e, 'start'),
        'target-endpoint': (e: EdgeSingular) => endpoint(e, 'end'),
        'control-point-weights': (e: EdgeSingular) => controlsOf(tieOf(e)).weights || '0.5',
        'control-point-distances': (e: EdgeSingular) => controlsOf(tieOf(e)).distances || '0',
        width: (e: EdgeSingular) => tieOf(e).width,
        'line-color': (e: EdgeSingular) => tieOf(e).stroke,
        'line-style': (e: EdgeSingular) => (tieOf(e).dash === 'solid' ? 'solid' : 'dashed'),
        'line-dash-pattern': (e: EdgeSingular) => {
          const { dash, width } = tieOf(e);
          return dash === 'solid' ? [4, 2] : [...dashPattern(dash, width)];
        },
        'source-arrow-shape': (e: EdgeSingular) => ARROWS[tieOf(e).startMark],
        'target-arrow-shape': (e: EdgeSingular) => ARROWS[tieOf(e).endMark],
        'source-arrow-color': (e: EdgeSingular) => tieOf(e).stroke,
        'target-arrow-color': (e: EdgeSingular) => tieOf(e).stroke,
        'source-arrow-fill': (e: EdgeSingular) => hollow(tieOf(e).startMark),
        'target-arrow-fill': (e: EdgeSingular) => hollow(tieOf(e).endMark),
        'source-arrow-width': 'match-line',
        'target-arrow-width': 'match-line',
        'arrow-scale': (e: EdgeSingular) => (tieOf(e).family === 'lineage' ? 1.05 : 0.9),
        label: (e: EdgeSingular) => (tieOf(e).contested ? '?' : ''),
        'font-family': `"${FONT_FAMILY}", sans-serif`,
        'font-size': 13,
        'font-weight': 600,
        color: (e: EdgeSingular) => tieOf(e).stroke,
        'text-background-color': theme.background,
        'text-background-opacity': 1,
        'text-background-shape': 'circle',
        'text-background-padding': '3px',
        'text-border-width': 1.2,
        'text-border-color': (e: EdgeSingular) => tieOf(e).stroke,
        'text-border-opacity': 1,
        opacity: (e: EdgeSingular) => OPACITY[tieOf(e).emphasis],
        'underlay-color': theme.accent,
        'underlay-opacity': (e: EdgeSingular) => ({ none: 0, traced: 0.22, selected: 0.5 })[tieOf(e).ring],
        'underlay-padding': 4,
        'overlay-opacity': 0,
        ...transition,
      },
    },
    {
      selector: '.dim',
      style: {
        opacity: (e: NodeSingular | EdgeSingular) =>
          Math.min(DIM, OPACITY[(e.data(SHAPE) as { emphasis: Emphasis }).emphasis]),
      },
    },
    {
      selector: 'node.keyboard',
      style: {
        'underlay-color': theme.accent,
        'underlay-opacity': 0.35,
        'underlay-padding': 7,
        'underlay-shape': 'round-rectangle',
      },
    },
    {
      selector: 'edge.keyboard',
      style: { 'underlay-color': theme.accent, 'underlay-opacity': 0.45, 'underlay-padding': 5 },
    },
  ];
  return styles as unknown as StylesheetJson;
}
