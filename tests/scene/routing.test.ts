import { describe, expect, test } from 'vitest';
import {
  borderPoint,
  boxOf,
  chipStyle,
  contains,
  distance,
  headingAt,
  middleOf,
  piecesOf,
  polylineCrossings,
  polylineMeetsBox,
  routeTies,
  sampleCurve,
  type Curve,
  type Outlined,
  type Point,
} from '../../src/scene';
import type { ActorKind } from '../../src/model';

const chip = (x: number, y: number, kind: ActorKind = 'armed-group'): Outlined => ({
  ...chipStyle('Some group', kind),
  centre: { x, y },
});
const meets = (curve: Curve, other: Outlined) => polylineMeetsBox(sampleCurve(curve, 40), boxOf(other));

/** How far a curve runs from the straight line between two chips, at the most. */
const aside = (curve: Curve, a: Point, b: Point) =>
  Math.max(
    ...sampleCurve(curve, 40).map(
      (p) => Math.abs((p.x - a.x) * (b.y - a.y) - (p.y - a.y) * (b.x - a.x)) / distance(a, b),
    ),
  );

describe('a tie', () => {
  test('is straight where nothing is in its way', () => {
    const [curve] = routeTies([chip(0, 0), chip(300, 80)], [{ from: 0, to: 1 }]);
    expect(curve?.controls).toEqual([]);
  });

  test.each<ActorKind>(['armed-group', 'state', 'international-organization', 'mission', 'agreement'])(
    'ends on the outline of a chip of the kind %s, just outside',
    (kind) => {
      const chips = [chip(0, 0, kind), chip(260, 90, kind), chip(-200, 150, kind), chip(5, -140, kind)];
      const ties = [1, 2, 3].map((to) => ({ from: 0, to }));
      routeTies(chips, ties).forEach(({ start, end }, i) => {
        for (const [point, owner] of [
          [start, chips[0]!],
          [end, chips[ties[i]!.to]!],
        ] as const) {
          expect(contains(owner, point)).toBe(false);
          const inward = borderPoint(owner, point, -2);
          expect(contains(owner, inward)).toBe(true);
          expect(distance(point, inward)).toBeLessThan(6);
        }
      });
    },
  );

  test('goes round a chip that is not its own', () => {
    const chips = [chip(0, 0), chip(500, 0), chip(250, 0)];
    const [curve] = routeTies(chips, [{ from: 0, to: 1 }]);
    expect(meets(curve!, chips[2]!)).toBe(false);
  });

  test('goes round a wall of chips', () => {
    const wall = [-90, -60, -30, 0, 30, 60, 90].map((y) => chip(250, y));
    const chips = [chip(0, 0), chip(500, 0), ...wall];
    const [curve] = routeTies(chips, [{ from: 0, to: 1 }]);
    expect(wall.filter((one) => meets(curve!, one))).toEqual([]);
  });

  test('finds some way where there is none', () => {
    const ring = Array.from({ length: 24 }, (_, i) =>
      chip(110 * Math.cos((i * Math.PI) / 12), 70 * Math.sin((i * Math.PI) / 12)),
    );
    const [curve] = routeTies([chip(0, 0), chip(500, 0), ...ring], [{ from: 0, to: 1 }]);
    expect(sampleCurve(curve!).every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
  });

  test('is the same each time', () => {
    const chips = [chip(0, 0), chip(500, 0), chip(250, 10), chip(240, -30)];
    const route = () => routeTies(chips, [{ from: 0, to: 1 }]);
    expect(route()).toEqual(route());
  });
});

describe('parallel ties', () => {
  const chips = [chip(0, 0), chip(400, 0)];
  const gaps = (ties: { from: number; to: number }[]) => {
    const heights = routeTies(chips, ties)
      .map((curve) => middleOf(curve).y)
      .sort((a, b) => a - b);
    return heights.slice(1).map((y, i) => y - heights[i]!);
  };

  test('run apart', () => {
    const three = Array.from({ length: 3 }, () => ({ from: 0, to: 1 }));
    expect(gaps(three).every((gap) => gap > 8)).toBe(true);
  });

  test('run apart in opposite directions too', () => {
    expect(
      gaps([
        { from: 0, to: 1 },
        { from: 1, to: 0 },
      ]).every((gap) => gap > 8),
    ).toBe(true);
    expect(
      gaps([
        { from: 1, to: 0 },
        { from: 0, to: 1 },
        { from: 1, to: 0 },
      ]).every((gap) => gap > 8),
    ).toBe(true);
  });

  test('leave the middle to an odd one', () => {
    const curves = routeTies(
      chips,
      Array.from({ length: 3 }, () => ({ from: 0, to: 1 })),
    );
    expect(Math.min(...curves.map((curve) => aside(curve, chips[0]!.centre, chips[1]!.centre)))).toBeLessThan(
      1,
    );
  });
});

describe('a curve', () => {
  const curve: Curve = {
    start: { x: 0, y: 0 },
    controls: [
      { x: 10, y: 10 },
      { x: 20, y: -10 },
    ],
    end: { x: 30, y: 0 },
  };

  test('is quadratic pieces that meet halfway between their controls', () => {
    expect(piecesOf(curve)).toEqual([
      { start: { x: 0, y: 0 }, control: { x: 10, y: 10 }, end: { x: 15, y: 0 } },
      { start: { x: 15, y: 0 }, control: { x: 20, y: -10 }, end: { x: 30, y: 0 } },
    ]);
  });

  test('without controls is a straight line', () => {
    const line = { ...curve, controls: [] };
    expect(sampleCurve(line)).toEqual([line.start, line.end]);
    expect(middleOf(line)).toEqual({ x: 15, y: 0 });
  });

  test('is sampled from end to end', () => {
    const points = sampleCurve(curve, 5);
    expect([points.length, points[0], points.at(-1)]).toEqual([11, curve.start, curve.end]);
  });

  test('has its middle where half its length lies behind', () => {
    expect(middleOf(curve).x).toBeCloseTo(15, 6);
    expect(middleOf(curve).y).toBeCloseTo(0, 6);
  });

  test('arrives in the direction of its last control, and leaves backwards from its first', () => {
    const { x, y } = headingAt(curve, 'end');
    expect(x).toBeCloseTo(Math.SQRT1_2);
    expect(y).toBeCloseTo(Math.SQRT1_2);
    expect(headingAt(curve, 'start').x).toBeCloseTo(-Math.SQRT1_2);
  });
});

describe('a line of points', () => {
  const line = (...pairs: [number, number][]) => pairs.map(([x, y]) => ({ x, y }));
  const box = { x: 10, y: 10, width: 20, height: 10 };

  test.each<[string, Point[], boolean]>([
    ['through a box meets it', line([0, 15], [40, 15]), true],
    ['that ends within meets it', line([0, 0], [20, 15]), true],
    ['wholly within meets it', line([12, 12], [28, 18]), true],
    ['past a corner does not', line([0, 12], [12, 0]), false],
    ['beside it does not', line([0, 9], [40, 9]), false],
    ['that turns back before it does not', line([0, 15], [9, 15], [0, 20]), false],
  ])('%s', (_, points, result) => {
    expect(polylineMeetsBox(points, box)).toBe(result);
  });

  test('crosses another in inner points only', () => {
    const wave = line([0, 0], [10, 10], [20, 0], [30, 10]);
    expect(polylineCrossings(wave, line([0, 5], [30, 5]))).toBe(3);
    expect(polylineCrossings(wave, line([0, 0], [0, 10]))).toBe(0);
  });
});
