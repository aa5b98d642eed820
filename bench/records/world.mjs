/** Worlds of promises in which the true chance of each is known, written as ledgers. */
import { chanceFrom, isoDate } from '../random.mjs';

/** @typedef {import('../random.mjs').Chance} Chance */

/**
 * How promises are kept in a world. All spreads are standard deviations on the scale of log-odds.
 * @typedef {object} Truth
 * @property {string} name
 * @property {number} rate the share that is kept of a party in the middle
 * @property {number} parties how far parties differ from each other
 * @property {number} drift how far a party changes in a year
 * @property {number} subjects how far a party differs from itself from subject to subject
 * @property {number} recipients how far from recipient to recipient
 * @property {number} deals how far from deal to deal
 * @property {number} [kinds] how many subjects there are, and how many recipients (3)
 * @property {number} [mostDeals] how many deals a party makes at most (14)
 * @property {number} [mostPromises] how many promises a deal has at most (5)
 * @property {number} [taught] in how many parties' records the weights are chosen (as many as are tried)
 */

/** @type {readonly Truth[]} */
export const TRUTHS = [
  { name: 'parties differ', rate: 0.6, parties: 1, drift: 0, subjects: 0, recipients: 0, deals: 0 },
  { name: '… and change', rate: 0.6, parties: 1, drift: 0.35, subjects: 0, recipients: 0, deals: 0 },
  { name: '… by subject', rate: 0.6, parties: 0.8, drift: 0, subjects: 0.8, recipients: 0, deals: 0 },
  { name: '… by recipient', rate: 0.6, parties: 0.8, drift: 0, subjects: 0, recipients: 0.8, deals: 0 },
  { name: '… by deal', rate: 0.6, parties: 0.8, drift: 0, subjects: 0, recipients: 0, deals: 1 },
  { name: 'all of it', rate: 0.4, parties: 0.8, drift: 0.15, subjects: 0.4, recipients: 0.4, deals: 0.5 },
];

/**
 * Worlds drawn at random, in all their numbers, for none of which anything was chosen.
 * @param {number} count
 * @param {number} seed
 * @returns {Truth[]}
 */
export function drawnTruths(count, seed) {
  const chance = chanceFrom(seed);
  const upTo = (/** @type {number} */ most) => Math.round(most * 100 * chance.unit()) / 100;
  return Array.from({ length: count }, (_, at) => ({
    name: `drawn ${at + 1}`,
    rate: 0.25 + upTo(0.6),
    parties: 0.4 + upTo(1),
    drift: chance.happens(0.5) ? upTo(0.3) : 0,
    subjects: chance.happens(0.5) ? upTo(0.9) : 0,
    recipients: chance.happens(0.5) ? upTo(0.9) : 0,
    deals: chance.happens(0.5) ? upTo(1.2) : 0,
    kinds: chance.between(1, 5),
    mostDeals: chance.between(6, 20),
    mostPromises: chance.between(1, 7),
    taught: chance.pick([40, 80, 150, 300]),
  }));
}

const KINDS = 3;
const MOST_DEALS = 14;
const MOST_PROMISES = 5;
const FIRST_YEAR = 2001;
const YEARS = 25;
const DAYS_PER_YEAR = 365.25;

/**
 * A world as a ledger, and what is true of each party's next promise to recipient 0 on subject 0.
 * @param {Truth} truth
 * @param {number} count of parties
 * @param {number} seed
 * @param {string} settings lines of the ledger entry, and priors
 * @returns {{ text: string, chances: number[] }}
 */
export function makeWorld(truth, count, seed, settings = '') {
  const chance = chanceFrom(seed);
  const parts = [`ledger "World"\n${settings}party @judge "Judge"\n`];
  for (let recipient = 0; recipient < (truth.kinds ?? KINDS); recipient++)
    parts.push(`party @to-${recipient}\n`);
  const chances = [];
  for (let party = 0; party < count; party++) chances.push(writeParty(truth, party, chance, parts));
  return { text: parts.join(''), chances };
}

/**
 * @param {Truth} truth
 * @param {number} party
 * @param {Chance} chance
 * @param {string[]} parts
 */
function writeParty(truth, party, chance, parts) {
  const base = logit(truth.rate) + truth.parties * normal(chance);
  const { kinds = KINDS, mostDeals = MOST_DEALS, mostPromises = MOST_PROMISES } = truth;
  const subjects = spread(kinds, truth.subjects, chance);
  const recipients = spread(kinds, truth.recipients, chance);
  const years = [0];
  for (let year = 1; year <= YEARS; year++) years.push(years[year - 1] + truth.drift * normal(chance));
  parts.push(`party @p${party}\n`);
  const deals = chance.between(2, mostDeals);
  let number = 0;
  for (let deal = 0; deal < deals; deal++) {
    const year = chance.between(0, YEARS - 1);
    const recipient = chance.between(0, kinds - 1);
    const alike = truth.deals * normal(chance);
    parts.push(
      `${FIRST_YEAR + year}-01-01 deal @d${party}-${deal}\n  between @p${party}, @to-${recipient}\n`,
    );
    for (let left = chance.between(1, mostPromises); left > 0; left--) {
      const subject = chance.between(0, kinds - 1);
      const odds = base + years[year] + subjects[subject] + recipients[recipient] + alike;
      writePromise(
        `${party}-${number++}`,
        party,
        deal,
        subject,
        year,
        chance.unit() < logistic(odds),
        chance,
        parts,
      );
    }
  }
  // Of a deal that is not made yet, the mean over what it may turn out to be.
  return meanOver(truth.deals, base + years[YEARS] + subjects[0] + recipients[0]);
}

/**
 * @param {string} id
 * @param {number} party
 * @param {number} deal
 * @param {number} subject
 * @param {number} year
 * @param {boolean} isKept
 * @param {Chance} chance
 * @param {string[]} parts
 */
function writePromise(id, party, deal, subject, year, isKept, chance, parts) {
  const day = Math.round(
    Date.UTC(FIRST_YEAR + year, 0, 1) / 86_400_000 + chance.unit() * (DAYS_PER_YEAR - 2),
  );
  parts.push(
    `${FIRST_YEAR + year}-01-01 promise @q${id} #s${subject}\n  from @p${party}\n  text "I will."\n  part of @d${party}-${deal}\n`,
    `${isoDate(day)} rated @q${id} ${isKept ? 'kept' : 'broken'}\n  by @judge\n`,
  );
}

/**
 * @param {number} count
 * @param {number} deviation
 * @param {Chance} chance
 */
function spread(count, deviation, chance) {
  return Array.from({ length: count }, () => deviation * normal(chance));
}

/** @param {Chance} chance */
function normal(chance) {
  return Math.sqrt(-2 * Math.log(1 - chance.unit())) * Math.cos(2 * Math.PI * chance.unit());
}

/** @param {number} share */
function logit(share) {
  return Math.log(share / (1 - share));
}

/** @param {number} odds */
function logistic(odds) {
  return 1 / (1 + Math.exp(-odds));
}

/**
 * The mean of the logistic over a normal spread, by the midpoints of 200 equal shares of ±5 deviations.
 * @param {number} deviation
 * @param {number} centre
 */
function meanOver(deviation, centre) {
  if (deviation === 0) return logistic(centre);
  let sum = 0;
  let weights = 0;
  for (let step = 0; step < 200; step++) {
    const at = -5 + (step + 0.5) / 20;
    const weight = Math.exp((-at * at) / 2);
    sum += weight * logistic(centre + deviation * at);
    weights += weight;
  }
  return sum / weights;
}
