import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axeFindings, mainText, openTab, servedForAll } from './browsing.ts';

/** The first example, with a source whose words were captured. */
const prison = servedForAll('prison-deal');
const quoted = servedForAll({
  'a.troth': `ledger "Quotes"
party @anna "Anna"
party @ben "Ben"
source @paper "The Paper"
  published 2026-01-02
  url       https://paper.example/a
  file      paper.txt
2026-01-01 promise @song "Sing"
  from   @anna
  to     @ben
  will   @anna sings to @ben
  by     2026-05-01
  source @paper
    quote "Anna will sing to Ben"
    quote "She will not sing to him"
`,
  'paper.txt': 'On Friday it was said:  Anna will sing to Ben. She will sing to him on a Sunday.',
});

/** Each view: its address, its heading, and what it must say. */
const VIEWS: readonly (readonly [address: string, heading: string, says: readonly string[]])[] = [
  [
    '',
    'The prison deal',
    [
      '4 promises',
      'Hand over the nine gang leaders × Protect the informants',
      'These cannot both be kept: deed against duty, certain and on every reading. Bound both ways: United States',
      'El Salvador, those of the nine who were informants under U.S. protection or Attorney General can lift it: 5 ways out',
      'Protect the informants Department of Justice to those of the nine who were informants under U.S. protection, by 12 Mar 2025 unclear 0–1 failed, 1–8 stand',
      "due or broken: it depends on One of those who had given information is in El Salvador's hands",
      'The deportees are flown to El Salvador',
    ],
  ],
  [
    'promises',
    'Promises',
    [
      '4 promises',
      'United States → El Salvador · 13 Mar 2025',
      '0–1 failed, 1–8 stand',
      'all of 200 or more',
    ],
  ],
  [
    'promise/protection',
    'Protect the informants',
    ['reprisal', 'Why it stands where it stands', '7 may stand'],
  ],
  ['conflicts', 'What cannot all be kept', ['Certain, on every reading', '5 ways out']],
  [
    'conflict/hand-over+protection',
    'Hand over the nine gang leaders × Protect the informants',
    [
      '1–8 of 9 fit while the others are kept.',
      'El Salvador releases United States from at least 1–8 of the 9 of Hand over the nine gang leaders.',
      'Attorney General (Pam Bondi) ends Protect the informants.',
      'promised by The Attorney General will end the protection',
    ],
  ],
  ['parties', 'Parties', ['United States', 'Gave', '2 due', 'Office of United States']],
  [
    'party/us',
    'United States',
    [
      'Promises it gave',
      'too little record',
      'By those who relied on it',
      'Pam Bondi, Attorney General since 1 Jan 2025',
      "Being this government's friend is dangerous.",
    ],
  ],
  ['sources', 'Sources', ['News report on the prison deal, The Washington Post', '18 statements rest on it']],
  [
    'source/commentary',
    'Commentary on the news report',
    [
      'What rests on it',
      "One of those who had given information is in El Salvador's hands",
      '1 root',
      'without it: no root',
    ],
  ],
  ['choices', 'Choices', ['A third government: keep to our agreement with the United States?']],
  [
    'choice/third-government-stays',
    'A third government: keep to our agreement with the United States?',
    [
      'What is worth most depends on a chance that is not known',
      'below 35 of 100 (now 50 of 100): leaving is worth most',
      'Terms that would make it hold',
      'There is too little record of United States',
      'If they are refused',
    ],
  ],
  [
    'entry/spokesman-reply',
    "The State Department's spokesman neither confirms nor denies",
    ['he points to results'],
  ],
  ['problems', 'What is wrong with the ledger', ['0 errors, 1 warning']],
  ['search?text=bondi', 'Search', ['Pam Bondi']],
];

test.each(VIEWS)('%s: what it says, both themes, a phone, and paper', async (path, heading, says) => {
  const page = await openTab({ colorScheme: 'light' });
  await page.goto(prison.address + path);
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
  for (const part of says) await expect.poll(() => mainText(page), { timeout: 8000 }).toContain(part);
  await lookAt(page);
});

test('the address of an entry leads to the view of its kind', async () => {
  const page = await openTab();
  await page.goto(`${prison.address}entry/hand-over?known=2025-10-20`);
  await page.getByRole('heading', { level: 1, name: 'Hand over the nine gang leaders' }).waitFor();
  await page.waitForURL(`${prison.address}promise/hand-over?known=2025-10-20`);
  await page.goto(`${prison.address}entry/us/attorney-general`);
  await page.waitForURL(`${prison.address}party/us/attorney-general`);
});

/** A tracker: more promises than are told one by one, as its rater judges them. */
const tracker = servedForAll({
  'a.troth': `ledger "Tracker"
  on 2026-03-31
  rater @paper
party @city "The city"
party @paper "The Paper"
source @site "A very long address/that-no-phone/has-room-for/and-that-has-no-space/in-it-anywhere-at-all.html"
  by @paper
${Array.from(
  { length: 60 },
  (_, index) => `2026-01-01 promise @p${index} "Promise ${index}" #${index % 3 === 0 ? 'roads' : 'parks'}
  from @city
  to   @paper
  text "We will do it."
  source @site
2026-02-0${1 + (index % 3)} rated @p${index} ${['kept', 'stalled', 'in-progress', 'broken'][index % 4]!}
  by @paper
  source @site
`,
).join('')}`,
});

test('a tracker: where its promises stand by subject and rating, its story, and what its source carries', async () => {
  const page = await openTab({ colorScheme: 'light' });
  await page.goto(tracker.address);
  await page.getByRole('heading', { name: 'By subject' }).waitFor();
  const text = await mainText(page);
  expect(text).toContain('15 in progress · 15 stalled');
  expect(text).toContain('#parks 40 10 broken · 20 due · 10 kept');
  await lookAt(page);
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('link', { name: '15 stalled' }).click();
  await page.getByText('15 of 60 promises').waitFor();
  await page.goto(`${tracker.address}search?text=promise`);
  await page.getByText('120 found').waitFor();
  await page.getByText('and 20 more; more words find fewer').waitFor();
  await page.goto(`${tracker.address}source/site`);
  await page.getByText('120 of 120 rest on it alone.').waitFor();
  await page.getByRole('link', { name: 'Promise 1: stalled' }).waitFor();
  expect(await page.getByRole('region', { name: 'What rests on it' }).getByRole('listitem').count()).toBe(50);
  await page.getByRole('button', { name: 'Show 70 more' }).click();
  await page.getByRole('link', { name: 'Promise 59', exact: true }).waitFor();
  await lookAt(page);
  await page.emulateMedia({ media: 'screen' });
  await page.goto(`${tracker.address}party/paper`);
  const ratings = page.getByRole('region', { name: 'How it rated promises' });
  await ratings.getByRole('link', { name: 'rated Promise 59 broken' }).waitFor();
  expect(await ratings.getByRole('listitem').count()).toBe(12);
  await ratings.getByRole('button', { name: 'Show 48 more' }).click();
  await ratings.getByRole('link', { name: 'rated Promise 0 kept' }).waitFor();
  await lookAt(page);
});

test('a source: what rests on it alone is counted, and comes first', async () => {
  const page = await openTab();
  await page.goto(`${prison.address}source/commentary`);
  const resting = page.getByRole('region', { name: 'What rests on it' });
  await resting.getByText('7 of 25 rest on it alone; they come first.').waitFor();
  const rows = await resting.getByRole('listitem').allInnerTexts();
  expect(rows.map((row) => row.includes('without it: no root'))).toEqual(rows.map((_, index) => index < 7));
});

test('a source: quotes are found in the captured text, and told apart', async () => {
  const page = await openTab({ colorScheme: 'light' });
  await page.goto(`${quoted.address}source/paper`);
  await page.getByRole('heading', { level: 1, name: 'The Paper' }).waitFor();
  expect(await page.locator('.captured mark').allInnerTexts()).toEqual([
    'Anna will sing to Ben',
    'She will sing to him',
  ]);
  const text = await mainText(page);
  expect(text).toContain('“She will not sing to him” altered');
  expect(await page.getByRole('link', { name: 'https://paper.example/a' }).getAttribute('rel')).toBe(
    'noreferrer noopener',
  );
  await page.getByRole('button', { name: 'Show what would change' }).click();
  await page.getByRole('status').getByRole('link', { name: 'Sing' }).waitFor();
  await lookAt(page);
});

test('a way out is tried, and the conflict is lifted', async () => {
  const page = await openTab();
  await page.goto(`${prison.address}conflict/hand-over+protection`);
  const third = page.locator('ol > li', { hasText: 'Attorney General (Pam Bondi) ends' });
  await third.getByRole('button', { name: 'Try it: see what would change' }).click();
  await third
    .getByText('Lifted: the conflict Hand over the nine gang leaders × Protect the informants')
    .waitFor();
  expect(await third.locator('pre').textContent()).toBe('2025-10-20 ended @protection by @bondi\n');
});

test('an input of a choice is moved: the advice changes, and stands in the address', async () => {
  const page = await openTab();
  await page.goto(`${prison.address}choice/third-government-stays`);
  const slider = page.getByRole('slider', { name: 'what a period outside the agreement is worth' }).first();
  await slider.waitFor();
  const before = await page.locator('.answer').first().innerText();
  await slider.fill('2.5');
  await expect.poll(() => page.locator('.answer').first().innerText()).not.toBe(before);
  expect(new URL(page.url()).search).toBe('?in-leave=2.5');
  await page.reload();
  await expect.poll(() => page.locator('.answer').first().innerText()).not.toBe(before);
  await page.getByRole('button', { name: 'All as the ledger has them' }).click();
  await expect.poll(() => page.locator('.answer').first().innerText()).toBe(before);
});

/** Axe in both themes, nothing wider than a phone, and a page that can be printed. */
async function lookAt(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await axeFindings(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect
    .poll(() =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    )
    .toBeLessThanOrEqual(0);
  // A drawing is laid out again a moment after its width has changed.
  await expect.poll(() => cutParts(page)).toEqual([]);
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  expect(await page.getByRole('navigation').isVisible()).toBe(false);
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect(ground).toBe('rgb(255, 255, 255)');
}

/** What is cut at its right, or would have to be scrolled sideways to be read. */
function cutParts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter(
        (part) =>
          part instanceof HTMLElement &&
          !part.classList.contains('unseen') &&
          getComputedStyle(part).overflowX !== 'visible' &&
          part.scrollWidth > part.clientWidth + 1,
      )
      .map((part) => `${part.tagName} ${part.className}: ${part.textContent?.slice(0, 60)}`),
  );
}
