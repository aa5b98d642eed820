/** What the parties of a generated ledger promise each other: shapes of sentences with arguments drawn by chance. */
import { PARTIES, padded } from './random.mjs';

/** @typedef {import('./random.mjs').Chance} Chance */

export const THINGS = 400;
export const GROUPS = 40;
export const CREWS = 5;

/**
 * A sentence about to be promised. `partial` is a deed that does a part of it.
 * @typedef {object} Demand
 * @property {string} sentence
 * @property {string} title
 * @property {string} [deed] another wording for the same deed, when the ledger declares one
 * @property {string} [partial]
 */

/**
 * @typedef {object} Draw
 * @property {Chance} chance
 * @property {() => number} newLot the number of a thing nothing else is said about
 */

/** @typedef {(a: number, b: number, draw: Draw) => Demand} Shape */

/** @param {number} number */
export const party = (number) => `@p${padded(number, 4)}`;
/** @param {number} number */
export const lot = (number) => `@lot${padded(number, 5)}`;
/** @param {Draw} draw */
const thing = ({ chance }) => `@t${padded(chance.between(1, THINGS), 3)}`;
/** @param {Draw} draw */
const group = ({ chance }) =>
  chance.happens(0.1) ? `@crew${chance.between(1, CREWS)}` : `@g${padded(chance.between(1, GROUPS), 2)}`;

/**
 * The party nearest to `b` whose number makes a sum of the given parity with `a`. Border crossings are promised open
 * between parties of even sum and closed between those of odd sum, so that no two promises contradict each other.
 * @param {number} a
 * @param {number} b
 * @param {0 | 1} parity
 */
function withParity(a, b, parity) {
  if ((a + b) % 2 === parity) return b;
  const next = (b % PARTIES) + 1;
  return next === a ? ((b + 2) % PARTIES) + 1 : next;
}

/**
 * Shapes of `will`.
 * @type {readonly Shape[]}
 */
export const WILL = [
  (a, b) => ({ sentence: `${party(a)} lends the machine to ${party(b)}`, title: 'Lend the machine' }),
  (a, b, { chance }) => {
    const euros = 20 * chance.between(2, 400);
    return {
      sentence: `${party(a)} pays ${euros} EUR to ${party(b)}`,
      title: `Pay ${euros} euros`,
      partial: `${party(a)} pays ${euros / 4} EUR to ${party(b)}`,
    };
  },
  (a, b) => ({
    sentence: `${party(a)} opens the border crossing to ${party(withParity(a, b, 0))}`,
    title: 'Open the border crossing',
  }),
  (a, b, draw) => {
    const what = lot(draw.newLot());
    return {
      sentence: `${party(a)} hands over ${what} to ${party(b)}`,
      title: 'Hand over what was bought',
      deed: `${what} was handed over to ${party(b)} by ${party(a)}`,
    };
  },
  (a, b, draw) => {
    const tonnes = 2 * draw.chance.between(1, 60);
    const what = thing(draw);
    return {
      sentence: `${party(a)} delivers ${tonnes} tonnes of ${what} to ${party(b)}`,
      title: `Deliver ${tonnes} tonnes`,
      partial: `${party(a)} delivers ${tonnes / 2} tonnes of ${what} to ${party(b)}`,
    };
  },
  (a, _b, draw) => ({ sentence: `${party(a)} repairs ${thing(draw)}`, title: 'Repair it at their own cost' }),
  (a, _b, draw) => ({
    sentence: `${party(a)} publishes the accounts of ${thing(draw)}`,
    title: 'Publish the accounts',
  }),
  (a, _b, draw) => {
    const people = draw.chance.between(2, 6);
    const among = group(draw);
    return {
      sentence: `${party(a)} trains ${people} of ${among}`,
      title: `Train ${people} people`,
      partial: `${party(a)} trains 1 of ${among}`,
    };
  },
  (a, b, draw) => ({
    sentence: `${party(a)} sends ${draw.chance.between(2, 4)} of ${group(draw)} to ${party(b)}`,
    title: 'Send help',
  }),
  (a, b) => ({ sentence: `${party(a)} returns the deposit to ${party(b)}`, title: 'Return the deposit' }),
  (a, b, draw) => ({
    sentence: `${party(a)} votes with ${party(b)} on ${thing(draw)}`,
    title: 'Vote with them',
  }),
  (a, b) => ({ sentence: `${party(a)} answers the letter of ${party(b)}`, title: 'Answer the letter' }),
];

/**
 * Shapes of `if`: what `b` has to do first.
 * @type {readonly Shape[]}
 */
export const IF = [
  (a, b) => ({ sentence: `${party(b)} signs the contract with ${party(a)}`, title: 'Signed' }),
  (a, b, { chance }) => ({
    sentence: `${party(b)} pays ${10 * chance.between(1, 50)} EUR to ${party(a)}`,
    title: 'Paid in advance',
  }),
  (_a, b, draw) => ({ sentence: `${party(b)} ratifies ${thing(draw)}`, title: 'Ratified' }),
  (a, b) => ({ sentence: `${party(b)} gives notice to ${party(a)}`, title: 'Notice given' }),
];

/**
 * Shapes of `never` and `always`, each with the line of the event that fails it.
 * @type {readonly ((a: number, b: number, draw: Draw) => { line: string, title: string, failed: string })[]}
 */
export const DUTY = [
  (a, _b, draw) => {
    const what = `${party(a)} raises the price of ${thing(draw)}`;
    return { line: `never  ${what}`, title: 'No higher price', failed: `did    ${what}` };
  },
  (a, b) => {
    const what = `${party(a)} opens the border crossing to ${party(withParity(a, b, 1))}`;
    return { line: `never  ${what}`, title: 'Keep the crossing shut', failed: `did    ${what}` };
  },
  (a, b, draw) => {
    const what = lot(draw.newLot());
    return {
      line: `always ${party(a)} keeps ${what}`,
      title: 'Keep it in the family',
      failed: `did    ${party(a)} hands over ${what} to ${party(b)}`,
    };
  },
  (a, _b, draw) => {
    const what = `${party(a)} guards ${thing(draw)}`;
    return { line: `always ${what}`, title: 'Guard it', failed: `not    ${what}` };
  },
];
