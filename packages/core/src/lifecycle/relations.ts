import type { Anyone } from '../ledger/anyone.ts';
import {
  type Entry,
  type GroupEntry,
  isPromise,
  type OfficeEntry,
  type PromiseEntry,
  type Tenure,
} from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { manyOf } from '../ledger/many.ts';
import type { Name } from '../ledger/name.ts';
import { isMeant } from '../ledger/selection.ts';
import { type Argument, nameOf } from '../ledger/sentence.ts';
import { byNumber } from '../ledger/values/by-number.ts';
import type { Day } from '../ledger/values/civil-day.ts';
import { countBelow } from '../text/count-below.ts';
import { type Acceptance, acceptanceFor, areAccepted, isAccepted } from './acceptance.ts';
import type { Span } from './cases/memberships.ts';
import { changesOf, coversDay, isOpenedUp, Membership, type Step } from './membership.ts';

/** A range of counts, both ends inclusive; `high` may be `Infinity`. */
export interface CountRange {
  readonly low: number;
  readonly high: number;
}

/** What is left of one count once another is taken off it. */
export function rangeLess(range: CountRange, by: CountRange): CountRange {
  return { low: Math.max(0, range.low - by.high), high: Math.max(0, range.high - by.low) };
}

const NO_DAYS: readonly Day[] = [];
/** Whom `anyone` stands for. */
const ACTORS: ReadonlySet<string> = new Set(['party', 'person', 'office', 'group']);
const ANY_NUMBER: CountRange = { low: 0, high: Infinity };

/** What lies within what: parts of parties and things, offices and their holders, members and subgroups. */
export class Relations {
  /** These three by the numbers of names. */
  readonly #up: (Step[] | undefined)[];
  readonly #down: (Name[] | undefined)[];
  readonly #closures: (readonly Name[] | undefined)[];
  readonly #membership: Membership;
  readonly #acceptance: Acceptance;
  readonly #ledger: Ledger;

  constructor(ledger: Ledger, acceptance: Acceptance) {
    this.#ledger = ledger;
    this.#acceptance = acceptance;
    const { length } = ledger.reading.names;
    this.#up = byNumber(length);
    this.#down = byNumber(length);
    this.#closures = byNumber(length);
    this.#membership = new Membership(this.#up, this.#down);
    for (const entry of ledger.entriesOf('party', 'person', 'office', 'group', 'thing')) this.#take(entry);
    this.#changes.sort((a, b) => a - b);
  }

  /** The days after the first of a range, to its last, from which someone holds or leaves an office or a group. */
  changesWithin(first: Day, last: Day): readonly Day[] {
    return this.#changes.length === 0 ? NO_DAYS : this.#changes.filter((day) => day > first && day <= last);
  }

  readonly #changes: Day[] = [];

  /** Whether who holds an office or is in a group never changes. */
  get isSteady(): boolean {
    return this.#changes.length === 0;
  }

  /** Whether a group is known by its members alone: these are all. */
  isListed(group: Name): boolean {
    const { entry } = group;
    if (entry?.kind !== 'group' || this.#knownSize(entry)) return false;
    return this.closure(group).some((name) => name.entry?.kind !== 'group');
  }

  /** Whether somebody is in a group, or may be one of those of whom only the number is known. */
  mayLie(who: Name, group: Name, day: Day): boolean {
    return this.lies(who, group, day) || !this.everyone(group, day);
  }

  /** The days after one from which someone else lies within a name, directly or through others, in their order. */
  changesInside(name: Name, after: Day): readonly Day[] {
    const last = this.#changes.at(-1);
    if (last === undefined || last <= after) return NO_DAYS;
    if (name.meant?.kind === 'anyone')
      return ordered(name.meant.outside.flatMap((group) => this.changesInside(group, after)));
    const days = this.#allChangesInside(name);
    return days.slice(countBelow(days, after + 1));
  }

  /** The first of these days; undefined where nobody comes or goes any more. */
  nextChangeInside(group: Name, after: Day): Day | undefined {
    if (this.isSteady) return undefined;
    const days = this.#allChangesInside(group);
    return days[countBelow(days, after + 1)];
  }

  #allChangesInside(name: Name): readonly Day[] {
    const known = this.#changesInside.get(name);
    if (known) return known;
    const inside = new Set(this.closure(name));
    const days: Day[] = [];
    for (const inner of inside) {
      for (const { to, tenure } of this.#up[inner.index] ?? [])
        if (tenure && inside.has(to)) days.push(...changesOf(tenure));
    }
    const all = ordered(days);
    this.#changesInside.set(name, all);
    return all;
  }

  readonly #changesInside = new Map<Name, readonly Day[]>();

  /** The name and all that may lie within it on some day. */
  closure(name: Name): readonly Name[] {
    const known = this.#closures[name.index];
    if (known) return known;
    if (name.meant?.kind === 'anyone') return this.#anyActor();
    if (manyOf(name)) return [name, ...this.casesOf(name).map((one) => one.name)];
    if (!this.#down[name.index]) return this.#alone(name);
    const found = new Set<Name>([name]);
    for (const inner of found) for (const next of this.#down[inner.index] ?? []) found.add(next);
    const closure = [...found];
    this.#closures[name.index] = closure;
    return closure;
  }

  /** Whether a name lies within nothing on any day, and nothing within it. */
  isAlone(name: Name): boolean {
    if (this.#up[name.index]) return false;
    if (name.meant || isPromise(name.entry)) return this.closure(name).length === 1;
    return !this.#down[name.index];
  }

  #alone(name: Name): readonly Name[] {
    const closure = [name];
    this.#closures[name.index] = closure;
    return closure;
  }

  /** The cases that a name of a promise with many stands for; the world that opens them says so. */
  casesOf: (name: Name) => readonly PromiseEntry[] = () => [];

  /** All that `anyone` may stand for. */
  #anyActor(): readonly Name[] {
    this.#actors ??= this.#ledger
      .entriesOf('party', 'person', 'office', 'group')
      .flatMap(({ name }) => name ?? []);
    return this.#actors;
  }

  #actors: readonly Name[] | undefined;

  /** Whether `inner` is `outer` or lies within it on a day. */
  lies(inner: Name, outer: Name, day: Day): boolean {
    if (inner === outer) return true;
    if (outer.meant?.kind === 'anyone') return this.#isAmong(inner, outer.meant, day);
    const steps = this.#up[inner.index];
    if (!steps) return isPromise(inner.entry) && isMeant(outer, inner.entry);
    return this.#climbs(inner, outer, day, new Set());
  }

  /** Whether an argument is what a rule names, or lies within that on a day. */
  isOf(argument: Argument, named: Argument, day: Day): boolean {
    if (argument === named) return true;
    const inner = nameOf(argument);
    const outer = nameOf(named);
    return inner !== undefined && outer !== undefined && this.lies(inner, outer, day);
  }

  #climbs(inner: Name, outer: Name, day: Day, seen: Set<Name>): boolean {
    if (inner === outer) return true;
    if (seen.has(inner)) return false;
    seen.add(inner);
    for (const { to, tenure } of this.#up[inner.index] ?? []) {
      if ((!tenure || coversDay(tenure, day)) && this.#climbs(to, outer, day, seen)) return true;
    }
    return false;
  }

  /** Whether a name is one that `anyone` stands for on a day. */
  #isAmong(inner: Name, meant: Anyone, day: Day): boolean {
    if (!inner.entry || !ACTORS.has(inner.entry.kind)) return false;
    return ![...meant.but, ...meant.outside].some((other) => this.lies(inner, other, day));
  }

  /** Who and what is a member of a group or a group within it, and from when to when. */
  directMembers(group: Name): { readonly who: Name; readonly span: Span }[] {
    if (group.entry?.kind !== 'group') return [];
    const inside = [...new Set(this.#down[group.index] ?? [])];
    return inside.flatMap((who) =>
      (this.#up[who.index] ?? [])
        .filter(({ to }) => to === group)
        .map(({ tenure }) => ({
          who,
          span: { first: tenure?.from?.first ?? -Infinity, last: tenure?.until?.last ?? Infinity },
        })),
    );
  }

  /** Who holds an office on a day; empty when it is vacant. */
  holders(office: Name, day: Day): Name[] {
    const entry = office.entry;
    if (entry?.kind !== 'office') return [];
    return entry.holders
      .filter((tenure) => this.#counts(entry, tenure) && coversDay(tenure, day))
      .map((tenure) => tenure.who);
  }

  /** The members of a group who are listed by name and belong to it on a day, those of its subgroups included. */
  members(group: Name, day: Day): readonly Name[] {
    if (group.entry?.kind !== 'group' || group.meant) return this.#membersOn(group, day);
    const since = this.changesBy(day);
    const known = this.#members.get(group);
    if (known?.since === since) return known.members;
    const members = this.#membersOn(group, day);
    this.#members.set(group, { since, members });
    return members;
  }

  /** Who was last asked for in each group, and after how many changes: until the next one they stay the same. */
  readonly #members = new Map<Name, { readonly since: number; readonly members: readonly Name[] }>();

  #membersOn(group: Name, day: Day): readonly Name[] {
    if (group.entry?.kind === 'group' && !group.meant) return this.#membership.of(group, day);
    return this.closure(group).filter((name) => !isOpenedUp(name) && this.lies(name, group, day));
  }

  /** The members of a group that a name is on a day, or lies within as their part or office. */
  membersAround(name: Name, group: Name, day: Day): readonly Name[] {
    if (this.#membership.holds(name, group, day)) return [name];
    if (!this.lies(name, group, day)) return [];
    return this.members(group, day).filter((member) => this.lies(name, member, day));
  }

  /** Who was in a group on a day and is no longer on a later one. */
  leftBetween(group: Name, first: Day, last: Day): readonly Name[] {
    return this.#membership
      .comeOrGo(group)
      .filter(
        (one) => this.#membership.holds(one, group, first) && !this.#membership.holds(one, group, last),
      );
  }

  /** How many of the days on which someone comes or goes are over by a day, that day included. */
  changesBy(day: Day): number {
    return countBelow(this.#changes, day + 1);
  }

  /** The members of a group where it has no others than those who are listed by name; undefined where it may have. */
  everyone(group: Name, day: Day): readonly Name[] | undefined {
    const members = this.members(group, day);
    return members.length >= this.size(group, day).high ? members : undefined;
  }

  /** All that a name may lie within on some day, nearest first, itself not among it. */
  around(name: Name): Name[] {
    return this.#climb(name, () => true);
  }

  /** The groups that a group or member lies within, nearest first, itself not among them. */
  groupsAround(name: Name): Name[] {
    return this.#climb(name, (outer) => outer.entry?.kind === 'group');
  }

  /** All that a name lies within by steps to what is wanted. */
  #climb(name: Name, isWanted: (outer: Name) => boolean): Name[] {
    if (!this.#up[name.index]) return [];
    const found = new Set<Name>();
    const climb = (from: Name): void => {
      for (const { to } of this.#up[from.index] ?? []) {
        if (found.has(to) || !isWanted(to)) continue;
        found.add(to);
        climb(to);
      }
    };
    climb(name);
    return [...found];
  }

  /**
   * How many a group may have on a day: its declared size, at least its named members, at most its parent's; exactly
   * the named members where only they are given; 0 or more where nothing is (semantics.md: Groups).
   */
  size(group: Name, day: Day): CountRange {
    return this.#size(group, day, undefined);
  }

  #size(group: Name, day: Day, inner: Set<Name> | undefined): CountRange {
    const { entry } = group;
    // What is no group is reported where it is counted; nothing is known of how many it has.
    if (entry?.kind !== 'group') return ANY_NUMBER;
    const named = this.members(group, day).length;
    const size = this.#knownSize(entry);
    const listed = !entry.size && named > 0;
    const low = Math.max(size?.low ?? 0, named);
    let high = listed ? named : (size?.high ?? Infinity);
    const parent = entry.within;
    if (parent?.entry?.kind === 'group' && !inner?.has(parent)) {
      const seen = inner ?? new Set();
      seen.add(group);
      high = Math.min(high, this.#size(parent, day, seen).high);
    }
    return { low, high: Math.max(low, high) };
  }

  /** Whether anything is declared of how many a group has. */
  isSized(group: Name, day: Day): boolean {
    const { entry } = group;
    if (entry?.kind !== 'group') return false;
    const { low, high } = this.size(group, day);
    return this.#knownSize(entry) !== undefined || (low > 0 && high < Infinity);
  }

  /** A declared size, once it is known. */
  #knownSize(entry: GroupEntry): GroupEntry['size'] {
    const { size } = entry;
    const acceptance = acceptanceFor(this.#acceptance, entry);
    const counts =
      size && isAccepted(this.#acceptance, entry) && areAccepted(acceptance, size.vouchers, undefined, entry);
    return counts ? size : undefined;
  }

  #take(entry: Entry): void {
    if (!entry.name) return;
    switch (entry.kind) {
      case 'party':
      case 'person':
      case 'thing':
        if (entry.partOf) this.#add(entry.name, entry.partOf, undefined);
        return;
      case 'office':
        this.#takeOffice(entry.name, entry);
        return;
      case 'group':
        if (entry.within) this.#add(entry.name, entry.within, undefined);
        for (const tenure of entry.members)
          if (this.#counts(entry, tenure)) this.#add(tenure.who, entry.name, tenure);
        return;
    }
  }

  #takeOffice(name: Name, entry: OfficeEntry): void {
    if (entry.of) this.#add(name, entry.of, undefined);
    for (const tenure of entry.holders) if (this.#counts(entry, tenure)) this.#add(tenure.who, name, tenure);
  }

  /** A name always exists; what its entry says of it may not be known yet, or be retracted. */
  #counts(entry: OfficeEntry | GroupEntry, tenure: Tenure): boolean {
    const acceptance = acceptanceFor(this.#acceptance, entry);
    return isAccepted(this.#acceptance, entry) && areAccepted(acceptance, tenure.vouchers, undefined, entry);
  }

  #add(inner: Name, outer: Name, tenure: Tenure | undefined): void {
    if (tenure) this.#changes.push(...changesOf(tenure));
    this.#up[inner.index] ??= [];
    this.#up[inner.index]!.push({ to: outer, tenure });
    this.#down[outer.index] ??= [];
    this.#down[outer.index]!.push(inner);
  }
}

/** Days in their order, each once. */
function ordered(days: readonly Day[]): readonly Day[] {
  return days.length < 2 ? days : [...new Set(days)].sort((a, b) => a - b);
}
