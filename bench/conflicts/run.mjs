#!/usr/bin/env node
/**
 * node bench/conflicts/run.mjs [--promises N] [--rounds R] [--only FAMILY,…] [--large N] [--limit S] [--record]: what
 * cannot all be kept, found by Troth and by solvers, side by side.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { machineFacts } from '../machine.mjs';
import { median } from '../measure.mjs';
import { table, verdict } from '../report.mjs';
import { hold, SOLVERS, TROTH } from './contest.mjs';
import { largeReport } from './large.mjs';
import { DENSE_NAMES, SPARSE_NAMES } from './plant.mjs';
import { LIBRARY, libraryAt } from './troth.mjs';

/** @typedef {import('./contest.mjs').Order} Order */
/** @typedef {import('./contest.mjs').Turn} Turn */

const HERE = fileURLToPath(new URL('.', import.meta.url));
const SEED = 1;
/** One conflict for so many promises. */
const RARITY = 50;
/** How many promises a dense instance has; the number of its minimal sets grows much faster. */
const DENSE_SIZES = { buyers: 30, pigeons: 10, payments: 12, herd: 11, herds: 10, works: 30 };
const TARGETS = { sparse: 1 / 2, dense: 1.1 };

/** Installs the solvers if they are not there; nothing else needs them. */
function installSolvers() {
  if (existsSync(new URL('node_modules/z3-solver', import.meta.url))) return;
  process.stderr.write('Installing cadical-wasm, clingo-wasm and z3-solver …\n');
  const { status } = spawnSync('npm', ['ci'], {
    cwd: HERE,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: true,
  });
  if (status !== 0) throw new Error('npm ci failed in bench/conflicts');
}

/** @param {number} promises */
function ordersFor(promises) {
  const planted = Math.max(1, Math.floor(promises / RARITY));
  return [
    ...SPARSE_NAMES.map((family) => ({ kind: 'sparse', family, promises, planted, seed: SEED })),
    ...DENSE_NAMES.map((family) => ({
      kind: 'dense',
      family,
      promises: DENSE_SIZES[/** @type {keyof typeof DENSE_SIZES} */ (family)],
      planted: 0,
      seed: SEED,
    })),
  ];
}

/**
 * One family as a row: times of all, and Troth's by those of the fastest solver.
 * @param {Order} order
 * @param {Map<string, Turn[]>} turns
 */
function rowOf({ kind, family, promises }, turns) {
  const all = [...turns.values()].flat();
  const own = turns.get(TROTH) ?? [];
  const solvers = SOLVERS.map((name) => turns.get(name) ?? []).filter((taken) => taken.length > 0);
  const target = TARGETS[/** @type {keyof typeof TARGETS} */ (kind)];
  return [
    family,
    promises.toLocaleString('en-US'),
    String(Math.max(0, ...all.map(({ found }) => found))),
    ...[TROTH, ...SOLVERS].map((name) => timesText(turns.get(name))),
    own.length === 0 || solvers.length === 0 ? 'MISSED' : ratioText(own, solvers, target),
    busyRatioText(own, solvers),
    [TROTH, ...SOLVERS].map((name) => memoryText(turns.get(name))).join(' · '),
  ];
}

/** @param {readonly Turn[] | undefined} turns */
function timesText(turns) {
  if (turns === undefined) return '-';
  if (turns.length === 0) return 'too long';
  const wrong = turns.find((turn) => turn.wrong !== undefined)?.wrong;
  return `${(median(turns.map(({ seconds }) => seconds)) * 1000).toFixed(1)}${wrong ? ` (${wrong})` : ''}`;
}

/** @param {readonly Turn[] | undefined} turns */
function memoryText(turns) {
  return turns === undefined || turns.length === 0
    ? '-'
    : String(Math.round(Math.max(...turns.map(({ peakBytes }) => peakBytes)) / 1e6));
}

/**
 * The median over the rounds of Troth's time by that of the fastest solver: the one with the shortest median.
 * @param {readonly Turn[]} own
 * @param {readonly (readonly Turn[])[]} solvers
 * @param {(turn: Turn) => number} timeOf
 */
function ratioOf(own, solvers, timeOf) {
  const medianOf = (/** @type {readonly Turn[]} */ turns) => median(turns.map(timeOf));
  const fastest = solvers.reduce((best, turns) => (medianOf(turns) < medianOf(best) ? turns : best));
  return median(own.map((turn, round) => timeOf(turn) / timeOf(fastest[round])));
}

/**
 * @param {readonly Turn[]} own
 * @param {readonly (readonly Turn[])[]} solvers
 * @param {number} target
 */
function ratioText(own, solvers, target) {
  const ratio = ratioOf(own, solvers, ({ seconds }) => seconds);
  const isRight = own.every(({ wrong }) => wrong === undefined);
  return verdict(ratio, ratio <= target && isRight, `≤ ${target}`);
}

/**
 * @param {readonly Turn[]} own
 * @param {readonly (readonly Turn[])[]} solvers
 */
function busyRatioText(own, solvers) {
  return own.length === 0 || solvers.length === 0
    ? '-'
    : ratioOf(own, solvers, ({ busy }) => busy).toPrecision(3);
}

const HEAD = [
  'family',
  'promises',
  'minimal sets',
  'troth ms',
  ...SOLVERS.map((name) => `${name} ms`),
  'troth / fastest solver',
  'by processor time',
  `peak MB: ${[TROTH, ...SOLVERS].join(' · ')}`,
];

function versions() {
  const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
  return Object.entries(dependencies).map(([name, version]) => `${name} ${version}`);
}

async function main() {
  const { values } = parseArgs({
    options: {
      promises: { type: 'string', default: '5000' },
      rounds: { type: 'string', default: '9' },
      only: { type: 'string' },
      large: { type: 'string', default: '100000' },
      limit: { type: 'string', default: '60' },
      library: { type: 'string', default: LIBRARY },
      record: { type: 'boolean', default: false },
    },
  });
  await libraryAt(values.library);
  installSolvers();
  /** @type {string[]} */
  const shown = [];
  const show = (/** @type {string} */ text) => {
    shown.push(text);
    process.stdout.write(`${text}\n`);
  };
  const date = new Date().toISOString().slice(0, 10);
  const rounds = Number(values.rounds);
  const wanted = values.only?.split(',');
  show(`# Conflicts, bench of ${date}\n\n${machineFacts(versions()).join('\n')}\n`);
  for (const kind of ['sparse', 'dense']) {
    const rows = [HEAD];
    for (const order of ordersFor(Number(values.promises))) {
      if (order.kind !== kind || (wanted && !wanted.includes(order.family))) continue;
      process.stderr.write(`${order.family} …\n`);
      const turns = await hold(order, [TROTH, ...SOLVERS], rounds, Number(values.limit), values.library);
      rows.push(rowOf(order, turns));
    }
    if (rows.length > 1)
      show(`## ${kind === 'sparse' ? 'Sparse' : 'Dense'}, ${rounds} rounds in turn\n\n${table(rows)}\n`);
  }
  if (Number(values.large) > 0) show(await largeReport(Number(values.large), values.library));
  if (values.record)
    writeFileSync(
      new URL(`../results/${date}-conflicts.md`, import.meta.url),
      `${shown.join('\n').trimEnd()}\n`,
    );
}

await main();
