import type { ClaimEntry, Stake } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import { areAccepted } from '../lifecycle/acceptance.ts';
import { byDay } from '../lifecycle/counting.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import type { PromiseStanding } from '../lifecycle/standing.ts';

/** What somebody says that a party loses: shown with its author, never counted. */
export interface ClaimedStake {
  readonly claim: ClaimEntry;
  readonly stake: Stake;
}

/** A stake, and the promises whose breach loses it. */
export interface HeldStake {
  readonly stake: Stake;
  readonly promises: readonly PromiseStanding[];
}

/** The stakes of a promise that count as known: a stake with evidence of its own is judged by that. */
export function stakesOf({ judging }: Judgement, { entry, terms }: PromiseStanding): readonly Stake[] {
  const { acceptance } = judging.world;
  return terms.stakes.filter((stake) => areAccepted(acceptance, stake, entry.date, entry));
}

/**
 * Stakes in promises, each once: promises of one deal share those that the deal gives them.
 *
 * @param isHeld which of the stakes to take, where not all
 */
export function heldStakes(
  judgement: Judgement,
  promises: readonly PromiseStanding[],
  isHeld: (stake: Stake) => boolean = () => true,
): readonly HeldStake[] {
  const held = new Map<Stake, PromiseStanding[]>();
  for (const promise of promises) {
    for (const stake of stakesOf(judgement, promise)) {
      if (!isHeld(stake)) continue;
      const known = held.get(stake);
      if (known) known.push(promise);
      else held.set(stake, [promise]);
    }
  }
  return [...held].map(([stake, on]) => ({ stake, promises: on }));
}

/** What claims made by the day say that parties lose, in the order of day and place. */
export function claimedStakes({ judging, on }: Judgement): readonly ClaimedStake[] {
  const { world } = judging;
  const found: ClaimedStake[] = [];
  for (const claim of world.ledger.entriesOf('claim') as ClaimEntry[]) {
    if (claim.date.first > on || !world.counts(claim)) continue;
    for (const stake of claim.stakes)
      if (areAccepted(world.acceptance, stake, claim.date, claim)) found.push({ claim, stake });
  }
  return found.sort((a, b) => byDay(a.claim, b.claim));
}

/** The claimed stakes that are about an entry. */
export function claimedAbout(claimed: readonly ClaimedStake[], name: Name): readonly ClaimedStake[] {
  return claimed.filter(({ claim }) => claim.about.includes(name));
}
