/**
 * Small worlds as plain data: what the generator makes, what is printed as ledger text, and what the oracle decides
 * on. Days are counted from the day the ledger is judged on, which is 0.
 */

export type Verb =
  | 'gives'
  | 'lends'
  | 'scraps'
  | 'keeps'
  | 'shows'
  | 'stores'
  | 'pays'
  | 'signals'
  | 'agrees'
  | 'opens';

/** What a deed is about. A group without a count is all of it; in `never` and `always` each of its members. */
export type What =
  | {
      readonly kind: 'group';
      readonly group: string;
      readonly count: number | undefined;
      /** Who of a whole group was released the day before 0: a member, or a group within it. */
      readonly but?: string | undefined;
    }
  | { readonly kind: 'one'; readonly name: string }
  | { readonly kind: 'amount'; readonly amount: number }
  | { readonly kind: 'nothing' };

export interface Sentence {
  readonly verb: Verb;
  readonly actor: string;
  readonly what: What;
  readonly to: string | undefined;
}

export interface Group {
  readonly id: string;
  /** The declared size, both ends inclusive; undefined: not declared. */
  readonly size: readonly [number, number] | undefined;
  readonly within: string | undefined;
  readonly members: readonly string[];
}

export interface DeedRule {
  readonly verb: Verb;
  readonly once: boolean;
  readonly excludes: readonly Verb[];
  /** How many days it takes at least. */
  readonly takes: number;
  readonly undoable: boolean;
}

export interface Limit {
  readonly verb: Verb;
  readonly actor: string | undefined;
  readonly to: string | undefined;
  readonly atMost: number;
  readonly period: 'any time' | 'per year' | number;
}

/** The days from which and by which something is to be done, or the window of a `never` or `always`. */
export interface Bounds {
  readonly starting: number | undefined;
  readonly by: number | undefined;
  /** A plain deed that ends a `never` or `always`. */
  readonly untilDone?: Sentence | undefined;
}

export interface Way extends Bounds {
  readonly sentence: Sentence;
}

export type Part =
  | { readonly kind: 'will'; readonly ways: readonly Way[] }
  | { readonly kind: 'never'; readonly way: Way }
  /** With a count of at least so many. */
  | { readonly kind: 'always'; readonly way: Way };

export type Condition =
  | { readonly kind: 'deed'; readonly sentence: Sentence; readonly by: number | undefined }
  | { readonly kind: 'no'; readonly sentence: Sentence; readonly by: number }
  | { readonly kind: 'done'; readonly promise: string; readonly word: 'kept' | 'done' };

export interface Power {
  readonly act: 'end' | 'release';
  readonly holder: string;
  readonly notice: number | undefined;
  /** A plain deed that must have been done. */
  readonly while: Sentence | undefined;
  /** Others who must agree. */
  readonly needs: readonly string[];
}

export interface Promised {
  readonly id: string;
  readonly kind: 'promise' | 'threat';
  /** Before day 0. */
  readonly day: number;
  readonly from: string;
  readonly to: readonly string[];
  /** Each is a list of alternatives. */
  readonly conditions: readonly (readonly Condition[])[];
  readonly parts: readonly Part[];
  readonly powers: readonly Power[];
  readonly stakes: readonly string[];
  readonly act: 'suspended' | 'released' | undefined;
  /** How much of its one counted `will` the promisees waived, the day before 0. */
  readonly waived?: number | undefined;
  /** To whom it was assigned then: that party stands for the promisee in what is still to be done. */
  readonly assigned?: string | undefined;
  /** Who may perform it too since then. */
  readonly delegated?: string | undefined;
  /** What excuses it where it comes first. */
  readonly unless?: Sentence | undefined;
  /** Between which days it was so; the day before 0 where that is not said. */
  readonly actDays?: readonly [number, number] | undefined;
  /** The last day on which it can fall due, where its sentences do not say it. */
  readonly lapse?: number | undefined;
}

/** A deed that happened, before day 0 where its day is certain. */
export interface Happened {
  readonly day: number;
  /** The last day on which it may have happened, where that is not certain; perhaps after day 0. */
  readonly until?: number | undefined;
  readonly sentence: Sentence;
  readonly undone: number | undefined;
}

export interface Office {
  readonly id: string;
  readonly holders: readonly {
    readonly who: string;
    readonly from: number;
    readonly until: number | undefined;
  }[];
}

export interface World {
  readonly groups: readonly Group[];
  readonly things: readonly string[];
  readonly deeds: readonly DeedRule[];
  readonly limits: readonly Limit[];
  readonly offices: readonly Office[];
  readonly promises: readonly Promised[];
  readonly events: readonly Happened[];
}

export const EMPTY_WORLD: World = {
  groups: [],
  things: [],
  deeds: [],
  limits: [],
  offices: [],
  promises: [],
  events: [],
};

/** Parties and persons that every world has; `@abroad` has `@b` and `@c` as its parts. */
export const PARTIES = ['@a', '@z', '@abroad', '@b', '@c', '@d', '@e', '@h'];
export const PERSONS = ['@h1', '@h2'];
const PARTS: Readonly<Record<string, readonly string[]>> = { '@abroad': ['@b', '@c'] };

/** Whether a party is another or a part of it. */
export function isWithin(inner: string | undefined, outer: string | undefined): boolean {
  return inner === outer || (outer !== undefined && (PARTS[outer]?.includes(inner ?? '') ?? false));
}

export function ruleOf(world: World, verb: Verb): DeedRule {
  return (
    world.deeds.find((rule) => rule.verb === verb) ?? {
      verb,
      once: false,
      excludes: [],
      takes: 0,
      undoable: false,
    }
  );
}

export function waysOf(part: Part): readonly Way[] {
  return part.kind === 'will' ? part.ways : [part.way];
}

/** The day, in days from the day judged on, of the end of a year. Day 0 is 1 March 2026. */
export function endOfYear(year: number): number {
  return Math.round((Date.UTC(year, 11, 31) - Date.UTC(2026, 2, 1)) / 86_400_000);
}

export function isoOf(day: number): string {
  return new Date(Date.UTC(2026, 2, 1) + day * 86_400_000).toISOString().slice(0, 10);
}

export function yearOf(day: number): number {
  return Number(isoOf(day).slice(0, 4));
}
