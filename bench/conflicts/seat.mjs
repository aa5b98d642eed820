/** node seat.mjs NAME LIBRARY ORDER: searches one instance whenever its parent asks, and says what it took. */
import { DENSE_NAMES, plantDense, plantSparse } from './plant.mjs';
import { troth } from './troth.mjs';

/** @typedef {import('./contest.mjs').Order} Order */

const [name, library, text] = process.argv.slice(2);
const { family, promises, planted, seed } = /** @type {Order} */ (JSON.parse(text));
const instance = DENSE_NAMES.includes(family)
  ? plantDense(family, promises, seed)
  : plantSparse(family, promises, planted, seed);
const expected = new Set(instance.planted.map((set) => set.join(' ')));
const contestant = name === 'troth' ? await troth(library) : await (await import(`./${name}.mjs`))[name]();

process.on('message', async () => {
  // Read anew for each turn, so that nothing is remembered from the one before.
  const search = contestant.prepare(instance);
  const before = process.cpuUsage();
  const start = performance.now();
  const answer = await search();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  const { found, wrong } = name === 'troth' ? judgeReport(answer) : judgeSets(answer);
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  process.send?.({ seconds, busy: (user + system) / 1e6, peakBytes, found, wrong });
});

/** @param {readonly (readonly number[])[]} sets */
function judgeSets(sets) {
  const ids = instance.problem.promises;
  return compare(
    new Set(
      sets.map((set) =>
        set
          .map((promise) => ids[promise])
          .sort()
          .join(' '),
      ),
    ),
  );
}

/**
 * A family counts its sets and names the first of them: those planted among its promises must be as many.
 * @param {import('@troth/core').Conflicts} report
 */
function judgeReport({ conflicts, families, incomplete }) {
  const found = new Set(conflicts.map(idsOf));
  for (const { promises, count, first } of families) {
    const inside = new Set(promises.map((promise) => promise.name.text));
    const named = first.map(idsOf);
    const counted = [...expected].filter(
      (set) => !found.has(set) && set.split(' ').every((id) => inside.has(id)),
    );
    if (counted.length !== Number(count))
      return { found: Number(count), wrong: `a family of ${count} instead of ${counted.length}` };
    for (const set of [...counted, ...named]) found.add(set);
  }
  const compared = compare(found);
  const unsure = conflicts.filter(
    ({ standing, reading }) => standing !== 'certain' || reading !== 'certain',
  ).length;
  const faults = [
    compared.wrong,
    unsure > 0 ? `${unsure} not certain` : undefined,
    incomplete === undefined ? undefined : 'incomplete',
  ].filter((fault) => fault !== undefined);
  return { found: compared.found, wrong: faults.length > 0 ? faults.join(', ') : undefined };
}

/** @param {{ promises: readonly import('@troth/core').PromiseEntry[] }} conflict */
function idsOf({ promises }) {
  return promises
    .map((promise) => promise.name.text)
    .sort()
    .join(' ');
}

/** @param {ReadonlySet<string>} found */
function compare(found) {
  const missed = [...expected].filter((set) => !found.has(set)).length;
  const extra = [...found].filter((set) => !expected.has(set)).length;
  const wrong = missed + extra > 0 ? `${missed} missed, ${extra} too many` : undefined;
  return { found: found.size, wrong };
}
