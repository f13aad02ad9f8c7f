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

/** A PNG or JPEG with its pixels to the inch; any other file as it is (WebP has no place for them). */
export function withDensity(bytes: Uint8Array, dpi: number): Uint8Array {
  if (PNG_SIGNATURE.every((byte, i) => bytes[i] === byte)) return pngDensity(bytes, dpi);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegDensity(bytes, dpi);
  return bytes;
}
