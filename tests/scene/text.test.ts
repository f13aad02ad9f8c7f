import { describe, expect, test } from 'vitest';
import { hasGlyphs, measureText, wrapText } from '../../src/scene';

describe('the width of a text', () => {
  test('is the sum of its signs', () => {
    expect(measureText('JNIM', 10)).toBeCloseTo(
      [...'JNIM'].reduce((sum, sign) => sum + measureText(sign, 10), 0),
      10,
    );
  });

  test('grows with the size, and with the weight', () => {
    expect(measureText('Mali', 30)).toBeCloseTo(3 * measureText('Mali', 10), 10);
    expect(measureText('Mali', 10, 600)).toBeGreaterThan(measureText('Mali', 10, 400));
  });

  test('of nothing is 0', () => {
    expect(measureText('', 10)).toBe(0);
  });

  test('of a combining mark is 0', () => {
    expect(measureText('e\u0301', 10)).toBeCloseTo(measureText('e', 10), 10);
  });

  test('of Arabic and Hebrew is known', () => {
    expect(hasGlyphs('المرابطون')).toBe(true);
    expect(hasGlyphs('ישראל')).toBe(true);
    expect(measureText('المرابطون', 10)).toBeGreaterThan(20);
  });

  test('of a sign that the font lacks is a guess: as wide as high for Chinese', () => {
    expect(hasGlyphs('馬里')).toBe(false);
    expect(measureText('馬里', 10)).toBe(20);
  });

  test('counts a sign beyond 16 bits once', () => {
    expect(measureText('😀', 10)).toBe(10);
  });
});

describe('a text that is wrapped', () => {
  test('breaks at spaces, in lines that fit', () => {
    const lines = wrapText('who came from whom, who stands with whom and who fights whom', 120, 12);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join(' ')).toBe('who came from whom, who stands with whom and who fights whom');
    expect(lines.every((line) => measureText(line, 12) <= 120)).toBe(true);
  });

  test('breaks inside a word only where the word alone is too long', () => {
    const lines = wrapText(`a ${'m'.repeat(60)} b`, 120, 12);
    expect(lines.join('').replaceAll(' ', '')).toBe(`a${'m'.repeat(60)}b`);
    expect(lines.every((line) => measureText(line, 12) <= 120)).toBe(true);
  });

  test('of nothing has no lines', () => {
    expect([wrapText('', 100, 12), wrapText(' \n ', 100, 12)]).toEqual([[], []]);
  });

  test('comes to an end where not even one sign fits', () => {
    expect(wrapText('ab', 0.1, 12)).toEqual(['a', 'b']);
  });
});
