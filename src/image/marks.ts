import { headingAt, type Colour, type Curve, type Mark, type Point } from '../scene';
import { closed, line, path, type Shape } from './primitives';

/*
 * Marks at the ends of ties, in the sizes that Cytoscape draws them in (its arrow unit is 29 px for lines up to 3 px
 * wide), so that a figure is what was on screen.
 */
const UNIT = 29;

/** How far a line must stop before its end so that it does not run through the mark. */
export function markLength(mark: Mark, width: number): number {
  if (mark === 'arrow') return 0.26 * UNIT;
  if (mark === 'ring') return RING_DIAMETER;
  if (mark === 'bar') return width / 2;
  return 0;
}

const RING_DIAMETER = 8;

/** A mark at the tip of a curve. */
export function markAt(
  curve: Curve,
  at: 'start' | 'end',
  mark: Mark,
  colour: Colour,
  width: number,
  background: Colour,
): Shape[] {
  if (mark === 'none') return [];
  const tip = at === 'end' ? curve.end : curve.start;
  const heading = headingAt(curve, at);
  const place = (back: number, aside: number): Point => ({
    x: tip.x - heading.x * back - heading.y * aside,
    y: tip.y - heading.y * back + heading.x * aside,
  });
  switch (mark) {
    case 'arrow':
      return [
        path(closed([tip, place(0.32 * UNIT, 0.16 * UNIT), place(0.32 * UNIT, -0.16 * UNIT)]), colour, null),
      ];
    case 'open-arrow':
      return [
        path(line([place(0.26 * UNIT, 0.14 * UNIT), tip, place(0.26 * UNIT, -0.14 * UNIT)]), null, {
          colour,
          width: Math.max(1.2, width),
        }),
      ];
    case 'bar':
      return [path(line([place(1, 5.2), place(1, -5.2)]), null, { colour, width: 2.4 })];
    case 'ring':
      return [
        {
          type: 'circle',
          centre: place(RING_DIAMETER / 2, 0),
          radius: RING_DIAMETER / 2 - 0.8,
          fill: background,
          stroke: { colour, width: 1.6 },
        },
      ];
  }
}

/** The curve without the stretches that its marks cover. */
export function shortened(curve: Curve, startMark: Mark, endMark: Mark, width: number): Curve {
  const cut = (tip: Point, heading: Point, by: number): Point => ({
    x: tip.x - heading.x * by,
    y: tip.y - heading.y * by,
  });
  return {
    start: cut(curve.start, headingAt(curve, 'start'), markLength(startMark, width)),
    controls: curve.controls,
    end: cut(curve.end, headingAt(curve, 'end'), markLength(endMark, width)),
  };
}
