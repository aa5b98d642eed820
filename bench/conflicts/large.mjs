#!/usr/bin/env node
/** node bench/conflicts/large.mjs [PROMISES] [--library FILE]: finding 100 conflicts, beside loading the ledger. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { median } from '../measure.mjs';
import { verdict } from '../report.mjs';
import { MIXED, plantSparse } from './plant.mjs';
import { LIBRARY, libraryAt } from './troth.mjs';

const PLANTED = 100;
/** How many promises are tested, one after the other. */
const TRIALS = 3;
/** How long it may take, in seconds. */
const LIMIT = 180;

/**
 * In a process of its own, so that nothing measured before has warmed it up.
 * @param {number} promises
 * @param {string} library
 * @returns {Promise<string>} Markdown
 */
export async function largeReport(promises, library) {
  const args = [fileURLToPath(import.meta.url), String(promises), '--library', library];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    timeout: LIMIT * 1000,
  });
  const body = status === 0 ? stdout : `It did not end within ${LIMIT} s, or failed.\n${stderr.slice(-500)}`;
  return `## ${PLANTED} conflicts among ${promises.toLocaleString('en-US')} promises\n\n${body}`;
}

/** @param {() => unknown} work */
function seconds(work) {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

/**
 * @param {typeof import('@troth/core')} library
 * @param {number} promises
 */
function measure(library, promises) {
  const { conflictsOf, judge, Ledger, sourceText } = library;
  const { text, on, planted } = plantSparse(MIXED, promises, PLANTED, 1);
  /** @type {import('@troth/core').Judgement | undefined} */
  let judgement;
  const loading = seconds(() => {
    judgement = judge(Ledger.read([sourceText('planted.troth', text)]), { on });
  });
  if (!judgement) throw new Error('nothing was judged');
  /** @type {import('@troth/core').Conflicts | undefined} */
  let found;
  const judged = judgement;
  const finding = seconds(() => {
    found = conflictsOf(judged);
  });
  const sets = new Set(found?.conflicts.map((one) => one.promises.map(({ name }) => name.text).join(' ')));
  const missed = planted.filter((set) => !sets.has(set.join(' '))).length;
  return { loading, finding, missed, found: sets.size, megabytes: text.length / 1e6 };
}

/**
 * Tests promises that are not made yet on the open ledger, once its conflicts have been looked for: each asks for
 * something promised before.
 * @param {typeof import('@troth/core')} library
 * @param {number} promises
 * @param {number} loading seconds
 */
function testLines(library, promises, loading) {
  const { conflictsOf, conflictsWith, openLedger, sourceText } = library;
  const { text, on } = plantSparse(MIXED, promises, PLANTED, 1);
  const taken = /\n {2}will @(p\d+) gives @(item-\d+) to @(p\d+)\n {2}by/.exec(text);
  if (!taken) throw new Error('no promise to collide with');
  const [, giver, item, taker] = taken;
  const other = [...text.matchAll(/^party @(p\d+)/gm)]
    .map(([, id]) => id)
    .find((id) => id !== taker && id !== giver);
  const open = openLedger([sourceText('planted.troth', text)], { on });
  conflictsOf(open.check().judgement);
  /** @type {{ edit: number, find: number }[]} */
  const times = [];
  let end = text.length;
  for (let trial = 0; trial <= TRIALS; trial++) {
    const offer = [
      `2025-12-31 promise @offer-${trial}`,
      `  from @${giver}`,
      `  to   @${other}`,
      `  will @${giver} gives @${item} to @${other}`,
      '',
      '',
    ].join('\n');
    const edit = seconds(() => {
      open.edit('planted.troth', { start: end, end, text: offer });
      open.check();
    });
    const { judgement } = open.check();
    const made = judgement.promises.find(({ entry }) => entry.name.text === `offer-${trial}`);
    if (!made) throw new Error('the promise was not taken in');
    /** @type {import('@troth/core').Conflicts | undefined} */
    let found;
    const find = seconds(() => {
      found = conflictsWith(judgement, [made.entry]);
    });
    const name = `offer-${trial}`;
    const isFound = found?.conflicts.some((one) =>
      one.promises.some((promise) => promise.name.text === name),
    );
    if (!isFound) return [`- testing one more promise: MISSED, its conflict was not found`];
    if (trial > 0) times.push({ edit, find });
    end += offer.length;
  }
  const edit = median(times.map((time) => time.edit));
  const find = median(times.map((time) => time.find));
  const ratio = (edit + find) / loading;
  return [
    `- testing one more promise: ${((edit + find) * 1000).toFixed(1)} ms (${(edit * 1000).toFixed(1)} to take it in)`,
    `- testing / loading: ${verdict(ratio, ratio < 1 / 100, '< 0.01')}`,
  ];
}

async function main() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { library: { type: 'string', default: LIBRARY } },
  });
  const promises = Number(positionals[0] ?? 100_000);
  const library = await libraryAt(values.library);
  const { loading, finding, missed, found, megabytes } = measure(library, promises);
  const ratio = finding / loading;
  const lines = [
    `- reading and judging ${megabytes.toFixed(1)} MB: ${loading.toFixed(2)} s`,
    `- finding all conflicts: ${finding.toFixed(2)} s; ${found} found, ${missed} of those planted missed`,
    `- finding / loading: ${verdict(ratio, ratio <= 1 && missed === 0 && found === PLANTED, '≤ 1')}`,
    `- peak memory: ${Math.round((process.resourceUsage().maxRSS * 1024) / 1e6)} MB`,
    ...testLines(library, promises, loading),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
