import { flushSync } from 'svelte';
import { expect, test, vi } from 'vitest';
import { Explorer } from '../../src/explorer';
import { dataSetOf, relation } from '../example';
import { fakeLayout } from './fake-layout';

const TEXT = JSON.stringify(
  dataSetOf({
    actors: ['root', 'leaf', 'foe'],
    relations: [relation('offshoot', 'root', 'leaf'), relation('conflict', 'leaf', 'foe')],
  }),
);

test('whoever watches the picture is told when it changes, and not when something else does', async () => {
  const explorer = new Explorer(fakeLayout());
  explorer.open(TEXT, 'example.json');
  await vi.waitFor(() => expect(explorer.job.kind).toBe('idle'));
  const seen: number[] = [];
  const stop = $effect.root(() => {
    $effect(() => void seen.push(explorer.scene?.ties.length ?? -1));
  });
  flushSync();
  explorer.change({ families: new Set(['lineage']) });
  flushSync();
  explorer.open('{', 'bad.json');
  flushSync();
  stop();
  explorer.change({ families: new Set(['lineage', 'conflict']) });
  flushSync();
  expect(seen).toEqual([2, 1]);
});
