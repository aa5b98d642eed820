import type { Entry, PromiseEntry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import type { Argument, Shape } from '../ledger/sentence.ts';
import { namedInConditions } from './candidates.ts';
import type { Clashes } from './clashes.ts';
import type { LimitIndex } from './limit-index.ts';
import { type Exclusion, linksOf, type RuleBook } from './rule-book.ts';
import { nameIn } from './task.ts';
import { type Wording, wordingsOf } from './terms.ts';
import { Unions } from './unions.ts';

/** Promises about the same, and which sides of a rule they are on: who does the deed, and whom it stands against. */
interface Bucket {
  readonly promises: Set<PromiseEntry>;
  sides: number;
}

const NEITHER = 0;
const THIS = 1;
const THAT = 2;
const BOTH = 3;

/** Whether there are promises on both sides of a rule. */
function isMixed({ sides }: Bucket): boolean {
  return sides === BOTH;
}

/**
 * Files promises by what they may get in each other's way about, so that only those in one bucket are compared: the
 * same thing or people under a rule that is about them, or the same limit.
 */
export class Buckets {
  readonly #book: RuleBook;
  readonly #limits: LimitIndex;
  readonly #forbidden: ReadonlySet<Shape>;
  readonly #awaited: ReadonlySet<Shape>;
  /** Names that lie within one another in some way. */
  readonly #nested = new Unions<Name>();
  readonly #buckets = new Map<string, Bucket>();
  readonly #numbers = new Map<object, number>();

  constructor(
    ledger: Ledger,
    { book, limits }: Clashes,
    forbidden: ReadonlySet<Shape>,
    awaited: ReadonlySet<Shape>,
  ) {
    this.#book = book;
    this.#limits = limits;
    this.#awaited = awaited;
    this.#forbidden = forbidden;
    for (const entry of ledger.entriesOf('party', 'person', 'office', 'group', 'thing')) {
      if (entry.name) for (const other of outerOf(entry)) this.#nested.join(entry.name, other);
    }
  }

  addAll(promises: readonly PromiseEntry[]): void {
    for (const promise of promises) for (const one of wordingsOf(promise)) this.#file(one, promise);
  }

  /** A promise with all that share a bucket with it, or name it in a condition, directly or through others. */
  around(promises: readonly PromiseEntry[], isOpen: (promise: PromiseEntry) => boolean): PromiseEntry[] {
    const found = new Set(promises);
    for (const promise of found) {
      for (const other of this.neighbours(promise)) if (isOpen(other)) found.add(other);
      for (const named of namedInConditions(promise)) if (isOpen(named)) found.add(named);
    }
    return [...found];
  }

  /** Promises that share a bucket or name one another, together; each of the others alone. */
  components(promises: readonly PromiseEntry[]): PromiseEntry[][] {
    const joined = new Unions<PromiseEntry>();
    for (const bucket of this.#buckets.values()) {
      if (!isMixed(bucket)) continue;
      const [first, ...others] = bucket.promises;
      for (const other of others) joined.join(other, first);
    }
    const among = new Set(promises);
    for (const one of promises) {
      for (const named of namedInConditions(one)) if (among.has(named)) joined.join(one, named);
    }
    return joined.groups(promises);
  }

  /** The promises that share a bucket with one. */
  neighbours(promise: PromiseEntry): Set<PromiseEntry> {
    const found = new Set<PromiseEntry>();
    for (const bucket of this.#of.get(promise) ?? []) {
      if (!isMixed(bucket)) continue;
      for (const other of bucket.promises) if (other !== promise) found.add(other);
    }
    return found;
  }

  readonly #of = new Map<PromiseEntry, Set<Bucket>>();

  #file({ kind, shape, given }: Wording, promise: PromiseEntry): void {
    const book = this.#book;
    const isDone = kind === 'will' || kind === 'if';
    if (isDone) {
      for (const { slot } of book.onceRules(shape))
        this.#put(`o${shape.index} ${slot}`, [given[slot]], promise, BOTH);
      for (const { limit } of this.#limits.of({ shape, given }))
        this.#put(`l${this.#number(limit)}`, [], promise, BOTH);
    }
    if (this.#awaited.has(shape))
      this.#put(`w${shape.index}`, given, promise, kind === 'after' ? BOTH : THIS);
    for (const rule of book.exclusionsBy(shape))
      this.#putRule(rule, 0, given, promise, isDone ? THIS : NEITHER);
    for (const rule of book.exclusionsOf(shape)) this.#putRule(rule, 1, given, promise, THAT);
    if (this.#forbidden.has(shape)) this.#put(`n${shape.index}`, given, promise, isDone ? THIS : THAT);
  }

  /** Files under all that a rule's deed and what it excludes have in common. */
  #putRule(
    rule: Exclusion,
    side: 0 | 1,
    given: readonly Argument[],
    promise: PromiseEntry,
    as: number,
  ): void {
    const shared = linksOf(rule).map((link) => given[link[side]]);
    this.#put(`x${this.#number(rule)}`, shared, promise, as);
  }

  #put(kind: string, about: readonly Argument[], promise: PromiseEntry, side: number): void {
    let key = kind;
    for (const one of about) {
      const name = nameIn(one);
      if (name) key += ` ${this.#nested.root(name).index}`;
    }
    const bucket = this.#buckets.get(key) ?? { promises: new Set(), sides: NEITHER };
    bucket.promises.add(promise);
    bucket.sides |= side;
    this.#buckets.set(key, bucket);
    const own = this.#of.get(promise) ?? new Set();
    own.add(bucket);
    this.#of.set(promise, own);
  }

  #number(of: object): number {
    let number = this.#numbers.get(of);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(of, number);
    }
    return number;
  }
}

/** What an entry says something lies within, or has within it. */
function outerOf(entry: Entry): Name[] {
  switch (entry.kind) {
    case 'party':
    case 'person':
    case 'thing':
      return entry.partOf ? [entry.partOf] : [];
    case 'office':
      return [...(entry.of ? [entry.of] : []), ...entry.holders.map(({ who }) => who)];
    case 'group':
      return [...(entry.within ? [entry.within] : []), ...entry.members.map(({ who }) => who)];
    default:
      return [];
  }
}
