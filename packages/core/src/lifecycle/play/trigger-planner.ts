import {
  type Condition,
  type Deadline,
  type Limits,
  type WindowEnd,
  whichOf,
} from '../../ledger/condition.ts';
import type { ActEntry, PromiseEntry, Terms } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import type { World } from '../world.ts';
import type { Demands } from './demands.ts';
import type { Bounds, Clock, ConditionPlan, Demand, Trigger } from './plan.ts';

const NONE: readonly never[] = [];

export const NO_BOUNDS: Bounds = {
  by: undefined,
  within: undefined,
  starting: undefined,
  until: undefined,
  untilMet: undefined,
};

/** The fields with fixed days. */
export const FIXED = ['by', 'starting', 'until'] as const;

/** Amendments that set the fixed days of a promise's own fields. */
export type LimitsBy = { -readonly [F in (typeof FIXED)[number]]?: ActEntry | undefined };

/** Makes the plans of the days and conditions by which the lines of a promise begin, end and fall due. */
export class TriggerPlanner {
  readonly triggers: Trigger[] = [];
  /** Whether it waits for states of promises. */
  watches = false;
  /** Whether a fixed day is uncertain. */
  isUncertain = false;
  /** The terms whose lines are read. */
  terms!: Terms;
  readonly #world: World;
  readonly #demands: Demands;
  #agreedBy: Map<object, ActEntry> | undefined;

  constructor(world: World, demands: Demands) {
    this.#world = world;
    this.#demands = demands;
  }

  /** Notes the amendment that a line comes from. */
  agree(line: object, by: ActEntry): void {
    this.#agreedBy ??= new Map();
    this.#agreedBy.set(line, by);
  }

  condition(line: { readonly condition: Condition; readonly limits: Limits }): ConditionPlan {
    return {
      trigger: this.trigger(line.condition, this.#agreedBy?.get(line)),
      bounds: this.ownBounds(line),
    };
  }

  ownBounds(line: { readonly limits: Limits }): Bounds {
    const act = this.#agreedBy?.get(line);
    return this.bounds(line.limits, { by: act, starting: act, until: act });
  }

  bounds(limits: Limits, limitsBy: LimitsBy): Bounds {
    const { by, within, starting, until } = limits;
    if (!by && !within && !starting && !until) return NO_BOUNDS;
    const end = until && this.#windowEnd(until, limitsBy.until);
    return {
      by: by && this.#clock(by, 'end', limitsBy.by),
      within,
      starting: starting && this.#clock(starting, 'start', limitsBy.starting),
      until: end && 'kind' in end && (end.kind === 'date' || end.kind === 'after') ? end : undefined,
      untilMet: end && 'index' in end ? end : undefined,
    };
  }

  #windowEnd(end: WindowEnd, agreedBy: ActEntry | undefined): Clock | Trigger {
    return end.kind === 'condition' ? this.trigger(end.condition) : this.#clock(end, 'end', agreedBy);
  }

  #clock(deadline: Deadline, as: 'start' | 'end', agreedBy: ActEntry | undefined): Clock {
    if (deadline.kind === 'after') {
      return { kind: 'after', duration: deadline.duration, trigger: this.trigger(deadline.condition) };
    }
    const { first, last, startLast, endFirst, time } = deadline.date;
    const wholeDay = deadline.wholeDay === true;
    if (as === 'start' ? first !== startLast : endFirst !== last) this.isUncertain = true;
    return as === 'start'
      ? { kind: 'date', key: deadline, first, last: startLast, time, wholeDay, agreedBy }
      : { kind: 'date', key: deadline, first: endFirst, last, time, wholeDay, agreedBy };
  }

  trigger(condition: Condition, agreedBy?: ActEntry): Trigger {
    if (condition.kind === 'state')
      return this.stateTrigger(condition.promise, condition.state, whichOf(condition));
    const demand = this.#demands.of(condition.sentence, 'if', this.terms);
    const by = condition.kind === 'absence' ? this.#clock(condition.by, 'end', agreedBy) : undefined;
    const index = this.triggers.length;
    return this.#add(newTrigger(by ? 'absence' : 'deed', index, demand, by, NONE, '', 'all'));
  }

  /** What waits for a state of all promises of a name, or of any. */
  stateTrigger(name: Name, state: string, which: 'all' | 'any'): Trigger {
    const counted = this.#world.promisesOf(name).filter((promise) => this.#world.counts(promise));
    for (const promise of counted) this.#demands.links.push(promise);
    this.watches = true;
    const index = this.triggers.length;
    return this.#add(newTrigger('state', index, NO_DEMAND, undefined, counted, state, which));
  }

  #add(trigger: Trigger): Trigger {
    this.triggers.push(trigger);
    return trigger;
  }
}

/** Makes a trigger. All have the same fields, so that code that goes over triggers of every kind stays fast. */
function newTrigger(
  kind: Trigger['kind'],
  index: number,
  demand: Demand,
  by: Clock | undefined,
  promises: readonly PromiseEntry[],
  state: string,
  which: 'all' | 'any',
): Trigger {
  return { kind, index, demand, by, promises, state, which } as Trigger;
}

const NO_DEMAND: Demand = {
  shape: { index: -1, text: '', slots: 0, alias: null },
  arguments: NONE,
  counted: { kind: 'deed' },
  distinct: false,
  hits: NONE,
};

/** A line's own clauses come before the promise's fields. */
export function mergeBounds(own: Bounds, whole: Bounds): Bounds {
  const deadline = own.by || own.within ? own : whole;
  const closing = own.until || own.untilMet ? own : whole;
  return {
    by: deadline.by,
    within: deadline.within,
    starting: own.starting ?? whole.starting,
    until: closing.until,
    untilMet: closing.untilMet,
  };
}
