#!/usr/bin/env node
/**
 * node --max-old-space-size=12000 bench/records/speed.mjs [--promises N] [--rounds R]: weighing the record of a ledger of
 * finished promises, by the time it takes to load it.
 */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { median } from '../measure.mjs';
import { chanceFrom, FIRST_DAY, isoDate, LAST_DAY } from '../random.mjs';

/** @typedef {typeof import('@troth/core')} Library */
/** @typedef {{ promises: number, loading: number, weighing: number, again: number }} Speed medians in seconds */

const LIBRARY = fileURLToPath(new URL('../../packages/core/dist/index.js', import.meta.url));
const PARTIES = 1000;

/**
 * A ledger in which every promise is finished: six in ten kept, one late, three broken; a third of them part of a deal.
 * @param {number} count
 * @returns {string}
 */
export function finishedPromises(count) {
  const chance = chanceFrom(1);
  const parts = ['ledger "Finished"\n  silence broken\n'];
  for (let party = 0; party < PARTIES; party++) parts.push(`party @p${party}\n`);
  for (let deal = 0; deal < count / 30; deal++)
    parts.push(
      `${isoDate(FIRST_DAY)} deal @d${deal}\n  between @p${deal % PARTIES}, @p${(deal + 1) % PARTIES}\n`,
    );
  for (let number = 0; number < count; number++) {
    const day = chance.between(FIRST_DAY, LAST_DAY - 200);
    const from = number % PARTIES;
    const sides = chance.happens(1 / 3)
      ? `  from @p${from}\n  part of @d${from + PARTIES * chance.between(0, Math.floor(count / 30 / PARTIES) - 1)}\n`
      : `  from @p${from}\n  to @p${chance.between(0, PARTIES - 1)}\n`;
    const will = `  will @p${from} does job ${number}\n  by ${isoDate(day + 90)}\n`;
    parts.push(`${isoDate(day)} promise @q${number} #t${number % 7}\n${sides}${will}`);
    const end = chance.unit();
    const done =
      end < 0.6 ? day + chance.between(1, 90) : end < 0.7 ? day + chance.between(91, 190) : undefined;
    if (done !== undefined) parts.push(`${isoDate(done)} event\n  did @p${from} does job ${number}\n`);
  }
  return parts.join('');
}

/**
 * Times loading (reading and judging) and the first weighing after it, and then a second one for another question.
 * @param {Library} library
 * @param {number} promises
 * @param {number} rounds
 * @returns {Speed}
 */
export function measureSpeed(library, promises, rounds) {
  const text = finishedPromises(promises);
  const times = Array.from({ length: rounds }, () => {
    const [loading, judgement] = timed(() => {
      const ledger = library.Ledger.read([library.sourceText('finished.troth', text)]);
      return library.judge(ledger, { on: library.dayOf(2026, 1, 1) });
    });
    const [weighing, record] = timed(() => library.recordOf(judgement, { party: undefined }));
    if (record.counts.kept + record.counts.keptLate + record.counts.broken !== promises)
      throw new Error(`not all are finished: ${JSON.stringify(record.counts)}`);
    const to = judgement.judging.world.ledger.find('p1')?.name;
    const [again] = timed(() => library.recordOf(judgement, { party: undefined, to, tags: ['t1'] }));
    return { loading, weighing, again };
  });
  return {
    promises,
    loading: median(times.map(({ loading }) => loading)),
    weighing: median(times.map(({ weighing }) => weighing)),
    again: median(times.map(({ again }) => again)),
  };
}

/**
 * @template T
 * @param {() => T} work
 * @returns {[seconds: number, result: T]}
 */
function timed(work) {
  const start = performance.now();
  const result = work();
  return [(performance.now() - start) / 1000, result];
}

/**
 * @param {Speed} speed
 * @returns {string} lines of a Markdown list
 */
export function speedLines({ promises, loading, weighing, again }) {
  const part = (/** @type {number} */ seconds) => `1/${Math.round(loading / seconds)}`;
  const verdict = weighing < loading / 10 ? 'met' : 'MISSED';
  return [
    `- loading ${promises.toLocaleString('en')} finished promises and judging them: ${loading.toFixed(2)} s`,
    `- weighing them after that: ${weighing.toFixed(3)} s, ${part(weighing)} of loading (target: under 1/10: ${verdict})`,
    `- for another question, by recipient and subject: ${again.toFixed(3)} s, ${part(again)} of loading`,
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { promises: { type: 'string', default: '1000000' }, rounds: { type: 'string', default: '1' } },
  });
  const library = await import(pathToFileURL(LIBRARY).href);
  process.stdout.write(
    `${speedLines(measureSpeed(library, Number(values.promises), Number(values.rounds)))}\n`,
  );
}
