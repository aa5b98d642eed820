import type { RatedEntry, RatingStatus } from '../../ledger/entry.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { State } from '../state.ts';
import type { Run } from './run.ts';
import type { Simulation } from './simulation.ts';

/** The state that a rating gives to a promise of words alone. */
export function ratedState(status: RatingStatus): State {
  switch (status) {
    case 'kept':
      return 'kept';
    case 'partly-kept':
    case 'compromise':
      return 'partly kept';
    case 'broken':
      return 'broken';
    default:
      return 'due';
  }
}

/** Takes a rating; the latest of each rater counts (semantics.md: `text` alone). */
export function applyRating(sim: Simulation, run: Run, entry: RatedEntry, day: Day): void {
  if (run.state === 'proposed') return;
  run.ownBooks.ratings.set(entry.by, entry);
  if (!run.isTextOnly || CLOSED.has(run.state)) return;
  const decisive = decisiveRating(run, sim.world.ledger.settings.rater);
  if (decisive !== entry) return;
  const state = ratedState(entry.status);
  if (state === run.state || (state === 'due' && run.state === 'conditional')) return;
  run.state = state;
  run.since = day;
  run.after = state === 'broken' ? 'outstanding' : null;
  run.cause = entry.cause;
  run.decidedBy = entry;
  run.overdue = false;
  if (sim.world.isDisputed(entry)) run.disputed = true;
  run.note(day, `rated ${entry.status}`, entry);
}

/** States that a rating does not reopen. */
const CLOSED: ReadonlySet<State> = new Set([
  'lapsed',
  'released',
  'ended',
  'excused',
  'superseded',
  'voided',
]);

/** The rating that decides: the rater's own, or the latest where no rater is named. */
function decisiveRating(run: Run, rater: RatedEntry['by']): RatedEntry | undefined {
  if (rater) return run.books.ratings.get(rater);
  return [...run.books.ratings.values()].at(-1);
}

const NO_STATES: readonly State[] = [];

/** The states that the raters' latest ratings give, where the ledger names no rater and they differ. */
export function ratedStates(run: Run, rater: RatedEntry['by']): readonly State[] {
  if (run.books.ratings.size === 0) return NO_STATES;
  if (rater || !run.isTextOnly || CLOSED.has(run.state)) return [];
  const states = new Set([...run.books.ratings.values()].map((entry) => ratedState(entry.status)));
  return states.size > 1 ? [...states] : [];
}
