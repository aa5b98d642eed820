/** The page of Fava, on as many transactions as Troth has promises, where it is installed. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { contentOf, print, stopperOf } from './in-browser.mjs';
import { generateBeancount } from './journals.mjs';

/** @typedef {import('playwright-core').Browser} Browser */
/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ up: number, first: number, rows: number, filter: number }} Middles milliseconds, each the middle of some */

const FIRST_ROWS = 'li.transaction';
/** What the journal is narrowed to at first, and what is asked for then: about as many as are searched for in Troth. */
const BEFORE = 'narration:"timber"';
const FILTER = 'payee:"Harbour"';
/** What is not done by then is given up, in milliseconds. */
const LONGEST = 180_000;

/**
 * The version of Fava, such as `1.30.16`; undefined where there is none.
 * @param {string} command
 */
export function favaVersion(command) {
  const { status, stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' });
  return status === 0 ? /[\d.]+/.exec(stdout)?.[0] : undefined;
}

/**
 * @param {Browser} browser
 * @param {string} command
 * @param {{ entries: number, runs: number }} options
 * @returns {Promise<Middles>}
 */
export async function measureFava(browser, command, { entries, runs }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'troth-bench-'));
  const file = path.join(folder, 'large.beancount');
  writeFileSync(file, generateBeancount(entries, 1));
  const many = `Fava, ${entries.toLocaleString('en')} transactions`;
  const started = performance.now();
  const server = await serveFava(command, file);
  try {
    const up = print(`${many}: until the server is up`, [performance.now() - started], 'ms');
    const journal = new URL('../journal/', server.address).href;
    const times = async (address, selector) => {
      const taken = [];
      for (let run = 0; run < runs; run++) taken.push((await contentOf(browser, address, selector)).time);
      return taken;
    };
    const first = print(
      `${many}: first page, to content`,
      await times(server.address, '.tree-table, .treetable, ol.flex-table'),
      'ms',
    );
    const rows = print(`${many}: journal, to first rows`, await times(journal, FIRST_ROWS), 'ms');
    const filter = print(
      `${many}: from Enter in the filter to new rows`,
      [await filtering(browser, journal)],
      'ms',
    );
    return { up, first, rows, filter };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Filters a journal that is filtered by something else and drawn as a whole, and takes the time to the first new row.
 * Where the journal is still being drawn it takes as long as that does besides: minutes, of all transactions.
 */
async function filtering(browser, address) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(LONGEST);
    await page.goto(`${address}?filter=${encodeURIComponent(BEFORE)}`, { waitUntil: 'commit' });
    await page.waitForSelector(FIRST_ROWS);
    await page.waitForLoadState('networkidle');
    const field = page.getByPlaceholder(/Filter by tag/);
    await field.fill(FILTER);
    await watchRows(page);
    await field.press('Enter');
    await page.waitForFunction(() => globalThis.shownAt !== undefined);
    return await page.evaluate(() => globalThis.shownAt - globalThis.askedAt);
  } finally {
    await context.close();
  }
}

/** Notes when Enter is pressed, and when the first row after it holds the word. */
function watchRows(page) {
  return page.evaluate((selector) => {
    const document = globalThis.document;
    const before = document.querySelector(selector);
    document.addEventListener(
      'keydown',
      ({ key }) => {
        if (key === 'Enter') globalThis.askedAt = performance.now();
      },
      { capture: true },
    );
    new MutationObserver((_, observer) => {
      const row = document.querySelector(selector);
      if (globalThis.askedAt === undefined || !row || row === before) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        globalThis.shownAt = performance.now();
      });
    }).observe(document.body, { childList: true, subtree: true });
  }, FIRST_ROWS);
}

async function serveFava(command, file) {
  const port = await freePort();
  const child = spawn(command, [file, '--port', String(port)], { stdio: 'ignore' });
  const stop = stopperOf(child);
  const until = performance.now() + LONGEST;
  while (performance.now() < until && child.exitCode === null) {
    const found = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    if (found?.ok) return { address: found.url, stop };
    await new Promise((again) => setTimeout(again, 20));
  }
  await stop();
  throw new Error('fava did not start');
}

function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}
