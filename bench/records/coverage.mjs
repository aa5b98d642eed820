#!/usr/bin/env node
/**
 * node bench/records/coverage.mjs [--parties N] [--rounds R] [--seed S] [--drawn W]: how often the 90% ranges of records
 * hold the true chance, in worlds where it is known; with the defaults, and as tuned. In W worlds drawn at random, or in
 * those of the table.
 */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { drawnTruths, makeWorld, TRUTHS } from './world.mjs';

/** @typedef {typeof import('@troth/core')} Library */
/** @typedef {import('./world.mjs').Truth} Truth */
/** @typedef {{ shown: number, held: number, width: number, error: number }} Coverage */
/** @typedef {{ name: string, defaults: Coverage, tuned: Coverage, chosen: string }} Outcome */

const LIBRARY = fileURLToPath(new URL('../../packages/core/dist/index.js', import.meta.url));
/** What tuned ranges of 90% are to hold. */
const [LEAST, MOST] = [0.85, 0.97];
const ON = /** @type {const} */ ([2025, 12, 31]);

/**
 * Coverage in every world: pairs of worlds of one kind, the weights chosen in the first and tried in the second.
 * @param {Library} library
 * @param {readonly Truth[]} truths
 * @param {number} parties
 * @param {number} rounds pairs of each kind
 * @param {number} seed
 * @returns {Outcome[]}
 */
export function measureCoverage(library, truths, parties, rounds, seed) {
  return truths.map((truth, kind) => {
    const pairs = Array.from({ length: rounds }, (_, round) => {
      const first = seed + 1000 * (kind * rounds + round);
      const teacher = judged(library, makeWorld(truth, truth.taught ?? parties, first + 1).text);
      const settings = tunedSettings(library, teacher);
      return {
        defaults: coverageIn(library, truth, parties, first, ''),
        tuned: coverageIn(library, truth, parties, first, settings.text),
        chosen: settings.words,
      };
    });
    return {
      name: truth.name,
      defaults: together(pairs.map((pair) => pair.defaults)),
      tuned: together(pairs.map((pair) => pair.tuned)),
      chosen: [...new Set(pairs.map((pair) => pair.chosen))].join('; '),
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
    text: `  half-life ${years}\n  transfer ${best.transfer}\n  icc ${best.icc}\n${prior(best.priorWeight)}`,
    words: `half-life ${years}, transfer ${best.transfer}, icc ${best.icc}, start ${(rate * 100).toFixed(0)}% × ${best.priorWeight}`,
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
 * @param {number} tried how many parties were tried in each kind of world
 * @returns {string} a Markdown table
 */
export function coverageTable(outcomes, tried) {
  const cells = (/** @type {Coverage} */ { shown, held, width, error }, /** @type {number} */ parties) =>
    `${percent(held)} | ${percent(shown / parties)} | ${percent(width)} | ${percent(error)}`;
  const rows = outcomes.map(
    ({ name, defaults, tuned, chosen }) =>
      `| ${name} | ${cells(defaults, tried)} | ${cells(tuned, tried)} | ${chosen} |`,
  );
  const all = (/** @type {'defaults' | 'tuned'} */ which) =>
    cells(together(outcomes.map((one) => one[which])), tried * outcomes.length);
  rows.push(`| together | ${all('defaults')} | ${all('tuned')} | |`);
  const printed = (/** @type {Coverage} */ { held }) => Math.round(held * 1000) / 1000;
  const outside = outcomes.filter(({ tuned }) => printed(tuned) < LEAST || printed(tuned) > MOST);
  return [
    '| world | held | shown | width | off by | tuned: held | shown | width | off by | chosen |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
    outside.length === 0
      ? `Tuned, every world lies within ${percent(LEAST)} and ${percent(MOST)}.`
      : `Tuned, outside ${percent(LEAST)} to ${percent(MOST)}: ${outside.map(({ name, tuned }) => `${name} (${percent(tuned.held)})`).join(', ')}.`,
  ].join('\n');
}

/**
 * What was drawn.
 * @param {readonly Truth[]} truths
 * @returns {string} a Markdown table
 */
export function truthTable(truths) {
  return [
    '| world | rate | parties | change a year | subjects | recipients | deals | kinds of each | deals up to | promises up to | chosen on |',
    '|---|---|---|---|---|---|---|---|---|---|---|',
    ...truths.map(
      (one) =>
        `| ${one.name} | ${percent(one.rate)} | ${one.parties.toFixed(2)} | ${one.drift} | ${one.subjects} | ${one.recipients} | ${one.deals} | ${one.kinds} | ${one.mostDeals} | ${one.mostPromises} | ${one.taught} parties |`,
    ),
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
    parts.reduce((sum, one) => sum + (one.shown > 0 ? one[what] * one.shown : 0), 0) / shown;
  return { shown, held: mean('held'), width: mean('width'), error: mean('error') };
}

/** @param {number} share */
function percent(share) {
  return Number.isNaN(share) ? '–' : `${(share * 100).toFixed(1)}%`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      parties: { type: 'string', default: '300' },
      rounds: { type: 'string', default: '3' },
      seed: { type: 'string', default: '1' },
      drawn: { type: 'string' },
    },
  });
  const library = await import(pathToFileURL(LIBRARY).href);
  const [parties, rounds, seed] = [values.parties, values.rounds, values.seed].map(Number);
  const truths = values.drawn === undefined ? TRUTHS : drawnTruths(Number(values.drawn), seed);
  if (truths !== TRUTHS) process.stdout.write(`${truthTable(truths)}\n\n`);
  const outcomes = measureCoverage(library, truths, parties, rounds, seed);
  process.stdout.write(`${coverageTable(outcomes, parties * rounds)}\n`);
}
