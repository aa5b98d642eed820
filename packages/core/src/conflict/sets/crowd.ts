import type { LimitEntry, PromiseEntry } from '../../ledger/entry.ts';
import type { Clashes } from '../rules/clashes.ts';
import type { Task } from '../rules/task.ts';
import type { Claim } from './claims.ts';

/** Promises that only take up room under one limit, or members of one group, and the minimal sets that take too much. */
export interface Crowd {
  readonly kind: 'capacity' | 'once only';
  readonly promises: readonly PromiseEntry[];
  readonly limit: LimitEntry | undefined;
  /** With the unit. */
  readonly demand: string;
  readonly bound: string;
  readonly shortage: string;
  readonly count: bigint | undefined;
  readonly first: readonly (readonly PromiseEntry[])[];
}

/** How many sets of promises that bear on each other are told one by one, where they only add up; more are a family. */
export const MOST_TOLD = 20;

/** The tasks of some claims, each once. */
export function tasksIn(claims: readonly Claim[]): readonly Task[] {
  return [...new Set(claims.map(({ task }) => task))];
}

/** Whether no rule says which of two has to come first. */
export function areInAnyOrder(clashes: Clashes, a: Task, b: Task): boolean {
  return clashes.before(a, b) === 'none' && clashes.before(b, a) === 'none';
}
