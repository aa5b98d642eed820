import type { Block, Place } from '../text/block.ts';
import type { ChoiceEntry } from './choice-entry.ts';
import type { Condition, Limits } from './condition.ts';
import type { Instance, Many } from './many.ts';
import type { Name } from './name.ts';
import type { PerhapsUnread } from './read/unread-line.ts';
import type { Amount, Quantity, Sentence } from './sentence.ts';
import type { DateValue } from './values/date-value.ts';
import type { Decimal } from './values/decimal.ts';
import type { Duration } from './values/duration.ts';
import type { Unit } from './values/unit.ts';
import type { Weighing } from './weighing.ts';

/** What one source says of an entry or line: it supports it, denies it, or only mentions it. */
export interface Evidence {
  readonly source: Name;
  readonly stance: 'supports' | 'denies' | 'mentions';
  /** Where in the source: `p2`, or a passage. */
  readonly passage: string | undefined;
  /** Through whom, nearest speaker first: quoted speakers, parties, sources. */
  readonly via: readonly (Name | string)[];
  /** Admiralty code, such as `B2`. */
  readonly grade: string | undefined;
  readonly quotes: readonly string[];
}

/** The vouchers of an entry or of one of its lines. */
export interface Vouchers {
  readonly evidence: readonly Evidence[];
  /** The day by which it was known, where `known` says so. */
  readonly known: DateValue | undefined;
  readonly secret: readonly string[];
}

/** What every entry has. */
export interface EntryBase extends Vouchers {
  readonly block: Block;
  /** Its own id, if it has one. */
  readonly name: Name | undefined;
  readonly title: string | undefined;
  readonly tags: readonly string[];
}

/** What every entry with a date has. */
export interface DatedBase extends EntryBase {
  readonly date: DateValue;
}

/** Years within which someone holds an office or belongs to a group. */
export interface Tenure {
  readonly who: Name;
  readonly from: DateValue | undefined;
  readonly until: DateValue | undefined;
  readonly vouchers: Vouchers;
}

export interface LedgerEntry extends EntryBase {
  readonly kind: 'ledger';
  readonly settings: Settings;
}

/** What the `ledger` entry sets for the whole ledger. */
export interface Settings {
  readonly format: number;
  readonly on: DateValue | undefined;
  readonly known: DateValue | undefined;
  readonly zone: string | undefined;
  readonly includes: readonly { readonly path: string; readonly start: number; readonly end: number }[];
  readonly rater: Name | undefined;
  readonly keeper: Name | undefined;
  readonly silence: Silence | undefined;
  readonly weighing: Weighing;
}

/** What a deadline that passed without word means. */
export type Silence = 'unknown' | 'broken';

export interface PartyEntry extends EntryBase {
  readonly kind: 'party' | 'person';
  readonly sort: string | undefined;
  readonly partOf: Name | undefined;
  readonly formerly: readonly string[];
  readonly url: string | undefined;
}

export interface OfficeEntry extends EntryBase {
  readonly kind: 'office';
  readonly of: Name | undefined;
  readonly holders: readonly Tenure[];
}

export interface GroupEntry extends EntryBase {
  readonly kind: 'group';
  /** The declared size, both bounds inclusive; `high` may be `Infinity`. */
  readonly size: { readonly low: number; readonly high: number; readonly vouchers: Vouchers } | undefined;
  readonly within: Name | undefined;
  readonly members: readonly Tenure[];
}

export interface ThingEntry extends EntryBase {
  readonly kind: 'thing';
  readonly sort: string | undefined;
  readonly partOf: Name | undefined;
}

export interface SourceEntry extends EntryBase {
  readonly kind: 'source';
  readonly published: DateValue | undefined;
  readonly by: Name | undefined;
  readonly author: string | undefined;
  readonly url: string | undefined;
  readonly archived: string | undefined;
  readonly file: string | undefined;
  readonly sha256: string | undefined;
  readonly relays: readonly Name[];
}

export interface DeedEntry extends EntryBase {
  readonly kind: 'deed';
  readonly sentence: Sentence | undefined;
  readonly also: readonly Sentence[];
  readonly excludes: readonly Rule[];
  readonly undoneBy: readonly Rule[];
  readonly oncePer: readonly { readonly variable: string; readonly vouchers: Vouchers }[];
  readonly takes: Duration | undefined;
}

/** A line of a deed that sets it against another deed. */
export interface Rule {
  readonly sentence: Sentence;
  readonly vouchers: Vouchers;
}

export interface LimitEntry extends EntryBase {
  readonly kind: 'limit';
  readonly on: readonly Sentence[];
  readonly onAmounts: readonly Sentence[];
  readonly atMost: Amount | number | undefined;
  readonly period: 'year' | 'month' | 'any time' | DateValue | undefined;
}

export interface UnitEntry extends EntryBase {
  readonly kind: 'unit';
  readonly unit: Unit | undefined;
}

export interface PriorEntry extends EntryBase {
  readonly kind: 'prior';
  /** A `#tag`, or `default`. */
  readonly scope: string;
  readonly mean: Decimal | undefined;
  readonly weight: Decimal | undefined;
}

/** A promisor or promisee, the person who acts for it, and the office it is bound through. */
export interface Bound {
  readonly party: Name;
  readonly through: Name | undefined;
  readonly as: Name | undefined;
}

/** One `will` line with its `or will` alternatives, or one `never` or `always` line. */
export interface Undertaking {
  readonly kind: 'will' | 'never' | 'always';
  readonly ways: readonly Way[];
}

/** A sentence to be done, not to be done or to be kept true, with the clauses at the end of its line. */
export interface Way extends Vouchers {
  readonly sentence: Sentence;
  readonly limits: Limits;
}

/** One `if` with its `or if` alternatives: met when one of them is. */
export interface Antecedent {
  readonly ways: readonly ConditionLine[];
}

export interface ConditionLine extends Vouchers {
  readonly condition: Condition;
  readonly limits: Limits;
}

/** A power beyond the default (`may ACT @party`). */
export interface Power extends Vouchers {
  readonly act: Act;
  readonly holder: Name;
  readonly while: Condition | undefined;
  readonly needs: { readonly count: number; readonly of: readonly Name[] } | undefined;
  readonly notice: { readonly duration: Duration; readonly to: Name }[];
  readonly consult: readonly Name[];
  readonly start: number;
  readonly end: number;
}

export type Act =
  | 'release'
  | 'end'
  | 'withdraw'
  | 'suspend'
  | 'resume'
  | 'amend'
  | 'excuse'
  | 'void'
  | 'assign'
  | 'delegate';

/** The keyword that each act is written with. */
export const ACT_KEYWORDS: Readonly<Record<Act, string>> = {
  release: 'released',
  end: 'ended',
  withdraw: 'withdrawn',
  suspend: 'suspended',
  resume: 'resumed',
  amend: 'amended',
  excuse: 'excused',
  void: 'voided',
  assign: 'assigned',
  delegate: 'delegated',
};

/** What a party loses if the promise is broken. */
export interface Stake extends Vouchers {
  readonly party: Name;
  readonly what: string;
  readonly amount: Amount | undefined;
}

/** The fields of a promise, threat or request, of a deal's defaults, and of what an amendment replaces. */
export interface Terms {
  readonly from: readonly Bound[];
  readonly to: readonly Bound[];
  readonly conditions: readonly Antecedent[];
  readonly unless: readonly ConditionLine[];
  readonly undertakings: readonly Undertaking[];
  readonly limits: Limits;
  readonly text: string | undefined;
  readonly powers: readonly Power[];
  readonly stakes: readonly Stake[];
  readonly partOf: Name | undefined;
  readonly insteadOf: readonly Name[];
  readonly repairOf: readonly Name[];
  readonly answers: readonly Name[];
  readonly silence: Silence | undefined;
  readonly review: Duration | undefined;
  /** Undefined unless it is a promise with many cases. */
  readonly many: Many | undefined;
}

export interface PromiseEntry extends DatedBase, PerhapsUnread {
  readonly kind: 'promise' | 'threat';
  readonly name: Name;
  readonly terms: Terms;
  /** For a case of a promise with many, which stands in no text of its own: what it is a case of. */
  readonly instance: Instance | undefined;
}

export interface RequestEntry extends DatedBase {
  readonly kind: 'request';
  readonly name: Name;
  readonly terms: Terms;
}

export interface DealEntry extends DatedBase, PerhapsUnread {
  readonly kind: 'deal';
  readonly name: Name;
  readonly between: readonly Name[];
  readonly terms: Terms;
}

/** One `did`, `not` or `outside` line: known, disputed and counted alone. */
export interface EventLine extends Vouchers {
  readonly sentence: Sentence;
  /** `not`: established not to have been done, or a kept-true state that stopped. */
  readonly negative: boolean;
  /** The promise the line is meant for. */
  readonly for: Name | undefined;
  /** Whether evidence stands under the line itself. */
  readonly ownEvidence: boolean;
}

export interface EventEntry extends DatedBase {
  readonly kind: 'event' | 'alleged';
  readonly lines: readonly EventLine[];
  readonly outside: readonly (Vouchers & { readonly promise: Name })[];
}

export interface CheckedEntry extends DatedBase {
  readonly kind: 'checked';
  readonly promise: Name | undefined;
  readonly by: Name | undefined;
  /** What was found; undefined when nothing was. */
  readonly found: string | undefined;
}

export type RatingStatus =
  | 'kept'
  | 'partly-kept'
  | 'compromise'
  | 'broken'
  | 'stalled'
  | 'in-progress'
  | 'not-started'
  | 'not-rated'
  | 'uncheckable';

export interface RatedEntry extends DatedBase {
  readonly kind: 'rated';
  readonly promise: Name | undefined;
  readonly status: RatingStatus;
  /** The fraction done of `partly-kept 40%`, as written in percent. */
  readonly percent: Decimal | undefined;
  readonly by: Name | undefined;
  readonly because: string | undefined;
  readonly cause: string | undefined;
}

/** An act on a promise, deal or request. */
export interface ActEntry extends DatedBase, PerhapsUnread {
  readonly kind: 'act';
  readonly act: Act;
  readonly target: Name | undefined;
  readonly by: readonly Name[];
  /** The new promisee or performer. */
  readonly to: Name | undefined;
  readonly only: Quantity | Amount | Name | undefined;
  readonly because: string | undefined;
  readonly clockRuns: boolean;
  /** For an amendment: the new fields, and the names of those given. */
  readonly terms: Terms | undefined;
  readonly given: readonly string[];
  /** The variables of a promise with many cases that an amendment of it uses, and where. */
  readonly variables: readonly { readonly name: Name; readonly place: Place }[];
}

/** `notified @x of @p by @y`, `consulted @x on @p by @y`. */
export interface NoticeEntry extends DatedBase {
  readonly kind: 'notified' | 'consulted';
  readonly who: Name | undefined;
  readonly promise: Name | undefined;
  readonly by: Name | undefined;
}

export interface ClaimEntry extends DatedBase {
  readonly kind: 'claim';
  readonly by: Name | string | undefined;
  readonly text: string | undefined;
  readonly about: readonly Name[];
  readonly stakes: readonly Stake[];
}

export interface ResponseEntry extends DatedBase {
  readonly kind: 'response';
  readonly to: readonly Name[];
  readonly from: readonly Bound[];
  readonly text: string | undefined;
}

/** `retracted @entry by @x`, `accepted @entry by @x`, `refused @request by @x`. */
export interface VerdictEntry extends DatedBase {
  readonly kind: 'retracted' | 'accepted' | 'refused';
  readonly target: Name | undefined;
  readonly by: Name | undefined;
  readonly because: string | undefined;
}

export interface NoteEntry extends DatedBase {
  readonly kind: 'note';
  readonly about: readonly Name[];
}

export type Entry =
  | LedgerEntry
  | PartyEntry
  | OfficeEntry
  | GroupEntry
  | ThingEntry
  | SourceEntry
  | DeedEntry
  | LimitEntry
  | UnitEntry
  | PriorEntry
  | PromiseEntry
  | RequestEntry
  | DealEntry
  | EventEntry
  | CheckedEntry
  | RatedEntry
  | ActEntry
  | NoticeEntry
  | ClaimEntry
  | ResponseEntry
  | VerdictEntry
  | ChoiceEntry
  | NoteEntry;

/** Whether an entry is an undertaking: a promise or a threat. */
export function isPromise(entry: Entry | undefined): entry is PromiseEntry {
  return entry !== undefined && (entry.kind === 'promise' || entry.kind === 'threat');
}
