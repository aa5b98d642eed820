import type { StateCondition } from '../ledger/condition.ts';
import type { ConditionLine, PromiseEntry } from '../ledger/entry.ts';
import { canonicalArguments, type Sentence } from '../ledger/sentence.ts';
import { type Decimal, decimalOf, toNumber } from '../ledger/values/decimal.ts';
import { pushTo } from '../ledger/values/list.ts';
import { promisesOf } from '../lifecycle/cases/played-openings.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import { amountInBase, baseOf, countedOf } from '../lifecycle/play/match.ts';
import type { PromiseStanding } from '../lifecycle/standing.ts';
import type { ConditionLeft } from './conditions-left.ts';
import { isWaiting } from './openness.ts';
import { PromisedDeeds } from './promised-deeds.ts';

/** A deed that conditions need, who promises it, and who waits for it. */
export interface Need {
  readonly promises: ReadonlySet<PromiseEntry>;
  readonly waiting: Waiting[];
  /** Those who wait for it and promise it themselves, which does not help them. */
  readonly circular: Waiting[];
}

/** One condition: what it needs, where that can fall away. */
export interface Line {
  readonly condition: ConditionLine;
  readonly need: Need | undefined;
  readonly state: Watched | undefined;
}

export interface Watched {
  readonly condition: StateCondition;
  readonly promises: readonly PromiseEntry[];
}

/** A promise that waits for its conditions. */
export interface Waiting {
  readonly promise: PromiseEntry;
  readonly antecedents: readonly (readonly Line[])[];
  left: readonly (readonly ConditionLeft[])[] | undefined;
}

const NONE: readonly never[] = [];

/** States that only performance brings about. That a promise is broken, released or over comes true by its loss. */
const PERFORMED: readonly string[] = ['kept', 'partly kept', 'kept late', 'done'];

/** What the conditions of a judgement's promises need that may fall away. */
export class Needs {
  readonly #judgement: Judgement;
  readonly #deeds: PromisedDeeds;
  readonly #byDeed = new Map<string, Need>();
  readonly #promisedBy = new Map<PromiseEntry, Need[]>();
  readonly #watchersOf = new Map<PromiseEntry, Waiting[]>();

  constructor(judgement: Judgement) {
    this.#judgement = judgement;
    this.#deeds = new PromisedDeeds(judgement);
    for (const standing of judgement.promises) if (isWaiting(standing)) this.#take(standing);
  }

  /** What a promise serves that conditions need. */
  promisedBy(promise: PromiseEntry): readonly Need[] {
    return this.#promisedBy.get(promise) ?? NONE;
  }

  /** How much a sentence asks for at least, in the unit of a promise; zero where it does not count. */
  leastOf(sentence: Sentence, promise: PromiseEntry): number {
    const { world } = this.#judgement.judging;
    const counted = countedOf(canonicalArguments(sentence));
    if (counted.kind === 'deed') return 0;
    if (counted.kind === 'amount') {
      const { low, unit } = counted.amount;
      return toNumber(amountInBase(low, unit)) / toNumber(factorOf(promise));
    }
    if (counted.quantity) return counted.quantity.low;
    const { on } = this.#judgement;
    return world.relations.isSized(counted.group, on) ? world.relations.size(counted.group, on).low : 1;
  }

  /** The promises with a condition on a promise. */
  watchersOf(promise: PromiseEntry): readonly Waiting[] {
    return this.#watchersOf.get(promise) ?? NONE;
  }

  #take({ entry, terms }: PromiseStanding): void {
    const antecedents = terms.conditions.map(({ ways }) => ways.map((way) => this.#line(way)));
    const waiting: Waiting = { promise: entry, antecedents, left: undefined };
    for (const line of antecedents.flat()) {
      line.need?.waiting.push(waiting);
      if (line.need?.promises.has(entry)) line.need.circular.push(waiting);
      for (const promise of line.state?.promises ?? NONE) pushTo(this.#watchersOf, promise, waiting);
    }
  }

  #line(line: ConditionLine): Line {
    const { condition } = line;
    switch (condition.kind) {
      case 'deed':
        return { condition: line, need: this.#need(condition.sentence), state: undefined };
      case 'state':
        return { condition: line, need: undefined, state: this.#watched(condition) };
      case 'absence':
        return { condition: line, need: undefined, state: undefined };
    }
  }

  #need(sentence: Sentence): Need {
    const key = this.#deeds.keyOf(sentence);
    const known = this.#byDeed.get(key);
    if (known) return known;
    const need: Need = { promises: new Set(this.#deeds.promisesOf(sentence)), waiting: [], circular: [] };
    this.#byDeed.set(key, need);
    for (const promise of need.promises) pushTo(this.#promisedBy, promise, need);
    return need;
  }

  #watched(condition: StateCondition): Watched | undefined {
    if (condition.state !== 'due' && !PERFORMED.includes(condition.state)) return undefined;
    return { condition, promises: promisesOf(this.#judgement.judging.world, condition) };
  }
}

/** How many of the base unit the unit is that a promise counts in. */
function factorOf({ terms }: PromiseEntry): Decimal {
  for (const { kind, ways } of terms.undertakings) {
    if (kind !== 'will') continue;
    for (const { sentence } of ways)
      for (const argument of sentence.arguments)
        if (argument.kind === 'amount') return baseOf(argument.unit).factor;
  }
  return decimalOf(1);
}
