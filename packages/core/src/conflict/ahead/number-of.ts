import type { Quantity } from '../../ledger/sentence.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { PartPlan } from '../../lifecycle/play/plan.ts';
import { NEVER, type Run } from '../../lifecycle/play/run.ts';
import type { Reading, Tally } from '../../lifecycle/play/tally.ts';

/** The number that a `never` or `always` is about: also of one from which some were released unnamed. */
export function numberOf(run: Run, part: PartPlan, reading: Reading, on: Day): Quantity | undefined {
  const [way] = part.ways;
  const { counted } = way.demand;
  if (counted.kind !== 'members') return undefined;
  const tally = run.tally(way);
  const hasFailed = run.parts[way.part].failed !== NEVER;
  if (part.kind === 'never') return notToReach(tally, hasFailed, reading, on);
  if (counted.quantity)
    return tally.spared.length > 0 ? { ...counted.quantity, low: tally.need(on).low } : counted.quantity;
  if (tally.spared.every(({ all }) => all)) return undefined;
  // Where nothing has failed, all who were touched are among those released: as many must stand as before.
  const { low } = hasFailed ? tally.stand(on) : tally.need(on);
  return { kind: 'quantity', low, high: Infinity, bound: true, group: counted.group };
}

/** How many must not be touched: of who is released unnamed as many more may be. */
function notToReach(tally: Tally, hasFailed: boolean, reading: Reading, on: Day): Quantity | undefined {
  if (tally.counted.kind !== 'members') return undefined;
  const { quantity, group } = tally.counted;
  const more = unnamed(tally, reading);
  if (quantity) {
    const gone = tally.count(on)?.gone ?? 0;
    return { ...quantity, low: Math.max(1, quantity.low - gone) + more };
  }
  if (more === 0 || hasFailed) return undefined;
  return { kind: 'quantity', low: more + 1, high: Infinity, bound: true, group };
}

/** How many of the very group that is counted were released unnamed: as many more may be touched, of whom each may be one. */
function unnamed({ counted, spared }: Tally, reading: Reading): number {
  if (counted.kind !== 'members') return 0;
  const number = spared.find(({ who, all }) => !all && who === counted.group);
  if (!number) return 0;
  return reading === 'least' ? number.high : number.low;
}
