/** A picture that cannot be made as asked, with what to do about it. */
export class ImageError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'ImageError';
    this.code = code;
  }
}

/** What canvases hold in every current browser: longer sides or larger areas give empty files without a word. */
const MAX_SIDE = 16_384;
const MAX_AREA = 120_000_000;

/** The largest scale, in steps of a tenth, at which a picture of some size can still be made. */
export function largestScale(width: number, height: number): number {
  const scale = Math.min(MAX_SIDE / width, MAX_SIDE / height, Math.sqrt(MAX_AREA / (width * height)));
  return Math.floor(scale * 10) / 10;
}

export function canRasterise(width: number, height: number, scale: number): boolean {
  return scale <= largestScale(width, height);
}

/**
 * Draws an SVG that carries its fonts into pixels.
 * @param width in CSS px, as the SVG says; likewise `height`
 * @param scale pixels per CSS px
 * @throws {ImageError} `too-large` with the largest scale that works, or `not-drawn`
 */
export async function rasterise(
  svg: string,
  width: number,
  height: number,
  scale: number,
  type = 'image/png',
): Promise<Blob> {
  if (!canRasterise(width, height, scale))
    throw new ImageError(
      'too-large',
      `The picture would be too large for this browser. The largest scale that works is ${largestScale(width, height)}×.`,
    );
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    const context = canvas.getContext('2d');
    if (!context)
      throw new ImageError('not-drawn', 'The browser gives no canvas to draw on. Export SVG instead.');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.95));
    if (!blob)
      throw new ImageError(
        'not-drawn',
        'The browser could not write the picture. Try a smaller scale, or SVG.',
      );
    return blob;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Hands a file to the browser's downloads. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
