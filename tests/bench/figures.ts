import { readFileSync } from 'node:fs';
import { fontFiles, pixelFile } from '../../src/cli/pixels';
import { drawFigure, drawingSvg, fontsFor, pdfOf } from '../../src/image';
import { readJson } from '../../src/formats';
import { layoutLineage, layoutNetwork } from '../../src/layout';
import { OPENING_VIEW } from '../../src/model';
import { ALL_PARTS, findPlaces, PAGES, sizeOn, viewFigure } from '../../src/scene';

/*
 * How long the figure of the Mali lineage takes in each kind of file. Its rows are found once, as they are before anybody
 * exports what is on the screen.
 */

const { graph } = readJson(readFileSync('graph-data/mali.json', 'utf8'));
if (!graph) throw new Error('graph-data/mali.json has errors');
const { page } = PAGES['a4-landscape'];
const places = findPlaces(graph, { network: layoutNetwork, lineage: layoutLineage });
const compose = () =>
  drawFigure(
    viewFigure(graph, { ...OPENING_VIEW, view: 'lineage' }, places, {
      page,
      parts: ALL_PARTS,
      background: 'white',
      theme: 'light',
      scope: 'whole',
    }).figure,
  );
const fonts = fontFiles([]);
const bytes = fonts.map((font) => ({ weight: font.weight, bytes: new Uint8Array(readFileSync(font.path)) }));

const KINDS: { name: string; most: number; make: () => Promise<number> }[] = [
  {
    name: 'SVG',
    most: 100,
    async make() {
      const drawing = compose();
      return drawingSvg(drawing, { fonts: await fontsFor(drawing) }).length;
    },
  },
  {
    name: 'PNG, A4 at 300 dpi',
    most: 2000,
    async make() {
      const drawing = compose();
      const { px } = sizeOn(page, drawing.width, drawing.height);
      const svg = drawingSvg(drawing, { pixels: px, forResvg: true });
      return (await pixelFile(svg, 'png', page.dpi, fonts)).length;
    },
  },
  { name: 'PDF, A4', most: 2000, make: async () => (await pdfOf(compose(), bytes)).length },
];

const ROUNDS = 5;

/** Prints the median of some rounds, after one that pays for compiling. */
export async function benchFigures(): Promise<void> {
  console.log(`\nThe Mali lineage as a file, median of ${ROUNDS} rounds`);
  console.log('file                   time ms   asked below ms       kB');
  for (const { name, most, make } of KINDS) {
    const size = await make();
    const times: number[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      const start = performance.now();
      await make();
      times.push(performance.now() - start);
    }
    const median = times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? NaN;
    console.log(
      [
        name.padEnd(20),
        median.toFixed(0).padStart(9),
        String(most).padStart(16),
        (size / 1000).toFixed(0).padStart(8),
      ].join(' '),
    );
  }
}
