import type { Actor, ActorKind, Family, Firmness, Relation, RelationKind } from '../model';
import { campColours, type CampColours, type Theme } from './palette';
import type { Dash, Mark, Outline } from './shapes';
import { measureText, type FontWeight } from './text';

/*
 * The visual grammar: what a kind of actor or relation looks like. Canvas, legend, figure and words all ask here.
 * Colour never carries meaning alone: outline tells the kind of an actor, marks the family of a relation, dashes its
 * status.
 */

/** The sign that sources disagree, in model units: a question mark whose baseline lies `drop` below the circle's middle. */
export const QUESTION = { radius: 8, line: 1.2, size: 13, drop: 4.5, room: 10 } as const;

export const CHIP_HEIGHT = 28;
export const CHIP_FONT_SIZE = 15;
const CHIP_PADDING = 10;
const SLANT = 7;
const CUT = 7;

export interface ChipStyle {
  readonly width: number;
  readonly height: number;
  readonly outline: Outline;
  readonly filled: boolean;
  readonly double: boolean;
  readonly dash: Dash;
  readonly weight: FontWeight;
}

type OutlineKind = 'pill' | 'box' | 'cut' | 'slanted' | 'sheet';

const OUTLINES: Readonly<Record<ActorKind, OutlineKind>> = {
  'armed-group': 'pill',
  militia: 'pill',
  coalition: 'pill',
  person: 'pill',
  class: 'pill',
  community: 'pill',
  state: 'box',
  'government-body': 'box',
  'security-force': 'box',
  'international-organization': 'cut',
  mission: 'slanted',
  agreement: 'sheet',
  instrument: 'sheet',
  place: 'box',
};

/** Size and outline of an actor's chip. `prominent` actors are set in bold. */
export function chipStyle(label: string, kind: ActorKind, prominent = false): ChipStyle {
  const weight: FontWeight = prominent || kind === 'coalition' ? 600 : 400;
  const shape = OUTLINES[kind];
  const extra = shape === 'slanted' || shape === 'cut' || shape === 'sheet' ? 6 : 0;
  const text = measureText(label, CHIP_FONT_SIZE, weight);
  const width = Math.max(CHIP_HEIGHT + 14, Math.ceil(text + 2 * CHIP_PADDING + extra));
  return {
    width,
    height: CHIP_HEIGHT,
    outline: outlineOf(shape, width, CHIP_HEIGHT),
    filled: kind !== 'person' && kind !== 'place',
    double: kind === 'coalition',
    dash: kind === 'class' || kind === 'community' ? 'dashed' : kind === 'place' ? 'dotted' : 'solid',
    weight,
  };
}

function outlineOf(shape: OutlineKind, width: number, height: number): Outline {
  const dx = (length: number) => (2 * length) / width;
  const dy = (length: number) => (2 * length) / height;
  switch (shape) {
    case 'pill':
      return { type: 'round', radius: height / 2 };
    case 'box':
      return { type: 'round', radius: 3 };
    case 'cut':
      return {
        type: 'polygon',
        points: [
          { x: -1 + dx(CUT), y: -1 },
          { x: 1 - dx(CUT), y: -1 },
          { x: 1, y: -1 + dy(CUT) },
          { x: 1, y: 1 - dy(CUT) },
          { x: 1 - dx(CUT), y: 1 },
          { x: -1 + dx(CUT), y: 1 },
          { x: -1, y: 1 - dy(CUT) },
          { x: -1, y: -1 + dy(CUT) },
        ],
      };
    case 'slanted':
      return {
        type: 'polygon',
        points: [
          { x: -1 + dx(SLANT), y: -1 },
          { x: 1, y: -1 },
          { x: 1 - dx(SLANT), y: 1 },
          { x: -1, y: 1 },
        ],
      };
    case 'sheet':
      return {
        type: 'polygon',
        points: [
          { x: -1, y: -1 },
          { x: 1 - dx(9), y: -1 },
          { x: 1, y: -1 + dy(9) },
          { x: 1, y: 1 },
          { x: -1, y: 1 },
        ],
      };
  }
}

export interface TieStyle {
  readonly width: number;
  readonly startMark: Mark;
  readonly endMark: Mark;
}

const FAMILY_TIES: Readonly<Record<Family, TieStyle>> = {
  lineage: { width: 2.6, startMark: 'none', endMark: 'arrow' },
  alliance: { width: 1.7, startMark: 'ring', endMark: 'ring' },
  conflict: { width: 1.7, startMark: 'bar', endMark: 'bar' },
  institutional: { width: 1.1, startMark: 'none', endMark: 'open-arrow' },
  identity: { width: 1.1, startMark: 'none', endMark: 'none' },
};

/** Marks of kinds that differ from their family: a membership has its ring at the coalition, an attack its bar at the target. */
const KIND_TIES: Partial<Record<RelationKind, Partial<TieStyle>>> = {
  membership: { startMark: 'none', endMark: 'ring' },
  affiliation: { startMark: 'none', endMark: 'ring' },
  alignment: { startMark: 'none', endMark: 'ring' },
  support: { startMark: 'none', endMark: 'open-arrow' },
  attack: { startMark: 'none', endMark: 'bar' },
  rebellion: { startMark: 'none', endMark: 'bar' },
  intervention: { startMark: 'none', endMark: 'bar' },
  coup: { startMark: 'none', endMark: 'bar' },
  abuse: { startMark: 'none', endMark: 'bar' },
  displacement: { startMark: 'none', endMark: 'bar' },
  ceasefire: { endMark: 'none' },
  negotiation: { endMark: 'none' },
};

export function tieStyle(family: Family, kind?: RelationKind): TieStyle {
  return { ...FAMILY_TIES[family], ...(kind ? KIND_TIES[kind] : undefined) };
}

const FIRMNESS_DASH: Readonly<Record<Firmness, Dash>> = {
  firm: 'solid',
  alleged: 'dashed',
  inferred: 'dotted',
};

export function dashOf(firmness: Firmness): Dash {
  return FIRMNESS_DASH[firmness];
}

/** Lengths of dash and gap in model units, for a line of a width. */
export function dashPattern(dash: Dash, width: number): readonly number[] {
  if (dash === 'dashed') return [Math.max(6, width * 3.4), Math.max(4, width * 2.2)];
  if (dash === 'dotted') return [Math.max(1.5, width * 0.9), Math.max(3.5, width * 1.9)];
  return [];
}

/** A tie's colour: lineage takes the descendant's camp, every other family has its own. */
export function tieColour(theme: Theme, relation: Pick<Relation, 'family'>, descendant: CampColours): string {
  return relation.family === 'lineage' ? descendant.hue : theme.families[relation.family];
}

export function actorColours(
  theme: Theme,
  actor: Pick<Actor, 'camp'>,
  colourOf: (camp: string) => number | undefined,
): CampColours {
  return campColours(theme, actor.camp === undefined ? undefined : colourOf(actor.camp));
}
