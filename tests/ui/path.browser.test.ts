import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import PathDialog from '../../src/ui/PathDialog.svelte';
import { show } from './stage';

async function pathDialog() {
  const { screen } = await show(PathDialog, (graph) => ({ graph, from: null, onclose: vi.fn() }));
  const field = (name: string) => screen.getByRole('combobox', { name, exact: true });
  return { screen, field };
}

describe('the path dialog, by keyboard', () => {
  test('goes on to the other end once one is chosen, and shows the chains', async () => {
    const { screen, field } = await pathDialog();
    await expect.element(field('From')).toHaveFocus();
    await userEvent.keyboard('tof{Enter}');
    await expect.element(field('To')).toHaveFocus();
    await userEvent.keyboard('foe{Enter}');
    await expect.element(screen.getByText(/Light up in the picture/).first()).toBeVisible();
    await expect.element(field('From')).toHaveValue('TOF');
  });

  test('replaces a choice by what is typed over it', async () => {
    const { field } = await pathDialog();
    await userEvent.keyboard('tof{Enter}foe{Enter}');
    await userEvent.keyboard('tyf{Enter}');
    await expect.element(field('To')).toHaveValue('TYF');
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    await expect.element(field('From')).toHaveFocus();
    await userEvent.keyboard('foe{Enter}');
    await expect.element(field('From')).toHaveValue('Foe');
  });

  test('goes from one end to the other by Tab', async () => {
    const { field } = await pathDialog();
    await expect.element(field('From')).toHaveFocus();
    await userEvent.keyboard('{Tab}');
    await expect.element(field('To')).toHaveFocus();
  });
});
