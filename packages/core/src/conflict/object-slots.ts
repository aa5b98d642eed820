import type { Name } from '../ledger/name.ts';
import type { Argument, Shape } from '../ledger/sentence.ts';
import { type Counted, countedOf } from '../lifecycle/match.ts';
import type { Relations } from '../lifecycle/relations.ts';
import type { Statement } from './task.ts';

/**
 * Which slot of each deed stands for the people it is about: the one in which some sentence in use has a group. A
 * sentence that names a member there is about that member of the group.
 */
export class ObjectSlots {
  readonly #relations: Relations;
  readonly #slots = new Map<Shape, number>();

  constructor(relations: Relations) {
    this.#relations = relations;
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
    const slot = this.#slots.get(shape) ?? -1;
    const object = slot < 0 ? undefined : memberIn(given[slot]);
    return object && (object.entry?.kind === 'group' || this.#relations.groupsAround(object).length > 0)
      ? { shape, given, slot, object }
      : { shape, given, slot: -1, object: undefined };
  }
}

function memberIn(argument: Argument | undefined): Name | undefined {
  if (argument?.kind === 'name') return argument;
  return argument?.kind === 'quantity' ? argument.group : undefined;
}
