import { describe, expect, test } from 'vitest';
import Legend from '../../src/ui/Legend.svelte';
import { show } from './stage';

const legend = async (link = '') => {
  const { explorer, screen } = await show(Legend, (graph) => ({ graph }), { link });
  const boxes = (group: string) => screen.getByRole('group', { name: group, exact: true });
  return {
    explorer,
    screen,
    box: (group: string, name: RegExp) => boxes(group).getByRole('checkbox', { name }),
  };
};

describe('the legend', () => {
  test('is a filter: a family that is unticked leaves the picture', async () => {
    const { explorer, box } = await legend();
    await expect.element(box('Relations', /Conflict/)).toBeChecked();
    await box('Relations', /Conflict/).click();
    expect([...explorer.state.families]).not.toContain('conflict');
    expect(explorer.scene?.chips.map(({ id }) => id)).toEqual(['root', 'leaf']);
  });

  test('tells by numbers what a filter would show', async () => {
    const { box } = await legend();
    await expect.element(box('Relations', /Lineage\s*1/)).toBeVisible();
    await expect.element(box('Relations', /Institutional\s*0/)).not.toBeChecked();
    await expect.element(box('Camps', /Reds\s*2/)).toBeChecked();
  });

  test('can hide a camp, and brings all back on reset', async () => {
    const { explorer, screen, box } = await legend();
    await box('Camps', /Blues/).click();
    expect([...(explorer.state.camps ?? [])]).toEqual(['reds']);
    await screen.getByRole('button', { name: 'Reset filters' }).click();
    expect(explorer.state.camps).toBeNull();
    await expect.element(screen.getByRole('button', { name: 'Reset filters' })).not.toBeInTheDocument();
  });

  test('limits the picture to what the report says', async () => {
    const { explorer, screen } = await legend();
    const alone = screen.getByRole('switch', { name: 'The report alone' });
    await alone.click();
    expect([...(explorer.state.sources ?? [])]).toEqual(['report']);
    expect(explorer.scene?.ties.map(({ id }) => id)).toEqual(['root-offshoot-leaf']);
    await alone.click();
    expect(explorer.state.sources).toBeNull();
  });

  test('says that only some actors are shown, and shows all again', async () => {
    const { explorer, screen } = await legend('only=leaf,foe');
    await expect.element(screen.getByText(/Only 2\s+actors shown/)).toBeVisible();
    await screen.getByRole('button', { name: 'Show all' }).click();
    expect(explorer.state.only).toBeNull();
  });
});
