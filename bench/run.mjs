#!/usr/bin/env node
/** node bench/run.mjs [--entries N] [--rounds R] [--peers-only] [--record]: Troth and its peers, side by side. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { GENERATORS, generateTroth } from './generate.mjs';
import { machineFacts, versionOf } from './machine.mjs';
import { measuresMemory, median, runInTurn, secondsToFirstOutput } from './measure.mjs';
import { peakText, secondsText, throughputTable, verdict } from './report.mjs';

/** @typedef {import('./measure.mjs').Program} Program */

/** @typedef {{ folder: string, entries: number, rounds: number, troth: boolean }} Setting */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TROTH = join(ROOT, 'packages/cli/bin/troth.js');
const EXAMPLE = join(ROOT, 'examples/prison-deal');
const OURS = 'troth check';
const GROWTH = 4;
const STARTS = 20;

/** The peers, the ledgers they read, and how many times their entries per second Troth should reach. */
const PEERS = [
  {
    name: 'ledger bal',
    kind: 'ledger',
    command: 'ledger',
    args: (/** @type {string} */ file) => ['-f', file, 'bal'],
    target: 1.2,
  },
  {
    name: 'hledger check',
    kind: 'ledger',
    command: 'hledger',
    args: (/** @type {string} */ file) => ['-f', file, 'check'],
    target: 5,
  },
  {
    name: 'bean-check -C',
    kind: 'beancount',
    command: 'bean-check',
    args: (/** @type {string} */ file) => ['-C', file],
    target: 9,
  },
];

/**
 * Makes a ledger in the folder.
 * @param {string} folder
 * @param {string} kind
 * @param {number} entries
 * @returns {string} its path
 */
function makeLedger(folder, kind, entries) {
  const file = join(folder, `${entries}.${kind === 'ledger' ? 'journal' : kind}`);
  const generate = GENERATORS[/** @type {keyof typeof GENERATORS} */ (kind)];
  if (!existsSync(file)) writeFileSync(file, generate(entries));
  return file;
}

/**
 * @param {string} name
 * @param {string} file
 * @returns {Program}
 */
function trothCheck(name, file) {
  return { name, command: process.execPath, args: [TROTH, 'check', file] };
}

/**
 * Why Troth cannot be measured, or undefined if it can. A program that says nothing of a sound ledger, or does not
 * object to one in which a promise is made to nobody known, does not check, and its speed would mean nothing.
 * @param {string} folder
 * @returns {string | undefined}
 */
function whyNotTroth(folder) {
  if (!existsSync(TROTH)) return 'not built';
  const sound = generateTroth(20);
  const unsound = sound.replace(/^ {2}to {5}@p\d+$/m, '  to     @nobody-known');
  const [passed, failed] = [sound, unsound].map((text, index) => {
    const file = join(folder, `trial-${index}.troth`);
    writeFileSync(file, text);
    return spawnSync(process.execPath, [TROTH, 'check', file], { encoding: 'utf8' });
  });
  if (passed.status !== 0)
    return `a sound ledger ends with ${passed.status}\n${passed.stdout}${passed.stderr}`;
  if (passed.stdout === '') return 'it prints nothing';
  return failed.status === 1
    ? undefined
    : `a ledger with an unknown name ends with ${failed.status} instead of 1`;
}

/**
 * @param {Setting} setting
 * @returns {string}
 */
function throughput({ folder, entries, rounds, troth }) {
  const ours = troth ? [{ name: OURS, file: makeLedger(folder, 'troth', entries), target: undefined }] : [];
  const peers = PEERS.filter(({ command }) => versionOf(command) !== undefined).map(
    ({ name, kind, command, args, target }) => {
      const file = makeLedger(folder, kind, entries);
      return { name, file, target, program: { name, command, args: args(file) } };
    },
  );
  const programs = [
    ...ours.map(({ file }) => trothCheck(OURS, file)),
    ...peers.map(({ program }) => program),
  ];
  const runs = runInTurn(programs, rounds, folder);
  const measured = [...ours, ...peers].map(({ name, file, target }) => ({
    name,
    entries,
    target,
    bytes: statSync(file).size,
    runs: runs.get(name) ?? [],
  }));
  const absent = PEERS.filter(({ name }) => !runs.has(name)).map(
    ({ name }) => `\nSkipped, not installed: ${name}.`,
  );
  return `${throughputTable(measured, OURS)}\n${absent.join('')}`;
}

/**
 * @param {Setting} setting
 * @returns {string}
 */
function growth({ folder, entries, rounds }) {
  const sizes = [entries, GROWTH * entries];
  const programs = sizes.map((size) =>
    trothCheck(size.toLocaleString('en-US'), makeLedger(folder, 'troth', size)),
  );
  const runs = runInTurn(programs, rounds, folder);
  const [small, large] = programs.map(({ name }) => runs.get(name) ?? []);
  const ratio =
    median(large.map(({ seconds }) => seconds)) / median(small.map(({ seconds }) => seconds)) / GROWTH;
  const lines = [...runs].map(
    ([name, taken]) => `- ${name} entries: ${secondsText(taken)} s, peak ${peakText(taken)}`,
  );
  return `${lines.join('\n')}\n- time against linear growth: ${verdict(ratio, ratio <= 1.2, '≤ 1.2')}\n`;
}

/** @returns {Promise<string>} */
async function startUp() {
  /** @type {(Program & { silent?: boolean })[]} */
  const programs = [
    {
      name: 'troth check examples/prison-deal',
      command: process.execPath,
      args: [TROTH, 'check', EXAMPLE],
      accepts: [0, 1],
    },
    { name: 'node -e 0', command: process.execPath, args: ['-e', '0'], silent: true },
  ];
  /** @type {number[][]} */
  const taken = programs.map(() => []);
  for (let round = 0; round <= STARTS; round++) {
    for (const [index, program] of programs.entries()) {
      const seconds = await secondsToFirstOutput(program);
      if (round > 0) taken[index].push(seconds);
    }
  }
  const medians = taken.map(median);
  const lines = programs.map(({ name }, index) => `- ${name}: ${(medians[index] * 1000).toFixed(1)} ms`);
  const ratio = medians[0] / medians[1];
  return `${lines.join('\n')}\n- ratio: ${verdict(ratio, ratio < 3, '< 3')}\n`;
}

/**
 * In a process of its own, so that nothing measured before has warmed it up.
 * @param {Setting} setting
 * @returns {string}
 */
function recheck({ entries }) {
  const script = fileURLToPath(new URL('recheck.mjs', import.meta.url));
  const result = spawnSync(process.execPath, [script, '--entries', String(entries)], { encoding: 'utf8' });
  if (result.status !== 0) throw new Error(result.stderr);
  return result.stdout;
}

async function main() {
  const { values } = parseArgs({
    options: {
      entries: { type: 'string', default: '100000' },
      rounds: { type: 'string', default: '5' },
      'peers-only': { type: 'boolean', default: false },
      record: { type: 'boolean', default: false },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'troth-bench-'));
  const obstacle = values['peers-only'] ? 'only the peers were asked for' : whyNotTroth(folder);
  const troth = obstacle === undefined;
  const setting = { folder, entries: Number(values.entries), rounds: Number(values.rounds), troth };
  /** @type {string[]} */
  const shown = [];
  const show = (/** @type {string} */ text) => {
    shown.push(text);
    process.stdout.write(`${text}\n`);
  };
  try {
    const date = new Date().toISOString().slice(0, 10);
    const versions = PEERS.map(({ command }) => versionOf(command)).filter(
      (version) => version !== undefined,
    );
    show(`# Bench of ${date}\n\n${machineFacts([...new Set(versions)]).join('\n')}\n`);
    show(
      `## ${setting.entries.toLocaleString('en-US')} entries, ${setting.rounds} rounds in turn\n\n${throughput(setting)}`,
    );
    if (!measuresMemory) show('Peak memory was not measured: it needs GNU time as /usr/bin/time.\n');
    if (troth) {
      show(`## Growth\n\n${growth(setting)}`);
      show(`## Start to first output\n\n${existsSync(EXAMPLE) ? await startUp() : 'skipped: no example\n'}`);
      show(`## Checking again after an edit\n\n${recheck(setting)}`);
    } else {
      show(`Troth was not measured: ${obstacle}.\n`);
    }
    if (values.record)
      writeFileSync(new URL(`results/${date}.md`, import.meta.url), `${shown.join('\n').trimEnd()}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
