import { isPromise } from '../../ledger/entry.ts';
import type { Happening } from '../../ledger/many.ts';
import { isoDay } from '../../ledger/values/civil-day.ts';
import { type DateValue, plainDay } from '../../ledger/values/date-value.ts';
import type { Occurrence } from '../occurrence.ts';
import { keyOfEntry } from '../play/timeline.ts';
import type { Span } from './memberships.ts';

/** What opens a case: what meets `whenever`, or what is said not to by `outside`. */
export interface Opening {
  /** What happened, or the promise that came to be in a state; undefined where it is the calendar, or several promises. */
  readonly event: Happening | undefined;
  /** How it is written in the name of the case. */
  readonly text: string;
  /** The day the case is dated by. */
  readonly date: DateValue;
  /** The days on which an event may have been; undefined where the case is dated by another day than its event. */
  readonly days: Span | undefined;
  /** Those of its days on which it would be what is waited for. */
  readonly may: Span;
  readonly disputed: boolean;
  /** Whether it only may be what the promise waits for. */
  readonly isPossible: boolean;
}

/** The opening by an event. */
export function eventOpening(
  { entry, date, first, last, disputed }: Occurrence,
  may: Span | undefined,
  isPossible: boolean,
): Opening {
  const days = { first, last };
  return { event: entry, text: textOf(entry), date, days, may: may ?? days, disputed, isPossible };
}

/** The opening by an event that was looked at, and is not what is waited for. */
export function outsideOpening(event: Happening): Opening {
  const { date } = event;
  const days = { first: date.first, last: date.last };
  return { event, text: textOf(event), date, days, may: days, disputed: false, isPossible: false };
}

/** Of two lines of one event the surer opens the case; of two that are as sure, each on its days. */
export function surerOf(one: Opening, other: Opening): Opening {
  const more = doubtOf(one) - doubtOf(other);
  if (more !== 0) return more < 0 ? one : other;
  const [first, last] = [Math.min(one.may.first, other.may.first), Math.max(one.may.last, other.may.last)];
  return { ...one, may: { first, last } };
}

/** How little an opening can be relied on. */
function doubtOf({ isPossible, disputed }: Opening): number {
  return (isPossible ? 2 : 0) + (disputed ? 1 : 0);
}

/** Its place among openings that are written alike, from 1; undefined where it is the only one. */
export function numberOf(opening: Opening, openings: readonly Opening[]): number | undefined {
  const alike = openings.filter(({ text }) => text === opening.text);
  return alike.length > 1 ? alike.sort(byText).indexOf(opening) + 1 : undefined;
}

/** What opened a case, as its name says it: an event or promise by its name, else the day. */
export function openingText(event: Happening | undefined, { first, last }: DateValue): string {
  if (event && (!isPromise(event) || !event.instance)) return textOf(event);
  return first === last ? isoDay(first) : `${isoDay(first)}/${isoDay(last)}`;
}

/** An event by its name, else by its date as it is written. */
function textOf({ name, block }: Happening): string {
  if (name) return `@${name.text}`;
  const { text } = block.source;
  return /\S+/.exec(text.slice(block.start, block.end))![0];
}

/** By what is written, so that the order of entries gives no event another number. */
function byText(a: Opening, b: Opening): number {
  const left = keyOf(a);
  const right = keyOf(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

function keyOf({ event }: Opening): string {
  return event ? keyOfEntry(event) : '';
}

/** Days as a date. */
export function rangeOf({ first, last }: Span): DateValue {
  if (first === last) return plainDay(first);
  return { first, last, startLast: first, endFirst: last, time: -1, doubtful: false };
}
