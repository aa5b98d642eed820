import type { LimitEntry } from '../../ledger/entry.ts';
import { addDecimals, compareDecimals, type Decimal } from '../../ledger/values/decimal.ts';
import { addDuration } from '../../ledger/values/duration.ts';
import { chooseApart } from '../solving/choose-apart.ts';
import { wholeOf } from './plain-amounts.ts';
import type { PlainCase } from './plain-case.ts';
import { fitIntoGroups, type Share } from './plain-groups.ts';
import type { Asked, Option, Reserve } from './plain-options.ts';

/**
 * Whether plain sentences show a future that keeps all that is asked on every reading: one in which each deed is done by
 * itself, against no ban, and to people that no other is done to. Where there is none of that kind, there may be another.
 */
export function isSurelyKept(plain: PlainCase, { duties, bans }: Asked): boolean {
  const { has } = plain;
  if (areOpposed(plain, bans, 'perhaps')) return false;
  const usable: (readonly Option[])[] = new Array(duties.length);
  for (let index = 0; index < duties.length; index++) {
    const free = freeWays(plain, duties[index], bans);
    if (free.length === 0) return false;
    usable[index] = free;
  }
  const chosen = chooseApart(usable);
  return (
    chosen !== undefined &&
    (!plain.mayExclude || !excludeOneAnother(plain, chosen)) &&
    (has.waits ? areInTime(plain, chosen) : true) &&
    (has.shares ? haveMembers(chosen, bans) : true) &&
    (has.rooms ? fitUnderLimits(chosen) : true)
  );
}

/** Whether what one ban wants to be kept true goes against another, or may. */
export function areOpposed(plain: PlainCase, bans: readonly Reserve[], least: 'perhaps' | 'barred'): boolean {
  if (bans.length < 2 || !plain.mayOppose) return false;
  return bans.some(
    (kept) =>
      kept.ban.kind === 'always' &&
      bans.some((other) => {
        const opposition = plain.opposition(kept, other);
        return opposition === 'barred' || opposition === least;
      }),
  );
}

/** The ways of a duty that go against no ban and can be done in time, but for what they wait for. */
function freeWays(plain: PlainCase, ways: readonly Option[], bans: readonly Reserve[]): readonly Option[] {
  if (ways.length === 1) return isFree(plain, ways[0], bans) ? ways : NONE;
  return ways.filter((way) => isFree(plain, way, bans));
}

const NONE: readonly Option[] = [];

function isFree(plain: PlainCase, way: Option, bans: readonly Reserve[]): boolean {
  if (!way.takes || way.deed.first > way.deed.last) return false;
  for (let index = 0; index < bans.length; index++) {
    const barrier = plain.barrier(way, bans[index]);
    if (barrier === 'perhaps' || barrier === 'barred') return false;
  }
  return true;
}

function excludeOneAnother({ clashes }: PlainCase, chosen: readonly Option[]): boolean {
  const shapes = new Set(chosen.map(({ deed }) => deed.shape));
  for (const shape of shapes) {
    if (clashes.book.exclusionsBy(shape).some(({ thenShape }) => shapes.has(thenShape))) return true;
  }
  return false;
}

/** Whether each deed can be done by its last day, after all that it waits for. */
function areInTime(plain: PlainCase, chosen: readonly Option[]): boolean {
  const waiting = chosen.filter(({ deed }) => deed.waits.length > 0);
  if (waiting.length === 0) return true;
  const { days } = plain.notes;
  for (let index = 0; index < chosen.length; index++) days[chosen[index].at] = chosen[index].deed.first;
  const areTimely = canWait(plain, waiting, days);
  for (let index = 0; index < chosen.length; index++) days[chosen[index].at] = Number.NaN;
  return areTimely;
}

/** Moves deeds back behind what they wait for, until each has come after it; false where one is too late then. */
function canWait(plain: PlainCase, waiting: readonly Option[], days: number[]): boolean {
  for (let round = 0, moved = true; moved; round++) {
    if (round > waiting.length) return false;
    moved = false;
    for (let index = 0; index < waiting.length; index++) {
      const option = waiting[index];
      const day = waitsUntil(plain, option, days);
      if (day > option.deed.last) return false;
      if (day <= days[option.at]) continue;
      days[option.at] = day;
      moved = true;
    }
  }
  return true;
}

/** The first day after all that a deed waits for; where several deeds may be meant, after the last of them. */
function waitsUntil(plain: PlainCase, option: Option, days: readonly number[]): number {
  const { on, book } = plain.clashes;
  const { first, waits } = option.deed;
  const servers = plain.serversOf(option);
  let until = first;
  for (let index = 0; index < waits.length; index++) {
    const { of, duration } = waits[index];
    let from = book.earliest(of.shape, on);
    for (let at = 0; at < servers[index].length; at++) {
      const day = days[servers[index][at].at];
      if (day > from) from = day;
    }
    until = Math.max(until, addDuration(from, duration));
  }
  return until;
}

/** Whether there are different members for all deeds, and for the bans beside them. */
function haveMembers(chosen: readonly Option[], bans: readonly Reserve[]): boolean {
  const shares: Share[] = [];
  for (let index = 0; index < chosen.length; index++) {
    const { share } = chosen[index].deed;
    if (share) shares.push(share);
  }
  for (let index = 0; index < bans.length; index++) {
    const { share } = bans[index].ban;
    if (share) shares.push(share);
  }
  return fitIntoGroups(shares);
}

/** Whether all together is no more than any limit allows, even if it fell into one of its periods. */
function fitUnderLimits(chosen: readonly Option[]): boolean {
  const sums: { readonly limit: LimitEntry; sum: Decimal }[] = [];
  for (let index = 0; index < chosen.length; index++) {
    const { rooms } = chosen[index];
    for (let room = 0; room < rooms.length; room++) {
      const { limit, weight } = rooms[room];
      const known = sums.find((one) => one.limit === limit);
      if (known) known.sum = addDecimals(known.sum, weight);
      else sums.push({ limit, sum: weight });
    }
  }
  return sums.every(({ limit, sum }) => compareDecimals(sum, wholeOf(limit)) <= 0);
}
