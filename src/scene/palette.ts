import type { Family } from '../model';

export type ThemeId = 'light' | 'dark' | 'greyscale' | 'contrast';

/** A colour as `#rrggbb`. Colours only ever come from this file, never from a data set. */
export type Colour = string;

export interface CampColours {
  /** Outline and life line: at least 3:1 on the background (WCAG 2.2, 1.4.11). */
  readonly hue: Colour;
  /** Fill of a chip: ink on it reaches 7:1. */
  readonly tint: Colour;
}

export interface Theme {
  readonly id: ThemeId;
  readonly background: Colour;
  readonly ink: Colour;
  readonly muted: Colour;
  readonly grid: Colour;
  readonly accent: Colour;
  readonly camps: readonly CampColours[];
  readonly noCamp: CampColours;
  readonly families: Readonly<Record<Family, Colour>>;
}

/**
 * Camp hues in the order that data sets index, after Okabe and Ito (2008), "Color universal design": vermilion, black,
 * orange, bluish green, blue, reddish purple, sky blue, yellow. Lightness was moved so that each has contrast with the
 * background and the closest pair stays 10 apart in CIEDE2000 under Machado's simulation of colour blindness (tested).
 * Data sets may index 0..9: the last two are grey and wrap to the neutral pair.
 */
export const CAMP_HUES = {
  light: ['#752f00', '#1b1c1f', '#b88622', '#005e3d', '#0066c3', '#a4356f', '#2f92b6', '#7d6a00'],
  dark: ['#ff743c', '#fbfbfc', '#f2b44e', '#00bf8e', '#4aa6ff', '#e08fbf', '#acdfff', '#e7e100'],
} as const;

export function mixColours(a: Colour, b: Colour, share: number): Colour {
  const channel = (at: number) => {
    const from = parseInt(a.slice(at, at + 2), 16);
    const to = parseInt(b.slice(at, at + 2), 16);
    return Math.round(from + (to - from) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

const withTints = (hues: readonly Colour[], background: Colour, share: number): CampColours[] =>
  hues.map((hue) => ({ hue, tint: mixColours(background, hue, share) }));

const LIGHT: Theme = {
  id: 'light',
  background: '#fbfaf7',
  ink: '#1a1c20',
  muted: '#5c6169',
  grid: '#e4e1d9',
  accent: '#0b57d0',
  camps: withTints(CAMP_HUES.light, '#ffffff', 0.13),
  noCamp: { hue: '#73777f', tint: '#f1f1f0' },
  families: {
    lineage: '#1a1c20',
    alliance: '#1f6fb8',
    conflict: '#cf2a27',
    institutional: '#80858e',
    identity: '#80858e',
  },
};

const DARK: Theme = {
  id: 'dark',
  background: '#15181d',
  ink: '#eef0f3',
  muted: '#a3a9b3',
  grid: '#2b3038',
  accent: '#8ab4ff',
  camps: withTints(CAMP_HUES.dark, '#15181d', 0.2),
  noCamp: { hue: '#9aa0aa', tint: '#262a31' },
  families: {
    lineage: '#eef0f3',
    alliance: '#6fb1f5',
    conflict: '#ff7068',
    institutional: '#868d98',
    identity: '#868d98',
  },
};

/** Dark and light outlines in turn, each with four fills: eight pairs that can be told apart without colour. */
const GREYS: CampColours[] = [
  { hue: '#4a4a4a', tint: '#ffffff' },
  { hue: '#000000', tint: '#a8a8a8' },
  { hue: '#949494', tint: '#ececec' },
  { hue: '#262626', tint: '#cdcdcd' },
  { hue: '#5c5c5c', tint: '#b4b4b4' },
  { hue: '#828282', tint: '#d8d8d8' },
  { hue: '#6e6e6e', tint: '#ffffff' },
  { hue: '#151515', tint: '#ebebeb' },
];
const GREYSCALE: Theme = {
  id: 'greyscale',
  background: '#ffffff',
  ink: '#111111',
  muted: '#555555',
  grid: '#dddddd',
  accent: '#000000',
  camps: GREYS,
  noCamp: { hue: '#777777', tint: '#f4f4f4' },
  families: {
    lineage: '#111111',
    alliance: '#5f5f5f',
    conflict: '#111111',
    institutional: '#8a8a8a',
    identity: '#8a8a8a',
  },
};

const CONTRAST: Theme = {
  id: 'contrast',
  background: '#ffffff',
  ink: '#000000',
  muted: '#2b2b2b',
  grid: '#bdbdbd',
  accent: '#0000c8',
  camps: withTints(
    ['#7d2300', '#000000', '#7a5000', '#004d33', '#004a8a', '#7d1f55', '#00587a', '#4f4a00'],
    '#ffffff',
    0.06,
  ),
  noCamp: { hue: '#333333', tint: '#ffffff' },
  families: {
    lineage: '#000000',
    alliance: '#003f87',
    conflict: '#a30000',
    institutional: '#444444',
    identity: '#444444',
  },
};

export const THEMES: Readonly<Record<ThemeId, Theme>> = {
  light: LIGHT,
  dark: DARK,
  greyscale: GREYSCALE,
  contrast: CONTRAST,
};

export function campColours(theme: Theme, colour: number | undefined): CampColours {
  return (colour === undefined ? undefined : theme.camps[colour]) ?? theme.noCamp;
}
