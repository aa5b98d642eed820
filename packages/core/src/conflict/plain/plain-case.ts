import type { Bound } from '../../ledger/entry.ts';
import type { Shape } from '../../ledger/sentence.ts';
import { areInForceTogether, type Clashes } from '../rules/clashes.ts';
import { canBeOne, isForbidden, nameIn, reachOf } from '../rules/task.ts';
import { weightUnder } from './plain-amounts.ts';
import type { PlainBan, PlainDeed, PlainPromise } from './plain-deed.ts';
import type { Asked, Barrier, Notes, Option, Reserve, Room } from './plain-options.ts';

const MOST_SHAPES = 1 << 16;
const MOST_SLOTS = 1 << 8;
const NOTHING: readonly never[] = [];

/** Plain promises that bear on each other, in the places in which they were added, and how what they ask for does. */
export class PlainCase {
  readonly clashes: Clashes;
  /** Whether anything of the case waits, uses something up, takes members of groups or room under limits. */
  readonly has = { waits: false, takes: false, shares: false, rooms: false };
  readonly #asked: Asked[];
  readonly #options: Option[] = [];
  #bans = 0;
  #barriers: (Barrier | undefined)[] | undefined;
  #shared: (boolean | undefined)[] | undefined;

  /** @param size how many promises it will have */
  constructor(clashes: Clashes, size: number) {
    this.clashes = clashes;
    this.#asked = new Array(size);
  }

  /** How many promises have been added. */
  #size = 0;

  /** Adds a promise, before anything is asked. */
  add(promise: PlainPromise): void {
    const { length } = promise.duties;
    const duties: (readonly Option[])[] = new Array(length);
    for (let duty = 0; duty < length; duty++) duties[duty] = this.#ways(promise, promise.duties[duty]);
    const bans = promise.bans.length === 0 ? NOTHING : promise.bans.map((ban) => this.#reserve(ban));
    for (const { ban } of bans) if (ban.kind === 'always') this.#kept.add(ban.shape);
    this.#asked[this.#size++] = { duties, bans };
  }

  /** What all promises ask for together. */
  get all(): Asked {
    return joined(this.#asked);
  }

  /** What some of the promises, by their places, ask for together. */
  together(places: readonly number[]): Asked {
    const asked: Asked[] = new Array(places.length);
    for (let index = 0; index < places.length; index++) asked[index] = this.#asked[places[index]];
    return joined(asked);
  }

  #ways(promise: PlainPromise, ways: readonly PlainDeed[]): readonly Option[] {
    const options: Option[] = new Array(ways.length);
    for (let index = 0; index < ways.length; index++) options[index] = this.#option(promise, ways[index]);
    return options;
  }

  #reserve(ban: PlainBan): Reserve {
    if (ban.share) this.has.shares = true;
    return { at: this.#bans++, ban };
  }

  #option(promise: PlainPromise, deed: PlainDeed): Option {
    const at = this.#options.length;
    const place = this.#size;
    const takes = this.#takesOf(deed);
    const rooms = this.#roomsOf(deed);
    const option: Option = { at, deed, promise, place, takes, rooms, servers: undefined };
    this.#options.push(option);
    const { has } = this;
    if (deed.waits.length > 0) has.waits = true;
    if (!takes || takes.length > 0) has.takes = true;
    if (deed.share) has.shares = true;
    if (rooms.length > 0) has.rooms = true;
    return option;
  }

  #takesOf({ shape, given, slot: own }: PlainDeed): readonly number[] | undefined {
    const rules = this.clashes.book.onceRules(shape);
    let takes: readonly number[] = NOTHING;
    for (let index = 0; index < rules.length; index++) {
      const { slot } = rules[index];
      const name = slot === own ? undefined : nameIn(given[slot]);
      if (!name) continue;
      if (!this.clashes.relations.isAlone(name)) return undefined;
      const taken = (name.index * MOST_SHAPES + shape.index) * MOST_SLOTS + slot;
      takes = takes.length === 0 ? [taken] : [...takes, taken];
    }
    return takes;
  }

  #roomsOf(deed: PlainDeed): readonly Room[] {
    const { limits } = deed;
    let rooms: readonly Room[] = NOTHING;
    for (let index = 0; index < limits.length; index++) {
      const { limit } = limits[index];
      const weight = weightUnder(this.clashes, limit, deed);
      if (!weight || rooms.some((room) => room.limit === limit)) continue;
      rooms = rooms.length === 0 ? [{ limit, weight }] : [...rooms, { limit, weight }];
    }
    return rooms;
  }

  /** What is wanted to be kept true. */
  readonly #kept = new Set<Shape>();
  #mayOppose: boolean | undefined;

  #oppositions: (Barrier | undefined)[] | undefined;

  /** Whether what a ban of the case wants to be kept true goes against another: `barred` on every reading. */
  opposition(kept: Reserve, other: Reserve): Barrier {
    const key = kept.at * this.#bans + other.at;
    this.#oppositions ??= [];
    let opposition = this.#oppositions[key];
    if (opposition === undefined) {
      opposition = oppositionOf(this.clashes, kept.ban, other.ban);
      this.#oppositions[key] = opposition;
    }
    return opposition;
  }

  /** Whether what is wanted to be kept true may go against another ban of the case. */
  get mayOppose(): boolean {
    this.#mayOppose ??= [...this.#kept].some((kept) =>
      this.#asked.some(({ bans }) =>
        bans.some(({ ban }) =>
          ban.kind === 'never' ? ban.shape === kept : this.clashes.book.excludes(kept, ban.shape),
        ),
      ),
    );
    return this.#mayOppose;
  }

  #mayExclude: boolean | undefined;

  /** Whether some deed of the case may exclude another, so that it matters which comes first. */
  get mayExclude(): boolean {
    this.#mayExclude ??= this.#hasExclusion();
    return this.#mayExclude;
  }

  #hasExclusion(): boolean {
    const { book } = this.clashes;
    const options = this.#options;
    for (let index = 0; index < options.length; index++) {
      const { shape } = options[index].deed;
      // Deeds of one shape often come together.
      if (index > 0 && shape === options[index - 1].deed.shape) continue;
      const rules = book.exclusionsBy(shape);
      for (let rule = 0; rule < rules.length; rule++) {
        const { thenShape } = rules[rule];
        if (options.some(({ deed }) => deed.shape === thenShape)) return true;
      }
    }
    return false;
  }

  /** How a deed and a ban of the case go together. */
  barrier(option: Option, { at, ban }: Reserve): Barrier {
    const key = option.at * this.#bans + at;
    this.#barriers ??= [];
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
    this.#shared ??= [];
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

  #notes: Notes | undefined;

  /** Notes on the options, there for the next question when those of one have been cleared. */
  get notes(): Notes {
    const { length } = this.#options;
    this.#notes ??= {
      days: new Array<number>(length).fill(Number.NaN),
      areSure: new Array<boolean>(length).fill(false),
    };
    return this.#notes;
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

function joined(asked: readonly Asked[]): Asked {
  if (asked.length === 1) return asked[0];
  let size = 0;
  let banned = 0;
  for (let index = 0; index < asked.length; index++) {
    size += asked[index].duties.length;
    banned += asked[index].bans.length;
  }
  const duties: (readonly Option[])[] = new Array(size);
  const bans: Reserve[] = new Array(banned);
  let duty = 0;
  let ban = 0;
  for (let index = 0; index < asked.length; index++) {
    const one = asked[index];
    for (let at = 0; at < one.duties.length; at++) duties[duty++] = one.duties[at];
    for (let at = 0; at < one.bans.length; at++) bans[ban++] = one.bans[at];
  }
  return { duties, bans };
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

function oppositionOf({ relations, on, book }: Clashes, kept: PlainBan, other: PlainBan): Barrier {
  if (kept === other || kept.kind !== 'always') return 'none';
  const isOpposed =
    other.kind === 'never'
      ? kept.shape === other.shape && isForbidden(relations, kept, other, on)
      : book
          .exclusionsBy(kept.shape)
          .some(
            (rule) => rule.thenShape === other.shape && reachOf(relations, rule, kept, other, on) !== 'none',
          );
  if (!isOpposed) return 'none';
  const isSure = !kept.object && !other.object && areInForceTogether(kept, other);
  return isSure ? 'barred' : 'perhaps';
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
