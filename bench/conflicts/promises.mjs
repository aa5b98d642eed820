/** Promises of each kind, written to the ledger and to the constraints alike. */
import { isoDate } from '../random.mjs';
import { differentParties, newName, newPromise, newThing, someDay, someParty, TODAY } from './book.mjs';

/** @typedef {import('./book.mjs').Book} Book */
/** @typedef {{ id: string, number: number }} Thing */

/**
 * One of the things is given to the taker.
 * @param {Book} book
 * @param {string} giver
 * @param {string} taker
 * @param {readonly Thing[]} things
 */
export function giveThing(book, giver, taker, things) {
  const lines = things.map(
    ({ id }, index) => `${index === 0 ? '' : 'or '}will @${giver} gives @${id} to @${taker}`,
  );
  const promise = newPromise(book, giver, taker, [...lines, someDay(book)]);
  const number = Number(taker.slice(1));
  book.problem.gives.push({ promise, things: things.map((thing) => thing.number), taker: number });
  return promise;
}

/**
 * @param {Book} book
 * @param {string} keeper
 * @param {Thing} thing
 */
export function keepThing(book, keeper, { id, number }) {
  const promise = newPromise(book, keeper, someParty(book), [`always @${keeper} keeps @${id}`]);
  book.problem.keeps.push({ promise, thing: number });
  return promise;
}

/**
 * So many of a group are given to someone.
 * @param {Book} book
 * @param {string} giver
 * @param {string} taker
 * @param {number} count
 * @param {string} group
 */
export function giveSome(book, giver, taker, count, group) {
  return newPromise(book, giver, taker, [
    `will @${giver} gives ${count} of @${group} to @${taker}`,
    someDay(book),
  ]);
}

/**
 * All of a group, or at least so many, are kept.
 * @param {Book} book
 * @param {string} keeper
 * @param {string} group
 * @param {number} [least]
 */
export function keepSome(book, keeper, group, least) {
  const what = least === undefined ? `@${group}` : `at least ${least} of @${group}`;
  return newPromise(book, keeper, someParty(book), [`always @${keeper} keeps ${what}`]);
}

/**
 * @param {Book} book
 * @param {string} payer
 * @param {string} payee
 * @param {number} amount
 */
export function pay(book, payer, payee, amount) {
  return newPromise(book, payer, payee, [
    `will @${payer} pays ${amount} EUR to @${payee}`,
    `by   ${isoDate(TODAY + book.chance.between(60, 360))}`,
  ]);
}

/**
 * What one party can pay in this year. The party is new, so that no other promise counts towards it.
 * @param {Book} book
 * @param {number} most
 * @returns {string} the payer
 */
export function limitedPayer(book, most) {
  const payer = newName(book, 'payer');
  book.declared.push(
    `party @${payer}\nlimit "${payer}"\n  on @${payer} pays ?sum to ?payee\n  at most ${most} EUR\n  in 2026\n`,
  );
  return payer;
}

/** @type {readonly string[]} */
const STEPS = ['surveys', 'clears', 'drains', 'fences', 'paves', 'lights', 'signs', 'plants'];

/** How many steps a chain can have. */
export const MOST_STEPS = STEPS.length;

/**
 * Work on one site, each step so many days after the one before; the last step is promised `ends` times, by others.
 * @param {Book} book
 * @param {readonly number[]} lags of the first step: after today
 * @param {number} last the deadline of the last step, in days from today
 * @param {number} [ends]
 * @returns {number[][]} the promises of each chain, which differ in their last
 */
export function chainsOf(book, lags, last, ends = 1) {
  const site = newThing(book);
  const parties = differentParties(book, lags.length - 1 + ends);
  const promises = parties.map((party, index) => {
    const step = Math.min(index, lags.length - 1);
    const before = `@${parties[step - 1]} ${STEPS[step - 1]} @${site.id}`;
    return newPromise(book, party, someParty(book), [
      `will @${party} ${STEPS[step]} @${site.id}`,
      step === 0 ? `starting ${isoDate(TODAY + lags[0])}` : `starting ${lags[step]} days after ${before}`,
      ...(step === lags.length - 1 ? [`by ${isoDate(TODAY + last)}`] : []),
    ]);
  });
  const shared = promises.slice(0, lags.length - 1);
  const chains = promises.slice(lags.length - 1).map((end) => [...shared, end]);
  for (const chain of chains) {
    const steps = chain.map((promise, index) => ({ promise, lag: lags[index] }));
    book.problem.chains.push({ steps, last });
  }
  return chains;
}

/**
 * Something is built, which takes 30 days.
 * @param {Book} book
 * @param {number} last the deadline, in days from today
 */
export function build(book, last) {
  const builder = someParty(book);
  const { id } = newThing(book);
  const promise = newPromise(book, builder, someParty(book), [
    `will @${builder} builds @${id}`,
    `by ${isoDate(TODAY + last)}`,
  ]);
  book.problem.chains.push({ steps: [{ promise, lag: 30 }], last });
  return promise;
}

const DEEDS = ['repairs the roof of', 'prints the programme for', 'guards the yard of', 'tunes the organ of'];

/**
 * A promise that no rule bears on.
 * @param {Book} book
 */
export function plain(book) {
  const [from, to] = differentParties(book, 2);
  return newPromise(book, from, to, [`will @${from} ${book.chance.pick(DEEDS)} @${to}`, someDay(book)]);
}
