import type { Name } from '../ledger/name.ts';
import type { Shape } from '../ledger/sentence.ts';
import type { Relations } from '../lifecycle/relations.ts';
import { byShape } from './by-shape.ts';
import type { LimitPattern, RuleBook } from './rule-book.ts';
import { nameIn, type Statement } from './task.ts';

/** The limits on one deed: by the first name that their sentences have, and those that have none. */
interface OnDeed {
  readonly bySlot: BySlot[];
  readonly general: LimitPattern[];
}

/** Those whose first name stands in one slot, by the number of that name. */
interface BySlot {
  readonly slot: number;
  readonly named: Map<number, LimitPattern[]>;
}

const NONE: readonly never[] = [];

/** Finds the limits that add up a deed without going through those on other people's. */
export class LimitIndex {
  readonly #relations: Relations;
  readonly #book: RuleBook;
  /** By the numbers of shapes. */
  readonly #deeds: (OnDeed | undefined)[];
  readonly #around = new Map<number, readonly Name[]>();

  constructor(relations: Relations, book: RuleBook) {
    this.#relations = relations;
    this.#book = book;
    this.#deeds = byShape(book.shapeCount);
  }

  /** The patterns of limits that a statement may be one of. */
  of({ shape, given }: Pick<Statement, 'shape' | 'given'>): readonly LimitPattern[] {
    const patterns = this.#book.limitsOn(shape);
    if (patterns.length === 0) return NONE;
    const { bySlot, general } = this.#deeds[shape.index] ?? this.#onDeed(shape, patterns);
    let found: readonly LimitPattern[] = general;
    for (let index = 0; index < bySlot.length; index++) {
      const { slot, named } = bySlot[index];
      const name = nameIn(given[slot]);
      if (!name) continue;
      const around = this.#namesAround(name);
      for (let at = 0; at < around.length; at++) {
        const more = named.get(around[at].index);
        if (more) found = found.length === 0 ? more : [...found, ...more];
      }
    }
    return found;
  }

  #onDeed(shape: Shape, patterns: readonly LimitPattern[]): OnDeed {
    const onDeed: OnDeed = { bySlot: [], general: [] };
    for (const pattern of patterns) {
      const slot = pattern.pattern.findIndex((argument) => argument.kind === 'name');
      if (slot < 0) {
        onDeed.general.push(pattern);
        continue;
      }
      let named = onDeed.bySlot.find((one) => one.slot === slot)?.named;
      if (!named) {
        named = new Map();
        onDeed.bySlot.push({ slot, named });
      }
      const { index } = pattern.pattern[slot] as Name;
      const list = named.get(index);
      if (list) list.push(pattern);
      else named.set(index, [pattern]);
    }
    this.#deeds[shape.index] = onDeed;
    return onDeed;
  }

  /** A name and all that it may lie within. */
  #namesAround(name: Name): readonly Name[] {
    const known = this.#around.get(name.index);
    if (known) return known;
    const around = [name, ...this.#relations.around(name)];
    this.#around.set(name.index, around);
    return around;
  }
}
