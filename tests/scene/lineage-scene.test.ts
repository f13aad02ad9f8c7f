import { describe, expect, test } from 'vitest';
import { layoutLineage } from '../../src/layout';
import { dayOf, OPENING_VIEW, visibleGraph, type Graph, type ViewState } from '../../src/model';
import {
  ALL_PARTS,
  CHIP_HEIGHT,
  lineageLanes,
  lineageScene,
  measureText,
  sampleCurve,
  stretchTime,
  THEMES,
  viewFigure,
  xOf,
  type Scene,
} from '../../src/scene';
import { actor, CLAIM, graphOf, relation } from '../example';
import { idOf } from '../ids';
import { maliGraph } from '../mali';

function drawn(graph: Graph, change: Partial<ViewState> = {}) {
  const state: ViewState = { ...OPENING_VIEW, view: 'lineage', ...change };
  const visible = visibleGraph(graph, state);
  const lanes = lineageLanes(graph, visible);
  const layout = layoutLineage(lanes.problem);
  return { lanes, scene: lineageScene({ graph, visible, lanes, layout, theme: THEMES.light, at: state.at }) };
}
const line = (scene: Scene, id: string) => scene.lifeLines.find((one) => one.id === id)!;

const graph = graphOf({
  actors: [
    actor('old', { start: '2002', end: '2012-01' }),
    actor('young', { start: '2012-01', end: '..' }),
    actor('other', { start: '2005', end: '2015' }),
    actor('union', { kind: 'coalition', start: '2015', end: '..' }),
    actor('undated'),
  ],
  relations: [
    relation('rename', 'old', 'young', { start: '2012-01' }),
    relation('merger', ['young', 'other'], 'union', { start: '2015' }),
    relation('attack', 'young', 'other', { start: '2013-06' }),
    relation('alliance', 'old', 'other', { start: '2008', claims: [{ source: 'press', status: 'alleged' }] }),
  ],
  events: [{ id: 'accord', title: 'Accord', date: '2013-03', claims: [CLAIM] }],
});

describe('a disputed membership', () => {
  const member = (claims: readonly object[]) =>
    drawn(
      graphOf({
        actors: [
          actor('group', { start: '2002', end: '2015' }),
          actor('union', { kind: 'coalition', start: '2004', end: '2014' }),
        ],
        relations: [relation('membership', 'group', 'union', { start: '2005', end: '2012', claims })],
      }),
    ).scene;

  test('bears the sign that sources disagree, on its own line', () => {
    const scene = member([CLAIM, { source: 'press', stance: 'disputes' }]);
    const [stripe] = scene.stripes;
    expect(stripe?.question?.at.y).toBe(line(scene, 'group').y);
    expect(stripe?.question?.at.x).toBeGreaterThan(stripe!.x1);
    expect(stripe?.question?.at.x).toBeLessThan(stripe!.x2);
  });

  test('is told from one that nobody disputes', () => {
    expect(member([CLAIM]).stripes.map(({ question }) => question)).toEqual([null]);
  });
});

describe('the picture of a lineage', () => {
  const { scene, lanes } = drawn(graph);

  test('has a life line for each actor that anything dates', () => {
    expect(scene.lifeLines.map(({ id }) => id as string).sort()).toEqual(['old', 'other', 'union', 'young']);
    expect(scene.chips).toEqual([]);
  });

  test('draws a life from its beginning to its end, in time', () => {
    const other = line(scene, 'other');
    expect(other.x1).toBeCloseTo(xOf(lanes.knots, dayOf(2005)), -2);
    expect(other.x1).toBeLessThan(line(scene, 'young').x1);
    expect(line(scene, 'old').x2).toBeLessThanOrEqual(line(scene, 'young').x1 + 1);
  });

  test('ends a life that goes on in an arrowhead, and no other', () => {
    expect(
      scene.lifeLines
        .filter(({ arrow }) => arrow)
        .map(({ id }) => id as string)
        .sort(),
    ).toEqual(['union', 'young']);
  });

  test('draws a coalition hollow', () => {
    expect(scene.lifeLines.filter(({ hollow }) => hollow).map(({ id }) => id)).toEqual(['union']);
  });

  test('carries a renamed group on in its row', () => {
    expect(line(scene, 'young').y).toBe(line(scene, 'old').y);
  });

  test('ties the parents of a merger to what they formed, from lane to lane', () => {
    const parents = scene.ties.filter(({ relation: of }) => of === 'young-other-merger-union');
    expect(parents.map(({ from, to }) => [from, to])).toEqual(
      expect.arrayContaining([
        ['young', 'union'],
        ['other', 'union'],
      ]),
    );
    for (const { from, to, curve } of parents) {
      expect(curve.start.y).toBeCloseTo(line(scene, from).y, 0);
      expect(curve.end.y).toBeCloseTo(line(scene, to).y, 0);
    }
  });

  test('stands alliance and conflict as marks between lanes, in order of their dates', () => {
    const x = (id: string) => scene.ties.find((tie) => tie.relation === id)!.curve.start.x;
    expect(x('old-alliance-other')).toBeLessThan(x('young-attack-other'));
    expect(scene.ties.find((tie) => tie.relation === 'old-alliance-other')?.dash).toBe('dashed');
  });

  test('puts events on the axis', () => {
    expect(scene.eventTicks.map(({ id }) => id)).toEqual(['accord']);
    expect(scene.eventTicks[0]?.centre.x).toBeGreaterThan(xOf(lanes.knots, dayOf(2013)));
    expect(scene.eventTicks[0]?.centre.x).toBeLessThan(xOf(lanes.knots, dayOf(2014)));
  });

  test('lies within its bounds', () => {
    const { x, y, width, height } = scene.bounds;
    const points = [
      ...scene.lifeLines.flatMap((one) => [
        { x: one.x1, y: one.y },
        { x: one.x2, y: one.y },
        { x: one.label.x, y: one.label.y },
        { x: one.label.x + measureText(one.label.text, one.label.size, one.label.weight), y: one.label.y },
      ]),
      ...scene.ties.flatMap(({ curve }) => sampleCurve(curve)),
    ];
    expect(points.filter((p) => p.x < x || p.x > x + width || p.y < y || p.y > y + height)).toEqual([]);
  });

  test('names what it cannot show, for want of any date', () => {
    const { lanes: wide } = drawn(graph, { only: new Set([idOf('undated'), idOf('young'), idOf('other')]) });
    expect(wide.omitted.actors).toContain('undated');
  });
});

describe('at a date', () => {
  test('lanes stay where they are, and what is over or to come fades', () => {
    const always = drawn(graph).scene;
    const { scene } = drawn(graph, { at: { from: '2013', to: '2013' } });
    expect(scene.lifeLines.map(({ y, x1, x2 }) => [y, x1, x2])).toEqual(
      always.lifeLines.map(({ y, x1, x2 }) => [y, x1, x2]),
    );
    expect(line(scene, 'young').emphasis).toBe('full');
    expect(line(scene, 'union').emphasis).toBe('faded');
    expect(scene.axis?.date?.label).toMatch(/2013/);
  });
});

describe('the lineage of the Mali data set', () => {
  const graph = maliGraph();
  const state: ViewState = { ...OPENING_VIEW, view: 'lineage' };
  const visible = visibleGraph(graph, state);
  const lanes = lineageLanes(graph, visible);
  const layout = layoutLineage(lanes.problem);
  const stretched = (by: number) =>
    lineageScene({ graph, visible, ...stretchTime(lanes, layout, by), theme: THEMES.light, at: null });

  test.each([1, 1.7, 6])('sets no name over another with time %d times as wide', (by) => {
    const boxes = stretched(by).lifeLines.map(({ id, label }) => {
      const width = measureText(label.text, label.size, label.weight);
      return { id, left: label.x, right: label.x + width, top: label.y - label.size * 0.7, bottom: label.y };
    });
    const over = boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        .map((b) => `${a.id} / ${b.id}`),
    );
    expect(over).toEqual([]);
  });

  test('stretches time alone: rows, names and bends stay as they are', () => {
    const [natural, wide] = [stretched(1), stretched(5)];
    const shape = ({ lifeLines, ties }: Scene) => ({
      lines: lifeLines.map(({ id, y, thickness, label }) => [id, y, thickness, label.y, label.size]),
      bends: ties
        .filter(({ family }) => family === 'lineage')
        .map(({ id, curve }) => [id, ...curve.controls.map(({ x }) => Math.round(x - curve.start.x))]),
    });
    expect(shape(wide)).toEqual(shape(natural));
    const day = (scene: Scene) => xOf(scene.axis!.knots, dayOf(2015, 6, 20));
    expect(day(wide)).toBeCloseTo(5 * day(natural));
  });
});

test('a figure of the lineage lies on its page, with years above it', () => {
  const { figure } = viewFigure(
    graph,
    { ...OPENING_VIEW, view: 'lineage' },
    { network: () => new Map(), lineage: layoutLineage },
    {
      page: { width: 900, height: null, unit: 'px', dpi: 96 },
      parts: ALL_PARTS,
      background: 'white',
      theme: 'light',
      scope: 'whole',
    },
  );
  expect(figure.axis?.labels.length).toBeGreaterThan(1);
  for (const { x, y } of figure.axis!.labels) {
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(figure.width);
    expect(y).toBeLessThan(figure.frame.y + CHIP_HEIGHT);
  }
});
