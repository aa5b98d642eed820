import type { ActEntry } from '../../ledger/entry.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { Run } from '../play/run.ts';

/** What becomes of a promise that is let go. */
export type SetAside = 'released' | 'ended' | 'excused' | 'voided';

/** Ends what is open in the way that an act says; what is broken is forgiven by a release, and else stays what it is. */
export function setAside(
  run: Run,
  act: ActEntry,
  state: SetAside,
  day: Day,
  isForgiven = state === 'released',
): void {
  run.note(day, state, act);
  if (run.state === 'broken') {
    if (isForgiven && run.after === 'outstanding') run.after = 'forgiven';
    run.closed = true;
    return;
  }
  run.state = state;
  run.since = day;
}
