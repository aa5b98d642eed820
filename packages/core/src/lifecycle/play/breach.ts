import type { Entry } from '../../ledger/entry.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { Run } from './run.ts';

/** Breaks a promise; the first breach is the one that counts. */
export function breakPromise(run: Run, day: Day, cause: string, entry: Entry | undefined): void {
  // Where a line cannot be read nothing is a breach but that the promisor will not do it.
  if (run.state === 'broken' || (run.unread && cause !== 'withdrawn')) return;
  run.state = 'broken';
  run.since = day;
  run.after = 'outstanding';
  run.cause = cause;
  run.overdue = false;
  if (entry && entry !== run.plan.entry) run.decidedBy = entry;
  run.note(day, BROKEN[cause] ?? 'broken', entry);
}

/** Whether a promisor has said of all of a promise that it will not keep it: that is the breach, and nothing is left to keep. */
export function isGivenUp({ cause, decidedBy }: Run): boolean {
  return cause === 'withdrawn' && !(decidedBy?.kind === 'act' && decidedBy.only);
}

const BROKEN: Readonly<Record<string, string>> = {
  silence: 'broken: its deadline passed, and silence breaks it',
  'not done': 'broken: its deadline passed and it was not done',
  late: 'broken: done after its deadline',
  failed: 'broken',
  withdrawn: 'broken: withdrawn by the promisor',
  impossible: 'broken: made impossible by the promisor',
};

/** Whether nothing that failed a `never` or `always` is left to be restored. */
export function isRestored(run: Run): boolean {
  return run.version.parts.every(
    (part) =>
      part.kind === 'will' || part.ways.every((way) => run.unrestored(way).every(({ isOpen }) => !isOpen)),
  );
}

/** All that was promised is done at last. */
export function makeGood(run: Run, day: Day): void {
  if (!isRestored(run) || run.after !== 'outstanding') return;
  run.after = 'kept late';
  run.note(day, 'kept late', undefined);
}
