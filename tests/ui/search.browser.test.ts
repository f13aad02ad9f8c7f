import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { SearchHit } from '../../src/model';
import SearchBox from '../../src/ui/SearchBox.svelte';
import { show } from './stage';

async function searchBox() {
  const onfound = vi.fn<(hit: SearchHit) => void>();
  const { screen } = await show(SearchBox, () => ({ onfound }));
  const found = () => onfound.mock.calls.map(([hit]) => (hit.type === 'actor' ? hit.actor.id : hit.event.id));
  return { screen, found, field: screen.getByRole('combobox', { name: 'Find an actor' }) };
}

describe('the search for an actor', () => {
  test('lists what it finds while one types, and closes when one is chosen', async () => {
    const { screen, found, field } = await searchBox();
    await field.fill('front');
    await expect.element(screen.getByRole('option', { name: /TOF/ })).toBeVisible();
    await expect.element(screen.getByRole('option', { name: /TYF/ })).toBeVisible();
    await screen.getByRole('option', { name: /TYF/ }).click();
    expect(found()).toEqual(['leaf']);
    await expect.element(field).toHaveAttribute('aria-expanded', 'false');
  });

  test('is steered by keys alone', async () => {
    const { screen, found, field } = await searchBox();
    // A pointer that rests where the list opens would choose, too.
    await field.hover();
    await field.fill('front');
    const selected = () => screen.getByRole('option', { selected: true }).element().textContent;
    const first = selected();
    await userEvent.keyboard('{ArrowDown}');
    await vi.waitFor(() => expect(selected()).not.toBe(first));
    await userEvent.keyboard('{ArrowUp}');
    await vi.waitFor(() => expect(selected()).toBe(first));
    await userEvent.keyboard('{Enter}');
    expect(found()).toHaveLength(1);
  });

  test('says by which other name an actor was found', async () => {
    const { screen, field } = await searchBox();
    await field.fill('jeune');
    await expect.element(screen.getByRole('option')).toHaveTextContent(/TYF.*also called Le Jeune Front/);
  });

  test('finds events too', async () => {
    const { screen, found, field } = await searchBox();
    await field.fill('raid');
    await screen.getByRole('option', { name: /Raid on the north/ }).click();
    expect(found()).toEqual(['raid']);
  });

  test('gives up what is typed on Escape', async () => {
    const { field } = await searchBox();
    await field.fill('front');
    await userEvent.keyboard('{Escape}');
    await expect.element(field).toHaveValue('');
  });
});
