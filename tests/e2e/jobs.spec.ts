import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';

/** Opens the app and waits for its picture; anything the page complains about fails the test. */
async function open(page: Page, hash = '') {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`./${hash}`);
  await expect(page.getByRole('application')).toHaveAccessibleName(/\d+ actors and \d+ relations/);
  return complaints;
}

const details = (page: Page) => page.getByRole('region', { name: 'Details' });

async function find(page: Page, name: string) {
  await page.getByRole('combobox', { name: 'Find an actor' }).fill(name);
  await page.getByRole('option').first().click();
}

test('the lineage of JNIM is traced from a search, and stands in words', async ({ page }) => {
  const complaints = await open(page);
  await find(page, 'JNIM');
  await details(page).getByRole('button', { name: 'Trace lineage' }).click();
  await expect(details(page)).toContainText('Lineage of JNIM');
  await expect(details(page)).toContainText('GSPC was renamed AQIM (January 2007)');
  await expect(details(page)).toContainText('merged into JNIM (2 March 2017)');
  await expect(page).toHaveURL(/actor=jnim&trace=both/);
  await details(page).getByRole('button', { name: 'Copy' }).first().click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('GIA gave rise to GSPC (1998)');
  expect(complaints).toEqual([]);
});

test('who says that the CMA fought the Platform can be read, with place and phrase', async ({ page }) => {
  await open(page);
  await find(page, 'CMA');
  await details(page)
    .getByRole('button', { name: /Evidence: CMA fought Platform/ })
    .click();
  await expect(details(page)).toContainText('A Stalled Peace Accord ¶ 1');
  await expect(details(page)).toContainText('periodically fought one another');
  await page.goBack();
  await expect(details(page).getByRole('heading', { level: 2 })).toContainText(
    'Coordination of Azawad Movements',
  );
});

test('the figure is exported as SVG, with title, sources and named groups', async ({ page }) => {
  await open(page, '#/mali?actor=jnim&trace=both');
  await page.getByRole('button', { name: 'Export image' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export image' });
  await expect(dialog.getByRole('img', { name: /Lineage of JNIM/ })).toBeVisible();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('mali-network-jnim-lineage.svg');
  const svg = readFileSync(await file.path(), 'utf8');
  expect(svg).toContain('<title id="figure-title">Lineage of JNIM, 1992–2020</title>');
  expect(svg).toContain('id="actor-jnim"');
  expect(svg).toContain('Congressional Research Service');
  expect(svg).not.toMatch(/<script|foreignObject|href=/);
});

test('the figure is exported as PNG of the size that the dialog tells', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Export image' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export image' });
  const size = dialog.getByText(/\bpx\b/);
  const asVector = await size.innerText();
  await dialog.getByRole('radio', { name: /PNG/ }).check();
  // A file of pixels has twice as many of them as the page by default; the size is told once the file is made.
  await expect(size).not.toHaveText(asVector);
  await expect(size).toHaveText(/[kM]B/);
  const told = /(\d+) × (\d+) px/.exec(await size.innerText());
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const bytes = readFileSync(await (await download).path());
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([Number(told?.[1]), Number(told?.[2])]);
});

test('the three jobs can be done by keyboard alone', async ({ page }) => {
  await open(page);
  await page.keyboard.press('/');
  await page.keyboard.type('gsim');
  await page.keyboard.press('Enter');
  await expect(details(page).getByRole('heading', { level: 2 })).toHaveText(
    'Union for Supporting Islam and Muslims',
  );
  await page.getByRole('application').focus();
  await page.keyboard.press('t');
  await expect(details(page)).toContainText('Lineage of JNIM');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('r');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/relation=/);
  await expect(details(page)).toContainText('Who says so');
  await page.getByRole('application').focus();
  await page.keyboard.press('e');
  const save = page.getByRole('dialog', { name: 'Export image' }).getByRole('button', { name: 'Save' });
  await expect(save).toBeEnabled();
  await save.focus();
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await download).suggestedFilename()).toMatch(/\.svg$/);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('application')).toBeFocused();
});

test('a reload and a copied link restore the view exactly', async ({ page, context }) => {
  await open(page, '#/mali?at=2017-03&actor=aqim&trace=descendants&show=lineage&camera=10,20,1.2');
  const before = page.url();
  const name = await page.getByRole('application').getAttribute('aria-label');
  await page.reload();
  await expect(page.getByRole('application')).toHaveAccessibleName(name ?? '');
  expect(page.url()).toBe(before);
  await expect(page.getByRole('slider', { name: 'Date' })).toHaveAttribute('aria-valuetext', 'March 2017');
  await expect(
    page.getByRole('group', { name: 'Relations' }).getByRole('checkbox', { name: /Conflict/ }),
  ).not.toBeChecked();
  await page.getByRole('button', { name: 'Copy link' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const other = await context.newPage();
  await other.goto(copied);
  await expect(other.getByRole('application')).toHaveAccessibleName(name ?? '');
});

test('the report alone is one switch away', async ({ page }) => {
  await open(page);
  await page.getByRole('switch', { name: 'The report alone' }).check();
  await expect(page).toHaveURL(/sources=crs-if10116/);
  await find(page, 'Al Murabitoun');
  await expect(details(page)).toContainText('offshoot of AQIM');
  await expect(
    details(page).getByRole('button', { name: /Evidence: Al Murabitoun formed by the merger/ }),
  ).toHaveCount(0);
  await page.getByRole('switch', { name: 'The report alone' }).uncheck();
  await expect(
    details(page).getByRole('button', { name: /Evidence: Al Murabitoun formed by the merger/ }),
  ).toHaveCount(1);
});

test('bad data says what is wrong and where, and what was open stays', async ({ page }) => {
  await open(page);
  const choose = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open data' }).click();
  await (
    await choose
  ).setFiles({
    name: 'broken.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{\n  "schemaVersion": 1,\n  "actors": [}\n'),
  });
  const dialog = page.getByRole('dialog', { name: 'This data could not be opened' });
  await expect(dialog).toContainText('line 3, column 14');
  await dialog.getByRole('button', { name: 'Back to what was open' }).click();
  await expect(page.getByRole('application')).toHaveAccessibleName(/\d+ actors/);
});

test('a file of the reader’s own opens, and a reload finds it again', async ({ page }) => {
  await open(page);
  const data = {
    schemaVersion: 1,
    meta: { id: 'mine', title: 'My data', start: '2000', end: '2010' },
    actors: [
      { id: 'a', name: 'Alpha <img src=x onerror=alert(1)>', kind: 'armed-group' },
      { id: 'b', name: 'Beta', kind: 'armed-group' },
    ],
    relations: [
      { id: 'a-offshoot-b', kind: 'offshoot', from: 'a', to: 'b', start: '2005', claims: [{ source: 's' }] },
    ],
    sources: [{ id: 's', title: 'A source' }],
  };
  const choose = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open data' }).click();
  await (
    await choose
  ).setFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(data)) });
  await expect(page.getByRole('application')).toHaveAccessibleName(/2 actors and 1 relations/);
  await expect(page).toHaveURL(/#\/mine/);
  await page.reload();
  await expect(page.getByRole('application')).toHaveAccessibleName(/2 actors and 1 relations/);
});

for (const scheme of ['light', 'dark'] as const)
  test(`nothing that axe can find is wrong, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await open(page, '#/mali?actor=jnim&trace=both');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
    ).toEqual([]);
  });

test('the policy of the page holds: nothing inline, nothing from elsewhere', async ({ page }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const complaints = await open(page, '#/mali?actor=jnim');
  await page.getByRole('button', { name: 'Export image' }).click();
  await expect(page.getByRole('img', { name: /Preview/ })).toBeVisible();
  const foreign = requests.filter(
    (url) => !url.startsWith('http://localhost:') && !url.startsWith('data:') && !url.startsWith('blob:'),
  );
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
});

test('laying out does not hold up the page', async ({ page }) => {
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map((entry) => entry.duration)),
    ).observe({ type: 'longtask' });
  });
  await open(page);
  // While the layout runs in its worker, a click is answered at once.
  await page.getByRole('button', { name: 'Keys and help' }).click();
  await expect(page.getByRole('dialog', { name: 'Keys and help' })).toBeVisible();
});
