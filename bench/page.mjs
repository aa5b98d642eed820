#!/usr/bin/env node
/**
 * node bench/page.mjs [--runs N] [--entries N] [--fava COMMAND]: how quickly the page is there, in a Chromium, against
 * `troth serve` as built. Prints each figure with its goal; what a page loads before it shows something is counted in
 * bytes on the wire. Beside it, on as many transactions as there are promises, the page of Fava where it is installed.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { chromiumArguments, findChromium } from '../scripts/chromium.mjs';
import { favaVersion, measureFava } from './fava.mjs';
import { contentOf, print, serveTroth } from './in-browser.mjs';
import { machineFacts } from './machine.mjs';
import { generateTroth } from './troth-ledger.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
/** Words that the generated promises hold, each typed letter by letter. */
const WORDS = ['harbour', 'timber', 'salt', 'wheat'];

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    entries: { type: 'string', default: '200000' },
    fava: { type: 'string', default: 'fava' },
  },
});
const runs = Number(values.runs);
const promises = Math.ceil(Number(values.entries) / 2);

console.log(machineFacts([]).join('\n'));
const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArguments() });
try {
  await measureExample();
  const troth = await measureLarge();
  const version = favaVersion(values.fava);
  if (version === undefined) {
    console.log(
      'Fava is not installed, so nothing is measured beside it: pip install fava in an environment of its',
    );
    console.log('own, and --fava THAT/bin/fava.');
  } else {
    const fava = await measureFava(browser, values.fava, { entries: promises, runs: Math.min(runs, 3) });
    beside(troth, fava, version);
  }
} finally {
  await browser.close();
}

/** The first example: the overview, and the script that is loaded before it. */
async function measureExample() {
  const server = await serveTroth(path.join(root, 'examples/prison-deal'));
  try {
    const times = [];
    let script = 0;
    for (let run = 0; run < runs; run++) {
      const { time, bytes } = await contentOf(browser, server.address, 'main h2');
      times.push(time);
      script = bytes;
    }
    print('first example: to content', times, 'ms', 300);
    print('first example: compressed script before content', [script / 1000], 'kB', 150);
  } finally {
    await server.stop();
  }
}

/** A ledger of which half the entries are promises: overview and table, and keystrokes in the search. */
async function measureLarge() {
  const folder = mkdtempSync(path.join(tmpdir(), 'troth-bench-'));
  writeFileSync(path.join(folder, 'large.troth'), generateTroth(Number(values.entries), 1));
  const started = performance.now();
  const server = await serveTroth(folder);
  const many = `${promises.toLocaleString('en')} promises`;
  const times = async (address, selector) => {
    const taken = [];
    for (let run = 0; run < runs; run++) taken.push((await contentOf(browser, address, selector)).time);
    return taken;
  };
  try {
    const up = print(`${many}: until the server is up`, [performance.now() - started], 'ms');
    const first = print(
      `${many}: first page, to content`,
      await times(server.address, 'main h2'),
      'ms',
      1000,
    );
    const rows = print(
      `${many}: table, to first rows`,
      await times(`${server.address}promises`, 'tbody a'),
      'ms',
      1000,
    );
    const taken = await keystrokes(`${server.address}promises`);
    const filter = print(`${many}: from keystroke in the search to new rows`, taken, 'ms', 100);
    return { up, first, rows, filter };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Types words letter by letter, and takes the time from each to the frame after its answer is shown. */
async function keystrokes(address) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const times = [];
  for (const word of WORDS) {
    await page.goto(address);
    await page.locator('tbody a').first().waitFor();
    for (const letter of word) times.push(await page.evaluate(typeLetter, letter));
  }
  await context.close();
  return times;
}

/** Runs in the page. While one waits for an answer the page says that it is busy. */
function typeLetter(typed) {
  const field = globalThis.document.querySelector('input[type=search]');
  const shown = globalThis.document.querySelector('.answer');
  return new Promise((told) => {
    const observer = new MutationObserver(() => {
      if (shown.getAttribute('aria-busy') === 'true') return;
      observer.disconnect();
      requestAnimationFrame(() => told(performance.now() - start));
    });
    observer.observe(shown, { attributeFilter: ['aria-busy'] });
    const start = performance.now();
    field.value += typed;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** How many times as long Fava takes. */
function beside(troth, fava, version) {
  const named = [
    ['until the server is up', 'up'],
    ['first page, to content', 'first'],
    ['table or journal, to first rows', 'rows'],
    ['search or filter, to new rows', 'filter'],
  ];
  for (const [what, key] of named)
    console.log(`Fava ${version} / Troth, ${what}: ${(fava[key] / troth[key]).toFixed(1)}`);
}
