import type { Bound } from '../ledger/entry.ts';
import type { Shape } from '../ledger/sentence.ts';
import type { Clashes } from './clashes.ts';
import { isNeverKept, latePart } from './never-kept.ts';
import { isApart } from './past-traces.ts';
import { weightUnder } from './plain-amounts.ts';
import type { PlainGroup, PlainGroups, Share } from './plain-groups.ts';
import type { Asked, Barrier, Option, Reserve, Room } from './plain-options.ts';
import type { PlainBan, PlainDeed, PlainPromise } from './plain-promise.ts';
import { isSurelyKept } from './surely-kept.ts';
import { canBeOne, isForbidden, nameIn, reachOf } from './task.ts';

const MOST_SHAPES = 1 << 16;
const MOST_SLOTS = 1 << 8;
const NOTHING: readonly never[] = [];

/**
 * Plain promises that bear on each other, and what their sentences show of any of them: that they can all be kept, or
 * cannot, in whatever way what is uncertain is read.
 */
export class PlainCase {
  readonly clashes: Clashes;
  /** Whether anything of the case waits, uses something up, takes members of groups or room under limits. */
  readonly has = { waits: false, takes: false, shares: false, rooms: false };
  readonly #asked: readonly Asked[];
  readonly #options: Option[] = [];
  #bans = 0;
  readonly #barriers: (Barrier | undefined)[] = [];
  readonly #shared: (boolean | undefined)[] = [];

  constructor(clashes: Clashes, groups: PlainGroups, promises: readonly PlainPromise[]) {
    this.clashes = clashes;
    const asked: Asked[] = [];
    for (let place = 0; place < promises.length; place++)
      asked.push(this.#read(promises[place], place, groups));
    this.#asked = asked;
  }

  /**
   * Whether some of the promises, by their places, are kept together in some future of every reading (`true`), or in
   * none of any (`false`); undefined where their sentences do not show it.
   */
  areKept(places: readonly number[]): boolean | undefined {
    const asked = this.#together(places);
    if (isSurelyKept(this, asked)) return true;
    return isNeverKept(this, asked) ? false : undefined;
  }

  /** A part of some of the promises that may by itself not be kept; none is known for most. */
  partOf(places: readonly number[]): readonly number[] | undefined {
    return latePart(this, this.#together(places));
  }

  #together(places: readonly number[]): Asked {
    if (places.length === 1) return this.#asked[places[0]];
    const duties: (readonly Option[])[] = [];
    const bans: Reserve[] = [];
    for (const place of places) {
      const asked = this.#asked[place];
      for (const ways of asked.duties) duties.push(ways);
      for (const reserve of asked.bans) bans.push(reserve);
    }
    return { duties, bans };
  }

  #read(promise: PlainPromise, place: number, groups: PlainGroups): Asked {
    const duties: Option[][] = [];
    for (const ways of promise.duties) {
      const options: Option[] = [];
      for (const deed of ways) options.push(this.#option(promise, place, deed, shareOf(groups, deed)));
      duties.push(options);
    }
    const bans: Reserve[] = [];
    for (const ban of promise.bans) {
      const share = shareOf(groups, ban);
      if (share) this.has.shares = true;
      bans.push({ at: this.#bans++, ban, share });
    }
    return { duties, bans };
  }

  #option(promise: PlainPromise, place: number, deed: PlainDeed, share: Share | undefined): Option {
    const at = this.#options.length;
    const takes = this.#takesOf(deed);
    const rooms = this.#roomsOf(deed);
    const option: Option = { at, deed, promise, place, takes, share, rooms, servers: undefined };
    this.#options.push(option);
    const { has } = this;
    if (deed.waits.length > 0) has.waits = true;
    if (!takes || takes.length > 0) has.takes = true;
    if (share) has.shares = true;
    if (rooms.length > 0) has.rooms = true;
    return option;
  }

  #takesOf({ shape, given, slot: own }: PlainDeed): readonly number[] | undefined {
    const rules = this.clashes.book.onceRules(shape);
    if (rules.length === 0) return NOTHING;
    const takes: number[] = [];
    for (const { slot } of rules) {
      const name = slot === own ? undefined : nameIn(given[slot]);
      if (!name) continue;
      if (!isApart(this.clashes, name)) return undefined;
      takes.push((name.index * MOST_SHAPES + shape.index) * MOST_SLOTS + slot);
    }
    return takes;
  }

  #roomsOf(deed: PlainDeed): readonly Room[] {
    const { limits, book } = this.clashes;
    if (book.limitsOn(deed.shape).length === 0) return NOTHING;
    const rooms: Room[] = [];
    for (const { limit } of limits.of(deed)) {
      const weight = weightUnder(limit, deed);
      if (weight && !rooms.some((room) => room.limit === limit)) rooms.push({ limit, weight });
    }
    return rooms;
  }

  #mayExclude: boolean | undefined;

  /** Whether some deed of the case may exclude another, so that it matters which comes first. */
  get mayExclude(): boolean {
    this.#mayExclude ??= this.#hasExclusion();
    return this.#mayExclude;
  }

  #hasExclusion(): boolean {
    const { book } = this.clashes;
    const shapes: Shape[] = [];
    for (const { deed } of this.#options) if (!shapes.includes(deed.shape)) shapes.push(deed.shape);
    for (const shape of shapes)
      for (const { thenShape } of book.exclusionsBy(shape)) if (shapes.includes(thenShape)) return true;
    return false;
  }

  /** How a deed and a ban of the case go together. */
  barrier(option: Option, { at, ban }: Reserve): Barrier {
    const key = option.at * this.#bans + at;
    let barrier = this.#barriers[key];
    if (barrier === undefined) {
      barrier = barrierOf(this.clashes, option.deed, ban);
      this.#barriers[key] = barrier;
    }
    return barrier;
  }

  /** Whether one deed may serve two duties of the case, as far as it is about the same members. */
  canShare(a: Option, b: Option): boolean {
    const key = a.at * this.#options.length + b.at;
    let canShare = this.#shared[key];
    if (canShare === undefined) {
      const { relations, on } = this.clashes;
      // A count or an amount is used once between the same parties.
      canShare =
        canBeOne(relations, a.deed, b.deed, on) && !(isCount(a) && isCount(b) && haveSameSides(a, b));
      this.#shared[key] = canShare;
    }
    return canShare;
  }

  /** The deeds that may be what an option waits for, one list for each of its waits. */
  serversOf(option: Option): readonly (readonly Option[])[] {
    if (!option.servers) {
      const { relations, on } = this.clashes;
      option.servers = option.deed.waits.map(({ of }) =>
        this.#options.filter(
          (other) =>
            other.deed.shape === of.shape && other !== option && isForbidden(relations, other.deed, of, on),
        ),
      );
    }
    return option.servers;
  }

  /** The places of a deed's promise, and of all whose deeds may be what it waits for, directly or through others. */
  chainOf(option: Option): readonly number[] {
    const chain = new Set([option]);
    for (const one of chain)
      for (const servers of this.serversOf(one)) for (const server of servers) chain.add(server);
    return [...new Set([...chain].map(({ place }) => place))];
  }
}

function barrierOf({ relations, on, book }: Clashes, deed: PlainDeed, ban: PlainBan): Barrier {
  if (ban.kind === 'never') {
    if (deed.shape !== ban.shape || !isForbidden(relations, deed, ban, on)) return 'none';
    if (ban.object || deed.object) return 'perhaps';
    return deed.first >= ban.first && deed.last <= ban.last ? 'barred' : 'perhaps';
  }
  let barrier: Barrier = 'none';
  for (const rule of book.exclusionsBy(deed.shape)) {
    if (rule.thenShape !== ban.shape) continue;
    const reach = reachOf(relations, rule, deed, ban, on);
    if (reach === 'every') return ban.object === undefined && deed.last <= ban.last ? 'barred' : 'perhaps';
    if (reach === 'same') barrier = 'others';
  }
  return barrier;
}

function shareOf(groups: PlainGroups, { object, count }: PlainDeed | PlainBan): Share | undefined {
  const group: PlainGroup | undefined = object && groups.of(object);
  return group && count !== undefined ? { group, count } : undefined;
}

function isCount({ deed }: Option): boolean {
  return deed.amount !== undefined || deed.given[deed.slot]?.kind === 'quantity';
}

function haveSameSides({ promise: a }: Option, { promise: b }: Option): boolean {
  return isSameSide(a.terms.from, b.terms.from) && isSameSide(a.terms.to, b.terms.to);
}

function isSameSide(a: readonly Bound[], b: readonly Bound[]): boolean {
  return a.length === b.length && a.every(({ party }) => b.some((other) => other.party === party));
}
