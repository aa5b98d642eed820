#!/usr/bin/env node
/** node bench/recheck.mjs [--entries N] [--edits K]: checking again after one edited entry, against loading the ledger. */
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { generateTroth } from './generate.mjs';
import { median } from './measure.mjs';

/** @typedef {typeof import('@troth/core')} Library */
/** @typedef {{ loading: number, promise: number, event: number }} Recheck median seconds */

const LIBRARY = fileURLToPath(new URL('../packages/core/dist/index.js', import.meta.url));
const PATH = 'ledger.troth';
const LOADS = 3;

/**
 * The built library, or undefined if it has not been built or cannot keep a ledger open.
 * @returns {Promise<Library | undefined>}
 */
export async function loadLibrary() {
  if (!existsSync(LIBRARY)) return undefined;
  const library = await import(pathToFileURL(LIBRARY).href);
  return typeof library.openLedger === 'function' ? library : undefined;
}

/**
 * Times loading a ledger of `entries` entries with its first check, then edits and checks again: `edits` times a
 * promise, `edits` times an event, spread over the ledger. Ends by comparing the last result with a fresh load.
 * @param {Library} library
 * @param {number} entries
 * @param {number} edits
 * @returns {Recheck}
 */
export function measureRecheck(library, entries, edits) {
  let text = generateTroth(entries);
  const on = library.dayOf(2026, 1, 1);
  const load = () => {
    const ledger = library.openLedger([library.sourceText(PATH, text)], { on });
    return { ledger, result: ledger.check() };
  };
  const loading = Array.from({ length: LOADS + 1 }, () => seconds(load)).slice(1);
  const { ledger } = load();
  let result;
  const again = (/** @type {RegExp} */ field) =>
    Array.from({ length: edits + 1 }, (_, index) => {
      const edit = editOne(text, field, (index + 0.5) / (edits + 1));
      text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
      return seconds(() => {
        ledger.edit(PATH, edit);
        result = ledger.check();
      });
    }).slice(1);
  const promise = again(/^ {2}by {5}\d{4}-\d\d-(?=\d\d$)/gm);
  const event = again(/^\d{4}-\d\d-(?=\d\d event)/gm);
  if (shown(library, result) !== shown(library, load().result)) {
    throw new Error('checking again after an edit gives another result than loading the edited ledger');
  }
  return { loading: median(loading), promise: median(promise), event: median(event) };
}

/**
 * Where promises stand and what is wrong, as text.
 * @param {Library} library
 * @param {import('@troth/core').Checked | undefined} checked
 * @returns {string}
 */
function shown(library, checked) {
  if (checked === undefined) return '';
  const { promises, requests } = checked.judgement;
  const states = promises.map((one) => [
    one.entry.name.text,
    one.state,
    one.after,
    one.progress,
    one.standing,
    one.deadline,
  ]);
  const said = library.printDiagnostics(checked.diagnostics, { color: false });
  return JSON.stringify([states.sort(), requests.length, said]);
}

/**
 * Sets the day of the month of one dated line: the first that `field` finds after a share of the text.
 * @param {string} text
 * @param {RegExp} field global; matches up to the two digits of the day
 * @param {number} share from 0 to 1
 * @returns {import('@troth/core').TextEdit}
 */
function editOne(text, field, share) {
  field.lastIndex = Math.floor(text.length * share);
  if (field.exec(text) === null) throw new Error(`nothing to edit after ${share} of the ledger`);
  const at = field.lastIndex;
  return { start: at, end: at + 2, text: text.slice(at, at + 2) === '07' ? '08' : '07' };
}

/** @param {() => unknown} work */
function seconds(work) {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

/**
 * @param {Recheck} measured
 * @param {number} entries
 * @returns {string} Markdown
 */
export function recheckReport({ loading, promise, event }, entries) {
  const line = (/** @type {string} */ what, /** @type {number} */ taken) =>
    `- after one edited ${what}: ${(taken * 1000).toFixed(2)} ms, 1/${Math.round(loading / taken)} of loading ` +
    `(target: under 1/50: ${taken < loading / 50 ? 'met' : 'MISSED'})`;
  return [
    `- loading ${entries.toLocaleString('en-US')} entries and checking: ${loading.toFixed(3)} s`,
    line('promise', promise),
    line('event', event),
  ].join('\n');
}

async function main() {
  const { values } = parseArgs({
    options: { entries: { type: 'string', default: '100000' }, edits: { type: 'string', default: '20' } },
  });
  const library = await loadLibrary();
  if (library === undefined) {
    process.stdout.write('skipped: packages/core is not built, or has no openLedger\n');
    return;
  }
  const entries = Number(values.entries);
  process.stdout.write(`${recheckReport(measureRecheck(library, entries, Number(values.edits)), entries)}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
