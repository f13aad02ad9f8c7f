import { afterEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import TableView from '../../src/ui/TableView.svelte';
import { visibleGraph } from '../../src/model';
import { readViewLink } from '../../src/model';
import { show } from './stage';

afterEach(() => page.viewport(414, 896));

async function table(width: number) {
  await page.viewport(width, 700);
  const { screen } = await show(TableView, (graph) => ({
    graph,
    visible: visibleGraph(graph, readViewLink('view=table&at=2013', graph).state),
    onselected: vi.fn(),
  }));
  const rows = screen.getByRole('group', { name: 'Table rows' });
  await expect.element(screen.getByRole('columnheader', { name: 'At the date' })).toBeInTheDocument();
  return { screen, rows: rows.element() as HTMLElement };
}

describe('the table', () => {
  test.each(['Actors', 'Relations'])(
    'of %s fits a window beside the panels, and cuts no text',
    async (kind) => {
      const { screen, rows } = await table(880);
      await screen.getByRole('radiogroup', { name: 'Rows' }).getByText(kind).click();
      await vi.waitFor(() => expect(rows.scrollWidth).toBeLessThanOrEqual(rows.clientWidth));
      const cells = [...rows.querySelectorAll<HTMLElement>('th, td')];
      expect(
        cells.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent),
      ).toEqual([]);
    },
  );

  test('goes sideways on a phone, and the first column stays', async () => {
    const { screen, rows } = await table(390);
    await vi.waitFor(() => expect(rows.scrollWidth).toBeGreaterThan(rows.clientWidth));
    rows.scrollLeft = 200;
    const name = screen.getByRole('rowheader', { name: 'The Old Front' });
    expect(name.element().getBoundingClientRect().left).toBeCloseTo(rows.getBoundingClientRect().left, 0);
  });
});
