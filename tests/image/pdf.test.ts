import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { fontFiles } from '../../src/cli/pixels';
import { pdfOf, type Drawing } from '../../src/image';
import { maliGraph } from '../mali';
import { ARABIC, drawingOf, HEBREW, manyScripts, RUSSIAN } from './figures';
import { ask, has } from './tools';

const fonts = fontFiles([]).map(({ path, weight }) => ({ weight, bytes: readFileSync(path) }));
const write = (drawing: Drawing) => pdfOf(drawing, fonts);

test('equal figures are equal files', async () => {
  const [a, b] = await Promise.all([write(drawingOf(manyScripts())), write(drawingOf(manyScripts()))]);
  expect(Buffer.from(a).equals(Buffer.from(b))).toBe(true);
});

const missing = (program: string) => (has(program) ? '' : ` (${program} is not installed)`);

describe('a PDF of names in many scripts', () => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await write(drawingOf(manyScripts()));
  });

  test.skipIf(!has('pdffonts'))(`embeds every font${missing('pdffonts')}`, () => {
    const rows = ask('pdffonts', (path) => [path], bytes)
      .trim()
      .split('\n')
      .slice(2);
    expect(
      rows
        .map((row) =>
          row
            .trim()
            .split(/\s+/)[0]
            ?.replace(/^\w+\+/, ''),
        )
        .sort(),
    ).toEqual([
      'NotoSans-Regular',
      'NotoSans-SemiBold',
      'NotoSansArabic-Regular',
      'NotoSansArabic-SemiBold',
      'NotoSansHebrew-Regular',
    ]);
    // Columns: embedded, subset, with a map to Unicode.
    for (const row of rows) expect(row).toMatch(/yes\s+yes\s+yes/);
  });

  test.skipIf(!has('pdftotext'))(`gives its names as text, in reading order${missing('pdftotext')}`, () => {
    const text = ask('pdftotext', (path) => [path, '-'], bytes);
    for (const name of [ARABIC, HEBREW, RUSSIAN, 'الجماعات المسلحة']) expect(text).toContain(name);
  });

  test.skipIf(!has('pdftoppm'))(`is a page of its size that can be drawn${missing('pdftoppm')}`, () => {
    const image = ask('pdftoppm', (path) => ['-r', '72', '-gray', path], bytes);
    // A4 landscape in points.
    expect(/^P5\n(\d+) (\d+)\n/.exec(image)?.slice(1).map(Number)).toEqual([842, 596]);
  });
});

test.skipIf(!has('pdftotext'))(
  `the lineage of Mali has its names as text${missing('pdftotext')}`,
  async () => {
    const bytes = await write(drawingOf(maliGraph(), { view: 'lineage' }));
    const text = ask('pdftotext', (path) => [path, '-'], bytes);
    for (const name of ['JNIM', 'Al Murabitoun', 'MNLA', 'Conflict in Mali']) expect(text).toContain(name);
  },
);
