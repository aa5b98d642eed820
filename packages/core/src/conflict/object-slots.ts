import type { Name } from '../ledger/name.ts';
import type { Argument, Shape } from '../ledger/sentence.ts';
import { type Counted, countedOf } from '../lifecycle/match.ts';
import type { Relations } from '../lifecycle/relations.ts';
import { linkOf, type RuleBook } from './rule-book.ts';
import type { Statement } from './task.ts';

/**
 * Which slot of each deed stands for the people it is about: the one in which some sentence in use has a group. A
 * sentence that names a member there is about that member of the group.
 */
export class ObjectSlots {
  readonly #relations: Relations;
  readonly #book: RuleBook;
  readonly #slots = new Map<Shape, number>();

  constructor(relations: Relations, book: RuleBook) {
    this.#relations = relations;
    this.#book = book;
  }

  /** Takes note of a sentence in use. */
  add(shape: Shape, given: readonly Argument[]): void {
    if (this.#slots.has(shape)) return;
    const counted = countedOf(given);
    if (counted.kind === 'members') this.#slots.set(shape, counted.slot);
  }

  /** A sentence with the slot of whom it is about. */
  statement<T extends Argument | undefined>(
    shape: Shape,
    given: readonly T[],
    counted?: Counted,
  ): Statement & { readonly given: readonly T[] } {
    if (counted?.kind === 'members') return { shape, given, slot: counted.slot, object: counted.group };
    const known = this.#slots.get(shape);
    for (const slot of known === undefined ? this.#ruled(shape) : [known]) {
      const object = memberIn(given[slot]);
      if (object && (object.entry?.kind === 'group' || this.#relations.groupsAround(object).length > 0))
        return { shape, given, slot, object };
    }
    return { shape, given, slot: -1, object: undefined };
  }

  /** The slots that rules are about: what can be done once only, what one deed and another have in common. */
  #ruled(shape: Shape): Set<number> {
    const book = this.#book;
    const slots = new Set(book.onceRules(shape).map(({ slot }) => slot));
    for (const rule of book.exclusionsBy(shape)) slots.add(linkOf(rule)[0]);
    for (const rule of book.exclusionsOf(shape)) slots.add(linkOf(rule)[1]);
    return slots;
  }
}

function memberIn(argument: Argument | undefined): Name | undefined {
  if (argument?.kind === 'name') return argument;
  return argument?.kind === 'quantity' ? argument.group : undefined;
}
