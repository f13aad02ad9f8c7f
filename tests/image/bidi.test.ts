import { expect, test } from 'vitest';
import { visualRuns } from '../../src/image/bidi';
import { isolated, isRightToLeft } from '../../src/model';

const runsOf = (text: string) => visualRuns(text).map((run) => `${run.isRightToLeft ? '←' : '→'}${run.text}`);

test('a text that runs to the right is one stretch', () => {
  expect(runsOf('Al Murabitoun (2013)')).toEqual(['→Al Murabitoun (2013)']);
});

test('a text that runs to the left is one stretch, in reading order', () => {
  expect(runsOf('אבג דהו')).toEqual(['←אבג דהו']);
});

test('a number in a text that runs to the left stands to the left of what is before it', () => {
  expect(runsOf('אבג 2012')).toEqual(['→2012', '←אבג ']);
});

test('brackets that run to the left are mirrored', () => {
  expect(runsOf('אב (גד)')).toEqual(['←אב )גד(']);
});

test('Hebrew within Latin keeps its place', () => {
  expect(runsOf('see אבג now')).toEqual(['→see ', '←אבג', '→ now']);
});

test('the first letter tells the direction, not a digit or a bracket', () => {
  expect(isRightToLeft('(2012) אבג abc')).toBe(true);
  expect(isRightToLeft('(2012) abc אבג')).toBe(false);
  expect(isRightToLeft('2012')).toBe(false);
});

test('a name that runs to the left does not turn the years that follow it', () => {
  expect(runsOf('Lineage of אבג, 1992–2020').join('')).not.toContain('→, 1992–2020');
  expect(runsOf(`Lineage of ${isolated('אבג')}, 1992–2020`)).toEqual([
    '→Lineage of ',
    '←אבג',
    '→, 1992–2020',
  ]);
  expect(isolated('Ансар ад-Дин')).toBe('Ансар ад-Дин');
});
