import type { Name } from '../../ledger/name.ts';
import type { Argument } from '../../ledger/sentence.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  subtractDecimals,
  ZERO,
} from '../../ledger/values/decimal.ts';
import { type CountRange, type Relations, rangeLess } from '../relations.ts';
import { countTouched, GrowingCount, type TouchedCount } from './group-count.ts';
import { amountInBase, type Counted, type Match, matchOnDay, type Touch } from './match.ts';
import type { OnReading } from './on-reading.ts';
import { isSpared, SparedCount } from './spared.ts';
import { touchedLess } from './touched-less.ts';

/** Which end of every range of counts is taken. */
export type Reading = 'least' | 'most';

const NOTHING: CountRange = { low: 0, high: 0 };
const NONE: readonly Touch[] = [];
const ONE: CountRange = { low: 1, high: 1 };

/** How much of a demand is done: counts of members, an amount, or whether the deed was done. */
export class Tally {
  readonly counted: Counted;
  readonly #relations: Relations;
  readonly #people: OnReading | undefined;
  touches: Touch[] = [];
  /** Members, groups and numbers of them that the demand no longer covers. */
  spared: readonly Touch[] = [];
  amount: Decimal = ZERO;
  /** Taken off the demand by a release of part of it. */
  waived: Decimal = ZERO;
  /** Whether something that counts is disputed. */
  isDisputed = false;
  #done = false;
  /** The last count: it is asked for several times between two events. */
  #lastCount:
    | {
        readonly day: Day;
        readonly touches: number;
        readonly spared: readonly Touch[];
        readonly count: TouchedCount;
      }
    | undefined;
  /** The same of those spared. */
  #lastSpared:
    | {
        readonly day: Day;
        readonly touches: number;
        readonly spared: readonly Touch[];
        readonly count: SparedCount | undefined;
      }
    | undefined;
  /** Counts on with what is added. */
  #growing: GrowingCount | undefined;
  #perhaps = false;

  constructor(relations: Relations, counted: Counted, people: OnReading | undefined) {
    this.#relations = relations;
    this.#people = people;
    this.counted = counted;
  }

  /** Puts the same contents into another tally. */
  copyTo(other: Tally): void {
    other.touches = [...this.touches];
    other.spared = this.spared;
    other.amount = this.amount;
    other.waived = this.waived;
    other.isDisputed = this.isDisputed;
    other.#done = this.#done;
    other.#perhaps = this.#perhaps;
    other.#forgetCounts();
  }

  /** Asks for all anew: nobody is released any more, and what was done to those who were counts for nothing. */
  askAnew(day: Day): void {
    const { spared } = this;
    if (spared.length > 0)
      this.touches = this.touches.filter((touch) => !isSpared(this.#relations, spared, touch, day));
    this.spared = NONE;
    this.waived = ZERO;
    this.#forgetCounts();
  }

  get isEmpty(): boolean {
    return !this.#done && !this.#perhaps && this.touches.length === 0 && this.amount.digits === 0n;
  }

  /** Adds what an occurrence contributes on a day; `share` is the amount or count it still has to give. */
  add(given: Match, reading: Reading, day: Day, share?: Decimal | number): void {
    const match = matchOnDay(this.#relations, given, day);
    const isSure = isAboutMember(match, this.#people);
    if (isSure === false) return;
    if (isSure === undefined) {
      this.#perhaps = true;
      if (reading === 'least') return;
    }
    this.#done = true;
    if (match.occurrence.disputed) this.isDisputed = true;
    if (match.amount) {
      const sum = typeof share === 'object' ? share : match.amount[reading === 'least' ? 'low' : 'high'];
      this.amount = addDecimals(this.amount, sum);
    } else if (match.touch) {
      this.touches.push(
        typeof share === 'number'
          ? { ...match.touch, low: share, high: share, all: false, by: undefined }
          : match.touch,
      );
    }
  }

  /** Takes back what was added, as far as a later event undoes it: the least that is left, or the most. */
  remove(match: Match, reading: Reading, day: Day): void {
    if (match.amount) {
      const rest = subtractDecimals(this.amount, match.amount[reading === 'least' ? 'high' : 'low']);
      this.amount = rest.digits < 0n ? ZERO : rest;
    } else if (match.touch) {
      this.touches = [...touchedLess(this.#relations, this.touches, match.touch, day)];
    }
    this.#forgetCounts();
    if (this.touches.length > 0 || this.amount.digits !== 0n) return;
    this.#done = false;
    this.isDisputed = false;
  }

  /** The next day on which all that are asked for may be others, since somebody came or left; undefined where nobody does. */
  nextChange(after: Day): Day | undefined {
    if (this.counted.kind !== 'members' || this.counted.quantity) return undefined;
    return this.#relations.nextChangeInside(this.counted.group, after);
  }

  /** Who was touched, those spared by name or with their group aside, counted over every reading. */
  count(day: Day): TouchedCount | undefined {
    if (this.counted.kind !== 'members') return undefined;
    const { touches, spared, counted } = this;
    const last = this.#lastCount;
    if (last?.day === day && last.touches === touches.length && last.spared === spared) return last.count;
    const onReading = this.#onReading();
    const count = onReading ?? this.#countAfresh(counted.group, day);
    this.#lastCount = { day, touches: touches.length, spared, count };
    return count;
  }

  #countAfresh(group: Name, day: Day): TouchedCount {
    const { touches, spared } = this;
    if (spared.length === 0) {
      this.#growing ??= new GrowingCount(this.#relations, group);
      return this.#growing.count(touches, day);
    }
    const covered = touches.filter((touch) => !isSpared(this.#relations, spared, touch, day));
    return countTouched(this.#relations, group, covered, day);
  }

  #forgetCounts(): void {
    this.#lastCount = undefined;
    this.#lastSpared = undefined;
    this.#growing = undefined;
  }

  /** How many members were touched whom the demand still covers. */
  failed(day: Day): CountRange {
    const whole = this.count(day);
    return whole ? (this.#sparedOn(day)?.failed(whole) ?? whole.touched) : NOTHING;
  }

  /** The same of some touches only. */
  failedBy(touches: readonly Touch[], day: Day): CountRange {
    const some = new Tally(this.#relations, this.counted, this.#people);
    some.touches = [...touches];
    some.spared = this.spared;
    return some.failed(day);
  }

  /** How many members the demand still covers that were not touched. */
  stand(day: Day): CountRange {
    const whole = this.count(day);
    return whole ? (this.#sparedOn(day)?.stand(whole) ?? whole.left) : NOTHING;
  }

  /** How many are left of those whom a demand of a number is about: who is released as a number is not told apart. */
  remaining(day: Day): CountRange {
    const whole = this.count(day);
    return whole ? (this.#sparedOn(day)?.remaining(whole) ?? whole.left) : NOTHING;
  }

  /** How much is asked for, in members. */
  need(day: Day): CountRange {
    if (this.counted.kind !== 'members') return ONE;
    const { quantity, group } = this.counted;
    if (quantity && this.spared.length === 0) return { low: quantity.low, high: quantity.low };
    // Also where it is known who there is, a number is less by all who are released.
    if (quantity) {
      const { all } = new SparedCount(this.#relations, group, this.spared, NONE, day);
      return rangeLess({ low: quantity.low, high: quantity.low }, all);
    }
    const spared = this.#sparedOn(day)?.all ?? NOTHING;
    return this.#relations.isSized(group, day) ? rangeLess(this.count(day)!.size, spared) : ONE;
  }

  /** How many members are done. */
  done(day: Day): CountRange {
    if (this.touches.length === 0 && this.counted.kind === 'members') return NOTHING;
    const whole = this.count(day);
    if (whole) return this.#sparedOn(day)?.done(whole) ?? whole.touched;
    return this.#done ? ONE : { low: 0, high: this.#perhaps ? 1 : 0 };
  }

  /** In the base unit: how much is asked for, after what was waived. */
  amountNeeded(): Decimal {
    if (this.counted.kind !== 'amount') return ZERO;
    const { amount } = this.counted;
    const whole = amountInBase(amount.low, amount.unit);
    if (this.waived === ZERO) return whole;
    const needed = subtractDecimals(whole, this.waived);
    return needed.digits < 0n ? ZERO : needed;
  }

  /** Whether all that is asked for is done, on a reading. */
  isComplete(reading: Reading, day: Day): boolean {
    const { counted } = this;
    if (counted.kind === 'deed') return this.#done;
    if (counted.kind === 'amount') {
      const order = compareDecimals(this.amount, this.amountNeeded());
      return counted.amount.above ? order > 0 : order >= 0;
    }
    if (this.touches.length === 0 && this.spared.length === 0) return false;
    if (!counted.quantity && this.spared.length === 0 && this.#relations.isSized(counted.group, day)) {
      const whole = this.count(day)!;
      return reading === 'least' ? whole.allSurely : whole.allPossibly;
    }
    const done = this.done(day);
    const need = this.need(day);
    return reading === 'least' ? done.low >= need.high : done.high >= need.low;
  }

  /** Whether a reading makes a difference to what is done. */
  isRange(day: Day): boolean {
    if (this.#perhaps) return true;
    if (this.counted.kind !== 'members') return false;
    const done = this.done(day);
    return done.low !== done.high || this.isComplete('least', day) !== this.isComplete('most', day);
  }

  /** On a reading that says who there is and who was touched, who is spared by name or with a group is left out. */
  #onReading(): TouchedCount | undefined {
    if (this.counted.kind !== 'members') return undefined;
    return touchedOn(this.#people, this.counted.group, this.touches, this.spared);
  }

  #sparedOn(day: Day): SparedCount | undefined {
    if (this.spared.length === 0 || this.counted.kind !== 'members') return undefined;
    const { spared, touches } = this;
    const last = this.#lastSpared;
    if (last?.day === day && last.touches === touches.length && last.spared === spared) return last.count;
    const { group } = this.counted;
    const isKnown = this.#onReading() !== undefined;
    const unknown = isKnown ? spared.filter(({ all }) => !all) : spared;
    const count =
      unknown.length > 0
        ? new SparedCount(this.#relations, group, unknown, isKnown ? NONE : touches, day)
        : undefined;
    this.#lastSpared = { day, touches: touches.length, spared, count };
    return count;
  }
}

/** Whether something was about the member that is asked for; undefined where that is not known. */
export function isAboutMember(
  { unsure, perhaps }: Match,
  people: OnReading | undefined,
): boolean | undefined {
  if (!unsure) return true;
  const share = people && perhaps?.by && people.among(perhaps.who, [perhaps.by]);
  return share && share.touched > 0;
}

/** How many of a group were touched on a reading of who there is, where that says it. */
function touchedOn(
  people: OnReading | undefined,
  group: Name,
  touches: readonly Touch[],
  spared: readonly Touch[],
): TouchedCount | undefined {
  if (!people) return undefined;
  const deeds = touches.map(({ by }) => by);
  const names = spared.flatMap(({ who, all }) => (all ? [who] : []));
  const share = deeds.every((by) => by !== undefined) ? people.among(group, deeds, names) : undefined;
  if (!share) return undefined;
  const { size, touched } = share;
  const areAll = size > 0 && touched >= size;
  return {
    touched: { low: touched, high: touched },
    left: { low: size - touched, high: size - touched },
    size: { low: size, high: size },
    gone: 0,
    allSurely: areAll,
    allPossibly: areAll,
  };
}

/** The sentence's arguments with one party in the place of another; the same array when it does not mention it. */
export function substitute(
  demanded: readonly Argument[],
  old: ReadonlySet<Name>,
  by: Name,
): readonly Argument[] {
  return demanded.some((argument) => argument.kind === 'name' && old.has(argument))
    ? demanded.map((argument) => (argument.kind === 'name' && old.has(argument) ? by : argument))
    : demanded;
}
