import { fallIndexOf } from '../../exposure/falls.ts';
import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Prospects } from '../ahead/prospects.ts';
import type { WayOut } from '../conflict.ts';
import { Losses } from './losses.ts';
import { areOpenTogether } from './ways-out.ts';

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
  const losses = new Losses(prospects);
  for (const cost of costs) losses.addAll(cost);
  const falls = new Set(costs.flatMap((cost) => cost.falls));
  for (const promise of fallWithAll(prospects, [...lifted])) {
    if (falls.has(promise)) continue;
    falls.add(promise);
    losses.add(promise, () => false);
  }
  const sum = (part: 'breaches' | 'powers' | 'people'): number =>
    costs.reduce((all, cost) => all + cost[part], 0);
  return {
    lifts,
    cost: {
      breaches: sum('breaches'),
      powers: sum('powers'),
      falls: [...falls].filter((promise) => !lifted.has(promise)),
      deals: losses.deals,
      stakes: losses.stakes,
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
