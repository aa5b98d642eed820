#!/usr/bin/env node
/**
 * node bench/records/coverage.mjs [--parties N] [--seed S]: how often the 90% ranges of records hold the true chance, in
 * worlds where it is known; with the defaults, and as tuned.
 */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { makeWorld, TRUTHS } from './world.mjs';

/** @typedef {typeof import('@troth/core')} Library */
/** @typedef {import('./world.mjs').Truth} Truth */
/** @typedef {{ shown: number, held: number, width: number, error: number }} Coverage */
/** @typedef {{ name: string, defaults: Coverage, tuned: Coverage, chosen: string }} Outcome */

const LIBRARY = fileURLToPath(new URL('../../packages/core/dist/index.js', import.meta.url));
const ON = /** @type {const} */ ([2025, 12, 31]);

/**
 * Coverage in every world.
 * @param {Library} library
 * @param {number} parties
 * @param {number} seed
 * @returns {Outcome[]}
 */
export function measureCoverage(library, parties, seed) {
  return TRUTHS.map((truth) => {
    // The weights are chosen in one world and tried in another of the same kind.
    const teacher = judged(library, makeWorld(truth, parties, seed + 1).text);
    const settings = tunedSettings(library, teacher);
    return {
      name: truth.name,
      defaults: coverageIn(library, truth, parties, seed, ''),
      tuned: coverageIn(library, truth, parties, seed, settings.text),
      chosen: settings.words,
    };
  });
}

/**
 * @param {Library} library
 * @param {string} text
 */
function judged(library, text) {
  const ledger = library.Ledger.read([library.sourceText('world.troth', text)]);
  return library.judge(ledger, { on: library.dayOf(...ON) });
}

/**
 * What `record --tune` chooses, with the share that was kept as the start.
 * @param {Library} library
 * @param {ReturnType<typeof judged>} judgement
 */
function tunedSettings(library, judgement) {
  const { counts } = library.recordReport(judgement, { party: undefined }, { most: 0 });
  const rate = counts.kept / counts.fellDue;
  const prior = (/** @type {number} */ weight) =>
    `prior default\n  mean ${rate.toFixed(4)}\n  weight ${weight}\n`;
  // The start belongs to the ledger and is not tuned; with it in place the weights are.
  const { text } = /** @type {{ text: string }} */ (
    judgement.judging.world.ledger.entriesOf('ledger')[0].block.source
  );
  const again = judged(library, text.replace('ledger "World"\n', `ledger "World"\n${prior(4)}`));
  const report = library.tuningReport(again, { party: undefined });
  const best = /** @type {NonNullable<typeof report.tuning>} */ (report.tuning).best[0];
  const years = best.halfLife === null ? 'none' : `${Math.round(best.halfLife / 365.25)} years`;
  return {
    text: `  half-life ${years}\n  transfer ${best.transfer}\n${prior(best.priorWeight)}`,
    words: `half-life ${years}, transfer ${best.transfer}, start ${(rate * 100).toFixed(0)}% × ${best.priorWeight}`,
  };
}

/**
 * @param {Library} library
 * @param {Truth} truth
 * @param {number} parties
 * @param {number} seed
 * @param {string} settings
 * @returns {Coverage}
 */
function coverageIn(library, truth, parties, seed, settings) {
  const { text, chances } = makeWorld(truth, parties, seed, settings);
  const judgement = judged(library, text);
  const { ledger } = judgement.judging.world;
  const to = ledger.find('to-0')?.name;
  let [shown, held, width, error] = [0, 0, 0, 0];
  for (const [party, chance] of chances.entries()) {
    const { byRules } = library.recordOf(judgement, {
      party: ledger.find(`p${party}`)?.name,
      to,
      tags: ['s0'],
    });
    if (byRules.tooLittle) continue;
    const { low, high, mean } = byRules.posterior;
    shown++;
    if (low <= chance && chance <= high) held++;
    width += high - low;
    error += Math.abs(mean - chance);
  }
  return { shown, held: held / shown, width: width / shown, error: error / shown };
}

/**
 * @param {readonly Outcome[]} outcomes
 * @param {number} parties
 * @returns {string} a Markdown table
 */
export function coverageTable(outcomes, parties) {
  const cells = (/** @type {Coverage} */ { shown, held, width, error }) =>
    `${percent(held)} | ${percent(shown / parties)} | ${percent(width)} | ${percent(error)}`;
  const rows = outcomes.map(
    ({ name, defaults, tuned, chosen }) => `| ${name} | ${cells(defaults)} | ${cells(tuned)} | ${chosen} |`,
  );
  const all = (/** @type {'defaults' | 'tuned'} */ which) => together(outcomes.map((one) => one[which]));
  const everywhere = parties * outcomes.length;
  const cellsOfAll = (/** @type {Coverage} */ { shown, held, width, error }) =>
    `${percent(held)} | ${percent(shown / everywhere)} | ${percent(width)} | ${percent(error)}`;
  rows.push(`| together | ${cellsOfAll(all('defaults'))} | ${cellsOfAll(all('tuned'))} | |`);
  return [
    '| world | held | shown | width | off by | tuned: held | shown | width | off by | chosen |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

/**
 * The coverage over several worlds, each range counted once.
 * @param {readonly Coverage[]} parts
 * @returns {Coverage}
 */
function together(parts) {
  const shown = parts.reduce((sum, one) => sum + one.shown, 0);
  const mean = (/** @type {'held' | 'width' | 'error'} */ what) =>
    parts.reduce((sum, one) => sum + one[what] * one.shown, 0) / shown;
  return { shown, held: mean('held'), width: mean('width'), error: mean('error') };
}

/** @param {number} share */
function percent(share) {
  return `${(share * 100).toFixed(1)}%`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { parties: { type: 'string', default: '400' }, seed: { type: 'string', default: '1' } },
  });
  const library = await import(pathToFileURL(LIBRARY).href);
  const parties = Number(values.parties);
  process.stdout.write(`${coverageTable(measureCoverage(library, parties, Number(values.seed)), parties)}\n`);
}
