import { expect, test, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const fileOf = (path: string) => new URL(`../../${path}`, import.meta.url).pathname;

async function openDialog(page: Page, hash = '') {
  await page.goto(`./${hash}`);
  await expect(page.getByRole('application')).toHaveAccessibleName(/\d+ actors and \d+ relations/);
  await page.getByRole('button', { name: 'Export image' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export image' });
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeEnabled();
  return dialog;
}

async function download(page: Page, click: () => Promise<void>) {
  const waiting = page.waitForEvent('download');
  await click();
  return waiting;
}

for (const [what, link] of [
  ['the opening view', ''],
  ['a lineage at a date', 'view=lineage&at=2017-03'],
  ['a trace', 'actor=jnim&trace=both'],
] as const)
  test(`the app and the command line draw the same SVG of ${what}`, async ({ page }, info) => {
    const dialog = await openDialog(page, `#/mali${link ? `?${link}` : ''}`);
    const file = await download(page, () => dialog.getByRole('button', { name: 'Save' }).click());
    const own = info.outputPath('own.svg');
    const args = ['draw', fileOf('graph-data/mali.json'), '--link', link, '--out', own];
    execFileSync('node', [fileOf('dist/cli/offshoot.js'), ...args]);
    expect(readFileSync(await file.path()).equals(readFileSync(own))).toBe(true);
  });

const BEGINNINGS = { PDF: '%PDF-1.7', PNG: '\x89PNG', JPEG: '\xff\xd8\xff', WebP: 'RIFF' };
for (const [name, beginning] of Object.entries(BEGINNINGS))
  test(`a figure is saved as ${name}`, async ({ page }) => {
    const dialog = await openDialog(page, '#/mali?actor=jnim&trace=both&view=lineage');
    await dialog.getByRole('combobox', { name: 'Page' }).selectOption('A4 landscape');
    await dialog.getByRole('radio', { name }).check();
    await expect(dialog.getByRole('button', { name: 'Save' })).toBeEnabled();
    const file = await download(page, () => dialog.getByRole('button', { name: 'Save' }).click());
    const bytes = readFileSync(await file.path());
    expect(bytes.subarray(0, beginning.length).toString('latin1')).toBe(beginning);
  });

test('a picture that no browser can make is refused beforehand, with the largest that works', async ({
  page,
}) => {
  const dialog = await openDialog(page);
  await dialog.getByRole('radio', { name: 'PNG' }).check();
  await dialog.getByRole('combobox', { name: 'Page' }).selectOption('A4 landscape');
  await dialog.getByRole('combobox', { name: 'Pixels per inch' }).selectOption('600');
  await dialog.getByRole('combobox', { name: 'Page' }).selectOption('A3 landscape');
  await expect(dialog.getByRole('alert')).toContainText(/largest that works is \d+ pixels per inch/);
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
});

test('names that are too small to print are told, and a larger page is one click away', async ({ page }) => {
  const dialog = await openDialog(page);
  await dialog.getByRole('combobox', { name: 'Page' }).selectOption('Journal, column 85 mm');
  await expect(dialog).toContainText(/names in the drawing are [\d.]+ pt, below the 6 pt/);
  await dialog
    .getByRole('button', { name: /^Take / })
    .first()
    .click();
  await expect(dialog).not.toContainText('below the 6 pt');
});

test('the web page opens from disk without any network, and answers', async ({ page, browser }, info) => {
  const dialog = await openDialog(page, '#/mali?view=lineage&actor=jnim&trace=both');
  const file = await download(page, () => dialog.getByRole('button', { name: 'Export as web page' }).click());
  expect(file.suggestedFilename()).toBe('mali-lineage-jnim.html');
  const path = info.outputPath('mali.html');
  await file.saveAs(path);
  expect(readFileSync(path).length).toBeLessThan(1_000_000);
  const context = await browser.newContext({ offline: true });
  const reader = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  reader.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  reader.on('pageerror', (error) => complaints.push(error.message));
  reader.on('request', (request) => requests.push(request.url()));
  await reader.goto(pathToFileURL(path).href);
  const details = reader.getByRole('region', { name: 'Details' });
  await expect(details).toContainText('Lineage of JNIM');
  await reader.locator('#name-aqim').click();
  await expect(details.getByRole('heading', { level: 2 })).toHaveText('Al Qaeda in the Islamic Maghreb');
  await reader.getByRole('radio', { name: 'Network' }).check({ force: true });
  await expect(reader.locator('#actor-gspc')).toBeVisible();
  await reader.getByRole('button', { name: 'Play' }).click();
  expect(requests).toEqual([pathToFileURL(path).href]);
  expect(complaints).toEqual([]);
  await context.close();
});

test('an embedded page has a reduced frame', async ({ page }) => {
  await page.goto('./?frame=embed#/mali?actor=jnim');
  await expect(page.getByRole('application')).toHaveAccessibleName(/\d+ actors/);
  await expect(page.getByRole('combobox', { name: 'Find an actor' })).toHaveCount(0);
  await expect(page.getByRole('list', { name: 'Relations in the picture' })).toContainText('Lineage');
  await expect(page.getByRole('region', { name: 'Details' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Details' }).click();
  await expect(page.getByRole('region', { name: 'Details' })).toContainText('Union for Supporting Islam');
  await expect(page.getByRole('link', { name: 'Open in Offshoot' })).toHaveAttribute(
    'href',
    /\/#\/mali\?actor=jnim$/,
  );
});

test('a printed page is the figure with the open panel, and nothing of the interface', async ({ page }) => {
  await page.goto('./#/mali?view=lineage&actor=jnim');
  await expect(page.getByRole('application')).toHaveAccessibleName(/\d+ actors/);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(page.getByRole('img', { name: 'Mali 2011–2020' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Union for Supporting Islam and Muslims' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Export image' })).toBeHidden();
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.locator('#figure-title')).toHaveCount(0);
});

test('a printed table has every row, and nothing of the panel that explains the screen', async ({ page }) => {
  await page.goto('./#/mali?view=table');
  const count = Number(
    await page
      .getByRole('radio', { name: /^Actors/ })
      .locator('..')
      .locator('.count')
      .innerText(),
  );
  expect(count).toBeGreaterThan(50);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  const sheet = page.locator('.sheet');
  await expect(sheet.locator('tbody tr')).toHaveCount(count);
  await expect(sheet).toContainText('Soldiers oust the president');
  await expect(sheet).not.toContainText('to search');
  await expect(sheet.locator('button')).toHaveCount(0);
});
