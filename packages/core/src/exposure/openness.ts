import type { PromiseStanding } from '../lifecycle/standing.ts';
import { isFinal } from '../lifecycle/state.ts';

/** Whether a promise may still be performed: due, conditional, in force for someone, or broken and not made good. */
export function mayBePerformed({ possible, afters }: PromiseStanding): boolean {
  for (let i = 0; i < possible.length; i++) {
    const state = possible[i];
    if (state === 'due' || state === 'conditional') return true;
    if (state === 'broken' && afters.some((after) => after === null || after === 'outstanding')) return true;
  }
  return false;
}

/** Whether its promisor has surely made it impossible to perform a promise. */
export function isOutOfReach({ state, cause }: PromiseStanding): boolean {
  return state === 'broken' && cause === 'impossible';
}

/** Whether a promise surely still waits for its conditions, if it is open at all. */
export function isWaiting({ possible }: PromiseStanding): boolean {
  return (
    possible.includes('conditional') && possible.every((state) => state === 'conditional' || isFinal(state))
  );
}
