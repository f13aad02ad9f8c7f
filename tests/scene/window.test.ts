import { describe, expect, test } from 'vitest';
import { layoutLineage } from '../../src/layout';
import { OPENING_VIEW, visibleGraph, type ViewState } from '../../src/model';
import {
  ALL_PARTS,
  lineageLanes,
  lineageScene,
  PAGES,
  seenThrough,
  stretchTime,
  THEMES,
  timeZoom,
  viewFigure,
  wholeView,
  type Scene,
} from '../../src/scene';
import { maliGraph } from '../mali';

const graph = maliGraph();
const state: ViewState = { ...OPENING_VIEW, view: 'lineage' };
const visible = visibleGraph(graph, state);
const lanes = lineageLanes(graph, visible);
const layout = layoutLineage(lanes.problem);
const stretched = (by: number): Scene =>
  lineageScene({ graph, visible, ...stretchTime(lanes, layout, by), theme: THEMES.light, at: null });
const scene = stretched(1);

test('a window shows of a network what its camera looks at', () => {
  const network = { bounds: { x: 0, y: 0, width: 500, height: 500 }, axis: null };
  expect(seenThrough(network, { x: 10, y: 20, zoom: 2 }, { width: 400, height: 200 })).toEqual({
    stretch: 1,
    crop: { x: -90, y: -30, width: 200, height: 100 },
  });
});

describe('a lineage', () => {
  test.each([
    [900, 750],
    [1400, 860],
    [2400, 1300],
  ])('fills a window of %d × %d', (width, height) => {
    const { stretch, crop } = seenThrough(scene, wholeView(scene, { width, height }), { width, height });
    const { bounds } = stretched(stretch);
    expect(bounds.x).toBeGreaterThanOrEqual(crop.x);
    expect(bounds.x + bounds.width).toBeLessThanOrEqual(crop.x + crop.width);
    expect(bounds.y).toBeGreaterThanOrEqual(crop.y);
    expect(bounds.y + bounds.height).toBeLessThanOrEqual(crop.y + crop.height);
    expect(bounds.width / crop.width).toBeGreaterThan(0.85);
  });

  test('shows its latest years in a window that is too narrow for all', () => {
    const { stretch, crop } = seenThrough(scene, wholeView(scene, { width: 390, height: 540 }), {
      width: 390,
      height: 540,
    });
    const { bounds } = stretched(stretch);
    expect(crop.x).toBeGreaterThan(bounds.x);
    expect(crop.x + crop.width).toBeGreaterThanOrEqual(bounds.x + bounds.width);
    expect(crop.y).toBeLessThanOrEqual(bounds.y);
  });

  test('grows along time at every step of a zoom, and nothing jumps', () => {
    const { split } = timeZoom(scene.bounds, { width: 900, height: 750 });
    let before = split(0.3);
    for (let along = 0.3; along < 20; along *= 1.02) {
      const now = split(along);
      expect(now.stretch * now.zoom).toBeCloseTo(along);
      expect(now.zoom).toBeGreaterThanOrEqual(before.zoom - 1e-9);
      expect(now.zoom).toBeLessThanOrEqual(before.zoom * 1.03);
      before = now;
    }
    expect(before.zoom).toBeLessThanOrEqual(1.25);
  });

  test('takes the width of a page that is wider than it, with names as large as before', () => {
    const { figure } = viewFigure(
      graph,
      state,
      { network: () => new Map(), lineage: () => layout },
      { page: PAGES.slide.page, parts: ALL_PARTS, background: 'white', theme: 'light', scope: 'whole' },
    );
    const width = figure.scene.bounds.width * figure.zoom;
    expect(width / figure.frame.width).toBeGreaterThan(0.95);
    expect(width).toBeLessThanOrEqual(figure.frame.width + 0.5);
  });
});
