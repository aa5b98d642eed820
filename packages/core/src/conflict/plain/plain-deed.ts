import type { Terms } from '../../ledger/entry.ts';
import type { Amount, Argument } from '../../ledger/sentence.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { LimitPattern } from '../rules/rule-book.ts';
import type { Lag, Statement } from '../rules/task.ts';
import type { Share } from './plain-groups.ts';

/** A deed by which a plain promise can be kept. */
export interface PlainDeed extends Statement {
  readonly given: readonly Argument[];
  /** How many different members of which group it is done to; undefined where it is about no group. */
  readonly share: Share | undefined;
  /** The limits that it may count towards, by their sentences. */
  readonly limits: readonly LimitPattern[];
  readonly amount: Amount | undefined;
  /** Between which days it can be done, but for what it waits for. */
  readonly first: Day;
  readonly last: Day;
  readonly waits: readonly Lag[];
}

/** Something that a plain promise forbids or wants to last, taken to be in force on all days. */
export interface PlainBan extends Statement {
  readonly kind: 'never' | 'always';
  readonly given: readonly Argument[];
  /** Of how many different members of which group it must stay true; undefined where it is about no group. */
  readonly share: Share | undefined;
  /** Between which days it is sure to be in force; the last before the first where that is not known. */
  readonly first: Day;
  readonly last: Day;
}

/** A promise that is due whatever is read into the ledger, and of which nothing has been done. */
export interface PlainPromise {
  readonly terms: Terms;
  /** What has to be done, each in one of some ways. */
  readonly duties: readonly (readonly PlainDeed[])[];
  readonly bans: readonly PlainBan[];
}
