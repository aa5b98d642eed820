import type { PromiseEntry } from '../ledger/entry.ts';
import type { Shape } from '../ledger/sentence.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import type { Judging } from '../lifecycle/judging.ts';
import type { World } from '../lifecycle/world.ts';
import { Buckets } from './buckets.ts';
import { Candidates, isOpen, withDependents } from './candidates.ts';
import { Clashes } from './clashes.ts';
import { type FiledPromise, filedPromise } from './filed-promise.ts';
import { ObjectSlots } from './object-slots.ts';
import { OpenSlots, saysAnyone } from './open-slots.ts';
import { RuleBook } from './rule-book.ts';
import { termsEver } from './terms-ever.ts';

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
  readonly #world: World;
  /** Those filed so far, once more are to be. */
  #filed: Set<PromiseEntry> | undefined;

  constructor(judgement: Judgement) {
    const { world } = judgement.judging;
    this.#world = world;
    const book = new RuleBook(world);
    this.clashes = new Clashes(world.relations, book, judgement.on);
    this.slots = new ObjectSlots(world.relations, book);
    const candidates = new Candidates(book, world.relations, judgement.on);
    this.promises = chosenBy(candidates, judgement);
    this.forbidden = candidates.forbidden;
    this.#awaited = candidates.awaited;
    const filed = this.promises.map((promise) => filedPromise(world, promise));
    if (saysAnyone(world.ledger.reading)) for (const { wordings } of filed) this.#open.add(wordings);
    this.buckets = new Buckets(world, this.clashes, this.forbidden, this.#awaited, this.#open);
    for (const promise of filed) this.#file(promise);
  }

  /** Files more promises; false where they forbid or wait for deeds that the others were not filed by. */
  include(promises: readonly PromiseEntry[]): boolean {
    const filed = this.#filed ?? new Set(this.promises);
    this.#filed = filed;
    const added = promises.filter((promise) => !filed.has(promise));
    const { book, relations, on } = this.clashes;
    const more = new Candidates(book, relations, on);
    for (const promise of added) for (const terms of termsEver(this.#world, promise)) more.take(terms);
    for (const shape of more.forbidden) if (!this.forbidden.has(shape)) return false;
    for (const shape of more.awaited) if (!this.#awaited.has(shape)) return false;
    const files = added.map((promise) => filedPromise(this.#world, promise));
    for (const { wordings } of files) if (this.#open.add(wordings)) return false;
    for (const file of files) {
      this.#file(file);
      filed.add(file.entry);
    }
    return true;
  }

  #file(promise: FiledPromise): void {
    const { wordings } = promise;
    for (let index = 0; index < wordings.length; index++)
      this.slots.add(wordings[index].shape, wordings[index].given);
    this.buckets.add(promise);
  }
}

/** The open promises that can conflict. */
function chosenBy(candidates: Candidates, { promises, judging }: Judgement): readonly PromiseEntry[] {
  const { world } = judging;
  const open: PromiseEntry[] = [];
  const matters: boolean[] = [];
  const waiting: PromiseEntry[] = [];
  for (const standing of promises) {
    if (!isOpen(standing)) continue;
    const { entry } = standing;
    open.push(entry);
    const terms = termsEver(world, entry);
    let isRuled = false;
    for (let index = 0; index < terms.length; index++) if (candidates.take(terms[index])) isRuled = true;
    matters.push(isRuled);
    if (terms.some(({ conditions, repairOf }) => conditions.length > 0 || repairOf.length > 0))
      waiting.push(entry);
  }
  const isMinded = (promise: PromiseEntry) =>
    termsEver(world, promise).some((terms) => candidates.isMinded(terms));
  const areOthersMinded = candidates.areOthersMinded;
  const chosen = open.filter((promise, index) => matters[index] || (areOthersMinded && isMinded(promise)));
  return withDependents(world, chosen, waiting);
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
