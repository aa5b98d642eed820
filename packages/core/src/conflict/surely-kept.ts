import { addDecimals, compareDecimals, type Decimal, decimalOf } from '../ledger/decimal.ts';
import { addDuration } from '../ledger/duration.ts';
import type { LimitEntry } from '../ledger/entry.ts';
import { amountInBase, baseUnitOf } from '../lifecycle/match.ts';
import { chooseApart } from './choose-apart.ts';
import type { Clashes } from './clashes.ts';
import type { Asked, Option, PlainCase } from './plain-case.ts';
import { fitIntoGroups, type Share } from './plain-groups.ts';
import type { PlainDeed } from './plain-promise.ts';

/**
 * Whether plain sentences show a future that keeps all that is asked on every reading: one in which each deed is done by
 * itself, against no ban, and to people that no other is done to. Where there is none of that kind, there may be another.
 */
export function isSurelyKept(plain: PlainCase, { duties, bans }: Asked): boolean {
  const { clashes } = plain;
  const usable: (readonly Option[])[] = [];
  for (const ways of duties) {
    const free = ways.filter((way) => way.takes && bans.every(({ ban }) => isFree(plain, way, ban)));
    if (free.length === 0) return false;
    usable.push(free);
  }
  const chosen = chooseApart(usable);
  if (!chosen || excludeOneAnother(clashes, chosen) || !areInTime(plain, chosen)) return false;
  const shares: Share[] = [];
  for (const { share } of chosen) if (share) shares.push(share);
  for (const { share } of bans) if (share) shares.push(share);
  return (shares.length === 0 || fitIntoGroups(shares)) && fitUnderLimits(clashes, chosen);
}

function isFree(plain: PlainCase, way: Option, ban: Parameters<PlainCase['barrier']>[1]): boolean {
  const barrier = plain.barrier(way, ban);
  return barrier === 'none' || barrier === 'others';
}

/** Whether a deed may exclude another, so that it matters which comes first. */
function excludeOneAnother({ book }: Clashes, chosen: readonly Option[]): boolean {
  const shapes = new Set(chosen.map(({ deed }) => deed.shape));
  for (const shape of shapes) {
    if (book.exclusionsBy(shape).some(({ thenShape }) => shapes.has(thenShape))) return true;
  }
  return false;
}

/** Whether each deed can be done by its last day, after all that it waits for. */
function areInTime(plain: PlainCase, chosen: readonly Option[]): boolean {
  const waiting = chosen.filter(({ deed }) => deed.waits.length > 0);
  if (waiting.length === 0) return chosen.every(({ deed }) => deed.first <= deed.last);
  const days = new Map(chosen.map((option) => [option, option.deed.first]));
  for (let round = 0, moved = true; moved; round++) {
    if (round > waiting.length) return false;
    moved = false;
    for (const option of waiting) {
      const day = waitsUntil(plain, option, days);
      if (day <= days.get(option)!) continue;
      days.set(option, day);
      moved = true;
    }
  }
  return chosen.every((option) => days.get(option)! <= option.deed.last);
}

/** The first day after all that a deed waits for; where several deeds may be meant, after the last of them. */
function waitsUntil(plain: PlainCase, option: Option, days: ReadonlyMap<Option, number>): number {
  const { on, book } = plain.clashes;
  let until = option.deed.first;
  plain.serversOf(option).forEach((servers, index) => {
    const { of, duration } = option.deed.waits[index];
    let from = book.earliest(of.shape, on);
    for (const server of servers) from = Math.max(from, days.get(server) ?? from);
    until = Math.max(until, addDuration(from, duration));
  });
  return until;
}

/** Whether all together is no more than any limit allows, even if it fell into one of its periods. */
function fitUnderLimits({ limits, book }: Clashes, chosen: readonly Option[]): boolean {
  let sums: Map<LimitEntry, Decimal> | undefined;
  for (const { deed } of chosen) {
    if (book.limitsOn(deed.shape).length === 0) continue;
    sums ??= new Map();
    for (const limit of new Set(limits.of(deed).map((pattern) => pattern.limit))) {
      const weight = weightUnder(limit, deed);
      if (weight) sums.set(limit, addDecimals(sums.get(limit) ?? NONE, weight));
    }
  }
  if (!sums) return true;
  for (const [limit, sum] of sums) if (compareDecimals(sum, wholeOf(limit)) > 0) return false;
  return true;
}

const NONE: Decimal = decimalOf(0);

/** How much a limit allows, in its base unit. */
export function wholeOf({ atMost }: LimitEntry): Decimal {
  if (typeof atMost === 'object') return amountInBase(atMost.low, atMost.unit);
  return decimalOf(atMost ?? 0);
}

/** How much a deed takes of a limit: in its base unit, or as a number; undefined where it does not count towards it. */
export function weightUnder({ atMost }: LimitEntry, { amount, count }: PlainDeed): Decimal | undefined {
  if (typeof atMost !== 'object') return decimalOf(count);
  if (!amount || baseUnitOf(amount.unit) !== baseUnitOf(atMost.unit)) return undefined;
  return amountInBase(amount.low, amount.unit);
}
