#!/usr/bin/env node
/** node bench/conflicts/plant.mjs FAMILY PROMISES [--planted N] [--seed S] [-o FILE]: a ledger with planted conflicts. */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { openBook, TODAY, textOf } from './book.mjs';
import { DENSE } from './dense.mjs';
import { plain } from './promises.mjs';
import { SPARSE } from './sparse.mjs';

/**
 * @typedef {object} Instance
 * @property {string} text the ledger
 * @property {number} on the day to judge on, in days since 1970-01-01
 * @property {readonly (readonly string[])[]} planted the sets of ids that conflict, each sorted
 * @property {import('./book.mjs').Problem} problem the same as constraints
 */

/** All sparse families in turn. */
export const MIXED = 'mixed';
export const SPARSE_NAMES = [...Object.keys(SPARSE), MIXED];
export const DENSE_NAMES = Object.keys(DENSE);

/**
 * Plants conflicts among promises that have nothing to do with them: half of those are under the same rules, about
 * other people and things, and half under no rule.
 * @param {string} family one of `SPARSE_NAMES`
 * @param {number} promises how many there are, or a few more
 * @param {number} planted how many conflicts
 * @param {number} seed
 * @returns {Instance}
 */
export function plantSparse(family, promises, planted, seed) {
  const families = family === MIXED ? Object.values(SPARSE) : [SPARSE[family]];
  const book = openBook(seed);
  for (let index = 0; index < planted; index++) families[index % families.length].plant(book);
  const { promises: made } = book.problem;
  for (let index = 0; made.length < promises; index++) {
    const before = made.length;
    families[index % families.length].fill(book);
    for (let added = made.length - before; added > 0 && made.length < promises; added--) plain(book);
  }
  return instanceOf(book);
}

/**
 * Promises all of which bear on each other.
 * @param {string} family one of `DENSE_NAMES`
 * @param {number} promises
 * @param {number} seed
 * @returns {Instance}
 */
export function plantDense(family, promises, seed) {
  const book = openBook(seed);
  DENSE[family](book, promises);
  return instanceOf(book);
}

/** @param {import('./book.mjs').Book} book */
function instanceOf(book) {
  return { text: textOf(book), on: TODAY, planted: book.planted, problem: book.problem };
}

function main() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      planted: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
      output: { type: 'string', short: 'o' },
    },
  });
  const [family, promises] = [positionals[0], Number(positionals[1])];
  const isDense = DENSE_NAMES.includes(family);
  if ((!isDense && !SPARSE_NAMES.includes(family)) || !(promises > 0)) {
    const names = [...SPARSE_NAMES, ...DENSE_NAMES].join('|');
    process.stderr.write(
      `usage: node bench/conflicts/plant.mjs ${names} PROMISES [--planted N] [--seed S] [-o FILE]\n`,
    );
    process.exitCode = 2;
    return;
  }
  const seed = Number(values.seed);
  const { text } = isDense
    ? plantDense(family, promises, seed)
    : plantSparse(family, promises, Number(values.planted), seed);
  if (values.output === undefined) process.stdout.write(text);
  else writeFileSync(values.output, text);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
