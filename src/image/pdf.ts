import { create, type Font } from 'fontkit';
import PDFDocument from 'pdfkit';
import { isRightToLeft, type TextRun } from '../scene';
import { visualRuns } from './bidi';
import type { Drawing, FadingPaint, Group, PathShape, Segment, Shape, Stroke } from './primitives';

/** A font file that a PDF embeds, as TrueType or OpenType. */
export interface PdfFont {
  readonly weight: 400 | 600;
  readonly bytes: Uint8Array;
}

/** Points per CSS px. */
const POINTS = 0.75;
/** The library asks for a date; always the same one keeps the bytes of equal figures equal. */
const NO_DATE = new Date(0);

/**
 * A drawing as a PDF of one page: vector shapes and real text, with the signs that it uses of each font embedded. Equal
 * drawings give equal bytes.
 * @param fonts in order of preference; a sign is set in the first that has it, and left out where none has
 * @see ISO 32000-1
 */
export async function drawingPdf(drawing: Drawing, fonts: readonly PdfFont[]): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: [drawing.width * POINTS, drawing.height * POINTS],
    margin: 0,
    // An empty name keeps the library from loading Helvetica, which nothing here is set in.
    font: '',
    pdfVersion: '1.7',
    lang: 'en',
    displayTitle: true,
    tagged: true,
    info: {
      Title: drawing.title,
      Subject: drawing.description.slice(0, 400),
      Creator: 'Offshoot',
      Producer: 'Offshoot',
      CreationDate: NO_DATE,
    },
  });
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    document.on('end', () => resolve());
    document.on('error', reject);
  });
  const writer = new PdfWriter(document, fonts);
  document.addStructure(
    document.struct('Figure', { alt: `${drawing.title}. ${drawing.description}` }, () => {
      document.save().scale(POINTS);
      if (drawing.background)
        document.rect(0, 0, drawing.width, drawing.height).fillColor(drawing.background).fill();
      writer.writeAll(drawing.shapes, 1);
      document.restore();
    }),
  );
  document.end();
  await ended;
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

interface LoadedFont {
  readonly name: string;
  readonly weight: 400 | 600;
  readonly font: Font;
}

/** Whether a font file has every sign of a text. */
export function fontCovers(bytes: Uint8Array): (text: string) => boolean {
  const font = openFont(bytes);
  return (text) => [...text].every((sign) => font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0));
}

function openFont(bytes: Uint8Array): Font {
  const font = create(bytes as Parameters<typeof create>[0]);
  if (!('hasGlyphForCodePoint' in font)) throw new TypeError('a collection of fonts cannot be embedded');
  return font;
}

/** What PDFKit keeps of a font that it embeds. It has no public way to say which signs a glyph stands for. */
interface EmbeddedFont {
  readonly font: { getGlyph(id: number, codePoints?: number[]): Glyph };
  readonly subset: { includeGlyph(glyph: number): number; readonly glyphs: number[] };
  readonly widths: number[];
  readonly unicode: (readonly number[])[];
  readonly scale: number;
  layout(text: string, features?: unknown): GlyphRun;
  encode(text: string, features?: unknown): [string[], GlyphRun['positions']];
}

interface Glyph {
  readonly id: number;
  readonly codePoints: number[];
  readonly advanceWidth: number;
}

interface GlyphRun {
  readonly glyphs: readonly Glyph[];
  readonly positions: readonly unknown[];
}

const told = new WeakSet<EmbeddedFont>();

/**
 * Lets the current font embed a glyph once for each letter that it stands for. Arabic fonts draw several letters as one
 * body with different dots; PDFKit notes but the first letter of a body, and copied text would read as other words.
 */
function tellGlyphsApart(document: PDFKit.PDFDocument): void {
  const font = (document as unknown as { readonly _font: EmbeddedFont })._font;
  if (told.has(font)) return;
  told.add(font);
  // The shaper, too, gives every use of a glyph the letters of its first one.
  const shared = font.font.getGlyph.bind(font.font);
  font.font.getGlyph = (id, codePoints = []) => {
    const glyph = shared(id, codePoints);
    if (glyph.codePoints.join() === codePoints.join()) return glyph;
    return Object.create(glyph, { codePoints: { value: codePoints } }) as Glyph;
  };
  const known = new Map<string, number>();
  const isEmbedded = new Set<number>();
  font.encode = (text, features) => {
    const { glyphs, positions } = font.layout(text, features);
    const codes = glyphs.map(({ id, codePoints, advanceWidth }) => {
      const key = `${id}:${codePoints.join(' ')}`;
      let place = known.get(key);
      if (place === undefined) {
        place = isEmbedded.has(id) ? font.subset.glyphs.push(id) - 1 : font.subset.includeGlyph(id);
        isEmbedded.add(id);
        known.set(key, place);
        font.widths[place] = advanceWidth * font.scale;
        font.unicode[place] = codePoints;
      }
      return place.toString(16).padStart(4, '0');
    });
    return [codes, positions];
  };
}

/** Signs that are set with the one before them. */
const JOINED = /^[\p{M}\u200c\u200d\s]$/u;

class PdfWriter {
  readonly #document: PDFKit.PDFDocument;
  readonly #fonts: LoadedFont[];

  constructor(document: PDFKit.PDFDocument, fonts: readonly PdfFont[]) {
    this.#document = document;
    this.#fonts = fonts.map(({ weight, bytes }, i) => {
      const name = `font-${i}`;
      document.registerFont(name, bytes);
      return { name, weight, font: openFont(bytes) };
    });
  }

  /** @param opacity of everything around, 0 to 1 */
  writeAll(shapes: readonly Shape[], opacity: number): void {
    for (const shape of shapes) this.#write(shape, opacity);
  }

  #write(shape: Shape, opacity: number): void {
    const document = this.#document;
    switch (shape.type) {
      case 'group':
        return this.#writeGroup(shape, opacity);
      case 'text':
        return this.#writeText(shape.run, opacity);
      case 'path':
        trace(document, shape.segments);
        break;
      case 'rect': {
        const { x, y, width, height } = shape.box;
        if (shape.radius > 0) document.roundedRect(x, y, width, height, shape.radius);
        else document.rect(x, y, width, height);
        break;
      }
      case 'circle':
        document.circle(shape.centre.x, shape.centre.y, shape.radius);
    }
    this.#paint(shape, opacity);
  }

  #writeGroup({ place, clip, children, opacity: own }: Group, opacity: number): void {
    const document = this.#document;
    const needsState = place !== undefined || clip !== undefined;
    if (needsState) document.save();
    if (clip) document.rect(clip.x, clip.y, clip.width, clip.height).clip();
    if (place) document.translate(place.offset.x, place.offset.y).scale(place.scale);
    this.writeAll(children, opacity * (own ?? 1));
    if (needsState) document.restore();
  }

  #paint({ fill, stroke }: Pick<PathShape, 'fill' | 'stroke'>, opacity: number): void {
    const document = this.#document;
    if (fill !== null)
      if (typeof fill === 'string') document.fillColor(fill, opacity);
      else document.fillColor(this.#gradient(fill), opacity);
    if (stroke) this.#setStroke(stroke, opacity);
    if (fill !== null && stroke) document.fillAndStroke();
    else if (fill !== null) document.fill();
    else if (stroke) document.stroke();
  }

  #gradient({ colour, from, to, stops }: FadingPaint): PDFKit.Mixins.ColorValue {
    const gradient = this.#document.linearGradient(from.x, from.y, to.x, to.y);
    for (const { offset, opacity } of stops) gradient.stop(offset, colour, opacity);
    return gradient as unknown as PDFKit.Mixins.ColorValue;
  }

  #setStroke(stroke: Stroke, opacity: number): void {
    const document = this.#document;
    document
      .lineWidth(stroke.width)
      .lineCap(stroke.cap ?? 'butt')
      .lineJoin(stroke.join ?? 'miter')
      .strokeColor(stroke.colour, (stroke.opacity ?? 1) * opacity);
    const [dash, space] = stroke.dashes ?? [];
    if (dash !== undefined) document.dash(dash, { space: space ?? dash });
    else document.undash();
  }

  #writeText(run: TextRun, opacity: number): void {
    const document = this.#document;
    document.fontSize(run.size).fillColor(run.colour, opacity);
    const pieces = visualRuns(run.text).flatMap((part) => {
      const split = this.#splitByFont(part.text, run.weight);
      return (part.isRightToLeft ? split.reverse() : split).map(({ text, font }) => ({
        font,
        // The shaper turns letters of a script that runs left; lone brackets and spaces it does not know how to turn.
        text: part.isRightToLeft && !isRightToLeft(text) ? [...text].reverse().join('') : text,
        // Naming a feature makes the library shape the piece as one: else words would be set one after the other.
        options: part.isRightToLeft ? { features: ['kern' as const] } : {},
      }));
    });
    const widths = pieces.map(({ font, text, options }) =>
      document.font(font.name).widthOfString(text, options),
    );
    const width = widths.reduce((sum, w) => sum + w, 0);
    let x = run.anchor === 'start' ? run.x : run.anchor === 'middle' ? run.x - width / 2 : run.x - width;
    pieces.forEach(({ font, text, options }, i) => {
      document.font(font.name);
      tellGlyphsApart(document);
      document.text(text, x, run.y, { ...options, lineBreak: false, baseline: 'alphabetic' });
      x += widths[i]!;
    });
  }

  #splitByFont(text: string, weight: TextRun['weight']): { text: string; font: LoadedFont }[] {
    const pieces: { text: string; font: LoadedFont }[] = [];
    const chain = [
      ...this.#fonts.filter((font) => font.weight === weight),
      ...this.#fonts.filter((font) => font.weight !== weight),
    ];
    for (const sign of text) {
      const code = sign.codePointAt(0) ?? 0;
      const last = pieces.at(-1);
      const keeps = last && JOINED.test(sign) && last.font.font.hasGlyphForCodePoint(code);
      const font = keeps ? last.font : chain.find((one) => one.font.hasGlyphForCodePoint(code));
      if (!font) continue;
      if (last?.font === font) last.text += sign;
      else pieces.push({ text: sign, font });
    }
    return pieces;
  }
}

function trace(document: PDFKit.PDFDocument, segments: readonly Segment[]): void {
  for (const segment of segments)
    switch (segment.type) {
      case 'move':
        document.moveTo(segment.to.x, segment.to.y);
        break;
      case 'line':
        document.lineTo(segment.to.x, segment.to.y);
        break;
      case 'quadratic':
        document.quadraticCurveTo(segment.control.x, segment.control.y, segment.to.x, segment.to.y);
        break;
      case 'close':
        document.closePath();
    }
}
