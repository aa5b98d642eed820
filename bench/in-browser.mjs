/** What measurements of pages in a Chromium share. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** @typedef {import('playwright-core').Browser} Browser */
/** @typedef {{ address: string, stop: () => Promise<void> }} Served */

const root = fileURLToPath(new URL('../', import.meta.url));

/**
 * Serves a ledger with Troth as built.
 * @param {string} folder
 * @returns {Promise<Served>} once the address is told
 */
export function serveTroth(folder) {
  const command = path.join(root, 'packages/cli/bin/troth.js');
  const child = spawn(process.execPath, [command, 'serve', folder, '--port', '0', '--quiet'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((found, fail) => {
    child.once('exit', () => fail(new Error('troth serve ended')));
    child.stdout.on('data', (part) => {
      const address = /http:\S+/.exec(String(part))?.[0];
      if (address) found({ address, stop: stopperOf(child) });
    });
  });
}

/**
 * Ends a process, and waits for its end.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {() => Promise<void>}
 */
export function stopperOf(child) {
  return () =>
    new Promise((stopped) => {
      if (child.exitCode !== null || child.signalCode !== null) return stopped();
      child.once('exit', () => stopped());
      child.kill();
    });
}

/**
 * Milliseconds from the start of a navigation, in a fresh tab, to when something is there; and the script until then.
 * @param {Browser} browser
 * @param {string} address
 * @param {string} selector
 * @returns {Promise<{ time: number, bytes: number }>} bytes on the wire
 */
export async function contentOf(browser, address, selector) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(180_000);
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
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => globalThis.shownAt !== undefined);
  const found = await page.evaluate(() => ({
    time: globalThis.shownAt,
    bytes: performance
      .getEntriesByType('resource')
      .filter(({ name, responseEnd }) => /\.js(?:\?|$)/.test(name) && responseEnd <= globalThis.shownAt)
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  }));
  await context.close();
  return found;
}

/**
 * Prints the middle of some figures, their range, and what they are held against.
 * @param {string} what
 * @param {readonly number[]} numbers
 * @param {string} unit
 * @param {number} [goal]
 * @returns {number} the middle
 */
export function print(what, numbers, unit, goal) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const range =
    sorted.length > 1 ? ` (${round(sorted[0])} to ${round(sorted.at(-1))}, ${sorted.length} times)` : '';
  const wanted = goal === undefined ? '' : `; goal: under ${goal} ${unit}`;
  process.stdout.write(`${what}: ${round(middle)} ${unit}${range}${wanted}\n`);
  return middle;
}

function round(number) {
  return Math.round(number).toLocaleString('en');
}
