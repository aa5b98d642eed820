/** Ledgers of money for the peers: balanced transactions of two lines between the same number of parties. */
import { ascendingDays, chanceFrom, FIRST_DAY, isoDate, PARTIES, padded, partyName } from './random.mjs';

const REASONS = [
  'rent of the machine',
  'grain, second delivery',
  'repairs to the bridge',
  'deposit returned',
  'harbour dues',
  'translation of the accounts',
  'training course',
  'insurance premium',
  'timber',
  'legal advice',
  'electricity',
  'freight',
];

/**
 * @typedef {object} Transaction
 * @property {string} date
 * @property {string} payee
 * @property {string} reason
 * @property {string} debit the party that receives
 * @property {string} credit the party that pays
 * @property {string} amount
 */

/**
 * @param {number} count
 * @param {number} seed
 * @returns {Transaction[]}
 */
function transactions(count, seed) {
  const chance = chanceFrom(seed);
  return ascendingDays(chance, count).map((day) => {
    const payer = chance.between(1, PARTIES);
    const taker = ((payer + chance.between(0, PARTIES - 2)) % PARTIES) + 1;
    return {
      date: isoDate(day),
      payee: partyName(taker),
      reason: chance.pick(REASONS),
      debit: `Expenses:P${padded(taker, 4)}`,
      credit: `Assets:P${padded(payer, 4)}`,
      amount: `${chance.between(5, 9000)}.${padded(chance.between(0, 99), 2)}`,
    };
  });
}

/**
 * A journal that both ledger and hledger read.
 * @param {number} count how many transactions
 * @param {number} [seed]
 * @returns {string}
 */
export function generateLedger(count, seed = 1) {
  return transactions(count, seed)
    .map(
      ({ date, payee, reason, debit, credit, amount }) =>
        `${date} * ${payee}, ${reason}\n    ${debit}  ${amount} EUR\n    ${credit}  -${amount} EUR\n`,
    )
    .join('\n');
}

/**
 * The same transactions for beancount, with the accounts opened that it asks for.
 * @param {number} count how many transactions
 * @param {number} [seed]
 * @returns {string}
 */
export function generateBeancount(count, seed = 1) {
  const opened = [];
  for (let party = 1; party <= PARTIES; party++) {
    for (const kind of ['Assets', 'Expenses']) {
      opened.push(`${isoDate(FIRST_DAY)} open ${kind}:P${padded(party, 4)} EUR\n`);
    }
  }
  const body = transactions(count, seed).map(
    ({ date, payee, reason, debit, credit, amount }) =>
      `${date} * "${payee}" "${reason}"\n  ${debit}  ${amount} EUR\n  ${credit}  -${amount} EUR\n`,
  );
  return `option "operating_currency" "EUR"\n${opened.join('')}\n${body.join('\n')}`;
}
