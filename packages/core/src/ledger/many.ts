import {
  type ActEntry,
  type ConditionLine,
  type Entry,
  type EventEntry,
  isPromise,
  type NoticeEntry,
  type PromiseEntry,
} from './entry.ts';
import type { Name } from './name.ts';
import type { Day } from './values/civil-day.ts';
import type { DateValue } from './values/date-value.ts';
import type { Duration } from './values/duration.ts';

/** What makes one entry a promise with many cases (language.md: One promise, many cases). */
export interface Many {
  readonly each: readonly Each[];
  /** Each event that meets it opens an instance. */
  readonly whenever: ConditionLine | undefined;
  /** How long each period is that has an instance of its own. */
  readonly every: Duration | undefined;
  /** Whether each pair has a case that waits for what opens one: of a promise that is only tested. */
  readonly isSupposed?: true;
}

/** `from each ?m of @group`, `to each other ?v of @group`. */
export interface Each {
  readonly side: 'from' | 'to';
  /** The variable as a name, `?m`. */
  readonly variable: Name;
  readonly group: Name;
  /** Whether `other` is written. */
  readonly other: boolean;
}

/** What can be a deed: events and acts, and promising and giving notice too. */
export type Happening = EventEntry | ActEntry | PromiseEntry | NoticeEntry;

/** Days from a first to a last; the same where there is no doubt. */
export interface DayRange {
  readonly first: Day;
  readonly last: Day;
}

/** The days of one period, and the last on which what is to be done in it is in time. */
export interface Period extends DayRange {
  readonly due: Day;
}

/** One case of a promise with many: the promise it is a case of, and what opened it. */
export interface Instance {
  readonly generic: PromiseEntry;
  /** The member that stands for the variable of `from each`, and of `to each`. */
  readonly of: Name | undefined;
  readonly to: Name | undefined;
  /** What opened it, with `whenever` and `outside`. */
  readonly event: Happening | undefined;
  /** The days on which that may have been; it opened only if that was within the days it is dated by. */
  readonly days: DayRange | undefined;
  /** Whether what happened only may have been what it waits for. */
  readonly isPossible: boolean;
  /** The day it is known by: that of its event, or the first of its period. */
  readonly on: DateValue | undefined;
  /** Its place among the instances of events without a name on the same day, from 1. */
  readonly number: number | undefined;
  /** Whether it waits for what would open it, as one of a promise that is only tested. */
  readonly isSupposed?: true;
  /** Its days, with `every`. */
  readonly period: Period | undefined;
  /** The amendments that made this period, where the promise did not: the first of them that stands does. */
  readonly makers?: readonly ActEntry[];
  /** The amendments after which there is no such period: the first of them that stands ends it. */
  readonly closers?: readonly ActEntry[];
  /** The first day on which one of its members no longer is one. */
  readonly closes: number | undefined;
  /** What says so: the group that lists its members, or an amendment after which there are fewer periods. */
  readonly closedBy: Entry | undefined;
  /** Who has left by then. */
  readonly leaving: readonly Name[];
}

/** What makes a promise one with many cases, for a name that a promise is declared under. */
export function manyOf({ entry }: Name): Many | undefined {
  return isPromise(entry) ? entry.terms.many : undefined;
}
