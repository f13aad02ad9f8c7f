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
const MAX_AREA = 8192 * 8192;

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** The largest share of a size at which a picture can still be made; 1 or more where the size itself can. */
export function largestShare({ width, height }: PixelSize): number {
  return Math.min(MAX_SIDE / width, MAX_SIDE / height, Math.sqrt(MAX_AREA / (width * height)));
}

export const canRasterise = (size: PixelSize): boolean => largestShare(size) >= 1;

/** Hands a file to the browser's downloads. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
