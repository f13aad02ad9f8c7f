import { describe, expect, test } from 'vitest';
import { fontFiles, pixelFile, type PixelFormat } from '../../src/cli/pixels';
import { drawingSvg, withDensity } from '../../src/image';
import { sizeOn } from '../../src/scene';
import { A4, drawingOf, manyScripts } from './figures';
import { ask, has } from './tools';

async function draw(format: PixelFormat, dpi: number): Promise<Uint8Array> {
  const drawing = drawingOf(manyScripts());
  const { px } = sizeOn({ ...A4, dpi }, drawing.width, drawing.height);
  return pixelFile(drawingSvg(drawing, { pixels: px, forResvg: true }), format, dpi, fontFiles([]));
}

const missing = has('identify') ? '' : ' (identify is not installed)';

describe.each(['png', 'jpeg', 'webp'] as const)('a picture as %s', (format) => {
  test('is the same each time', async () => {
    const [a, b] = await Promise.all([draw(format, 72), draw(format, 72)]);
    expect(Buffer.from(a).equals(Buffer.from(b))).toBe(true);
  });

  test.skipIf(missing)(`has the size of its page${missing}`, async () => {
    const told = ask('identify', (path) => ['-format', '%m %w %h', path], await draw(format, 150));
    expect(told).toBe(`${format.toUpperCase()} 1754 1240`);
  });
});

test.skipIf(missing)(`every picture tells its pixels per inch${missing}`, async () => {
  const densityOf = async (format: PixelFormat) => {
    const told = ask(
      'identify',
      (path) => ['-units', 'PixelsPerInch', '-format', '%x', path],
      await draw(format, 150),
    );
    return Math.round(Number.parseFloat(told));
  };
  expect(await Promise.all((['png', 'jpeg', 'webp'] as const).map(densityOf))).toEqual([150, 150, 150]);
});

test('a file of another kind is left as it is', () => {
  const bytes = Uint8Array.from([1, 2, 3, 4]);
  expect(withDensity(bytes, 300)).toBe(bytes);
});
