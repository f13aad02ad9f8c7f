import type { Trace } from '../model';

const count = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;

/** "9 ancestors in 4 generations", "9 ancestors, 7 descendants", "no ancestors". */
export function kinInWords({ ancestors, descendants, direction }: Trace): string {
  const sides = [
    { kin: ancestors, one: 'ancestor' },
    { kin: descendants, one: 'descendant' },
  ].filter(({ kin }) => kin.length > 0);
  const [side] = sides;
  if (!side) return direction === 'both' ? 'no ancestors or descendants' : `no ${direction}`;
  if (sides.length > 1) return sides.map(({ kin, one }) => count(kin.length, one)).join(', ');
  const generations = new Set(side.kin.map(({ generation }) => generation)).size;
  return `${count(side.kin.length, side.one)} in ${count(generations, 'generation')}`;
}
