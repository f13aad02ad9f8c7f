import { layoutLineage } from '../layout';
import type { Places } from '../scene';
import { makeFigure } from './figure-maker';
import type { FigureAnswer, FigureRequest } from './figure-messages';

type Given = Extract<FigureRequest, { type: 'graph' }>;

let given: Given | null = null;
let places: Places | null = null;

/** The rows of a lineage, found again only where the lanes are others. */
function rememberingRows(): Places['lineage'] {
  let asked = '';
  let found: ReturnType<typeof layoutLineage> | null = null;
  return (problem) => {
    const question = JSON.stringify(problem);
    if (!found || question !== asked) found = layoutLineage(problem);
    asked = question;
    return found;
  };
}

const answer = (message: FigureAnswer) => self.postMessage(message);

self.onmessage = async ({ data }: MessageEvent<FigureRequest>) => {
  if (data.type === 'graph') {
    places = { network: data.network, lineage: rememberingRows() };
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
