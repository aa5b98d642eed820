import type { PromiseEntry } from '../../ledger/entry.ts';
import { compareDecimals } from '../../ledger/values/decimal.ts';
import type { Demand, Plan } from '../../lifecycle/play/plan.ts';
import { namedFrom, triggeredBy, waysOf } from './bases.ts';

/** What happened of which it is not certain how much it was. */
export function uncertainAmounts(plans: readonly Plan[]): object[] {
  const found = new Set<object>();
  for (const plan of plans)
    for (const { hits } of demandsOf(plan))
      for (const { match } of hits) if (isRange(match)) found.add(match.occurrence.entry);
  return [...found];
}

/** Whether how far a promise has come hangs on amounts alone, its own or of those whose states it follows. */
export function hangsOnAmounts(plans: readonly Plan[], promise: PromiseEntry): boolean {
  const own = plans.find(({ entry }) => entry === promise);
  const demands = own ? [own, ...namedFrom(plans, own)].flatMap(demandsOf) : [];
  return (
    demands.some(({ hits }) => hits.some(({ match }) => isRange(match))) &&
    !demands.some(({ hits }) => hits.some(({ match }) => match.touch || match.unsure))
  );
}

function demandsOf(plan: Plan): Demand[] {
  return [...waysOf(plan), ...triggeredBy(plan)];
}

function isRange({ amount }: Demand['hits'][number]['match']): boolean {
  return amount !== undefined && compareDecimals(amount.low, amount.high) !== 0;
}
