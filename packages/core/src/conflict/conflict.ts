import type { Entry, PromiseEntry, Stake } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import type { Amount } from '../ledger/sentence.ts';
import type { Day } from '../ledger/values/civil-day.ts';
import type { CountRange } from '../lifecycle/relations.ts';

/** Which kind of rule makes a set of promises impossible to keep together (semantics.md: Conflicts). */
export type ConflictKind = 'deed against duty' | 'once only' | 'quantity' | 'capacity' | 'time' | 'several';

/** A range whose ends are reached, or, where it is open, only neared: from below, or what is at least needed from above. */
export interface Extent extends CountRange {
  readonly isOpen?: true;
}

/** How much of a counted `will` can be done while the other promises of the conflict are kept, what is done included. */
export interface Fit {
  readonly promise: PromiseEntry;
  /** In the promise's own unit, the smallest and the largest over all readings; `high` may be `Infinity`. */
  readonly done: Extent;
  readonly demand: CountRange;
}

/** A place that an explanation rests on: a promise, deed rule, group or limit. */
export interface Citation {
  readonly entry: Entry;
  /** What it is there for, in a few words. */
  readonly role: string;
}

/** What one way out asks of one promise. */
export interface Lift {
  readonly promise: PromiseEntry;
  readonly how: 'release' | 'end' | 'break';
  /** The persons or parties who act; for an office, its holder that day. */
  readonly by: readonly Name[];
  /** The office through which the power is held. */
  readonly through: Name | undefined;
  /** Whether it is done by a power: one that a group holds is held by each of its members alone. */
  readonly byPower?: boolean;
  /** Of a counted `will`, how much of it must be lifted at least, in its own unit. */
  readonly atLeast: Extent | undefined;
  /** What the act still needs: notice, consultation. */
  readonly needs: readonly Lack[];
  /** The promise by which its actor has promised this act. */
  readonly promisedBy: readonly PromiseEntry[];
}

/** What an act still needs: `notice of 30 days to` somebody. */
export interface Lack {
  readonly what: string;
  readonly who: Name;
  /** What follows the name. */
  readonly rest: string;
}

/** What a way out costs. */
export interface Cost {
  readonly breaches: number;
  readonly powers: number;
  /** The open promises that can then no longer fall due. */
  readonly falls: readonly PromiseEntry[];
  /** The deals whose promises are lifted or fall. */
  readonly deals: readonly Name[];
  /** Stakes of those who lose them without having agreed. */
  readonly stakes: readonly LostStake[];
  readonly people: number;
}

export interface LostStake {
  readonly stake: Stake;
  readonly party: Name;
  readonly what: string;
  readonly amount: Amount | undefined;
  readonly promise: PromiseEntry;
  /** Whether the one who loses it agrees by releasing. */
  readonly agreed: boolean;
}

/** A minimal set of lifts after which the rest can be kept, and what it costs. */
export interface WayOut {
  readonly lifts: readonly Lift[];
  readonly cost: Cost;
  /** What it costs to lift all of a promise that need only be lifted in part. */
  readonly whole?: Cost;
}

/** A power that would lift the conflict, but whose notice ends after the last day that helps. */
export interface TooLate {
  readonly promise: PromiseEntry;
  readonly how: 'end' | 'release';
  readonly by: readonly Name[];
  /** The office through which the power is held. */
  readonly through: Name | undefined;
  /** The first day on which the power can have been used. */
  readonly earliest: Day;
  readonly deadline: Day;
}

/**
 * A minimal set of promises that no future keeps. Most of what is said of it is worked out when it is read, so that
 * copying it with `...` leaves that out.
 */
export interface Conflict {
  /** Sorted by id. */
  readonly promises: readonly PromiseEntry[];
  readonly kind: ConflictKind;
  /** `certain` when all are due; else what must come true first is in `conditions`. */
  readonly standing: 'certain' | 'contingent';
  readonly conditions: readonly string[];
  /** `certain` when it is so on every reading of what is uncertain, `possible` when on some. */
  readonly reading: 'certain' | 'possible';
  /** What is uncertain, in words. */
  readonly readings: string;
  readonly fits: readonly Fit[];
  /** Parties and houses that are promisor in more than one of them, sorted by id. */
  readonly boundBothWays: readonly Name[];
  readonly why: string;
  readonly citations: readonly Citation[];
  /** `unless` and open `until` conditions that are taken not to happen. */
  readonly assumptions: readonly string[];
  readonly waysOut: readonly WayOut[];
  readonly tooLate: readonly TooLate[];
  /** Whether it rests on a disputed fact. */
  readonly disputed: boolean;
}

/** Many minimal sets under one limit or once-only rule, told as one. */
export interface ConflictFamily {
  readonly kind: ConflictKind;
  /** All that take part, sorted by id. */
  readonly promises: readonly PromiseEntry[];
  /** What they ask for together, what there is, and how much is missing, with the unit. */
  readonly demand: string;
  readonly bound: string;
  readonly shortage: string;
  /** How many minimal sets there are; undefined where counting them was given up. */
  readonly count: bigint | undefined;
  /** The first of them. */
  readonly first: readonly Conflict[];
  readonly why: string;
  readonly citations: readonly Citation[];
}

/** Conflicts that share promises, and the least that lifts all of them. */
export interface Entanglement {
  readonly promises: readonly PromiseEntry[];
  /** Minimal sets of lifts, the cheapest of them. */
  readonly waysOut: readonly WayOut[];
  /** Whether there are more, or the search for them was given up. */
  readonly hasMore: boolean;
}

/** What cannot all be kept. */
export interface Conflicts {
  /** Certain ones first, then by their promises' ids. */
  readonly conflicts: readonly Conflict[];
  readonly families: readonly ConflictFamily[];
  readonly entanglements: readonly Entanglement[];
  /** Why the search did not finish, and how far it got; undefined when it is complete. */
  readonly incomplete: string | undefined;
}
