import type { Condition, Deadline, Limits } from '../ledger/condition.ts';
import { fullTerms } from '../ledger/deal-terms.ts';
import type { PromiseEntry, Terms } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import { isMeant } from '../ledger/selection.ts';
import {
  type Argument,
  canonicalArguments,
  canonicalShape,
  nameOf,
  type Sentence,
  type Shape,
} from '../ledger/sentence.ts';
import { pushTo } from '../ledger/values/list.ts';
import { endedDeals } from './acts/end-of-deal.ts';
import { amendmentOf, waitedFor } from './cases/instance-entries.ts';
import type { Occurrence } from './occurrence.ts';
import type { World } from './world.ts';

/** One sentence of a promise: what it demands, or what it depends on. */
interface Use {
  readonly promise: PromiseEntry;
  readonly arguments: readonly Argument[];
}

/** Which promises may stand differently when something happens or another promise changes. */
export class Dependents {
  readonly #world: World;
  readonly #byShape = new Map<Shape, Use[]>();
  readonly #byPromise = new Map<Name, PromiseEntry[]>();
  readonly #endedDeals: ReadonlySet<Name>;

  constructor(world: World) {
    this.#world = world;
    this.#endedDeals = endedDeals(world.ledger);
    for (const promise of world.promises) this.add(promise);
  }

  /** Takes in a promise. */
  add(promise: PromiseEntry): void {
    walkTerms(promise, this.#world, {
      sentence: (sentence) =>
        pushTo(this.#byShape, canonicalShape(sentence.shape), {
          promise,
          arguments: canonicalArguments(sentence),
        }),
      promise: (name) => pushTo(this.#byPromise, name, promise),
    });
    const deal = this.#endedDealOf(promise);
    if (deal) pushTo(this.#byPromise, deal, promise);
  }

  /** Takes out a promise. */
  remove(promise: PromiseEntry): void {
    walkTerms(promise, this.#world, {
      sentence: ({ shape }) =>
        dropWhere(this.#byShape.get(canonicalShape(shape)), (use) => use.promise === promise),
      promise: (name) => dropWhere(this.#byPromise.get(name), (other) => other === promise),
    });
    const deal = this.#endedDealOf(promise);
    if (deal) dropWhere(this.#byPromise.get(deal), (other) => other === promise);
  }

  #endedDealOf({ terms: { partOf } }: PromiseEntry): Name | undefined {
    return partOf && this.#endedDeals.has(partOf) ? partOf : undefined;
  }

  /**
   * The promises that name a promise, or the deal it is part of, in a condition or replace or repair it, and those of its
   * deal where that is ended.
   */
  ofPromise(promise: PromiseEntry): readonly PromiseEntry[] {
    if (promise.instance) return this.#ofInstance(promise);
    const own = this.#byPromise.get(promise.name) ?? [];
    const deal = promise.terms.partOf;
    return deal ? [...own, ...(this.#byPromise.get(deal) ?? [])] : own;
  }

  /** Those that name the promise with many cases of which this is one, or select it. */
  #ofInstance(promise: PromiseEntry): readonly PromiseEntry[] {
    const deal = promise.terms.partOf;
    return [...this.#byPromise].flatMap(([name, others]) =>
      name === deal || isMeant(name, promise) ? others : [],
    );
  }

  /** The promises that an occurrence may serve, fail, meet a condition of or leave impossible. */
  ofOccurrence(occurrence: Occurrence, visit: (promise: PromiseEntry) => void): void {
    const once = this.#world.rules.onceSlots(occurrence.shape);
    for (const { promise, arguments: demanded } of this.#byShape.get(occurrence.shape) ?? []) {
      if (this.#concerns(demanded, occurrence, once) || this.#world.actsOn(promise).length > 0)
        visit(promise);
    }
  }

  #concerns(
    demanded: readonly Argument[],
    { arguments: given }: Occurrence,
    once: readonly number[],
  ): boolean {
    if (demanded.every((argument, slot) => this.#mayMeet(argument, given[slot]))) return true;
    return once.some((slot) => this.#mayMeet(demanded[slot], given[slot]));
  }

  #mayMeet(demanded: Argument, given: Argument | undefined): boolean {
    const wanted = nameOf(demanded);
    const name = given && nameOf(given);
    if (!wanted || !name || wanted === name) return true;
    const { relations } = this.#world;
    if (wanted.entry?.kind === 'group' || name.entry?.kind === 'group') return true;
    return relations.closure(wanted).includes(name);
  }
}

interface TermsVisitor {
  sentence(sentence: Sentence): void;
  promise(name: Name): void;
}

/** Visits every sentence and every promise that the terms of a promise rest on, its amendments' too. */
function walkTerms(promise: PromiseEntry, world: World, visitor: TermsVisitor): void {
  walk(fullTerms(promise), visitor);
  const { instance } = promise;
  const opener =
    instance?.generic.terms.many?.whenever && waitedFor(world.ledger, instance.generic, instance);
  if (opener) walkCondition(opener, visitor);
  for (const act of world.actsOn(promise)) {
    const amendment = amendmentOf(world.ledger, act, promise);
    if (amendment) walk(amendment.terms, visitor);
  }
}

function walk(terms: Terms, visitor: TermsVisitor): void {
  for (const { ways } of terms.undertakings) {
    for (const { sentence, limits } of ways) {
      visitor.sentence(sentence);
      walkLimits(limits, visitor);
    }
  }
  for (const { ways } of terms.conditions) {
    for (const { condition, limits } of ways) {
      walkCondition(condition, visitor);
      walkLimits(limits, visitor);
    }
  }
  for (const { condition, limits } of terms.unless) {
    walkCondition(condition, visitor);
    walkLimits(limits, visitor);
  }
  for (const power of terms.powers) if (power.while) walkCondition(power.while, visitor);
  walkLimits(terms.limits, visitor);
  for (const name of terms.insteadOf) visitor.promise(name);
  for (const name of terms.repairOf) visitor.promise(name);
}

function walkLimits({ by, starting, until }: Limits, visitor: TermsVisitor): void {
  if (by) walkDeadline(by, visitor);
  if (starting) walkDeadline(starting, visitor);
  if (until?.kind === 'condition') walkCondition(until.condition, visitor);
  else if (until) walkDeadline(until, visitor);
}

function walkDeadline(deadline: Deadline, visitor: TermsVisitor): void {
  if (deadline.kind === 'after') walkCondition(deadline.condition, visitor);
}

function walkCondition(condition: Condition, visitor: TermsVisitor): void {
  if (condition.kind === 'state') visitor.promise(condition.promise);
  else {
    visitor.sentence(condition.sentence);
    if (condition.kind === 'absence') walkDeadline(condition.by, visitor);
  }
}

function dropWhere<T>(list: T[] | undefined, isGone: (item: T) => boolean): void {
  if (!list) return;
  for (let index = list.length - 1; index >= 0; index--) if (isGone(list[index])) list.splice(index, 1);
}
