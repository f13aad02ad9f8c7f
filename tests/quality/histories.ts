import {
  seededRandom,
  type Lane,
  type LaneBond,
  type LaneJoint,
  type LaneMark,
  type LineageProblem,
} from '../../src/layout';

/** Model units of a year, as wide as the scene draws a busy one. */
const YEAR = 88;

/**
 * A generated history of groups: some are founded, most branch off another one of their camp; some merge; lives end or go
 * on; alliances and conflicts tie groups that live at the same time. Descent stays within its camp five times in six.
 * @param count lanes
 * @param years length of the history
 */
export function generatedHistory(count: number, years: number, seed: number): LineageProblem {
  const random = seededRandom(seed);
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const end = years * YEAR;
  const camps = Math.max(3, Math.round(Math.sqrt(count)));
  const lanes: Lane[] = [];
  const joints: LaneJoint[] = [];
  const marks: LaneMark[] = [];
  const bonds: LaneBond[] = [];
  const alive = (x: number, camp?: string) =>
    lanes.flatMap(({ start, end: last, group }, i) =>
      start + YEAR / 2 < x && x < last - 4 && (camp === undefined || group === camp) ? [i] : [],
    );
  for (let i = 0; i < count; i++) {
    const camp = `camp ${Math.floor(random() * camps)}`;
    const start = Math.round((i / count) * end * 0.9 + random() * YEAR);
    const goesOn = random() < 0.55;
    const last = goesOn ? end : Math.min(end, start + YEAR * (0.6 + random() * years * 0.4));
    const parents = random() < 1 / 6 ? alive(start) : alive(start, camp);
    const parent = random() < 0.7 ? pick(parents) : undefined;
    lanes.push({ start, end: last, label: 30 + Math.round(random() * 70), group: camp });
    if (parent === undefined) continue;
    const other = random() < 0.15 ? pick(parents.filter((lane) => lane !== parent)) : undefined;
    const from = other === undefined ? [parent] : [parent, other];
    joints.push({ x: start, from, to: [i], continues: other === undefined && random() < 0.08 });
  }
  for (let k = 0; k < count / 2; k++) {
    const x = Math.round(random() * end);
    const living = alive(x);
    const a = pick(living);
    const b = pick(living.filter((lane) => lane !== a));
    if (a !== undefined && b !== undefined) marks.push({ x, earliest: x, latest: x, a, b });
  }
  return { lanes, joints, marks, bonds };
}
