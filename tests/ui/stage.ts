import type { Component } from 'svelte';
import { vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { Explorer } from '../../src/explorer';
import type { Graph } from '../../src/model';
import { Shell } from '../../src/ui/shell.svelte';
import { actor, CLAIM, dataSetOf, relation, type Parts } from '../example';
import { fakeLayout } from '../explorer/fake-layout';
import Stage from './Stage.svelte';

/** A family and its foe, with what a panel can say of them. */
export const PARTS: Parts = {
  meta: { mainSource: 'report' },
  actors: [
    actor('root', { name: 'The Old Front', shortName: 'TOF', camp: 'reds', end: '2012' }),
    actor('leaf', {
      name: 'The Young Front',
      shortName: 'TYF',
      camp: 'reds',
      start: '2012-03',
      end: '..',
      aliases: [
        { name: 'Le Jeune Front', lang: 'fr' },
        { name: 'الجبهة', lang: 'ar' },
      ],
      summary: 'Broke away in 2012.',
    }),
    actor('foe', { camp: 'blues', kind: 'state' }),
    actor('chief', { kind: 'person' }),
  ],
  relations: [
    relation('offshoot', 'root', 'leaf', {
      start: '2012-03',
      claims: [CLAIM, { source: 'press', stance: 'disputes' }],
    }),
    relation('conflict', 'leaf', 'foe', {
      start: '2013',
      end: '2015',
      claims: [{ source: 'press', status: 'alleged' }],
    }),
    relation('leadership', 'chief', 'leaf', { start: '2012' }),
  ],
  events: [
    {
      id: 'raid',
      title: 'Raid on the north',
      date: '2013-02',
      participants: [{ actor: 'leaf' }],
      claims: [CLAIM],
    },
  ],
};

/** Shows one component as App would, in a data set that is open and laid out. */
export async function show<Props extends object>(
  content: Component<Props>,
  propsOf: (graph: Graph) => Props,
  { link = '', parts = PARTS }: { link?: string; parts?: Parts } = {},
) {
  const explorer = new Explorer(fakeLayout());
  const shell = new Shell(null, false);
  explorer.open(JSON.stringify(dataSetOf(parts)), 'example.json', link);
  await vi.waitFor(() => {
    if (explorer.job.kind !== 'idle') throw new Error('not laid out yet');
  });
  const graph = explorer.graph!;
  const screen = await render(Stage, {
    explorer,
    shell,
    content: content as unknown as Component<Record<string, unknown>>,
    contentProps: propsOf(graph) as Record<string, unknown>,
  });
  return { explorer, shell, graph, screen };
}
