import type { PromiseEntry } from '../ledger/entry.ts';
import type { Shape } from '../ledger/sentence.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import type { Judging } from '../lifecycle/judging.ts';
import { Buckets } from './buckets.ts';
import { awaitedShapes, Candidates, forbiddenShapes, openPromises, withDependents } from './candidates.ts';
import { Clashes } from './clashes.ts';
import { ObjectSlots } from './object-slots.ts';
import { OpenSlots } from './open-slots.ts';
import { RuleBook } from './rule-book.ts';
import { wordingsOf } from './terms.ts';

/** The promises of a ledger filed by what they may get in each other's way about: made once, kept for later questions. */
export class ConflictIndex {
  readonly clashes: Clashes;
  readonly slots: ObjectSlots;
  readonly buckets: Buckets;
  /** The promises that can conflict, as far as rules and numbers tell. */
  readonly promises: readonly PromiseEntry[];
  /** The deeds that some promise forbids or wants to last. */
  readonly forbidden: ReadonlySet<Shape>;
  readonly #awaited: ReadonlySet<Shape>;
  readonly #open = new OpenSlots();
  /** Those filed so far, once more are to be. */
  #filed: Set<PromiseEntry> | undefined;

  constructor(judgement: Judgement) {
    const { world } = judgement.judging;
    const book = new RuleBook(world);
    this.clashes = new Clashes(world.relations, book, judgement.on);
    this.slots = new ObjectSlots(world.relations, book);
    const open = openPromises(judgement);
    this.forbidden = forbiddenShapes(open);
    this.#awaited = awaitedShapes(open);
    const minded = new Set([...this.forbidden, ...this.#awaited]);
    const candidates = new Candidates(book, world.relations, minded, judgement.on);
    this.promises = withDependents(
      world,
      open.filter((promise) => candidates.includes(promise)),
      open,
    );
    for (const promise of this.promises) this.#open.add(wordingsOf(promise));
    this.buckets = new Buckets(world, this.clashes, this.forbidden, this.#awaited, this.#open);
    this.#file(this.promises);
  }

  /** Files more promises; false where they forbid or wait for deeds that the others were not filed by. */
  include(promises: readonly PromiseEntry[]): boolean {
    const filed = this.#filed ?? new Set(this.promises);
    this.#filed = filed;
    const added = promises.filter((promise) => !filed.has(promise));
    for (const shape of forbiddenShapes(added)) if (!this.forbidden.has(shape)) return false;
    for (const shape of awaitedShapes(added)) if (!this.#awaited.has(shape)) return false;
    for (const promise of added) if (this.#open.add(wordingsOf(promise))) return false;
    this.#file(added);
    for (const promise of added) filed.add(promise);
    return true;
  }

  #file(promises: readonly PromiseEntry[]): void {
    for (const promise of promises) {
      const wordings = wordingsOf(promise);
      for (const { shape, given } of wordings) this.slots.add(shape, given);
      this.buckets.add(promise, wordings);
    }
  }
}

const INDICES = new WeakMap<Judging, { readonly on: number; readonly index: ConflictIndex }>();

/** The index of a ledger as it is judged now. */
export function indexOf(judgement: Judgement): ConflictIndex {
  const index = new ConflictIndex(judgement);
  INDICES.set(judgement.judging, { on: judgement.on, index });
  return index;
}

/**
 * An index with some promises in it: the one kept from before, where nothing but promises and events has changed since.
 * It may still hold promises that are no more.
 */
export function indexWith(judgement: Judgement, promises: readonly PromiseEntry[]): ConflictIndex {
  const kept = INDICES.get(judgement.judging);
  if (kept?.on === judgement.on && kept.index.include(promises)) return kept.index;
  const index = indexOf(judgement);
  index.include(promises);
  return index;
}
