import { actOfShape } from '../ledger/act-sentence.ts';
import {
  type Act,
  type ActEntry,
  type CheckedEntry,
  type Entry,
  type EventEntry,
  type EventLine,
  isPromise,
  type NoticeEntry,
  type PromiseEntry,
  type RatedEntry,
  type RequestEntry,
  type VerdictEntry,
} from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { manyOf } from '../ledger/many.ts';
import type { Name } from '../ledger/name.ts';
import { byPlace } from '../ledger/order.ts';
import { type Argument, canonicalArguments, canonicalShape, type Shape } from '../ledger/sentence.ts';
import {
  type Acceptance,
  acceptanceFor,
  areAccepted,
  isAccepted,
  isDisputed,
  isUpheld,
  reportedBy,
} from './acceptance.ts';
import { CaseBook } from './cases/case-book.ts';
import { type PlayedOpenings, settleOpenings } from './cases/played-openings.ts';
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

  /**
   * @param among the entries to look at, where not all matter; declarations are looked at in any case
   * @param like a world of the same ledger for which the same declarations count
   * @param played what opens cases by more than an event; worked out where it is not given
   */
  constructor(
    ledger: Ledger,
    acceptance: Acceptance,
    among?: readonly Entry[],
    like?: World,
    played?: PlayedOpenings,
  ) {
    this.ledger = ledger;
    this.acceptance = acceptance;
    this.relations = like?.relations ?? new Relations(ledger, this.acceptance);
    this.rules = like?.rules ?? new DeedRules(ledger, this.acceptance, this.relations);
    this.occurrences = new OccurrenceIndex(this.relations);
    this.#actShapes = like ? like.#actShapes : actShapes(ledger.reading.shapes.all);
    this.#shapeCount = ledger.reading.shapes.all.length;
    if (among) for (const entry of among) this.take(entry);
    else for (const kind of TAKEN) for (const entry of ledger.entriesOf(kind)) this.take(entry);
    this.#inPlace();
    if (this.cases.generics.length > 0)
      this.#openCases(
        played ?? settleOpenings(this, (found) => new World(ledger, acceptance, among, this, found)),
      );
    this.#isBuilt = true;
  }

  /** What is said of one promise in the order of files and lines, however the ledger was read and edited. */
  #inPlace(): void {
    for (const filed of [this.acts, this.ratings, this.checks, this.notices, this.refusals])
      for (const list of filed.values()) if (list.length > 1) (list as Entry[]).sort(byPlace);
  }

  /** The cases of promises with many. */
  readonly cases = new CaseBook();

  /** The promises that a name stands for: the one declared under it, or instances of a promise with many cases. */
  select(name: Name): readonly PromiseEntry[] {
    return this.cases.select(name);
  }

  /** The promises that a name stands for, or those of a deal. */
  promisesOf(name: Name): readonly PromiseEntry[] {
    return isPromise(name.entry) ? this.select(name) : (this.dealt.get(name) ?? NONE);
  }

  /** A promise as it is in this world: for one who knows something else, a case may have opened on another day, or not at all. */
  counterpart(promise: PromiseEntry): PromiseEntry | undefined {
    const isOwn = !promise.instance || this.cases.isOpen(promise);
    return isOwn ? promise : this.cases.named(promise.name.text);
  }

  /** Opens the cases of promises with many, and files what is about them. */
  #openCases(played: PlayedOpenings): void {
    const { cases } = this;
    cases.open(this, played);
    this.relations.casesOf = (name) => cases.select(name);
    for (const instances of cases.instances.values())
      for (const instance of instances) this.#takePromise(instance);
    cases.file(this, (act, target) => this.#takeDeedOfAct(act, target));
  }

  /** Whether what is taken in has to find its place among what is there. */
  #isBuilt = false;

  /** Takes in an entry that counts as known. */
  take(entry: Entry): void {
    switch (entry.kind) {
      case 'promise':
      case 'threat':
        this.#takePromise(entry);
        return;
      case 'event':
      case 'alleged':
        this.#takeEvent(entry);
        return;
      case 'act':
        this.#takeAct(entry);
        return;
      case 'request':
        if (this.counts(entry)) this.requests.push(entry);
        return;
      case 'rated':
        this.#file(this.ratings, entry.promise, entry);
        return;
      case 'checked':
        this.#file(this.checks, entry.promise, entry);
        return;
      case 'notified':
      case 'consulted':
        this.#file(this.notices, entry.promise, entry);
        return;
      case 'refused':
        this.#file(this.refusals, entry.target, entry);
    }
  }

  /** Takes out an entry that `take` took in. */
  drop(entry: Entry): void {
    switch (entry.kind) {
      case 'promise':
      case 'threat':
        remove(this.promises, entry);
        if (entry.terms.partOf) remove(this.dealt.get(entry.terms.partOf), entry);
        return;
      case 'event':
      case 'alleged':
        for (const occurrence of this.occurrencesOf(entry)) this.occurrences.remove(occurrence);
        for (const { promise } of entry.outside) {
          const notes = this.outside.get(promise);
          remove(
            notes,
            notes?.find((note) => note.entry === entry),
          );
        }
        return;
      case 'act':
        for (const occurrence of this.occurrencesOf(entry)) this.occurrences.remove(occurrence);
        if (entry.target) remove(this.acts.get(entry.target), entry);
        return;
      case 'request':
        remove(this.requests, entry);
        return;
      case 'rated':
        if (entry.promise) remove(this.ratings.get(entry.promise), entry);
        return;
      case 'checked':
        if (entry.promise) remove(this.checks.get(entry.promise), entry);
        return;
      case 'notified':
      case 'consulted':
        if (entry.promise) remove(this.notices.get(entry.promise), entry);
        return;
      case 'refused':
        if (entry.target) remove(this.refusals.get(entry.target), entry);
    }
  }

  /** What an event or act has been taken for. */
  occurrencesOf(entry: EventEntry | ActEntry): Occurrence[] {
    const shapes = new Set<Shape>();
    if (entry.kind === 'act') for (const shape of this.#actShapes.get(entry.act) ?? NONE) shapes.add(shape);
    else {
      for (const line of entry.lines) {
        const shape = canonicalShape(line.sentence.shape);
        shapes.add(shape);
        for (const next of this.rules.consequencesOf(shape)) shapes.add(next);
      }
    }
    const found: Occurrence[] = [];
    for (const shape of shapes) {
      for (const occurrence of this.occurrences.ofShape(shape))
        if (occurrence.entry === entry) found.push(occurrence);
    }
    return found;
  }

  readonly #shapeCount: number;

  /** Whether sentences that say an act have come into use since, for which acts were not looked through. */
  get isOutdated(): boolean {
    return actShapes(this.ledger.reading.shapes.all.slice(this.#shapeCount)).size > 0;
  }

  readonly #actShapes: ReadonlyMap<string, readonly Shape[]>;

  /** Whether an entry counts as known. */
  counts(entry: Parameters<typeof isAccepted>[1]): boolean {
    if (isPromise(entry) && entry.instance) return this.cases.isOpen(entry);
    return isAccepted(this.acceptance, entry);
  }

  isDisputed(entry: Entry): boolean {
    if (isPromise(entry) && entry.instance) return this.cases.isDisputed(entry);
    return isDisputed(acceptanceFor(this.acceptance, entry), entry);
  }

  /** Whether it is disputed that an event was looked at and did not meet the condition of a promise. */
  isOutsideDisputed(event: EventEntry, promise: PromiseEntry): boolean {
    const acceptance = acceptanceFor(this.acceptance, event);
    return event.outside.some(
      (note) =>
        this.select(note.promise).includes(promise) &&
        isDisputed(acceptance, note.evidence.length > 0 ? note : event, event),
    );
  }

  /** The acts on a promise, and on the deal it is part of. */
  actsOn(promise: PromiseEntry): readonly ActEntry[] {
    if (this.acts.size === 0) return NONE;
    const own = this.acts.get(promise.name);
    const deal = promise.terms.partOf;
    const shared = deal && this.acts.get(deal);
    if (!shared) return own ?? NONE;
    return own ? [...own, ...shared] : shared;
  }

  #takePromise(promise: PromiseEntry): void {
    if (!this.counts(promise)) return;
    if (promise.terms.many) {
      this.cases.generics.push(promise);
      return;
    }
    this.promises.push(promise);
    const deal = promise.terms.partOf;
    if (deal) append(this.dealt, deal, promise);
  }

  #takeEvent(entry: EventEntry): void {
    const acceptance = acceptanceFor(this.acceptance, entry);
    if (!isUpheld(acceptance, entry)) return;
    for (const line of entry.lines) this.#takeLine(entry, line, acceptance);
    for (const note of entry.outside) {
      if (areAccepted(acceptance, note.evidence.length > 0 ? note : entry, entry.date, entry)) {
        if (manyOf(note.promise)) this.cases.about.push({ entry, name: note.promise });
        else append(this.outside, note.promise, { entry, promise: note.promise });
      }
    }
  }

  #takeLine(entry: EventEntry, line: EventLine, acceptance: Acceptance): void {
    const vouchers = line.ownEvidence ? line : entry;
    if (!areAccepted(acceptance, vouchers, entry.date, entry)) return;
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
      disputed: isDisputed(acceptance, vouchers, entry),
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
    if (manyOf(entry.target)) {
      this.cases.about.push({ entry, name: entry.target });
      return;
    }
    append(this.acts, entry.target, entry);
    if (this.#isBuilt) this.acts.get(entry.target)?.sort(byPlace);
    this.#takeDeedOfAct(entry, entry.target);
  }

  #takeDeedOfAct(entry: ActEntry, target: Name): void {
    for (const shape of this.#actShapes.get(entry.act) ?? NONE) {
      for (const by of entry.by) {
        const given: Argument[] = entry.to ? [by, target, entry.to] : [by, target];
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
          disputed: this.isDisputed(entry),
          origin: undefined,
          distinct: false,
        });
      }
    }
  }

  #file<T extends RatedEntry | CheckedEntry | NoticeEntry | VerdictEntry>(
    into: Map<Name, T[]>,
    name: Name | undefined,
    entry: T,
  ): void {
    if (!name || !this.counts(entry)) return;
    if (manyOf(name)) {
      this.cases.about.push({ entry, name });
      return;
    }
    append(into, name, entry);
    if (this.#isBuilt) into.get(name)?.sort(byPlace);
  }
}

/** What is judged, and what it is judged by. */
export const TAKEN: readonly Entry['kind'][] = [
  'promise',
  'threat',
  'event',
  'alleged',
  'act',
  'request',
  'rated',
  'checked',
  'notified',
  'consulted',
  'refused',
];

/** In the order of files and lines. */
function remove<T>(list: T[] | undefined, item: T | undefined): void {
  const at = list && item !== undefined ? list.indexOf(item) : -1;
  if (at >= 0) list!.splice(at, 1);
}

const NONE: readonly never[] = [];

function append<T>(lists: Map<Name, T[]>, name: Name, item: T): void {
  const list = lists.get(name);
  if (list) list.push(item);
  else lists.set(name, [item]);
}

/** The sentences in use that say an act: `@x ends @p`, also in base form. */
function actShapes(shapes: readonly Shape[]): Map<Act, Shape[]> {
  const found = new Map<Act, Shape[]>();
  for (const shape of shapes) {
    const act = shape.alias ? undefined : actOfShape(shape);
    if (act) found.set(act, [...(found.get(act) ?? []), shape]);
  }
  return found;
}
