import { addDecimals, compareDecimals, type Decimal } from '../ledger/decimal.ts';
import { addDuration } from '../ledger/duration.ts';
import type { Bound, LimitEntry } from '../ledger/entry.ts';
import type { Clashes } from './clashes.ts';
import { fitsPattern } from './limits.ts';
import { canPair } from './matching.ts';
import type { Asked, Option, PlainCase, Reserve } from './plain-case.ts';
import type { PlainGroup } from './plain-groups.ts';
import { weightUnder, wholeOf } from './surely-kept.ts';
import { canBeOne } from './task.ts';

/**
 * Whether plain sentences show that no future of any reading keeps all that is asked: a duty is barred or too late in
 * each of its ways, or so many have to share too few things, members of a group or too little of a limit. Only duties
 * that no one deed can do together are counted up.
 */
export function isNeverKept(plain: PlainCase, asked: Asked): boolean {
  const open = asked.duties.map((ways) =>
    ways.filter((way) => !asked.bans.some(({ ban }) => plain.barrier(way, ban) === 'barred')),
  );
  if (open.some((ways) => ways.length === 0) || isTooLate(plain, open)) return true;
  const { clashes } = plain;
  return (
    areTooFewThings(clashes, open) || areTooFewMembers(plain, open, asked.bans) || isTooLittle(clashes, open)
  );
}

/** Whether some duty is too late in each of its ways, even if all that it waits for comes as early as it can. */
function isTooLate(plain: PlainCase, open: readonly (readonly Option[])[]): boolean {
  const days = new Map<Option, number>();
  const sure = new Set<Option>();
  for (const ways of open) {
    for (const way of ways) days.set(way, way.deed.first);
    if (ways.length === 1) sure.add(ways[0]);
  }
  const waiting = [...days.keys()].filter(({ deed }) => deed.waits.length > 0);
  for (let round = 0, moved = waiting.length > 0; moved; round++) {
    // Deeds that wait for each other are left to a search.
    if (round > waiting.length) return false;
    moved = false;
    for (const option of waiting) {
      const day = earliestAfter(plain, option, days, sure);
      if (day <= days.get(option)!) continue;
      days.set(option, day);
      moved = true;
    }
  }
  return open.some((ways) => ways.every((way) => days.get(way)! > way.deed.last));
}

/** The first day after all that a deed waits for; where several deeds may be meant, after the first of them. */
function earliestAfter(
  plain: PlainCase,
  option: Option,
  days: ReadonlyMap<Option, number>,
  sure: ReadonlySet<Option>,
): number {
  const { on, book } = plain.clashes;
  let earliest = option.deed.first;
  plain.serversOf(option).forEach((servers, index) => {
    const { of, duration } = option.deed.waits[index];
    let from = Infinity;
    // Where none is sure to be done, it is taken to be done by somebody else, as soon as it can be.
    if (!servers.some((server) => sure.has(server))) from = book.earliest(of.shape, on);
    for (const server of servers) from = Math.min(from, days.get(server) ?? Infinity);
    earliest = Math.max(earliest, addDuration(from, duration));
  });
  return earliest;
}

/** Whether duties that each take one of some things are more than can have one each. */
function areTooFewThings(clashes: Clashes, open: readonly (readonly Option[])[]): boolean {
  const taking = open.filter((ways) => ways.every(({ takes }) => takes?.length === 1));
  if (taking.length === 0) return false;
  const users = new Map<number, Option[]>();
  const shared = new Set<number>();
  for (const ways of taking) {
    for (const way of ways) {
      const [thing] = way.takes!;
      const before = users.get(thing) ?? [];
      if (before.some((other) => !ways.includes(other) && canShare(clashes, way, other))) shared.add(thing);
      before.push(way);
      users.set(thing, before);
    }
  }
  const wants = taking.map((ways) => ways.map(({ takes }) => takes![0]));
  return !canPair(wants.filter((things) => !things.some((thing) => shared.has(thing))));
}

/** Whether one deed may serve two duties, as far as it is about the same members. */
function canShare({ relations, on }: Clashes, a: Option, b: Option): boolean {
  return canBeOne(relations, a.deed, b.deed, on) && !(isCount(a) && isCount(b) && haveSameSides(a, b));
}

function isCount({ deed }: Option): boolean {
  return deed.amount !== undefined || deed.given[deed.slot]?.kind === 'quantity';
}

/** Whether two are owed by the same to the same, between whom a count or amount is used once. */
function haveSameSides({ promise: a }: Option, { promise: b }: Option): boolean {
  return isSameSide(a.terms.from, b.terms.from) && isSameSide(a.terms.to, b.terms.to);
}

function isSameSide(a: readonly Bound[], b: readonly Bound[]): boolean {
  return a.length === b.length && a.every(({ party }) => b.some((other) => other.party === party));
}

/** Whether duties and bans about members of groups within one are together more than that one can have. */
function areTooFewMembers(
  plain: PlainCase,
  open: readonly (readonly Option[])[],
  bans: readonly Reserve[],
): boolean {
  const claims = open.flatMap((ways) => (ways.length === 1 && ways[0].share ? ways : []));
  if (claims.length === 0 || !areRivals(plain.clashes, claims)) return false;
  const sums = new Map<PlainGroup, number>();
  const most = new Map<PlainGroup, number>();
  for (const { share } of claims) {
    for (let group: PlainGroup | undefined = share!.group; group; group = group.outer)
      sums.set(group, (sums.get(group) ?? 0) + share!.count);
  }
  // Several bans may be kept by the same members: only the largest is counted.
  for (const { ban, share } of bans) {
    if (!share || ban.kind !== 'always' || !claims.every((claim) => keepsOut(plain, claim, ban))) continue;
    for (let group: PlainGroup | undefined = share.group; group; group = group.outer)
      most.set(group, Math.max(most.get(group) ?? 0, share.count));
  }
  for (const [group, sum] of sums) if (sum + (most.get(group) ?? 0) > group.high) return true;
  return false;
}

/** Whether no member can be one of those of a ban and have the deed done to them. */
function keepsOut(plain: PlainCase, claim: Option, ban: Reserve['ban']): boolean {
  return plain.barrier(claim, ban) === 'others' && claim.deed.last <= ban.last;
}

/** Whether each of some deeds has to be done to other members than the next. */
function areRivals(clashes: Clashes, claims: readonly Option[]): boolean {
  const [{ deed: model }] = claims;
  if (!clashes.book.onceRules(model.shape).some(({ slot }) => slot === model.slot)) return false;
  return claims.every(
    (claim, index) =>
      claim.deed.shape === model.shape &&
      claim.deed.slot === model.slot &&
      claims.every((other, at) => at <= index || !canShare(clashes, claim, other)),
  );
}

/** Whether duties that have to fall within the days of a limit are together more than it allows. */
function isTooLittle(clashes: Clashes, open: readonly (readonly Option[])[]): boolean {
  const under = new Map<LimitEntry, Option[]>();
  for (const ways of open) {
    if (ways.length !== 1) continue;
    const [{ deed }] = ways;
    if (clashes.book.limitsOn(deed.shape).length === 0) continue;
    for (const pattern of clashes.limits.of(deed)) {
      const { limit } = pattern;
      if (!isWithinDays(limit, deed) || !fitsPattern(clashes, deed, pattern)) continue;
      const before = under.get(limit) ?? [];
      if (!before.includes(ways[0])) before.push(ways[0]);
      under.set(limit, before);
    }
  }
  for (const [limit, options] of under) if (isOver(clashes, limit, options)) return true;
  return false;
}

function isWithinDays({ period }: LimitEntry, { first, last }: Option['deed']): boolean {
  if (period === 'any time') return true;
  return typeof period === 'object' && first >= period.first && last <= period.last;
}

function isOver(clashes: Clashes, limit: LimitEntry, options: readonly Option[]): boolean {
  let sum: Decimal | undefined;
  for (const option of options) {
    const { deed } = option;
    const weight = typeof limit.atMost === 'object' || !deed.object ? weightUnder(limit, deed) : undefined;
    if (weight) sum = sum ? addDecimals(sum, weight) : weight;
  }
  if (!sum || compareDecimals(sum, wholeOf(limit)) <= 0) return false;
  return options.every((one, index) =>
    options.every((other, at) => at <= index || !canShare(clashes, one, other)),
  );
}
