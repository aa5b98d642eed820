import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { expectComplaint, ledgerFolder, openTab, served } from './browsing.ts';

/** A ledger with so many promises. */
function many(count: number): string {
  const entries = ['party @anna "Anna"', 'party @ben "Ben"'];
  for (let number = 1; number <= count; number++)
    entries.push(
      `2026-01-01 promise @p${number} "Promise number ${number}" #t${number % 3}\n  from @anna\n  to @ben\n  will @anna does task${number}\n  by 2030-01-01`,
    );
  return `${entries.join('\n')}\n`;
}

test('the table is searched, filtered, sorted, kept as a view, and saved as CSV', async () => {
  const { address } = await served('prison-deal');
  const page = await openTab();
  await page.goto(`${address}promises`);
  await page.getByText('4 promises', { exact: true }).waitFor();

  await page.getByRole('searchbox').fill('nine gang');
  await page.getByText('1 of 4 promises').waitFor();
  expect(await page.locator('tbody tr').allInnerTexts()).toEqual([
    expect.stringContaining('Hand over the nine gang leaders'),
  ]);
  expect(page.url()).toBe(`${address}promises?text=nine+gang`);

  await page.getByRole('searchbox').fill('');
  await page.getByRole('button', { name: 'due', exact: true }).click();
  await page.getByText('2 of 4 promises').waitFor();
  await page.getByRole('button', { name: 'Promise', exact: true }).click();
  await page.waitForURL(`${address}promises?state=due&sort=title`);
  await expect
    .poll(() => page.locator('tbody td.title a').allInnerTexts())
    .toEqual(['Hand over the nine gang leaders', 'The Attorney General will end the protection']);

  await page.getByRole('button', { name: 'Keep this view' }).click();
  await page.getByLabel('Name of this view').fill('What is due');
  await page.keyboard.press('Enter');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV of these' }).click();
  const saved = path.join(ledgerFolder({}), 'promises.csv');
  await (await download).saveAs(saved);
  const csv = readFileSync(saved, 'utf8');
  expect(csv.split('\r\n').map((line) => line.split(',').slice(0, 6).join(','))).toEqual([
    'id,title,from,to,date,state',
    '@hand-over,Hand over the nine gang leaders,United States,El Salvador,2025-03-13,due',
    '@end-protection,The Attorney General will end the protection,United States,El Salvador,2025-03-13,due',
    '',
  ]);

  await page.goto(`${address}promises`);
  await page.getByRole('link', { name: 'What is due' }).click();
  await page.getByText('2 of 4 promises').waitFor();
  await page.goBack();
  await page.getByText('4 promises', { exact: true }).waitFor();
});

test('of a long table only the rows in sight are there, and the last is reached', async () => {
  const { address } = await served({ 'many.troth': many(3000) });
  const page = await openTab();
  await page.goto(`${address}promises?sort=id`);
  await page.getByText('3,000 promises').waitFor();
  expect(await page.locator('tbody tr:not(.space)').count()).toBeLessThan(80);
  expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe('3001');
  await page.keyboard.press('End');
  await page.getByRole('link', { name: 'Promise number 999', exact: true }).waitFor();
  const last = page.locator('tbody tr:not(.space)').last();
  expect(await last.getAttribute('aria-rowindex')).toBe('3001');

  await page.getByRole('link', { name: 'Promise number 999', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Promise number 999' }).waitFor();
  await page.goBack();
  // Back where one was, not at the top.
  await page.getByRole('link', { name: 'Promise number 999', exact: true }).waitFor();
});

test('a long table prints its first rows without blank pages, and says how many more there are', async () => {
  const { address } = await served({ 'many.troth': many(3000) });
  const page = await openTab();
  await page.goto(`${address}promises?sort=id`);
  await page.getByText('3,000 promises').waitFor();
  const rows = page.locator('tbody tr:not(.space)');
  const count = await rows.count();
  await page.emulateMedia({ media: 'print' });
  await page
    .getByText(
      `and ${(3000 - count).toLocaleString('en')} more, which are not printed; the CSV file has all of them`,
    )
    .waitFor();
  const { height } = (await page.getByRole('table').boundingBox())!;
  expect(height).toBeLessThan(count * 100);
  await page.emulateMedia({ media: 'screen' });
});

test('a promise is told as a sentence in names, with why, exposure, replies, sources and lines', async () => {
  const { address } = await served('prison-deal');
  const page = await openTab();
  await page.goto(`${address}promise/hand-over`);
  await page.getByRole('heading', { level: 1, name: 'Hand over the nine gang leaders' }).waitFor();
  const main = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
  for (const part of [
    'On 13 Mar 2025 United States (through Marco Rubio as Secretary of State) promised El Salvador',
    '1 of 9',
    'Hand over the nine gang leaders × Protect the informants',
    'Asked about it, he points to results',
    '2 sources, 1 root: News report on the prison deal, The Washington Post, from “officials familiar with the conversation”, unnamed.',
    'prison-deal.troth:114',
    'promise @hand-over "Hand over the nine gang leaders" #custody',
  ])
    expect(main).toContain(part);
  expect(await page.title()).toBe('Hand over the nine gang leaders · The prison deal');

  await page.getByRole('button', { name: 'Show how it stood on every day' }).click();
  await page.getByRole('heading', { name: 'As one could know it' }).waitFor();
  await page.getByRole('link', { name: '31 Mar 2025', exact: true }).first().click();
  await page.waitForURL(`${address}promise/hand-over?on=2025-03-31`);
  await page.getByRole('group', { name: 'As of' }).waitFor();
});

test('a promise that is left asks nothing more', async () => {
  const { address } = await served('prison-deal');
  const page = await openTab();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${address}promises`);
  for (let round = 0; round < 3; round++) {
    await page.getByRole('link', { name: 'Hand over the nine gang leaders', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Hand over the nine gang leaders' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Promises' }).waitFor();
  }
  const ofPromises = asked.filter((url) => url.includes('/api/promise?'));
  expect(ofPromises.length).toBeGreaterThan(0);
  expect(ofPromises.filter((url) => !url.includes('id=hand-over'))).toEqual([]);
});

test('a promise that is not known yet says so, and leads to what is known now', async () => {
  const { address } = await served('prison-deal');
  const page = await openTab();
  await page.goto(`${address}promise/protection?known=2025-09-01`);
  await page.getByText('not known by 1 Sept 2025').or(page.getByText('not known by 1 Sep 2025')).waitFor();
  await page.getByRole('link', { name: 'Look at it with everything known' }).click();
  await page.getByText('0–1 failed, 1–8 stand').first().waitFor();
});

test('what does not exist is told as not found', async () => {
  const { address } = await served('prison-deal');
  const page = await openTab();
  await page.goto(`${address}weather`);
  await page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor();
  expectComplaint(page, 'status of 404');
  await page.goto(`${address}promise/weather`);
  await page.getByText('Nothing is declared as @weather').waitFor();
  await page.getByRole('link', { name: 'Search the ledger' }).click();
  await page.getByRole('heading', { name: 'Search' }).waitFor();
});

test('a promise with many cases lists them, and each case says which one it is', async () => {
  const { address } = await served({
    'rent.troth': `ledger "Rent"
  on 2026-02-15
party @anna "Anna"
party @ben "Ben"
2025-12-15 promise @rent "Rent of the flat"
  from      @anna
  to        @ben
  will      @anna pays 500 EUR to @ben
  every     1 month
  within    5 days
  starting  2026-01-01
  until     2026-02-28
2026-01-04 event
  did  @anna pays 500 EUR to @ben
`,
  });
  const page = await openTab();
  await page.goto(`${address}promise/rent`);
  const cases = page.getByRole('region', { name: 'Its cases' }).getByRole('listitem');
  await expect
    .poll(async () => (await cases.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ')))
    .toEqual([
      'due · overdue 1 Feb 2026 0 of 500 EUR · by 6 Feb 2026',
      'kept 1 Jan 2026 all 500 EUR · by 6 Jan 2026',
    ]);
  expect(await page.getByText('It does not count').count()).toBe(0);
  expect(await page.getByRole('heading', { name: 'Its history' }).count()).toBe(0);

  await page.getByRole('link', { name: '1 Feb 2026' }).click();
  await page.getByText('Promise, a case of Rent of the flat: 1 Feb 2026').waitFor();
  await page.goto(address);
  await page.getByRole('link', { name: 'Rent of the flat (1 Feb 2026)' }).first().waitFor();
  await page.goto(`${address}party/anna`);
  await page.getByRole('link', { name: 'Rent of the flat (1 Jan 2026)' }).first().waitFor();
  await page.goto(`${address}promises`);
  await page.getByRole('link', { name: 'Rent of the flat (1 Jan 2026)' }).first().waitFor();
});

test('what is not to be done is told with the day until which, how far it is from failing, and what is at stake', async () => {
  const { address } = await served({
    'shop.troth': `ledger "Shop"
  on 2026-02-15
party @anna "Anna"
party @ben "Ben"
2026-01-01 promise @credit "Borrow little"
  from   @anna
  to     @ben
  never  @anna borrows 2000000 EUR
  until  2026-12-31
  stake  @ben "the loan" 1250000 EUR
2026-01-04 event
  did  @anna borrows 30000 EUR
`,
  });
  const page = await openTab();
  await page.goto(`${address}promise/credit`);
  await page.getByText('Anna → Ben · until 31 Dec 2026').waitFor();
  const far = page.getByRole('region', { name: 'How far it holds' });
  await far.getByText('30,000 of 2,000,000 EUR').waitFor();
  expect(await far.getByRole('listitem').allInnerTexts()).toEqual([
    '30,000 against it',
    '1,970,000 left until it fails',
  ]);
  const exposed = page.getByRole('region', { name: 'Who is exposed' });
  await exposed.getByText('In all: 1,250,000 EUR').waitFor();
  await exposed.getByText('the loan, 1,250,000 EUR').waitFor();
  await page.goto(`${address}party/ben`);
  await page.getByText('In all: 1,250,000 EUR').waitFor();
});
