import type { PromiseStanding } from '../lifecycle/standing.ts';
import { isFinal } from '../lifecycle/state.ts';

/** Whether a promise may still be performed: due, conditional, in force for someone, or broken and not made good. */
export function isOpen({ possible, after }: PromiseStanding): boolean {
  return possible.some(
    (state) =>
      state === 'due' ||
      state === 'conditional' ||
      (state === 'broken' && (after === null || after === 'outstanding')),
  );
}

/** Whether a promise surely still waits for its conditions, if it is open at all. */
export function isWaiting({ possible }: PromiseStanding): boolean {
  return (
    possible.includes('conditional') && possible.every((state) => state === 'conditional' || isFinal(state))
  );
}
