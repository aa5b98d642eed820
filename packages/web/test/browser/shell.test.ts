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
  expect(page.url()).toBe(`${address}?known=2025-10-20`);
  await page.goBack();
  await page.waitForURL(`${address}?known=2025-10-19`);
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
