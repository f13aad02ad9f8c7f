import { describe, expect, test } from 'vitest';
import { layoutLineage, layoutNetwork } from '../../src/layout';
import { OPENING_VIEW, type ViewState } from '../../src/model';
import {
  ALL_PARTS,
  boxOf,
  findPlaces,
  measureText,
  numbersInWords,
  placeNumbers,
  sampleCurve,
  PAGES,
  viewFigure,
  type Box,
  type Chip,
  type Figure,
  type FigureParts,
  type FigureScope,
  type Scene,
  type Tie,
} from '../../src/scene';
import { idOf } from '../ids';
import { maliGraph } from '../mali';

const graph = maliGraph();
const places = findPlaces(graph, { network: layoutNetwork, lineage: layoutLineage });

function figureOf(
  state: Partial<ViewState>,
  preset: keyof typeof PAGES,
  parts: Partial<FigureParts> = {},
  scope: FigureScope = 'whole',
) {
  return viewFigure(graph, { ...OPENING_VIEW, ...state }, places, {
    page: PAGES[preset].page,
    parts: { ...ALL_PARTS, ...parts },
    background: 'white',
    theme: 'light',
    scope,
  }).figure;
}

const meet = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Chips and names, in px of the figure. */
function drawn({ scene, origin, zoom }: Figure): Box[] {
  const names = [...scene.lifeLines, ...scene.eventTicks].flatMap(({ label }) => (label ? [label] : []));
  return [
    ...scene.chips.map((chip) => boxOf(chip)),
    ...names.map(({ text, x, y, anchor, size, weight }) => {
      const width = measureText(text, size, weight);
      return { x: anchor === 'end' ? x - width : x, y: y - size * 0.7, width, height: size * 0.7 };
    }),
  ].map((box) => ({
    x: origin.x + zoom * box.x,
    y: origin.y + zoom * box.y,
    width: zoom * box.width,
    height: zoom * box.height,
  }));
}

describe.each([
  ['network', 'a4-landscape'],
  ['lineage', 'a4-landscape'],
  ['lineage', 'column-180'],
] as const)('in the %s on %s the numbers of sources', (view, preset) => {
  const figure = figureOf({ view }, preset);

  test('stand at many of the relations', () => {
    const relations = new Set(figure.scene.ties.map(({ relation }) => relation));
    expect(figure.numbers.length).toBeGreaterThan(relations.size * 0.4);
  });

  test('interrupt no line but their own', () => {
    const { scene, origin, zoom, numbers } = figure;
    const interrupted = numbers.flatMap(({ relation, box }) =>
      scene.ties
        .filter((tie) => tie.relation !== relation)
        .filter(({ curve }) =>
          sampleCurve(curve, 200).some(({ x, y }) =>
            meet(box, { x: origin.x + zoom * x, y: origin.y + zoom * y, width: 0, height: 0 }),
          ),
        )
        .map((tie) => `${relation} on ${tie.id}`),
    );
    expect(interrupted).toEqual([]);
  });

  test('cover no actor, no name and no other number', () => {
    const boxes = figure.numbers.map(({ box }) => box);
    const covered = drawn(figure);
    for (const [i, box] of boxes.entries()) {
      expect(covered.filter((other) => meet(box, other))).toEqual([]);
      expect(boxes.slice(i + 1).filter((other) => meet(box, other))).toEqual([]);
    }
  });

  test('lead to an entry of the list', () => {
    const listed = new Set(figure.texts.flatMap(({ text }) => /^(\d+)\.$/.exec(text)?.[1] ?? []));
    const used = figure.numbers.flatMap(({ run }) => run.text.replace(/ \+\d+$/, '').split(', '));
    expect(used.filter((number) => !listed.has(number))).toEqual([]);
  });
});

test('every line of a merger has its numbers in a network, and its one upright along time', () => {
  const jnim = { type: 'actor', id: idOf('jnim') } as const;
  const merger = (view: ViewState['view']) => {
    const { numbers, scene } = figureOf(
      { view, selection: jnim, trace: 'both' },
      'a3-landscape',
      {},
      'trace',
    );
    const lines = scene.ties.filter(({ to, family }) => to === idOf('jnim') && family === 'lineage');
    const ids = new Set(lines.map(({ relation }) => relation));
    return {
      lines: lines.length,
      numbers: numbers.filter(({ relation }) => ids.has(relation)).length,
      of: ids.size,
    };
  };
  const network = merger('network');
  expect(network.numbers).toBeGreaterThan(network.of);
  expect(network.numbers).toBeLessThanOrEqual(network.lines);
  const lineage = merger('lineage');
  expect(lineage.numbers).toBeLessThanOrEqual(lineage.of);
});

test('without the list there are no numbers', () => {
  expect(figureOf({}, 'screen', { sources: false }).numbers).toEqual([]);
  expect(figureOf({}, 'screen', { numbers: false }).numbers).toEqual([]);
});

test('many numbers are shortened, and what the list lacks is counted', () => {
  expect(numbersInWords([1, 2, 3, 4])).toBe('1, 2, 3, 4');
  expect(numbersInWords([1, 2, 3, 4, 9])).toBe('1, 2, 3 +2');
  expect(numbersInWords([2, 30], 24)).toBe('2 +1');
  expect(numbersInWords([30], 24)).toBe('');
});

test('a number of a merger stands on one of its lines rather than beside the first', () => {
  const merger = (chips: readonly Chip[], ties: readonly Tie[]): Scene => ({
    ...figureOf({}, 'screen').scene,
    chips,
    ties,
    areas: [],
  });
  const { scene } = figureOf({}, 'screen');
  const [chip] = scene.chips;
  const [tie] = scene.ties;
  const at = (x: number, y: number): Chip => ({ ...chip!, centre: { x, y }, width: 40, height: 20 });
  const line = (x1: number, y1: number, x2: number, y2: number): Tie => ({
    ...tie!,
    id: `union~${x1}`,
    relation: idOf('union'),
    emphasis: 'full',
    curve: { start: { x: x1, y: y1 }, controls: [], end: { x: x2, y: y2 } },
  });
  // The first line is too short for a number, the second is not.
  const ties = [line(22, 0, 48, 0), line(70, 12, 70, 190)];
  const [placed, ...more] = placeNumbers(
    merger([at(0, 0), at(70, 0), at(70, 200)], ties),
    (point) => point,
    1,
    10,
    new Map([[idOf('union'), '1, 3']]),
    { x: -200, y: -200, width: 600, height: 600 },
  );
  expect(more).toEqual([]);
  expect(placed!.run.x).toBeCloseTo(70);
});
