import type { LayoutAnswer, LayoutRequest } from './messages';
import type { NetworkOptions } from './network';
import type { LineageLayout, LineageProblem, NetworkProblem, Position } from './problem';

export interface DragClient {
  move(to: Position): void;
  end(): void;
}

/** Layouts that run elsewhere, so that the page stays alive. */
export interface LayoutClient {
  /** @throws {Error} what the layout says, or that the worker could not be started */
  network(problem: NetworkProblem, options?: Partial<NetworkOptions>): Promise<readonly Position[]>;
  /** @throws {Error} as `network` does */
  lineage(problem: LineageProblem): Promise<LineageLayout>;
  drag(
    problem: NetworkProblem,
    positions: readonly Position[],
    grabbed: number,
    onmove: (positions: readonly Position[]) => void,
  ): DragClient;
  destroy(): void;
}

interface Pending {
  resolve(answer: LayoutAnswer): void;
  reject(error: Error): void;
}

/** A client of one worker; requests and answers are matched by id. The worker is started by the caller. */
export function createLayoutClient(worker: Worker): LayoutClient {
  let lastId = 0;
  const pending = new Map<number, Pending>();
  const drags = new Map<number, (positions: readonly Position[]) => void>();
  const send = (request: LayoutRequest) => worker.postMessage(request);
  worker.onmessage = ({ data }: MessageEvent<LayoutAnswer>) => {
    if ('positions' in data) drags.get(data.id)?.(data.positions);
    if ('error' in data) pending.get(data.id)?.reject(new Error(data.error));
    else pending.get(data.id)?.resolve(data);
    pending.delete(data.id);
  };
  worker.onerror = (event) => {
    for (const { reject } of pending.values())
      reject(new Error(event.message || 'the layout worker could not be started'));
    pending.clear();
  };
  const ask = (request: LayoutRequest) =>
    new Promise<LayoutAnswer>((resolve, reject) => {
      pending.set(request.id, { resolve, reject });
      send(request);
    });
  return {
    async network(problem, options = {}) {
      const answer = await ask({ type: 'network', id: ++lastId, problem, options });
      return 'positions' in answer ? answer.positions : [];
    },
    async lineage(problem) {
      const answer = await ask({ type: 'lineage', id: ++lastId, problem });
      if ('lineage' in answer) return answer.lineage;
      throw new Error('the layout worker answered another question');
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
