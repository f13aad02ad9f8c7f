import type { Box, Scene } from './shapes';

/*
 * How a scene is seen through a window. A network is only larger or smaller. A lineage grows as a whole as far as its rows
 * fit into the window; beyond, time alone stretches, so that a closer look shows more of time, not larger letters.
 */

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** Height of the strip at the top of a window that keeps the years of a lineage in sight, in px. */
export const AXIS_STRIP = 24;
/** Free space around a picture of which all is shown, in px; more at the bottom, where the zoom buttons are. */
export const FIT_PADDING = { x: 18, y: 14, buttons: 34 } as const;

/** From what zoom to what zoom a scene can be looked at; along time one looks closer, until days can be told apart. */
export const ZOOMS = { least: 0.1, network: 4, lineage: 30 } as const;
/** No network is blown up beyond this when all of it is shown: a scene of two chips would look absurd. */
const MOST_NETWORK_FIT = 1.5;
/** No lineage is shrunk below this when all of it is shown: its names could not be read. */
const LEAST_FIT = 0.62;
/** Nor blown up beyond this. */
const MOST_FIT = 1.25;
/** Time is stretched so far at most to fill a window or a page. */
export const MOST_STRETCH = 2.4;

/** What of a window a picture of which all is shown fills. */
export function roomIn(window: Extent, hasAxis: boolean): Extent {
  return {
    width: window.width - 2 * FIT_PADDING.x,
    height: window.height - 2 * FIT_PADDING.y - FIT_PADDING.buttons - (hasAxis ? AXIS_STRIP : 0),
  };
}

/** A zoom along time, in screen px per model unit of the lineage as it was laid out, and what it is made of. */
export interface TimeZoom {
  /** How much wider than laid out time is drawn. */
  readonly stretch: number;
  /** Screen px per model unit of what is then drawn, in both directions. */
  readonly zoom: number;
}

export interface TimeZoomRange {
  /** The zoom along time with which a lineage fills its window, or is as small as can be read. */
  readonly whole: number;
  readonly split: (along: number) => TimeZoom;
}

/** @param bounds of the lineage as it was laid out */
export function timeZoom(bounds: Box, window: Extent): TimeZoomRange {
  const room = roomIn(window, true);
  const rows = Math.min(MOST_FIT, Math.max(LEAST_FIT, room.height / bounds.height));
  const across = room.width / bounds.width;
  const filled = Math.min(Math.max(rows, across), rows * MOST_STRETCH);
  return {
    whole: across < rows ? Math.max(LEAST_FIT, across) : filled,
    split(along) {
      // Rows that are small even when all is shown grow to their natural size.
      const zoom = along <= rows ? along : Math.max(rows, Math.min(1, (along * rows) / filled));
      return { stretch: along / zoom, zoom };
    },
  };
}

/** Where a scene is looked at from: its point in the middle of the window, as it was laid out, and the zoom along `x`. */
interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** How all of a scene is looked at; of one that does not fit legibly the upper right corner is seen, the latest years. */
export function wholeView({ bounds, axis }: Pick<Scene, 'bounds' | 'axis'>, window: Extent): View {
  const { width, height } = roomIn(window, axis !== null);
  const fitted = Math.min(MOST_NETWORK_FIT, width / bounds.width, height / bounds.height);
  const range = axis && timeZoom(bounds, window);
  const along = range?.whole ?? Math.max(ZOOMS.least, fitted);
  const zoom = range?.split(along).zoom ?? along;
  const strip = axis ? AXIS_STRIP : 0;
  return {
    x: bounds.x + Math.max(bounds.width / 2, bounds.width - width / 2 / along),
    y:
      bounds.height * zoom > height
        ? bounds.y + (height - strip) / 2 / zoom
        : bounds.y + bounds.height / 2 + (FIT_PADDING.buttons - strip) / 2 / zoom,
    zoom: along,
  };
}

/** The part of a scene that a window shows, in the units of the scene with its time stretched. */
export function seenThrough(
  { bounds, axis }: Pick<Scene, 'bounds' | 'axis'>,
  camera: View,
  window: Extent,
): { stretch: number; crop: Box } {
  const { stretch, zoom } = axis
    ? timeZoom(bounds, window).split(camera.zoom)
    : { stretch: 1, zoom: camera.zoom };
  const { width, height } = { width: window.width / zoom, height: window.height / zoom };
  return { stretch, crop: { x: camera.x * stretch - width / 2, y: camera.y - height / 2, width, height } };
}
