import type { Lack } from '../../ledger/deal-terms.ts';
import type { ActEntry, Power, PromiseEntry, Terms } from '../../ledger/entry.ts';
import type { Argument, Shape } from '../../ledger/sentence.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { Duration } from '../../ledger/values/duration.ts';
import type { Counted, Match } from './match.ts';

/** An occurrence that bears on a demand or condition: for it or against it. */
export interface Hit {
  readonly match: Match;
  readonly role: 'for' | 'against' | 'blocks' | 'undoes';
  /** The assignment and delegation it depends on; undefined when it does not. */
  readonly variant: Variant | undefined;
  /** Of what blocks: as which it is what is asked for, so that it blocks nothing while one of them is in force. */
  readonly askedAs?: readonly (Variant | undefined)[] | undefined;
}

/** The sentence as an assignment or delegation has changed it. */
export interface Variant {
  /** The assignment in force; null when it may be none. */
  readonly assignedBy: ActEntry | null | undefined;
  readonly delegatedBy: ActEntry | undefined;
}

/** A sentence to be matched, with all occurrences that bear on it. */
export interface Demand {
  readonly shape: Shape;
  readonly arguments: readonly Argument[];
  readonly counted: Counted;
  readonly distinct: boolean;
  readonly hits: readonly Hit[];
}

/** A condition with what it rests on. */
export type Trigger =
  | { readonly kind: 'deed'; readonly index: number; readonly demand: Demand }
  | { readonly kind: 'absence'; readonly index: number; readonly demand: Demand; readonly by: Clock }
  | {
      readonly kind: 'state';
      readonly index: number;
      readonly promises: readonly PromiseEntry[];
      readonly state: string;
      readonly which: 'all' | 'any';
    };

/** A day that is given, or that follows from when a trigger is met. */
export type Clock =
  | {
      readonly kind: 'date';
      readonly key: object;
      readonly first: Day;
      readonly last: Day;
      /** Seconds after midnight, where a time of day is given; else -1. */
      readonly time: number;
      /** Whether what falls on that day surely falls within, whatever its hour. */
      readonly wholeDay: boolean;
      /** The amendment that set it; undefined where the promise itself did. */
      readonly agreedBy: ActEntry | undefined;
    }
  | { readonly kind: 'after'; readonly duration: Duration; readonly trigger: Trigger };

/** Bounds in time of one line, those of the promise filled in. */
export interface Bounds {
  readonly by: Clock | undefined;
  readonly within: Duration | undefined;
  readonly starting: Clock | undefined;
  readonly until: Clock | undefined;
  readonly untilMet: Trigger | undefined;
}

export interface WayPlan {
  readonly index: number;
  readonly kind: 'will' | 'never' | 'always';
  /** Which part of its version it belongs to. */
  readonly part: number;
  readonly demand: Demand;
  readonly bounds: Bounds;
}

export interface PartPlan {
  readonly kind: 'will' | 'never' | 'always';
  readonly ways: readonly WayPlan[];
}

export interface ConditionPlan {
  readonly trigger: Trigger;
  readonly bounds: Bounds;
}

export interface PowerPlan {
  readonly power: Power;
  readonly while: Trigger | undefined;
}

/** The terms in force: as made, or as an amendment left them. */
export interface Version {
  readonly terms: Terms;
  readonly parts: readonly PartPlan[];
  readonly conditions: readonly (readonly ConditionPlan[])[];
  readonly unless: readonly ConditionPlan[];
  readonly powers: readonly PowerPlan[];
  readonly bounds: Bounds;
}

/** A promise made ready to be played through: its sentences matched with all that happened. */
export interface Plan {
  readonly entry: PromiseEntry;
  readonly versions: readonly Version[];
  /** What each amendment makes of the terms that are in force when it comes. */
  readonly amendments: ReadonlyMap<ActEntry, ReadonlyMap<Version, Version>>;
  readonly acts: readonly ActEntry[];
  readonly ways: readonly WayPlan[];
  readonly triggers: readonly Trigger[];
  /** Promises whose states this one's depend on. */
  readonly links: readonly PromiseEntry[];
  /** The first day on which a member that it is a case of no longer is one; `NEVER` where that is not so. */
  readonly closes: Day;
  /** What it does not say that makes a promise one; it is not judged then. */
  readonly lack: Lack | undefined;
  /** Whether it is one of the periods of a promise, which deeds fill in order. */
  readonly isPeriod: boolean;
  /** Whether it follows the states of promises. */
  readonly watches: boolean;
  /** Whether any date that bears on it is uncertain. */
  readonly isUncertain: boolean;
}
