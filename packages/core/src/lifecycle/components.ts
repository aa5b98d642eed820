import type { PromiseEntry } from '../ledger/entry.ts';
import type { Occurrence } from './occurrence.ts';
import type { Plan } from './plan.ts';

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
  plans.forEach((plan, index) => {
    if (plan.links.length === 0) return;
    indices ??= new Map(plans.map((one, at) => [one.entry, at]));
    for (const link of plan.links) {
      const other = indices.get(link);
      if (other !== undefined && other !== index) join(index, other);
    }
  });
}

function joinPools(plans: readonly Plan[], join: (a: number, b: number) => void): void {
  const users = new Map<Occurrence, Map<string, number>>();
  plans.forEach((plan, index) => {
    let key: string | undefined;
    for (const version of plan.versions) {
      for (const part of version.parts) {
        if (part.kind !== 'will') continue;
        for (const { demand } of part.ways) {
          if (
            demand.counted.kind === 'deed' ||
            (demand.counted.kind === 'members' && !demand.counted.quantity)
          )
            continue;
          key ??= parties(plan);
          for (const { match } of demand.hits) {
            let pools = users.get(match.occurrence);
            if (!pools) {
              pools = new Map();
              users.set(match.occurrence, pools);
            }
            const other = pools.get(key);
            if (other === undefined) pools.set(key, index);
            else if (other !== index) join(other, index);
          }
        }
      }
    }
  });
}

/** Whether a promise may share what is used once with another between the same parties. */
export function sharesUse(plan: Plan): boolean {
  for (const { demand } of plan.ways) {
    const { counted } = demand;
    if (
      demand.hits.length > 0 &&
      (counted.kind === 'amount' || (counted.kind === 'members' && counted.quantity))
    )
      return true;
  }
  return false;
}

/** The two sides between which an amount is used once. */
export function parties(plan: Plan): string {
  const { from, to } = plan.versions[0].terms;
  const side = (bounds: typeof from) => bounds.map((bound) => bound.party.index).sort((a, b) => a - b);
  return `${side(from).join()}>${side(to).join()}`;
}
