import type { LimitEntry } from '../../ledger/entry.ts';
import type { Argument, Shape } from '../../ledger/sentence.ts';
import { byNumber } from '../../ledger/values/by-number.ts';
import type { World } from '../../lifecycle/world.ts';
import type { Clashes } from '../rules/clashes.ts';
import { type LimitPattern, linkOf } from '../rules/rule-book.ts';
import { nameIn } from '../rules/task.ts';

/** Tells where nothing of what happened, or may happen, can bear on a sentence: in doubt it says that something may. */
export class PastTraces {
  readonly #world: World;
  readonly #clashes: Clashes;
  readonly #limits = new Map<LimitEntry, boolean>();

  constructor(world: World, clashes: Clashes) {
    this.#world = world;
    this.#clashes = clashes;
    this.#quiet = byNumber(clashes.book.shapeCount);
  }

  /** Whether nothing is said of a deed to the same people or things: neither that it was done nor that it was not. */
  isUnheardOf(shape: Shape, given: readonly Argument[]): boolean {
    if (this.#world.occurrences.ofShape(shape).length === 0) return true;
    return given.some((argument, slot) => this.#isUntouched(shape, slot, argument));
  }

  /** Whether nothing that happened has done a deed, keeps it from being done or takes up room under its limits. */
  isDeedFree(shape: Shape, given: readonly Argument[], limits: readonly LimitPattern[]): boolean {
    const { book } = this.#clashes;
    const isFree =
      this.#isQuiet(shape) ||
      (this.isUnheardOf(shape, given) &&
        book.onceRules(shape).every(({ slot }) => this.#isUntouched(shape, slot, given[slot])) &&
        this.#isNotExcluded(shape, given));
    if (!isFree) return false;
    for (let index = 0; index < limits.length; index++)
      if (!this.#isUnused(limits[index].limit)) return false;
    return true;
  }

  /** Whether nothing that happened fails a `never` or `always`. */
  isBanFree(kind: 'never' | 'always', shape: Shape, given: readonly Argument[]): boolean {
    if (this.#isQuiet(shape)) return true;
    return this.isUnheardOf(shape, given) && (kind === 'never' || this.#isNotExcluded(shape, given));
  }

  /** By the numbers of shapes. */
  readonly #quiet: (boolean | undefined)[];

  /** Whether nobody has ever done a deed, nor one that excludes it. */
  #isQuiet(shape: Shape): boolean {
    let isQuiet = this.#quiet[shape.index];
    if (isQuiet === undefined) {
      const { occurrences } = this.#world;
      isQuiet =
        occurrences.ofShape(shape).length === 0 &&
        this.#clashes.book.exclusionsOf(shape).every((rule) => occurrences.ofShape(rule.shape).length === 0);
      this.#quiet[shape.index] = isQuiet;
    }
    return isQuiet;
  }

  #isNotExcluded(shape: Shape, given: readonly Argument[]): boolean {
    return this.#clashes.book.exclusionsOf(shape).every((rule) => {
      const [from, then] = linkOf(rule);
      if (from >= 0) return this.#isUntouched(rule.shape, from, given[then]);
      return this.#world.occurrences.ofShape(rule.shape).length === 0;
    });
  }

  #isUnused(limit: LimitEntry): boolean {
    const known = this.#limits.get(limit);
    if (known !== undefined) return known;
    const isUnused = this.#clashes.book
      .patternsOf(limit)
      .every(({ shape, pattern, isOfAmounts }) =>
        isOfAmounts ? this.#world.occurrences.ofShape(shape).length === 0 : this.isUnheardOf(shape, pattern),
      );
    this.#limits.set(limit, isUnused);
    return isUnused;
  }

  /** Whether no deed of a shape is about what stands in a slot; only what lies within nothing else is told apart. */
  #isUntouched(shape: Shape, slot: number, argument: Argument | undefined): boolean {
    const { occurrences } = this.#world;
    if (occurrences.ofShape(shape).length === 0) return true;
    const name = argument?.kind === 'amount' ? undefined : nameIn(argument);
    if (!name || !this.#world.relations.isAlone(name)) return false;
    let isUntouched = true;
    occurrences.findInSlot(shape, slot, name, () => {
      isUntouched = false;
    });
    return isUntouched;
  }
}
