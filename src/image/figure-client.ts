import type { FigureAnswer, FigureRequest, FigureStep, MadeFigure } from './figure-messages';

export type FigureOrder = Omit<Extract<FigureRequest, { type: 'figure' }>, 'type' | 'id'>;
type Given = Omit<Extract<FigureRequest, { type: 'graph' }>, 'type'>;

/** A figure that nobody waits for any more. */
export class Superseded extends Error {}

/** Figures that are made elsewhere, so that the page stays alive. The newest order wins; older ones are dropped. */
export interface FigureClient {
  /**
   * @throws {Superseded} where a newer order or `cancel` came in between
   * @throws {Error} what the worker says
   */
  make(order: FigureOrder, onstep?: (step: FigureStep) => void): Promise<MadeFigure>;
  /** Gives up what is being made. */
  cancel(): void;
  destroy(): void;
}

interface Waiting {
  readonly id: number;
  readonly order: FigureOrder;
  readonly onstep: ((step: FigureStep) => void) | undefined;
  resolve(made: MadeFigure): void;
  reject(error: Error): void;
}

/**
 * A client of one worker at a time.
 * @param start starts a worker; called again after `cancel`, which ends the one before
 */
export function createFigureClient(start: () => Worker, given: Given): FigureClient {
  let worker: Worker | null = null;
  let lastId = 0;
  let running: Waiting | null = null;
  let next: Waiting | null = null;

  function open(): Worker {
    if (worker) return worker;
    worker = start();
    worker.onmessage = ({ data }: MessageEvent<FigureAnswer>) => {
      if (data.id !== running?.id) return;
      if ('step' in data) {
        running.onstep?.(data.step);
        return;
      }
      const done = running;
      running = null;
      if ('made' in data) done.resolve(data.made);
      else done.reject(new Error(data.error));
      run();
    };
    worker.onerror = (event) => {
      running?.reject(new Error(event.message || 'the worker that draws could not be started'));
      running = null;
    };
    worker.postMessage({ type: 'graph', ...given } satisfies FigureRequest);
    return worker;
  }

  function run(): void {
    if (running || !next) return;
    running = next;
    next = null;
    open().postMessage({ type: 'figure', id: running.id, ...running.order } satisfies FigureRequest);
  }

  function cancel(): void {
    worker?.terminate();
    worker = null;
    for (const waiting of [running, next]) waiting?.reject(new Superseded('cancelled'));
    running = null;
    next = null;
  }

  return {
    make: (order, onstep) =>
      new Promise((resolve, reject) => {
        next?.reject(new Superseded('a newer figure is wanted'));
        next = { id: ++lastId, order, onstep, resolve, reject };
        run();
      }),
    cancel,
    destroy: cancel,
  };
}
