import type { Clashes } from './clashes.ts';
import { isNeverKept } from './never-kept.ts';
import { isApart } from './past-traces.ts';
import type { PlainGroup, PlainGroups, Share } from './plain-groups.ts';
import type { PlainBan, PlainDeed, PlainPromise } from './plain-promise.ts';
import { isSurelyKept } from './surely-kept.ts';
import { isForbidden, nameIn, reachOf } from './task.ts';

/** How a deed and a ban go together: not at all, done to other members, perhaps not, or on no day. */
export type Barrier = 'none' | 'others' | 'perhaps' | 'barred';

/** One way to do a duty of a promise of a case. */
export interface Option {
  readonly deed: PlainDeed;
  readonly promise: PlainPromise;
  /** A number for all that it uses up, as it can be done only once to it; undefined where that is not plain. */
  readonly takes: readonly number[] | undefined;
  readonly share: Share | undefined;
  /** For each thing that it waits for, the deeds of the case that may be meant. */
  servers: readonly (readonly Option[])[] | undefined;
}

/** What is asked for together. */
export interface Asked {
  /** The ways of each duty. */
  readonly duties: readonly (readonly Option[])[];
  readonly bans: readonly Reserve[];
}

/** A ban, and the members of a group that it keeps for itself. */
export interface Reserve {
  readonly ban: PlainBan;
  readonly share: Share | undefined;
}

const MOST_SHAPES = 1 << 16;
const MOST_SLOTS = 1 << 8;

/**
 * Plain promises that bear on each other, and what their sentences show of any of them: that they can all be kept, or
 * cannot, in whatever way what is uncertain is read.
 */
export class PlainCase {
  readonly clashes: Clashes;
  readonly #asked: readonly Asked[];
  readonly #barriers = new Map<Option, Map<PlainBan, Barrier>>();

  constructor(clashes: Clashes, groups: PlainGroups, promises: readonly PlainPromise[]) {
    this.clashes = clashes;
    this.#asked = promises.map((promise) => this.#read(promise, groups));
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

  #read(promise: PlainPromise, groups: PlainGroups): Asked {
    return {
      duties: promise.duties.map((ways) =>
        ways.map((deed) => ({
          deed,
          promise,
          takes: this.#takesOf(deed),
          share: shareOf(groups, deed),
          servers: undefined,
        })),
      ),
      bans: promise.bans.map((ban) => ({ ban, share: shareOf(groups, ban) })),
    };
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

  /** How a deed and a ban of the case go together. */
  barrier(option: Option, ban: PlainBan): Barrier {
    let row = this.#barriers.get(option);
    if (!row) {
      row = new Map();
      this.#barriers.set(option, row);
    }
    let known = row.get(ban);
    if (known === undefined) {
      known = this.#barrier(option.deed, ban);
      row.set(ban, known);
    }
    return known;
  }

  #barrier(deed: PlainDeed, ban: PlainBan): Barrier {
    const { relations, on, book } = this.clashes;
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

  /** The deeds that may be what an option waits for, one list for each of its waits. */
  serversOf(option: Option): readonly (readonly Option[])[] {
    if (!option.servers) {
      const { relations, on } = this.clashes;
      const all = this.#asked.flatMap(({ duties }) => duties.flat());
      option.servers = option.deed.waits.map(({ of }) =>
        all.filter(
          (other) =>
            other !== option && other.deed.shape === of.shape && isForbidden(relations, other.deed, of, on),
        ),
      );
    }
    return option.servers;
  }
}

const NOTHING: readonly number[] = [];

function shareOf(groups: PlainGroups, { object, count }: PlainDeed | PlainBan): Share | undefined {
  const group: PlainGroup | undefined = object && groups.of(object);
  return group && count !== undefined ? { group, count } : undefined;
}
