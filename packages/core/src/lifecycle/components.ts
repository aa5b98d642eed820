import type { ActEntry, Bound, PromiseEntry } from '../ledger/entry.ts';
import type { Occurrence } from './occurrence.ts';
import { isNumber } from './play/match.ts';
import type { Plan, WayPlan } from './play/plan.ts';

/**
 * The promises that must be played together: those that refer to each other's states, and those between the same
 * parties that share what is used once.
 */
export function componentsOf(plans: readonly Plan[]): readonly (readonly Plan[])[] {
  const parent = new Int32Array(plans.length);
  for (let i = 0; i < parent.length; i++) parent[i] = i;
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  };
  let joined = false;
  const join = (a: number, b: number) => {
    joined = true;
    parent[root(a)] = root(b);
  };
  joinLinks(plans, join);
  joinPools(plans, join);
  if (!joined) return plans.map((plan) => [plan]);
  const components = new Map<number, Plan[]>();
  plans.forEach((plan, index) => {
    const key = root(index);
    const component = components.get(key);
    if (component) component.push(plan);
    else components.set(key, [plan]);
  });
  return [...components.values()];
}

function joinLinks(plans: readonly Plan[], join: (a: number, b: number) => void): void {
  let indices: Map<PromiseEntry, number> | undefined;
  for (let index = 0; index < plans.length; index++) {
    const plan = plans[index];
    if (plan.links.length === 0) continue;
    indices ??= new Map(plans.map((one, at) => [one.entry, at]));
    for (const link of plan.links) {
      const other = indices.get(link);
      if (other !== undefined && other !== index) join(index, other);
    }
  }
}

function joinPools(plans: readonly Plan[], join: (a: number, b: number) => void): void {
  const users = new Map<Occurrence, number[]>();
  for (let index = 0; index < plans.length; index++) {
    const { ways } = plans[index];
    for (let i = 0; i < ways.length; i++) {
      if (!isUsedOnce(ways[i], plans[index].isPeriod)) continue;
      const { hits } = ways[i].demand;
      for (let j = 0; j < hits.length; j++) {
        const { occurrence } = hits[j].match;
        const others = users.get(occurrence);
        if (others) joinPool(plans, others, index, join);
        else users.set(occurrence, [index]);
      }
    }
  }
}

/** Joins a promise to those that may be between the same parties among those that an occurrence serves, or adds it to them. */
function joinPool(
  plans: readonly Plan[],
  others: number[],
  index: number,
  join: (a: number, b: number) => void,
): void {
  const moves = changesParties(plans[index]);
  let isJoined = false;
  for (let i = 0; i < others.length; i++) {
    const other = others[i];
    if (other === index) return;
    if (!mayHaveSameParties(plans[other], plans[index])) continue;
    join(other, index);
    isJoined = true;
  }
  // One whose parties change may be between those of any, so that it stands for all: they are joined with it.
  if (moves) others.splice(0, others.length, index);
  else if (!isJoined) others.push(index);
}

/** Whether a promise is one of the periods of another. */
export function isPeriod({ instance }: PromiseEntry): boolean {
  return instance?.generic.terms.many?.every !== undefined;
}

/** Whether what serves a way is used up: it asks for a count or an amount, or is one of several periods (semantics.md: Use). */
export function isUsedOnce({ kind, demand: { counted } }: WayPlan, isPeriod: boolean): boolean {
  return kind === 'will' && (isPeriod || isNumber(counted));
}

/** Whether a promise may share what is used once with another between the same parties. */
export function sharesUse(plan: Plan): boolean {
  const { ways } = plan;
  for (let i = 0; i < ways.length; i++) {
    const { counted, hits } = ways[i].demand;
    if (hits.length === 0) continue;
    if (plan.isPeriod || counted.kind === 'amount' || (counted.kind === 'members' && counted.quantity))
      return true;
  }
  return false;
}

/** Who owes something, and to whom. */
export interface Parties {
  readonly from: readonly Bound[];
  readonly to: readonly Bound[];
}

/** Whether two promises may at some time be between the same parties, between whom an amount is used once. */
export function mayHaveSameParties(a: Plan, b: Plan): boolean {
  return areSameParties(a.versions[0].terms, b.versions[0].terms) || changesParties(a) || changesParties(b);
}

/** Whether others may take the places of the parties that a promise is made between. */
export function changesParties({ acts }: Plan): boolean {
  return acts.length > 0 && acts.some(givesParties);
}

/** Whether by an act others may take the places of the parties. */
export function givesParties({ act, given }: ActEntry): boolean {
  return (
    act === 'assign' ||
    act === 'delegate' ||
    (act === 'amend' && (given.includes('to') || given.includes('from')))
  );
}

export function areSameParties(a: Parties, b: Parties): boolean {
  return isSameSide(a.from, b.from) && isSameSide(a.to, b.to);
}

function isSameSide(a: readonly Bound[], b: readonly Bound[]): boolean {
  if (a.length !== b.length) return false;
  if (a.length === 1) return a[0].party === b[0].party;
  const numbers = (side: readonly Bound[]) => side.map((bound) => bound.party.index).sort((x, y) => x - y);
  const others = numbers(b);
  return numbers(a).every((number, i) => number === others[i]);
}
