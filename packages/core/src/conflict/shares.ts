import type { Day } from '../ledger/civil-day.ts';
import type { PromiseEntry } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import { areSameParties, changesParties, mayHaveSameParties } from '../lifecycle/components.ts';
import type { Touch } from '../lifecycle/match.ts';
import type { Occurrence } from '../lifecycle/occurrence.ts';
import type { Plan } from '../lifecycle/plan.ts';
import type { Relations } from '../lifecycle/relations.ts';
import { isAbout } from './columns.ts';
import type { Population } from './futures.ts';
import type { Obligation, Requirement } from './obligation.ts';
import type { PastDeed } from './past.ts';
import type { Cell } from './pool.ts';
import type { Reading } from './readings.ts';

/** What happened to some of a group that several promises between the same parties count, and how many that is. */
export interface Shared {
  readonly occurrence: Occurrence;
  readonly group: Name;
}

/** How many of a group something touched, on one reading; undefined where that is not known even then. */
export type TouchedOnReading = (shared: Shared) => number | undefined;

/**
 * What is shared out between promises of the same parties, where how much there is to share depends on the reading
 * (semantics.md: Use).
 */
export class Shares {
  readonly #relations: Relations;
  readonly #on: Day;
  /** By the plans that are played together, and the parties. */
  readonly #known = new WeakMap<
    readonly Plan[],
    { readonly of: Plan; readonly shared: readonly Shared[] }[]
  >();

  constructor(relations: Relations, on: Day) {
    this.#relations = relations;
    this.#on = on;
  }

  /** What a promise shares; empty where it shares nothing, or it is certain how much there is. */
  of(plans: readonly Plan[], promise: PromiseEntry): readonly Shared[] {
    if (plans.length === 1 && plans[0].ways.length === 1) return NOTHING;
    const own = plans.find(({ entry }) => entry === promise);
    if (!own?.ways.some(isCountedWay)) return NOTHING;
    let pools = this.#known.get(plans);
    if (!pools) {
      pools = [];
      this.#known.set(plans, pools);
    }
    const known = pools.find(({ of }) => of === own || isAlike(of, own));
    if (known) return known.shared;
    const shared = this.#among(plans.filter((plan) => mayHaveSameParties(own, plan)));
    pools.push({ of: own, shared });
    return shared;
  }

  #among(plans: readonly Plan[]): readonly Shared[] {
    const ways = plans.flatMap((plan) => plan.ways.filter(isCountedWay));
    if (ways.length === 1) return NOTHING;
    return ways.flatMap(({ demand: { counted, hits } }) =>
      counted.kind !== 'members'
        ? []
        : hits
            .filter(
              ({ match: { touch }, role }) =>
                role === 'for' && touch && this.#isUncertain(touch, counted.group),
            )
            .map(({ match: { occurrence } }) => ({ occurrence, group: counted.group })),
    );
  }

  /** Whether it depends on the reading how many of a group were touched. */
  #isUncertain({ who, all, low, high }: Touch, group: Name): boolean {
    if (!this.#relations.lies(who, group, this.#on)) return true;
    if (who.entry?.kind !== 'group') return false;
    if (!all) return low !== high;
    const size = this.#relations.size(who, this.#on);
    return size.low !== size.high;
  }
}

const NOTHING: readonly Shared[] = [];

/** Whether two promises share with the same others. */
function isAlike(a: Plan, b: Plan): boolean {
  return !changesParties(a) && !changesParties(b) && areSameParties(a.versions[0].terms, b.versions[0].terms);
}

function isCountedWay({ kind, demand: { counted, hits } }: Plan['ways'][number]): boolean {
  return kind === 'will' && hits.length > 0 && counted.kind === 'members' && counted.quantity !== undefined;
}

/** Looks up how many were touched on a reading of some populations. */
export function touchedOn(
  populations: readonly Population[],
  readings: readonly Reading[],
): TouchedOnReading {
  return ({ occurrence, group }) => {
    for (let index = 0; index < populations.length; index++) {
      const { cells, pool } = populations[index];
      for (const deed of pool.past) {
        const one = partOf(deed, occurrence);
        if (!one) continue;
        const count = (is: (cell: Cell) => boolean): number =>
          cells.reduce((sum, cell, at) => (is(cell) ? sum + readings[index][at] : sum), 0);
        if (one.all) return count((cell) => isAbout(cell, one.object) && isAbout(cell, group));
        const touched = count((cell) => cell.touched.includes(deed) && isAbout(cell, group));
        return deed.joined ? shareOf(deed.joined, one, touched, group) : touched;
      }
    }
    return undefined;
  };
}

/** The deed of an occurrence, where that is one or is looked at as part of one. */
function partOf(deed: PastDeed, occurrence: Occurrence): PastDeed | undefined {
  return (deed.joined ?? [deed]).find((one) => isSame(one.occurrence, occurrence));
}

/** Whether two are one, perhaps on a day of its own. */
function isSame(a: Occurrence, b: Occurrence): boolean {
  return a === b || (a.entry === b.entry && a.kind === b.kind && a.arguments === b.arguments);
}

/** Of those whom several deeds touched, how many one of them did: each its least, and the first ones what is left. */
function shareOf(
  deeds: readonly PastDeed[],
  wanted: PastDeed,
  touched: number,
  group: Name,
): number | undefined {
  if (!deeds.every(({ occurrence }) => occurrence.distinct)) return undefined;
  const leastOf = ({ low, object }: PastDeed): number => (object === group ? low : 0);
  const sorted = [...deeds].sort((a, b) => a.occurrence.first - b.occurrence.first);
  let left = touched - sorted.reduce((sum, deed) => sum + leastOf(deed), 0);
  for (const deed of sorted) {
    const more = Math.max(0, Math.min(left, deed.high - leastOf(deed)));
    if (deed === wanted) return leastOf(deed) + more;
    left -= more;
  }
  return undefined;
}

/** What lies ahead of a promise as long as no reading says how many its counts were given. */
export function withoutShares(obligation: Obligation): Obligation {
  return { ...obligation, duties: obligation.duties.map((ways) => ways.map(withoutShare)) };
}

function withoutShare(one: Requirement): Requirement {
  if (one.kind !== 'task' || one.task.need.kind !== 'some') return one;
  return { kind: 'task', task: { ...one.task, need: { ...one.task.need, done: undefined } } };
}
