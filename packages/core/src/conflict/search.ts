import type { PromiseEntry } from '../ledger/entry.ts';
import type { Buckets } from './buckets.ts';
import { namedInConditions } from './candidates.ts';
import { Component, type World } from './component.ts';
import { type Crowd, crowdOf, MOST_TOLD } from './families.ts';
import { bearOnEachOther } from './interplay.ts';
import type { Prospect, Prospects } from './prospects.ts';
import type { ShownSets } from './shown-sets.ts';
import { Unions } from './unions.ts';

/** A minimal set of promises that no future keeps. */
export interface Found {
  readonly promises: readonly PromiseEntry[];
  /** Whether it is so in every world, and without any condition. */
  readonly isShown: boolean;
  readonly scene: () => Scene;
}

/** Some promises, and the worlds in which a set of them is a minimal one that no future keeps. */
export interface Scene {
  readonly component: Component;
  readonly worlds: readonly World[];
}

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
const MOST_AT_ONCE = 30;
/** How many promises are searched together; more are left to their pairs. */
const MOST_TOGETHER = 60;

/**
 * Finds the minimal sets among promises that may bear on each other. Each alone and each pair are looked at first; two
 * that never fit together cannot both be in a larger minimal set, so larger ones are sought only where pairs bear on
 * each other and yet fit.
 */
export function search(
  prospects: Prospects,
  buckets: Buckets,
  members: readonly Prospect[],
  shown?: ShownSets,
): Search {
  return new Searcher(prospects, buckets, members, shown).run();
}

class Searcher {
  readonly #prospects: Prospects;
  readonly #buckets: Buckets;
  readonly #members: readonly Prospect[];
  readonly #shown: ShownSets | undefined;
  readonly #found = new Map<string, Found>();
  /** Promises of which pairs bear on each other and yet fit. */
  readonly #knots = new Unions<Prospect>();
  #isCutOff = false;

  constructor(
    prospects: Prospects,
    buckets: Buckets,
    members: readonly Prospect[],
    shown: ShownSets | undefined,
  ) {
    this.#prospects = prospects;
    this.#buckets = buckets;
    this.#members = members;
    this.#shown = shown;
  }

  run(): Search {
    if (this.#members.length <= 2) this.#look(this.#members);
    else if (!this.#areAllKept()) {
      for (const member of this.#members) this.#look([member]);
      this.#pairs();
      for (const knot of this.#knots.groups(this.#members)) {
        if (knot.length > 2 && !this.#isCrowd(knot)) this.#larger(knot);
      }
    }
    return { found: [...this.#found.values()], crowds: this.#crowds, isCutOff: this.#isCutOff };
  }

  /** Whether all can be kept together, in every world: then no set of them needs a look. */
  #areAllKept(): boolean {
    if (this.#members.length > MOST_AT_ONCE) return false;
    const isShown = this.#shown?.areKept(entriesOf(this.#members));
    if (isShown !== undefined) return isShown;
    const component = new Component(this.#prospects, this.#members);
    const isKept = component.worlds.every((world) => component.areKept(world, component.present(world)));
    return isKept && component.worlds.length > 0 && !component.isCutOff;
  }

  readonly #crowds: Crowd[] = [];

  /** Whether a knot, or more of it than can be searched, only adds up. */
  #isCrowd(knot: readonly Prospect[]): boolean {
    const crowded = crowdOf(this.#prospects, knot);
    if (!crowded) return false;
    const { crowd, beside } = crowded;
    const isMany = crowd.count === undefined || crowd.count > MOST_TOLD;
    if (beside.length > 0 && (!isMany || knot.length <= MOST_BESIDE)) return false;
    if (beside.length > 0) this.#isCutOff = true;
    this.#crowds.push(crowd);
    // The crowd names all sets of its promises, those that were found before too.
    for (const [key, { promises }] of this.#found)
      if (promises.every((promise) => crowd.promises.includes(promise))) this.#found.delete(key);
    return true;
  }

  /** Looks at a few promises by themselves; whether all of them are ever kept together. */
  #look(members: readonly Prospect[]): boolean {
    return this.#isShown(members) ?? this.#lookInWorlds(members);
  }

  #lookInWorlds(members: readonly Prospect[]): boolean {
    const component = new Component(this.#prospects, members);
    for (const { promises, worlds } of minimalIn(component, [])) this.#add(component, promises, worlds);
    if (component.isCutOff) this.#isCutOff = true;
    return !neverFit(component);
  }

  /** Whether the sentences of one or two promises show that they are kept together; notes those that are not. */
  #isShown(members: readonly Prospect[]): boolean | undefined {
    const entries = entriesOf(members);
    const isKept = this.#shown?.areKept(entries);
    if (isKept !== false || entries.length === 1) {
      if (isKept === false) this.#addShown(entries);
      return isKept;
    }
    const alone = entries.map((entry) => this.#shown!.isKept(entry));
    if (alone.includes(undefined)) return undefined;
    entries.forEach((entry, at) => {
      if (!alone[at]) this.#addShown([entry]);
    });
    if (!alone.includes(false)) this.#addShown(entries);
    return false;
  }

  #add(component: Component, promises: readonly PromiseEntry[], worlds: readonly World[]): void {
    const key = keyOf(promises);
    if (!this.#found.has(key))
      this.#found.set(key, { promises, isShown: false, scene: () => ({ component, worlds }) });
  }

  #addShown(promises: readonly PromiseEntry[]): void {
    const key = keyOf(promises);
    if (!this.#found.has(key)) this.#found.set(key, shownIn(this.#prospects, promises));
  }

  #pairs(): void {
    const byEntry = new Map(this.#members.map((member) => [member.entry, member]));
    const places = new Map(this.#members.map((member, place) => [member, place]));
    let pairs = 0;
    for (const member of this.#members) {
      const place = places.get(member)!;
      for (const entry of this.#buckets.neighbours(member.entry)) {
        const other = byEntry.get(entry);
        if (!other || places.get(other)! < place) continue;
        const isShown = this.#isShown([member, other]);
        if (isShown === false || !bearOnEachOther(this.#prospects.clashes, member, other)) continue;
        if (++pairs > MOST_PAIRS) {
          this.#isCutOff = true;
          return;
        }
        if (isShown ?? this.#lookInWorlds([member, other])) this.#knots.join(member, other);
      }
      for (const named of namedInConditions(this.#prospects.judgement.judging.world, member.entry)) {
        const other = byEntry.get(named);
        if (other) this.#knots.join(member, other);
      }
    }
  }

  #larger(knot: readonly Prospect[]): void {
    if (knot.length > MOST_TOGETHER) {
      this.#isCutOff = true;
      return;
    }
    const shown = this.#shown?.within(entriesOf(knot));
    if (shown) {
      for (const promises of shown) this.#addShown(promises);
      return;
    }
    const component = new Component(this.#prospects, knot);
    const known = [...this.#found.values()].map(({ promises }) => promises);
    for (const { promises } of minimalIn(component, known)) {
      if (this.#found.has(keyOf(promises))) continue;
      // Told by its own worlds: what others leave uncertain does not matter to it.
      const alone = new Component(
        this.#prospects,
        promises.map((promise) => this.#prospects.of(promise)),
      );
      for (const one of minimalIn(alone, [])) this.#add(alone, one.promises, one.worlds);
    }
    if (component.isCutOff) this.#isCutOff = true;
  }
}

function entriesOf(members: readonly Prospect[]): PromiseEntry[] {
  return members.map(({ entry }) => entry);
}

/** A set that the sentences show to be minimal in all worlds; these are looked at when something is asked of them. */
export function shownIn(prospects: Prospects, promises: readonly PromiseEntry[]): Found {
  let scene: Scene | undefined;
  return {
    promises,
    isShown: true,
    scene: () => {
      if (!scene) {
        const component = new Component(
          prospects,
          promises.map((promise) => prospects.of(promise)),
        );
        scene = { component, worlds: component.worlds };
      }
      return scene;
    },
  };
}

/** Whether two promises cannot be kept together in any world, though each of them can. */
function neverFit(pair: Component): boolean {
  return pair.worlds.every((world) => {
    const present = pair.present(world);
    return present.length < 2 || !pair.areKept(world, present);
  });
}

/** The minimal sets of a component over all its worlds. */
function minimalIn(
  component: Component,
  known: readonly (readonly PromiseEntry[])[],
): { readonly promises: readonly PromiseEntry[]; readonly worlds: readonly World[] }[] {
  const found = new Map<string, { promises: readonly PromiseEntry[]; worlds: World[] }>();
  for (const world of component.worlds) {
    const present = component.present(world);
    if (present.length === 0 || component.areKept(world, present)) continue;
    const told = [...found.values()].map((one) => one.promises);
    for (const promises of component.conflictsIn(world, [...known, ...told])) {
      const before = found.get(keyOf(promises));
      if (before) before.worlds.push(world);
      else found.set(keyOf(promises), { promises, worlds: [world] });
    }
  }
  return [...found.values()];
}

function keyOf(promises: readonly PromiseEntry[]): string {
  return promises
    .map(({ name }) => name.index)
    .sort((a, b) => a - b)
    .join();
}
