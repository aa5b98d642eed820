import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { axeFindings, mainText, openTab } from './browsing.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const command = path.join(root, 'packages/cli/bin/troth.js');
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

const BELOW = '/some/where/';
const folder = mkdtempSync(path.join(tmpdir(), 'troth-published-'));
const site = path.join(folder, 'site');
/** Every path that was asked for. */
let asked: string[] = [];
let address = '';

// Published once, and served below a path as a host of plain files does.
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url!, 'http://localhost');
  asked.push(pathname);
  const name = decodeURIComponent(pathname.slice(BELOW.length));
  const file = path.join(site, name, name === '' || name.endsWith('/') ? 'index.html' : '');
  const isThere = pathname.startsWith(BELOW) && existsSync(file);
  if (isThere && statSync(file).isDirectory())
    return response.writeHead(301, { location: `${pathname}/` }).end();
  const shown = isThere ? file : path.join(site, '404.html');
  const type = TYPES[path.extname(shown)] ?? 'application/octet-stream';
  response.writeHead(isThere ? 200 : 404, { 'content-type': type });
  return response.end(readFileSync(shown));
});

beforeAll(async () => {
  const args = ['publish', 'examples/prison-deal', '-o', site, '--base', `https://example.org${BELOW}`];
  const { status, stderr } = spawnSync(process.execPath, [command, ...args], { cwd: root });
  expect([status, String(stderr)]).toEqual([0, '']);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${BELOW}`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(() => {
  asked = [];
});

test('a published ledger answers in the browser, under any path, for any day', async () => {
  const page = await openTab();
  await page.goto(address);
  await page.getByRole('heading', { level: 1, name: 'The prison deal' }).waitFor();
  await expect.poll(() => mainText(page)).toContain('Hand over the nine gang leaders');
  await page.goto(`${address}?known=2025-10-19`);
  const slider = page.getByRole('slider', { name: 'As known on' });
  await slider.waitFor();
  await expect.poll(() => mainText(page)).not.toContain('Hand over the nine gang leaders');
  for (const [where, heading] of [
    ['promise/hand-over/', 'Hand over the nine gang leaders'],
    ['party/us/secretary-of-state/', 'Secretary of State'],
    ['conflict/hand-over+protection/', 'Hand over the nine gang leaders'],
  ] as const) {
    await page.goto(address + where);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    // Not what is read without the program, which has taken its place.
    await expect.poll(() => page.locator('main.published').count()).toBe(0);
    await expect.poll(() => mainText(page)).not.toContain('One moment');
  }
  expect(asked.filter((one) => !one.startsWith(BELOW))).toEqual([]);
  expect(asked.filter((one) => one.includes('/api'))).toEqual([]);
});

test.each(['light', 'dark'] as const)(
  'axe finds nothing on the method page and on a card, %s',
  async (colorScheme) => {
    const page = await openTab({ colorScheme, bypassCSP: true });
    for (const where of ['method/', 'card/hand-over.html']) {
      await page.goto(address + where);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
    }
  },
);

test('without JavaScript, a promise says what it is, where it stands, and who says so', async () => {
  const page = await openTab({ javaScriptEnabled: false });
  await page.goto(`${address}promise/hand-over`);
  expect(page.url()).toBe(`${address}promise/hand-over/`);
  const text = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
  expect(text).toContain('On 20 Oct 2025: due, 1 of 9, since 13..31 Mar 2025');
  expect(text).toContain('State Department (through Tommy Pigott), in reply, 20 Oct 2025');
  expect(text).toContain('News report on the prison deal, The Washington Post supports it');
  await page.getByRole('link', { name: 'Hand over the nine gang leaders × Protect the informants' }).click();
  expect(page.url()).toBe(`${address}conflict/hand-over+protection/`);
  await page.getByRole('link', { name: 'The prison deal' }).click();
  expect(page.url()).toBe(address);
  await page.getByRole('link', { name: 'How this is worked out' }).click();
  expect(await page.locator('h1').innerText()).toBe('Method');
});

test('a card stands in another page, and leads to the promise', async () => {
  const page = await openTab();
  await page.setContent(`<iframe src="${address}card/hand-over.html" width="360" height="220"></iframe>`);
  const card = page.frameLocator('iframe');
  await card.getByText('due, 1 of 9').waitFor();
  expect(
    await card.getByRole('link', { name: 'Hand over the nine gang leaders' }).getAttribute('target'),
  ).toBe(null);
  expect(await card.locator('base').getAttribute('target')).toBe('_top');
});
