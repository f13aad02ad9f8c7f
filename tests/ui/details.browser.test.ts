import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Address } from '../../src/ui/address.svelte';
import Details from '../../src/ui/Details.svelte';
import { show } from './stage';
import { Explorer } from '../../src/explorer';
import { fakeLayout } from '../explorer/fake-layout';

beforeEach(() => history.replaceState(null, '', location.pathname + location.search));

async function details(link: string) {
  const onclose = vi.fn();
  // Back and forward play no part here.
  const address = new Address(new Explorer(fakeLayout()));
  const { explorer, shell, screen } = await show(Details, () => ({ address, onclose }), { link });
  return { explorer, shell, onclose, panel: screen.getByRole('region', { name: 'Details', exact: true }) };
}

describe('the panel of an actor', () => {
  test('says who it is, under which names, since when', async () => {
    const { panel } = await details('actor=leaf');
    await expect.element(panel.getByRole('heading', { name: 'The Young Front' })).toBeVisible();
    for (const text of [
      'TYF',
      'Le Jeune Front',
      'الجبهة',
      /Armed group · Reds/,
      /since March 2012/,
      'Broke away in 2012.',
    ])
      await expect.element(panel.getByText(text).first()).toBeVisible();
  });

  test('says names of another language in that language', async () => {
    const { panel } = await details('actor=leaf');
    await expect.element(panel.getByText('Le Jeune Front')).toHaveAttribute('lang', 'fr');
    await expect.element(panel.getByText('الجبهة')).toHaveAttribute('lang', 'ar');
  });

  test('tells its relations by family, with date, status and source', async () => {
    const { panel } = await details('actor=leaf');
    const lineage = panel.getByRole('region', { name: /^Lineage/ });
    await expect.element(lineage.getByText(/offshoot of/)).toBeVisible();
    await expect
      .element(lineage.getByRole('button', { name: 'Evidence: TYF offshoot of TOF' }))
      .toHaveTextContent(/March 2012.*stated; sources disagree.*Report, One ¶ 1/);
  });

  test('leads to the other actor, and to the evidence of a relation', async () => {
    const { explorer, panel } = await details('actor=leaf');
    await panel.getByRole('button', { name: 'Evidence: TYF fought Foe' }).click();
    expect(explorer.state.selection).toEqual({ type: 'relation', id: 'leaf-conflict-foe' });
    await panel.getByRole('button', { name: 'TYF' }).click();
    expect(explorer.state.selection).toEqual({ type: 'actor', id: 'leaf' });
  });

  test('leads to its events', async () => {
    const { explorer, panel } = await details('actor=leaf');
    await panel.getByRole('button', { name: 'Raid on the north' }).click();
    expect(explorer.state.selection).toEqual({ type: 'event', id: 'raid' });
    await expect.element(panel.getByText(/February 2013/).first()).toBeVisible();
  });

  test('traces its lineage and reads it out', async () => {
    const { explorer, panel } = await details('actor=leaf');
    await panel.getByRole('button', { name: 'Trace lineage' }).click();
    expect(explorer.state.trace).toBe('both');
    await expect
      .element(panel.getByRole('region', { name: 'Lineage of TYF' }))
      .toHaveTextContent(/TOF gave rise to TYF/);
    await panel.getByRole('button', { name: 'Trace lineage' }).click();
    expect(explorer.state.trace).toBeNull();
  });

  test('asks for a path from it', async () => {
    const { shell, panel } = await details('actor=leaf');
    await panel.getByRole('button', { name: 'Path to…' }).click();
    expect(shell.dialog).toEqual({ kind: 'path', from: 'leaf' });
  });

  test('shows what the filters leave of it', async () => {
    const { panel } = await details('actor=leaf&sources=report');
    await expect.element(panel.getByRole('button', { name: 'Evidence: TYF offshoot of TOF' })).toBeVisible();
    await expect
      .element(panel.getByRole('button', { name: 'Evidence: TYF fought Foe' }))
      .not.toBeInTheDocument();
  });
});

describe('the panel of a relation', () => {
  test('says who says so, where, in which words, and who disagrees', async () => {
    const { panel } = await details('relation=root-offshoot-leaf');
    await expect.element(panel.getByRole('heading', { name: /TOF gave rise to TYF/ })).toBeVisible();
    await expect.element(panel.getByText('“so they say”')).toBeVisible();
    await expect.element(panel.getByText(/One ¶ 1/)).toBeVisible();
    await expect.element(panel.getByRole('heading', { name: 'Who disagrees' })).toBeVisible();
    await expect.element(panel.getByText('Disputes this.')).toBeVisible();
  });

  test('leads to a source', async () => {
    const { explorer, panel } = await details('relation=root-offshoot-leaf');
    await panel.getByRole('button', { name: 'Report' }).click();
    expect(explorer.state.selection).toEqual({ type: 'source', id: 'report' });
    await expect.element(panel.getByRole('heading', { name: 'The Report' })).toBeVisible();
  });

  test('names the claims that the filters hide', async () => {
    const { panel } = await details('relation=root-offshoot-leaf&sources=report');
    await expect.element(panel.getByRole('heading', { name: /Hidden by the filters/ })).toBeVisible();
  });
});

test('without a selection there is an overview, and the panel can be closed', async () => {
  const { panel, onclose } = await details('');
  await expect.element(panel.getByRole('heading', { name: 'Example' })).toBeVisible();
  await panel.getByRole('button', { name: 'Close details' }).click();
  expect(onclose).toHaveBeenCalledOnce();
});

test('a name that looks like markup is text', async () => {
  const { explorer, panel } = await details('');
  const text = '<img src=x onerror=alert(1)>';
  explorer.open(
    JSON.stringify({
      ...explorer.graph!.dataSet,
      actors: explorer.graph!.dataSet.actors.map((one) => ({
        ...one,
        name: text,
        shortName: undefined,
        summary: text,
      })),
    }),
    'hostile.json',
    'actor=leaf',
  );
  await expect.element(panel.getByRole('heading', { name: text })).toBeVisible();
  expect(panel.element().querySelector('img')).toBeNull();
});
