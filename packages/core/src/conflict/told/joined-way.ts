import { fallIndexOf } from '../../exposure/falls.ts';
import type { PromiseEntry, Stake } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import type { Prospects } from '../ahead/prospects.ts';
import type { LostStake, WayOut } from '../conflict.ts';
import { areOpenTogether, stakesNow } from './ways-out.ts';

/**
 * Several ways out, all of them taken. What falls with two of them falls once, what they leave no alternative falls
 * too, and what is lifted does not fall.
 */
export function joinedWay(prospects: Prospects, ways: readonly WayOut[]): WayOut {
  const [only] = ways;
  if (ways.length === 1) return only;
  const costs = ways.map(({ cost }) => cost);
  const lifts = ways.flatMap((way) => way.lifts);
  const lifted = new Set(lifts.map(({ promise }) => promise));
  const stakes = new Map(costs.flatMap((cost) => cost.stakes).map((lost) => [lost.stake, lost]));
  // Who agrees to a loss in one of the ways agrees.
  for (const lost of costs.flatMap((cost) => cost.stakes)) if (lost.agreed) stakes.set(lost.stake, lost);
  const deals = new Set(costs.flatMap((cost) => cost.deals));
  const falls = new Set(costs.flatMap((cost) => cost.falls));
  for (const promise of fallWithAll(prospects, [...lifted])) {
    if (falls.has(promise)) continue;
    falls.add(promise);
    takeLosses(prospects, promise, stakes, deals);
  }
  const sum = (part: 'breaches' | 'powers' | 'people'): number =>
    costs.reduce((all, cost) => all + cost[part], 0);
  return {
    lifts,
    cost: {
      breaches: sum('breaches'),
      powers: sum('powers'),
      falls: [...falls].filter((promise) => !lifted.has(promise)),
      deals: [...deals],
      stakes: [...stakes.values()],
      people: sum('people'),
    },
  };
}

/** What falls once all of some promises are lifted, on a reading on which it waits beside each of them. */
function fallWithAll(prospects: Prospects, lifted: readonly PromiseEntry[]): readonly PromiseEntry[] {
  return fallIndexOf(prospects.judgement).with(lifted, 0, (other) =>
    lifted.every((promise) => areOpenTogether(prospects, promise, other)),
  );
}

function takeLosses(
  prospects: Prospects,
  promise: PromiseEntry,
  stakes: Map<Stake, LostStake>,
  deals: Set<Name>,
): void {
  const { partOf } = promise.terms;
  if (partOf) deals.add(partOf);
  for (const stake of stakesNow(prospects, promise)) {
    const { party, what, amount } = stake;
    if (!stakes.has(stake)) stakes.set(stake, { stake, party, what, amount, promise, agreed: false });
  }
}
