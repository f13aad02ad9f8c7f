import { hasGlyphs, sizeOn, viewFigure, type Places } from '../scene';
import { paintDrawing } from './canvas';
import { withDensity } from './density';
import { drawFigure } from './figure';
import type { FigureRequest, FigureStep, MadeFigure } from './figure-messages';
import type { EmbeddedFont } from './font-faces';
import { fontsFor } from './fonts';
import { FORMAT_INFO, type ImageFormat } from './formats';
import { pdfFontsFor } from './pdf-fonts';
import { shapesIn, textsOf, type Drawing } from './primitives';
import { ImageError, type PixelSize } from './raster';
import { drawingSvg } from './svg';
import { pdfOf } from './writers';

/** A page that shows an SVG of more shapes stands still while it draws it. */
const MOST_SHAPES = 4000;
/** Longest side of what is shown in its place, in pixels. */
const PREVIEW_SIDE = 2000;

type Order = Extract<FigureRequest, { type: 'figure' }>;
type Graph = Extract<FigureRequest, { type: 'graph' }>['graph'];

/**
 * Makes the file of a figure, in a worker or wherever there is an OffscreenCanvas.
 * @throws {ImageError} where the browser cannot make it
 */
export async function makeFigure(
  graph: Graph,
  places: Places,
  { state, options, format }: Order,
  onstep: (step: FigureStep) => void,
): Promise<MadeFigure> {
  onstep('arranging');
  // Only a PDF has to bring every sign along; a browser finds further ones in the fonts of its machine.
  const canSet = format === 'pdf' ? hasGlyphs : undefined;
  const { figure, renamed, omitted, remedies } = viewFigure(graph, state, places, { ...options, canSet });
  const drawing = drawFigure(figure);
  const size = sizeOn(options.page, figure.width, figure.height);
  const facts = {
    title: figure.title,
    description: figure.description,
    width: figure.width,
    height: figure.height,
    size,
    smallestLabel: figure.smallestLabel,
    leftOut: figure.leftOut,
    sourcesListed: figure.sourcesListed,
    renamed,
    omitted,
    remedies,
  };
  onstep('loading fonts');
  const fonts = await fontsFor(drawing);
  const svg = () => new Blob([drawingSvg(drawing, { fonts })], { type: FORMAT_INFO.svg.mediaType });
  /** What the page shows of a vector file. */
  const previewOf = async (own: () => Blob): Promise<Blob> => {
    if (shapesIn(drawing.shapes) <= MOST_SHAPES) return own();
    const share = Math.min(1, PREVIEW_SIDE / Math.max(figure.width, figure.height));
    const px = { width: Math.round(figure.width * share), height: Math.round(figure.height * share) };
    return pixelsOf(drawing, fonts, px, 'png');
  };
  if (format === 'svg') {
    onstep('drawing');
    const file = svg();
    return { facts, file, preview: await previewOf(() => file) };
  }
  if (format === 'pdf') {
    const pdfFonts = await pdfFontsFor(textsOf(drawing.shapes));
    onstep('drawing');
    const bytes = await pdfOf(drawing, pdfFonts);
    return { facts, file: blobOf(bytes, FORMAT_INFO.pdf.mediaType), preview: await previewOf(svg) };
  }
  onstep('drawing');
  const raw = await pixelsOf(drawing, fonts, size.px, format);
  const bytes = withDensity(new Uint8Array(await raw.arrayBuffer()), options.page.dpi);
  const file = blobOf(bytes, raw.type);
  return { facts, file, preview: file };
}

async function pixelsOf(
  drawing: Drawing,
  fonts: readonly EmbeddedFont[],
  size: PixelSize,
  format: Exclude<ImageFormat, 'svg' | 'pdf'>,
): Promise<Blob> {
  await addFonts(fonts);
  const { mediaType, canBeTransparent, name } = FORMAT_INFO[format];
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d');
  if (!context)
    throw new ImageError('not-drawn', 'The browser gives no canvas to draw on. Save SVG instead.');
  paintDrawing(context, drawing, size, canBeTransparent ? null : '#ffffff');
  const pixels = await canvas.convertToBlob({ type: mediaType, quality: 0.92 });
  // A browser without an encoder writes PNG instead, without a word.
  if (pixels.type !== mediaType)
    throw new ImageError('no-encoder', `This browser cannot write ${name}. Save PNG instead.`);
  return pixels;
}

const blobOf = (bytes: Uint8Array, type: string) => new Blob([bytes as Uint8Array<ArrayBuffer>], { type });

const added = new Set<string>();

/** Makes the fonts of a drawing known to canvases. */
async function addFonts(fonts: readonly EmbeddedFont[]): Promise<void> {
  const { fonts: known } = self as unknown as { readonly fonts: FontFaceSet };
  await Promise.all(
    fonts.map(async ({ family, weight, unicodeRange, dataUrl }) => {
      const key = `${family} ${weight} ${unicodeRange}`;
      if (added.has(key)) return;
      added.add(key);
      const face = new FontFace(family, bytesOf(dataUrl), { weight: String(weight), unicodeRange });
      known.add(await face.load());
    }),
  );
}

function bytesOf(dataUrl: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (sign) => sign.charCodeAt(0));
}
