import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import ExportDialog from '../../src/ui/ExportDialog.svelte';
import { show } from './stage';

/** A picture is made in a worker of its own, which a busy machine starts late. */
const SOON = { timeout: 10_000 };

async function exportDialog(link = '') {
  const onclose = vi.fn();
  const window = { width: 800, height: 600 };
  const { screen } = await show(ExportDialog, (graph) => ({ graph, window, onclose }), { link });
  return { onclose, dialog: screen.getByRole('dialog', { name: 'Export image' }) };
}

describe('the dialog for a figure', () => {
  test('shows the very picture that will be saved', async () => {
    const { dialog } = await exportDialog();
    const preview = dialog.getByRole('img', { name: /^Preview: Example/ });
    await expect.element(preview, SOON).toBeVisible();
    await vi.waitFor(
      () => expect((preview.element() as HTMLImageElement).naturalWidth).toBeGreaterThan(0),
      SOON,
    );
  });

  test('takes the reader’s own title', async () => {
    const { dialog } = await exportDialog();
    await dialog.getByRole('textbox', { name: 'Title', exact: true }).fill('Two fronts');
    await expect.element(dialog.getByRole('img', { name: 'Preview: Two fronts' }), SOON).toBeVisible();
  });

  test('offers the trace alone where there is one', async () => {
    const traced = await exportDialog('actor=leaf&trace=ancestors');
    await expect
      .element(traced.dialog.getByRole('img', { name: 'Preview: Ancestors of TYF' }), SOON)
      .toBeVisible();
    await expect.element(traced.dialog.getByRole('radio', { name: 'Trace alone' })).toBeVisible();
  });

  test('offers no trace where there is none', async () => {
    const { dialog } = await exportDialog();
    await expect.element(dialog.getByRole('radio', { name: 'Whole graph' })).toBeVisible();
    await expect.element(dialog.getByRole('radio', { name: 'Trace alone' })).not.toBeInTheDocument();
  });

  test('closes on Escape', async () => {
    const { dialog, onclose } = await exportDialog();
    await expect.element(dialog).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(onclose).toHaveBeenCalledOnce());
  });
});
