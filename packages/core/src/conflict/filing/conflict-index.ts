import { saysAnyone } from '../../ledger/anyone.ts';
import { fullTerms } from '../../ledger/deal-terms.ts';
import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Shape } from '../../ledger/sentence.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import type { Judging } from '../../lifecycle/judging.ts';
import type { World } from '../../lifecycle/world.ts';
import { Clashes } from '../rules/clashes.ts';
import { ObjectSlots } from '../rules/object-slots.ts';
import { RuleBook } from '../rules/rule-book.ts';
import { mayFailAlone } from './alone.ts';
import { Buckets } from './buckets.ts';
import { areWaiting, Candidates, dependentsOf, isAboutAny, isOpen } from './candidates.ts';
import { type FiledPromise, filedPromise } from './filed-promise.ts';
import { OpenSlots } from './open-slots.ts';
import type { Wording } from './terms.ts';
import { amendedTerms, termsEver } from './terms-ever.ts';

/** The promises of a ledger filed by what they may get in each other's way about: made once, kept for later questions. */
export class ConflictIndex {
  readonly clashes: Clashes;
  readonly slots: ObjectSlots;
  readonly buckets: Buckets;
  /** The deeds that some promise forbids or wants to last. */
  readonly forbidden: ReadonlySet<Shape>;
  readonly #candidates: Candidates;
  readonly #open = new OpenSlots();
  readonly #world: World;
  readonly #first: readonly FiledPromise[];
  /** Those filed so far, once more are to be. */
  #filed: Set<PromiseEntry> | undefined;

  constructor(judgement: Judgement) {
    const { world } = judgement.judging;
    this.#world = world;
    const book = new RuleBook(world);
    this.clashes = new Clashes(world.relations, book, judgement.on);
    this.slots = new ObjectSlots(world.relations, book);
    const candidates = new Candidates(book, world.relations, judgement.on);
    const filed = chosenBy(candidates, judgement);
    this.#candidates = candidates;
    this.forbidden = candidates.forbidden;
    this.#first = filed;
    if (saysAnyone(world.ledger.reading)) for (const { wordings } of filed) this.#open.add(wordings);
    for (let index = 0; index < filed.length; index++) this.#noteSlots(filed[index].wordings);
    this.buckets = new Buckets(filed, world, this.clashes, candidates, this.#open);
  }

  /**
   * Files more promises; false where they forbid or wait for deeds that the others were not filed by.
   *
   * @param isAgain whether they may ask for something else than when they were filed
   */
  include(promises: readonly PromiseEntry[], isAgain = false): boolean {
    const filed = this.#filed ?? new Set(this.#first.map(({ entry }) => entry));
    this.#filed = filed;
    const added = isAgain ? promises : promises.filter((promise) => !filed.has(promise));
    const { book, relations, on } = this.clashes;
    const more = new Candidates(book, relations, on);
    for (const promise of added) more.takeAll(termsEver(this.#world, promise));
    for (const shape of more.forbidden) if (!this.forbidden.has(shape)) return false;
    for (const shape of more.awaited) if (!this.#candidates.awaited.has(shape)) return false;
    if (this.#candidates.awaitsMore(more)) return false;
    const files = added.map((promise) => filedPromise(this.#world, promise));
    for (const { wordings } of files) if (this.#open.add(wordings)) return false;
    for (const file of files) {
      this.#noteSlots(file.wordings);
      this.buckets.add(file);
      filed.add(file.entry);
    }
    return true;
  }

  /** Whether a promise that nothing else bears on needs a look. */
  mayFailAlone(one: FiledPromise): boolean {
    return !this.#candidates.besides.has(one.entry) && mayFailAlone(this.#world, this.clashes.book, one);
  }

  #noteSlots(wordings: readonly Wording[]): void {
    for (let index = 0; index < wordings.length; index++)
      this.slots.add(wordings[index].shape, wordings[index].given);
  }
}

/** The open promises that can conflict, as far as rules and numbers tell. Each is looked at once, while it is at hand. */
function chosenBy(candidates: Candidates, { judging, promises }: Judgement): FiledPromise[] {
  const { world } = judging;
  const filed: (FiledPromise | undefined)[] = new Array(promises.length);
  const waiting: PromiseEntry[] = [];
  for (let index = 0; index < promises.length; index++) {
    if (!isOpen(promises[index])) continue;
    const { entry } = promises[index];
    const made = fullTerms(entry);
    const amended = amendedTerms(world, entry);
    if (areWaiting(made, amended)) waiting.push(entry);
    const isConcerned = candidates.take(made);
    if (candidates.takeAll(amended) || isConcerned) filed[index] = filedPromise(world, entry);
  }
  const minded = candidates.minded();
  const isCounted = candidates.awaitCounted();
  const isAny = minded.size > 0 || candidates.awaited.size > 0;
  for (let index = 0; index < promises.length && isAny; index++) {
    if (filed[index] || !isOpen(promises[index])) continue;
    const { entry } = promises[index];
    const all = [fullTerms(entry), ...amendedTerms(world, entry)];
    if (all.some((terms) => isAboutAny(terms, minded))) filed[index] = filedPromise(world, entry);
    else if (all.some(isCounted)) {
      filed[index] = filedPromise(world, entry);
      candidates.besides.add(entry);
    }
  }
  const chosen: FiledPromise[] = [];
  for (let index = 0; index < filed.length; index++) {
    const one = filed[index];
    if (one) chosen.push(one);
  }
  for (const entry of dependentsOf(world, chosen, waiting)) chosen.push(filedPromise(world, entry));
  return chosen;
}

const INDICES = new WeakMap<Judging, { readonly on: number; readonly index: ConflictIndex }>();

/** The index of a ledger as it is judged now. */
export function indexOf(judgement: Judgement): ConflictIndex {
  const index = new ConflictIndex(judgement);
  judgement.judging.takeReplayed();
  INDICES.set(judgement.judging, { on: judgement.on, index });
  return index;
}

/**
 * An index with some promises in it: the one kept from before, where nothing but promises and events has changed since.
 * It may still hold promises that are no more.
 */
export function indexWith(judgement: Judgement, promises: readonly PromiseEntry[]): ConflictIndex {
  const { judging, on } = judgement;
  const kept = INDICES.get(judging);
  if (kept?.on === on) {
    // Others may have been changed, or opened again, since it was made.
    const changed = judging.takeReplayed().filter((promise) => {
      const standing = judging.standing(promise);
      return standing !== undefined && isOpen(standing);
    });
    if (kept.index.include(changed, true) && kept.index.include(promises)) return kept.index;
  }
  const index = indexOf(judgement);
  index.include(promises);
  return index;
}
