import type { Shape } from '../../ledger/sentence.ts';
import { nameIn } from '../rules/task.ts';
import type { Wording } from './terms.ts';

/** The slots of deeds in which some sentence in use has `anyone`: what stands there tells no promises apart. */
export class OpenSlots {
  readonly #slots = new Map<Shape, Set<number>>();

  /** Takes note of sentences in use; says whether one opens a slot that was closed. */
  add(wordings: readonly Wording[]): boolean {
    let isNew = false;
    for (const { shape, given } of wordings) {
      for (let slot = 0; slot < given.length; slot++) {
        if (nameIn(given[slot])?.meant?.kind !== 'anyone' || this.has(shape, slot)) continue;
        this.#slots.set(shape, new Set([...(this.#slots.get(shape) ?? []), slot]));
        isNew = true;
      }
    }
    return isNew;
  }

  has(shape: Shape, slot: number): boolean {
    return this.#slots.size > 0 && (this.#slots.get(shape)?.has(slot) ?? false);
  }
}
