import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { axeFindings, expectComplaint, mainText, openTab, served } from './browsing.ts';

const BIKE = `party @anna "Anna"
party @ben "Ben"
2026-03-01 promise @bike "Lend the bike"
  from  @anna
  to    @ben
  will  @anna lends the bike to @ben
  by    2026-03-04
`;

test('a ledger with errors shows all that could be read, and each error leads to its line', async () => {
  const { address } = await served({ 'a.troth': `${BIKE}2026-03-02 promise @broken\n  frm @anna\n` });
  const page = await openTab();
  await page.goto(address);
  await page.getByRole('link', { name: /errors in the ledger/ }).click();
  await page.getByRole('heading', { name: 'What is wrong with the ledger' }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  const link = page.getByRole('link', { name: 'a.troth:9' }).first();
  expect(await link.getAttribute('href')).toBe('editor/a.troth?line=9');
  await page.goto(`${address}promises`);
  await page.getByRole('link', { name: 'Lend the bike' }).waitFor();
});

test('what a problem tells one to write stands there as it is to be written', async () => {
  const { address } = await served('prison-deal');
  const page = await openTab();
  await page.goto(`${address}problems`);
  await page.getByText('write as @us/attorney-general after the promisor').waitFor();
  await page.getByRole('link', { name: 'The Attorney General will end the protection' }).waitFor();
});

test('the name that is perhaps meant stands there as it is to be written, and leads to what it names', async () => {
  const { address } = await served({
    'a.troth':
      'party @anna "Anna"\nparty @ben "Ben"\n2026-03-01 promise @bike\n  from @ana\n  to @ben\n  will @anna sings\n',
  });
  const page = await openTab();
  await page.goto(`${address}problems`);
  await page.getByText('Did you mean @anna? If not, declare it').waitFor();
  await page.getByRole('link', { name: '@anna', exact: true }).waitFor();
  // There is nothing to lead to where the name is used.
  await page.goto(`${address}promise/bike`);
  await expect.poll(() => mainText(page)).toContain('@ana → Ben');
  expect(await page.getByRole('main').getByRole('link', { name: '@ana' }).count()).toBe(0);
});

test('what is changed in the files is shown at once; a file that is deleted takes its promises along', async () => {
  const { address, folder } = await served({ 'a.troth': BIKE });
  const page = await openTab();
  await page.goto(`${address}promises`);
  await page
    .getByText('1 promises')
    .or(page.getByText('1 promise', { exact: true }))
    .waitFor();
  const more = BIKE.replaceAll('@bike', '@boat')
    .replace('Lend the bike', 'Lend the boat')
    .replace(/party.*\n/g, '');
  writeFileSync(path.join(folder, 'b.troth'), more);
  await page.getByRole('link', { name: 'Lend the boat' }).waitFor();
  rmSync(path.join(folder, 'b.troth'));
  await page.getByRole('link', { name: 'Lend the boat' }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Lend the bike' }).waitFor();
  rmSync(path.join(folder, 'a.troth'));
  await page.getByRole('heading', { name: 'There is no ledger here yet' }).waitFor();
});

test('a script in a title, a name, a quote or an address stays text', async () => {
  const evil = '<img src=x onerror=alert(1)><script>alert(2)</script>';
  const { address } = await served({
    'a.troth': `ledger "${evil}"
party @anna "${evil} Anna"
party @ben "Ben"
source @paper "${evil} paper"
  published 2026-01-01
  url       javascript:alert(3)
  file      paper.txt
2026-03-01 promise @bike "${evil} bike"
  from   @anna
  to     @ben
  will   @anna lends the bike to @ben
  by     2026-03-04
  source @paper via "${evil}"
    quote "${evil}"
`,
    'paper.txt': `It says ${evil} here.`,
  });
  const page = await openTab();
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    return dialog.dismiss();
  });
  for (const way of [
    '',
    'promises',
    'promise/bike',
    'parties',
    'party/anna',
    'sources',
    'source/paper',
    'problems',
  ]) {
    await page.goto(address + way);
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (way !== 'problems') await expect.poll(() => mainText(page)).toContain('<img src=x onerror=alert(1)>');
    expect(await page.locator('main img, main script, a[href^="javascript:"]').count()).toBe(0);
  }
  for (const way of [
    `promises?text=${encodeURIComponent(evil)}`,
    `party/${encodeURIComponent(evil)}`,
    encodeURIComponent(evil),
  ]) {
    expectComplaint(page, 'Failed to load resource');
    await page.goto(address + way);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.locator('main img, main script').count()).toBe(0);
  }
  expect(dialogs).toEqual([]);
});

test('by keyboard alone: skip to the content, go to a view, open a promise, read what a word means', async () => {
  const { address } = await served('prison-deal');
  const page = await openTab();
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');

  await page.getByRole('link', { name: 'Promises', exact: true }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Promises' }).waitFor();
  // After a move one reads on from the top of the content.
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.hasAttribute('data-meaning'))) break;
  }
  await page.getByRole('tooltip').waitFor();
  expect(await page.getByRole('tooltip').innerText()).toBe(
    'What is known allows more than one state. All that are possible are named. Here: due or broken.',
  );
  await page.keyboard.press('Escape');
  await page.getByRole('tooltip').waitFor({ state: 'detached' });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Protect the informants' }).waitFor();
});

test('going back by keyboard, nothing that has the focus lies under the days', async () => {
  const { address } = await served('prison-deal');
  const page = await openTab();
  await page.goto(address);
  await page.getByRole('link', { name: 'El Salvador: keep the exchange going?' }).focus();
  const hidden: string[] = [];
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press('Shift+Tab');
    const under = await page.evaluate(() => {
      const { activeElement: focused } = document;
      if (!focused?.closest('main')) return null;
      const days = document.querySelector('.time')!.getBoundingClientRect();
      const { bottom } = focused.getBoundingClientRect();
      return bottom <= days.bottom ? focused.textContent : null;
    });
    if (under !== null) hidden.push(under);
  }
  expect(hidden).toEqual([]);
});

test('the theme that a reader chooses stays', async () => {
  const { address } = await served('prison-deal');
  const page = await openTab({ colorScheme: 'light' });
  await page.goto(address);
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const dark = await ground();
  await page.reload();
  expect(await ground()).toBe(dark);
  expect(dark).not.toBe('rgb(252, 251, 248)');
});

test('a server that only reads offers nothing to write', async () => {
  const { address } = await served({}, ['--read-only']);
  const page = await openTab();
  await page.goto(address);
  await page.getByText('This server only reads.').waitFor();
  expect(await page.getByRole('button', { name: /Start a ledger/ }).count()).toBe(0);
});

test('a conflict that is not certain is not told as if it were', async () => {
  const promise = (name: string, duty: string) =>
    `2026-01-01 promise @${name} "${name}"\n  from @anna\n  to @ben\n${duty}\n`;
  const { address } = await served({
    'a.troth':
      'party @anna "Anna"\nparty @ben "Ben"\n' +
      promise('sell', '  if @ben asks @anna\n  will @anna sells the house') +
      promise('stay', '  never @anna sells the house'),
  });
  const page = await openTab();
  await page.goto(address);
  await page.getByText('Perhaps these cannot both be kept: deed against duty, contingent').waitFor();
  await page
    .getByRole('link', { name: '1 more conflict' })
    .or(page.getByRole('link', { name: /ways out/ }))
    .click();
  await page.getByText('Perhaps these cannot both be kept', { exact: true }).waitFor();
  await page.getByText('perhaps cannot all be kept', { exact: true }).waitFor();
});

test('an address with a day or state that does not exist says so, and leads back', async () => {
  const { address } = await served({ 'a.troth': BIKE });
  const page = await openTab();
  await page.goto(`${address}promises?on=2026-99-99`);
  expectComplaint(page, 'status of 400');
  await page.getByText('on=2026-99-99: There is no month 99.').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('link', { name: 'Without the settings in the address' }).click();
  await page.getByRole('link', { name: 'Lend the bike' }).waitFor();
  expect(page.url()).toBe(`${address}promises`);
  await page.goto(`${address}promises?state=foo`);
  await page.getByText('there is no state foo; states are').waitFor();
  await page.goto(`${address}?on=nonsense`);
  await page.getByRole('link', { name: 'Without the settings in the address' }).click();
  await page.getByRole('link', { name: 'Lend the bike' }).first().waitFor();
  expect(page.url()).toBe(address);
});

test('a view whose files do not come says why that may be, and is loaded again when asked', async () => {
  const { address } = await served({ 'a.troth': BIKE });
  const page = await openTab();
  expectComplaint(page, 'Failed to load resource');
  await page.goto(address);
  await page.getByRole('link', { name: 'Lend the bike' }).first().waitFor();
  await page.route('**/assets/**', (route) => route.abort());
  await page.getByRole('navigation').getByRole('link', { name: 'Conflicts' }).click();
  await page.getByRole('heading', { name: 'This view could not be loaded' }).waitFor();
  expect(await mainText(page)).toContain('does not answer just now, or this page was built anew');
  expect(await mainText(page)).not.toContain('assets/');
  await page.unroute('**/assets/**');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Load the page again' }).click();
  await page.getByRole('heading', { name: 'What cannot all be kept' }).waitFor();
});

test('what was changed while the server was stopped is shown once it is back', async () => {
  const { address, folder, stop } = await served({ 'a.troth': BIKE });
  const page = await openTab();
  expectComplaint(page, 'Failed to load resource');
  await page.goto(`${address}promises`);
  await page.getByRole('link', { name: 'Lend the bike' }).waitFor();
  const start = await stop();
  const banner = page.getByText('The server does not answer.');
  await banner.waitFor();
  writeFileSync(path.join(folder, 'a.troth'), BIKE.replace('Lend the bike', 'Lend the tandem'));
  await start();
  await banner.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Lend the tandem' }).waitFor();
});

test('a view that did not come while the server was stopped comes once it is back, as it should look', async () => {
  const { address, stop } = await served({ 'a.troth': BIKE });
  const page = await openTab();
  expectComplaint(page, 'Failed to load resource');
  await page.goto(address);
  await page.getByRole('link', { name: 'Lend the bike' }).first().waitFor();
  const start = await stop();
  await page.getByRole('navigation').getByRole('link', { name: 'Promises' }).click();
  await page.getByRole('heading', { name: 'This view could not be loaded' }).waitFor();
  await start();
  await page.getByRole('heading', { level: 1, name: 'Promises' }).waitFor();
  const table = page.getByRole('table');
  expect(await table.evaluate((element) => getComputedStyle(element).tableLayout)).toBe('fixed');
});
