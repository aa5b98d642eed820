import { manyOf } from './many.ts';
import type { Name } from './name.ts';
import type { Sentence } from './sentence.ts';
import type { DateValue } from './values/date-value.ts';
import type { Duration } from './values/duration.ts';

/** What must happen before a promise falls due, or ends one, or opens and closes a window. */
export type Condition = DeedCondition | StateCondition | AbsenceCondition;

/** A deed has happened. */
export interface DeedCondition {
  readonly kind: 'deed';
  readonly sentence: Sentence;
}

/** A promise, or a deal's promises, are in a state: `@p is broken`. */
export interface StateCondition {
  readonly kind: 'state';
  readonly promise: Name;
  /** A word of axes 1, 3 or 4, `done` or `over`. */
  readonly state: string;
  /** Of a deal's promises: all of them, or any. Of many cases see {@link whichOf}. */
  readonly which: 'all' | 'any';
  /** Whether `all of` is written. */
  readonly isAllSaid?: true;
  readonly start: number;
  readonly end: number;
}

/** Whether a condition asks for all promises that it names or for any: of a deal's for all, of many cases for any. */
export function whichOf({ which, isAllSaid, promise }: StateCondition): 'all' | 'any' {
  return !isAllSaid && manyOf(promise) ? 'any' : which;
}

/** `any of ` or `all of `, where it has to be said. */
export function whichWords(condition: StateCondition): string {
  if (condition.which === 'any') return 'any of ';
  return condition.isAllSaid && manyOf(condition.promise) ? 'all of ' : '';
}

/** A deed has not happened by a day: `no SENTENCE by DATE`. */
export interface AbsenceCondition {
  readonly kind: 'absence';
  readonly sentence: Sentence;
  readonly by: Deadline;
}

/** A date, or a duration counted from when a condition is met. */
export type Deadline = DateDeadline | RelativeDeadline;

export interface DateDeadline {
  readonly kind: 'date';
  readonly date: DateValue;
  /** Whether all of that day surely lies in the window, as of a period of many: the next begins the day after. */
  readonly wholeDay?: true;
}

export interface RelativeDeadline {
  readonly kind: 'after';
  readonly duration: Duration;
  readonly condition: Condition;
}

/** The end of a window: a deadline, or the first day a condition is met. */
export type WindowEnd = Deadline | { readonly kind: 'condition'; readonly condition: Condition };

/** The clauses of a line or the fields of a promise that bound it in time. */
export interface Limits {
  readonly by: Deadline | undefined;
  readonly within: Duration | undefined;
  readonly starting: Deadline | undefined;
  readonly until: WindowEnd | undefined;
}

/** No bound in time. */
export const UNLIMITED: Limits = { by: undefined, within: undefined, starting: undefined, until: undefined };

/** The words of axes 1, 3 and 4 that a condition may ask for, with `done` and `over`. */
export const STATE_WORDS: readonly string[] = [
  'proposed',
  'conditional',
  'due',
  'kept',
  'partly kept',
  'broken',
  'lapsed',
  'released',
  'ended',
  'excused',
  'superseded',
  'voided',
  'outstanding',
  'kept late',
  'repaired',
  'forgiven',
  'overdue',
  'suspended',
  'disputed',
  'irregular',
  'unclear',
  'done',
  'over',
];
