/** Seeded chance, civil dates and names shared by the generators. */

/**
 * A source of chance that gives the same run for the same seed.
 * @typedef {object} Chance
 * @property {() => number} unit a number in [0, 1)
 * @property {(low: number, high: number) => number} between a whole number, both ends included
 * @property {(probability: number) => boolean} happens true with that probability
 * @property {<T>(items: readonly T[]) => T} pick one of the items
 */

/**
 * Mulberry32: small, fast, and the same on every machine.
 * @param {number} seed
 * @returns {Chance}
 */
export function chanceFrom(seed) {
  let state = seed >>> 0;
  const unit = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (/** @type {number} */ low, /** @type {number} */ high) =>
    low + Math.floor(unit() * (high - low + 1));
  return {
    unit,
    between,
    happens: (probability) => unit() < probability,
    pick: (items) => items[between(0, items.length - 1)],
  };
}

/** The first and last day of a generated ledger, in days since 1970-01-01. */
export const FIRST_DAY = Date.UTC(2016, 0, 1) / 86_400_000;
export const LAST_DAY = Date.UTC(2025, 11, 31) / 86_400_000;

/**
 * A day count as an ISO date: `isoDate(0)` is `1970-01-01`.
 * @param {number} day
 */
export function isoDate(day) {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/**
 * The last day of the month a day is in.
 * @param {number} day
 */
export function endOfMonth(day) {
  const date = new Date(day * 86_400_000);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0) / 86_400_000;
}

/**
 * `count` days of the ledger's span, ascending.
 * @param {Chance} chance
 * @param {number} count
 */
export function ascendingDays(chance, count) {
  return Array.from({ length: count }, () => chance.between(FIRST_DAY, LAST_DAY)).sort((a, b) => a - b);
}

/** How many parties every generated ledger has. */
export const PARTIES = 1000;

const PLACES = [
  'Aldermoor',
  'Brackwater',
  'Corran',
  'Dunmere',
  'Eastholm',
  'Fenwick',
  'Glenhaven',
  'Harrowgate',
  'Isenfeld',
  'Jarlsund',
  'Kestrel Bay',
  'Lindqvist',
  'Marrowfield',
  'Norrland',
  'Oakhampton',
  'Pelham',
  'Quarrington',
  'Ravensby',
  'Saint Orme',
  'Tarnside',
  'Ulverton',
  'Västervik',
  'Whitcombe',
  'Yarrow',
  'Zeeburg',
];
const BODIES = [
  'Water Board',
  'Harbour Authority',
  'Council',
  'Farmers’ Union',
  'Railway',
  'Savings Bank',
  'Hospital Trust',
  'Shipping Company',
  'Teachers’ Union',
  'Ministry of Works',
  'Brewery',
  'Housing Association',
  'Port Police',
  'Mills',
  'Grain Exchange',
  'Museum',
  'Power Company',
  'Fishery',
  'Parish',
  'Printing House',
  'Tenants’ League',
  'Mining Company',
  'Theatre',
  'University',
  'Post Office',
  'Dairy',
  'Insurance Society',
  'Timber Yard',
  'Chamber',
  'Fire Brigade',
  'Sugar Works',
  'Ferry Line',
  'Rowing Club',
  'Regional Court',
  'Orchards',
  'Customs House',
  'Seed Bank',
  'Tramways',
  'Observatory',
  'Refugee Council',
];

/**
 * The name of a party, 1 to `PARTIES`; no two are alike.
 * @param {number} party
 */
export function partyName(party) {
  const index = party - 1;
  return `${PLACES[index % PLACES.length]} ${BODIES[Math.floor(index / PLACES.length) % BODIES.length]}`;
}

/**
 * The number at the end of an id: `padded(7, 4)` is `0007`.
 * @param {number} value
 * @param {number} width
 */
export function padded(value, width) {
  return String(value).padStart(width, '0');
}
