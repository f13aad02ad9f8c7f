import { describe, expect, test } from 'vitest';
import {
  countCovered,
  countCrossings,
  countOverlaps,
  minimiseStress,
  normalisedStress,
  removeOverlaps,
  seededRandom,
} from '../../src/layout';
import { problemOf } from './problems';

const ties = (...pairs: [number, number][]) => pairs.map(([from, to]) => ({ from, to }));

describe('crossings', () => {
  // 0 ── 1 over 2 ── 3 as the arms of an X, 4 in their middle.
  const x = [0, 10, 0, 10, 5];
  const y = [0, 10, 10, 0, 5];

  test.each<[string, [number, number][], number]>([
    [
      'the arms of an X cross once',
      [
        [0, 1],
        [2, 3],
      ],
      1,
    ],
    [
      'the sides of a square do not cross',
      [
        [0, 2],
        [1, 3],
        [0, 3],
        [2, 1],
      ],
      0,
    ],
    [
      'ties that share an end do not cross',
      [
        [0, 1],
        [0, 3],
      ],
      0,
    ],
    [
      'a tie that ends on another does not cross it',
      [
        [0, 1],
        [2, 4],
      ],
      0,
    ],
    [
      'two ties of one pair do not cross',
      [
        [0, 1],
        [1, 0],
      ],
      0,
    ],
    [
      'a square with both diagonals crosses once',
      [
        [0, 2],
        [2, 1],
        [1, 3],
        [3, 0],
        [0, 1],
        [2, 3],
      ],
      1,
    ],
    [
      'each pair counts',
      [
        [0, 1],
        [2, 3],
        [3, 2],
      ],
      2,
    ],
  ])('%s', (_, pairs, count) => {
    expect(countCrossings(x, y, ties(...pairs))).toBe(count);
  });
});

describe('covered ties', () => {
  const { nodes } = problemOf(3, []);

  test('run under a chip that is not theirs', () => {
    expect(countCovered([0, 300, 150], [0, 0, 0], nodes, ties([0, 1]))).toBe(1);
    expect(countCovered([0, 300, 150], [0, 0, 13], nodes, ties([0, 1]))).toBe(1);
  });

  test('do not run past it', () => {
    expect(countCovered([0, 300, 150], [0, 0, 15], nodes, ties([0, 1]))).toBe(0);
    expect(countCovered([0, 300, 400], [0, 0, 0], nodes, ties([0, 1]))).toBe(0);
  });

  test('are not those that end at it', () => {
    expect(countCovered([0, 300, 150], [0, 0, 0], nodes, ties([0, 2], [2, 1]))).toBe(0);
  });
});

describe('overlaps', () => {
  const { nodes } = problemOf(3, []);

  test('are counted by pairs', () => {
    expect(countOverlaps([0, 10, 20], [0, 5, 10], nodes)).toBe(3);
    expect(countOverlaps([0, 79, 200], [0, 27, 0], nodes)).toBe(1);
  });

  test('are none where boxes only touch', () => {
    expect(countOverlaps([0, 80, 0], [0, 0, 28], nodes)).toBe(0);
  });

  test('are removed, with a gap', () => {
    const x = Float64Array.of(0, 10, 20);
    const y = Float64Array.of(0, 5, 10);
    removeOverlaps(x, y, nodes, 6);
    const grown = nodes.map(({ width, height }) => ({ width: width + 12, height: height + 12 }));
    expect(countOverlaps(x, y, grown)).toBe(0);
  });

  test('are removed by moving the others where a node is held', () => {
    const held = nodes.map((node, i) => (i === 1 ? { ...node, at: { x: 10, y: 5 } } : node));
    const x = Float64Array.of(0, 10, 20);
    const y = Float64Array.of(0, 5, 10);
    removeOverlaps(x, y, held, 6);
    expect([x[1], y[1]]).toEqual([10, 5]);
    expect(countOverlaps(x, y, held)).toBe(0);
  });

  test('that are none move nothing', () => {
    const x = Float64Array.of(0, 200, 400);
    const y = Float64Array.of(0, 0, 0);
    removeOverlaps(x, y, nodes, 6);
    expect([[...x], [...y]]).toEqual([
      [0, 200, 400],
      [0, 0, 0],
    ]);
  });
});

describe('stress', () => {
  const line = [0, 1, 2, 1, 0, 1, 2, 1, 0];

  test.each<[string, number[], number[], number[], number]>([
    ['is 0 where all distances are as wanted', [0, 1, 2], [0, 0, 0], line, 0],
    ['is 0 at any scale', [0, 7, 14], [0, 0, 0], line, 0],
    // Ratios 1, 1, 0: 1 - 2² / (3 · 2).
    [
      'of two nodes in one place, third apart, is a third',
      [0, 1, 1],
      [0, 0, 0],
      [0, 1, 1, 1, 0, 1, 1, 1, 0],
      1 / 3,
    ],
    // Ratios 1, 3: 1 - 4² / (2 · 10); the third pair does not count.
    [
      'leaves pairs out that do not count',
      [0, 1, 4],
      [0, 0, 0],
      [0, 1, Infinity, 1, 0, 1, Infinity, 1, 0],
      0.2,
    ],
    ['of one node is 0', [3], [4], [0], 0],
    ['of nodes all in one place is 0, for there is no scale', [1, 1], [1, 1], [0, 1, 1, 0], 0],
  ])('%s', (_, x, y, ideal, stress) => {
    expect(normalisedStress(x, y, ideal)).toBeCloseTo(stress, 12);
  });

  test('is brought down to nothing where a drawing without any exists', () => {
    const x = Float64Array.of(0.3, 0.1, 0.2);
    const y = Float64Array.of(0.5, 0.2, 0.9);
    const ideal = Float64Array.from(line, (d) => d * 100);
    minimiseStress(x, y, ideal, { passes: 60, random: seededRandom(1) });
    expect(normalisedStress(x, y, ideal)).toBeLessThan(0.001);
    expect(Math.hypot(x[0]! - x[2]!, y[0]! - y[2]!)).toBeCloseTo(200, 0);
  });

  test('parts nodes that start in one place', () => {
    const x = new Float64Array(2);
    const y = new Float64Array(2);
    minimiseStress(x, y, Float64Array.of(0, 50, 50, 0), { passes: 30, random: seededRandom(1) });
    expect(Math.hypot(x[0]! - x[1]!, y[0]! - y[1]!)).toBeCloseTo(50, 3);
  });

  test('moves no node that is held', () => {
    const x = Float64Array.of(0, 10, 500);
    const y = Float64Array.of(0, 0, 0);
    minimiseStress(
      x,
      y,
      Float64Array.from(line, (d) => d * 100),
      {
        passes: 30,
        random: seededRandom(1),
        fixed: Uint8Array.of(1, 0, 1),
      },
    );
    expect([x[0], y[0], x[2], y[2]]).toEqual([0, 0, 500, 0]);
  });
});

test('numbers by lot are the same for the same seed, and lie in [0, 1)', () => {
  const draw = (seed: number) => Array.from({ length: 1000 }, seededRandom(seed));
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
  expect(draw(7).every((x) => x >= 0 && x < 1)).toBe(true);
  const mean = draw(7).reduce((sum, x) => sum + x, 0) / 1000;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.05);
});
