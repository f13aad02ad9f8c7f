import {
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  wcagContrast,
  type Color,
} from 'culori';
import { describe, expect, test } from 'vitest';
import { CAMP_HUES, campColours, mixColours, THEMES } from '../../src/scene';
import { maliGraph } from '../mali';

/*
 * Colour blindness is simulated by the matrices of Machado, Oliveira and Fernandes (2009), applied to sRGB values as in
 * the supplement of their paper.
 */
const EYES: [string, (colour: Color) => Color | undefined][] = [
  ['normal', (colour) => colour],
  ['protan', filterDeficiencyProt(1)],
  ['deutan', filterDeficiencyDeuter(1)],
  ['tritan', filterDeficiencyTrit(1)],
];

const LEAST_DIFFERENCE = 10;
const difference = differenceCiede2000();

describe.each(['light', 'dark'] as const)('the camps of the %s theme', (theme) => {
  test.each(EYES)('can be told apart by %s eyes', (_, seen) => {
    const colours = CAMP_HUES[theme].map((hue) => seen(parse(hue)!)!);
    const close = colours.flatMap((a, i) =>
      colours.slice(i + 1).flatMap((b, j) => {
        const apart = difference(a, b);
        return apart < LEAST_DIFFERENCE
          ? [`${CAMP_HUES[theme][i]} and ${CAMP_HUES[theme][i + 1 + j]}: ${apart}`]
          : [];
      }),
    );
    expect(close).toEqual([]);
  });
});

const below = (least: number, pairs: [string, string][]) =>
  pairs.filter(([a, b]) => wcagContrast(a, b) < least).map(([a, b]) => `${a} on ${b}: ${wcagContrast(a, b)}`);

test.each(['light', 'dark', 'contrast'] as const)(
  'the theme %s draws outlines of camps with a contrast of 3:1',
  (id) => {
    const { camps, noCamp, background } = THEMES[id];
    expect(
      below(
        3,
        [...camps, noCamp].map(({ hue }) => [hue, background]),
      ),
    ).toEqual([]);
  },
);

describe.each(Object.values(THEMES))('the theme $id', (theme) => {
  const camps = [...theme.camps, theme.noCamp];

  test('sets names on chips with a contrast of 7:1', () => {
    expect(
      below(
        7,
        camps.map(({ tint }) => [theme.ink, tint]),
      ),
    ).toEqual([]);
  });

  test('sets text with a contrast of 7:1, and less important text with 4.5:1', () => {
    expect(below(7, [[theme.ink, theme.background]])).toEqual([]);
    expect(below(4.5, [[theme.muted, theme.background]])).toEqual([]);
  });

  test('draws ties and marks with a contrast of 3:1', () => {
    expect(
      below(
        3,
        [...Object.values(theme.families), theme.accent].map((colour) => [colour, theme.background]),
      ),
    ).toEqual([]);
  });

  test('holds nothing but colours', () => {
    const colours = JSON.stringify(theme).match(/"#[^"]*"/g)!;
    expect(colours.filter((colour) => !/^"#[0-9a-f]{6}"$/.test(colour))).toEqual([]);
  });
});

describe('a camp', () => {
  test('that the palette has no colour for takes the neutral one', () => {
    for (const index of [undefined, 8, 9, -1, 1.5])
      expect(campColours(THEMES.light, index)).toBe(THEMES.light.noCamp);
  });

  test('of the Mali data set shares its colour with no other', () => {
    const colours = [...maliGraph().camps.values()].map(
      ({ colour }) => campColours(THEMES.light, colour).hue,
    );
    expect(new Set(colours).size).toBe(colours.length);
  });
});

test.each([
  [0, '#102030'],
  [1, '#f0e0d0'],
  [0.5, '#808080'],
])('colours mix: a share of %d gives %s', (share, colour) => {
  expect(mixColours('#102030', '#f0e0d0', share)).toBe(colour);
});
