import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { isFinal } from '../state.ts';
import type { Trigger } from './plan.ts';
import { NEVER, type Run } from './run.ts';

/** Whether a promise is in a state a condition asks for: a word of axes 1, 3 and 4, `done` or `over`. */
export function holds(run: Run, state: string): boolean {
  switch (state) {
    case 'done':
      return isDone(run);
    case 'over':
      return isFinal(run.state) || (run.state === 'broken' && run.after !== 'outstanding');
    case 'outstanding':
    case 'kept late':
    case 'repaired':
    case 'forgiven':
      return run.after === state;
    case 'overdue':
      return run.overdue && run.state === 'due';
    case 'suspended':
      return run.suspension !== undefined && !isFinal(run.state);
    case 'disputed':
      return run.disputed;
    case 'irregular':
      return run.irregular;
    default:
      return run.state === state;
  }
}

/** Complete, in time or late. */
function isDone(run: Run): boolean {
  if (run.state === 'kept' || run.after === 'kept late') return true;
  if (run.state !== 'broken') return false;
  const wills = run.version.parts.map((part, index) => ({ part, run: run.parts[index] }));
  return (
    wills.length > 0 &&
    wills.every(({ part, run: { done, lapsed } }) => part.kind === 'will' && (done !== NEVER || lapsed))
  );
}

/** The promises that are played together. */
export interface Runs {
  runOf(promise: PromiseEntry): Run | undefined;
}

/** Whether a state trigger holds now: for all its promises, or for any of them. */
export function triggerHolds(trigger: Trigger & { readonly kind: 'state' }, runs: Runs): boolean {
  let any = false;
  for (const promise of trigger.promises) {
    const run = runs.runOf(promise);
    // What opens later is no case yet.
    if (run?.state === 'proposed' && promise.instance) continue;
    const held = isIn(promise, trigger, runs);
    if (trigger.which === 'any' && held) return true;
    if (trigger.which === 'all' && !held) return false;
    any ||= held;
  }
  return any;
}

/** Whether one of the promises that a trigger names is in the state that it waits for. */
export function isIn(
  promise: PromiseEntry,
  { state }: Trigger & { readonly kind: 'state' },
  runs: Runs,
): boolean {
  const run = runs.runOf(promise);
  return run !== undefined && run.state !== 'proposed' && holds(run, state);
}

/** Whether what a trigger says of other promises rests on something disputed. */
export function isDisputed(trigger: Trigger, runs: Runs): boolean {
  return trigger.kind === 'state' && trigger.promises.some((promise) => runs.runOf(promise)?.disputed);
}

/** The same of what a power is there for, be it a deed or a state. */
export function isWhileDisputed(run: Run, trigger: Trigger, runs: Runs): boolean {
  return trigger.kind === 'state' ? isDisputed(trigger, runs) : run.triggerTally(trigger).isDisputed;
}

/** Whether a power is there while a trigger holds. */
export function isWhile(run: Run, trigger: Trigger): boolean {
  return run.version.powers.some((power) => power.while === trigger);
}

/** Whether a trigger holds today, as `while` asks. */
export function holdsToday(run: Run, trigger: Trigger, runs: Runs, day: Day): boolean {
  if (trigger.kind === 'state') return triggerHolds(trigger, runs);
  return run.metOn(trigger) <= day;
}
