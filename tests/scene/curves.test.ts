import { expect, test } from 'vitest';
import { headingAt } from '../../src/scene';

test('a mark points along the curve, also where a control lies on the tip', () => {
  const tip = { x: 100, y: 0 };
  for (const noise of [1e-12, -1e-12, 0]) {
    const heading = headingAt(
      {
        start: { x: 0, y: 0 },
        controls: [
          { x: 50, y: 0 },
          { x: 100 + noise, y: 0 },
        ],
        end: tip,
      },
      'end',
    );
    expect(heading).toEqual({ x: 1, y: 0 });
  }
});

test('a mark at the start points backwards out of the curve', () => {
  const curve = { start: { x: 0, y: 0 }, controls: [{ x: 0, y: 10 }], end: { x: 10, y: 10 } };
  expect(headingAt(curve, 'start')).toEqual({ x: 0, y: -1 });
});
