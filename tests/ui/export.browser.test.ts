import { beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import ExportDialog from '../../src/ui/ExportDialog.svelte';
import { relation, type Parts } from '../example';
import { show } from './stage';

/** A picture is made in a worker of its own, which a busy machine starts late. */
const SOON = { timeout: 10_000 };
/** At once, where a mouse would come too late. */
const CLICK = () => new MouseEvent('click', { bubbles: true });

async function exportDialog(link = '', parts?: Parts) {
  const onclose = vi.fn();
  const window = { width: 800, height: 600 };
  const { screen } = await show(ExportDialog, (graph) => ({ graph, window, onclose }), {
    link,
    ...(parts ? { parts } : {}),
  });
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

  test('draws again what was cancelled', async () => {
    const { dialog } = await exportDialog();
    const save = dialog.getByRole('button', { name: 'Save' });
    await expect.element(save, SOON).toBeEnabled();
    dialog.getByRole('radio', { name: 'PNG' }).element().dispatchEvent(new MouseEvent('click'));
    await vi.waitFor(() => dialog.getByRole('button', { name: 'Cancel' }).element().dispatchEvent(CLICK()));
    await expect.element(dialog.getByText('Not drawn: it was cancelled.')).toBeVisible();
    await expect.element(save).toBeDisabled();
    await dialog.getByRole('button', { name: 'Draw again' }).click();
    await expect.element(save, SOON).toBeEnabled();
    await expect.element(dialog.getByText(/^2880 × \d+ px, \d+ kB$/)).toBeVisible();
  });

  test('shows thousands of shapes as pixels, and saves them as they are', async () => {
    const ids = Array.from({ length: 1300 }, (_, i) => `a${i}`);
    const relations = ids.slice(1).map((id, i) => relation('alliance', ids[i]!, id));
    const { dialog } = await exportDialog('', { actors: ids, relations });
    const preview = dialog.getByRole('img', { name: /^Preview/ });
    await expect.element(preview, SOON).toBeVisible();
    const shown = await fetch((preview.element() as HTMLImageElement).src);
    expect(shown.headers.get('content-type')).toBe('image/png');
    await expect.element(dialog.getByRole('radio', { name: 'SVG' })).toBeChecked();
  });

  test('numbers no sources that it does not list', async () => {
    const { dialog } = await exportDialog();
    const numbers = dialog.getByRole('checkbox', { name: 'Source numbers in the drawing' });
    await expect.element(numbers).toBeChecked();
    await dialog.getByRole('checkbox', { name: 'List of sources' }).click();
    await expect.element(numbers).not.toBeChecked();
    await expect.element(numbers).toBeDisabled();
  });

  test('tells of sides that no page can have', async () => {
    const { dialog } = await exportDialog();
    await dialog.getByRole('combobox', { name: 'Page' }).selectOptions('Custom size');
    const told = dialog.getByText('Sides are 40 to 1200 mm long: the nearest is taken.');
    expect(told.query()).toBeNull();
    await dialog.getByRole('spinbutton', { name: 'Width' }).fill('20');
    await expect.element(told).toBeVisible();
  });

  test('offers no density at which browsers make no picture of the page', async () => {
    const { dialog } = await exportDialog();
    await dialog.getByRole('radio', { name: 'PNG' }).click();
    await dialog.getByRole('combobox', { name: 'Page' }).selectOptions('A3 landscape');
    const densities = dialog.getByRole('combobox', { name: 'Pixels per inch' });
    await expect.element(densities.getByRole('option', { name: '300', exact: true })).toBeEnabled();
    await expect.element(densities.getByRole('option', { name: '600, too large' })).toBeDisabled();
  });

  test('opens with the choices of the last time', async () => {
    const first = await exportDialog();
    await first.dialog.getByRole('radio', { name: 'PDF' }).click();
    await first.dialog.getByRole('combobox', { name: 'Page' }).selectOptions('A4 landscape');
    await expect.element(first.dialog.getByText(/no PDF.*choose PNG or SVG/)).toBeVisible();
    const save = first.dialog.getByRole('button', { name: 'Save' });
    await expect.element(save, SOON).toBeEnabled();
    await save.click();
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

  test('saves whatever a field holds that is told to be wrong', async () => {
    const { dialog, onclose } = await exportDialog();
    await dialog.getByRole('combobox', { name: 'Page' }).selectOptions('Custom size');
    await dialog.getByRole('spinbutton', { name: 'Width' }).fill('20');
    await dialog.getByRole('textbox', { name: 'Address of your hosted copy' }).fill('example.org/x');
    const save = dialog.getByRole('button', { name: 'Save' });
    await expect.element(save, SOON).toBeEnabled();
    await expect.element(dialog.getByText(/^40 × 120 mm, \d+ kB$/), SOON).toBeVisible();
    await save.click();
    await vi.waitFor(() => expect(onclose).toHaveBeenCalledOnce());
  });

  test('closes on Escape', async () => {
    const { dialog, onclose } = await exportDialog();
    await expect.element(dialog).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(onclose).toHaveBeenCalledOnce());
  });
});
