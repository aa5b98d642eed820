import type { LimitEntry } from '../../ledger/entry.ts';
import type { Decimal } from '../../ledger/values/decimal.ts';
import type { PlainBan, PlainDeed, PlainPromise } from './plain-deed.ts';

/** How a deed and a ban go together: not at all, done to other members, perhaps not, or on no day. */
export type Barrier = 'none' | 'others' | 'perhaps' | 'barred';

/** One way to do a duty of a promise of a case. */
export interface Option {
  /** Its number among all options of the case. */
  readonly at: number;
  readonly deed: PlainDeed;
  readonly promise: PlainPromise;
  /** The place of its promise in the case. */
  readonly place: number;
  /** A number for all that it uses up, as it can be done only once to it; undefined where that is not plain. */
  readonly takes: readonly number[] | undefined;
  /** How much it may take of which limits. */
  readonly rooms: readonly Room[];
  /** For each thing that it waits for, the deeds of the case that may be meant. */
  servers: readonly (readonly Option[])[] | undefined;
}

export interface Room {
  readonly limit: LimitEntry;
  readonly weight: Decimal;
}

/** A ban of a promise of a case. */
export interface Reserve {
  /** Its number among all bans of the case. */
  readonly at: number;
  readonly ban: PlainBan;
}

/** What is noted of options, by their numbers, while some of them are set against each other. */
export interface Notes {
  /** The first day on which each can be done; NaN for those that are not among them. */
  readonly days: number[];
  /** Whether it is the only way to do a duty. */
  readonly areSure: boolean[];
}

/** What is asked for together. */
export interface Asked {
  /** The ways of each duty. */
  readonly duties: readonly (readonly Option[])[];
  readonly bans: readonly Reserve[];
}
