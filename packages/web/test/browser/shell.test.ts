import { expect, test } from 'vitest';
import { axeFindings, openTab, served } from './browsing.ts';

test('the first example opens on its overview', async () => {
  const { address } = await served('prison-deal');
  const page = await openTab();
  await page.goto(address);
  await page.getByRole('heading', { level: 1, name: 'The prison deal' }).waitFor();
  expect(await page.title()).toBe('Overview · The prison deal');
  expect(await page.getByRole('slider').count()).toBe(2);
});

test.each(['light', 'dark'] as const)('axe finds nothing on the overview, %s', async (colorScheme) => {
  const { address } = await served('prison-deal');
  const page = await openTab({ colorScheme });
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
});

test('moving as known on across 20 October 2025 brings up the conflict, and names the entry behind it', async () => {
  const { address } = await served('prison-deal');
  const page = await openTab();
  await page.goto(`${address}?known=2025-10-19`);
  const slider = page.getByRole('slider', { name: 'As known on' });
  await slider.waitFor();
  expect(await slider.getAttribute('aria-valuetext')).toBe('19 Oct 2025');
  await slider.press('ArrowRight');
  const changes = page.getByRole('status');
  await changes.getByText('brings up the conflict').waitFor();
  const said = (await changes.innerText()).replace(/\s+/g, ' ');
  expect(said).toContain('in what was known between 19 Oct 2025 and 20 Oct 2025');
  expect(said).toContain(
    'It brings up the conflict Hand over the nine gang leaders × Protect the informants: ',
  );
  expect(said).toContain('Protect the informants');
  expect(said).toContain(
    'The Attorney General will end the protection now there: due — it became known from News report',
  );
  expect(page.url()).toBe(`${address}?known=2025-10-20`);
  await page.goBack();
  await page.waitForURL(`${address}?known=2025-10-19`);
  await changes.getByText('undone by going back').waitFor();
});

test('on a phone every view of the navigation is in sight, and no page is wider than the screen', async () => {
  const { address } = await served('prison-deal');
  const page = await openTab({ viewport: { width: 390, height: 844 } });
  await page.goto(address);
  const links = page.getByRole('navigation', { name: 'Views' }).getByRole('link');
  await links.last().waitFor();
  expect(await links.allInnerTexts()).toEqual([
    'Overview',
    'Promises',
    'Conflicts',
    'Parties',
    'Sources',
    'Choices',
    'Before you promise',
    'Editor',
  ]);
  for (const link of await links.all()) {
    const { x, width } = (await link.boundingBox())!;
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(390);
  }
  for (const link of await links.all()) {
    await link.click();
    await page.locator('main h1, main h2, main textarea, main .cm-content').first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  }
});

test('an empty folder offers to start a ledger, and shows it once it is there', async () => {
  const { address } = await served({});
  const page = await openTab();
  await page.goto(address);
  await page.getByRole('heading', { name: 'There is no ledger here yet' }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Start a ledger in this folder' }).click();
  await page.getByRole('slider', { name: 'As of' }).waitFor();
});

test('a move in time tells a few changes in full, the others when asked, and leaves with the page', async () => {
  const promises = Array.from(
    { length: 6 },
    (_, index) => `2026-01-0${index + 1} promise @p${index} "Promise ${index}"
  from @anna
  to   @ben
  will @anna sings to @ben
  by   2026-02-01
  source @letter
`,
  );
  const { address } = await served({
    'a.troth': `ledger "Songs"
  on 2026-01-20
party @anna "Anna"
party @ben "Ben"
source @letter "A letter"
  published 2026-01-01
${promises.join('')}`,
  });
  const page = await openTab({ viewport: { width: 390, height: 844 } });
  await page.goto(address);
  await page.getByText('As of 20 Jan 2026 · everything known', { exact: true }).click();
  await page.getByLabel('As of: a date').fill('2025-12-31');
  const changes = page.getByRole('status').filter({ hasText: 'changes between' });
  await changes.getByText('6 changes between').waitFor();
  expect(await changes.getByRole('listitem').count()).toBe(3);
  const [list] = await changes.getByRole('list').all();
  expect(await list!.evaluate((one) => one.scrollHeight - one.clientHeight)).toBeLessThanOrEqual(0);
  await changes.getByRole('button', { name: 'Show 3 more' }).click();
  expect(await changes.getByRole('listitem').count()).toBe(6);
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('link', { name: 'Parties' }).click();
  await page.getByRole('heading', { level: 1, name: 'Parties' }).waitFor();
  expect(await changes.count()).toBe(0);
});
