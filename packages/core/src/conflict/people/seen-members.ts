import type { Name } from '../../ledger/name.ts';
import type { Argument, Shape } from '../../ledger/sentence.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { Occurrence } from '../../lifecycle/occurrence.ts';
import type { World } from '../../lifecycle/world.ts';
import type { RuleBook } from '../rules/rule-book.ts';

/** What a deed that is done once per member was done to: so many of some groups, and all of others. */
export interface DoneOnce {
  readonly parts: ReadonlyMap<Name, number>;
  readonly wholes: ReadonlySet<Name>;
}

/** How many members groups must have for what happened to have happened to them (semantics.md: Groups). */
export class SeenMembers {
  readonly #world: World;
  readonly #on: Day;
  /** The largest number of a group that one event was about. */
  readonly #atOnce = new Map<Name, number>();
  /** For each deed that is done once per member, how many it was done to, by what the event was about. */
  readonly #once: ReadonlyMap<Name, number>[] = [];
  readonly #known = new Map<Name, number>();
  /** The deeds that were done both to all of a group and to a number of one: these are others. */
  readonly apart: readonly DoneOnce[];

  constructor(world: World, book: RuleBook, on: Day) {
    this.#world = world;
    this.#on = on;
    const apart: DoneOnce[] = [];
    for (const shape of world.ledger.reading.shapes.all) {
      if (world.occurrences.isCounting(shape)) this.#takeLargest(shape);
      for (const { slot } of book.onceRules(shape)) this.#addUp(shape, slot, apart);
    }
    this.apart = apart;
  }

  #takeLargest(shape: Shape): void {
    for (const { arguments: given, last, kind } of this.#world.occurrences.ofShape(shape)) {
      if (last > this.#on || (kind !== 'did' && kind !== 'not')) continue;
      for (const argument of given) {
        if (argument?.kind === 'quantity')
          this.#atOnce.set(argument.group, Math.max(this.#atOnce.get(argument.group) ?? 0, argument.low));
      }
    }
  }

  of(group: Name): number {
    let least = this.#known.get(group);
    if (least === undefined) {
      least = this.#atOnce.get(group) ?? 0;
      const inside = this.#once.length > 0 ? this.#world.relations.closure(group) : [];
      for (const counts of this.#once) {
        let sum = 0;
        for (const name of inside) sum += counts.get(name) ?? 0;
        least = Math.max(least, sum);
      }
      this.#known.set(group, least);
    }
    return least;
  }

  /** Events of a deed that is done once per member are about different ones, unless some of it was undone. */
  #addUp(shape: Shape, slot: number, apart: DoneOnce[]): void {
    const occurrences = this.#world.occurrences.ofShape(shape);
    if (occurrences.some(({ kind }) => kind === 'undone')) return;
    const counts = new Map<Name, number>();
    const parts = new Map<Name, number>();
    const wholes = new Set<Name>();
    for (const occurrence of occurrences) {
      const about = occurrence.arguments[slot];
      const [group, least] = this.#seenIn(occurrence, about);
      if (!group) continue;
      counts.set(group, group.entry?.kind === 'group' ? (counts.get(group) ?? 0) + least : 1);
      if (about?.kind === 'quantity') parts.set(group, (parts.get(group) ?? 0) + least);
      else if (group.entry?.kind === 'group' && this.#world.relations.isSized(group, this.#on))
        wholes.add(group);
    }
    if (counts.size > 0) this.#once.push(counts);
    if (parts.size > 0 && wholes.size > 0) apart.push({ parts, wholes });
  }

  /** Whom an event was about, and how many of them at the least. */
  #seenIn({ kind, last }: Occurrence, about: Argument | undefined): [Name | undefined, number] {
    if (kind !== 'did' || last > this.#on) return [undefined, 0];
    if (about?.kind === 'quantity') return [about.group, about.low];
    if (about?.kind !== 'name') return [undefined, 0];
    const { relations } = this.#world;
    const isWhole = about.entry?.kind === 'group' && relations.isSized(about, this.#on);
    return [about, isWhole ? relations.size(about, this.#on).low : 1];
  }
}
