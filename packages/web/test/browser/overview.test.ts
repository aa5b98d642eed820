import { expect, test } from 'vitest';
import { expectComplaint, mainText, openTab, served } from './browsing.ts';

const PEOPLE = 'party @anna "Anna"\nparty @ben "Ben"\nparty @cleo "Cleo"\n';

/** More promises than the overview lists one by one. */
function trackerOf(count: number, more: string): string {
  const promises = Array.from(
    { length: count },
    (_, index) => `2026-01-01 promise @song${index} "Song ${index}"
  from @anna
  to   @ben
  will @anna sings song number${index} to @ben
  by   2026-12-31
`,
  );
  return `ledger "Songs"\n  on 2026-06-30\n${PEOPLE}${promises.join('')}${more}`;
}

test('what is due soon says by when, and what is broken and was made good is not among what is not', async () => {
  const more = `2026-01-01 promise @soon "Send the letter"
  from @anna
  to   @ben
  will @anna sends the letter to @ben
  by   2026-07-12
2026-01-01 promise @late "Pay the rent"
  from @anna
  to   @ben
  will @anna pays the rent to @ben
  by   2026-03-01
2026-03-05 event
  did @anna pays the rent to @ben
2026-01-01 promise @never "Stay in town"
  from  @anna
  to    @ben
  never @anna leaves town
2026-03-05 event
  did @anna leaves town
`;
  const { address } = await served({ 'a.troth': trackerOf(12, more) });
  const page = await openTab();
  await page.goto(address);
  const soon = page.getByRole('listitem').filter({ hasText: 'Due soon · 1' }).first();
  await soon.getByText('due by 12 Jul 2026').waitFor();
  await page.getByText('Broken and not made good · 1').waitFor();
  expect(await mainText(page)).toContain('broken 2');
});

test('promises with many cases are counted as both', async () => {
  const { address } = await served('coast-pact');
  const page = await openTab();
  await page.goto(address);
  await page.getByText('3 promises in 66 cases · 6 parties').waitFor();
});

test('a promise without a title stands in the drawing of its conflict by its id', async () => {
  const promises = `2026-01-01 promise @sell "Sell the house"
  from @anna
  to   @ben
  will @anna sells the house
2026-01-01 promise @stay
  from  @anna
  to    @cleo
  never @anna sells the house
`;
  const { address } = await served({ 'a.troth': PEOPLE + promises });
  const page = await openTab();
  await page.goto(`${address}conflict/sell+stay`);
  const drawing = page.getByRole('group', { name: /^Drawing: / });
  await drawing.getByText('@stay', { exact: true }).waitFor();
  expect(await drawing.getAttribute('aria-label')).toContain('bound by Sell the house and @stay, which');
});

test('a name in a message keeps its letters', async () => {
  const { address } = await served({ 'a.troth': PEOPLE });
  const page = await openTab();
  expectComplaint(page, 'Failed to load resource');
  await page.goto(`${address}promise/anna`);
  const message = page.getByRole('main').getByRole('alert');
  await message.getByText('@anna is no promise but a party').waitFor();
  const capitals = await message.evaluate(
    (element) => getComputedStyle(element, '::first-letter').textTransform,
  );
  expect(capitals).toBe('none');
});

test('the story says what a rating is about, also of one that has an id', async () => {
  const { address } = await served('campaign-promises');
  const page = await openTab();
  await page.goto(address);
  await page.getByRole('heading', { name: 'The story' }).waitFor();
  expect(await mainText(page)).toContain(
    'Rated · Promise Watch A wage floor in every trade: broken, because “The Constitutional Court struck the act down',
  );
});

test('what is found of ratings and checks says what they are about', async () => {
  const { address } = await served('campaign-promises');
  const page = await openTab();
  await page.goto(`${address}search?text=planting`);
  await page
    .getByRole('link', {
      name: 'Plant a million trees: not started, because “No planting plan has been published.”',
    })
    .waitFor();
});
