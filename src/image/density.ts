/*
 * Pixels to the inch, written into picture files: programs that lay out pages read the size on paper from them.
 */

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** @see PNG (Third Edition), Annex D; https://www.w3.org/TR/png-3/#D-CRCAppendix */
function crc(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = CRC_TABLE[(c ^ byte) & 0xff]! ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Signature, and the chunk IHDR that always comes first. */
const PNG_HEAD = 8 + 25;
const INCHES_PER_METRE = 1 / 0.0254;

function pngDensity(bytes: Uint8Array, dpi: number): Uint8Array {
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  const perMetre = Math.round(dpi * INCHES_PER_METRE);
  view.setUint32(0, 9);
  chunk.set([0x70, 0x48, 0x59, 0x73], 4); // pHYs
  view.setUint32(8, perMetre);
  view.setUint32(12, perMetre);
  view.setUint8(16, 1);
  view.setUint32(17, crc(chunk.subarray(4, 17)));
  const out = new Uint8Array(bytes.length + chunk.length);
  out.set(bytes.subarray(0, PNG_HEAD));
  out.set(chunk, PNG_HEAD);
  out.set(bytes.subarray(PNG_HEAD), PNG_HEAD + chunk.length);
  return out;
}

/** @see JPEG File Interchange Format, version 1.02: the segment APP0 follows the start of the image */
function jpegDensity(bytes: Uint8Array, dpi: number): Uint8Array {
  const isJfif = bytes[2] === 0xff && bytes[3] === 0xe0 && bytes[6] === 0x4a && bytes[7] === 0x46;
  if (!isJfif) return bytes;
  const out = bytes.slice();
  const view = new DataView(out.buffer);
  view.setUint8(13, 1);
  view.setUint16(14, Math.round(dpi));
  view.setUint16(16, Math.round(dpi));
  return out;
}

/** A TIFF directory that holds nothing but a density, in the order of bytes of Intel. */
function exifDensity(dpi: number): number[] {
  const short = (value: number) => [value & 255, value >> 8];
  const long = (value: number) => [...short(value & 0xffff), ...short(value >>> 16)];
  const [SHORT, RATIONAL] = [3, 5];
  const entry = (tag: number, type: number, value: number) => [
    ...short(tag),
    ...short(type),
    ...long(1),
    ...long(value),
  ];
  const perInch = [...long(Math.round(dpi * 100)), ...long(100)];
  return [
    ...[0x49, 0x49, 0x2a, 0, ...long(8), ...short(3)],
    ...entry(0x011a, RATIONAL, 50), // XResolution, at byte 50
    ...entry(0x011b, RATIONAL, 58), // YResolution
    ...entry(0x0128, SHORT, 2), // ResolutionUnit: inch
    ...long(0),
    ...perInch,
    ...perInch,
  ];
}

const signs = (text: string) => [...text].map((sign) => sign.charCodeAt(0));
const begins = (bytes: Uint8Array, at: number, text: string) =>
  signs(text).every((sign, i) => bytes[at + i] === sign);

/**
 * An extended WebP says in its flags that metadata follow; a simple one becomes extended. A file that is lossless, or
 * tells its density already, stays as it is: our encoders write none.
 * @see RFC 9649, 2.7; the size of a lossy picture stands in its first frame: RFC 6386, 9.1
 */
function webpDensity(bytes: Uint8Array, dpi: number): Uint8Array {
  const [EXIF_FLAG, FLAGS_AT] = [0x08, 20];
  const isExtended = begins(bytes, 12, 'VP8X');
  if (isExtended ? (bytes[FLAGS_AT]! & EXIF_FLAG) !== 0 : !begins(bytes, 12, 'VP8 ')) return bytes;
  const lessOne = (at: number) => (((bytes[at]! | (bytes[at + 1]! << 8)) & 0x3fff) - 1) & 0x3fff;
  const size = [lessOne(26), lessOne(28)].flatMap((side) => [side & 255, side >> 8, 0]);
  const head = isExtended ? [] : [...signs('VP8X'), 10, 0, 0, 0, 0, 0, 0, 0, ...size];
  // Twice: the specification wants bare TIFF, and ImageMagick 6 finds it only behind these six bytes.
  const exif = [...exifDensity(dpi), ...signs('Exif\0\0'), ...exifDensity(dpi)];
  const tail = [...signs('EXIF'), exif.length, 0, 0, 0, ...exif];
  const out = new Uint8Array(bytes.length + head.length + tail.length);
  out.set(bytes.subarray(0, 12));
  out.set(head, 12);
  out.set(bytes.subarray(12), 12 + head.length);
  out.set(tail, out.length - tail.length);
  out[FLAGS_AT]! |= EXIF_FLAG;
  new DataView(out.buffer).setUint32(4, out.length - 8, true);
  return out;
}

/** A PNG, JPEG or WebP with its pixels to the inch; any other file as it is. */
export function withDensity(bytes: Uint8Array, dpi: number): Uint8Array {
  if (PNG_SIGNATURE.every((byte, i) => bytes[i] === byte)) return pngDensity(bytes, dpi);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegDensity(bytes, dpi);
  if (begins(bytes, 0, 'RIFF') && begins(bytes, 8, 'WEBP')) return webpDensity(bytes, dpi);
  return bytes;
}
