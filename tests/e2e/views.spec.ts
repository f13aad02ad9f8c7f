import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

/** Opens a view; anything that the page complains about fails the test. */
async function open(page: Page, hash = '') {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`./${hash}`);
  await expect(page.getByRole('region', { name: 'Details' }).getByRole('heading').first()).toBeVisible();
  return complaints;
}

const details = (page: Page) => page.getByRole('region', { name: 'Details' });
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const at = (page: Page) => page.evaluate(() => new URLSearchParams(location.hash.split('?')[1]).get('at'));

test.describe('the table', () => {
  test('lists what the filters and the date show, and opens what is chosen', async ({ page }) => {
    const complaints = await open(page, '#/mali?view=table&at=2015&show=lineage');
    const table = page.getByRole('table', { name: 'Actors as shown' });
    await expect(table.getByRole('row', { name: /GSPC.*ended before/ })).toBeVisible();
    await expect(table.getByRole('rowheader', { name: 'Chad' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Al Murabitoun', exact: true }).first().click();
    await expect(details(page).getByRole('heading', { level: 2 })).toHaveText('Al Murabitoun');
    await page.getByRole('radiogroup', { name: 'Rows' }).getByText('Relations').click();
    await page.getByRole('button', { name: 'Relation: GIA gave rise to GSPC' }).click();
    await expect(details(page)).toContainText('Who says so');
    expect(complaints).toEqual([]);
  });

  test('is sorted by its headings and filtered by its field, and copied as CSV as it stands', async ({
    page,
  }) => {
    await open(page, '#/mali?view=table');
    const heading = page.getByRole('columnheader', { name: 'Relations' });
    await heading.getByRole('button').click();
    await expect(heading).toHaveAttribute('aria-sort', 'ascending');
    await heading.getByRole('button').click();
    await expect(heading).toHaveAttribute('aria-sort', 'descending');
    await page.getByRole('searchbox', { name: 'Filter rows' }).fill('qaeda coalition');
    const rows = page.getByRole('table').locator('tbody tr');
    await expect(rows).toHaveCount(1);
    await page.getByRole('button', { name: 'Copy as CSV' }).click();
    await expect(page.getByText('1 row copied as CSV').first()).toBeAttached();
    const [head, row] = (await clipboard(page)).split('\r\n');
    expect(head).toBe('Id,Name,Short name,Kind,Camp,Start (EDTF),End (EDTF),Relations');
    expect(row).toMatch(/^jnim,Union for Supporting Islam and Muslims,JNIM,Coalition,Al Qaeda,2017-03-02,/);
  });

  test('keeps a few rows of many in the page, and has them all', async ({ page }) => {
    await open(page);
    const names = Array.from({ length: 2000 }, (_, i) => `Group ${String(i).padStart(4, '0')}`);
    const data = {
      schemaVersion: 1,
      meta: { id: 'many', title: 'Many', start: '2000', end: '2010' },
      actors: names.map((name, i) => ({ id: `g${i}`, name: i === 7 ? '=cmd()' : name, kind: 'armed-group' })),
      relations: names.slice(1).map((_, i) => ({
        id: `r${i}`,
        kind: 'alliance',
        from: `g${i}`,
        to: `g${i + 1}`,
        claims: [{ source: 's' }],
      })),
      sources: [{ id: 's', title: 'A source' }],
    };
    await page.keyboard.press('3');
    const choose = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open data' }).click();
    await (
      await choose
    ).setFiles({
      name: 'many.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(data)),
    });
    await expect(page).toHaveURL(/#\/many/);
    await page.keyboard.press('3');
    const table = page.getByRole('table', { name: 'Actors as shown' });
    await expect(table).toHaveAttribute('aria-rowcount', '2001');
    expect(await table.locator('tbody tr').count()).toBeLessThan(80);
    await page.getByRole('group', { name: 'Table rows' }).focus();
    await page.keyboard.press('End');
    await expect(page.getByRole('button', { name: 'Group 1999' })).toBeVisible();
    await page.getByRole('button', { name: 'Copy as CSV' }).click();
    await expect(page.getByText('2000 rows copied as CSV').first()).toBeAttached();
    // A spreadsheet must not run what a file says.
    expect(await clipboard(page)).toContain('g7,"\'=cmd()",');
  });
});

test('a branch of a trace is folded away, in the picture and in what is copied', async ({ page }) => {
  await open(page, '#/mali?actor=jnim&trace=ancestors');
  await expect(details(page)).toContainText('4 generations back');
  await expect(details(page)).toContainText(/\d+ ancestors in \d+ generations/);
  await details(page).getByRole('button', { name: 'Fold Al Murabitoun', exact: true }).click();
  await expect(details(page).getByRole('button', { name: 'Unfold Al Murabitoun' })).toBeVisible();
  await expect(page).toHaveURL(/folded=al-murabitoun/);
  await expect(details(page)).not.toContainText('MUJAO and Al-Mulathamun merged');
  await details(page).getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.getByText('copied as Markdown').first()).toBeAttached();
  const markdown = await clipboard(page);
  expect(markdown).toContain('Without what lies beyond Al Murabitoun.');
  expect(markdown).toMatch(/GIA gave rise to GSPC \(1998\)\.\[\^\d\]/);
  expect(markdown).toContain('Islamist Insurgency ¶ 1: “AQIM’s Sahel branch”. <https://www.congress.gov');
  await page.goBack();
  await expect(details(page)).toContainText('MUJAO and Al-Mulathamun merged');
});

test('a trace stays lit while its steps are read', async ({ page }) => {
  await open(page, '#/mali?actor=jnim&trace=both');
  await details(page).getByText('stated · UN listing: AQIM').first().click();
  await details(page).getByRole('button', { name: 'Open “GIA gave rise to GSPC”' }).click();
  await expect(details(page)).toContainText('Who says so');
  await expect(page).toHaveURL(/relation=.*trace=both&of=jnim/);
  await page.getByRole('group', { name: 'Trace' }).getByRole('button', { name: 'JNIM' }).click();
  await expect(details(page)).toContainText('Lineage of JNIM');
  await expect(page).not.toHaveURL(/of=jnim/);
});

test('how two actors are tied is found, lit up, linked and put out, by keyboard alone', async ({ page }) => {
  const complaints = await open(page, '#/mali?actor=gatia');
  await page.keyboard.press('p');
  const dialog = page.getByRole('dialog', { name: 'Path between two actors' });
  await expect(dialog.getByRole('combobox', { name: 'From' })).toHaveValue('GATIA');
  await expect(dialog.getByRole('combobox', { name: 'To' })).toBeFocused();
  await page.keyboard.type('gsim');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText(
    'GATIA fought ISGS (from February 2018), which is an offshoot of Al Murabitoun',
  );
  await expect(dialog).toContainText('Al Murabitoun – JNIM: stated: CRS IF10116, Islamist Insurgency ¶ 1');
  await dialog.getByRole('button', { name: 'Light up in the picture' }).first().press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page).toHaveURL(/path=gatia~jnim~1/);
  const bar = page.getByRole('region', { name: 'Path' });
  await bar.getByRole('button', { name: 'Next chain' }).click();
  await expect(page).toHaveURL(/path=gatia~jnim~2/);
  const sentence = (await bar.getByRole('paragraph').first().textContent()) ?? '';
  expect(sentence).toMatch(/^GATIA .* JNIM/);
  await page.reload();
  await expect(bar).toContainText(sentence);
  await page.keyboard.press('3');
  await expect(page.getByRole('row', { name: /on the path: .*Ansar Dine/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await expect(page).not.toHaveURL(/path=/);
  expect(complaints).toEqual([]);
});

test.describe('the time bar', () => {
  test('goes by months and years on its handles, and keeps a span a span', async ({ page }) => {
    await open(page, '#/mali?at=2012-06');
    const date = page.getByRole('slider', { name: 'Date' });
    await date.press('ArrowRight');
    await expect(date).toHaveAttribute('aria-valuetext', 'July 2012');
    await date.press('PageUp');
    await expect(date).toHaveAttribute('aria-valuetext', 'July 2013');
    await date.press('Home');
    await expect(date).toHaveAttribute('aria-valuetext', 'January 1991');
    await page.getByRole('radiogroup', { name: 'Time shown' }).getByText('Span').click();
    const to = page.getByRole('slider', { name: 'To' });
    const from = page.getByRole('slider', { name: 'From' });
    await to.press('End');
    await from.press('End');
    await expect(from).toHaveAttribute('aria-valuetext', 'December 2019');
    await expect(to).toHaveAttribute('aria-valuetext', 'January 2020');
  });

  test('steps from change to change, and names what happens', async ({ page }) => {
    await open(page, '#/mali?at=2017-02');
    await page.keyboard.press(']');
    const time = page.getByRole('region', { name: 'Time' });
    await expect(time).toContainText('March 2017');
    await time.getByRole('button', { name: 'JNIM is formed' }).click();
    await expect(details(page).getByRole('heading', { level: 2 })).toHaveText('JNIM is formed');
    await page.keyboard.press('[');
    await expect(time).not.toContainText('March 2017');
  });

  test('plays, and pauses', async ({ page }) => {
    await open(page, '#/mali?at=2012-01');
    await page.getByRole('button', { name: 'Play' }).click();
    await expect(page.getByRole('slider', { name: 'Date' })).not.toHaveAttribute(
      'aria-valuetext',
      'January 2012',
    );
    await page.getByRole('button', { name: 'Pause' }).click();
    await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  });
});

test('the keys of the help do what it says', async ({ page }) => {
  await open(page, '#/mali?actor=jnim');
  await page.keyboard.press('2');
  await expect(page.getByRole('radio', { name: 'Lineage' })).toBeChecked();
  await page.keyboard.press('3');
  await expect(page.getByRole('radio', { name: 'Table' })).toBeChecked();
  await page.keyboard.press('1');
  await expect(page.getByRole('radio', { name: 'Network' })).toBeChecked();
  await page.keyboard.press('t');
  await expect(page).toHaveURL(/trace=both/);
  await page.keyboard.press('l');
  await expect.poll(() => clipboard(page)).toContain('trace=both');
  await page.keyboard.press('f');
  await expect(page).toHaveURL(/only=/);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/trace=/);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page).toHaveURL(/trace=both/);
  await page.keyboard.press('Alt+ArrowRight');
  await expect(page).not.toHaveURL(/trace=/);
  await page.keyboard.press('Control+z');
  await expect(page).toHaveURL(/trace=both/);
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox', { name: 'Find an actor' })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys and help' })).toBeVisible();
});

test('by keyboard one skips to the picture and to the details, and reads on where a search has led', async ({
  page,
}) => {
  const complaints = await open(page, '#/mali?view=lineage');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the picture' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('application')).toBeFocused();
  await page.reload();
  await expect(details(page).getByRole('heading').first()).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the details' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(details(page).getByRole('heading', { level: 2 })).toBeFocused();
  await expect(page).toHaveURL(/#\/mali\?view=lineage$/);
  await page.keyboard.press('/');
  await page.keyboard.type('gatia');
  await page.keyboard.press('Enter');
  await expect(details(page).getByRole('heading', { level: 2, name: /Imghad/ })).toBeFocused();
  expect(complaints).toEqual([]);
});

test('a key that is pressed before the picture is laid out is not lost', async ({ page }) => {
  await page.goto('./#/mali', { waitUntil: 'commit' });
  await page.getByRole('heading', { name: 'Offshoot' }).waitFor();
  await page.keyboard.press('e');
  await expect(page.getByRole('dialog', { name: 'Export image' })).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('details leave half of the height to the picture, and span the width', async ({ page }) => {
    await page.goto('./#/mali?relation=separatist-rebels-rebellion-mali');
    await expect(page.getByRole('application')).toHaveAccessibleName(/\d+ actors/);
    await page.getByRole('button', { name: 'Details', exact: true }).click();
    const sheet = await details(page).boundingBox();
    expect(sheet).toMatchObject({ x: 0, width: 390 });
    expect(sheet!.height).toBeLessThan(0.6 * 844);
    const picture = await page.getByRole('application').boundingBox();
    expect(picture!.height).toBeGreaterThan(200);
    expect(picture!.y + picture!.height).toBeLessThanOrEqual(sheet!.y + 1);
    await expect(page.getByRole('slider', { name: 'Date' })).toBeHidden();
    await page.getByRole('button', { name: 'Close details' }).click();
    await expect(page.getByRole('slider', { name: 'Date' })).toBeVisible();
  });

  test('a link to a trace opens with the traced actor in sight', async ({ page }) => {
    await page.goto('./#/mali?view=lineage&actor=gia&trace=descendants');
    // The line of the GIA begins in 1992: where it is in sight, its years are.
    await expect(page.locator('svg.axis')).toContainText('1995');
    await expect(page.locator('svg.axis')).not.toContainText('2020');
  });
});

test('each step is an entry of the history; a moving date is one, and a zoom none', async ({ page }) => {
  await open(page, '#/mali');
  const entries = () => page.evaluate(() => history.length);
  const before = await entries();
  const date = page.getByRole('slider', { name: 'Date' });
  for (const key of ['Home', 'PageUp', 'PageUp', 'ArrowRight']) await date.press(key);
  await expect.poll(() => at(page)).toBe('1993-02');
  expect(await entries()).toBe(before + 1);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect(page).toHaveURL(/camera=/);
  expect(await entries()).toBe(before + 1);
  await page
    .getByRole('group', { name: 'Relations' })
    .getByRole('checkbox', { name: /Conflict/ })
    .uncheck();
  await expect(page).toHaveURL(/show=/);
  expect(await entries()).toBe(before + 2);
  await page.goBack();
  await expect(page).toHaveURL(/at=1993-02/);
  await expect(page).not.toHaveURL(/show=/);
  await page.goBack();
  await expect(page).not.toHaveURL(/at=/);
});

for (const scheme of ['light', 'dark'] as const)
  for (const [what, hash] of [
    ['the table', '#/mali?view=table&at=2015&actor=jnim&trace=both'],
    ['a path', '#/mali?path=gatia~jnim~2&at=2017-03'],
  ] as const)
    test(`axe finds nothing wrong with ${what}, ${scheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await open(page, hash);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
      ).toEqual([]);
    });
