import type { Name } from '../../ledger/name.ts';
import type { Argument, Shape } from '../../ledger/sentence.ts';
import { byNumber } from '../../ledger/values/by-number.ts';
import { type Counted, countedOf } from '../../lifecycle/play/match.ts';
import type { Relations } from '../../lifecycle/relations.ts';
import type { Exclusion, RuleBook } from './rule-book.ts';
import type { Statement } from './task.ts';

/**
 * Which slot of each deed stands for the people it is about: the one in which some sentence in use has a group. A
 * sentence that names a member there is about that member of the group.
 */
export class ObjectSlots {
  readonly #relations: Relations;
  readonly #book: RuleBook;
  /** By the numbers of shapes. */
  readonly #slots: (number | undefined)[];

  constructor(relations: Relations, book: RuleBook) {
    this.#relations = relations;
    this.#book = book;
    this.#slots = byNumber(book.shapeCount);
    this.#ruledSlots = byNumber(book.shapeCount);
  }

  /** Takes note of a sentence in use. */
  add(shape: Shape, given: readonly Argument[]): void {
    if (this.#slots[shape.index] !== undefined) return;
    const counted = countedOf(given);
    if (counted.kind !== 'members') return;
    this.#slots[shape.index] = counted.slot;
    for (const { thenShape } of this.#book.exclusionsBy(shape)) this.#ruledSlots[thenShape.index] = undefined;
    for (const rule of this.#book.exclusionsOf(shape)) this.#ruledSlots[rule.shape.index] = undefined;
  }

  /** A sentence with the slot of whom it is about. */
  statement<T extends Argument | undefined>(
    shape: Shape,
    given: readonly T[],
    counted?: Counted,
  ): Statement & { readonly given: readonly T[] } {
    const slot = this.slotOf(shape, given, counted);
    return { shape, given, slot, object: objectIn(given[slot]) };
  }

  /** A sentence with others in it in place of some: whom it is about may be another then. */
  restated<T extends Statement>(statement: T, given: readonly Argument[]): T {
    const { slot } = statement;
    if (slot >= 0 && given[slot] === statement.given[slot]) return { ...statement, given };
    const now = this.slotOf(statement.shape, given);
    return { ...statement, given, slot: now, object: objectIn(given[now]) };
  }

  /** The slot of whom a sentence is about; -1 when it is about nobody. */
  slotOf(shape: Shape, given: readonly (Argument | undefined)[], counted?: Counted): number {
    if (counted?.kind === 'members') return counted.slot;
    const known = this.#slots[shape.index];
    if (known !== undefined) return this.#isObject(given[known]) ? known : -1;
    for (const slot of this.#ruled(shape)) if (this.#isObject(given[slot])) return slot;
    // A limit counts whom a deed was done to also where no sentence in use is about people; who does it comes first.
    return given.findIndex(
      (argument, slot) => (slot > 0 || given.length === 1) && objectIn(argument)?.entry?.kind === 'group',
    );
  }

  /** Whether what stands in a slot is people: a group, or a member of one. */
  #isObject(argument: Argument | undefined): boolean {
    const object = objectIn(argument);
    if (!object) return false;
    return object.entry?.kind === 'group' || this.#relations.groupsAround(object).length > 0;
  }

  readonly #ruledSlots: (readonly number[] | undefined)[];

  /**
   * The slots that rules are about: what can be done once only, and what one deed and another have in common. Where a
   * rule sets it against a deed that is known to be about people, the slot of these people comes first: *who* lends a
   * player stands in the rule as well, and is not the one who is lent.
   */
  #ruled(shape: Shape): readonly number[] {
    const known = this.#ruledSlots[shape.index];
    if (known) return known;
    const book = this.#book;
    const about = new Set<number>();
    const linked = new Set(book.onceRules(shape).map(({ slot }) => slot));
    const take = ({ links }: Exclusion, own: 0 | 1, other: Shape): void => {
      for (const link of links) (link[1 - own] === this.#slots[other.index] ? about : linked).add(link[own]);
    };
    for (const rule of book.exclusionsBy(shape)) take(rule, 0, rule.thenShape);
    for (const rule of book.exclusionsOf(shape)) take(rule, 1, rule.shape);
    const found = [...new Set([...about, ...linked])];
    this.#ruledSlots[shape.index] = found;
    return found;
  }
}

/** The group or member that stands in a slot. */
export function objectIn(argument: Argument | undefined): Name | undefined {
  if (argument?.kind === 'name') return argument;
  return argument?.kind === 'quantity' ? argument.group : undefined;
}
