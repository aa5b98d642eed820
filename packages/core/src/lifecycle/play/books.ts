import type { ActEntry, RatedEntry } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import type { Decimal } from '../../ledger/values/decimal.ts';
import type { Only } from '../acts/only.ts';
import type { Match } from './match.ts';
import type { WayPlan } from './plan.ts';

/** What failed a line, for those for whom it has not been restored. */
export interface Failure {
  readonly match: Match;
  /** Whether it still fails the line: one about a number does not while enough are left, or few enough touched. */
  readonly isOpen: boolean;
}

/** What few promises need to remember: acts on them, failures, ratings. */
export class Books {
  /** Who released it or excused it, of several promisees. */
  readonly released = new Set<Name>();
  readonly excused = new Set<Name>();
  /** What each of several promisees has let go of in part, and what of it all have, by what it is of. */
  readonly letGo = new Map<Name, readonly Only[]>();
  readonly sparedByAll = new Map<string, Only>();
  readonly voidedBy = new Set<Name>();
  /** Acts of one side that need the other's too. */
  readonly halves = new Set<ActEntry>();
  readonly delegations = new Set<ActEntry>();
  /** Assignments of the whole, and amendments after these, by which somebody is a promisee. */
  readonly assignments = new Set<ActEntry>();
  /** Promisees in whose places in the sentences others stand. */
  readonly replaced = new Set<Name>();
  /** Acts that took effect. */
  readonly effective = new Set<ActEntry>();
  /** Amounts that a partial assignment gave to a new promisee, in the base unit, and how much of each share is paid. */
  readonly shares = new Map<ActEntry, Decimal>();
  readonly paid = new Map<ActEntry | undefined, Decimal>();
  /** Amendments that stand and leave the period out. */
  readonly closing = new Set<ActEntry>();
  /** Ways that the promisor's own acts left impossible. */
  readonly impossible = new Set<WayPlan>();
  /** What failed a `never` or `always` and has not been restored, by way. */
  readonly failures = new Map<number, Failure[]>();
  /** Deeds that exclude what is to be kept true, before its window opens. */
  readonly exclusions = new Map<number, Match[]>();
  readonly ratings = new Map<Name | undefined, RatedEntry>();

  /** Whether one of its promisees wants nothing of it any more. */
  hasLetGo(party: Name): boolean {
    return this.released.has(party) || this.excused.has(party);
  }
}

/** Shared by all promises that have nothing to remember; never written to. */
export const EMPTY_BOOKS = new Books();
