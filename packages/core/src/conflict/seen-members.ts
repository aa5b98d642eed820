import type { Day } from '../ledger/civil-day.ts';
import type { Name } from '../ledger/name.ts';
import type { Argument, Shape } from '../ledger/sentence.ts';
import type { Occurrence } from '../lifecycle/occurrence.ts';
import type { World } from '../lifecycle/world.ts';
import type { RuleBook } from './rule-book.ts';

/** How many members groups must have for what happened to have happened to them (semantics.md: Groups). */
export class SeenMembers {
  readonly #world: World;
  readonly #on: Day;
  /** The largest number of a group that one event was about. */
  readonly #atOnce = new Map<Name, number>();
  /** For each deed that is done once per member, how many it was done to, by what the event was about. */
  readonly #once: ReadonlyMap<Name, number>[] = [];
  readonly #known = new Map<Name, number>();

  constructor(world: World, book: RuleBook, on: Day) {
    this.#world = world;
    this.#on = on;
    for (const shape of world.ledger.reading.shapes.all) {
      if (world.occurrences.isCounting(shape)) this.#takeLargest(shape);
      for (const { slot } of book.onceRules(shape)) this.#addUp(shape, slot);
    }
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
  #addUp(shape: Shape, slot: number): void {
    const occurrences = this.#world.occurrences.ofShape(shape);
    if (occurrences.some(({ kind }) => kind === 'undone')) return;
    const counts = new Map<Name, number>();
    for (const occurrence of occurrences) this.#add(occurrence, occurrence.arguments[slot], counts);
    if (counts.size > 0) this.#once.push(counts);
  }

  #add({ kind, last }: Occurrence, about: Argument | undefined, counts: Map<Name, number>): void {
    if (kind !== 'did' || last > this.#on) return;
    if (about?.kind === 'quantity') counts.set(about.group, (counts.get(about.group) ?? 0) + about.low);
    else if (about?.kind === 'name' && about.entry?.kind !== 'group') counts.set(about, 1);
    else if (about?.kind === 'name') {
      const { relations } = this.#world;
      const all = relations.isSized(about, this.#on) ? relations.size(about, this.#on).low : 1;
      counts.set(about, (counts.get(about) ?? 0) + all);
    }
  }
}
