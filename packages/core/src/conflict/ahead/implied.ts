import type { PromiseEntry } from '../../ledger/entry.ts';
import { nameOf } from '../../ledger/sentence.ts';
import { compareDecimals } from '../../ledger/values/decimal.ts';
import { amountInBase, baseUnitOf, type Counted } from '../../lifecycle/play/match.ts';
import type { Clock, Demand, Trigger } from '../../lifecycle/play/plan.ts';
import type { Relations } from '../../lifecycle/relations.ts';

/** Whether one condition cannot come true without another, on the day of a judgement. */
export function implies(relations: Relations, one: Trigger, other: Trigger, on: number): boolean {
  if (one.kind === 'state') return other.kind === 'state' && impliesState(one, other);
  if (one.kind === 'deed')
    return other.kind === 'deed' && impliesDeed(relations, one.demand, other.demand, on);
  return (
    other.kind === 'absence' &&
    isNoEarlier(one.by, other.by) &&
    impliesDeed(relations, other.demand, one.demand, on)
  );
}

/** Whether what does all of one demand does all of another, too. */
export function impliesDeed(relations: Relations, one: Demand, other: Demand, on: number): boolean {
  if (one.shape !== other.shape || !asksAsMuch(one.counted, other.counted)) return false;
  return one.arguments.every((argument, slot) => {
    if (other.counted.kind === 'amount' && slot === other.counted.slot) return true;
    const within = nameOf(argument);
    const around = nameOf(other.arguments[slot]);
    return within !== undefined && around !== undefined && relations.lies(within, around, on);
  });
}

/**
 * Whether what counts for a condition of one promise counts for the like of another: an amount adds up from the day of
 * the promise on, and what must not be done must not have been done since.
 */
export function isSinceAsLong(one: Trigger, of: PromiseEntry, other: PromiseEntry): boolean {
  if (one.kind === 'absence') return other.date.first >= of.date.last;
  return one.kind === 'state' || one.demand.counted.kind !== 'amount' || of.date.first >= other.date.last;
}

/** What is counted of groups depends on who they are: nothing is concluded from it. */
function asksAsMuch(one: Counted, other: Counted): boolean {
  if (other.kind === 'deed') return one.kind === 'deed';
  if (one.kind !== 'amount' || other.kind !== 'amount' || one.slot !== other.slot) return false;
  const [more, less] = [one.amount, other.amount];
  if (more.of !== less.of || baseUnitOf(more.unit) !== baseUnitOf(less.unit)) return false;
  const compared = compareDecimals(amountInBase(more.low, more.unit), amountInBase(less.low, less.unit));
  return compared > 0 || (compared === 0 && (more.above || !less.above));
}

/** What is not done by one day is not done by an earlier one. */
function isNoEarlier(one: Clock, other: Clock): boolean {
  return one.kind === 'date' && other.kind === 'date' && one.first >= other.last;
}

type StateTrigger = Trigger & { readonly kind: 'state' };

function impliesState(one: StateTrigger, other: StateTrigger): boolean {
  if (one.which !== other.which || one.promises.length === 0) return false;
  if (one.state !== other.state && !(other.state === 'done' && one.state === 'kept')) return false;
  return (
    one.promises.length === other.promises.length &&
    one.promises.every((promise) => other.promises.includes(promise))
  );
}
