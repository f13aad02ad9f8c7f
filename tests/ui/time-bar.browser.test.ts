import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import TimeBar from '../../src/ui/TimeBar.svelte';
import { show } from './stage';

const timeBar = async (link = '') => {
  const { explorer, screen } = await show(TimeBar, (graph) => ({ graph }), { link });
  return { explorer, screen, slider: (name: string) => screen.getByRole('slider', { name, exact: true }) };
};

describe('the time bar', () => {
  test('opens on the whole period', async () => {
    const { screen, slider } = await timeBar();
    await expect.element(screen.getByText('All years')).toBeVisible();
    await expect.element(slider('Date')).toHaveAttribute('aria-valuetext', 'All years');
  });

  test('goes by months under the arrow keys, and says the month', async () => {
    const { explorer, slider } = await timeBar('at=2013-02');
    await expect.element(slider('Date')).toHaveAttribute('aria-valuetext', 'February 2013');
    slider('Date').element().focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(explorer.state.at).toEqual({ from: '2013-03', to: '2013-03' });
    await expect.element(slider('Date')).toHaveAttribute('aria-valuetext', 'March 2013');
  });

  test('steps from change to change, events among them', async () => {
    const { explorer, screen } = await timeBar();
    const next = screen.getByRole('button', { name: 'Next change' });
    const seen: (string | undefined)[] = [];
    for (let i = 0; i < 3; i++) {
      await next.click();
      seen.push(explorer.state.at?.from);
    }
    expect(seen).toEqual(['2012-03', '2013-01', '2013-02']);
    await screen.getByRole('button', { name: 'Previous change' }).click();
    expect(explorer.state.at?.from).toBe('2013-01');
  });

  test('names what happens in the month', async () => {
    const { screen } = await timeBar('at=2013-02');
    await expect.element(screen.getByText(/Raid on the north/)).toBeVisible();
  });

  test('has two handles for a span, which keep apart', async () => {
    const { explorer, screen, slider } = await timeBar('at=2013-02/2013-04');
    await expect.element(screen.getByText('February 2013 – April 2013')).toBeVisible();
    slider('From').element().focus();
    for (let i = 0; i < 3; i++) await userEvent.keyboard('{ArrowRight}');
    expect(explorer.state.at).toEqual({ from: '2013-03', to: '2013-04' });
  });

  test('goes back to all years', async () => {
    const { explorer, screen } = await timeBar('at=2013-02');
    await screen.getByText('All', { exact: true }).click();
    expect(explorer.state.at).toBeNull();
  });

  test('plays on from the first change, until it is paused', async () => {
    const { explorer, screen } = await timeBar();
    await screen.getByRole('button', { name: 'Play' }).click();
    await vi.waitFor(() => expect(explorer.state.at?.from).toBe('2012-04'), { timeout: 5000 });
    await screen.getByRole('button', { name: 'Pause' }).click();
    await expect.element(screen.getByRole('button', { name: 'Play' })).toBeVisible();
  });
});
