import { beforeEach, describe, expect, test, vi } from 'vitest';
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

beforeEach(() => localStorage.clear());

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

  test('is saved only as what is told of it', async () => {
    const { dialog } = await exportDialog();
    const save = dialog.getByRole('button', { name: 'Save' });
    await expect.element(save, SOON).toBeEnabled();
    await expect.element(dialog.getByText(/^1440 × \d+ px, \d+ kB$/)).toBeVisible();
    // At once, before anything new can have been drawn.
    dialog.getByRole('radio', { name: 'PNG' }).element().dispatchEvent(new MouseEvent('click'));
    await Promise.resolve();
    expect(dialog.getByText(/^1440 × \d+ px, \d+ kB$/).query()).toBeNull();
    expect(dialog.getByRole('button', { name: 'Save' }).query()).toBeNull();
    await expect.element(dialog.getByText(/^2880 × \d+ px, \d+ kB$/), SOON).toBeVisible();
  });

  test('opens with the choices of the last time', async () => {
    const first = await exportDialog();
    await first.dialog.getByRole('radio', { name: 'PDF' }).click();
    await first.dialog.getByRole('combobox', { name: 'Page' }).selectOptions('A4 landscape');
    await expect.element(first.dialog.getByText(/no PDF.*choose PNG or SVG/)).toBeVisible();
    const again = await exportDialog();
    await expect.element(again.dialog.getByRole('radio', { name: 'PDF' }).last()).toBeChecked();
    await expect
      .element(again.dialog.getByRole('combobox', { name: 'Page' }).last())
      .toHaveValue('a4-landscape');
  });

  test('keeps the reader’s own title for the next file of the same view, and for no other', async () => {
    const first = await exportDialog();
    await first.dialog.getByRole('textbox', { name: 'Title', exact: true }).fill('Two fronts');
    await expect.element(first.dialog.getByRole('img', { name: 'Preview: Two fronts' }), SOON).toBeVisible();
    const again = await exportDialog();
    await expect
      .element(again.dialog.getByRole('textbox', { name: 'Title', exact: true }).last())
      .toHaveValue('Two fronts');
    const other = await exportDialog('view=lineage');
    await expect
      .element(other.dialog.getByRole('textbox', { name: 'Title', exact: true }).last())
      .not.toHaveValue('Two fronts');
  });

  test('makes no embed code of an address on the reader’s own machine', async () => {
    const { dialog } = await exportDialog();
    const code = dialog.getByRole('button', { name: 'Copy embed code' });
    await expect.element(code).toBeDisabled();
    await dialog.getByRole('textbox', { name: 'Address of your hosted copy' }).fill('https://example.org/');
    await expect.element(code).toBeEnabled();
  });

  test('closes on Escape', async () => {
    const { dialog, onclose } = await exportDialog();
    await expect.element(dialog).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(onclose).toHaveBeenCalledOnce());
  });
});
