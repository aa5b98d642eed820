import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { openTab, servedForAll } from './browsing.ts';

/** Names of one word each, so that the words of a line tell where each name stands. */
const ledger = servedForAll({
  'a.troth': `ledger "Stops"
  on 2026-03-31
party @بلدية "بلدية"
party @شركة "شركة"
source @عقد "عقد"
  published 2026-01-05
2026-01-05 promise @pay "دفع (balance) خلال" #نقل
  from   @شركة
  to     @بلدية
  will   @شركة pays to @بلدية
  by     2026-04-05
  stake  @بلدية "منحة" 40k EUR
  source @عقد "§ 2"
    quote "قال: سيتم"
`,
});

/** The words of a line in the order in which they stand from left to right. */
async function asSeen(line: Locator): Promise<string> {
  await line.waitFor();
  return line.evaluate((element) => {
    const words: { text: string; left: number }[] = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (const { 0: text, index } of node.textContent!.matchAll(/[\p{L}\p{M}\p{Nd}]+|[→·]/gu)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + text.length);
        words.push({ text, left: range.getBoundingClientRect().left });
      }
    return words
      .sort((a, b) => a.left - b.left)
      .map(({ text }) => text)
      .join(' ');
  });
}

test('names that are written from right to left leave days, amounts and arrows where they belong', async () => {
  const page = await openTab();
  await page.goto(`${ledger.address}promises`);
  expect(await asSeen(page.getByText('5 Jan 2026').filter({ hasText: '→' }))).toBe(
    'شركة → بلدية · 5 Jan 2026',
  );
  expect(await asSeen(page.getByRole('link', { name: 'دفع (balance) خلال' }))).toBe('خلال balance دفع');
  await page.goto(`${ledger.address}promise/pay`);
  expect(await asSeen(page.getByRole('heading', { level: 1 }))).toBe('خلال balance دفع');
  expect(await asSeen(page.getByRole('listitem').filter({ hasText: '40,000 EUR' }))).toBe(
    'بلدية منحة 40 000 EUR عقد',
  );
  expect(await asSeen(page.getByRole('definition').filter({ hasText: '40k EUR' }))).toBe(
    'بلدية منحة 40k EUR',
  );
  expect(await asSeen(page.getByRole('paragraph').filter({ hasText: 'Known since' }))).toBe(
    '1 source 1 root عقد Known since 5 Jan 2026',
  );
  expect(await asSeen(page.locator('pre .line').filter({ hasText: 'stake' }))).toBe(
    '12 stake بلدية منحة 40k EUR',
  );
  expect(await asSeen(page.locator('blockquote'))).toBe('سيتم قال unchecked');
});

test('in the editor each name and text stands where it is written in the line', async () => {
  const page = await openTab();
  await page.goto(`${ledger.address}editor/a.troth`);
  const line = (text: string) => page.locator('.cm-line').filter({ hasText: text });
  expect(await asSeen(line('stake'))).toBe('stake بلدية منحة 40k EUR');
  expect(await asSeen(line('party').first())).toBe('party بلدية بلدية');
  expect(await asSeen(line('promise @pay'))).toBe('2026 01 05 promise pay خلال balance دفع نقل');
});
