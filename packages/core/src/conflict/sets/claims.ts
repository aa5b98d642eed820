import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Alternatives, Requirement } from '../ahead/obligation.ts';
import type { Prospect, Prospects } from '../ahead/prospects.ts';
import type { Task } from '../rules/task.ts';

/** One promise and what takes up room if it is kept. */
export interface Claim {
  readonly promise: PromiseEntry;
  readonly task: Task;
  /** Whether the promise itself takes none, but waits for the task: that of another, or a deed that no promise asks for. */
  readonly isWaiting: boolean;
}

/** Promises that may be a crowd, and those of their component that are not of it. */
export interface Claimants {
  readonly claims: readonly Claim[];
  /** Promises that bear on the crowd in other ways; those that need nothing of what it is about are left out. */
  readonly beside: readonly Prospect[];
}

/** Sees which promises each ask for one count or amount by the same deed, and which others bear on them. */
export function claimantsOf(prospects: Prospects, members: readonly Prospect[]): Claimants {
  const claims: Claim[] = [];
  const beside: Prospect[] = [];
  for (const member of members) if (!isTaken(prospects, member, claims)) beside.push(member);
  return { claims, beside };
}

/** Takes what a promise claims to other claims on the same; false where it bears on them in another way. */
export function isTaken(prospects: Prospects, member: Prospect, claims: Claim[]): boolean {
  const claim = claimOf(prospects, member);
  const isAlike = claim && (claims.length === 0 || claim.task.shape === claims[0].task.shape);
  if (isAlike) claims.push(claim);
  return isAlike || isInert(prospects, member);
}

/** The one task that a promise does or waits for, where its other duties and conditions bear on nothing. */
function claimOf(prospects: Prospects, { entry, variants }: Prospect): Claim | undefined {
  const [obligation, ...others] = variants;
  if (!obligation || others.length > 0) return undefined;
  // Another may excuse it, or be made instead of it; and it may wait for one that it collides with to fail.
  const { unless, terms } = obligation.run.version;
  if (unless.length > 0 || terms.insteadOf.length > 0) return undefined;
  if (obligation.conditionNeeds.flat().some(({ kind }) => kind === 'fails')) return undefined;
  const own = tasksAmong(prospects, obligation.duties, []);
  const waited = tasksAmong(prospects, obligation.conditionNeeds, [entry]);
  if (!own || !waited) return undefined;
  const [task, ...more] = new Set([...own, ...waited]);
  return task && more.length === 0 ? { promise: entry, task, isWaiting: own.length === 0 } : undefined;
}

/** Whether none of what a promise is to do, nor of what it waits for, bears on anything. */
function isInert(prospects: Prospects, { entry, variants }: Prospect): boolean {
  return variants.every(
    (one) =>
      !one ||
      (tasksAmong(prospects, one.duties, [])?.length === 0 &&
        tasksAmong(prospects, one.conditionNeeds, [entry])?.length === 0),
  );
}

/**
 * The tasks among some requirements that bear on anything, with those of promises that have to be kept or fall due.
 *
 * @param through the promises that lead to them
 * @returns undefined where what bears on something is more than tasks that all have to be done
 */
function tasksAmong(
  prospects: Prospects,
  needs: readonly Alternatives[],
  through: readonly PromiseEntry[],
): readonly Task[] | undefined {
  const found: Task[] = [];
  for (const ways of needs) {
    // What only has to fail takes no room.
    if (ways.some((one) => isIdle(prospects, one) || one.kind === 'fails')) continue;
    const tasks = ways.length === 1 ? tasksOf(prospects, ways[0], through) : undefined;
    if (!tasks) return undefined;
    found.push(...tasks);
  }
  return found;
}

function tasksOf(
  prospects: Prospects,
  one: Requirement,
  through: readonly PromiseEntry[],
): readonly Task[] | undefined {
  if (one.kind === 'task') return isAddedUp(prospects, one.task) ? [one.task] : undefined;
  if (one.kind !== 'kept' && one.kind !== 'due') return undefined;
  const found: Task[] = [];
  for (const promise of one.promises) {
    const [obligation, ...others] = prospects.of(promise).variants;
    if (!obligation || others.length > 0 || through.includes(promise)) return undefined;
    const needs = one.kind === 'kept' ? obligation.duties : obligation.conditionNeeds;
    const tasks = tasksAmong(prospects, needs, [...through, promise]);
    if (!tasks) return undefined;
    found.push(...tasks);
  }
  return found;
}

/** Whether a deed counts on the days of its own promise, which nothing else decides. */
function isAddedUp({ clashes }: Prospects, { shape, after, ends, first, last }: Task): boolean {
  if (after.length > 0 || first > last) return false;
  // By when others force it decides in which year or month it counts.
  return !ends || clashes.book.limitsOn(shape).every(({ limit }) => limit.period === 'any time');
}

/** Whether no rule is about a requirement, and nothing forbids it. */
function isIdle({ clashes, forbidden }: Prospects, one: Requirement): boolean {
  if (one.kind !== 'task') return one.kind === 'nothing';
  const { shape, after, need } = one.task;
  return need.kind === 'deed' && after.length === 0 && !clashes.book.concerns(shape) && !forbidden.has(shape);
}
