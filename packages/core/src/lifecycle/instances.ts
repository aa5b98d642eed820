import { type Day, isoDay } from '../ledger/civil-day.ts';
import { type DateValue, plainDay } from '../ledger/date-value.ts';
import { addDuration, type Duration } from '../ledger/duration.ts';
import type { EventEntry, PromiseEntry, Terms } from '../ledger/entry.ts';
import type { Each, Happening } from '../ledger/many.ts';
import type { Name } from '../ledger/name.ts';
import { type Selection, selectionOf } from '../ledger/selection.ts';
import { type Case, instanceOf } from './instance-entries.ts';
import { ALWAYS, membershipsOf, overlap, overlaps, type Span } from './memberships.ts';
import type { Occurrence } from './occurrence.ts';
import { openedBy } from './opened-by.ts';
import type { World } from './world.ts';

/** An instance, and whether what opened it is disputed. */
export interface Opened {
  readonly entry: PromiseEntry;
  readonly disputed: boolean;
}

/** Who stands for the variables, and the days on which they all are members. */
interface Pair {
  readonly of: Name | undefined;
  readonly to: Name | undefined;
  readonly spans: readonly Span[];
  /** The days on which each of the two is a member, whether or not the other is. */
  readonly ofSpans: readonly Span[];
  readonly toSpans: readonly Span[];
}

/** An `outside` line about a promise with many cases. */
export interface OutsideLine {
  readonly entry: EventEntry;
  readonly promise: Name;
}

/** What opens an instance on some day: an event that meets `whenever`, or of which it is said that it does not. */
interface Opening {
  readonly event: Happening;
  readonly date: DateValue;
  /** The days on which it may have been, and those of them on which it would be what is waited for. */
  readonly days: Span;
  readonly may: Span;
  readonly disputed: boolean;
  /** Whether it only may be what the promise waits for. */
  readonly isPossible: boolean;
}

/** How many periods one promise may have: for a promise of every day, more than fifty years. */
export const MOST_PERIODS = 20_000;

/** The instances of a promise with many cases, by what is known in a world (language.md: One promise, many cases). */
export function openInstances(
  world: World,
  generic: PromiseEntry,
  outside: readonly OutsideLine[],
): Opened[] {
  const { many } = generic.terms;
  if (!many) return [];
  const opened: Opened[] = [];
  const add = (one: Case, disputed: boolean) => {
    const entry = instanceOf(world.ledger, generic, one);
    if (entry) opened.push({ entry, disputed });
  };
  for (const pair of pairsOf(world, generic)) {
    if (many.whenever || outside.length > 0) byEvents(world, generic, pair, outside, add);
    if (many.every) byPeriods(generic, pair, many.every, add);
    else if (!many.whenever) byMembership(generic, pair, add);
  }
  return opened;
}

/** Every member of each group with every other one of the second side, from the day of the promise on. */
function pairsOf(world: World, { terms, date }: PromiseEntry): Pair[] {
  const { each } = terms.many!;
  const from = each.find(({ side }) => side === 'from');
  const to = each.find(({ side }) => side === 'to');
  const promised = [{ first: date.first, last: Infinity }];
  const pairs: Pair[] = [];
  for (const [of, some] of sideOf(world, from)) {
    for (const [other, others] of sideOf(world, to)) {
      if (isSame(of, other, terms)) continue;
      const spans = overlaps(overlaps(some, others), promised);
      if (spans.length > 0) pairs.push({ of, to: other, spans, ofSpans: some, toSpans: others });
    }
  }
  return pairs;
}

function sideOf(
  world: World,
  each: Each | undefined,
): readonly (readonly [Name | undefined, readonly Span[]])[] {
  return each ? [...membershipsOf(world.relations, each.group)] : [[undefined, [ALWAYS]]];
}

/** Nobody promises anything to itself. */
function isSame(of: Name | undefined, to: Name | undefined, terms: Terms): boolean {
  if (of && to) return of === to;
  if (of) return terms.to.length === 1 && terms.to[0].party === of;
  return to !== undefined && terms.from.length === 1 && terms.from[0].party === to;
}

/** One instance for each span of days on which both are members. */
function byMembership(generic: PromiseEntry, pair: Pair, add: (one: Case, disputed: boolean) => void): void {
  pair.spans.forEach((span, index) => {
    const date = startOf(generic.date, span);
    const on = index > 0 ? date : undefined;
    add({ ...caseOf(pair, span, date), on, onText: on && isoText(on) }, false);
  });
}

function byPeriods(
  generic: PromiseEntry,
  pair: Pair,
  every: Duration,
  add: (one: Case, disputed: boolean) => void,
): void {
  const { starting, until } = generic.terms.limits;
  if (until?.kind !== 'date' || (starting && starting.kind !== 'date')) return;
  if (every.days + every.months === 0) return;
  const begin = starting ? starting.date.first : generic.date.first;
  const end = until.date.last;
  for (let index = 0, first = begin; first <= end && index < MOST_PERIODS; index++) {
    const next = addDuration(begin, every, index + 1);
    // Before the promise was made it bound nobody.
    const day = Math.max(first, generic.date.first);
    const span = pair.spans.find((one) => one.first <= day && day <= one.last);
    if (span) {
      const on = plainDay(first);
      const period = { first, last: Math.min(next - 1, end) };
      add({ ...caseOf(pair, span, startOf(generic.date, span)), on, onText: isoText(on), period }, false);
    }
    first = next;
  }
}

function byEvents(
  world: World,
  generic: PromiseEntry,
  pair: Pair,
  outside: readonly OutsideLine[],
  add: (one: Case, disputed: boolean) => void,
): void {
  const found = new Map<Happening, Opening>();
  for (const { occurrence, days, isPossible } of openedBy(world, generic, pair)) {
    const before = found.get(occurrence.entry);
    const opening = openingOf(occurrence, days, isPossible);
    if (!before || doubtOf(opening) < doubtOf(before)) found.set(occurrence.entry, opening);
  }
  for (const line of outside) {
    const event = lookedAt(world, line, pair, generic.terms);
    if (!event || found.has(event)) continue;
    const { date } = event;
    const days = { first: date.first, last: date.last };
    found.set(event, { event, date, days, may: days, disputed: false, isPossible: false });
  }
  const openings = [...found.values()].flatMap((opening) => {
    const days = daysOf(opening, generic, pair);
    return days ? [{ opening, ...days }] : [];
  });
  for (const { opening, span, date } of openings) {
    const { event, days, disputed, isPossible } = opening;
    const onText = event.name ? `@${event.name.text}` : writtenDate(event);
    const alike = openings.map((one) => one.opening.event).filter((other) => isAlike(other, event));
    const number = alike.length > 1 ? alike.sort(byText).indexOf(event) + 1 : undefined;
    const own = { event, days, isPossible, on: event.date, onText, number };
    add({ ...caseOf(pair, span, date), ...own }, disputed);
  }
}

function openingOf(
  { entry, date, first, last, disputed }: Occurrence,
  may: Span | undefined,
  isPossible: boolean,
): Opening {
  const days = { first, last };
  return { event: entry, date, days, may: may ?? days, disputed, isPossible };
}

/** How little an opening can be relied on: of two lines of one event the surer opens the case. */
function doubtOf({ isPossible, disputed }: Opening): number {
  return (isPossible ? 2 : 0) + (disputed ? 1 : 0);
}

/** When an event opens an instance: while both are members, and within the time that the promise is about. */
function daysOf(
  { date, may }: Opening,
  { terms }: PromiseEntry,
  { spans }: Pair,
): { readonly span: Span; readonly date: DateValue } | undefined {
  const bounds = [terms.limits, terms.many!.whenever?.limits].map(
    (limits): Span => ({
      first: limits?.starting?.kind === 'date' ? limits.starting.date.first : -Infinity,
      last: limits?.until?.kind === 'date' ? limits.until.date.last : Infinity,
    }),
  );
  for (const span of spans) {
    let days = overlap(may, span);
    for (const bound of bounds) days &&= overlap(days, bound);
    if (!days) continue;
    const isWhole = days.first === date.first && days.last === date.last;
    return { span, date: isWhole ? date : rangeOf(days) };
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
  return { of, to, date, closes, leaving, ...opening, period: undefined };
}

function isWithin(spans: readonly Span[], day: Day | undefined): boolean {
  return day === undefined || spans.some(({ first, last }) => first <= day && day <= last);
}

/** The day of the promise, or the day on which the last of them joined if that is later. */
function startOf(date: DateValue, { first }: Span): DateValue {
  if (first <= date.first) return date;
  return first >= date.last ? plainDay(first) : rangeOf({ first, last: date.last });
}

function rangeOf({ first, last }: Span): DateValue {
  if (first === last) return plainDay(first);
  return { first, last, startLast: first, endFirst: last, time: -1, doubtful: false };
}

/** Events without a name on the same day, as they are written. */
function isAlike(one: Happening, other: Happening): boolean {
  return !one.name && !other.name && writtenDate(one) === writtenDate(other);
}

function writtenDate({ block }: Happening): string {
  const { text } = block.source;
  return /\S+/.exec(text.slice(block.start, block.end))![0];
}

/** By what is written, so that the order of entries gives no event another number. */
function byText(a: Happening, b: Happening): number {
  const left = textOf(a);
  const right = textOf(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

function textOf({ block }: Happening): string {
  return block.source.text.slice(block.start, block.end).replace(/\s+/g, ' ');
}

function isoText({ first }: DateValue): string {
  return isoDay(first);
}
