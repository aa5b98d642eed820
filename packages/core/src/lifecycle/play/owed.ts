import type { ActEntry } from '../../ledger/entry.ts';
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  subtractDecimals,
  ZERO,
} from '../../ledger/values/decimal.ts';
import type { Unit } from '../../ledger/values/unit.ts';
import { baseUnitOf } from './match.ts';
import type { Run } from './run.ts';
import type { Tally } from './tally.ts';

/** Of a share that was assigned, what has not been paid yet. */
export function owedOfShare({ books: { shares, paid } }: Run, share: ActEntry): Decimal {
  return subtractDecimals(shares.get(share) ?? ZERO, paid.get(share) ?? ZERO);
}

/** What is left to be paid, of all instalments together, beside the shares that were assigned. */
export function owedBesideShares(run: Run, unit: Unit): Decimal {
  let owed = ZERO;
  run.version.parts.forEach(({ kind, ways }, index) => {
    if (kind !== 'will' || run.parts[index].lapsed) return;
    const tallies = ways.map((way) => run.tally(way)).filter((tally) => isIn(tally, unit));
    owed = addDecimals(owed, mostOpen(tallies));
  });
  for (const share of run.books.shares.keys())
    if (isShareOf(share, unit)) owed = subtractDecimals(owed, owedOfShare(run, share));
  return owed;
}

/** What is still to be paid in the way that asks for most of it; never less than nothing. */
export function mostOpen(tallies: readonly Tally[]): Decimal {
  return tallies.reduce((most, tally) => {
    const open = subtractDecimals(tally.amountNeeded(), tally.amount);
    return compareDecimals(open, most) > 0 ? open : most;
  }, ZERO);
}

/** The base units of the amounts that a promise asks for. */
export function unitsOwed({ version: { parts } }: Run): Unit[] {
  const demands = parts.flatMap(({ kind, ways }) =>
    kind === 'will' ? ways.map(({ demand }) => demand) : [],
  );
  const units = demands.flatMap(({ counted }) =>
    counted.kind === 'amount' ? baseUnitOf(counted.amount.unit) : [],
  );
  return [...new Set(units)];
}

function isIn({ counted }: Tally, unit: Unit): boolean {
  return counted.kind === 'amount' && baseUnitOf(counted.amount.unit) === unit;
}

/** A share that goes on as a whole says no unit of its own. */
export function isShareOf({ only }: ActEntry, unit: Unit): boolean {
  return only?.kind !== 'amount' || baseUnitOf(only.unit) === unit;
}
