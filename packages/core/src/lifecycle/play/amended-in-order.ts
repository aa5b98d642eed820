import type { ActEntry, Terms } from '../../ledger/entry.ts';
import { isByBoth, isRefused } from '../acts/amendment-standing.ts';
import type { Relations } from '../relations.ts';
import type { Version } from './plan.ts';
import type { LimitsBy } from './trigger-planner.ts';

/** Terms that may be in force when an amendment comes. */
export interface Agreed {
  readonly terms: Terms;
  readonly version: Version;
  readonly limitsBy: LimitsBy;
  /** Which amendment gave each field last. */
  readonly givenBy: ReadonlyMap<string, number>;
}

/** An amendment of one promise, with what it gives. */
export interface Agreement {
  readonly act: ActEntry;
  readonly number: number;
  readonly given: readonly string[];
  readonly terms: Terms;
  /** Whether something of the promise was assigned: who may agree on anything is known in the play alone. */
  readonly isAssigned: boolean;
  /** Whether the promise is sure to be made by then. */
  readonly isMade: boolean;
}

/**
 * How many terms are followed beside each other. Amendments that would make them more are not looked into: where one
 * takes effect, the promise is not judged.
 */
const MOST_OPEN = 1024;
/** How often it is looked into what comes next. */
const MOST_STEPS = 20_000;

/** Amendments in the order of their days, those together of which it is not known which comes first. */
export function inTurn(all: readonly Agreement[]): Agreement[][] {
  const turns: Agreement[][] = [];
  for (const one of all) {
    const before = turns.at(-1);
    if (before?.some((other) => !isBefore(other, one))) before.push(one);
    else turns.push([one]);
  }
  return turns;
}

/** Whether one of two amendments, the first in order, is sure to come first: of two on one day it does. */
function isBefore({ act: { date } }: Agreement, { act: { date: next } }: Agreement): boolean {
  return date.last < next.first || (date.first === date.last && next.first === next.last);
}

/** The terms that amendments of which it is not known which comes first make, in each order that there may be. */
export class AmendedInOrder {
  readonly #relations: Relations;
  readonly #amendments: Map<ActEntry, Map<Version, Version>>;
  readonly #agree: (before: Agreed, one: Agreement) => Agreed;
  /** What was made, by who gave each field: what comes to the same in two orders is one. */
  readonly #made = new Map<string, Agreed>();
  readonly #seen = new Map<Agreed, Set<string>>();
  readonly #ends = new Set<Agreed>();
  #steps = 0;

  /**
   * @param amendments what each amendment makes of the terms before it; what is found is added
   * @param agree makes new terms
   */
  constructor(
    relations: Relations,
    amendments: Map<ActEntry, Map<Version, Version>>,
    agree: (before: Agreed, one: Agreement) => Agreed,
  ) {
    this.#relations = relations;
    this.#amendments = amendments;
    this.#agree = agree;
  }

  /** The terms that may be in force after all of some amendments. */
  follow(open: readonly Agreed[], together: readonly Agreement[]): readonly Agreed[] {
    for (const before of open) this.#follow(before, together);
    if (!this.#isTooMuch()) return [...this.#ends];
    for (const { act } of together) this.#amendments.set(act, new Map());
    return open;
  }

  #follow(before: Agreed, left: readonly Agreement[]): void {
    if (this.#isTooMuch() || this.#isSeen(before, left)) return;
    this.#steps++;
    if (left.length === 0) this.#ends.add(before);
    for (const [place, one] of left.entries()) {
      if (left.slice(0, place).some((other) => isBefore(other, one))) continue;
      const rest = left.filter((other) => other !== one);
      const { isAssigned, isMade, act } = one;
      const isOut = !isAssigned && isRefused(this.#relations, act, before.terms);
      if (!isOut) this.#follow(this.#amended(before, one), rest);
      const stands = isMade && !isAssigned && isByBoth(this.#relations, act, before.terms);
      if (!stands) this.#follow(before, rest);
    }
  }

  #isTooMuch(): boolean {
    return this.#ends.size > MOST_OPEN || this.#made.size > MOST_OPEN || this.#steps > MOST_STEPS;
  }

  #isSeen(before: Agreed, left: readonly Agreement[]): boolean {
    const key = left.map(({ number }) => number).join();
    const seen = this.#seen.get(before);
    if (seen?.has(key)) return true;
    if (seen) seen.add(key);
    else this.#seen.set(before, new Set([key]));
    return false;
  }

  #amended(before: Agreed, one: Agreement): Agreed {
    const key = [...givenWith(before, one.number, one.given)]
      .map(([field, by]) => `${field} ${by}`)
      .sort()
      .join();
    let made = this.#made.get(key);
    if (!made) {
      made = this.#agree(before, one);
      this.#made.set(key, made);
    }
    const after = this.#amendments.get(one.act) ?? new Map<Version, Version>();
    after.set(before.version, made.version);
    this.#amendments.set(one.act, after);
    return made;
  }
}

/** Which amendment gave each field last, once one more has. */
export function givenWith(
  { givenBy }: Agreed,
  number: number,
  given: readonly string[],
): Map<string, number> {
  const next = new Map(givenBy);
  for (const field of given) next.set(field, number);
  return next;
}
