import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Ban, Task } from '../rules/task.ts';
import type { Obligation, Requirement } from './obligation.ts';

/** What may lie ahead of a promise; null and undefined where nothing does. */
export type AheadOf = (promise: PromiseEntry) => readonly (Obligation | null | undefined)[];

/**
 * All that promises may ask of a future: what their own sentences say and, where a condition asks for another promise to
 * be kept or to fall due, what that takes.
 */
export function askedOf(
  obligations: readonly (Obligation | null | undefined)[],
  aheadOf: AheadOf,
): readonly (Task | Ban)[] {
  const found = new Set<Task | Ban>();
  const followed = { kept: new Set<PromiseEntry>(), due: new Set<PromiseEntry>() };
  const asked: Requirement[] = obligations.flatMap((one) => [...needsOf(one), ...dutiesOf(one)]);
  for (const one of asked) {
    if (one.kind === 'task') found.add(one.task);
    else if (one.kind === 'ban') found.add(one.ban);
    else if (one.kind === 'kept' || one.kind === 'due') {
      const seen = followed[one.kind];
      // A promise can be kept before it falls due.
      const takes = one.kind === 'kept' ? dutiesOf : needsOf;
      for (const promise of one.promises) {
        if (seen.has(promise)) continue;
        seen.add(promise);
        asked.push(...aheadOf(promise).flatMap(takes));
      }
    }
  }
  return [...found];
}

function needsOf(obligation: Obligation | null | undefined): Requirement[] {
  return obligation ? obligation.conditionNeeds.flat() : [];
}

function dutiesOf(obligation: Obligation | null | undefined): Requirement[] {
  return obligation ? obligation.duties.flat() : [];
}
