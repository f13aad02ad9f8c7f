import type { LayoutAnswer, LayoutRequest } from './messages';
import type { NetworkOptions } from './network';
import type { NetworkProblem, Position } from './problem';

export interface DragClient {
  move(to: Position): void;
  end(): void;
}

/** Layouts that run elsewhere, so that the page stays alive. */
export interface LayoutClient {
  /** @throws {Error} what the layout says, or that the worker could not be started */
  network(problem: NetworkProblem, options?: Partial<NetworkOptions>): Promise<readonly Position[]>;
  drag(
    problem: NetworkProblem,
    positions: readonly Position[],
    grabbed: number,
    onmove: (positions: readonly Position[]) => void,
  ): DragClient;
  destroy(): void;
}

interface Pending {
  resolve(positions: readonly Position[]): void;
  reject(error: Error): void;
}

/** A client of one worker; requests and answers are matched by id. The worker is started by the caller. */
export function createLayoutClient(worker: Worker): LayoutClient {
  let lastId = 0;
  const pending = new Map<number, Pending>();
  const drags = new Map<number, (positions: readonly Position[]) => void>();
  const send = (request: LayoutRequest) => worker.postMessage(request);
  worker.onmessage = ({ data }: MessageEvent<LayoutAnswer>) => {
    if ('positions' in data) {
      drags.get(data.id)?.(data.positions);
      pending.get(data.id)?.resolve(data.positions);
    } else pending.get(data.id)?.reject(new Error(data.error));
    pending.delete(data.id);
  };
  worker.onerror = (event) => {
    for (const { reject } of pending.values())
      reject(new Error(event.message || 'the layout worker could not be started'));
    pending.clear();
  };
  return {
    network(problem, options = {}) {
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject });
        send({ type: 'network', id, problem, options });
      });
    },
    drag(problem, positions, grabbed, onmove) {
      const id = ++lastId;
      drags.set(id, onmove);
      send({ type: 'drag-start', id, problem, positions, grabbed });
      return {
        move: (to) => send({ type: 'drag-move', id, to }),
        end() {
          drags.delete(id);
          send({ type: 'drag-end', id });
        },
      };
    },
    destroy() {
      worker.terminate();
      for (const { reject } of pending.values()) reject(new Error('the layout was stopped'));
      pending.clear();
      drags.clear();
    },
  };
}
