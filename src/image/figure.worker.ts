import { layoutLineage, layoutNetwork } from '../layout';
import { findPlaces, type Places } from '../scene';
import { makeFigure } from './figure-maker';
import type { FigureAnswer, FigureRequest } from './figure-messages';

type Given = Extract<FigureRequest, { type: 'graph' }>;

let given: Given | null = null;
let places: Places | null = null;

const answer = (message: FigureAnswer) => self.postMessage(message);

self.onmessage = async ({ data }: MessageEvent<FigureRequest>) => {
  if (data.type === 'graph') {
    places = findPlaces(data.graph, { network: layoutNetwork, lineage: layoutLineage }, data.places);
    given = data;
    return;
  }
  const { id } = data;
  try {
    if (!given || !places) throw new Error('no data set was given');
    answer({ id, made: await makeFigure(given.graph, places, data, (step) => answer({ id, step })) });
  } catch (error) {
    answer({ id, error: error instanceof Error ? error.message : String(error) });
  }
};
