import type { Day } from '../ledger/civil-day.ts';
import { addDecimals, multiplyDecimals, subtractDecimals, ZERO } from '../ledger/decimal.ts';
import type { ActEntry } from '../ledger/entry.ts';
import { isOneOf } from './act-standing.ts';
import { baseOf } from './match.ts';
import type { Run } from './run.ts';
import type { Simulation } from './simulation.ts';
import type { Tally } from './tally.ts';

/** Of an amount that was assigned in part, each promisee that lets go is no longer owed what it is still owed. */
export function releaseShares(run: Run): void {
  const { shares } = run.ownBooks;
  for (const { party } of run.to) {
    if (!run.books.hasLetGo(party)) continue;
    const act = [...shares.keys()].find(({ to }) => to === party);
    for (const part of run.version.parts)
      for (const way of part.ways) if (way.demand.counted.kind === 'amount') waive(run, run.tally(way), act);
    if (act) shares.set(act, run.books.paid.get(act) ?? ZERO);
  }
}

/** Of an amount that a promisee lets go, its share is less; of one without a share, what is left beside all shares is. */
export function lessenShares(sim: Simulation, run: Run, { by, only }: ActEntry, day: Day): void {
  if (only?.kind !== 'amount') return;
  const amount = multiplyDecimals(only.low, baseOf(only.unit).factor);
  for (const [act, share] of run.books.shares) {
    const holder = run.to.filter(({ party }) => party === act.to);
    if (by.some((actor) => isOneOf(sim, holder, actor, day)))
      run.ownBooks.shares.set(act, subtractDecimals(share, amount));
  }
}

/** Takes what a promisee is still owed off the demand: its share, or of the first promisee what is left beside those. */
function waive(run: Run, tally: Tally, act: ActEntry | undefined): void {
  const { shares, paid } = run.books;
  let share = act ? shares.get(act)! : tally.amountNeeded();
  if (!act) for (const other of shares.values()) share = subtractDecimals(share, other);
  const left = subtractDecimals(share, paid.get(act) ?? ZERO);
  if (left.digits > 0n) tally.waived = addDecimals(tally.waived, left);
}
