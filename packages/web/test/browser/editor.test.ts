import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeFindings, expectComplaint, openTab, type Served, served } from './browsing.ts';

const FILES = {
  'people.troth': 'ledger "Neighbours"\n  on 2026-03-31\nparty @anna "Anna"\nparty @ben "Ben"\n',
  'promises.troth':
    '2026-03-01 promise @bike "Lend the bike"\n  from @anna\n  to @ben\n  will @anna lends the bike to @ben\n  by 2026-03-10\n',
};

/** The editor with a file open, its text focused, and its ledger checked. */
async function opened(
  served: Served,
  file: string,
  options: Parameters<typeof openTab>[0] = {},
): Promise<Page> {
  const page = await openTab(options);
  await page.goto(`${served.address}editor/${file}`);
  await page.getByRole('textbox', { name: `Text of ${file.replace(/\?.*/, '')}` }).waitFor();
  await problems(page)
    .getByText(/Nothing is wrong|error|warning/)
    .first()
    .waitFor();
  await page.locator('.cm-content').focus();
  return page;
}

/** Takes the completion that is offered; one that has only just come up is not taken, lest it be by mistake. */
async function accept(page: Page): Promise<void> {
  await page.waitForTimeout(150);
  await page.keyboard.press('Enter');
}

const problems = (page: Page) => page.getByRole('region', { name: 'Problems' });
const text = (page: Page) =>
  page.locator('.cm-content').evaluate((element) => (element as HTMLElement).innerText);
const onDisk = ({ folder }: Served, file: string) => readFileSync(path.join(folder, file), 'utf8');

describe('the editor', () => {
  test('shows what is wrong while one types, says how to mend it, and saves what is laid out', async () => {
    const ledger = await served(FILES);
    const page = await opened(ledger, 'promises.troth');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('2026-03-09 event\ndid @ana lends the bike to @ben\n');
    await problems(page).getByText('error @ana is not declared.').waitFor();
    expect(await problems(page).locator('code').first().innerText()).toBe('@ana');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Control+.');
    await page.getByRole('button', { name: 'Write @anna' }).click();
    await problems(page).getByText('Nothing is wrong in this file.').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByRole('button', { name: 'Saved' }).waitFor();
    expect(onDisk(ledger, 'promises.troth')).toBe(
      '2026-03-01 promise @bike "Lend the bike"\n  from  @anna\n  to    @ben\n  will  @anna lends the bike to @ben\n  by    2026-03-10\n2026-03-09 event\n  did  @anna lends the bike to @ben\n',
    );
  });

  test('leaves one where one writes when a file changes, also where the address led to a line', async () => {
    const asks = '2026-03-09 event\n  did @cleo lends the bike to @ben\n';
    const ledger = await served({ ...FILES, 'events.troth': asks });
    const page = await opened(ledger, 'events.troth?line=1');
    await page.keyboard.press('Control+End');
    writeFileSync(path.join(ledger.folder, 'people.troth'), `${FILES['people.troth']}party @cleo "Cleo"\n`);
    await problems(page).getByText('is not declared').waitFor({ state: 'detached' });
    await page.keyboard.type('; written on');
    expect(await text(page)).toContain('to @ben\n; written on');
  });

  test('completes fields, names by their titles, and deeds, by keyboard alone', async () => {
    const ledger = await served(FILES);
    const page = await opened(ledger, 'promises.troth');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('2026-03-20 promise @boat\nfr');
    await page.getByRole('option', { name: /^from/ }).waitFor();
    await accept(page);
    await page.keyboard.type('@B');
    await page.getByRole('option', { name: /@ben/ }).waitFor();
    await accept(page);
    await page.keyboard.press('Enter');
    await page.keyboard.type('will @ben le');
    await page.getByRole('option', { name: /lends the bike to/ }).waitFor();
    await accept(page);
    expect(await text(page)).toContain('  from @ben\n  will @ben lends the bike to @party');
  });

  test('undoes, and knows when nothing is left to save', async () => {
    const ledger = await served(FILES);
    const page = await opened(ledger, 'people.troth');
    await page.keyboard.type('; x');
    await page.getByRole('button', { name: 'Save', exact: true }).waitFor();
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Saved' }).waitFor();
    expect(await text(page)).not.toContain('; x');
  });

  test('explains what one points at, goes to where it is declared, and renames it in all files', async () => {
    const ledger = await served(FILES);
    const page = await opened(ledger, 'promises.troth');
    await page.locator('.cm-content').getByText('@anna').first().hover();
    await page.locator('.cm-tooltip').getByText('Declared in people.troth:3.').waitFor();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('F2');
    await page.getByLabel('Rename @anna to').fill('ben');
    await page.keyboard.press('Enter');
    await page.getByText('`@ben` is a party already, “Ben”.').waitFor();
    await page.getByLabel('Rename @anna to').fill('annabel');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: /people\.troth.*changed and not saved/ }).waitFor();
    expect(await text(page)).toContain('will @annabel lends the bike to @ben');
    await page.keyboard.press('F12');
    await page.getByRole('textbox', { name: 'Text of people.troth' }).waitFor();
    expect(await page.locator('.cm-activeLine').innerText()).toBe('party @annabel "Anna"');
    expect(onDisk(ledger, 'people.troth')).toBe(FILES['people.troth']);
  });

  test('shows a change made elsewhere at once where nothing is unsaved', async () => {
    const ledger = await served(FILES);
    const page = await opened(ledger, 'people.troth');
    writeFileSync(path.join(ledger.folder, 'people.troth'), `${FILES['people.troth']}party @cleo "Cleo"\n`);
    await page.locator('.cm-content').getByText('@cleo').waitFor();
    await page.getByRole('button', { name: 'Saved' }).waitFor();
  });

  test('puts a change made elsewhere together with what is unsaved, and loses neither', async () => {
    const ledger = await served(FILES);
    const page = await opened(ledger, 'people.troth');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('party @mine "Mine"\n');
    writeFileSync(
      path.join(ledger.folder, 'people.troth'),
      FILES['people.troth'].replace('"Anna"', '"Anna Elsewhere"'),
    );
    await page.getByRole('alert').getByText('was changed elsewhere while you were editing it').waitFor();
    await page.getByRole('button', { name: 'Put them together' }).click();
    await page.locator('.cm-content').getByText('"Anna Elsewhere"').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByRole('button', { name: 'Saved' }).waitFor();
    expect(onDisk(ledger, 'people.troth')).toContain('party @anna "Anna Elsewhere"\n');
    expect(onDisk(ledger, 'people.troth')).toContain('party @mine "Mine"\n');
  });

  test('shows all three versions where both changed the same line, and takes the one that is chosen', async () => {
    const ledger = await served(FILES);
    const page = await opened(ledger, 'people.troth');
    await page.keyboard.press('Control+End');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('End');
    await page.keyboard.type(' #mine');
    writeFileSync(
      path.join(ledger.folder, 'people.troth'),
      FILES['people.troth'].replace('"Ben"', '"Benedict"'),
    );
    const place = page.getByRole('group', { name: 'Place 1 of 1' });
    await place.waitFor();
    expect((await place.locator('pre').allInnerTexts()).map((one) => one.trim())).toEqual([
      'party @ben "Ben"',
      'party @ben "Benedict"',
      'party @ben "Ben" #mine',
    ]);
    expect(await axeFindings(page)).toEqual([]);
    await place.getByLabel('take theirs').check();
    await page.getByRole('button', { name: 'Put them together' }).click();
    await page.getByRole('button', { name: 'Saved' }).waitFor();
    expect(await text(page)).toContain('party @ben "Benedict"');
    // Undo brings back what was written.
    await page.keyboard.press('Control+z');
    expect(await text(page)).toContain('party @ben "Ben" #mine');
  });

  test('saves over no change that it was not told of, and names the file as it is written', async () => {
    const ledger = await served(FILES);
    const page = await openTab();
    expectComplaint(page, 'Failed to load resource');
    await page.route('**/api/events', (route) => route.abort());
    await page.goto(`${ledger.address}editor/people.troth`);
    await page.getByRole('textbox', { name: 'Text of people.troth' }).waitFor();
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('party @cleo "Cleo"');
    const theirs = `${FILES['people.troth']}party @dan "Dan"\n`;
    writeFileSync(path.join(ledger.folder, 'people.troth'), theirs);
    await page.keyboard.press('Control+s');
    await page
      .getByText('people.troth was changed elsewhere since it was read; nothing was saved.', { exact: true })
      .waitFor();
    expect(onDisk(ledger, 'people.troth')).toBe(theirs);
  });

  test('keeps what is unsaved while one looks elsewhere, and when its file is removed', async () => {
    const ledger = await served(FILES);
    const page = await opened(ledger, 'people.troth');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('party @kept "Kept"\n');
    await page.getByRole('link', { name: 'Overview', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Neighbours' }).waitFor();
    await page.getByRole('link', { name: 'Editor' }).click();
    await page.locator('.cm-content').getByText('@kept').waitFor();
    rmSync(path.join(ledger.folder, 'people.troth'));
    await page.getByText('was removed elsewhere while you were editing it').waitFor();
    await page.getByRole('button', { name: 'Write it again' }).click();
    await page.getByRole('button', { name: 'Saved' }).waitFor();
    expect(onDisk(ledger, 'people.troth')).toContain('party @kept "Kept"\n');
  });

  test('takes no file for removed because the server does not answer', async () => {
    const ledger = await served(FILES);
    const page = await opened(ledger, 'people.troth');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('party @kept "Kept"\n');
    await page.getByRole('link', { name: 'Overview', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Neighbours' }).waitFor();
    expectComplaint(page, 'Failed to load resource');
    const tried = page.waitForEvent('requestfailed', (request) => request.url().includes('/api/files/'));
    await page.route('**/api/files/**', (route) => route.abort());
    await page.goBack();
    await tried;
    await page.getByRole('link', { name: 'promises.troth' }).click();
    await page.getByRole('textbox', { name: 'Text of promises.troth' }).waitFor();
    await page.getByRole('link', { name: /people\.troth.*changed and not saved/ }).click();
    await page.locator('.cm-content').getByText('@kept').waitFor();
    expect(await page.getByText('was removed elsewhere').count()).toBe(0);
    await page.unroute('**/api/files/**');
    await page.keyboard.press('Control+s');
    await page.getByRole('button', { name: 'Saved' }).waitFor();
    expect(onDisk(ledger, 'people.troth')).toContain('party @kept "Kept"\n');
  });

  test('shows no text of a file that is gone, and the file again once it is back', async () => {
    const ledger = await served(FILES);
    const page = await opened(ledger, 'promises.troth');
    rmSync(path.join(ledger.folder, 'promises.troth'));
    await page.getByText('There is no promises.troth in this ledger').waitFor();
    expect(await page.locator('.cm-content').isVisible()).toBe(false);
    expect(await problems(page).count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    writeFileSync(path.join(ledger.folder, 'promises.troth'), FILES['promises.troth']);
    await page.locator('.cm-content').getByText('@bike').waitFor();
    await problems(page).getByText('Nothing is wrong in this file.').waitFor();
  });

  test('opens at a line, and follows the outline', async () => {
    const ledger = await served('prison-deal');
    const page = await openTab();
    await page.goto(`${ledger.address}editor/prison-deal.troth?line=114`);
    await page.locator('.cm-activeLine').getByText('@hand-over').waitFor();
    await page.getByRole('button', { name: /source News report/ }).click();
    await page.locator('.cm-activeLine').getByText('source @report').waitFor();
  });

  test('the list of keys goes with Escape, and once one does something else', async () => {
    const page = await opened(await served(FILES), 'people.troth');
    const keys = page.getByText('leave the text');
    await page.getByText('Keys', { exact: true }).click();
    await keys.waitFor();
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    await keys.waitFor();
    await page.locator('.cm-content').click({ position: { x: 5, y: 5 } });
    await keys.waitFor({ state: 'hidden' });
    // At once: the browser says only later that the list was opened.
    await page.getByText('Keys', { exact: true }).evaluate((summary: HTMLElement) => {
      summary.click();
      summary.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    });
    await page.waitForTimeout(100);
    expect(await keys.isVisible()).toBe(false);
  });

  test.each([360, 768, 1280])('the list of keys lies within a page that is %i wide', async (width) => {
    const page = await opened(await served(FILES), 'people.troth', { viewport: { width, height: 800 } });
    await page.getByText('Keys', { exact: true }).click();
    const box = await page.locator('.keys dl').boundingBox();
    expect(box!.x).toBeGreaterThanOrEqual(0);
    expect(box!.x + box!.width).toBeLessThanOrEqual(width);
  });

  test('only reads where nothing may be written', async () => {
    const ledger = await served(FILES, ['--read-only']);
    const page = await opened(ledger, 'people.troth');
    await page.getByText('This file can only be read').waitFor();
    await page.keyboard.type('xyz');
    expect(await text(page)).not.toContain('xyz');
    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
  });

  test('shows text of a hostile ledger as text, and says of an unknown file that there is none', async () => {
    const title = '<img src=x onerror=alert(1)>';
    const ledger = await served({ 'a.troth': `party @x "${title}"\n2026-03-01 event\n  did @x sings\n` });
    const page = await opened(ledger, 'a.troth');
    await page.locator('.cm-line', { hasText: 'did @x' }).getByText('@x').hover();
    await page.locator('.cm-tooltip').getByText(title).waitFor();
    await page.goto(`${ledger.address}editor/none.troth`);
    await page.getByText('There is no none.troth in this ledger').waitFor();
  });
});

test.each([
  ['light', 'wide', { width: 1280, height: 800 }],
  ['dark', 'on a phone', { width: 390, height: 844 }],
] as const)(
  'axe finds nothing in %s, %s, with problems and completions shown',
  async (colorScheme, _name, viewport) => {
    const ledger = await served('prison-deal');
    const page = await opened(ledger, 'prison-deal.troth', { colorScheme, viewport });
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Control+End');
    await page.keyboard.type('2026-11-29 event\ndid @nobody sings\nso');
    await problems(page).getByText('error @nobody is not declared.').waitFor();
    await page.getByRole('listbox').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const { scrollWidth, clientWidth } = await page.evaluate(() => {
      const { scrollWidth: scrolled, clientWidth: width } = document.documentElement;
      return { scrollWidth: scrolled, clientWidth: width };
    });
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  },
);

test('CodeMirror loads on the page of the editor only', async () => {
  const ledger = await served('prison-deal');
  const page = await openTab();
  const loaded: string[] = [];
  page.on('response', (response) => loaded.push(response.url()));
  await page.goto(ledger.address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle').catch(() => {});
  expect(loaded.filter((url) => /Editor|desk/.test(url))).toEqual([]);
  await page.getByRole('link', { name: 'Editor' }).click();
  await page.locator('.cm-content').waitFor();
  expect(loaded.some((url) => /Editor/.test(url))).toBe(true);
});

test('the back button goes to the file and the line before, with what is not saved', async () => {
  const ledger = await served(FILES);
  const page = await opened(ledger, 'promises.troth');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('; mine');
  await page.getByRole('link', { name: /people\.troth/ }).click();
  await page.getByRole('textbox', { name: 'Text of people.troth' }).waitFor();
  await page.goBack();
  await page.getByRole('textbox', { name: 'Text of promises.troth' }).waitFor();
  expect(await text(page)).toContain('; mine');
  await page.goForward();
  await page.getByRole('textbox', { name: 'Text of people.troth' }).waitFor();
});

test('a file prints as its text, from its first line to its last', async () => {
  const lines = Array.from({ length: 300 }, (_, index) => `party @p${index} "Party ${index}"`);
  const ledger = await served({ 'a.troth': `${lines.join('\n')}\n` });
  const page = await opened(ledger, 'a.troth');
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await page.evaluate('dispatchEvent(new Event("beforeprint"))');
  const printed = page.getByRole('region', { name: 'The file, for paper' });
  await printed.getByText('party @p299 "Party 299"').waitFor();
  expect(await printed.getByText('party @p0 "Party 0"').isVisible()).toBe(true);
  expect(await page.locator('.cm-editor').isVisible()).toBe(false);
  expect(await page.getByRole('button', { name: 'Saved' }).isVisible()).toBe(false);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate('dispatchEvent(new Event("afterprint"))');
  expect(await printed.count()).toBe(0);
  expect(await page.locator('.cm-editor').isVisible()).toBe(true);
});
