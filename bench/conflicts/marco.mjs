/** Enumerating minimal unsatisfiable sets with a solver that takes assumptions (Liffiton and others 2016: MARCO). */

/**
 * @typedef {object} Judge says which sets of promises, numbered from 1, can be kept
 * @property {(set: readonly number[]) => boolean} fits
 * @property {() => number[]} core after `fits` was false: some of the set that cannot be kept together
 * @property {() => number[]} kept after `fits` was true: all promises that the solution keeps
 */

/**
 * @typedef {object} Atlas says which sets are still undecided
 * @property {() => number[] | undefined} next a set, as large as is easily found
 * @property {(set: readonly number[]) => void} blockUp no set around this one any more
 * @property {(outside: readonly number[]) => void} blockDown a set must have one of these
 */

/**
 * @param {number} size how many promises there are
 * @param {Judge} judge
 * @param {Atlas} atlas
 * @returns {number[][]}
 */
export function minimalSets(size, judge, atlas) {
  /** @type {number[][]} */
  const found = [];
  for (let seed = atlas.next(); seed; seed = atlas.next()) {
    if (judge.fits(seed)) {
      const inside = new Set(grow(size, judge.kept(), judge));
      atlas.blockDown(numbersTo(size).filter((promise) => !inside.has(promise)));
    } else {
      const set = shrink(judge.core(), judge);
      found.push(set);
      atlas.blockUp(set);
    }
  }
  return found;
}

/** @param {number} size */
export function numbersTo(size) {
  return Array.from({ length: size }, (_, index) => index + 1);
}

/**
 * @param {number} size
 * @param {number[]} kept
 * @param {Judge} judge
 */
function grow(size, kept, judge) {
  for (let promise = 1; promise <= size; promise++) {
    if (!kept.includes(promise) && judge.fits([...kept, promise])) kept = judge.kept();
  }
  return kept;
}

/**
 * @param {number[]} core
 * @param {Judge} judge
 */
export function shrink(core, judge) {
  let needed = 0;
  while (needed < core.length) {
    const [tried] = core.slice(needed, needed + 1);
    const rest = core.filter((promise) => promise !== tried);
    if (judge.fits(rest)) needed++;
    else {
      const smaller = judge.core();
      core = core.filter((promise) => smaller.includes(promise));
    }
  }
  return core;
}
