import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { withDensity, type ImageFormat } from '../image';

const require = createRequire(import.meta.url);

/** Fonts that ship with Offshoot, as files: Latin, Greek and Cyrillic, Arabic, Hebrew. */
const SHIPPED = [
  ['@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf', 400],
  ['@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf', 600],
  ['@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf', 400],
  ['@expo-google-fonts/noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf', 600],
  ['@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf', 400],
  ['@expo-google-fonts/noto-sans-hebrew/600SemiBold/NotoSansHebrew_600SemiBold.ttf', 600],
] as const;

export interface FontFile {
  readonly path: string;
  readonly weight: 400 | 600;
}

/** The fonts that ship, and further ones that stand in where those lack a sign. */
export function fontFiles(further: readonly string[]): FontFile[] {
  return [
    ...SHIPPED.map(([path, weight]) => ({ path: require.resolve(path), weight })),
    ...further.map((path) => ({ path, weight: 400 as const })),
  ];
}

export type PixelFormat = Exclude<ImageFormat, 'svg' | 'pdf'>;

/**
 * An SVG as pixels of the size that it names, by resvg, with the given fonts and none of the machine's, so that the same input gives the same bytes.
 * @param dpi is written into the file where its format has a place for it
 */
export async function pixelFile(
  svg: string,
  format: PixelFormat,
  dpi: number,
  fonts: readonly FontFile[],
): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js');
  const image = new Resvg(svg, {
    ...(format === 'jpeg' ? { background: '#ffffff' } : {}),
    font: {
      fontFiles: fonts.map((font) => font.path),
      loadSystemFonts: false,
      defaultFontFamily: 'Noto Sans',
    },
  }).render();
  if (format === 'png') return withDensity(image.asPng(), dpi);
  const pixels = {
    data: unmultiplied(image.pixels),
    width: image.width,
    height: image.height,
    colorSpace: 'srgb' as const,
  };
  return withDensity(new Uint8Array(await (format === 'jpeg' ? jpeg(pixels) : webp(pixels))), dpi);
}

/** Colours that were multiplied by their opacity, as resvg keeps them, as encoders want them. */
function unmultiplied(pixels: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(pixels.length);
  for (let i = 0; i < pixels.length; i += 4) {
    const alpha = pixels[i + 3]!;
    out[i + 3] = alpha;
    if (alpha === 0) continue;
    for (let k = i; k < i + 3; k++) out[k] = (pixels[k]! * 255) / alpha;
  }
  return out;
}

const compile = (path: string) => WebAssembly.compile(readFileSync(require.resolve(path)));

async function jpeg(pixels: ImageData): Promise<ArrayBuffer> {
  const { default: encode, init } = await import('@jsquash/jpeg/encode.js');
  await init(await compile('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm'));
  return encode(pixels, { quality: 92 });
}

async function webp(pixels: ImageData): Promise<ArrayBuffer> {
  const { default: encode, init } = await import('@jsquash/webp/encode.js');
  // The encoder picks its code for wide registers, which every Node that we support has.
  const initWith = init as (module: WebAssembly.Module) => ReturnType<typeof init>;
  await initWith(await compile('@jsquash/webp/codec/enc/webp_enc_simd.wasm'));
  return encode(pixels, { quality: 92 });
}
