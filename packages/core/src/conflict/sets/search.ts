import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Prospect, Prospects } from '../ahead/prospects.ts';
import type { Buckets } from '../filing/buckets.ts';
import { namedInConditions } from '../filing/candidates.ts';
import { Component } from '../future/component.ts';
import type { World } from '../future/worlds.ts';
import { bearOnEachOther, countsFrom, isHard } from '../plain/interplay.ts';
import type { ShownSets } from '../plain/shown-sets.ts';
import type { Effort } from '../solving/effort.ts';
import { claimantsOf } from './claims.ts';
import { type Crowd, MOST_TOLD } from './crowd.ts';
import { crowdsOf } from './families.ts';
import { type Found, shownIn } from './found.ts';
import { keyOf, minimalIn, neverFit } from './in-worlds.ts';
import { Knots, type Place } from './knots.ts';
import { likesAmong } from './likes.ts';

/** What a search found, and whether something was left out. */
export interface Search {
  readonly found: readonly Found[];
  readonly crowds: readonly Crowd[];
  readonly isCutOff: boolean;
}

/** How many pairs of one component are looked at. */
const MOST_PAIRS = 20_000;
/** Up to how many promises are searched, rather than told as a family, where something bears on it. */
const MOST_BESIDE = 12;
/** How many promises are first looked at all at once. */
const MOST_AT_ONCE = 500;
/** More than these only where little is uncertain. */
const FEW_AT_ONCE = 30;
const FEW_WORLDS = 8;
/** Of so few promises, each is looked at itself. */
const FEW = 12;
const NO_LIKES: ReadonlyMap<PromiseEntry, PromiseEntry> = new Map();
/** How many promises are searched together; more are left to their pairs. */
const MOST_TOGETHER = 60;
/** How many sets are looked at of which one promise stands for others. */
const MOST_REPLACED = 20_000;

/**
 * Finds the minimal sets among promises that may bear on each other. Each alone and each pair are looked at first; two
 * that never fit together cannot both be in a larger minimal set, so larger ones are sought only where pairs bear on
 * each other and yet fit.
 *
 * @param effort what may be done for it
 * @param shown what the sentences of the members show, in the same order
 */
export function search(
  prospects: Prospects,
  buckets: Buckets,
  members: readonly PromiseEntry[],
  effort: Effort,
  shown?: ShownSets,
): Search {
  return new Searcher(prospects, buckets, members, effort, shown).run();
}

class Searcher {
  readonly #prospects: Prospects;
  readonly #buckets: Buckets;
  readonly #members: readonly PromiseEntry[];
  readonly #effort: Effort;
  readonly #shown: ShownSets | undefined;
  readonly #crowds: Crowd[] = [];
  #found: Found[] = [];
  /** Promises of which pairs bear on each other and yet fit. */
  readonly #knots = new Knots();
  #isCutOff = false;

  constructor(
    prospects: Prospects,
    buckets: Buckets,
    members: readonly PromiseEntry[],
    effort: Effort,
    shown: ShownSets | undefined,
  ) {
    this.#prospects = prospects;
    this.#buckets = buckets;
    this.#members = members;
    this.#effort = effort;
    this.#shown = shown;
  }

  run(): Search {
    const places = this.#members.map((_, place) => place);
    if (places.length === 1) this.#lookAtOne(0);
    else if (places.length === 2) this.#lookAtTwo();
    else if (!this.#areAllKept(places)) {
      for (const place of places) this.#lookAtOne(place);
      const likes = this.#likes();
      const looked = likes.size === 0 ? places : places.filter((place) => !likes.has(this.#members[place]));
      this.#pairs(looked);
      for (const { knot, all } of this.#knots.groups(places, (place) => this.#isHard(place))) {
        if (all.length > 2 && !(knot.length > 2 && this.#isCrowd(knot))) this.#larger(all);
      }
      if (likes.size > 0) this.#replace(likes);
    }
    return { found: this.#found, crowds: this.#crowds, isCutOff: this.#isCutOff };
  }

  /** Whether all can be kept together, in every world: then no set of them needs a look. */
  #areAllKept(places: readonly Place[]): boolean {
    if (places.length > MOST_AT_ONCE) return false;
    const isShown = this.#shown?.areKept(places);
    if (isShown !== undefined) return isShown;
    const component = this.#componentOf(this.#membersAt(places));
    if (places.length > FEW_AT_ONCE && component.worlds.length > FEW_WORLDS) return false;
    const isKept = component.worlds.every((world) => component.areKept(world, component.present(world)));
    return isKept && component.worlds.length > 0 && !component.isCutOff;
  }

  /** Of many promises, those for which another stands: each by itself is kept. */
  #likes(): ReadonlyMap<PromiseEntry, PromiseEntry> {
    // Where sentences show all, no promise waits for another.
    if (this.#members.length <= FEW || this.#shown) return NO_LIKES;
    const failing = new Set(this.#found.flatMap(({ promises }) => promises));
    const kept = this.#members.filter((promise) => !failing.has(promise));
    return likesAmong(
      kept.map((promise) => this.#prospects.of(promise)),
      this.#buckets,
    );
  }

  /** Adds to the sets that were found with one of some promises those with the others that are like it. */
  #replace(likes: ReadonlyMap<PromiseEntry, PromiseEntry>): void {
    const others = new Map<PromiseEntry, PromiseEntry[]>();
    for (const [other, first] of likes) others.set(first, [...(others.get(first) ?? []), other]);
    let left = MOST_REPLACED;
    for (const { promises } of [...this.#found]) {
      let sets: (readonly PromiseEntry[])[] = [promises];
      for (const first of promises) {
        const alike = others.get(first);
        if (!alike) continue;
        if (sets.length * (alike.length + 1) > left) {
          this.#isCutOff = true;
          break;
        }
        sets = sets.flatMap((set) => [
          set,
          ...alike.map((other) => set.map((one) => (one === first ? other : one))),
        ]);
      }
      left -= sets.length;
      for (const set of sets.slice(1)) this.#lookAtSet(set);
    }
  }

  /** Tells a set by its own worlds: what other promises leave uncertain does not matter to it. */
  #lookAtSet(promises: readonly PromiseEntry[]): void {
    if (this.#isSpent()) return;
    const alone = this.#componentOf(promises.map((promise) => this.#prospects.of(promise)));
    for (const one of minimalIn(alone, [])) this.#add(alone, one.promises, one.worlds);
    if (alone.isCutOff) this.#isCutOff = true;
  }

  #componentOf(members: readonly Prospect[]): Component {
    return new Component(this.#prospects, members, this.#effort);
  }

  /** Whether there is no more to be done: what is not looked at then is left out. */
  #isSpent(): boolean {
    if (this.#effort.isSpent) this.#isCutOff = true;
    return this.#effort.isSpent;
  }

  /** Whether a knot, or more of it than can be searched, only adds up. */
  #isCrowd(knot: readonly Place[]): boolean {
    // What waits for something does not only add up.
    const others = knot.filter((place) => !this.#shown?.isWaiting(place));
    const isWaited = others.length < knot.length;
    if (isWaited && knot.length <= MOST_BESIDE) return false;
    const { claims, beside } = claimantsOf(this.#prospects, this.#membersAt(others));
    const isAmongOthers = isWaited || beside.length > 0;
    if (isAmongOthers && knot.length <= MOST_BESIDE) return false;
    const crowds = crowdsOf(this.#prospects, claims)?.filter(({ count }) => count !== 0n);
    if (!crowds) return false;
    const isMany = crowds.some(({ count }) => count === undefined || count > MOST_TOLD);
    if (isAmongOthers && !isMany) return false;
    if (isAmongOthers) this.#isCutOff = true;
    this.#crowds.push(...crowds);
    // The crowds name all sets of their promises, those that were found before too.
    const named = new Set(crowds.flatMap(({ promises }) => promises));
    this.#found = this.#found.filter(({ promises }) => !promises.every((promise) => named.has(promise)));
    return true;
  }

  #lookAtOne(place: Place): void {
    const isKept = this.#shown?.isKept(place);
    if (isKept === undefined) this.#lookInWorlds([place]);
    else if (!isKept) this.#note([place]);
  }

  /** Looks at two promises that are all there are. */
  #lookAtTwo(): void {
    const areKept = this.#areTwoKept(0, 1);
    if (areKept === undefined) this.#lookInWorlds([0, 1]);
    if (areKept !== false) return;
    this.#lookAtOne(0);
    this.#lookAtOne(1);
    this.#noteTwo(0, 1);
  }

  /** Whether two promises are kept together, where their sentences show it: if they are not, then also of each alone. */
  #areTwoKept(one: Place, other: Place): boolean | undefined {
    const shown = this.#shown;
    const areKept = shown?.areKept([one, other]);
    if (!shown || areKept !== false) return areKept;
    return shown.isKept(one) === undefined || shown.isKept(other) === undefined ? undefined : false;
  }

  /** Notes two promises that are shown not to be kept together, where each of them is. */
  #noteTwo(one: Place, other: Place): void {
    if (this.#shown?.isKept(one) && this.#shown.isKept(other)) this.#note([one, other]);
  }

  /** Whether some promises, by themselves, are ever kept together. */
  #lookInWorlds(places: readonly Place[]): boolean {
    if (this.#isSpent()) return true;
    const component = this.#componentOf(this.#membersAt(places));
    for (const { promises, worlds } of minimalIn(component, [])) this.#add(component, promises, worlds);
    if (component.isCutOff) this.#isCutOff = true;
    return !neverFit(component);
  }

  #membersAt(places: readonly Place[]): Prospect[] {
    return places.map((place) => this.#prospects.of(this.#members[place]));
  }

  /** The sets found so far, once some may be found again. */
  #keys: Set<string> | undefined;

  #isNoted(promises: readonly PromiseEntry[]): boolean {
    this.#keys ??= new Set(this.#found.map((one) => keyOf(one.promises)));
    return this.#keys.has(keyOf(promises));
  }

  #push(found: Found): void {
    this.#keys?.add(keyOf(found.promises));
    this.#found.push(found);
  }

  #add(component: Component, promises: readonly PromiseEntry[], worlds: readonly World[]): void {
    if (this.#isNoted(promises)) return;
    this.#push({ promises, isShown: false, scene: () => ({ component, worlds }) });
  }

  /** Notes a set that is found once only. */
  #note(places: readonly Place[]): void {
    this.#push(
      shownIn(
        this.#prospects,
        places.map((place) => this.#members[place]),
      ),
    );
  }

  /** Looks at pairs of some of the members. */
  #pairs(looked: readonly Place[]): void {
    const places = new Map(looked.map((place) => [this.#members[place], place]));
    let pairs = 0;
    for (const place of looked) {
      const entry = this.#members[place];
      for (const neighbour of this.#buckets.neighbours(entry)) {
        const other = places.get(neighbour);
        if (other === undefined || other < place || !this.#pair(place, other)) continue;
        if (++pairs > MOST_PAIRS) {
          this.#isCutOff = true;
          return;
        }
      }
      for (const named of namedInConditions(this.#prospects.judgement.judging.world, entry)) {
        const other = places.get(named);
        if (other !== undefined) this.#knots.join(place, other);
      }
    }
  }

  /** Looks at two promises among others; whether it took more than their sentences. */
  #pair(one: Place, other: Place): boolean {
    const areKept = this.#areTwoKept(one, other);
    if (areKept === false) {
      this.#noteTwo(one, other);
      return false;
    }
    const knots = this.#knots;
    // Those that are in one knot already need no look at whether they bear on each other.
    if (areKept && knots.areJoined(one, other)) return false;
    if (!this.#doBear(one, other)) return this.#count(one, other) || this.#count(other, one);
    if (areKept ?? this.#lookInWorlds([one, other])) knots.join(one, other);
    return true;
  }

  /** Takes note of days that are counted from what another asks for; whether that took a look at both. */
  #count(one: Place, from: Place): boolean {
    const [a, b] = this.#membersAt([one, from]);
    if (!countsFrom(this.#prospects, a, b)) return false;
    const isLookedAt = this.#isHard(one);
    if (!isLookedAt || this.#lookInWorlds([one, from])) this.#knots.count(one, from);
    return isLookedAt;
  }

  #isHard(place: Place): boolean {
    return isHard(this.#prospects, this.#prospects.of(this.#members[place]));
  }

  #doBear(one: Place, other: Place): boolean {
    const doBear = this.#shown?.doBear(one, other);
    if (doBear !== undefined) return doBear;
    const [a, b] = this.#membersAt([one, other]);
    return bearOnEachOther(this.#prospects, a, b);
  }

  #larger(knot: readonly Place[]): void {
    if (knot.length > MOST_TOGETHER) {
      this.#isCutOff = true;
      return;
    }
    const shown = this.#shown?.within(knot);
    if (shown) {
      // One and two have been looked at; and no two knots share any.
      for (const set of shown)
        if (set.length > 2 || !this.#isNoted(set)) this.#push(shownIn(this.#prospects, set));
      return;
    }
    const component = this.#componentOf(this.#membersAt(knot));
    const known = this.#found.map(({ promises }) => promises);
    for (const { promises } of minimalIn(component, known)) {
      if (this.#isNoted(promises)) continue;
      this.#lookAtSet(promises);
    }
    if (component.isCutOff) this.#isCutOff = true;
  }
}
