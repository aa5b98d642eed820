import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { areSameParties, changesParties, mayHaveSameParties } from '../../lifecycle/components.ts';
import type { Occurrence } from '../../lifecycle/occurrence.ts';
import type { Touch } from '../../lifecycle/play/match.ts';
import type { Plan } from '../../lifecycle/play/plan.ts';
import type { Relations } from '../../lifecycle/relations.ts';
import type { Task } from '../rules/task.ts';
import type { Obligation, Requirement } from './obligation.ts';

/** What happened to some of a group that several promises between the same parties count, and how many that is. */
export interface Shared {
  readonly occurrence: Occurrence;
  readonly group: Name;
}

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
                role === 'for' && touch && dependsOnReading(this.#relations, touch, counted.group, this.#on),
            )
            .map(({ match: { occurrence } }) => ({ occurrence, group: counted.group })),
    );
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

/** Whether it depends on the reading how many of a group were touched. */
export function dependsOnReading(
  relations: Relations,
  { who, all, low, high }: Touch,
  group: Name,
  on: Day,
): boolean {
  if (!relations.lies(who, group, on)) return true;
  if (who.entry?.kind !== 'group') return false;
  if (!all) return low !== high;
  const size = relations.size(who, on);
  return size.low !== size.high;
}

/** What lies ahead of a promise as long as no reading says how many its counts were given. */
export function withoutShares(obligation: Obligation): Obligation {
  return { ...obligation, duties: obligation.duties.map((ways) => ways.map(withoutShare)) };
}

function withoutShare(one: Requirement): Requirement {
  if (one.kind !== 'task' || one.task.need.kind !== 'some') return one;
  return { ...one, task: withoutDone(one.task), ...(one.beside && { beside: one.beside.map(withoutDone) }) };
}

function withoutDone(task: Task): Task {
  return task.need.kind === 'some' ? { ...task, need: { ...task.need, done: undefined } } : task;
}
