import { describe, expect, test, vi } from 'vitest';
import { createLayoutClient, type LayoutAnswer, type LayoutRequest } from '../../src/layout';
import { problemOf } from './problems';

/** A worker that keeps what it is asked; the test answers. */
function fakeWorker() {
  const asked: LayoutRequest[] = [];
  const worker = {
    onmessage: null as ((event: { data: LayoutAnswer }) => void) | null,
    onerror: null as ((event: { message: string }) => void) | null,
    postMessage: (request: LayoutRequest) => void asked.push(request),
    terminate: vi.fn(),
  };
  return {
    asked,
    worker,
    client: createLayoutClient(worker as unknown as Worker),
    answer: (data: LayoutAnswer) => worker.onmessage?.({ data }),
  };
}
const problem = problemOf(2, [[0, 1]]);
const at = (x: number) => [{ x, y: 0 }];

describe('a layout in a worker', () => {
  test('is answered by the id of its request, in whatever order answers come', async () => {
    const { client, asked, answer } = fakeWorker();
    const first = client.network(problem);
    const second = client.network(problem, { seed: 2 });
    const [one, two] = asked.map(({ id }) => id);
    answer({ id: two!, positions: at(2) });
    answer({ id: one!, positions: at(1) });
    expect(await first).toEqual(at(1));
    expect(await second).toEqual(at(2));
  });

  test('fails with what the worker says', async () => {
    const { client, asked, answer } = fakeWorker();
    const failing = client.network(problem);
    answer({ id: asked[0]!.id, error: 'out of room' });
    await expect(failing).rejects.toThrow('out of room');
  });

  test('fails where the worker cannot be started', async () => {
    const { client, worker } = fakeWorker();
    const failing = client.network(problem);
    worker.onerror?.({ message: '' });
    await expect(failing).rejects.toThrow('the layout worker could not be started');
  });

  test('fails when the client is closed, and the worker ends', async () => {
    const { client, worker } = fakeWorker();
    const failing = client.network(problem);
    client.destroy();
    await expect(failing).rejects.toThrow('the layout was stopped');
    expect(worker.terminate).toHaveBeenCalled();
  });
});

describe('a drag in a worker', () => {
  test('tells each move until it ends', () => {
    const { client, asked, answer } = fakeWorker();
    const moves = vi.fn();
    const drag = client.drag(problem, at(0), 0, moves);
    drag.move({ x: 5, y: 5 });
    const { id } = asked[0]!;
    answer({ id, positions: at(5) });
    drag.end();
    answer({ id, positions: at(6) });
    expect(asked.map(({ type }) => type)).toEqual(['drag-start', 'drag-move', 'drag-end']);
    expect(moves.mock.calls).toEqual([[at(5)]]);
  });
});
