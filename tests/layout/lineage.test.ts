import { describe, expect, test } from 'vitest';
import {
  layoutLineage,
  orderCost,
  orderStrands,
  seededRandom,
  strandsOf,
  type Lane,
  type LineageLayout,
  type LineageProblem,
} from '../../src/layout';
import { OPENING_VIEW, visibleGraph } from '../../src/model';
import { lineageLanes } from '../../src/scene';
import { maliGraph } from '../mali';

const lane = (start: number, end: number, group = 'one'): Lane => ({ start, end, label: 60, group });
const problemOf = (lanes: Lane[], rest: Partial<LineageProblem> = {}): LineageProblem => ({
  lanes,
  joints: [],
  marks: [],
  bonds: [],
  ...rest,
});
const branch = (x: number, from: number, to: number) => ({ x, from: [from], to: [to], continues: false });

/** Joints that cross the line of a lane which has no part in them, as `joint × lane`. */
function crossedLanes({ lanes, joints }: LineageProblem, { y }: LineageLayout): string[] {
  return joints.flatMap(({ x, from, to }, j) => {
    const ends = [...from, ...to].map((i) => y[i]!);
    return lanes.flatMap(({ start, end }, i) =>
      ![...from, ...to].includes(i) &&
      start + 1 < x &&
      x < end - 1 &&
      y[i]! > Math.min(...ends) &&
      y[i]! < Math.max(...ends)
        ? [`${j} × ${i}`]
        : [],
    );
  });
}

/** Pairs of lanes of one row that run over each other by more than a bend; who carries on whom is cut at the joint. */
function overlappingLanes({ lanes, joints }: LineageProblem, { rows }: LineageLayout): string[] {
  const carriedOn = new Set(
    joints.flatMap(({ from, to, continues }) => (continues ? [[from[0], to[0]].sort().join(' / ')] : [])),
  );
  return lanes.flatMap((a, i) =>
    lanes.slice(i + 1).flatMap((b, k) => {
      const j = i + 1 + k;
      const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
      return rows[i] === rows[j] && shared > 26 && !carriedOn.has([i, j].sort().join(' / '))
        ? [`${i} / ${j}`]
        : [];
    }),
  );
}

/** A lineage by lot: each lane but the first few descends from an earlier one. */
function lotOf(n: number, seed: number): LineageProblem {
  const random = seededRandom(seed);
  const lanes = Array.from({ length: n }, (_, i) => {
    const start = i * 25;
    return lane(start, start + 100 + random() * 900, ['one', 'two', 'three'][i % 3]);
  });
  const joints = lanes.slice(3).map(({ start }, k) => branch(start, Math.floor(random() * (k + 3)), k + 3));
  const marks = Array.from({ length: n }, () => {
    const a = Math.floor(random() * n);
    const b = (a + 1 + Math.floor(random() * (n - 1))) % n;
    const x = Math.max(lanes[a]!.start, lanes[b]!.start) + 20;
    return { x, earliest: x, latest: x, a, b };
  });
  return problemOf(lanes, { joints, marks, bonds: [{ a: 0, b: n - 1 }] });
}

describe('rows of a lineage', () => {
  test('of nothing are none', () => {
    expect(layoutLineage(problemOf([]))).toMatchObject({ rows: [], y: [], labels: [] });
  });

  test('are shared by those who carry each other on', () => {
    const { rows } = layoutLineage(
      problemOf([lane(0, 200), lane(200, 400), lane(400, 600)], {
        joints: [
          { x: 200, from: [0], to: [1], continues: true },
          { x: 400, from: [1], to: [2], continues: true },
        ],
      }),
    );
    expect(new Set(rows).size).toBe(1);
  });

  test('are shared by those who never live at the same time, and by nobody else', () => {
    const apart = layoutLineage(problemOf([lane(0, 100), lane(300, 400)]));
    const together = layoutLineage(problemOf([lane(0, 350), lane(300, 400)]));
    expect([new Set(apart.rows).size, new Set(together.rows).size]).toEqual([1, 2]);
  });

  test('put a descendant beside its ancestor rather than across a stranger', () => {
    const problem = problemOf([lane(0, 500), lane(0, 500), lane(0, 500), lane(250, 500)], {
      joints: [branch(250, 0, 3)],
    });
    expect(crossedLanes(problem, layoutLineage(problem))).toEqual([]);
  });

  test('keep camps together where descent leaves the choice', () => {
    const { rows, y } = layoutLineage(
      problemOf([lane(0, 500, 'red'), lane(0, 500, 'blue'), lane(0, 500, 'red'), lane(0, 500, 'blue')]),
    );
    expect(Math.abs(rows[0]! - rows[2]!)).toBe(1);
    expect(Math.abs(rows[1]! - rows[3]!)).toBe(1);
    expect(new Set(y).size).toBe(4);
  });

  test('move no mark so far from its date that another is read', () => {
    const graph = maliGraph();
    for (const pace of [1, 0.4]) {
      const { problem } = lineageLanes(graph, visibleGraph(graph, OPENING_VIEW), pace);
      const { marks } = layoutLineage(problem);
      const beyond = problem.marks.map(({ earliest, latest }, i) =>
        Math.max(0, earliest - marks[i]!, marks[i]! - latest),
      );
      expect(Math.max(...beyond)).toBeLessThanOrEqual(8);
    }
  });

  test('give a label room where marks stand too close for it', () => {
    const [top, bottom, brief] = [0, 1, 2];
    const lanes = [lane(0, 900), lane(0, 900), { ...lane(440, 470), label: 90 }];
    const marks = Array.from({ length: 50 }, (_, i) => 10 + 18 * i)
      .filter((x) => x < 440 || x > 470)
      .map((x) => ({ x, earliest: x, latest: x, a: top, b: bottom }));
    // Bonds draw the brief lane between the other two, where no label fits.
    const bonds = Array.from({ length: 40 }, (_, i) => ({ a: brief, b: i % 2 ? top : bottom }));
    const { y } = layoutLineage(problemOf(lanes, { marks, bonds }));
    const [yTop, yBottom, yBrief] = [y[top]!, y[bottom]!, y[brief]!];
    expect(yBrief > Math.max(yTop, yBottom) || yBrief < Math.min(yTop, yBottom)).toBe(true);
  });

  test('survive descent in a circle, which no valid data set has', () => {
    const joints = [
      { x: 100, from: [0], to: [1], continues: true },
      { x: 200, from: [1], to: [0], continues: true },
    ];
    expect(layoutLineage(problemOf([lane(0, 100), lane(100, 200)], { joints })).rows).toHaveLength(2);
  });
});

describe.each([
  ['few lanes', lotOf(9, 3)],
  ['many lanes', lotOf(60, 4)],
])('a lineage by lot of %s', (_, problem) => {
  const layout = layoutLineage(problem);

  test('is the same each time', () => {
    expect(layoutLineage(problem)).toEqual(layout);
  });

  test('lets no two lanes of a row run over each other', () => {
    expect(overlappingLanes(problem, layout)).toEqual([]);
  });

  test('has a row, a height and a label for each lane', () => {
    const count = problem.lanes.length;
    expect([layout.rows.length, layout.y.length, layout.labels.length]).toEqual([count, count, count]);
    expect(layout.y.every(Number.isFinite)).toBe(true);
  });

  test('has rows from top to bottom without a gap between their numbers', () => {
    const rows = [...new Set(layout.rows)].sort((a, b) => a - b);
    expect(rows).toEqual(rows.map((_, i) => i));
    const heights = rows.map((row) => layout.y[layout.rows.indexOf(row)]!);
    expect(heights).toEqual([...heights].sort((a, b) => a - b));
  });
});

test('few strands get the best order that there is', () => {
  const permutations = (items: number[]): number[][] =>
    items.length < 2
      ? [items]
      : items.flatMap((item, i) =>
          permutations(items.filter((_, k) => k !== i)).map((rest) => [item, ...rest]),
        );
  for (const seed of [1, 2, 3]) {
    const problem = strandsOf(lotOf(7, seed));
    const all = permutations(problem.strands.map((_, i) => i)).map((order) => orderCost(problem, order));
    expect(orderCost(problem, orderStrands(problem))).toBeCloseTo(Math.min(...all), 9);
  }
});

test('many strands get a better order than the one they came in', () => {
  const problem = strandsOf(lotOf(60, 4));
  expect(orderCost(problem, orderStrands(problem))).toBeLessThan(
    orderCost(
      problem,
      problem.strands.map((_, i) => i),
    ) / 2,
  );
});

describe('the lineage of the Mali data set', () => {
  const graph = maliGraph();
  const { problem } = lineageLanes(graph, visibleGraph(graph, { ...OPENING_VIEW, view: 'lineage' }));
  const layout = layoutLineage(problem);

  test('has no joint that crosses a life line', () => {
    expect(crossedLanes(problem, layout)).toEqual([]);
  });

  test('lets no two lanes of a row run over each other', () => {
    expect(overlappingLanes(problem, layout)).toEqual([]);
  });
});
