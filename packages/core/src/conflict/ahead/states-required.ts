import { actOfShape } from '../../ledger/act-sentence.ts';
import type { Act, PromiseEntry } from '../../ledger/entry.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { Demand, Trigger } from '../../lifecycle/play/plan.ts';
import type { World } from '../../lifecycle/world.ts';
import type { Alternatives, Requirement } from './obligation.ts';

const NOTHING: Requirement = { kind: 'nothing' };

/** What has to come about for promises to be in a state by some day: one of these. */
export function stateRequirements(trigger: Trigger & { readonly kind: 'state' }, latest: Day): Alternatives {
  const kind = REQUIRED[trigger.state];
  if (!kind || trigger.promises.length === 0) return [NOTHING];
  const state = kind === 'fails' ? endState(trigger.state) : undefined;
  const asked = (promises: readonly PromiseEntry[]): Requirement =>
    kind === 'fails' ? { kind, promises, state } : { kind, promises, latest };
  return trigger.which === 'any'
    ? trigger.promises.map((promise) => asked([promise]))
    : [asked(trigger.promises)];
}

/** A promise ends in one state only; what became of a breach is said of one that is broken. */
function endState(state: string): string {
  return ['outstanding', 'kept late', 'repaired', 'forgiven'].includes(state) ? 'broken' : state;
}

/** What the states that a condition may ask for require; the others ask nothing of what lies ahead. */
const REQUIRED: Readonly<Record<string, 'kept' | 'due' | 'fails'>> = {
  kept: 'kept',
  done: 'kept',
  due: 'due',
  broken: 'fails',
  outstanding: 'fails',
  'kept late': 'fails',
  repaired: 'fails',
  forgiven: 'fails',
  lapsed: 'fails',
  released: 'fails',
  ended: 'fails',
  excused: 'fails',
  superseded: 'fails',
  voided: 'fails',
};

const LIFTING: ReadonlySet<Act | undefined> = new Set<Act>(['release', 'end', 'withdraw', 'excuse', 'void']);

/** A condition that an act lifts a promise: then that one is not kept. */
export function actRequirement(world: World, { shape, arguments: given }: Demand): Requirement | undefined {
  if (!LIFTING.has(actOfShape(shape))) return undefined;
  const target = given[1];
  const promises = target?.kind === 'name' ? world.select(target) : [];
  return promises.length > 0 ? { kind: 'fails', promises } : undefined;
}
