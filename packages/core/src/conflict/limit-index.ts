import type { Name } from '../ledger/name.ts';
import type { Shape } from '../ledger/sentence.ts';
import type { Relations } from '../lifecycle/relations.ts';
import type { LimitPattern } from './rule-book.ts';
import { nameIn, type Statement } from './task.ts';

/** The limits on one deed: by the first name that their sentences have, and those that have none. */
interface OnDeed {
  readonly byName: Map<number, Map<Name, LimitPattern[]>>;
  readonly general: LimitPattern[];
}

const NONE: readonly never[] = [];

/** Finds the limits that add up a deed without going through those on other people's. */
export class LimitIndex {
  readonly #relations: Relations;
  readonly #patterns: (shape: Shape) => readonly LimitPattern[];
  readonly #byShape = new Map<Shape, OnDeed>();
  readonly #found = new Map<object, readonly LimitPattern[]>();
  readonly #around = new Map<Name, readonly Name[]>();

  constructor(relations: Relations, patterns: (shape: Shape) => readonly LimitPattern[]) {
    this.#relations = relations;
    this.#patterns = patterns;
  }

  /** The patterns of limits that a statement may be one of. */
  of({ shape, given }: Pick<Statement, 'shape' | 'given'>): readonly LimitPattern[] {
    const patterns = this.#patterns(shape);
    if (patterns.length === 0) return NONE;
    const known = this.#found.get(given);
    if (known) return known;
    const { byName, general } = this.#onDeed(shape, patterns);
    const found = [...general];
    for (const [slot, named] of byName) {
      const name = nameIn(given[slot]);
      if (!name) continue;
      for (const one of this.#namesAround(name))
        for (const pattern of named.get(one) ?? NONE) found.push(pattern);
    }
    this.#found.set(given, found);
    return found;
  }

  #onDeed(shape: Shape, patterns: readonly LimitPattern[]): OnDeed {
    const known = this.#byShape.get(shape);
    if (known) return known;
    const onDeed: OnDeed = { byName: new Map(), general: [] };
    for (const pattern of patterns) {
      const slot = pattern.pattern.findIndex((argument) => argument.kind === 'name');
      if (slot < 0) {
        onDeed.general.push(pattern);
        continue;
      }
      const name = pattern.pattern[slot] as Name;
      const named = onDeed.byName.get(slot) ?? new Map<Name, LimitPattern[]>();
      onDeed.byName.set(slot, named);
      const list = named.get(name);
      if (list) list.push(pattern);
      else named.set(name, [pattern]);
    }
    this.#byShape.set(shape, onDeed);
    return onDeed;
  }

  /** A name and all that it may lie within. */
  #namesAround(name: Name): readonly Name[] {
    const known = this.#around.get(name);
    if (known) return known;
    const around = [name, ...this.#relations.around(name)];
    this.#around.set(name, around);
    return around;
  }
}
