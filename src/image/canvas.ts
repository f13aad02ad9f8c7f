import { isRightToLeft, type Point, type TextRun } from '../scene';
import { FONT_FAMILIES } from './font-table';
import type { Drawing, Group, Paint, Segment, Shape, Stroke } from './primitives';

/*
 * A drawing on a canvas, which works in a worker too: pixels of a large figure cost time that the page must not wait for.
 */

type Context = OffscreenCanvasRenderingContext2D;

/**
 * Draws a drawing over the whole of a canvas.
 * @param background what a format without transparency shows behind a drawing that has none
 */
export function paintDrawing(
  context: Context,
  drawing: Drawing,
  size: { readonly width: number; readonly height: number },
  background: string | null,
): void {
  const behind = drawing.background ?? background;
  if (behind) {
    context.fillStyle = behind;
    context.fillRect(0, 0, size.width, size.height);
  }
  context.scale(size.width / drawing.width, size.height / drawing.height);
  new CanvasWriter(context).writeAll(drawing.shapes, 1);
}

class CanvasWriter {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  /** @param opacity of everything around, 0 to 1 */
  writeAll(shapes: readonly Shape[], opacity: number): void {
    for (const shape of shapes) this.#write(shape, opacity);
  }

  #write(shape: Shape, opacity: number): void {
    const context = this.#context;
    if (shape.type === 'group') return this.#writeGroup(shape, opacity);
    if (shape.type === 'text') return this.#writeText(shape.run, opacity);
    context.beginPath();
    if (shape.type === 'path') trace(context, shape.segments);
    else if (shape.type === 'circle')
      context.arc(shape.centre.x, shape.centre.y, shape.radius, 0, 2 * Math.PI);
    else {
      const { x, y, width, height } = shape.box;
      context.roundRect(x, y, width, height, shape.radius);
    }
    if (shape.fill !== null) {
      context.globalAlpha = opacity;
      context.fillStyle = this.#paint(shape.fill);
      context.fill();
    }
    if (shape.stroke) this.#stroke(shape.stroke, opacity);
  }

  #writeGroup({ place, clip, children, opacity: own }: Group, opacity: number): void {
    const context = this.#context;
    context.save();
    if (clip) {
      context.beginPath();
      context.rect(clip.x, clip.y, clip.width, clip.height);
      context.clip();
    }
    if (place) {
      context.translate(place.offset.x, place.offset.y);
      context.scale(place.scale, place.scale);
    }
    this.writeAll(children, opacity * (own ?? 1));
    context.restore();
  }

  #paint(paint: Paint): string | CanvasGradient {
    if (typeof paint === 'string') return paint;
    const { from, to, stops, colour } = paint;
    const gradient = this.#context.createLinearGradient(from.x, from.y, to.x, to.y);
    for (const { offset, opacity } of stops)
      gradient.addColorStop(
        offset,
        colour +
          Math.round(opacity * 255)
            .toString(16)
            .padStart(2, '0'),
      );
    return gradient;
  }

  #stroke(stroke: Stroke, opacity: number): void {
    const context = this.#context;
    context.globalAlpha = opacity * (stroke.opacity ?? 1);
    context.strokeStyle = stroke.colour;
    context.lineWidth = stroke.width;
    context.lineCap = stroke.cap ?? 'butt';
    context.lineJoin = stroke.join ?? 'miter';
    // The usual limit of a canvas is 10, of SVG and PDF 4 and 10: sharp tips would differ.
    context.miterLimit = 4;
    context.setLineDash([...(stroke.dashes ?? [])]);
    context.stroke();
  }

  #writeText(run: TextRun, opacity: number): void {
    const context = this.#context;
    context.globalAlpha = opacity;
    context.fillStyle = run.colour;
    const families = [...FONT_FAMILIES.map((family) => `"${family}"`), 'sans-serif'].join(', ');
    context.font = `${run.weight} ${run.size}px ${families}`;
    context.direction = isRightToLeft(run.text) ? 'rtl' : 'ltr';
    context.textAlign = run.anchor === 'middle' ? 'center' : run.anchor === 'start' ? 'left' : 'right';
    context.fillText(run.text, run.x, run.y);
  }
}

function trace(context: Context, segments: readonly Segment[]): void {
  const at = ({ x, y }: Point) => [x, y] as const;
  for (const segment of segments)
    switch (segment.type) {
      case 'move':
        context.moveTo(...at(segment.to));
        break;
      case 'line':
        context.lineTo(...at(segment.to));
        break;
      case 'quadratic':
        context.quadraticCurveTo(...at(segment.control), ...at(segment.to));
        break;
      case 'close':
        context.closePath();
    }
}
