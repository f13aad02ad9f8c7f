import { describe, expect, test } from 'vitest';
import {
  countCrossings,
  countOverlaps,
  layoutNetwork,
  type NetworkProblem,
  type Position,
} from '../../src/layout';
import { openingProblem, restProblem } from '../../src/scene';
import { maliGraph } from '../mali';
import { lotOf, problemOf } from './problems';

const xs = (positions: readonly Position[]) => positions.map(({ x }) => x);
const ys = (positions: readonly Position[]) => positions.map(({ y }) => y);
const overlaps = ({ nodes }: NetworkProblem, places: readonly Position[], gap = 0) =>
  countOverlaps(
    xs(places),
    ys(places),
    nodes.map(({ width, height }) => ({ width: width + gap, height: height + gap })),
  );

const problems: [string, NetworkProblem][] = [
  ['one node', problemOf(1, [])],
  ['two tied nodes', problemOf(2, [[0, 1]])],
  ['nodes without ties', problemOf(9, [])],
  [
    'a chain',
    problemOf(
      12,
      Array.from({ length: 11 }, (_, i) => [i, i + 1] as const),
    ),
  ],
  [
    'a star',
    problemOf(
      20,
      Array.from({ length: 19 }, (_, i) => [0, i + 1] as const),
    ),
  ],
  [
    'everybody tied to everybody',
    problemOf(
      7,
      Array.from({ length: 49 }, (_, i) => [i % 7, Math.floor(i / 7)] as const),
    ),
  ],
  [
    'several components',
    problemOf(9, [
      [0, 1],
      [1, 2],
      [2, 0],
      [3, 4],
      [5, 6],
      [6, 7],
    ]),
  ],
  ['a graph by lot', lotOf(40, 30, 5)],
  ['a large graph by lot', lotOf(200, 120, 9)],
];

describe.each(problems)('a layout of %s', (_, problem) => {
  const places = layoutNetwork(problem);

  test('places every node', () => {
    expect(places).toHaveLength(problem.nodes.length);
    expect(places.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
  });

  test('is the same each time', () => {
    expect(layoutNetwork(problem)).toEqual(places);
  });

  test('lets no two chips overlap', () => {
    expect(overlaps(problem, places)).toBe(0);
  });

  test('does not change the problem', () => {
    const before = structuredClone(problem);
    layoutNetwork(problem);
    expect(problem).toEqual(before);
  });
});

test('a layout of nothing is nothing', () => {
  expect(layoutNetwork({ nodes: [], ties: [] })).toEqual([]);
});

test('another seed gives another picture', () => {
  const problem = lotOf(40, 30, 5);
  expect(layoutNetwork(problem, { seed: 2 })).not.toEqual(layoutNetwork(problem));
});

test('a wanted gap lies around every chip', () => {
  const problem = lotOf(40, 30, 5);
  expect(overlaps(problem, layoutNetwork(problem, { gap: 20 }), 40)).toBe(0);
});

test('a tree is drawn without crossings', () => {
  const problem = problemOf(
    15,
    Array.from({ length: 14 }, (_, i) => [Math.floor(i / 2), i + 1] as const),
  );
  const places = layoutNetwork(problem);
  expect(countCrossings(xs(places), ys(places), problem.ties)).toBe(0);
});

test('a tie of a node to itself does no harm', () => {
  const places = layoutNetwork(
    problemOf(3, [
      [0, 0],
      [0, 1],
      [1, 2],
    ]),
  );
  expect(places.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
});

test('members of a cluster lie nearer to one another than they would', () => {
  const problem = lotOf(40, 0, 11);
  const cluster = [5, 17, 29, 38];
  const spread = (places: readonly Position[]) =>
    cluster
      .flatMap((i) =>
        cluster.map((j) => Math.hypot(places[i]!.x - places[j]!.x, places[i]!.y - places[j]!.y)),
      )
      .reduce((sum, d) => sum + d, 0);
  expect(spread(layoutNetwork({ ...problem, clusters: [cluster] }))).toBeLessThan(
    spread(layoutNetwork(problem)),
  );
});

describe('components', () => {
  const problem = problemOf(12, [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 0],
    [4, 5],
    [5, 6],
    [7, 8],
    [9, 10],
  ]);
  const places = layoutNetwork(problem);
  const parts = [[0, 1, 2, 3], [4, 5, 6], [7, 8], [9, 10], [11]];

  test('lie apart, chip from chip, by three gaps', () => {
    const near = parts.flatMap((part, p) =>
      parts
        .slice(p + 1)
        .flatMap((other) =>
          part.flatMap((i) =>
            other.filter(
              (j) =>
                Math.abs(places[i]!.x - places[j]!.x) < 80 + 30 - 0.01 &&
                Math.abs(places[i]!.y - places[j]!.y) < 28 + 30 - 0.01,
            ),
          ),
        ),
    );
    expect(near).toEqual([]);
  });

  test('are packed: the whole is not much larger than its chips need', () => {
    const width = Math.max(...xs(places)) - Math.min(...xs(places));
    const height = Math.max(...ys(places)) - Math.min(...ys(places));
    expect(width * height).toBeLessThan(12 * 96 * 96 * 3);
  });
});

describe('a layout that stands and is extended', () => {
  const whole = lotOf(60, 40, 21);
  const first: NetworkProblem = {
    nodes: whole.nodes.slice(0, 30),
    ties: whole.ties.filter(({ from, to }) => from < 30 && to < 30),
  };
  const standing = layoutNetwork(first);
  const extended: NetworkProblem = {
    ...whole,
    nodes: whole.nodes.map((node, i) => (i < 30 ? { ...node, at: standing[i]! } : node)),
  };
  const places = layoutNetwork(extended);

  test('keeps what stands exactly in place', () => {
    expect(places.slice(0, 30)).toEqual(standing);
  });

  test('lets no two chips overlap', () => {
    expect(overlaps(extended, places)).toBe(0);
  });

  test('is the same each time', () => {
    expect(layoutNetwork(extended)).toEqual(places);
  });

  test('puts newcomers beside those whom they are tied to', () => {
    const spread = Math.hypot(
      Math.max(...xs(standing)) - Math.min(...xs(standing)),
      Math.max(...ys(standing)) - Math.min(...ys(standing)),
    );
    const lengths = extended.ties
      .filter(({ from, to }) => Math.max(from, to) >= 30 && from !== to)
      .map(({ from, to }) => Math.hypot(places[from]!.x - places[to]!.x, places[from]!.y - places[to]!.y))
      .sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(spread / 2);
  });

  test('with nothing new gives back what stands', () => {
    const same = first.nodes.map((node, i) => ({ ...node, at: standing[i]! }));
    expect(layoutNetwork({ ...first, nodes: same })).toEqual(standing);
  });

  test('places a newcomer without ties clear of the rest', () => {
    const nodes = [
      ...first.nodes.map((node, i) => ({ ...node, at: standing[i]! })),
      { width: 80, height: 28 },
    ];
    const problem = { nodes, ties: first.ties };
    expect(overlaps(problem, layoutNetwork(problem))).toBe(0);
  });
});

describe('the Mali data set', () => {
  const graph = maliGraph();
  const { problem, actors } = openingProblem(graph);
  const places = layoutNetwork(problem);
  const placed = new Map(actors.map((id, i) => [id, places[i]!]));

  test('opens without overlaps', () => {
    expect(overlaps(problem, places)).toBe(0);
  });

  test('opens with few crossings', () => {
    // A rough sketch of 82 of its ties had 30.
    expect(countCrossings(xs(places), ys(places), problem.ties)).toBeLessThanOrEqual(30);
  });

  test('takes everybody else in without moving what stands', () => {
    const rest = restProblem(graph, placed);
    const all = layoutNetwork(rest.problem);
    expect(rest.actors).toHaveLength(graph.actors.length);
    rest.actors.forEach((id, i) => {
      if (placed.has(id)) expect(all[i]).toEqual(placed.get(id));
    });
    expect(overlaps(rest.problem, all)).toBe(0);
  });
});
