import type { EdgeSingular, NodeSingular, StylesheetJson } from 'cytoscape';
import { dashPattern, FONT_FAMILY, OPACITY, type Chip, type Mark, type Theme, type Tie } from '../scene';

/** Elements carry the shape they stand for; the stylesheet reads nothing else. */
export const SHAPE = 'shape';

const chipOf = (element: NodeSingular) => element.data(SHAPE) as Chip;
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

/** An end as an offset from the middle of its node, which may have been dragged a step further than the scene knows. */
function endpoint(edge: EdgeSingular, end: 'start' | 'end'): string {
  const tie = tieOf(edge);
  const node = end === 'start' ? edge.source() : edge.target();
  const chip = chipOf(node);
  const point = tie.curve[end];
  return `${(point.x - chip.centre.x).toFixed(2)}px ${(point.y - chip.centre.y).toFixed(2)}px`;
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
      selector: 'node',
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
        'font-size': 11,
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
        'underlay-opacity': (e: EdgeSingular) => (tieOf(e).ring === 'none' ? 0 : 0.22),
        'underlay-padding': 4,
        'overlay-opacity': 0,
        ...transition,
      },
    },
    { selector: '.dim', style: { opacity: OPACITY.faded } },
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
