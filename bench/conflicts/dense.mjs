/** Families in which all promises bear on each other and many sets of them conflict. */
import { differentParties, newGroup, newThing, notePlanted } from './book.mjs';
import {
  chainsOf,
  giveSome,
  giveThing,
  keepSome,
  keepThing,
  limitedPayer,
  MOST_STEPS,
  pay,
} from './promises.mjs';

/** @typedef {import('./book.mjs').Book} Book */

/** One thing promised to many, and to be kept for many: every two of the former, and one of each. */
function buyers(/** @type {Book} */ book, /** @type {number} */ count) {
  const thing = newThing(book);
  const [giver, ...takers] = differentParties(book, count + 1);
  const keepers = Math.floor(count / 3);
  const gives = takers.slice(keepers).map((taker) => giveThing(book, giver, taker, [thing]));
  const keeps = takers.slice(0, keepers).map(() => keepThing(book, giver, thing));
  for (const pair of subsets(gives, 2)) notePlanted(book, pair);
  for (const give of gives) for (const keep of keeps) notePlanted(book, [give, keep]);
}

/** Four things of which each taker is to have one: every five takers. */
function pigeons(/** @type {Book} */ book, /** @type {number} */ count) {
  const things = Array.from({ length: 4 }, () => newThing(book));
  const [giver, ...takers] = differentParties(book, count + 1);
  const gives = takers.map((taker) => giveThing(book, giver, taker, things));
  for (const set of subsets(gives, things.length + 1)) notePlanted(book, set);
}

/** Payments of which four fit under one limit: every five. */
function payments(/** @type {Book} */ book, /** @type {number} */ count) {
  const amount = book.chance.between(10, 900);
  const most = amount * 4 + book.chance.between(0, amount - 1);
  const payer = limitedPayer(book, most);
  const pays = differentParties(book, count).map((payee) => pay(book, payer, payee, amount));
  book.problem.sums.push({ items: pays.map((promise) => ({ promise, weight: amount })), most });
  for (const set of subsets(pays, 5)) notePlanted(book, set);
}

/** A group of 1,000 of whom 100 are to stay: four of the counts fit, or three and the stay. */
function herd(/** @type {Book} */ book, /** @type {number} */ count) {
  const [size, stay] = [1000, 100];
  const group = newGroup(book, size);
  const inner = newGroup(book, stay, group);
  const each = 240;
  const [giver, ...takers] = differentParties(book, count);
  const keep = keepSome(book, giver, inner);
  const gives = takers.map((taker) => giveSome(book, giver, taker, each, group));
  const items = gives.map((promise) => ({ promise, weight: each }));
  book.problem.sums.push({ items: [{ promise: keep, weight: stay }, ...items], most: size });
  for (const set of subsets(gives, 4)) notePlanted(book, [keep, ...set]);
  for (const set of subsets(gives, 5)) notePlanted(book, set);
}

/** Two groups of 95 in one of 100, with promises on both: three counts of 30 fit. */
function herds(/** @type {Book} */ book, /** @type {number} */ count) {
  const outer = newGroup(book, 100);
  const groups = [newGroup(book, 95, outer), newGroup(book, 95, outer)];
  const each = 30;
  const [giver, ...takers] = differentParties(book, count + 1);
  const gives = takers.map((taker, index) => giveSome(book, giver, taker, each, groups[index % 2]));
  const items = gives.map((promise) => ({ promise, weight: each }));
  for (const parity of [0, 1])
    book.problem.sums.push({ items: items.filter((_, index) => index % 2 === parity), most: 95 });
  book.problem.sums.push({ items, most: 100 });
  for (const set of subsets(gives, 4)) notePlanted(book, set);
}

/** Work on one site whose last step is promised many times: all steps before it with each of those. */
function works(/** @type {Book} */ book, /** @type {number} */ count) {
  const lags = Array.from({ length: MOST_STEPS }, () => book.chance.between(5, 40));
  const total = lags.reduce((sum, lag) => sum + lag, 0);
  const last = total - book.chance.between(1, Math.min(...lags));
  for (const chain of chainsOf(book, lags, last, count - MOST_STEPS + 1)) notePlanted(book, chain);
}

/** @type {Readonly<Record<string, (book: Book, count: number) => void>>} */
export const DENSE = { buyers, pigeons, payments, herd, herds, works };

/**
 * Every choice of `count` of the items.
 * @template T
 * @param {readonly T[]} items
 * @param {number} count
 * @returns {T[][]}
 */
function subsets(items, count) {
  if (count === 0) return [[]];
  return items.flatMap((item, index) =>
    subsets(items.slice(index + 1), count - 1).map((rest) => [item, ...rest]),
  );
}
