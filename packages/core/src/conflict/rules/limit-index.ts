import type { Name } from '../../ledger/name.ts';
import type { Shape } from '../../ledger/sentence.ts';
import { byNumber } from '../../ledger/values/by-number.ts';
import type { Relations } from '../../lifecycle/relations.ts';
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
  /** Those of a name and of all that it may lie within, once they have been asked for. */
  readonly around: Map<number, readonly LimitPattern[]>;
}

const NONE: readonly never[] = [];

/** Finds the limits that add up a deed without going through those on other people's. */
export class LimitIndex {
  readonly #relations: Relations;
  readonly #book: RuleBook;
  /** By the numbers of shapes. */
  readonly #deeds: (OnDeed | undefined)[];

  constructor(relations: Relations, book: RuleBook) {
    this.#relations = relations;
    this.#book = book;
    this.#deeds = byNumber(book.shapeCount);
  }

  /** The patterns of limits that a statement may be one of. */
  of({ shape, given }: Pick<Statement, 'shape' | 'given'>): readonly LimitPattern[] {
    const patterns = this.#book.limitsOn(shape);
    if (patterns.length === 0) return NONE;
    const { bySlot, general } = this.#deeds[shape.index] ?? this.#onDeed(shape, patterns);
    let found: readonly LimitPattern[] = general;
    for (let index = 0; index < bySlot.length; index++) {
      const name = nameIn(given[bySlot[index].slot]);
      if (!name) continue;
      const more = bySlot[index].around.get(name.index) ?? this.#allAround(name, bySlot[index]);
      found = found.length === 0 ? more : more.length === 0 ? found : [...found, ...more];
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
        onDeed.bySlot.push({ slot, named, around: new Map() });
      }
      const { index } = pattern.pattern[slot] as Name;
      const list = named.get(index);
      if (list) list.push(pattern);
      else named.set(index, [pattern]);
    }
    this.#deeds[shape.index] = onDeed;
    return onDeed;
  }

  #allAround(name: Name, { named, around }: BySlot): readonly LimitPattern[] {
    let found: readonly LimitPattern[] = named.get(name.index) ?? NONE;
    for (const outer of this.#relations.around(name)) {
      const more = named.get(outer.index);
      if (more) found = [...found, ...more];
    }
    around.set(name.index, found);
    return found;
  }
}
