import { nameOf } from '../../ledger/sentence.ts';
import { addUp, isNumber } from './match.ts';
import type { Demand, PartPlan } from './plan.ts';

/**
 * Which line each line of an amended promise takes the place of, by its place among those before: one about the same deed,
 * else the next of its kind that no other takes the place of; -1 where it is new.
 */
export function linesBefore(before: readonly PartPlan[], now: readonly PartPlan[]): number[] {
  const taken = new Set<number>();
  const take = (next: PartPlan, is: (old: PartPlan) => boolean): number => {
    const index = before.findIndex((old, i) => !taken.has(i) && old.kind === next.kind && is(old));
    if (index >= 0) taken.add(index);
    return index;
  };
  const same = now.map((next) => take(next, (old) => isAboutSame(old, next)));
  return now.map((next, index) => (same[index] >= 0 ? same[index] : take(next, () => true)));
}

/** Whether one line is about the same deed as another, in any of the ways of doing it. */
export function isAboutSame(old: PartPlan, next: PartPlan): boolean {
  return next.ways.some(({ demand }) => old.ways.some((way) => isSameDeed(way.demand, demand)));
}

/** Whether two demands are about the same deed, whatever number or sum they give. */
function isSameDeed(old: Demand, next: Demand): boolean {
  if (old.shape !== next.shape || isNumber(old.counted) !== isNumber(next.counted)) return false;
  return next.arguments.every((wanted, slot) => {
    const given = old.arguments[slot];
    if (wanted.kind === 'amount' && given.kind === 'amount') return addUp(wanted, given);
    return wanted.kind !== 'amount' && given.kind !== 'amount' && nameOf(wanted) === nameOf(given);
  });
}
