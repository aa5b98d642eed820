import type { Entry, PromiseEntry } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import type { Argument, Shape } from '../../ledger/sentence.ts';
import type { World } from '../../lifecycle/world.ts';
import type { Clashes } from '../rules/clashes.ts';
import type { LimitIndex } from '../rules/limit-index.ts';
import type { Exclusion, RuleBook } from '../rules/rule-book.ts';
import { nameIn } from '../rules/task.ts';
import { NumberUnions } from '../solving/number-unions.ts';
import { type Candidates, namedInConditions } from './candidates.ts';
import { Chains } from './chains.ts';
import { type FiledPromise, filedPromise } from './filed-promise.ts';
import type { OpenSlots } from './open-slots.ts';
import type { Wording } from './terms.ts';

/** Which sides of a rule there are promises on: who does the deed, and whom it stands against. */
const NEITHER = 0;
const THIS = 1;
const THAT = 2;
const BOTH = 3;

const NOWHERE = -1;
const NOTHING: readonly never[] = [];

/** The place of a rule, within which deeds are filed by what stands in some of their slots. */
interface Drawer {
  readonly place: number;
  readonly slots: readonly number[];
}

/** Where deeds of one shape are filed. */
interface Filing {
  readonly once: readonly Drawer[];
  readonly by: readonly Drawer[];
  readonly of: readonly Drawer[];
  readonly hasLimits: boolean;
  /** For what promises wait for, and for what they forbid. */
  readonly waits: readonly Drawer[];
  readonly bans: readonly Drawer[];
}

const NOT_FILED: Filing = {
  once: NOTHING,
  by: NOTHING,
  of: NOTHING,
  hasLimits: false,
  waits: NOTHING,
  bans: NOTHING,
};

/** More than there are names. */
const MOST_NAMES = 2 ** 26;

/**
 * Files promises by what they may get in each other's way about, so that only those in one place are compared: the
 * same thing or people under a rule that is about them, or the same limit.
 */
export class Buckets {
  readonly #book: RuleBook;
  readonly #limits: LimitIndex;
  readonly #candidates: Pick<Candidates, 'forbidden' | 'awaited' | 'isCountedFrom'>;
  readonly #open: OpenSlots;
  readonly #world: World;
  /** Names that lie within one another in some way. */
  readonly #nested = new NumberUnions();
  /** By the numbers of shapes. */
  readonly #filings: Filing[];
  readonly #rules = new Map<Exclusion, number>();
  readonly #limited = new Map<object, number>();
  /** Places within others, by the number of those and of a name. Numbers that are not large are found sooner. */
  readonly #within = new Map<number, number>();
  readonly #width: number;
  /** For each place, which sides there are, and the last slip put there. */
  readonly #sides: number[] = [];
  readonly #latest: number[] = [];
  /** A slip for each promise in each place: the promise, its place, and the slip put there before. */
  readonly #who: number[] = [];
  readonly #where: number[] = [];
  readonly #before: number[] = [];
  readonly #members: FiledPromise[];
  /** For each member, its first slip. */
  readonly #from: number[] = [];

  /** @param promises those filed from the start */
  constructor(
    promises: readonly FiledPromise[],
    world: World,
    { book, limits }: Clashes,
    candidates: Pick<Candidates, 'forbidden' | 'awaited' | 'isCountedFrom'>,
    open: OpenSlots,
  ) {
    this.#world = world;
    this.#open = open;
    this.#book = book;
    this.#limits = limits;
    this.#candidates = candidates;
    const { ledger } = world;
    this.#width = ledger.reading.names.length;
    const shapes = ledger.reading.shapes.all;
    this.#filings = new Array(shapes.length);
    for (let index = 0; index < shapes.length; index++) this.#filings[index] = this.#filingOf(shapes[index]);
    for (const kind of NAMED) {
      const entries = ledger.entriesOf(kind);
      for (let index = 0; index < entries.length; index++) this.#nest(entries[index]);
    }
    this.#members = [...promises];
    for (let number = 0; number < promises.length; number++) this.#take(promises[number]);
  }

  /** Joins a name with all that its entry says it lies within, or has within it. */
  #nest(entry: Entry): void {
    const { name } = entry;
    if (!name) return;
    const outer = outerOf(entry);
    for (let index = 0; index < outer.length; index++) this.#nested.join(name.index, outer[index].index);
  }

  /** Files a promise by its sentences; again, where they have changed. */
  add(promise: FiledPromise): void {
    this.#numbers?.set(promise.entry, this.#members.length);
    this.#chains?.add(promise);
    this.#members.push(promise);
    this.#take(promise);
  }

  #take({ wordings }: FiledPromise): void {
    const number = this.#from.length;
    this.#from.push(this.#who.length);
    for (let index = 0; index < wordings.length; index++) this.#file(wordings[index], number);
  }

  /** Promises with all that share a place with them, or name one another, directly or through others. */
  around(promises: readonly PromiseEntry[], isOpen: (promise: PromiseEntry) => boolean): FiledPromise[] {
    const found = new Set(promises);
    const chains = this.#allChains();
    for (const promise of found) {
      for (const other of this.#neighbours(promise)) if (isOpen(other)) found.add(other);
      for (const named of namedInConditions(this.#world, promise)) if (isOpen(named)) found.add(named);
      for (const other of chains.naming(promise)) if (isOpen(other)) found.add(other);
    }
    return [...found].map(
      (entry) => this.#members[this.#numberOf(entry)] ?? filedPromise(this.#world, entry),
    );
  }

  /** Promises that share a place or name one another, together; each of the others alone. */
  components(): FiledPromise[][] {
    const joined = new NumberUnions();
    for (let slip = 0; slip < this.#who.length; slip++) this.#join(slip, joined);
    for (let number = 0; number < this.#from.length; number++) this.#joinNamed(number, joined);
    return joined.groups(this.#members);
  }

  /** Joins a promise with the one that was put into the same place before it. */
  #join(slip: number, joined: NumberUnions): void {
    const before = this.#before[slip];
    if (before !== NOWHERE && this.#sides[this.#where[slip]] === BOTH)
      joined.join(this.#who[slip], this.#who[before]);
  }

  #joinNamed(number: number, joined: NumberUnions): void {
    const { entry, isWaiting } = this.#members[number];
    if (!isWaiting) return;
    const named = namedInConditions(this.#world, entry);
    for (let index = 0; index < named.length; index++) {
      const other = this.#numberOf(named[index]);
      if (other !== NOWHERE) joined.join(number, other);
    }
  }

  /** Which of the members name which others, once that is asked for. */
  #chains: Chains | undefined;

  #allChains(): Chains {
    this.#chains ??= new Chains(this.#world, this.#members);
    return this.#chains;
  }

  /** The promises that share a place with one, where each stands also for what its conditions name. */
  neighbours(promise: PromiseEntry): ReadonlySet<PromiseEntry> {
    const chains = this.#allChains();
    if (chains.isEmpty) return this.#neighbours(promise);
    const found = new Set<PromiseEntry>();
    for (const one of chains.withNamed(promise))
      for (const other of this.#neighbours(one))
        for (const waiting of chains.withNaming(other)) found.add(waiting);
    found.delete(promise);
    return found;
  }

  /** Whether nothing that a promise itself asks for shares a place with anything another asks for. */
  sharesNothing(promise: PromiseEntry): boolean {
    return this.#neighbours(promise).size === 0;
  }

  #neighbours(promise: PromiseEntry): Set<PromiseEntry> {
    const found = new Set<PromiseEntry>();
    const number = this.#numberOf(promise);
    if (number === NOWHERE) return found;
    const end = this.#from[number + 1] ?? this.#who.length;
    for (let slip = this.#from[number]; slip < end; slip++) {
      const place = this.#where[slip];
      if (this.#sides[place] !== BOTH) continue;
      for (let other = this.#latest[place]; other !== NOWHERE; other = this.#before[other])
        if (this.#who[other] !== number) found.add(this.#members[this.#who[other]].entry);
    }
    // It may have been filed before.
    found.delete(promise);
    return found;
  }

  /** The numbers of the members, once they are asked for. */
  #numbers: Map<PromiseEntry, number> | undefined;

  #numberOf(promise: PromiseEntry): number {
    this.#numbers ??= new Map(this.#members.map(({ entry }, number) => [entry, number]));
    return this.#numbers.get(promise) ?? NOWHERE;
  }

  #file({ kind, shape, given }: Wording, number: number): void {
    // No rule is about deeds that have come into use since.
    const filing = this.#filings[shape.index] ?? NOT_FILED;
    const isDone = kind === 'will' || kind === 'if';
    // What is to be kept true may be what another forbids, or exclude what another keeps.
    const isSo = isDone || kind === 'always';
    if (isDone) {
      this.#putAll(filing.once, given, number, BOTH);
      const patterns = filing.hasLimits ? this.#limits.of({ shape, given }) : NOTHING;
      for (let index = 0; index < patterns.length; index++)
        this.#put(this.#placeFor(this.#limited, patterns[index].limit), number, BOTH);
    }
    const isAfter = kind === 'after' || (kind === 'if' && this.#candidates.isCountedFrom(shape, given));
    this.#putAll(filing.waits, given, number, isAfter ? BOTH : THIS);
    this.#putAll(filing.by, given, number, isSo ? THIS : NEITHER);
    this.#putAll(filing.of, given, number, THAT);
    this.#putAll(filing.bans, given, number, isSo ? THIS : THAT);
  }

  #putAll(drawers: readonly Drawer[], given: readonly Argument[], number: number, side: number): void {
    for (let index = 0; index < drawers.length; index++)
      this.#put(this.#placeIn(drawers[index], given), number, side);
  }

  #filingOf(shape: Shape): Filing {
    const book = this.#book;
    if (
      !book.concerns(shape) &&
      !this.#candidates.awaited.has(shape) &&
      !this.#candidates.forbidden.has(shape)
    )
      return NOT_FILED;
    const isClosed = (slot: number): boolean => !this.#open.has(shape, slot);
    const slots = Array.from({ length: shape.slots }, (_, slot) => slot).filter(isClosed);
    const whole = (): Drawer => ({ place: this.#newPlace(), slots });
    const drawer = (rule: Exclusion, side: 0 | 1): Drawer => ({
      place: this.#placeFor(this.#rules, rule),
      slots: rule.links
        .filter(([by, of]) => !this.#open.has(rule.shape, by) && !this.#open.has(rule.thenShape, of))
        .map((link) => link[side]),
    });
    const once: Drawer[] = [];
    const by: Drawer[] = [];
    const of: Drawer[] = [];
    for (const { slot } of book.onceRules(shape))
      once.push({ place: this.#newPlace(), slots: [slot].filter(isClosed) });
    for (const rule of book.exclusionsBy(shape)) by.push(drawer(rule, 0));
    for (const rule of book.exclusionsOf(shape)) of.push(drawer(rule, 1));
    return {
      once,
      by,
      of,
      hasLimits: book.limitsOn(shape).length > 0,
      waits: this.#candidates.awaited.has(shape) ? [whole()] : NOTHING,
      bans: this.#candidates.forbidden.has(shape) ? [whole()] : NOTHING,
    };
  }

  #put(place: number, number: number, side: number): void {
    this.#sides[place] |= side;
    const before = this.#latest[place];
    // All sentences of a promise are filed one after the other.
    if (before !== NOWHERE && this.#who[before] === number) return;
    this.#latest[place] = this.#who.length;
    this.#who.push(number);
    this.#where.push(place);
    this.#before.push(before);
  }

  #newPlace(): number {
    this.#latest.push(NOWHERE);
    return this.#sides.push(NEITHER) - 1;
  }

  #placeFor<T>(places: Map<T, number>, of: T): number {
    let place = places.get(of);
    if (place === undefined) {
      place = this.#newPlace();
      places.set(of, place);
    }
    return place;
  }

  #placeIn({ place, slots }: Drawer, given: readonly Argument[]): number {
    let within = place;
    for (let index = 0; index < slots.length; index++) within = this.#inside(within, given[slots[index]]);
    return within;
  }

  /** The place within another for what stands in a slot, or all that it lies within or has within it. */
  #inside(place: number, about: Argument): number {
    const name = nameIn(about);
    if (!name) return place;
    const root = this.#nested.root(name.index);
    // Names that came up later have larger numbers, and keys apart from all others.
    return this.#placeFor(
      this.#within,
      root < this.#width ? place * this.#width + root : -(place * MOST_NAMES + root) - 1,
    );
  }
}

const NAMED = ['party', 'person', 'office', 'group', 'thing'] as const;

/** What an entry says something lies within, or has within it. */
function outerOf(entry: Entry): readonly Name[] {
  switch (entry.kind) {
    case 'party':
    case 'person':
    case 'thing':
      return entry.partOf ? [entry.partOf] : NOTHING;
    case 'office':
      return withMembers(entry.of, entry.holders);
    case 'group':
      return withMembers(entry.within, entry.members);
    default:
      return NOTHING;
  }
}

function withMembers(outer: Name | undefined, inner: readonly { readonly who: Name }[]): readonly Name[] {
  if (inner.length === 0) return outer ? [outer] : NOTHING;
  const names = inner.map(({ who }) => who);
  return outer ? [outer, ...names] : names;
}
