import type { PdfFont } from './pdf';
import type { Drawing } from './primitives';

/** A drawing as PDF. What writes it is large, and is loaded when the first PDF is made. */
export async function pdfOf(drawing: Drawing, fonts: readonly PdfFont[]): Promise<Uint8Array> {
  const { drawingPdf } = await import('./pdf');
  return drawingPdf(drawing, fonts);
}

/** Whether a font file has every sign of a text. */
export async function coverageOf(bytes: Uint8Array): Promise<(text: string) => boolean> {
  const { fontCovers } = await import('./pdf');
  return fontCovers(bytes);
}
