import type { Core } from 'cytoscape';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createCanvas, type Canvas, type CanvasCallbacks, type CanvasCamera } from '../../src/canvas';
import { layoutLineage } from '../../src/layout';
import { OPENING_VIEW, visibleGraph, type ActorId, type Selection, type ViewState } from '../../src/model';
import {
  lineageLanes,
  lineageScene,
  middleOf,
  networkScene,
  stretchTime,
  THEMES,
  type Point,
  type Scene,
} from '../../src/scene';
import { graphOf, relation } from '../example';

const graph = graphOf({
  actors: ['mother', 'daughter', 'rival', { id: 'front', name: 'Front', kind: 'coalition' }],
  relations: [
    relation('offshoot', 'mother', 'daughter', { start: '2010' }),
    relation('conflict', 'daughter', 'rival', { start: '2012' }),
    relation('membership', ['mother', 'daughter'], 'front', { start: '2012', end: '..' }),
  ],
});

const PLACES = new Map(
  Object.entries({
    mother: { x: 0, y: 0 },
    daughter: { x: 300, y: 0 },
    rival: { x: 300, y: 400 },
    front: { x: 150, y: -120 },
  }),
) as unknown as ReadonlyMap<ActorId, Point>;

function sceneOf(state: Partial<ViewState> = {}, theme: keyof typeof THEMES = 'light'): Scene {
  return networkScene({
    graph,
    visible: visibleGraph(graph, { ...OPENING_VIEW, ...state }),
    positions: PLACES,
    theme: THEMES[theme],
  });
}

let container: HTMLElement;
let canvas: Canvas;
let calls: { [Name in keyof CanvasCallbacks]: ReturnType<typeof vi.fn<CanvasCallbacks[Name]>> };

beforeEach(() => {
  container = document.createElement('div');
  container.style.cssText = 'position: relative; width: 600px; height: 400px';
  const style = document.createElement('style');
  style.textContent = '.stage, .backdrop { position: absolute; inset: 0; width: 600px; height: 400px }';
  container.append(style);
  document.body.append(container);
  calls = {
    onselect: vi.fn(),
    onhover: vi.fn(),
    onfocus: vi.fn(),
    ondragstart: vi.fn(),
    ondrag: vi.fn(),
    ondragend: vi.fn(),
    oncamera: vi.fn(),
  };
  canvas = createCanvas(container, calls);
});

afterEach(() => {
  canvas.destroy();
  container.remove();
});

const stage = () => container.querySelector('.stage') as HTMLElement & { _cyreg: { cy: Core } };
const drawn = () =>
  stage()
    ._cyreg.cy.elements()
    .map((element) => element.id())
    .sort();

/** Brings a point of the model under the middle of the picture and clicks there. */
async function clickAt({ x, y }: Point): Promise<void> {
  canvas.setCamera({ x, y, zoom: 1 });
  await userEvent.click(stage(), { position: { x: 300, y: 200 } });
}

describe('a canvas', () => {
  test('draws every chip and tie of a scene, and a hull behind them', () => {
    canvas.update(sceneOf());
    expect(drawn()).toEqual([
      'a.daughter',
      'a.front',
      'a.mother',
      'a.rival',
      'r.daughter-conflict-rival',
      'r.mother-daughter-membership-front~daughter~front',
      'r.mother-daughter-membership-front~mother~front',
      'r.mother-offshoot-daughter',
    ]);
    expect(container.querySelectorAll('.backdrop path')).toHaveLength(1);
  });

  test('applies the difference between two scenes and keeps what stays', () => {
    canvas.update(sceneOf());
    const mother = stage()._cyreg.cy.getElementById('a.mother')[0];
    canvas.update(
      sceneOf({ families: new Set(['lineage']), only: new Set(['mother', 'daughter'] as ActorId[]) }),
    );
    expect(drawn()).toEqual(['a.daughter', 'a.mother', 'r.mother-offshoot-daughter']);
    expect(stage()._cyreg.cy.getElementById('a.mother')[0]).toBe(mother);
    expect(container.querySelectorAll('.backdrop path')).toHaveLength(0);
    canvas.update(sceneOf());
    expect(drawn()).toHaveLength(8);
  });

  test('takes the colours of another theme', () => {
    canvas.update(sceneOf());
    const cy = stage()._cyreg.cy;
    const before = cy.getElementById('a.mother').style('color') as string;
    canvas.update(sceneOf({}, 'dark'));
    expect(cy.getElementById('a.mother').style('color')).not.toBe(before);
  });

  test('puts chips where the scene has them', () => {
    canvas.update(sceneOf());
    expect(stage()._cyreg.cy.getElementById('a.daughter').position()).toEqual({ x: 300, y: 0 });
  });

  test('draws a tie from and to the points that the scene computed', () => {
    const scene = sceneOf();
    canvas.update(scene);
    const tie = scene.ties.find(({ id }) => id === 'daughter-conflict-rival')!;
    const edge = stage()._cyreg.cy.getElementById('r.daughter-conflict-rival');
    for (const [point, wanted] of [
      [edge.sourceEndpoint(), tie.curve.start],
      [edge.targetEndpoint(), tie.curve.end],
    ] as const) {
      // Cytoscape draws back from the point to make room for the mark.
      expect(Math.abs(point.x - wanted.x)).toBeLessThan(8);
      expect(Math.abs(point.y - wanted.y)).toBeLessThan(8);
    }
  });
});

describe('a click', () => {
  test.each<[string, (scene: Scene) => Point, Selection | null]>([
    [
      'on a chip selects its actor',
      () => PLACES.get('rival' as ActorId)!,
      { type: 'actor', id: 'rival' as ActorId },
    ],
    [
      'on a tie selects its relation',
      (scene) => middleOf(scene.ties.find(({ id }) => id === 'daughter-conflict-rival')!.curve),
      { type: 'relation', id: 'daughter-conflict-rival' } as Selection,
    ],
    [
      'on a hull selects its coalition',
      // Just above the coalition's own chip, which the hull goes round.
      ({ chips }) => {
        const { centre, height } = chips.find(({ id }) => id === 'front')!;
        return { x: centre.x, y: centre.y - height / 2 - 5 };
      },
      { type: 'actor', id: 'front' as ActorId },
    ],
    ['on nothing selects nothing', () => ({ x: 5000, y: 5000 }), null],
  ])('%s', async (_, place, selection) => {
    const scene = sceneOf();
    canvas.update(scene);
    await clickAt(place(scene));
    expect(calls.onselect.mock.calls).toEqual([[selection]]);
  });
});

describe('the camera', () => {
  test('shows all of the scene after a fit', () => {
    const scene = sceneOf();
    canvas.update(scene);
    canvas.fit();
    const { x1, y1, x2, y2 } = stage()._cyreg.cy.extent();
    const { bounds } = scene;
    expect([
      x1 <= bounds.x,
      y1 <= bounds.y,
      x2 >= bounds.x + bounds.width,
      y2 >= bounds.y + bounds.height,
    ]).toEqual([true, true, true, true]);
  });

  test('tells of the moves of the reader, and not of those of the program', async () => {
    canvas.update(sceneOf());
    canvas.fit();
    canvas.setCamera({ x: 10, y: 20, zoom: 0.5 });
    canvas.panBy(50, 0);
    await vi.waitFor(() => expect(calls.oncamera).toHaveBeenCalled());
    expect(calls.oncamera.mock.calls).toEqual([[{ x: -90, y: 20, zoom: 0.5 }]]);
  });

  test('keeps the first of many in sight where not all fit', () => {
    canvas.update(sceneOf());
    canvas.setCamera({ x: 150, y: 140, zoom: 3 });
    const inSight = (id: string) => {
      const { x, y } = stage()._cyreg.cy.getElementById(`a.${id}`).renderedPosition();
      return x > 0 && x < 600 && y > 0 && y < 400;
    };
    for (const first of ['mother', 'rival']) {
      canvas.revealAll([first, 'mother', 'daughter', 'rival'] as ActorId[]);
      expect(inSight(first), first).toBe(true);
    }
  });

  test('brings an actor that lies outside into view', () => {
    canvas.update(sceneOf());
    canvas.setCamera({ x: 3000, y: 3000, zoom: 1 });
    canvas.reveal('mother' as ActorId);
    const { x1, y1, x2, y2 } = stage()._cyreg.cy.extent();
    expect(x1 < 0 && y1 < 0 && x2 > 0 && y2 > 0).toBe(true);
  });
});

describe('a lineage beyond its natural size', () => {
  const state: ViewState = { ...OPENING_VIEW, view: 'lineage' };
  const visible = visibleGraph(graph, state);
  const lanes = lineageLanes(graph, visible);
  const layout = layoutLineage(lanes.problem);
  const stretched = (by: number) =>
    lineageScene({ graph, visible, ...stretchTime(lanes, layout, by), theme: THEMES.light, at: null });
  const cy = () => stage()._cyreg.cy;
  const onScreen = (id: string) => cy().getElementById(id).renderedBoundingBox({ includeLabels: false });

  test('zooms into time: lines grow longer, neither thicker nor further apart', () => {
    canvas.update(stretched(1), stretched);
    canvas.setCamera({ x: 100, y: 0, zoom: 2 });
    const before = [onScreen('a.mother'), onScreen('a.daughter')] as const;
    canvas.zoomBy(3);
    const after = [onScreen('a.mother'), onScreen('a.daughter')] as const;
    expect(after[0].w / before[0].w).toBeGreaterThan(2);
    expect(after[0].h).toBeCloseTo(before[0].h, 0);
    expect(after[1].y1 - after[0].y1).toBeCloseTo(before[1].y1 - before[0].y1, 0);
  });

  test('keeps what lies under the pointer where it is', () => {
    canvas.update(stretched(1), stretched);
    canvas.setCamera({ x: 100, y: 0, zoom: 1 });
    const { left, top } = stage().getBoundingClientRect();
    const pointer = { clientX: left + 150, clientY: top + 120 };
    // The joint lies under the pointer.
    const joint = () => cy().getElementById('r.mother-offshoot-daughter').renderedMidpoint();
    canvas.panBy(150 - joint().x, 120 - joint().y);
    for (let notch = 0; notch < 10; notch++)
      stage().dispatchEvent(new WheelEvent('wheel', { deltaY: -100, ...pointer, bubbles: true }));
    expect(Math.abs(joint().x - 150)).toBeLessThan(4);
    expect(Math.abs(joint().y - 120)).toBeLessThan(4);
  });

  test('tells a camera that leads back to the same picture', async () => {
    canvas.update(stretched(1), stretched);
    canvas.setCamera({ x: 100, y: 0, zoom: 1 });
    canvas.zoomBy(4);
    await vi.waitFor(() => expect(calls.oncamera).toHaveBeenCalled());
    const box = onScreen('a.daughter');
    const [[camera]] = calls.oncamera.mock.calls as [[CanvasCamera]];
    canvas.setCamera({ x: 0, y: 0, zoom: 0.5 });
    canvas.setCamera(camera);
    expect(camera.zoom).toBeCloseTo(4);
    expect(onScreen('a.daughter').x1).toBeCloseTo(box.x1, 0);
  });

  test('keeps the names of lines in sight that began left of the window', () => {
    canvas.update(stretched(1), stretched);
    canvas.setCamera({ x: 100, y: 0, zoom: 1 });
    const names = () => [...container.querySelectorAll('.axis text')].map(({ textContent }) => textContent);
    expect(names()).not.toContain('Mother');
    const { x1, x2 } = stretched(1).lifeLines.find(({ id }) => id === 'mother')!;
    canvas.setCamera({ x: (x1 + x2) / 2 + 300, y: 0, zoom: 1 });
    expect(names()).toContain('Mother');
  });
});

describe('the end of a canvas', () => {
  test('leaves the page as it was, and a second end is harmless', () => {
    canvas.update(sceneOf());
    canvas.destroy();
    canvas.destroy();
    expect(container.querySelector('.stage, .backdrop')).toBeNull();
  });

  test('makes later scenes harmless', () => {
    canvas.destroy();
    expect(() => canvas.update(sceneOf())).not.toThrow();
  });
});
