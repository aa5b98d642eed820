import type { Limits } from '../../ledger/condition.ts';
import { dealOf, fullTerms } from '../../ledger/deal-terms.ts';
import type { ActEntry, Bound, PromiseEntry, Terms } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { DateValue } from '../../ledger/values/date-value.ts';
import { isByAll, isHeldBy } from '../acts/act-standing.ts';
import type { World } from '../world.ts';
import type { Pair } from './pairs.ts';

/** The last day of the periods of a promise: as it was made, or as an amendment left it. */
export interface PeriodEnd {
  readonly until: Day;
  /** Since when that holds. */
  readonly date: DateValue;
  readonly act: ActEntry | undefined;
}

/** The bounds in time of a promise, those that its deal gives filled in where that is known. */
export function limitsOf(world: World, promise: PromiseEntry): Limits {
  return termsOf(world, promise).limits;
}

function termsOf(world: World, promise: PromiseEntry): Terms {
  const deal = dealOf(promise.terms);
  return deal && world.counts(deal) ? fullTerms(promise) : promise.terms;
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

/** Whether those who amended it may; what a power waits for shows when the case is played. */
function areAgreed(world: World, { by, date }: ActEntry, promise: PromiseEntry, { of, to }: Pair): boolean {
  const { relations } = world;
  const terms = termsOf(world, promise);
  const own = new Map<Name, Name | undefined>();
  for (const { side, variable } of promise.terms.many!.each) own.set(variable, side === 'from' ? of : to);
  const meant = (name: Name) => own.get(name) ?? name;
  const bound = [terms.from, terms.to].map((side) =>
    side.map((one: Bound) => ({ ...one, party: meant(one.party) })),
  );
  if (isByAll(relations, bound, by, date.first)) return true;
  return terms.powers.some(({ act, holder, needs }) => {
    if (act !== 'amend' || !holder) return false;
    const power = { holder: meant(holder), needs: needs && { ...needs, of: needs.of.map(meant) } };
    return isHeldBy(relations, power, by, date.first);
  });
}

/** How long a period is part of a promise. */
interface Stretch {
  readonly made: DateValue;
  readonly last: Day;
  /** The amendments that make it part of the promise, where the promise did not: the first of them that stands does. */
  readonly makers: readonly ActEntry[];
  /** The amendments that take it out: the first of them that stands does. */
  readonly closers: readonly ActEntry[];
}

/**
 * When a period was made part of the promise, its last day, and the amendment that took it out. One that a later amendment
 * takes in again goes on as it was where it had not begun, or was over, while it was left out; where it began meanwhile, it
 * begins with that amendment; what passed meanwhile was not promised then.
 *
 * @param due the last day on which what is to be done is in time, where that is not its last
 */
export function stretchOf(first: Day, whole: Day, due: Day | undefined, ends: readonly PeriodEnd[]): Stretch {
  const [begin, ...later] = ends.slice(ends.findIndex(({ until }) => first <= until));
  let made = begin.date;
  let last = Math.min(whole, begin.until);
  let makers = begin.act ? [begin.act] : [];
  let closers: ActEntry[] = [];
  for (const { until, date, act } of later) {
    if (first > until) {
      closers.push(act!);
      continue;
    }
    const [left] = closers;
    const end = Math.min(whole, until);
    if (left && Math.min(last, due ?? last) >= left.date.first) {
      if (Math.min(end, due ?? end) < date.first) continue;
      if (left.date.first <= first && first < date.first) {
        made = date;
        makers = [];
      }
    }
    if (made === date || makers.length > 0) makers.push(act!);
    // A deadline that was missed stays missed.
    if ((left ?? { date }).date.first <= last) last = end;
    closers = [];
  }
  return { made, last, makers, closers };
}
