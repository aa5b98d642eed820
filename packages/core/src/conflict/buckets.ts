import type { PromiseEntry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import type { Argument, Shape } from '../ledger/sentence.ts';
import { namedInConditions } from './candidates.ts';
import type { Clashes } from './clashes.ts';
import type { LimitIndex } from './limit-index.ts';
import { type Exclusion, linkOf, type RuleBook } from './rule-book.ts';
import { nameIn } from './task.ts';
import { type Wording, wordingsOf } from './terms.ts';

/**
 * Files promises by what they may get in each other's way about, so that only those in one bucket are compared: the
 * same thing or people under a rule that is about them, or the same limit.
 */
export class Buckets {
  readonly #book: RuleBook;
  readonly #limits: LimitIndex;
  readonly #forbidden: ReadonlySet<Shape>;
  readonly #awaited: ReadonlySet<Shape>;
  readonly #parents = new Map<Name, Name>();
  readonly #buckets = new Map<string, Set<PromiseEntry>>();
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
    for (const entry of ledger.entriesOf('group')) {
      if (entry.kind !== 'group' || !entry.name) continue;
      if (entry.within) this.#join(entry.name, entry.within);
      for (const { who } of entry.members) this.#join(who, entry.name);
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
    const parent = new Map<PromiseEntry, PromiseEntry>(promises.map((one) => [one, one]));
    const root = (one: PromiseEntry): PromiseEntry => {
      let at = one;
      while (parent.get(at) !== at) {
        parent.set(at, parent.get(parent.get(at)!)!);
        at = parent.get(at)!;
      }
      return at;
    };
    for (const bucket of this.#buckets.values()) {
      const [first, ...others] = bucket;
      for (const other of others) parent.set(root(other), root(first));
    }
    for (const one of promises) {
      for (const named of namedInConditions(one)) if (parent.has(named)) parent.set(root(one), root(named));
    }
    const components = new Map<PromiseEntry, PromiseEntry[]>();
    for (const one of promises) {
      const component = components.get(root(one));
      if (component) component.push(one);
      else components.set(root(one), [one]);
    }
    return [...components.values()];
  }

  /** The promises that share a bucket with one. */
  neighbours(promise: PromiseEntry): Set<PromiseEntry> {
    const found = new Set<PromiseEntry>();
    for (const bucket of this.#of.get(promise) ?? [])
      for (const other of bucket) if (other !== promise) found.add(other);
    return found;
  }

  readonly #of = new Map<PromiseEntry, Set<Set<PromiseEntry>>>();

  #file({ kind, shape, given }: Wording, promise: PromiseEntry): void {
    const book = this.#book;
    if (kind === 'will' || kind === 'if') {
      for (const { slot } of book.onceRules(shape))
        this.#put(`o${shape.index} ${slot}`, given[slot], promise);
      for (const { limit } of this.#limits.of({ shape, given }))
        this.#put(`l${this.#number(limit)}`, undefined, promise);
    }
    if (this.#awaited.has(shape)) this.#put(`w${shape.index}`, given[given.length - 1], promise);
    for (const rule of book.exclusionsBy(shape)) this.#putRule(rule, rule.pattern, given, promise);
    for (const rule of book.exclusionsOf(shape)) this.#putRule(rule, rule.thenPattern, given, promise);
    if (this.#forbidden.has(shape)) {
      const slot = given.findIndex((one) => this.#isGrouped(nameIn(one)));
      this.#put(`n${shape.index}`, given[slot < 0 ? given.length - 1 : slot], promise);
    }
  }

  #isGrouped(name: Name | undefined): boolean {
    return name !== undefined && (name.entry?.kind === 'group' || this.#parents.has(name));
  }

  #putRule(
    rule: Exclusion,
    pattern: readonly Argument[],
    given: readonly Argument[],
    promise: PromiseEntry,
  ): void {
    const [from, then] = linkOf(rule);
    const slot = pattern === rule.pattern ? from : then;
    this.#put(`x${this.#number(rule)}`, slot < 0 ? undefined : given[slot], promise);
  }

  #put(kind: string, about: Argument | undefined, promise: PromiseEntry): void {
    const name = nameIn(about);
    const key = name ? `${kind} ${this.#rootOf(name).index}` : kind;
    const bucket = this.#buckets.get(key) ?? new Set();
    bucket.add(promise);
    this.#buckets.set(key, bucket);
    const own = this.#of.get(promise) ?? new Set();
    own.add(bucket);
    this.#of.set(promise, own);
  }

  /** The outermost group, or whole, that a name lies within. */
  #rootOf(name: Name): Name {
    let at = name;
    const seen = new Set<Name>();
    while (!seen.has(at)) {
      seen.add(at);
      const parent = this.#parents.get(at);
      if (parent && parent !== at) {
        at = parent;
        continue;
      }
      const { entry } = at;
      const outer =
        entry?.kind === 'office' ? entry.of : entry && 'partOf' in entry ? (entry.partOf as Name) : undefined;
      if (!outer) return at;
      at = outer;
    }
    return at;
  }

  #join(a: Name, b: Name): void {
    const x = this.#top(a);
    const y = this.#top(b);
    if (x !== y) this.#parents.set(x, y);
  }

  #top(name: Name): Name {
    let at = name;
    for (let next = this.#parents.get(at); next && next !== at; next = this.#parents.get(at)) at = next;
    return at;
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
