import { dealOf } from '../ledger/deal-terms.ts';
import type { DealEntry, PromiseEntry, Stake } from '../ledger/entry.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import type { PromiseStanding } from '../lifecycle/standing.ts';
import { type Total, totalsOf } from './amounts.ts';
import { type Fall, fallIndexOf } from './falls.ts';
import { type MembersConcerned, membersConcerned } from './members.ts';
import { mayBePerformed } from './openness.ts';
import {
  type ClaimedStake,
  claimedAbout,
  claimedStakes,
  type HeldStake,
  heldStakes,
  stakesOf,
} from './stakes.ts';

/** What is lost if a promise is not performed. */
export interface PromiseExposure {
  readonly standing: PromiseStanding;
  /** Whether anything can still be lost or kept: due, conditional, in force for someone, or broken and not made good. */
  readonly isOpen: boolean;
  readonly stakes: readonly Stake[];
  /** The amounts of its stakes, each unit for itself. */
  readonly totals: readonly Total[];
  readonly members: readonly MembersConcerned[];
  /** The promises that fall with it, each after the one that makes it fall. */
  readonly falls: readonly Fall[];
  /** The stakes in those, beyond its own. */
  readonly fallenStakes: readonly HeldStake[];
  /** The deal it is part of, and the open promises in that, itself not among them. */
  readonly deal: { readonly entry: DealEntry; readonly others: readonly PromiseEntry[] } | undefined;
  readonly claimed: readonly ClaimedStake[];
}

/**
 * What is lost if a promise is not performed (semantics.md: Exposure); undefined for one that does not count on the day.
 *
 * ```ts
 * import { dayOf, judge, Ledger, sourceText } from '@troth/core';
 * const ledger = Ledger.read([sourceText('bike.troth', [
 *   'party @anna',
 *   'party @ben',
 *   '2026-03-01 promise @bike',
 *   '  from  @anna',
 *   '  to    @ben',
 *   '  will  @anna lends the bike to @ben',
 *   '  stake @ben "the tour" 120 EUR',
 * ].join('\n'))]);
 * const judgement = judge(ledger, { on: dayOf(2026, 3, 2) });
 * const exposure = promiseExposure(judgement, judgement.promises[0].entry);
 * exposure.stakes.map(({ party, what }) => [party.text, what]) // => [['ben', 'the tour']]
 * exposure.totals.map(({ unit }) => unit.code) // => ['EUR']
 * ```
 */
export function promiseExposure(judgement: Judgement, entry: PromiseEntry): PromiseExposure | undefined {
  const standing = judgement.promises.find((one) => one.entry === entry);
  if (!standing) return undefined;
  const stakes = stakesOf(judgement, standing);
  const falls = fallIndexOf(judgement).chain([entry]);
  const fallen = new Set(falls.map(({ promise }) => promise));
  return {
    standing,
    isOpen: mayBePerformed(standing),
    stakes,
    totals: totalsOf(stakes.map(({ amount }) => amount)),
    members: membersConcerned(judgement, standing),
    falls,
    fallenStakes: heldStakes(
      judgement,
      judgement.promises.filter((one) => fallen.has(one.entry)),
      (stake) => !stakes.includes(stake),
    ),
    deal: dealExposed(judgement, entry),
    claimed: claimedAbout(claimedStakes(judgement), entry.name),
  };
}

function dealExposed(judgement: Judgement, entry: PromiseEntry): PromiseExposure['deal'] {
  const deal = dealOf(entry.terms);
  if (!deal || !judgement.judging.world.counts(deal)) return undefined;
  const others = judgement.promises
    .filter((one) => one.entry !== entry && one.entry.terms.partOf === deal.name && mayBePerformed(one))
    .map((one) => one.entry)
    .sort((a, b) => (a.name.text < b.name.text ? -1 : 1));
  return { entry: deal, others };
}
