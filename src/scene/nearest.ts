import type { ActorId } from '../model';
import type { Point } from './shapes';

export type Direction = 'left' | 'right' | 'up' | 'down';

const HEADINGS: Readonly<Record<Direction, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/**
 * The actor that somebody who steers by arrow keys would expect next: the nearest in that direction, where going aside
 * counts double and nothing beyond 70 degrees counts. Null at the edge.
 */
export function nearestActor(
  places: readonly { readonly id: ActorId; readonly centre: Point }[],
  from: Point,
  direction: Direction,
): ActorId | null {
  const heading = HEADINGS[direction];
  let best: { id: ActorId; cost: number } | null = null;
  for (const { id, centre } of places) {
    const dx = centre.x - from.x;
    const dy = centre.y - from.y;
    const along = dx * heading.x + dy * heading.y;
    const aside = Math.abs(dx * heading.y) + Math.abs(dy * heading.x);
    if (along <= 1 || aside > along * 2.7) continue;
    const cost = along + 2 * aside;
    if (!best || cost < best.cost) best = { id, cost };
  }
  return best?.id ?? null;
}
