import type { Day } from '../ledger/civil-day.ts';
import type { Limits } from '../ledger/condition.ts';
import type { DateValue } from '../ledger/date-value.ts';
import { dealOf, fullTerms } from '../ledger/deal-terms.ts';
import type { ActEntry, PromiseEntry } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import type { Pair } from './pairs.ts';
import type { World } from './world.ts';

/** The last day of the periods of a promise: as it was made, or as an amendment left it. */
export interface PeriodEnd {
  readonly until: Day;
  /** Since when that holds. */
  readonly date: DateValue;
  readonly act: ActEntry | undefined;
}

/** The bounds in time of a promise, those that its deal gives filled in where that is known. */
export function limitsOf(world: World, promise: PromiseEntry): Limits {
  const deal = dealOf(promise.terms);
  return deal && world.counts(deal) ? fullTerms(promise).limits : promise.terms.limits;
}

/** The last days that the periods of a promise had one after the other; none where it says none. */
export function endsOfPeriods(world: World, generic: PromiseEntry, pair: Pair): PeriodEnd[] {
  const { until } = limitsOf(world, generic);
  if (until?.kind !== 'date') return [];
  const made: PeriodEnd = { until: until.date.last, date: generic.date, act: undefined };
  const amended = world.cases.about.flatMap(({ entry, name }): PeriodEnd[] => {
    if (entry.kind !== 'act' || entry.act !== 'amend' || name !== generic.name) return [];
    const end = entry.given.includes('until') ? entry.terms?.limits.until : undefined;
    if (end?.kind !== 'date' || !areAgreed(world, entry, generic, pair)) return [];
    return [{ until: end.date.last, date: entry.date, act: entry }];
  });
  return [made, ...amended.sort((a, b) => a.date.first - b.date.first || a.until - b.until)];
}

/** Whether all who are bound and all who are promised to amended it, or the holder of that power did. */
function areAgreed(
  { relations }: World,
  { by, date }: ActEntry,
  { terms }: PromiseEntry,
  { of, to }: Pair,
): boolean {
  const own = new Map<Name, Name | undefined>();
  for (const { side, variable } of terms.many!.each) own.set(variable, side === 'from' ? of : to);
  const acts = (party: Name) => {
    const meant = own.get(party) ?? party;
    return by.some((actor) => relations.lies(actor, meant, date.first));
  };
  if ([...terms.from, ...terms.to].every(({ party, through }) => (through && acts(through)) || acts(party)))
    return true;
  return terms.powers.some(({ act, holder }) => act === 'amend' && holder !== undefined && acts(holder));
}

/**
 * When a period was made part of the promise, its last day, and the amendment that took it out. One that a later amendment
 * takes in again goes on as it was where it had not begun, or was over, while it was left out; where it began meanwhile, it
 * begins with that amendment; what passed meanwhile was not promised then.
 *
 * @param due the last day on which what is to be done is in time, where that is not its last
 */
export function stretchOf(
  first: Day,
  whole: Day,
  due: Day | undefined,
  ends: readonly PeriodEnd[],
): { readonly made: DateValue; readonly last: Day; readonly left: ActEntry | undefined } {
  const [begin, ...later] = ends.slice(ends.findIndex(({ until }) => first <= until));
  let made = begin.date;
  let last = Math.min(whole, begin.until);
  let left: ActEntry | undefined;
  for (const { until, date, act } of later) {
    if (first > until) {
      left ??= act;
      continue;
    }
    const end = Math.min(whole, until);
    if (left && Math.min(last, due ?? last) >= left.date.first) {
      if (Math.min(end, due ?? end) < date.first) continue;
      if (left.date.first <= first && first < date.first) made = date;
    }
    // A deadline that was missed stays missed.
    if ((left ?? { date }).date.first <= last) last = end;
    left = undefined;
  }
  return { made, last, left };
}
