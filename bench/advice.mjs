#!/usr/bin/env node
/**
 * node bench/advice.mjs [--record]: how long advice takes, and exact values of rules of reciprocity beside matches played
 * out by Axelrod-Python. That one is measured if `AXELROD_PYTHON` names a Python that has it:
 *
 *     python3 -m venv /some/folder && /some/folder/bin/pip install --no-deps axelrod==4.13.1
 *     AXELROD_PYTHON=/some/folder/bin/python node bench/advice.mjs
 *
 * Then install what it asks for by name: it runs with dask 2024.8.0 and importlib_metadata 8.5.0. Its own list of
 * dependencies brings far more, which playing matches does not need.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { advise, dayOf, judge, Ledger, longRun, PRISONERS, RULES, sourceText } from '@troth/core';
import { machineFacts } from './machine.mjs';
import { median } from './measure.mjs';

const ROUNDS = 9;
const TURNS = 200;
const MOST_DRAWS_MS = 500;
const MOST_FIRST_MS = 50;
const LEAST_RATIO = 500;
const SOLVED_ROUNDS = 20_000;
/** The rules that both programs have. */
const SAME_RULES = ['always keep', 'tit for tat', 'generous', 'win-stay-lose-shift', 'grim', 'extortionate'];

/** A choice of which every input but the discount is a range. */
const TEXT = `party @us
party @them
2026-01-02 choice @stay "Stay?"
  for                 @us
  with                @them
  record              9 3
  kept                2..3..4
  broken              0..0.2..0.5
  idle                0.5..1..1.5
  leave               1.2..1.5..1.8
  condition-cost      0.1..0.2..0.4
  exit-cost           0..0.5..1
  accepted            0.2..0.4..0.6
  new-kept            2.5..3..3.5
  new-broken          0.3..0.5..0.8
  renegotiation-cost  0.1..0.3..0.5
  discount            0.9 per year
  their-gain          1..2..3
  their-loss          1..2..3
`;

const { record } = parseArgs({ options: { record: { type: 'boolean', default: false } } }).values;
const lines = [
  `# Advice, ${new Date().toISOString().slice(0, 10)}`,
  '',
  ...machineFacts(axelrodVersion()),
  '',
  ...adviceLines(),
  '',
  ...rulesLines(),
];
const text = `${lines.join('\n')}\n`;
process.stdout.write(text);
if (record) {
  const name = `${new Date().toISOString().slice(0, 10)}-advice.md`;
  writeFileSync(join(fileURLToPath(new URL('results', import.meta.url)), name), text);
}

/** How long advice takes on a choice whose inputs are ranges. */
function adviceLines() {
  const ledger = Ledger.read([sourceText('choice.troth', TEXT)]);
  const judgement = judge(ledger, { on: dayOf(2026, 3, 1) });
  const choice = /** @type {import('@troth/core').ChoiceEntry} */ (ledger.find('stay'));
  const first = milliseconds(() => advise(judgement, choice, { draws: 0, flips: false }));
  const draws = times(() => advise(judgement, choice, { draws: 1000, flips: false }));
  const all = times(() => advise(judgement, choice));
  return [
    '## Advice, every input a range, a discount of .9, new terms among the options; processor time',
    '',
    `- the values, first time in the process: ${first.toFixed(1)} ms (target < ${MOST_FIRST_MS}: ${met(first < MOST_FIRST_MS)})`,
    `- with 1,000 draws, each solved exactly: ${spread(draws)} (target < ${MOST_DRAWS_MS}: ${met(median(draws) < MOST_DRAWS_MS)})`,
    `- with where each input flips the advice as well: ${spread(all)}`,
  ];
}

/** Exact values of pairs of rules per second, beside matches of 200 turns. */
function rulesLines() {
  const rules = RULES.filter(({ name }) => SAME_RULES.includes(name));
  const pairs = rules.flatMap((one) => rules.map((other) => /** @type {const} */ ([one, other])));
  let sum = 0;
  const solve = () => {
    // Another noise each round, and a sum of it all, so that nothing is left out that nobody looks at.
    for (let round = 0; round < SOLVED_ROUNDS; round++)
      for (const [one, other] of pairs) sum += longRun(one, other, PRISONERS, 0.01 + round * 1e-9)[0];
  };
  solve();
  const perSecond = (SOLVED_ROUNDS * pairs.length) / (milliseconds(solve) / 1000);
  if (!(sum > 0)) throw new Error('the rules got nothing');
  const head = ['## Rules of reciprocity, one act in a hundred a mistake, per second of processor time', ''];
  const ours = `- exact long-run values: ${Math.round(perSecond).toLocaleString('en')} pairs/s`;
  const matches = axelrodMatches();
  if (matches === undefined)
    return [...head, ours, '- Axelrod-Python is not there; the head of this script says how to get it.'];
  const ratio = perSecond / matches;
  return [
    ...head,
    ours,
    `- Axelrod-Python, matches of ${TURNS} turns with the same rules, noise .01: ${matches.toFixed(1)} matches/s`,
    `- ratio: ${Math.round(ratio).toLocaleString('en')} (target ≥ ${LEAST_RATIO}: ${met(ratio >= LEAST_RATIO)})`,
  ];
}

/** @returns {string[]} */
function axelrodVersion() {
  const found = python('import axelrod; print(axelrod.__version__)');
  return found === undefined ? [] : [`Axelrod-Python ${found}`];
}

/** Matches per second of processor time: each pair of the same rules, for two seconds. */
function axelrodMatches() {
  const found = python(`
import time, itertools, axelrod as axl
rules = [axl.Cooperator, axl.TitForTat, axl.GTFT, axl.WinStayLoseShift, axl.Grudger, axl.ZDExtort2]
pairs = list(itertools.product(rules, rules))
played, start = 0, time.process_time()
while time.process_time() - start < 2:
    for one, other in pairs:
        axl.Match((one(), other()), turns=${TURNS}, noise=.01, seed=played).play()
        played += 1
print(played / (time.process_time() - start))
`);
  return found === undefined ? undefined : Number(found);
}

/** @param {string} code */
function python(code) {
  const { AXELROD_PYTHON } = process.env;
  if (!AXELROD_PYTHON) return undefined;
  const { status, stdout } = spawnSync(AXELROD_PYTHON, ['-c', code], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * Processor time: a machine that others use as well lets it run for a part of the time on the clock only.
 * @param {() => unknown} run
 */
function milliseconds(run) {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** @param {() => unknown} run */
function times(run) {
  run();
  return Array.from({ length: ROUNDS }, () => milliseconds(run));
}

/** @param {readonly number[]} all */
function spread(all) {
  return `${median(all).toFixed(1)} ms (${Math.min(...all).toFixed(1)}..${Math.max(...all).toFixed(1)})`;
}

/** @param {boolean} isMet */
function met(isMet) {
  return isMet ? 'met' : 'MISSED';
}
