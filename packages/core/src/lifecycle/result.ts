import type { Entry, PromiseEntry, RequestEntry } from '../ledger/entry.ts';
import { isPromise } from '../ledger/entry.ts';
import type { DayRange } from '../ledger/many.ts';
import type { Judging } from './judging.ts';
import { requestStanding } from './request-standing.ts';
import type { PromiseStanding, RequestStanding } from './standing.ts';

/** A promise or a request: what has a standing. */
export type Standing = PromiseStanding | RequestStanding;
export type Undertaken = PromiseEntry | RequestEntry;

/** Whether an entry is a promise, a threat or a request. */
export function isUndertaken(entry: Entry | undefined): entry is Undertaken {
  return isPromise(entry) || entry?.kind === 'request';
}

/** Where a promise or request stands; undefined where it does not count, or is not made yet. */
export function standingIn(judging: Judging, entry: Undertaken): Standing | undefined {
  if (isPromise(entry)) return judging.standing(entry);
  const { world, on } = judging;
  return world.requests.includes(entry) && entry.date.first <= on
    ? requestStanding(world, entry, on)
    : undefined;
}

/** Whether two results say the same on all axes; since when they hold does not matter. */
export function areSame(one: Standing | undefined, other: Standing | undefined): boolean {
  return one === other || keyOf(one) === keyOf(other);
}

/** Whether two results say the same but for the days on which it fell or falls due. */
export function areAlike(one: Standing | undefined, other: Standing | undefined): boolean {
  return one === other || stateKey(one) === stateKey(other);
}

/** Whether two results say the same but for the day on which it fell due, and for a deadline that is not certain. */
export function areAlikeInTime(one: Standing | undefined, other: Standing | undefined): boolean {
  return one === other || (areAlike(one, other) && !hasMoved(deadlineOf(one), deadlineOf(other)));
}

function deadlineOf(standing: Standing | undefined): DayRange | null {
  return standing && 'deadline' in standing ? standing.deadline : null;
}

/** Whether a deadline is another day, or there is one now; of one that is not certain nobody can say. */
function hasMoved(one: DayRange | null, other: DayRange | null): boolean {
  const isCertain = (range: DayRange | null) => range === null || range.first === range.last;
  return isCertain(one) && isCertain(other) && one?.first !== other?.first;
}

function keyOf(standing: Standing | undefined): string {
  if (!standing || !('possible' in standing)) return stateKey(standing);
  const { due, deadline } = standing;
  return `${stateKey(standing)} ${due?.first} ${due?.last} ${deadline?.first} ${deadline?.last}`;
}

function stateKey(standing: Standing | undefined): string {
  if (!standing) return '';
  if (!('possible' in standing)) return standing.state;
  const { state, possible, after, progress } = standing;
  return JSON.stringify([state, [...possible].sort(), after, progress, [...standing.standing].sort()]);
}
