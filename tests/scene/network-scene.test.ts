import { beforeAll, describe, expect, test } from 'vitest';
import { layoutNetwork } from '../../src/layout';
import { OPENING_VIEW, visibleGraph, type ActorId, type ViewState } from '../../src/model';
import {
  boxOf,
  legendOf,
  nearestActor,
  networkScene,
  openingProblem,
  OPACITY,
  polylineMeetsBox,
  sampleCurve,
  THEMES,
  type NetworkSceneInput,
  type Point,
  type Scene,
} from '../../src/scene';
import { actor, CLAIM, graphOf, relation, type Parts } from '../example';
import { idOf, idsOf } from '../ids';
import { maliGraph } from '../mali';

const places = (...all: [string, number, number][]): ReadonlyMap<ActorId, Point> =>
  new Map(all.map(([id, x, y]) => [idOf(id), { x, y }]));

function sceneOf(
  parts: Parts,
  positions: ReadonlyMap<ActorId, Point>,
  change: Partial<ViewState> = {},
  input: Partial<NetworkSceneInput> = {},
): Scene {
  const graph = graphOf(parts);
  const visible = visibleGraph(graph, { ...OPENING_VIEW, ...change });
  return networkScene({ graph, visible, positions, theme: THEMES.light, ...input });
}

const SMALL: Parts = {
  actors: [
    actor('old', { end: '2011', camp: 'reds' }),
    actor('young', { start: '2012', end: '..', camp: 'blues' }),
    actor('foe', { kind: 'state' }),
  ],
  relations: [
    relation('offshoot', 'old', 'young', { start: '2012' }),
    relation('attack', 'young', 'foe', { start: '2013', claims: [{ source: 'press', status: 'alleged' }] }),
    relation('alliance', 'old', 'foe', {
      start: '2005',
      end: '2006',
      claims: [CLAIM, { source: 'press', stance: 'disputes' }],
    }),
  ],
};
const SPREAD = places(['old', 0, 0], ['young', 300, 0], ['foe', 150, 200]);
const chip = (scene: Scene, id: string) => scene.chips.find((one) => one.id === id)!;
const tie = (scene: Scene, id: string) => scene.ties.find((one) => one.id === id)!;

describe('the picture of a network', () => {
  const scene = sceneOf(SMALL, SPREAD);

  test('has a chip for each actor, at its place, with its short name', () => {
    expect(scene.chips.map(({ id, centre, label }) => [id, centre, label.text])).toEqual([
      ['old', { x: 0, y: 0 }, 'Old'],
      ['young', { x: 300, y: 0 }, 'Young'],
      ['foe', { x: 150, y: 200 }, 'Foe'],
    ]);
  });

  test('tells the families by marks', () => {
    const marks = ({ startMark, endMark }: Scene['ties'][number]) => [startMark, endMark];
    expect(scene.ties.map(marks)).toEqual([
      ['none', 'arrow'],
      ['none', 'bar'],
      ['ring', 'ring'],
    ]);
  });

  test('tells status by dashes, and nothing else by them', () => {
    expect(scene.ties.map(({ dash }) => dash)).toEqual(['solid', 'dashed', 'solid']);
  });

  test('marks what sources disagree on', () => {
    expect(scene.ties.map(({ contested }) => contested)).toEqual([false, false, true]);
  });

  test('gives lineage the colour of the descendant’s camp', () => {
    expect(tie(scene, 'old-offshoot-young').stroke).toBe(chip(scene, 'young').stroke);
    expect(tie(scene, 'young-attack-foe').stroke).toBe(THEMES.light.families.conflict);
  });

  test('lies within its bounds', () => {
    const { x, y, width, height } = scene.bounds;
    const points = [
      ...scene.chips.flatMap(({ centre, width: w, height: h }) => [
        { x: centre.x - w / 2, y: centre.y - h / 2 },
        { x: centre.x + w / 2, y: centre.y + h / 2 },
      ]),
      ...scene.ties.flatMap(({ curve }) => sampleCurve(curve)),
    ];
    expect(points.filter((p) => p.x < x || p.x > x + width || p.y < y || p.y > y + height)).toEqual([]);
  });

  test('says in words what each chip and tie is', () => {
    expect(chip(scene, 'old').description).toBe('Old: armed group, Reds');
    expect(tie(scene, 'old-offshoot-young').description).toBe('Old gave rise to Young (2012); stated');
    expect(tie(scene, 'old-alliance-foe').description).toContain('sources disagree');
  });

  test('leaves out an actor without a place, and its ties', () => {
    const partly = sceneOf(SMALL, places(['old', 0, 0], ['young', 300, 0]));
    expect(partly.chips.map(({ id }) => id)).toEqual(['old', 'young']);
    expect(partly.ties.map(({ id }) => id)).toEqual(['old-offshoot-young']);
  });

  test('draws a merger as one tie from each parent, all of one relation', () => {
    const { ties } = sceneOf(
      { actors: ['a', 'b', 'c'], relations: [relation('merger', ['a', 'b'], 'c')] },
      places(['a', 0, 0], ['b', 0, 100], ['c', 300, 50]),
    );
    expect(ties.map(({ from, to, relation: of }) => [from, to, of])).toEqual([
      ['a', 'c', 'a-b-merger-c'],
      ['b', 'c', 'a-b-merger-c'],
    ]);
    expect(new Set(ties.map(({ id }) => id)).size).toBe(2);
  });

  test('of nothing is empty', () => {
    const empty = sceneOf(SMALL, SPREAD, { families: new Set() });
    expect([empty.chips, empty.ties, empty.areas, empty.legend]).toEqual([[], [], [], []]);
  });

  test('marks an actor that a source leaves unnamed', () => {
    const scene = sceneOf(
      {
        actors: [actor('someone', { name: 'Two groups', unnamed: true }), 'a'],
        relations: [relation('alliance', 'someone', 'a')],
      },
      places(['someone', 0, 0], ['a', 200, 0]),
      { unnamed: true },
    );
    expect(chip(scene, 'someone').label.text).toBe('Two groups?');
  });
});

describe('at a date', () => {
  const scene = sceneOf(SMALL, SPREAD, { at: { from: '2014', to: '2014' } });

  test('what holds is drawn in full, lineage and its ended groups lighter, the rest faded', () => {
    expect(scene.chips.map(({ id, emphasis }) => [id, emphasis])).toEqual([
      ['old', 'made'],
      ['young', 'full'],
      ['foe', 'full'],
    ]);
    expect(scene.ties.map(({ id, emphasis }) => [id, emphasis])).toEqual([
      ['old-offshoot-young', 'made'],
      ['young-attack-foe', 'faded'],
      ['old-alliance-foe', 'faded'],
    ]);
  });

  test('an ended group that explains who is there is an outline', () => {
    expect(chip(scene, 'old').fill).toBeNull();
    expect(chip(scene, 'young').fill).not.toBeNull();
  });

  test('nothing moves', () => {
    const always = sceneOf(SMALL, SPREAD);
    expect(scene.chips.map(({ centre }) => centre)).toEqual(always.chips.map(({ centre }) => centre));
    expect(scene.ties.map(({ curve }) => curve)).toEqual(always.ties.map(({ curve }) => curve));
  });

  test('what is faded can still be seen', () => {
    expect(OPACITY.faded).toBeGreaterThan(0);
    expect(OPACITY.faded).toBeLessThan(OPACITY.made);
    expect(OPACITY.made).toBeLessThan(OPACITY.full);
  });
});

describe('a trace', () => {
  const traced: Partial<ViewState> = { selection: { type: 'actor', id: idOf('young') }, trace: 'ancestors' };

  test('rings its actors and relations and fades the others', () => {
    const scene = sceneOf(SMALL, SPREAD, traced);
    expect(scene.chips.map(({ ring, emphasis }) => [ring, emphasis])).toEqual([
      ['traced', 'full'],
      ['traced', 'full'],
      ['none', 'faded'],
    ]);
    expect(scene.ties.map(({ ring, emphasis }) => [ring, emphasis])).toEqual([
      ['traced', 'full'],
      ['none', 'faded'],
      ['none', 'faded'],
    ]);
  });

  test('has no rings in a figure of the trace alone', () => {
    const scene = sceneOf(SMALL, SPREAD, traced, { rings: false });
    expect(new Set([...scene.chips, ...scene.ties].map(({ ring }) => ring))).toEqual(new Set(['none']));
  });

  test('gives way to the selection where both would ring a chip', () => {
    const scene = sceneOf(SMALL, SPREAD, traced, { selected: { actor: idOf('young') } });
    expect(chip(scene, 'young').ring).toBe('selected');
  });
});

describe('the hull of a coalition', () => {
  const coalition = (fields = {}): Parts => ({
    actors: [actor('front', { kind: 'coalition' }), 'a', 'b', 'stranger'],
    relations: [
      relation('membership', 'a', 'front', { start: '2012', ...fields }),
      relation('membership', 'b', 'front', { start: '2012', ...fields }),
      relation('conflict', 'stranger', 'a'),
    ],
  });
  const around = places(['front', 0, 0], ['a', 160, 0], ['b', 80, 90], ['stranger', 600, 0]);
  const hulls = (parts: Parts, change: Partial<ViewState> = {}) => sceneOf(parts, around, change).areas;

  test('goes round the coalition and its members, and round nobody else', () => {
    const [area, ...more] = hulls(coalition());
    expect([area?.id, more.length]).toEqual(['front', 0]);
    const xs = area!.outline.map(({ x }) => x);
    expect(Math.min(...xs)).toBeLessThan(0);
    expect(Math.max(...xs)).toBeGreaterThan(160);
    expect(Math.max(...xs)).toBeLessThan(500);
  });

  test('needs two members', () => {
    const parts = coalition();
    expect(hulls({ ...parts, relations: parts.relations!.slice(1) })).toEqual([]);
  });

  test('goes with the memberships that hold at the date', () => {
    expect(hulls(coalition({ end: '2013' }), { at: { from: '2015', to: '2015' } })).toEqual([]);
    expect(hulls(coalition({ end: '2013' }), { at: { from: '2013', to: '2013' } })).toHaveLength(1);
  });

  test('is not drawn round members that sources dispute', () => {
    expect(hulls(coalition({ claims: [CLAIM, { source: 'press', stance: 'disputes' }] }))).toEqual([]);
  });
});

describe('the legend', () => {
  test('counts what the picture shows', () => {
    const { legend } = sceneOf(SMALL, SPREAD);
    expect(legend.map(({ group, id, count }) => `${group} ${id} ${count}`)).toEqual([
      'Relations lineage 1',
      'Relations alliance 1',
      'Relations attack 1',
      'Status firm 2',
      'Status alleged 1',
      'Status contested 1',
      'Camps reds 1',
      'Camps blues 1',
      'Actors armed-group 2',
      'Actors state 1',
    ]);
  });

  test('does not explain a status that everything has', () => {
    const { legend } = sceneOf(SMALL, SPREAD, { sources: idsOf('report') });
    expect(legend.filter(({ group }) => group === 'Status')).toEqual([]);
  });

  test('of the Mali data set accounts for every relation and every actor once', () => {
    const graph = maliGraph();
    for (const families of [OPENING_VIEW.families, new Set(['institutional', 'identity'] as const)]) {
      const visible = visibleGraph(graph, { ...OPENING_VIEW, families });
      const entries = legendOf(graph, THEMES.light, visible, { view: 'network', areas: 2 });
      expect(entries.find(({ id }) => id === 'areas')?.count).toBe(2);
      const total = (group: string) =>
        entries.filter((entry) => entry.group === group).reduce((sum, { count }) => sum + count, 0);
      expect(total('Relations')).toBe(visible.relations.length);
      expect(total('Actors')).toBe(visible.actors.length);
      expect(total('Camps')).toBe(visible.actors.filter(({ actor: { camp } }) => camp !== undefined).length);
    }
  });
});

describe('steering by arrow keys', () => {
  const { chips } = sceneOf(SMALL, SPREAD);

  test.each([
    ['right', { x: 0, y: 0 }, 'young'],
    ['left', { x: 300, y: 0 }, 'old'],
    ['down', { x: 0, y: 0 }, 'foe'],
    ['up', { x: 150, y: 200 }, 'old'],
    ['up', { x: 0, y: 0 }, null],
    ['left', { x: 0, y: 0 }, null],
  ] as const)('%s from %j comes to %s', (direction, from, id) => {
    expect(nearestActor(chips, from, direction)).toBe(id);
  });
});

describe('the opening view of the Mali data set', () => {
  let scene: Scene;
  beforeAll(() => {
    const graph = maliGraph();
    const { problem, actors } = openingProblem(graph);
    const positions = layoutNetwork(problem);
    scene = networkScene({
      graph,
      visible: visibleGraph(graph, OPENING_VIEW),
      positions: new Map(actors.map((id, i) => [id, positions[i]!])),
      theme: THEMES.light,
    });
  });

  test('runs no tie under a chip that is not its own', () => {
    const under = scene.ties.flatMap(({ id, from, to, curve }) => {
      const points = sampleCurve(curve, 24);
      return scene.chips
        .filter((one) => one.id !== from && one.id !== to && polylineMeetsBox(points, boxOf(one)))
        .map((one) => `${id} under ${one.id}`);
    });
    expect(under).toEqual([]);
  });

  test('draws no two ties of one pair over each other', () => {
    const drawn = new Set(
      scene.ties.map(({ from, to, curve }) => JSON.stringify([[from, to].sort(), sampleCurve(curve, 4)[2]])),
    );
    expect(drawn.size).toBe(scene.ties.length);
  });

  test('shows each actor and each tie once', () => {
    expect(new Set(scene.chips.map(({ id }) => id)).size).toBe(scene.chips.length);
    expect(new Set(scene.ties.map(({ id }) => id)).size).toBe(scene.ties.length);
  });
});
