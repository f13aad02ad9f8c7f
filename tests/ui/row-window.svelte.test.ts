import { expect, test } from 'vitest';
import { RowWindow } from '../../src/ui/row-window.svelte';

const ids = Array.from({ length: 2000 }, (_, i) => `row-${i}`);

test('of many rows those in sight are in the page, and room for the others', () => {
  const rows = new RowWindow(() => ids);
  rows.height = 720;
  rows.scrollTop = 36_000;
  expect(rows.first).toBeLessThan(1000);
  expect(rows.last).toBeGreaterThan(1020);
  expect(rows.last - rows.first).toBeLessThan(80);
  expect(rows.above + (rows.last - rows.first) * 36 + rows.below).toBe(2000 * 36);
});

test('a list that got shorter shows its end', () => {
  const rows = new RowWindow(() => ids.slice(0, 3));
  rows.scrollTop = 36_000;
  expect([rows.first, rows.last, rows.above, rows.below]).toEqual([0, 3, 0, 0]);
});

test('an empty list has no rows', () => {
  const rows = new RowWindow(() => []);
  expect([rows.first, rows.last, rows.above, rows.below]).toEqual([0, 0, 0, 0]);
});
