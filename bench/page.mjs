#!/usr/bin/env node
/**
 * node bench/page.mjs [--runs N] [--entries N]: how quickly the page is there, in a Chromium, against `troth serve` as
 * built. Prints each figure with its goal; what a page loads before it shows something is counted in bytes on the wire.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { chromiumArguments, findChromium } from '../scripts/chromium.mjs';
import { generateTroth } from './troth-ledger.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, entries: { type: 'string', default: '200000' } },
});
const runs = Number(values.runs);

const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArguments() });
try {
  await measureExample();
  await measureLarge(Number(values.entries));
} finally {
  await browser.close();
}

/** The first example: the overview, and the script that is loaded before it. */
async function measureExample() {
  const server = await serve(path.join(root, 'examples/prison-deal'));
  try {
    const times = [];
    let script = 0;
    for (let run = 0; run < runs; run++) {
      const { time, bytes } = await contentOf(server.address, 'main h2');
      times.push(time);
      script = bytes;
    }
    print('first example: to content', times, 'ms', 300);
    print('first example: compressed script before content', [script / 1000], 'kB', 150);
  } finally {
    await server.stop();
  }
}

/** A ledger of which half the entries are promises: the table, and a keystroke in its search. */
async function measureLarge(entries) {
  const folder = mkdtempSync(path.join(tmpdir(), 'troth-bench-'));
  writeFileSync(path.join(folder, 'large.troth'), generateTroth(entries, 1));
  const started = performance.now();
  const server = await serve(folder);
  const promises = (entries / 2).toLocaleString('en');
  try {
    print(`${promises} promises: until the server is up`, [performance.now() - started], 'ms');
    const times = [];
    for (let run = 0; run < runs; run++)
      times.push((await contentOf(`${server.address}promises`, 'tbody a')).time);
    print(`${promises} promises: to content`, times, 'ms', 1000);
    print(
      `${promises} promises: from keystroke in the search to new rows`,
      await keystrokes(server),
      'ms',
      100,
    );
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds from the start of a navigation, in a fresh tab, to when something is there; and the script until then. */
async function contentOf(address, selector) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript((wanted) => {
    const look = () => {
      if (!globalThis.document.querySelector(wanted)) return false;
      globalThis.shownAt = performance.now();
      return true;
    };
    new MutationObserver((_, observer) => look() && observer.disconnect()).observe(globalThis.document, {
      childList: true,
      subtree: true,
    });
  }, selector);
  await page.goto(address);
  await page.waitForFunction(() => globalThis.shownAt !== undefined);
  const found = await page.evaluate(() => ({
    time: globalThis.shownAt,
    bytes: performance
      .getEntriesByType('resource')
      .filter(({ name, responseEnd }) => name.endsWith('.js') && responseEnd <= globalThis.shownAt)
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  }));
  await context.close();
  return found;
}

/** Types a word letter by letter, and takes the time from each to when the count of rows has been told anew. */
async function keystrokes({ address }) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${address}promises`);
  await page.locator('tbody a').first().waitFor();
  const times = [];
  for (const letter of 'harbour') {
    const time = await page.evaluate(async (typed) => {
      const field = globalThis.document.querySelector('input[type=search]');
      const table = globalThis.document.querySelector('.bar p');
      const before = table.textContent;
      const done = new Promise((told) => {
        const observer = new MutationObserver(() => {
          if (table.textContent === before) return;
          observer.disconnect();
          requestAnimationFrame(() => told(performance.now()));
        });
        observer.observe(table, { childList: true, characterData: true, subtree: true });
        // A letter that leaves the rows as they are changes nothing.
        setTimeout(() => told(undefined), 3000);
      });
      const start = performance.now();
      field.value += typed;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      const end = await done;
      return end === undefined ? undefined : end - start;
    }, letter);
    if (time !== undefined) times.push(time);
  }
  await context.close();
  return times;
}

function serve(folder) {
  const command = path.join(root, 'packages/cli/bin/troth.js');
  const child = spawn(process.execPath, [command, 'serve', folder, '--port', '0', '--quiet'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = () =>
    new Promise((stopped) => {
      child.once('exit', stopped);
      child.kill();
    });
  return new Promise((found, fail) => {
    child.once('exit', () => fail(new Error('troth serve ended')));
    child.stdout.on('data', (part) => {
      const address = /http:\S+/.exec(String(part))?.[0];
      if (address) found({ address, stop });
    });
  });
}

function print(what, numbers, unit, goal) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const range =
    sorted.length > 1 ? ` (${round(sorted[0])} to ${round(sorted.at(-1))}, ${sorted.length} times)` : '';
  const wanted = goal === undefined ? '' : `; goal: under ${goal} ${unit}`;
  process.stdout.write(`${what}: ${round(middle)} ${unit}${range}${wanted}\n`);
}

function round(number) {
  return Math.round(number).toLocaleString('en');
}
