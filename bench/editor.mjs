#!/usr/bin/env node
/** node bench/editor.mjs [--promises N] [--browser]: from a keystroke in the editor to what is wrong with the ledger. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generateTroth } from './generate.mjs';
import { machineFacts } from './machine.mjs';
import { loadLibrary } from './recheck.mjs';

const PATH = 'ledger.troth';
/** Half of the entries that are generated are promises. */
const ENTRIES_PER_PROMISE = 2;
const TARGET = 50;

/**
 * What is typed: an event, with a name that is wrong while it is not finished, and more of a party's title, which many
 * promises rest on.
 * @type {readonly { what: string, typed: string, at: (text: string) => number }[]}
 */
const CASES = [
  {
    what: 'an event',
    typed: '2025-03-01 event\n  did  @p0012 delivers 3 of @grup to @p0009\n  source @s104\n',
    at: middleOf,
  },
  {
    what: "a party's title",
    typed: ' and its Friends',
    at: (text) => text.indexOf('"\n', text.indexOf('\nparty @p0012 "')),
  },
];

/**
 * Types into a ledger, letter by letter, and asks after each what is wrong in the file.
 * @param {typeof import('@troth/core')} library
 * @param {string} text
 * @param {typeof CASES[number]} typing
 * @returns {number[]} milliseconds for each letter
 */
export function measureTyping(library, text, typing) {
  const open = library.openLedger([library.sourceText(PATH, text)], { on: library.dayOf(2026, 1, 1) });
  open.prepare();
  let at = typing.at(text);
  return [...typing.typed].map((letter) => {
    const start = performance.now();
    open.edit(PATH, { start: at, end: at, text: letter });
    library.editorDiagnostics(open.ledger, open.check().diagnostics, PATH, { fixes: false });
    at++;
    return performance.now() - start;
  });
}

/**
 * The same in the page: from the key to the frame that is drawn after the diagnostics are in.
 * @param {string} text
 * @returns {Promise<number[][]>} milliseconds for each letter, of each case
 */
async function measureInBrowser(text) {
  const { chromium } = await import('playwright-core');
  const { chromiumArguments, findChromium } = await import('../scripts/chromium.mjs');
  const folder = mkdtempSync(path.join(tmpdir(), 'troth-bench-'));
  writeFileSync(path.join(folder, PATH), text);
  const command = fileURLToPath(new URL('../packages/cli/bin/troth.js', import.meta.url));
  const server = spawn(process.execPath, [command, 'serve', folder, '--port', '0', '--quiet'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArguments() });
  try {
    const address = await new Promise((found) => {
      server.stdout.on('data', (part) => found(/http:\S+/.exec(String(part))[0]));
    });
    const measured = [];
    for (const typing of CASES) measured.push(await typeInPage(browser, address, text, typing));
    return measured;
  } finally {
    await browser.close();
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Types one case in a fresh tab. */
async function typeInPage(browser, address, text, typing) {
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  const before = text.slice(0, typing.at(text));
  await page.goto(`${address}editor/${PATH}?line=${before.split('\n').length}`);
  await page
    .getByRole('region', { name: 'Problems' })
    .getByText(/Nothing is wrong|error|warning/)
    .first()
    .waitFor();
  // A person looks before they type.
  await page.waitForTimeout(1000);
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Home');
  for (let left = before.length - before.lastIndexOf('\n') - 1; left > 0; left--)
    await page.keyboard.press('ArrowRight');
  const times = [];
  for (const letter of typing.typed) {
    // Lists of completions would take Enter for themselves.
    await page.keyboard.press('Escape');
    await page.evaluate(() => {
      performance.clearMarks('troth-diagnostics');
      addEventListener('keydown', () => performance.mark('troth-key'), { once: true, capture: true });
    });
    if (letter === '\n') await page.keyboard.press('Enter');
    else await page.keyboard.type(letter);
    await page.waitForFunction(() => performance.getEntriesByName('troth-diagnostics').length > 0, {
      polling: 20,
    });
    times.push(
      await page.evaluate(() => {
        const last = (name) => performance.getEntriesByName(name).at(-1).startTime;
        return last('troth-diagnostics') - last('troth-key');
      }),
    );
  }
  await page.close();
  return times;
}

/** Before an entry in the middle, on a line of its own. */
function middleOf(text) {
  return text.indexOf('\n\n', text.length >> 1) + 1;
}

/**
 * @param {string} what
 * @param {readonly number[]} times
 */
function report(what, times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1);
  const met = Number(at(0.5)) < TARGET ? 'met' : 'not met';
  return `- ${what}: median ${at(0.5)} ms, 19 of 20 within ${at(0.95)} ms, longest ${at(1)} ms of ${times.length} keystrokes (target: median under ${TARGET} ms: ${met})`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      promises: { type: 'string', default: '100000' },
      browser: { type: 'boolean', default: false },
    },
  });
  const library = await loadLibrary();
  if (!library) throw new Error('packages/core is not built: npm run build');
  const text = generateTroth(Number(values.promises) * ENTRIES_PER_PROMISE);
  console.log(
    [
      ...machineFacts([]),
      `- ${values.promises} promises and as many events, ${(text.length / 1e6).toFixed(1)} MB`,
    ].join('\n'),
  );
  for (const typing of CASES)
    console.log(report(`${typing.what}, in the library`, measureTyping(library, text, typing)));
  const inPage = values.browser ? await measureInBrowser(text) : [];
  for (const [index, times] of inPage.entries())
    console.log(report(`${CASES[index].what}, in the page`, times));
}
