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

  test('takes a date that is typed, from all years on', async () => {
    const { explorer, screen } = await timeBar();
    const field = screen.getByRole('textbox', { name: 'Type a date' });
    await field.fill('2013-02');
    await userEvent.keyboard('{Enter}');
    expect(explorer.state.at).toEqual({ from: '2013-02', to: '2013-02' });
    await expect.element(screen.getByRole('radio', { name: 'Date' })).toBeChecked();
    await expect.element(screen.getByText('February 2013')).toBeVisible();
    await field.fill('2013-02-17');
    await userEvent.keyboard('{Tab}');
    expect(explorer.state.at?.from).toBe('2013-02-17');
    await expect.element(screen.getByText('17 February 2013')).toBeVisible();
  });

  test('says what is wrong with a date that is typed, and keeps the former', async () => {
    const { explorer, screen } = await timeBar('at=2013-02');
    const field = screen.getByRole('textbox', { name: 'Type a date' });
    await field.fill('2013-14');
    await userEvent.keyboard('{Enter}');
    await expect
      .element(screen.getByRole('alert'))
      .toHaveTextContent(/no month 14\. Write a year, a month or a day/);
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    expect(explorer.state.at?.from).toBe('2013-02');
    await userEvent.keyboard('{Escape}');
    await expect.element(field).toHaveValue('2013-02');
    await expect.element(screen.getByRole('alert')).not.toBeInTheDocument();
  });

  test('takes both ends of a span', async () => {
    const { explorer, screen } = await timeBar('at=2012/2013');
    const end = (name: string) => screen.getByRole('textbox', { name, exact: true });
    await end('From').fill('2012-06');
    await end('To').fill('2013-04');
    await userEvent.keyboard('{Enter}');
    expect(explorer.state.at).toEqual({ from: '2012-06', to: '2013-04' });
    await expect.element(screen.getByText('June 2012 – April 2013')).toBeVisible();
    await end('From').fill('2014');
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByRole('alert')).toHaveTextContent(/ends before it begins/);
    expect(explorer.state.at?.from).toBe('2012-06');
  });
});
