import { isoRange } from '../../ledger/values/civil-day.ts';
import type { Standing } from '../../lifecycle/result.ts';
import type { AfterBreach, StandingMark, State } from '../../lifecycle/state.ts';

/** A result on all its axes, as JSON. Of a request only the state says something. */
export interface ResultReport {
  readonly state: Standing['state'];
  /** Only when the state is unclear. */
  readonly possible?: readonly State[];
  readonly after: AfterBreach | null;
  readonly progress: string | null;
  readonly standing: readonly StandingMark[];
  readonly due: string | null;
  readonly deadline: string | null;
}

/** Where a promise or request stands, in brief. */
export function resultReport(standing: Standing): ResultReport {
  if (!('possible' in standing))
    return { state: standing.state, after: null, progress: null, standing: [], due: null, deadline: null };
  const { state, possible, after, progress, due, deadline } = standing;
  return {
    state,
    ...(state === 'unclear' && { possible }),
    after,
    progress,
    standing: standing.standing,
    due: due && isoRange(due.first, due.last),
    deadline: deadline && isoRange(deadline.first, deadline.last),
  };
}
