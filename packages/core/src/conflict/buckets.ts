import type { Ledger } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import type { Argument, Shape } from '../ledger/sentence.ts';
import { namedInConditions } from './candidates.ts';
import type { Requirement } from './obligation.ts';
import type { Prospect } from './prospects.ts';
import { type Exclusion, linkOf, type RuleBook } from './rule-book.ts';
import { nameIn, type Statement } from './task.ts';

/**
 * Files promises by what they may get in each other's way about, so that only those in one bucket are compared: the
 * same thing or people under a rule that is about them, or the same limit.
 */
export class Buckets {
  readonly #book: RuleBook;
  readonly #forbidden: ReadonlySet<Shape>;
  readonly #parents = new Map<Name, Name>();
  readonly #buckets = new Map<string, Set<Prospect>>();
  readonly #numbers = new Map<object, number>();

  constructor(ledger: Ledger, book: RuleBook, forbidden: ReadonlySet<Shape>) {
    this.#book = book;
    this.#forbidden = forbidden;
    for (const entry of ledger.entriesOf('group')) {
      if (entry.kind !== 'group' || !entry.name) continue;
      if (entry.within) this.#join(entry.name, entry.within);
      for (const { who } of entry.members) this.#join(who, entry.name);
    }
  }

  /** Files promises; all at once, since some wait for what others do. */
  addAll(prospects: readonly Prospect[]): void {
    for (const { variants } of prospects) {
      for (const one of variants.flatMap((obligation) => obligation?.duties ?? []).flat())
        if (one.kind === 'task') for (const { of } of one.task.after) this.#waitedFor.add(of.shape);
    }
    for (const prospect of prospects) this.#add(prospect);
  }

  readonly #waitedFor = new Set<Shape>();

  #add(prospect: Prospect): void {
    for (const obligation of prospect.variants) {
      if (!obligation) continue;
      for (const ways of [...obligation.conditionNeeds, ...obligation.duties])
        for (const one of ways) this.#file(one, prospect);
    }
  }

  /** Promises that share a bucket or name one another, together; each of the others alone. */
  components(prospects: readonly Prospect[]): Prospect[][] {
    const parent = new Map<Prospect, Prospect>(prospects.map((one) => [one, one]));
    const root = (one: Prospect): Prospect => {
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
    const byEntry = new Map(prospects.map((one) => [one.entry, one]));
    for (const one of prospects) {
      for (const named of namedInConditions(one.entry)) {
        const other = byEntry.get(named);
        if (other) parent.set(root(one), root(other));
      }
    }
    const components = new Map<Prospect, Prospect[]>();
    for (const one of prospects) {
      const component = components.get(root(one));
      if (component) component.push(one);
      else components.set(root(one), [one]);
    }
    return [...components.values()];
  }

  /** The promises that share a bucket with one, as far as they are among some. */
  neighbours(prospect: Prospect, among: ReadonlySet<Prospect>): Set<Prospect> {
    const found = new Set<Prospect>();
    for (const bucket of this.#of.get(prospect) ?? [])
      for (const other of bucket) if (other !== prospect && among.has(other)) found.add(other);
    return found;
  }

  readonly #of = new Map<Prospect, Set<Set<Prospect>>>();

  #file(one: Requirement, prospect: Prospect): void {
    if (one.kind !== 'task' && one.kind !== 'ban') return;
    const statement: Statement = one.kind === 'task' ? one.task : one.ban;
    const { shape, given } = statement;
    const book = this.#book;
    if (one.kind === 'task') {
      for (const { slot } of book.onceRules(shape))
        this.#put(`o${shape.index} ${slot}`, given[slot], prospect);
      for (const { limit } of book.limitsOn(shape)) this.#put(`l${this.#number(limit)}`, undefined, prospect);
      for (const { of } of one.task.after) this.#put(`w${of.shape.index}`, undefined, prospect);
      if (this.#waitedFor.has(shape)) this.#put(`w${shape.index}`, undefined, prospect);
    }
    for (const rule of book.exclusionsBy(shape)) this.#putRule(rule, rule.pattern, given, prospect);
    for (const rule of book.exclusionsOf(shape)) this.#putRule(rule, rule.thenPattern, given, prospect);
    if (this.#forbidden.has(shape)) {
      const slot = statement.slot >= 0 ? statement.slot : given.length - 1;
      this.#put(`n${shape.index}`, given[slot], prospect);
    }
  }

  #putRule(
    rule: Exclusion,
    pattern: readonly Argument[],
    given: readonly (Argument | undefined)[],
    prospect: Prospect,
  ): void {
    const [from, then] = linkOf(rule);
    const slot = pattern === rule.pattern ? from : then;
    this.#put(`x${this.#number(rule)}`, slot < 0 ? undefined : given[slot], prospect);
  }

  #put(kind: string, about: Argument | undefined, prospect: Prospect): void {
    const name = nameIn(about);
    const key = name ? `${kind} ${this.#rootOf(name).index}` : kind;
    const bucket = this.#buckets.get(key) ?? new Set();
    bucket.add(prospect);
    this.#buckets.set(key, bucket);
    const own = this.#of.get(prospect) ?? new Set();
    own.add(bucket);
    this.#of.set(prospect, own);
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
