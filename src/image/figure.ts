import { dashPattern, type Figure, type LegendSample, type Theme } from '../scene';
import { drawOutline, drawScene, drawText, curvePath } from './draw';
import { markAt, shortened } from './marks';
import { el, esc, num } from './markup';
import { FONT_FAMILIES, fontFaces, type EmbeddedFont } from './fonts';

/** A sample of the legend, drawn into a box of some size with its left top at (0, 0). */
export function drawSample(sample: LegendSample, width: number, height: number, theme: Theme): string {
  const middle = height / 2;
  switch (sample.type) {
    case 'line': {
      const curve = { start: { x: 1, y: middle }, controls: [], end: { x: width - 1, y: middle } };
      const line = shortened(curve, sample.startMark, sample.endMark, sample.width);
      const dashes = dashPattern(sample.dash, sample.width);
      return [
        el('path', {
          d: curvePath(line),
          fill: 'none',
          stroke: sample.stroke,
          'stroke-width': sample.width,
          'stroke-dasharray': dashes.length > 0 ? dashes.map(num).join(' ') : undefined,
        }),
        markAt(curve, 'start', sample.startMark, sample.stroke, sample.width, theme.background),
        markAt(curve, 'end', sample.endMark, sample.stroke, sample.width, theme.background),
        sample.contested
          ? el('circle', {
              cx: width / 2,
              cy: middle,
              r: 7,
              fill: theme.background,
              stroke: sample.stroke,
              'stroke-width': 1.2,
            }) +
            drawText({
              text: '?',
              x: width / 2,
              y: middle + 4,
              anchor: 'middle',
              size: 11,
              weight: 600,
              colour: sample.stroke,
            })
          : '',
      ].join('');
    }
    case 'swatch':
      return el('rect', {
        x: width - 23,
        y: middle - 7,
        width: 22,
        height: 14,
        rx: 4,
        fill: sample.fill,
        stroke: sample.stroke,
        'stroke-width': 1.8,
      });
    case 'chip': {
      const round = sample.outline.type === 'round' && sample.outline.radius > 8;
      return (
        drawOutline(
          {
            ...sample,
            centre: { x: width / 2, y: middle },
            width: width - 2,
            height: height - 1,
            outline: round ? { type: 'round', radius: (height - 1) / 2 } : sample.outline,
            strokeWidth: 1.4,
            double: false,
          },
          theme.background,
        ) + (sample.double ? innerLine(width, height, sample.stroke) : '')
      );
    }
  }
}

function innerLine(width: number, height: number, stroke: string): string {
  return el('rect', {
    x: 3.8,
    y: 3.2,
    width: width - 7.6,
    height: height - 6.4,
    rx: (height - 6.4) / 2,
    fill: 'none',
    stroke,
    'stroke-width': 0.9,
  });
}

/**
 * A figure as an SVG file: real text, groups named by actor and relation, title and description as alternative text,
 * nothing external and nothing that runs.
 * @param fonts travel inside the file; without them it names its fonts and trusts the reader's machine to have them
 * @see SVG 1.1 (Second Edition); https://www.w3.org/TR/SVG11/
 */
export function figureSvg(figure: Figure, fonts: readonly EmbeddedFont[] = []): string {
  const { width, height, theme, frame, origin, zoom } = figure;
  const clip = figure.clipped
    ? el(
        'clipPath',
        { id: 'frame' },
        el('rect', { x: frame.x, y: frame.y, width: frame.width, height: frame.height }),
      )
    : '';
  const drawing = el(
    'g',
    { id: 'picture', 'clip-path': figure.clipped ? 'url(#frame)' : undefined },
    el(
      'g',
      { transform: `translate(${num(origin.x)} ${num(origin.y)}) scale(${zoom.toFixed(5)})` },
      drawScene(figure.scene),
    ),
  );
  const rules = figure.rules
    .map(({ from, to, colour }) =>
      el('line', { x1: from.x, y1: from.y, x2: to.x, y2: to.y, stroke: colour, 'stroke-width': 1 }),
    )
    .join('');
  const samples = figure.samples
    .map(({ sample, x, y, width: w, height: h }) =>
      el('g', { transform: `translate(${num(x)} ${num(y)})` }, drawSample(sample, w, h, theme)),
    )
    .join('');
  const texts = figure.texts.map((run) => drawText(run)).join('');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${num(width)}" height="${num(height)}" viewBox="0 0 ${num(width)} ${num(height)}" font-family="${esc([...FONT_FAMILIES, 'sans-serif'].join(', '))}" role="img" aria-labelledby="figure-title figure-description">`,
    `<title id="figure-title">${esc(figure.title)}</title>`,
    `<desc id="figure-description">${esc(figure.description)}</desc>`,
    (clip || fonts.length > 0) &&
      el('defs', {}, `${fonts.length > 0 ? el('style', {}, fontFaces(fonts)) : ''}${clip}`),
    figure.background && el('rect', { width, height, fill: figure.background }),
    drawing,
    rules,
    el('g', { id: 'legend' }, samples),
    el('g', { id: 'texts' }, texts),
    '</svg>\n',
  ]
    .filter(Boolean)
    .join('');
}
