import { readFileSync, writeFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';
import { expect, test } from 'vitest';
import { measureText } from '../../src/scene';

/*
 * src/scene/font-metrics.json holds the advance widths of the font that ships with the app. This test derives it from
 * the font files and fails when the two differ. `UPDATE=1 npx vitest run --project unit tests/scene/font-metrics`
 * writes it anew after a change of font.
 */

const FAMILIES: [packageName: string, subsets: string[]][] = [
  ['noto-sans', ['latin', 'latin-ext', 'greek', 'cyrillic', 'cyrillic-ext', 'vietnamese']],
  ['noto-sans-arabic', ['arabic']],
  ['noto-sans-hebrew', ['hebrew']],
];
const WEIGHTS = [400, 600];
const FILE = new URL('../../src/scene/font-metrics.json', import.meta.url);

function fontOf(packageName: string, subset: string, weight: number): Font {
  const path = new URL(
    `../../node_modules/@fontsource/${packageName}/files/${packageName}-${subset}-${weight}-normal.woff`,
    import.meta.url,
  );
  return create(readFileSync(path)) as Font;
}

/** Straight from the table `hmtx`: the glyph object computes outlines first, which takes seconds for all glyphs. */
function advanceOf(font: Font, code: number): number {
  const { hmtx } = font as unknown as { hmtx: { metrics: { get(glyph: number): { advance: number } } } };
  const cmap = font as unknown as { _cmapProcessor: { lookup(code: number): number } };
  return hmtx.metrics.get(cmap._cmapProcessor.lookup(code)).advance;
}

/** Runs of neighbouring code points with their advance widths in thousandths of an em: [first, width, width, …]. */
function runsOf(weight: number): number[][] {
  const widths = new Map<number, number>();
  for (const [packageName, subsets] of FAMILIES)
    for (const subset of subsets) {
      const font = fontOf(packageName, subset, weight);
      for (const code of font.characterSet) {
        if (widths.has(code)) continue;
        widths.set(code, Math.round((advanceOf(font, code) / font.unitsPerEm) * 1000));
      }
    }
  const runs: number[][] = [];
  let last = -2;
  for (const code of [...widths.keys()].sort((a, b) => a - b)) {
    if (code !== last + 1) runs.push([code]);
    runs.at(-1)?.push(widths.get(code) ?? 0);
    last = code;
  }
  return runs;
}

test('the metrics in the scene are those of the font that ships', () => {
  const latin = fontOf('noto-sans', 'latin', 400);
  const em = (units: number) => Math.round((units / latin.unitsPerEm) * 1000);
  const metrics = {
    family: 'Noto Sans',
    ascent: em(latin.ascent),
    descent: em(-latin.descent),
    capHeight: em(latin.capHeight),
    xHeight: em(latin.xHeight),
    weights: Object.fromEntries(WEIGHTS.map((weight) => [weight, runsOf(weight)])),
  };
  if (process.env['UPDATE']) writeFileSync(FILE, `${JSON.stringify(metrics)}\n`);
  expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(metrics);
});

test.each(['جماعة نصرة الإسلام والمسلمين', 'القاعدة', 'المرابطون', 'أنصار الدين', 'حركة تحرير أزواد'])(
  'joined letters are measured about as wide as they are set: %s',
  (name) => {
    const font = fontOf('noto-sans-arabic', 'arabic', 400);
    const set = font.layout(name).advanceWidth / font.unitsPerEm;
    const measured = measureText(name, 1);
    expect(measured).toBeGreaterThan(set);
    expect(measured).toBeLessThan(set * 1.18);
  },
);
