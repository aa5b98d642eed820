/** A ledger being written, together with what has been planted in it and the same promises as plain constraints. */
import { chanceFrom, isoDate, PARTIES, padded, partyName } from '../random.mjs';

/** @typedef {import('../random.mjs').Chance} Chance */

/**
 * The promises of a ledger as constraints, for programs that read no ledgers. Promises, things and takers are numbers.
 * A set of promises can be kept if all constraints hold for it.
 * @typedef {object} Problem
 * @property {string[]} promises their ids
 * @property {{ promise: number, things: number[], taker: number }[]} gives one of the things is given to the taker;
 *   nothing is given twice
 * @property {{ promise: number, thing: number }[]} keeps the thing is given to nobody
 * @property {{ items: { promise: number, weight: number }[], most: number }[]} sums their weights are at most `most`
 * @property {{ steps: { promise: number, lag: number }[], last: number }[]} chains each step comes no earlier than its
 *   `lag` after day 0 and, if the step before it is promised, after that one; the last step no later than `last`
 */

/**
 * @typedef {object} Book
 * @property {Chance} chance
 * @property {Set<number>} parties that it names, 1 to `PARTIES`
 * @property {string[]} declared other entries without a date
 * @property {string[]} dated promises
 * @property {string[][]} planted sets of ids that cannot be kept together, each minimal
 * @property {Problem} problem
 * @property {number} things how many things there are
 * @property {number} names how many names were made
 */

/** The day that results are computed for, in days since 1970-01-01. */
export const TODAY = Date.UTC(2026, 0, 1) / 86_400_000;

/** Rules that every generated ledger has, whatever is planted in it. */
const RULES = `ledger "Planted conflicts"
  format 1
  on     ${isoDate(TODAY)}

deed ?giver gives ?item to ?taker
  excludes ?anyone keeps ?item
  once per ?item

deed ?builder builds ?work
  takes 30 days

`;

/**
 * @param {number} seed
 * @returns {Book}
 */
export function openBook(seed) {
  const problem = { promises: [], gives: [], keeps: [], sums: [], chains: [] };
  return {
    chance: chanceFrom(seed),
    parties: new Set(),
    declared: [],
    dated: [],
    planted: [],
    problem,
    things: 0,
    names: 0,
  };
}

/**
 * The ledger as text: declarations, then promises in the order of their days.
 * @param {Book} book
 */
export function textOf({ parties, declared, dated }) {
  const named = [...parties]
    .sort((a, b) => a - b)
    .map((party) => `party @${idOf(party)} "${partyName(party)}"\n`);
  return [RULES, ...named, ...declared, '\n', ...dated.toSorted()].join('');
}

/** @param {number} party */
function idOf(party) {
  return `p${padded(party, 4)}`;
}

/**
 * Some party's id.
 * @param {Book} book
 */
export function someParty(book) {
  return differentParties(book, 1)[0];
}

/**
 * `count` ids of parties, no two alike.
 * @param {Book} book
 * @param {number} count
 */
export function differentParties({ chance, parties }, count) {
  const start = chance.between(0, PARTIES - 1);
  const step = chance.pick([1, 3, 7, 9, 11]);
  return Array.from({ length: count }, (_, index) => {
    const party = ((start + index * step) % PARTIES) + 1;
    parties.add(party);
    return idOf(party);
  });
}

/**
 * A name that no other entry has.
 * @param {Book} book
 * @param {string} word
 */
export function newName(book, word) {
  return `${word}-${++book.names}`;
}

/**
 * @param {Book} book
 * @returns {{ id: string, number: number }}
 */
export function newThing(book) {
  const id = newName(book, 'item');
  book.declared.push(`thing @${id}\n`);
  return { id, number: book.things++ };
}

/**
 * Declares a group of unnamed people.
 * @param {Book} book
 * @param {number} size
 * @param {string} [within] the id of the group it lies within
 */
export function newGroup(book, size, within) {
  const id = newName(book, 'group');
  book.declared.push(`group @${id}\n  size ${size}\n${within ? `  within @${within}\n` : ''}`);
  return id;
}

/**
 * Writes a promise.
 * @param {Book} book
 * @param {string} from
 * @param {string} to
 * @param {readonly string[]} lines what it says besides
 * @returns {number} its number
 */
export function newPromise(book, from, to, lines) {
  const id = newName(book, 'promise');
  const day = isoDate(TODAY - book.chance.between(1, 300));
  book.dated.push(
    `${day} promise @${id}\n  from @${from}\n  to   @${to}\n${lines.map((line) => `  ${line}\n`).join('')}\n`,
  );
  return book.problem.promises.push(id) - 1;
}

/**
 * A deadline that is far enough away not to matter.
 * @param {Book} book
 */
export function someDay({ chance }) {
  return `by   ${isoDate(TODAY + chance.between(60, 700))}`;
}

/**
 * Notes that promises cannot be kept together though all but any one of them can.
 * @param {Book} book
 * @param {readonly number[]} promises
 */
export function notePlanted({ planted, problem }, promises) {
  planted.push(promises.map((promise) => problem.promises[promise]).sort());
}
