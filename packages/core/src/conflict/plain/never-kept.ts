import type { LimitEntry } from '../../ledger/entry.ts';
import { addDecimals, compareDecimals, type Decimal } from '../../ledger/values/decimal.ts';
import { addDuration } from '../../ledger/values/duration.ts';
import { fitsPattern } from '../rules/limits.ts';
import { takesOne } from '../solving/choose-apart.ts';
import { canPair } from '../solving/matching.ts';
import { wholeOf } from './plain-amounts.ts';
import type { PlainCase } from './plain-case.ts';
import type { PlainGroup } from './plain-groups.ts';
import type { Asked, Option, Reserve } from './plain-options.ts';
import { areOpposed } from './surely-kept.ts';

/**
 * Whether plain sentences show that no future of any reading keeps all that is asked: a duty is barred or too late in
 * each of its ways, or so many have to share too few things, members of a group or too little of a limit. Only duties
 * that no one deed can do together are counted up.
 */
export function isNeverKept(plain: PlainCase, { duties, bans }: Asked): boolean {
  const { has } = plain;
  const open = bans.length === 0 ? duties : openDuties(plain, duties, bans);
  return (
    areOpposed(plain, bans, 'barred') ||
    open.some((ways) => ways.every(({ deed }) => deed.first > deed.last)) ||
    (has.waits && firstTooLate(plain, open) !== undefined) ||
    (has.takes && areTooFewThings(plain, open)) ||
    (has.shares && areTooFewMembers(plain, open, bans)) ||
    (has.rooms && isTooLittle(plain, open))
  );
}

/** The ways of each duty that no ban forbids on all of their days. */
function openDuties(
  plain: PlainCase,
  duties: readonly (readonly Option[])[],
  bans: readonly Reserve[],
): readonly (readonly Option[])[] {
  const open: (readonly Option[])[] = new Array(duties.length);
  for (let index = 0; index < duties.length; index++) open[index] = openWays(plain, duties[index], bans);
  return open;
}

function openWays(plain: PlainCase, ways: readonly Option[], bans: readonly Reserve[]): readonly Option[] {
  const isOpen = (way: Option) => bans.every((ban) => plain.barrier(way, ban) !== 'barred');
  return ways.every(isOpen) ? ways : ways.filter(isOpen);
}

/**
 * A part of what is asked that may by itself be too late: that of a deed and of all that it waits for. It is a hint, to
 * be asked about in turn.
 */
export function latePart(plain: PlainCase, { duties }: Asked): readonly number[] | undefined {
  const late = plain.has.waits ? firstTooLate(plain, duties) : undefined;
  return late && plain.chainOf(late);
}

/** A way of a duty that is too late in each of its ways, even if all that it waits for comes as early as it can. */
function firstTooLate(plain: PlainCase, open: readonly (readonly Option[])[]): Option | undefined {
  const waiting = open.flatMap((ways) => ways.filter(({ deed }) => deed.waits.length > 0));
  if (waiting.length === 0) return undefined;
  const { days, areSure } = plain.notes;
  for (const ways of open) {
    for (const { at, deed } of ways) days[at] = deed.first;
    if (ways.length === 1) areSure[ways[0].at] = true;
  }
  // Deeds that wait for each other are left to a search.
  const late = wait(plain, waiting)
    ? open.find((ways) => ways.every(({ at, deed }) => days[at] > deed.last))?.[0]
    : undefined;
  for (const ways of open) {
    for (const { at } of ways) {
      days[at] = Number.NaN;
      areSure[at] = false;
    }
  }
  return late;
}

/** Moves deeds back behind what they wait for, until none moves; false where some wait for each other. */
function wait(plain: PlainCase, waiting: readonly Option[]): boolean {
  const { days } = plain.notes;
  for (let round = 0, moved = true; moved; round++) {
    if (round > waiting.length) return false;
    moved = false;
    for (let index = 0; index < waiting.length; index++) {
      const day = earliestAfter(plain, waiting[index]);
      if (day <= days[waiting[index].at]) continue;
      days[waiting[index].at] = day;
      moved = true;
    }
  }
  return true;
}

/** The first day after all that a deed waits for; where several deeds may be meant, after the first of them. */
function earliestAfter(plain: PlainCase, option: Option): number {
  const { on, book } = plain.clashes;
  const { days, areSure } = plain.notes;
  const { first, waits } = option.deed;
  const servers = plain.serversOf(option);
  let earliest = first;
  for (let index = 0; index < waits.length; index++) {
    const { of, duration } = waits[index];
    let from = Infinity;
    let isSure = false;
    for (let at = 0; at < servers[index].length; at++) {
      const server = servers[index][at].at;
      if (days[server] < from) from = days[server];
      if (areSure[server]) isSure = true;
    }
    // Where none is sure to be done, it is taken to be done by somebody else, as soon as it can be.
    if (!isSure) from = Math.min(from, book.earliest(of.shape, on));
    earliest = Math.max(earliest, addDuration(from, duration));
  }
  return earliest;
}

/** Whether duties that each take one of some things are more than can have one each. */
function areTooFewThings(plain: PlainCase, open: readonly (readonly Option[])[]): boolean {
  const taking: (readonly Option[])[] = [];
  for (let index = 0; index < open.length; index++) if (takesOne(open[index])) taking.push(open[index]);
  if (taking.length < 2) return false;
  // Two that are set against each other are by far the most.
  if (taking.length === 2 && taking[0].length === 1 && taking[1].length === 1) {
    const [[one], [other]] = taking;
    return one.takes![0] === other.takes![0] && !plain.canShare(other, one);
  }
  const shared = sharedThings(plain, taking);
  const wants: number[][] = [];
  for (let index = 0; index < taking.length; index++) {
    const ways = taking[index];
    const things: number[] = [];
    for (let way = 0; way < ways.length; way++) things.push(ways[way].takes![0]);
    if (shared.size === 0 || !things.some((thing) => shared.has(thing))) wants.push(things);
  }
  return !canPair(wants);
}

/** The things that one deed may take for several of some duties. */
function sharedThings(plain: PlainCase, taking: readonly (readonly Option[])[]): ReadonlySet<number> {
  const users = new Map<number, Option[]>();
  const shared = new Set<number>();
  for (let index = 0; index < taking.length; index++) {
    const ways = taking[index];
    for (let at = 0; at < ways.length; at++) {
      const way = ways[at];
      const thing = way.takes![0];
      const before = users.get(thing);
      if (!before) {
        users.set(thing, [way]);
        continue;
      }
      for (let other = 0; other < before.length; other++)
        if (!ways.includes(before[other]) && plain.canShare(way, before[other])) shared.add(thing);
      before.push(way);
    }
  }
  return shared;
}

/** Whether duties and bans about members of groups within one are together more than that one can have. */
function areTooFewMembers(
  plain: PlainCase,
  open: readonly (readonly Option[])[],
  bans: readonly Reserve[],
): boolean {
  const claims = open.flatMap((ways) => (ways.length === 1 && ways[0].deed.share ? ways : []));
  if (claims.length === 0 || !areRivals(plain, claims)) return false;
  const sums = new Map<PlainGroup, number>();
  const most = new Map<PlainGroup, number>();
  for (const { deed } of claims) {
    const share = deed.share!;
    for (let group: PlainGroup | undefined = share.group; group; group = group.outer)
      sums.set(group, (sums.get(group) ?? 0) + share.count);
  }
  // Several bans may be kept by the same members: only the largest is counted.
  for (const reserve of bans) {
    const { ban } = reserve;
    const { share } = ban;
    if (!share || ban.kind !== 'always' || !claims.every((claim) => keepsOut(plain, claim, reserve)))
      continue;
    for (let group: PlainGroup | undefined = share.group; group; group = group.outer)
      most.set(group, Math.max(most.get(group) ?? 0, share.count));
  }
  for (const [group, sum] of sums) if (sum + (most.get(group) ?? 0) > group.high) return true;
  return false;
}

/** Whether no member can be one of those of a ban and have the deed done to them. */
function keepsOut(plain: PlainCase, claim: Option, reserve: Reserve): boolean {
  return plain.barrier(claim, reserve) === 'others' && claim.deed.last <= reserve.ban.last;
}

/** Whether each of some deeds has to be done to other members than the next. */
function areRivals(plain: PlainCase, claims: readonly Option[]): boolean {
  const [{ deed: model }] = claims;
  if (!plain.clashes.book.onceRules(model.shape).some(({ slot }) => slot === model.slot)) return false;
  for (let index = 0; index < claims.length; index++) {
    const { deed } = claims[index];
    if (deed.shape !== model.shape || deed.slot !== model.slot) return false;
    for (let other = index + 1; other < claims.length; other++)
      if (plain.canShare(claims[index], claims[other])) return false;
  }
  return true;
}

/** Whether duties that have to fall within the days of a limit are together more than it allows. */
function isTooLittle(plain: PlainCase, open: readonly (readonly Option[])[]): boolean {
  const under = new Map<LimitEntry, { sum: Decimal; readonly options: Option[] }>();
  for (const ways of open) {
    const [option] = ways;
    if (ways.length !== 1) continue;
    for (const { limit, weight } of option.rooms) {
      if (!mustCount(plain, limit, option)) continue;
      const before = under.get(limit);
      if (!before) under.set(limit, { sum: weight, options: [option] });
      else {
        before.sum = addDecimals(before.sum, weight);
        before.options.push(option);
      }
    }
  }
  for (const [limit, { sum, options }] of under)
    if (compareDecimals(sum, wholeOf(limit)) > 0 && areApart(plain, options)) return true;
  return false;
}

/** Whether all of a deed is sure to count towards a limit. */
function mustCount({ clashes }: PlainCase, limit: LimitEntry, { deed }: Option): boolean {
  const { period, atMost } = limit;
  if (
    typeof period === 'object' ? deed.first < period.first || deed.last > period.last : period !== 'any time'
  )
    return false;
  if (typeof atMost !== 'object' && deed.object) return false;
  return deed.limits.some((pattern) => pattern.limit === limit && fitsPattern(clashes, deed, pattern));
}

/** Whether no one deed can be any two of some. */
function areApart(plain: PlainCase, options: readonly Option[]): boolean {
  return options.every((one, index) =>
    options.every((other, at) => at <= index || !plain.canShare(one, other)),
  );
}
