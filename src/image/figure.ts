import { sizeOn, type Figure, type FigureAxis, type Theme } from '../scene';
import { drawSample, drawScene } from './draw';
import { group, line, path, type Drawing, type Shape } from './primitives';

/** A figure as the shapes that it is made of; every file format is written from these. */
export function drawFigure(figure: Figure): Drawing {
  const { width, height, theme, frame, origin, zoom, axis, page } = figure;
  return {
    width,
    height,
    mm: page.unit === 'mm' ? sizeOn(page, width, height).mm : null,
    background: figure.background,
    title: figure.title,
    description: figure.description,
    shapes: [
      ...(axis ? [gridOf(axis, theme)] : []),
      ...(axis?.date ? [dateLineOf(axis.date, theme)] : []),
      group(
        [group(drawScene(figure.scene), { place: { offset: origin, scale: zoom } })],
        figure.clipped ? { id: 'picture', clip: frame } : { id: 'picture' },
      ),
      ...(figure.numbers.length > 0
        ? [
            group(
              figure.numbers.flatMap(({ box, run }): Shape[] => [
                {
                  type: 'rect',
                  box,
                  radius: box.height / 2,
                  fill: figure.background ?? theme.background,
                  stroke: null,
                },
                { type: 'text', run },
              ]),
              { id: 'source-numbers' },
            ),
          ]
        : []),
      ...figure.rules.map(({ from, to, colour }) => path(line([from, to]), null, { colour, width: 1 })),
      group(
        figure.samples.map(({ sample, x, y, width: w, height: h, scale }) =>
          group(drawSample(sample, w, h, theme), { place: { offset: { x, y }, scale } }),
        ),
        { id: 'legend' },
      ),
      group(
        figure.texts.map((run) => ({ type: 'text', run })),
        { id: 'texts' },
      ),
    ],
  };
}

function gridOf(axis: FigureAxis, theme: Theme): Shape {
  const { top, bottom } = axis;
  return group(
    [
      ...axis.lines.map(({ x, isMajor }) =>
        path(
          line([
            { x, y: top },
            { x, y: bottom },
          ]),
          null,
          {
            colour: theme.grid,
            width: isMajor ? 1 : 0.5,
          },
        ),
      ),
      ...axis.labels.map((run): Shape => ({ type: 'text', run })),
    ],
    { id: 'time-axis' },
  );
}

/** The date that is looked at, or both ends of the span, through the drawing. */
function dateLineOf({ lines, label }: NonNullable<FigureAxis['date']>, theme: Theme): Shape {
  return group(
    [
      ...lines.map(({ x, from, to }) =>
        path(
          line([
            { x, y: from },
            { x, y: to },
          ]),
          null,
          { colour: theme.accent, width: 1.4, dashes: [5, 3] },
        ),
      ),
      { type: 'text', run: label },
    ],
    { id: 'date' },
  );
}
