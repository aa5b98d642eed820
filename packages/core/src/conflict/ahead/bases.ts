import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { Occurrence } from '../../lifecycle/occurrence.ts';
import { isNumber, type Match, type Touch } from '../../lifecycle/play/match.ts';
import type { Demand, Hit, Plan } from '../../lifecycle/play/plan.ts';
import { Tally } from '../../lifecycle/play/tally.ts';
import type { Relations } from '../../lifecycle/relations.ts';
import type { ObjectSlots } from '../rules/object-slots.ts';
import type { Statement } from '../rules/task.ts';
import { dependsOnReading, type Shares } from './shares.ts';

/** A sentence of which it depends on who there is, and on whom what happened touched, how much of it is done. */
export interface Basis extends Statement {
  /** What happened that bears on it. */
  readonly deeds: readonly Occurrence[];
}

const NONE: readonly Basis[] = [];

/** Before so many deeds at most a window is taken to open. */
const MOST_STARTS = 50;

/**
 * What the conditions of promises rest on, and what those whose states they follow do, where a reading decides it: how
 * many a group has, and whom what happened touched (semantics.md: Unclear).
 */
export class Bases {
  readonly #relations: Relations;
  readonly #slots: ObjectSlots;
  readonly #shares: Shares;
  readonly #on: Day;
  /** By the plans that are played together. */
  readonly #known = new WeakMap<readonly Plan[], Map<PromiseEntry, readonly Basis[]>>();

  constructor(relations: Relations, slots: ObjectSlots, shares: Shares, on: Day) {
    this.#relations = relations;
    this.#slots = slots;
    this.#shares = shares;
    this.#on = on;
  }

  /** What the conditions of a promise, or of those that follow it, rest on; empty where they rest on no reading. */
  of(plans: readonly Plan[], promise: PromiseEntry): readonly Basis[] {
    const own = plans.find(({ entry }) => entry === promise);
    if (!own || (own.triggers.length === 0 && plans.length === 1 && !hasChoice(own))) return NONE;
    let known = this.#known.get(plans);
    if (!known) {
      known = new Map();
      this.#known.set(plans, known);
    }
    let bases = known.get(promise);
    if (!bases) {
      bases = this.#read(plans, own);
      known.set(promise, bases);
    }
    return bases;
  }

  #read(plans: readonly Plan[], own: Plan): readonly Basis[] {
    const isFollowed = plans.some((plan) => follows(plan, own.entry));
    const isDecisive = isFollowed || hasChoice(own);
    if (own.triggers.length === 0 && !isDecisive) return NONE;
    const named = namedFrom(plans, own);
    const deciding = [...[own, ...named].flatMap(triggeredBy), ...named.flatMap(waysOf)];
    const shared = (isFollowed ? [own, ...named] : named).flatMap((plan) => this.#sharedBy(plans, plan));
    const isOpen = (demand: Demand): boolean => this.#isOpen(demand);
    const ways = waysOf(own);
    if (shared.length === 0 && !deciding.some(isOpen) && !(isDecisive && ways.some(isOpen))) return NONE;
    return [...[...deciding, ...ways].filter(isOpen), ...shared].flatMap((demand): Basis[] => {
      const { shape, arguments: given, counted, hits } = demand;
      const statement = this.#slots.statement(shape, given, counted);
      return statement.object ? [{ ...statement, deeds: hits.map(deedOf) }] : [];
    });
  }

  /** What is counted that a promise has its share of, where how much there is to share depends on the reading. */
  #sharedBy(plans: readonly Plan[], plan: Plan): Demand[] {
    if (this.#shares.of(plans, plan.entry).length === 0) return [];
    return waysOf(plan).filter(({ counted, hits }) => isNumber(counted) && hits.length > 0);
  }

  /** Whether it depends on the reading what came of what is asked for. */
  #isOpen({ counted, hits }: Demand): boolean {
    if (hits.some(({ match }) => match.unsure)) return true;
    if (counted.kind !== 'members') return false;
    if (hits.some(({ role, match }) => role !== 'for' || match.occurrence.kind !== 'did'))
      return hits.some(({ match: { touch } }) => touch && this.#isTouchOpen(touch, counted.group));
    const inOrder = hits.map(({ match }) => match).sort((a, b) => a.occurrence.first - b.occurrence.first);
    // What happened before the window of the sentence opened does not count, and a window may open later.
    return inOrder.slice(0, MOST_STARTS).some((_, start) => this.#isCountOpen(counted, inOrder.slice(start)));
  }

  /** Whether it depends on the reading how much of a group is done, once some of what happened has. */
  #isCountOpen(counted: Demand['counted'], matches: readonly Match[]): boolean {
    const tally = new Tally(this.#relations, counted, undefined);
    return matches.some((match) => {
      tally.add(match, 'most', match.occurrence.last);
      return tally.isComplete('least', this.#on) !== tally.isComplete('most', this.#on);
    });
  }

  #isTouchOpen(touch: Touch, group: Name): boolean {
    const { low, high } = this.#relations.size(group, this.#on);
    return low !== high || dependsOnReading(this.#relations, touch, group, this.#on);
  }
}

/** What was done, where only a part of that was matched. */
function deedOf({ match: { occurrence, touch, perhaps } }: Hit): Occurrence {
  return touch?.by ?? perhaps?.by ?? occurrence;
}

/** What the conditions of a promise ask to be done, or not to be. */
export function triggeredBy({ triggers }: Plan): Demand[] {
  return triggers.flatMap((trigger) => (trigger.kind === 'state' ? [] : [trigger.demand]));
}

/** What a promise asks for, in all its versions and ways. */
export function waysOf({ ways }: Plan): Demand[] {
  return ways.map(({ demand }) => demand);
}

/** Whether something can be done in several ways: whether one is done decides whether the others are asked for. */
function hasChoice({ versions }: Plan): boolean {
  return versions.some(({ parts }) => parts.some(({ ways }) => ways.length > 1));
}

/** Whether a promise follows the state of another. */
function follows({ triggers }: Plan, promise: PromiseEntry): boolean {
  return triggers.some((trigger) => trigger.kind === 'state' && trigger.promises.includes(promise));
}

/** The plans of the promises whose states a promise follows, directly or through others. */
export function namedFrom(plans: readonly Plan[], own: Plan): Plan[] {
  const found = new Set([own]);
  for (const { triggers } of found) {
    for (const trigger of triggers) {
      if (trigger.kind !== 'state') continue;
      for (const plan of plans) if (trigger.promises.includes(plan.entry)) found.add(plan);
    }
  }
  found.delete(own);
  return [...found];
}
