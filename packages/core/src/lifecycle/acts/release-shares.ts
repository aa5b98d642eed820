import type { ActEntry } from '../../ledger/entry.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  multiplyDecimals,
  subtractDecimals,
  ZERO,
} from '../../ledger/values/decimal.ts';
import type { Unit } from '../../ledger/values/unit.ts';
import { baseOf } from '../play/match.ts';
import { isShareOf, owedBesideShares, owedOfShare, unitsOwed } from '../play/owed.ts';
import type { Run } from '../play/run.ts';
import type { Simulation } from '../play/simulation.ts';
import { isOneOf } from './act-standing.ts';
import type { Only } from './only.ts';

/**
 * What promisees let go of where an amount was assigned in part: all, or `only` so much, and no more than is still owed to
 * them themselves. Their shares are less by that.
 */
export function lessenShares(sim: Simulation, run: Run, act: ActEntry, day: Day): Only[] {
  const { only } = act;
  if (only && only.kind !== 'amount') return [only];
  const { shares } = run.books;
  const acting = run.to.filter((bound) => act.by.some((actor) => isOneOf(sim, [bound], actor, day)));
  const own = acting.map(({ party }) => [...shares.keys()].find(({ to }) => to === party));
  if (!only) return unitsOwed(run).flatMap((unit) => taken(lessen(run, own, unit), unit));
  const { unit, factor } = baseOf(only.unit);
  return taken(lessen(run, own, unit, multiplyDecimals(only.low, factor)), unit);
}

/** Takes so much, or all, off what some are owed in turn, by a share or beside all shares; how much that was. */
function lessen(run: Run, own: readonly (ActEntry | undefined)[], unit: Unit, most?: Decimal): Decimal {
  let gone = ZERO;
  for (const share of new Set(own)) {
    if (share && !isShareOf(share, unit)) continue;
    const owed = share ? owedOfShare(run, share) : owedBesideShares(run, unit);
    const asked = most && subtractDecimals(most, gone);
    const less = asked && compareDecimals(asked, owed) < 0 ? asked : owed;
    if (less.digits <= 0n) continue;
    gone = addDecimals(gone, less);
    if (share) run.ownBooks.shares.set(share, subtractDecimals(run.books.shares.get(share)!, less));
  }
  return gone;
}

function taken(amount: Decimal, unit: Unit): Only[] {
  if (amount.digits <= 0n) return [];
  return [{ kind: 'amount', low: amount, high: amount, bound: false, above: false, unit, of: undefined }];
}
