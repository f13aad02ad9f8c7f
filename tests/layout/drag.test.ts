import { describe, expect, test } from 'vitest';
import { startDrag } from '../../src/layout/drag';
import { problemOf } from './problems';

// 0 ── 1 ── 2 in a row, 3 far below and tied to nobody.
const problem = problemOf(4, [
  [0, 1],
  [1, 2],
]);
const places = [
  { x: 0, y: 0 },
  { x: 150, y: 0 },
  { x: 300, y: 0 },
  { x: 150, y: 400 },
];

describe('a drag', () => {
  const drag = () => {
    const session = startDrag(problem, places, 0);
    let now = session.move({ x: -50, y: 40 });
    for (let step = 1; step <= 20; step++) now = session.move({ x: -50 - step * 10, y: 40 + step * 10 });
    return now;
  };
  const after = drag();

  test('holds its node where the pointer is', () => {
    expect(after[0]).toEqual({ x: -250, y: 240 });
  });

  test('takes its neighbours along', () => {
    const [before, now] = [places[1]!, after[1]!];
    expect(now.x).toBeLessThan(before.x - 20);
    expect(now.y).toBeGreaterThan(before.y + 20);
  });

  test('leaves everybody else exactly in place', () => {
    expect(after.slice(2)).toEqual(places.slice(2));
  });

  test('is the same each time', () => {
    expect(drag()).toEqual(after);
  });

  test('does not touch the places that it began with', () => {
    expect(places[1]).toEqual({ x: 150, y: 0 });
  });
});

test('a node without ties is dragged alone', () => {
  const [a, b, c, d] = startDrag(problem, places, 3).move({ x: 500, y: 500 });
  expect([a, b, c]).toEqual(places.slice(0, 3));
  expect(d).toEqual({ x: 500, y: 500 });
});
