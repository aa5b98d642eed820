import { addDecimals, compareDecimals, type Decimal, decimalOf } from '../ledger/decimal.ts';
import { addDuration } from '../ledger/duration.ts';
import type { LimitEntry, PromiseEntry } from '../ledger/entry.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import { amountInBase, baseUnitOf } from '../lifecycle/match.ts';
import { chooseApart } from './choose-apart.ts';
import type { Clashes } from './clashes.ts';
import type { ConflictIndex } from './conflict-index.ts';
import { isApart } from './past-traces.ts';
import { fitIntoGroups, type Share } from './plain-groups.ts';
import { type PlainBan, type PlainDeed, PlainPromises } from './plain-promise.ts';
import { isForbidden, nameIn, reachOf } from './task.ts';

/**
 * Tells of promises that they can all be kept, where their sentences alone show it: then no set of them conflicts, and
 * nothing has to be built for them. It looks for one future that keeps them on every reading, in which each deed is done
 * by itself, to people that no other is done to. Where it finds none it says nothing: there may be another.
 */
export class Screen {
  readonly #clashes: Clashes;
  readonly #plain: PlainPromises;

  constructor(judgement: Judgement, { clashes, slots }: ConflictIndex) {
    this.#clashes = clashes;
    this.#plain = new PlainPromises(judgement, clashes, slots);
  }

  /** Whether all of some promises are sure to be kept in some future, on every reading. */
  areKept(promises: readonly PromiseEntry[]): boolean {
    const duties: (readonly PlainDeed[])[] = [];
    const bans: PlainBan[] = [];
    for (const promise of promises) {
      const plain = this.#plain.of(promise);
      if (!plain) return false;
      duties.push(...plain.duties);
      bans.push(...plain.bans);
    }
    const deeds = this.#choose(duties, bans);
    return (
      deeds !== undefined &&
      !this.#excludeOneAnother(deeds) &&
      this.#areInTime(deeds) &&
      fitIntoGroups([...this.#sharesOf(deeds), ...this.#sharesOf(bans)]) &&
      this.#fitUnderLimits(deeds)
    );
  }

  /** One way to do each duty, against no ban, and none of them what can be done only once between two. */
  #choose(
    duties: readonly (readonly PlainDeed[])[],
    bans: readonly PlainBan[],
  ): readonly PlainDeed[] | undefined {
    const choices: { readonly of: PlainDeed; readonly takes: readonly number[] }[][] = [];
    for (const ways of duties) {
      const usable: { readonly of: PlainDeed; readonly takes: readonly number[] }[] = [];
      for (const deed of ways) {
        const takes = this.#takesOf(deed);
        if (takes && !bans.some((ban) => this.#isAgainst(deed, ban))) usable.push({ of: deed, takes });
      }
      if (usable.length === 0) return undefined;
      choices.push(usable);
    }
    return chooseApart(choices);
  }

  /** A number for all that a deed uses up, as it can be done only once to it; undefined where others may share it. */
  #takesOf({ shape, given, slot: own }: PlainDeed): number[] | undefined {
    const takes: number[] = [];
    for (const { slot } of this.#clashes.book.onceRules(shape)) {
      const name = slot === own ? undefined : nameIn(given[slot]);
      if (!name) continue;
      if (!isApart(this.#clashes, name)) return undefined;
      takes.push((name.index * MOST_SHAPES + shape.index) * MOST_SLOTS + slot);
    }
    return takes;
  }

  /** Whether a deed goes against a ban, whichever members of a group it is done to. */
  #isAgainst(deed: PlainDeed, ban: PlainBan): boolean {
    const { relations, on, book } = this.#clashes;
    if (ban.kind === 'never') return isForbidden(relations, deed, ban, on);
    for (const rule of book.exclusionsBy(deed.shape)) {
      // Where it is about the same members, it is done to others.
      if (rule.thenShape === ban.shape && reachOf(relations, rule, deed, ban, on) === 'every') return true;
    }
    return false;
  }

  /** Whether a deed may exclude another, so that it matters which comes first. */
  #excludeOneAnother(deeds: readonly PlainDeed[]): boolean {
    const { book } = this.#clashes;
    const shapes = new Set(deeds.map(({ shape }) => shape));
    for (const shape of shapes) {
      if (book.exclusionsBy(shape).some(({ thenShape }) => shapes.has(thenShape))) return true;
    }
    return false;
  }

  /** Whether each deed can be done by its last day, after all that it waits for. */
  #areInTime(deeds: readonly PlainDeed[]): boolean {
    const days = deeds.map(({ first }) => first);
    const waiting = deeds.flatMap(({ waits }, index) => (waits.length > 0 ? [index] : []));
    for (let round = 0, moved = waiting.length > 0; moved; round++) {
      if (round > waiting.length) return false;
      moved = false;
      for (const index of waiting) {
        const day = this.#waitsUntil(index, deeds, days);
        if (day <= days[index]) continue;
        days[index] = day;
        moved = true;
      }
    }
    return deeds.every(({ last }, index) => days[index] <= last);
  }

  /** The first day after all that a deed waits for; where several deeds may be meant, after the last of them. */
  #waitsUntil(waiting: number, deeds: readonly PlainDeed[], days: readonly number[]): number {
    const { relations, on, book } = this.#clashes;
    let until = days[waiting];
    for (const { of, duration } of deeds[waiting].waits) {
      let from = book.earliest(of.shape, on);
      for (let index = 0; index < deeds.length; index++) {
        if (
          index !== waiting &&
          deeds[index].shape === of.shape &&
          isForbidden(relations, deeds[index], of, on)
        )
          from = Math.max(from, days[index]);
      }
      until = Math.max(until, addDuration(from, duration));
    }
    return until;
  }

  #sharesOf(all: readonly (PlainDeed | PlainBan)[]): Share[] {
    const shares: Share[] = [];
    for (const { object, count } of all) {
      const group = object && this.#plain.groups.of(object);
      if (group && count !== undefined) shares.push({ group, count });
    }
    return shares;
  }

  /** Whether all together is no more than any limit allows, even if it fell into one of its periods. */
  #fitUnderLimits(deeds: readonly PlainDeed[]): boolean {
    const sums = new Map<LimitEntry, Decimal>();
    for (const deed of deeds) {
      for (const limit of new Set(this.#clashes.limits.of(deed).map((pattern) => pattern.limit))) {
        const weight = weightUnder(limit, deed);
        if (weight) sums.set(limit, addDecimals(sums.get(limit) ?? NONE, weight));
      }
    }
    for (const [{ atMost }, sum] of sums) {
      if (atMost === undefined) continue;
      const whole = typeof atMost === 'number' ? decimalOf(atMost) : amountInBase(atMost.low, atMost.unit);
      if (compareDecimals(sum, whole) > 0) return false;
    }
    return true;
  }
}

const MOST_SHAPES = 1 << 16;
const MOST_SLOTS = 1 << 8;
const NONE: Decimal = decimalOf(0);

/** How much a deed takes of a limit: in its base unit, or as a number; undefined where it does not count towards it. */
function weightUnder({ atMost }: LimitEntry, { amount, count }: PlainDeed): Decimal | undefined {
  if (typeof atMost !== 'object') return decimalOf(count);
  if (!amount || baseUnitOf(amount.unit) !== baseUnitOf(atMost.unit)) return undefined;
  return amountInBase(amount.low, amount.unit);
}
