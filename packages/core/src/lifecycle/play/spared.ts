import type { Name } from '../../ledger/name.ts';
import type { Quantity } from '../../ledger/sentence.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { type CountRange, type Relations, rangeLess } from '../relations.ts';
import { countTouched, type TouchedCount } from './group-count.ts';
import { isNamed, type Touch } from './match.ts';

const SPARED = { distinct: false, by: undefined, on: undefined };
const NOBODY: CountRange = { low: 0, high: 0 };

/**
 * Whom a demand no longer covers, with others whom it is not to cover: some by name, all of a group, or a number of
 * one. Who is released already is not released once more; a number is of others than those. A number that is as many
 * as a group has is all of it, but for a demand of a number (`isOfNumber`): that is only less by so many.
 */
export function sparedWith(
  relations: Relations,
  spared: readonly Touch[],
  only: Name | Quantity,
  isOfNumber: boolean,
  day: Day,
): readonly Touch[] {
  if (only.kind === 'quantity') return sparedNumber(relations, spared, only, isOfNumber, day);
  if (spared.some((one) => one.all && relations.lies(only, one.who, day))) return spared;
  if (only.entry?.kind !== 'group')
    return withinLeft(relations, [...spared, { ...SPARED, who: only, low: 1, high: 1, all: true }], day);
  const everyone = relations.everyone(only, day);
  if (everyone && everyone.length > 0)
    return everyone.reduce<readonly Touch[]>(
      (before, one) => sparedWith(relations, before, one, isOfNumber, day),
      spared.filter(({ who }) => who !== only),
    );
  const others = spared.filter(({ who }) => !relations.lies(who, only, day));
  return [...others, { ...SPARED, who: only, low: 0, high: 0, all: true }];
}

function sparedNumber(
  relations: Relations,
  spared: readonly Touch[],
  { group: who, low, high }: Quantity,
  isOfNumber: boolean,
  day: Day,
): readonly Touch[] {
  if (spared.some((one) => one.all && relations.lies(who, one.who, day))) return spared;
  const left = leftOf(relations, spared, who, day);
  if (left === 0) return spared;
  const before = spared.find((one) => one.who === who) ?? NOBODY;
  if (!isOfNumber && before.low + low >= left) return sparedWith(relations, spared, who, isOfNumber, day);
  const number = { ...SPARED, who, low: before.low + low, high: before.high + high, all: false };
  return [...spared.filter((one) => one !== before), number];
}

/** How many of a group are not spared by name: of one whose members are all listed, else all that there may be. */
function leftOf(relations: Relations, spared: readonly Touch[], group: Name, day: Day): number {
  const everyone = relations.everyone(group, day);
  if (!everyone) return relations.size(group, day).high;
  return everyone.filter((who) => !spared.some((one) => one.all && one.who === who)).length;
}

/** Numbers of groups are no more than are left of these. */
function withinLeft(relations: Relations, spared: readonly Touch[], day: Day): readonly Touch[] {
  if (spared.every(({ all }) => all)) return spared;
  return spared.flatMap((one) => {
    const left = one.all ? Infinity : leftOf(relations, spared, one.who, day);
    if (one.all || left >= one.high) return [one];
    return left === 0 ? [] : [{ ...one, low: Math.min(one.low, left), high: left }];
  });
}

/** Whether something touched only those who are spared by name, or with all of a group. */
export function isSpared(relations: Relations, spared: readonly Touch[], touch: Touch, day: Day): boolean {
  return spared.some((one) => one.all && relations.lies(touch.who, one.who, touch.on ?? day));
}

/** How many of a group are spared, beside those whom something touched. */
export class SparedCount {
  /** By name or with all of a group. */
  readonly #known: CountRange;
  /** As a number of a group: it is not known who. */
  readonly #numbers: CountRange;
  /** Of those known how many may be among others of whom something touched a number. */
  readonly #untold: CountRange;
  /** Of those whom something touched by name: who is surely not spared, and who may be. */
  readonly #sure: number;
  readonly #unsure: number;

  constructor(
    relations: Relations,
    group: Name,
    spared: readonly Touch[],
    touches: readonly Touch[],
    day: Day,
  ) {
    const count = (some: readonly Touch[]): CountRange =>
      some.length === 0 ? NOBODY : countTouched(relations, group, some, day).touched;
    const numbers = spared.filter(({ all }) => !all);
    this.#known = count(spared.filter(({ all }) => all));
    this.#numbers = count(numbers.map((one) => ({ ...one, distinct: true })));
    const told = touches.filter((touch) => isSpared(relations, spared, touch, day));
    const others = touches.filter((touch) => !told.includes(touch));
    // Where the deed can be done once only to each, nobody is among the others to whom it was done.
    this.#untold = touches.every(({ distinct }) => distinct)
      ? rangeLess(this.#known, count(told))
      : this.#known;
    const named = new Set(others.filter(isNamed).map(({ who }) => who));
    const groups = spared.filter((one) => !isNamed(one));
    const mayBe = (who: Name) => groups.some((one) => relations.mayLie(who, one.who, day));
    this.#unsure = [...named].filter(mayBe).length;
    this.#sure = named.size - this.#unsure;
  }

  /** How many are spared in all. */
  get all(): CountRange {
    return { low: this.#known.low + this.#numbers.low, high: this.#known.high + this.#numbers.high };
  }

  /** Of those touched, the ones that are not spared by name or with their group. */
  done({ touched, size }: TouchedCount): CountRange {
    return this.#without(touched, size, NOBODY);
  }

  /** Of those touched, the ones that are not spared. */
  failed({ touched, size }: TouchedCount): CountRange {
    return this.#without(touched, size, this.#numbers);
  }

  #without(touched: CountRange, size: CountRange, numbers: CountRange): CountRange {
    const sure = Math.min(this.#sure, touched.low);
    const unsure = Math.min(this.#unsure, touched.low - sure);
    const surely = sure + Math.max(0, unsure - numbers.high - this.#untold.high);
    return {
      low: Math.max(surely, touched.low - numbers.high - this.#untold.high, 0),
      high: Math.max(0, Math.min(touched.high, size.high - numbers.low - this.#known.low)),
    };
  }

  /** Of those left untouched, the ones that are not spared by name or with their group. */
  remaining({ touched, left, size }: TouchedCount): CountRange {
    const { low, high } = this.#known;
    const among = Math.min(this.#untold.high, touched.high);
    return {
      low: Math.max(0, left.low - high),
      high: Math.max(0, Math.min(left.high, size.high - low, left.high - low + among)),
    };
  }

  /** Of those left untouched, the ones that are not spared. */
  stand({ touched, left }: TouchedCount): CountRange {
    const { low, high } = this.all;
    const among = Math.min(this.#untold.low + this.#numbers.low, Math.max(0, touched.high - this.#sure));
    return {
      low: Math.max(0, left.low - high),
      high: Math.min(left.high, Math.max(0, left.high - low + among)),
    };
  }
}
