import type { Entry, PromiseEntry } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import type { Argument, Shape } from '../ledger/sentence.ts';
import type { World } from '../lifecycle/world.ts';
import { namedInConditions } from './candidates.ts';
import type { Clashes } from './clashes.ts';
import type { LimitIndex } from './limit-index.ts';
import type { OpenSlots } from './open-slots.ts';
import type { Exclusion, RuleBook } from './rule-book.ts';
import { nameIn } from './task.ts';
import type { Wording } from './terms.ts';
import { Unions } from './unions.ts';

/** Promises about the same, and which sides of a rule they are on: who does the deed, and whom it stands against. */
interface Bucket {
  readonly promises: PromiseEntry[];
  sides: number;
}

/** What a bucket is about; fewer than eight. */
const KINDS = { once: 0, limit: 1, wait: 2, rule: 3, ban: 4 };

/** More than there are names, rules or limits. */
const MOST_NUMBERS = 2 ** 26;

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
  readonly #open: OpenSlots;
  /** Names that lie within one another in some way. */
  readonly #nested = new Unions<Name>();
  readonly #world: World;
  /** By the numbers of their places; a place within another is found by the number of that and of a name. */
  readonly #buckets: (Bucket | undefined)[] = [];
  readonly #places = new Map<number, number>();
  readonly #numbers = new Map<object, number>();

  constructor(
    world: World,
    { book, limits }: Clashes,
    forbidden: ReadonlySet<Shape>,
    awaited: ReadonlySet<Shape>,
    open: OpenSlots,
  ) {
    this.#world = world;
    this.#open = open;
    this.#book = book;
    this.#limits = limits;
    this.#awaited = awaited;
    this.#forbidden = forbidden;
    for (const entry of world.ledger.entriesOf('party', 'person', 'office', 'group', 'thing')) {
      if (entry.name) for (const other of outerOf(entry)) this.#nested.join(entry.name, other);
    }
  }

  /** Files a promise, once, by its sentences. */
  add(promise: PromiseEntry, wordings: readonly Wording[]): void {
    for (const one of wordings) this.#file(one, promise);
  }

  /** A promise with all that share a bucket with it, or name it in a condition, directly or through others. */
  around(promises: readonly PromiseEntry[], isOpen: (promise: PromiseEntry) => boolean): PromiseEntry[] {
    const found = new Set(promises);
    for (const promise of found) {
      for (const other of this.neighbours(promise)) if (isOpen(other)) found.add(other);
      for (const named of namedInConditions(this.#world, promise)) if (isOpen(named)) found.add(named);
    }
    return [...found];
  }

  /** Promises that share a bucket or name one another, together; each of the others alone. */
  components(promises: readonly PromiseEntry[]): PromiseEntry[][] {
    const joined = new Unions<PromiseEntry>();
    for (const bucket of this.#buckets) {
      if (!bucket || !isMixed(bucket)) continue;
      const { promises: filed } = bucket;
      for (let index = 1; index < filed.length; index++) joined.join(filed[index], filed[0]);
    }
    const among = new Set(promises);
    for (const one of promises) {
      for (const named of namedInConditions(this.#world, one)) if (among.has(named)) joined.join(one, named);
    }
    return joined.groups(promises);
  }

  /** The promises that share a bucket with one. */
  neighbours(promise: PromiseEntry): Set<PromiseEntry> {
    this.#of ??= this.#byPromise();
    const found = new Set<PromiseEntry>();
    for (const bucket of this.#of.get(promise) ?? []) {
      if (!isMixed(bucket)) continue;
      for (const other of bucket.promises) if (other !== promise) found.add(other);
    }
    return found;
  }

  /** The buckets of each promise, once they are asked for. */
  #of: Map<PromiseEntry, Bucket[]> | undefined;

  #byPromise(): Map<PromiseEntry, Bucket[]> {
    const buckets = new Map<PromiseEntry, Bucket[]>();
    for (const bucket of this.#buckets)
      for (const promise of bucket?.promises ?? []) append(buckets, promise, bucket!);
    return buckets;
  }

  #file({ kind, shape, given }: Wording, promise: PromiseEntry): void {
    const book = this.#book;
    const isDone = kind === 'will' || kind === 'if';
    if (isDone) {
      for (const rule of book.onceRules(shape)) {
        const place = this.#place('once', this.#number(rule));
        this.#put(this.#within(place, shape, rule.slot, given), promise, BOTH);
      }
      for (const { limit } of this.#limits.of({ shape, given }))
        this.#put(this.#place('limit', this.#number(limit)), promise, BOTH);
    }
    if (this.#awaited.has(shape))
      this.#put(this.#about('wait', shape, given), promise, kind === 'after' ? BOTH : THIS);
    for (const rule of book.exclusionsBy(shape))
      this.#putRule(rule, 0, given, promise, isDone ? THIS : NEITHER);
    for (const rule of book.exclusionsOf(shape)) this.#putRule(rule, 1, given, promise, THAT);
    if (this.#forbidden.has(shape))
      this.#put(this.#about('ban', shape, given), promise, isDone ? THIS : THAT);
  }

  /** Files under all that a rule's deed and what it excludes have in common. */
  #putRule(
    rule: Exclusion,
    side: 0 | 1,
    given: readonly Argument[],
    promise: PromiseEntry,
    as: number,
  ): void {
    let place = this.#place('rule', this.#number(rule));
    for (const link of rule.links) {
      if (this.#open.has(rule.shape, link[0]) || this.#open.has(rule.thenShape, link[1])) continue;
      place = this.#within(place, side === 0 ? rule.shape : rule.thenShape, link[side], given);
    }
    this.#put(place, promise, as);
  }

  #put(place: number, promise: PromiseEntry, side: number): void {
    let bucket = this.#buckets[place];
    if (!bucket) {
      bucket = { promises: [], sides: NEITHER };
      this.#buckets[place] = bucket;
    }
    bucket.sides |= side;
    // All sentences of a promise are filed one after the other.
    if (bucket.promises.at(-1) === promise) return;
    bucket.promises.push(promise);
    if (this.#of) append(this.#of, promise, bucket);
  }

  /** The place of what one rule or limit, or the same deed, is about. */
  #place(kind: keyof typeof KINDS, number: number): number {
    return this.#placeAt(number * 8 + KINDS[kind]);
  }

  /** The place of what a deed says of the same names. */
  #about(kind: 'wait' | 'ban', shape: Shape, given: readonly Argument[]): number {
    let place = this.#place(kind, shape.index);
    for (let slot = 0; slot < given.length; slot++) place = this.#within(place, shape, slot, given);
    return place;
  }

  /** The place within another for what stands in a slot, or all that it lies within or has within it. */
  #within(place: number, shape: Shape, slot: number, given: readonly Argument[]): number {
    const name = this.#open.has(shape, slot) ? undefined : nameIn(given[slot]);
    return name ? this.#placeAt((place + 1) * MOST_NUMBERS + this.#nested.root(name).index) : place;
  }

  #placeAt(key: number): number {
    let place = this.#places.get(key);
    if (place === undefined) {
      place = this.#buckets.length;
      this.#buckets.push(undefined);
      this.#places.set(key, place);
    }
    return place;
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

function append<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** What an entry says something lies within, or has within it. */
function outerOf(entry: Entry): readonly Name[] {
  switch (entry.kind) {
    case 'party':
    case 'person':
    case 'thing':
      return entry.partOf ? [entry.partOf] : NOTHING;
    case 'office':
      return [...(entry.of ? [entry.of] : []), ...entry.holders.map(({ who }) => who)];
    case 'group':
      return [...(entry.within ? [entry.within] : []), ...entry.members.map(({ who }) => who)];
    default:
      return NOTHING;
  }
}

const NOTHING: readonly Name[] = [];
