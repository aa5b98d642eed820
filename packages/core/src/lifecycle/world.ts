import type { Day } from '../ledger/civil-day.ts';
import type {
  Act,
  ActEntry,
  CheckedEntry,
  DealEntry,
  EventEntry,
  EventLine,
  NoticeEntry,
  PromiseEntry,
  RatedEntry,
  RequestEntry,
  VerdictEntry,
} from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import { type Argument, canonicalArguments, canonicalShape, type Shape } from '../ledger/sentence.ts';
import {
  type Acceptance,
  acceptanceOf,
  areAccepted,
  isAccepted,
  isDisputed,
  isUpheld,
  reportedBy,
} from './acceptance.ts';
import { DeedRules } from './deed-rules.ts';
import type { Occurrence } from './occurrence.ts';
import { OccurrenceIndex } from './occurrence-index.ts';
import { Relations } from './relations.ts';

/** An `outside` line: its promise's condition was looked at and not met. */
export interface OutsideNote {
  readonly entry: EventEntry;
  readonly promise: Name;
}

/** The facts of a ledger as they are known by a day: what counts, indexed by what it is about. */
export class World {
  readonly ledger: Ledger;
  readonly acceptance: Acceptance;
  readonly relations: Relations;
  readonly rules: DeedRules;
  readonly occurrences: OccurrenceIndex;
  readonly promises: PromiseEntry[] = [];
  readonly requests: RequestEntry[] = [];
  readonly acts = new Map<Name, ActEntry[]>();
  readonly ratings = new Map<Name, RatedEntry[]>();
  readonly checks = new Map<Name, CheckedEntry[]>();
  readonly notices = new Map<Name, NoticeEntry[]>();
  readonly outside = new Map<Name, OutsideNote[]>();
  readonly refusals = new Map<Name, VerdictEntry[]>();
  /** The promises of each deal. */
  readonly dealt = new Map<Name, PromiseEntry[]>();

  constructor(ledger: Ledger, known: Day | undefined) {
    this.ledger = ledger;
    this.acceptance = acceptanceOf(ledger, known);
    this.relations = new Relations(ledger, this.acceptance);
    this.rules = new DeedRules(ledger, this.acceptance);
    this.occurrences = new OccurrenceIndex(this.relations);
    this.#actShapes = actShapes(ledger.reading.shapes.all);
    for (const entry of ledger.entriesOf('promise', 'threat')) this.#takePromise(entry as PromiseEntry);
    for (const entry of ledger.entriesOf('event', 'alleged')) this.#takeEvent(entry as EventEntry);
    for (const entry of ledger.entriesOf('act')) this.#takeAct(entry as ActEntry);
    for (const entry of ledger.entriesOf('request')) {
      if (this.counts(entry as RequestEntry)) this.requests.push(entry as RequestEntry);
    }
    this.#group('rated', this.ratings, (entry) => (entry as RatedEntry).promise);
    this.#group('checked', this.checks, (entry) => (entry as CheckedEntry).promise);
    this.#group('notified', this.notices, (entry) => (entry as NoticeEntry).promise);
    this.#group('consulted', this.notices, (entry) => (entry as NoticeEntry).promise);
    this.#group('refused', this.refusals, (entry) => (entry as VerdictEntry).target);
  }

  readonly #actShapes: ReadonlyMap<string, readonly Shape[]>;

  /** Whether an entry counts as known. */
  counts(entry: Parameters<typeof isAccepted>[1]): boolean {
    return isAccepted(this.acceptance, entry);
  }

  isDisputed(vouchers: Parameters<typeof isDisputed>[1]): boolean {
    return isDisputed(this.acceptance, vouchers);
  }

  /** The acts on a promise, and on the deal it is part of. */
  actsOn(promise: PromiseEntry): readonly ActEntry[] {
    const own = this.acts.get(promise.name);
    const deal = promise.terms.partOf;
    const shared = deal && this.acts.get(deal);
    if (!shared) return own ?? NONE;
    return own ? [...own, ...shared] : shared;
  }

  #takePromise(promise: PromiseEntry): void {
    if (!this.counts(promise)) return;
    this.promises.push(promise);
    const deal = promise.terms.partOf;
    if (deal) append(this.dealt, deal, promise);
  }

  #takeEvent(entry: EventEntry): void {
    if (!isUpheld(this.acceptance, entry)) return;
    for (const line of entry.lines) this.#takeLine(entry, line);
    for (const note of entry.outside) {
      if (areAccepted(this.acceptance, note.evidence.length > 0 ? note : entry, entry.date)) {
        append(this.outside, note.promise, { entry, promise: note.promise });
      }
    }
  }

  #takeLine(entry: EventEntry, line: EventLine): void {
    const vouchers = line.ownEvidence ? line : entry;
    if (!areAccepted(this.acceptance, vouchers, entry.date)) return;
    const { first, last } = entry.date;
    const shape = canonicalShape(line.sentence.shape);
    const occurrence: Occurrence = {
      kind: line.negative ? 'not' : 'did',
      shape,
      arguments: canonicalArguments(line.sentence),
      entry,
      date: entry.date,
      first,
      last: first === last ? last : Math.max(first, Math.min(last, reportedBy(vouchers))),
      for: line.for,
      disputed: isDisputed(this.acceptance, vouchers),
      origin: undefined,
      distinct: this.rules.onceSlots(shape).length > 0,
    };
    this.occurrences.add(occurrence);
    if (!line.negative && !this.rules.isEmpty)
      this.rules.follow(occurrence, (next) => this.occurrences.add(next));
  }

  /** Acts are deeds too: an act is an occurrence of each sentence in use that says it. */
  #takeAct(entry: ActEntry): void {
    if (!entry.target || !this.counts(entry)) return;
    append(this.acts, entry.target, entry);
    for (const shape of this.#actShapes.get(entry.act) ?? NONE) {
      for (const by of entry.by) {
        const given: Argument[] = entry.to ? [by, entry.target, entry.to] : [by, entry.target];
        if (given.length !== shape.slots) continue;
        this.occurrences.add({
          kind: 'did',
          shape,
          arguments: given,
          entry,
          date: entry.date,
          first: entry.date.first,
          last: entry.date.last,
          for: undefined,
          disputed: isDisputed(this.acceptance, entry),
          origin: undefined,
          distinct: false,
        });
      }
    }
  }

  #group<T extends RatedEntry | CheckedEntry | NoticeEntry | VerdictEntry>(
    kind: T['kind'],
    into: Map<Name, T[]>,
    nameOf: (entry: T) => Name | undefined,
  ): void {
    for (const entry of this.ledger.entriesOf(kind) as T[]) {
      const name = nameOf(entry);
      if (name && this.counts(entry)) append(into, name, entry);
    }
  }
}

const NONE: readonly never[] = [];

function append<T>(lists: Map<Name, T[]>, name: Name, item: T): void {
  const list = lists.get(name);
  if (list) list.push(item);
  else lists.set(name, [item]);
}

const ACT_WORDS: readonly (readonly [Act, RegExp])[] = [
  ['release', /^_ releases? _$/],
  ['end', /^_ ends? _$/],
  ['withdraw', /^_ withdraws? _$/],
  ['suspend', /^_ suspends? _$/],
  ['resume', /^_ resumes? _$/],
  ['amend', /^_ amends? _$/],
  ['excuse', /^_ excuses? _$/],
  ['void', /^_ voids? _$/],
  ['assign', /^_ assigns? _ to _$/],
  ['delegate', /^_ delegates? _ to _$/],
];

/** The sentences in use that say an act: `@x ends @p`, also in base form. */
function actShapes(shapes: readonly Shape[]): Map<Act, Shape[]> {
  const found = new Map<Act, Shape[]>();
  for (const shape of shapes) {
    for (const [act, words] of ACT_WORDS) {
      if (words.test(shape.text)) found.set(act, [...(found.get(act) ?? []), shape]);
    }
  }
  return found;
}

/** The deal an entry is, if it is one. */
export function asDeal(name: Name): DealEntry | undefined {
  return name.entry?.kind === 'deal' ? name.entry : undefined;
}
