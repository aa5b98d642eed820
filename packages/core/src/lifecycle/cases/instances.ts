import type { EventEntry, PromiseEntry, Terms } from '../../ledger/entry.ts';
import type { Happening } from '../../ledger/many.ts';
import type { Name } from '../../ledger/name.ts';
import { type Selection, selectionOf } from '../../ledger/selection.ts';
import { type Day, isoDay } from '../../ledger/values/civil-day.ts';
import { type DateValue, plainDay } from '../../ledger/values/date-value.ts';
import { addDuration, type Duration } from '../../ledger/values/duration.ts';
import type { World } from '../world.ts';
import { type Case, instanceOf } from './instance-entries.ts';
import { overlap, type Span } from './memberships.ts';
import { openedBy } from './opened-by.ts';
import { numberOf, type Opening, outsideOpening, rangeOf, surerOf } from './opening.ts';
import { leftBy, type Pair, pairsOf } from './pairs.ts';
import { endsOfPeriods, limitsOf, stretchOf } from './period-ends.ts';
import type { PlayedOpenings } from './played-openings.ts';

/** An instance, and whether what opened it is disputed. */
export interface Opened {
  readonly entry: PromiseEntry;
  readonly disputed: boolean;
}

/** An `outside` line about a promise with many cases. */
export interface OutsideLine {
  readonly entry: EventEntry;
  readonly promise: Name;
}

/** How many periods one promise may have: for a promise of every day, more than fifty years. */
export const MOST_PERIODS = 20_000;

/** The instances of a promise with many cases, by what is known in a world (language.md: One promise, many cases). */
export function openInstances(
  world: World,
  generic: PromiseEntry,
  outside: readonly OutsideLine[],
  played: PlayedOpenings,
): Opened[] {
  const { many } = generic.terms;
  if (!many) return [];
  const opened: Opened[] = [];
  const add = (one: Case, disputed: boolean) => {
    const entry = instanceOf(world.ledger, generic, one);
    if (entry) opened.push({ entry, disputed });
  };
  for (const pair of pairsOf(world, generic)) {
    if (many.whenever || outside.length > 0)
      byEvents(world, generic, pair, outside, played.of(generic, pair), add);
    // What would open one is waited for.
    if (many.isSupposed)
      byMembership(world, generic, pair, (one, disputed) => add({ ...one, isSupposed: true }, disputed));
    if (many.every) byPeriods(world, generic, pair, many.every, add);
    else if (!many.whenever) byMembership(world, generic, pair, add);
  }
  return opened;
}

/** One instance for each span of days on which both are members. */
function byMembership(
  world: World,
  generic: PromiseEntry,
  pair: Pair,
  add: (one: Case, disputed: boolean) => void,
): void {
  pair.spans.forEach((span, index) => {
    const date = startOf(generic.date, span);
    const on = index > 0 ? date : undefined;
    add({ ...caseOf(world, generic, pair, span, date), on, onText: on && isoText(on) }, false);
  });
}

function byPeriods(
  world: World,
  generic: PromiseEntry,
  pair: Pair,
  every: Duration,
  add: (one: Case, disputed: boolean) => void,
): void {
  const { starting, within } = limitsOf(world, generic);
  const ends = endsOfPeriods(world, generic, pair);
  if (ends.length === 0 || (starting && starting.kind !== 'date')) return;
  if (every.days + every.months === 0) return;
  const begin = starting ? starting.date.first : generic.date.first;
  const end = Math.max(...ends.map(({ until }) => until));
  for (let index = 0, first = begin; first <= end && index < MOST_PERIODS; index++) {
    const next = addDuration(begin, every, index + 1);
    const inTime = within && addDuration(first, within);
    const { made, last, makers, closers } = stretchOf(first, next - 1, inTime, ends);
    // Before the promise was made it bound nobody; a period that was over by then was not promised.
    const day = Math.max(first, made.first);
    const due = inTime ?? last;
    const isPromised = Math.min(last, due) >= made.first;
    const span = isPromised && pair.spans.find((one) => one.first <= day && day <= one.last);
    if (span) {
      const on = plainDay(first);
      const one = caseOf(world, generic, pair, span, startOf(made, span));
      const [left] = closers;
      const isLeft = left && left.date.first < (one.closes ?? Infinity);
      const closing = isLeft ? { closes: left.date.first, closedBy: left, closers, leaving: [] } : {};
      add({ ...one, ...closing, makers, on, onText: isoText(on), period: { first, last, due } }, false);
    }
    first = next;
  }
}

function byEvents(
  world: World,
  generic: PromiseEntry,
  pair: Pair,
  outside: readonly OutsideLine[],
  played: readonly Opening[],
  add: (one: Case, disputed: boolean) => void,
): void {
  const bounds = boundsOf(world, generic);
  const found = new Map<object, Opening>();
  const all = [...openedBy(world, generic, pair), ...played];
  for (const opening of all) {
    if (!daysOf(opening, bounds, pair)) continue;
    const key = opening.event ?? opening;
    const before = found.get(key);
    found.set(key, before ? surerOf(before, opening) : opening);
  }
  for (const line of outside) {
    const event = lookedAt(world, line, pair, generic.terms);
    if (event && !all.some((one) => one.event === event)) found.set(event, outsideOpening(event));
  }
  const dated = [...found.values()].flatMap((opening) => {
    const when = daysOf(opening, bounds, pair);
    return when ? [{ opening, ...when }] : [];
  });
  const openings = dated.map(({ opening }) => opening);
  for (const { opening, span, date, isCut } of dated) {
    const { event, days, disputed, text: onText } = opening;
    // Days of an event that are cut off are told apart when it is played.
    const isPossible = opening.isPossible || (isCut && !days);
    const on = days && event ? event.date : date;
    const number = numberOf(opening, openings);
    add(
      { ...caseOf(world, generic, pair, span, date), event, days, isPossible, on, onText, number },
      disputed,
    );
  }
}

/** The days on which cases may open by what a promise or its deal says, and by the line itself. */
function boundsOf(world: World, generic: PromiseEntry): Span[] {
  return [limitsOf(world, generic), generic.terms.many!.whenever?.limits].map((limits) => ({
    first: limits?.starting?.kind === 'date' ? limits.starting.date.first : -Infinity,
    last: limits?.until?.kind === 'date' ? limits.until.date.last : Infinity,
  }));
}

/** When an opening opens an instance: while both are members, and within the time that the promise is about. */
function daysOf(
  { date, may }: Opening,
  bounds: readonly Span[],
  { spans }: Pair,
): { readonly span: Span; readonly date: DateValue; readonly isCut: boolean } | undefined {
  for (const span of spans) {
    let days = overlap(may, span);
    for (const bound of bounds) days &&= overlap(days, bound);
    if (!days) continue;
    const isWhole = days.first === date.first && days.last === date.last;
    const isCut = days.first !== may.first || days.last !== may.last;
    return { span, date: isWhole ? date : rangeOf(days), isCut };
  }
  return undefined;
}

/** The event that an `outside` line is about, where it selects this pair. */
function lookedAt(
  world: World,
  { entry, promise }: OutsideLine,
  { of, to }: Pair,
  terms: Terms,
): Happening | undefined {
  const selection: Partial<Selection> = selectionOf(promise) ?? {};
  if (selection.of && selection.of !== of && !(of === undefined && isOn(terms.from, selection.of)))
    return undefined;
  if (selection.to && selection.to !== to && !(to === undefined && isOn(terms.to, selection.to)))
    return undefined;
  const { on } = selection;
  if (!on || !('kind' in on)) return entry;
  const event = on.entry;
  if (event === entry) return entry;
  const isEvent = event?.kind === 'event' || event?.kind === 'alleged' || event?.kind === 'act';
  return isEvent && world.counts(event) ? event : undefined;
}

function isOn(side: Terms['from'], name: Name): boolean {
  return side.some(({ party }) => party === name);
}

function caseOf(
  world: World,
  generic: PromiseEntry,
  { of, to, ofSpans, toSpans }: Pair,
  { last }: Span,
  date: DateValue,
): Omit<Case, 'on' | 'onText'> {
  const closes = last === Infinity ? undefined : last + 1;
  const leaving = [
    ...(of && !isWithin(ofSpans, closes) ? [of] : []),
    ...(to && !isWithin(toSpans, closes) ? [to] : []),
  ];
  const opening = { event: undefined, days: undefined, isPossible: false, number: undefined };
  const closedBy = leftBy(world, generic, leaving, closes);
  return { of, to, date, closes, closedBy, leaving, ...opening, period: undefined };
}

function isWithin(spans: readonly Span[], day: Day | undefined): boolean {
  return day === undefined || spans.some(({ first, last }) => first <= day && day <= last);
}

/** The day of the promise, or the day on which the last of them joined if that is later. */
function startOf(date: DateValue, { first }: Span): DateValue {
  if (first <= date.first) return date;
  return first >= date.last ? plainDay(first) : rangeOf({ first, last: date.last });
}

function isoText({ first }: DateValue): string {
  return isoDay(first);
}
