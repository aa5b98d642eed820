import { STATE_WORDS } from '../../ledger/condition.ts';

/** Words that a condition may ask for, but no promise is listed under. */
const NO_STATES: readonly string[] = ['done', 'over'];
/** What raters call promises that are neither kept nor broken. */
const RATED_STATES = ['not started', 'in progress', 'stalled', 'compromise'];
const REQUEST_STATES = ['open', 'answered', 'refused', 'withdrawn'];
/** What trackers of promises call them. */
const TRACKER_STATES: ReadonlyMap<string, string> = new Map([
  ['in the works', 'in progress'],
  ['promise kept', 'kept'],
  ['promise broken', 'broken'],
]);

/** The words that promises and requests can be filtered by. */
export const FILTER_STATES: readonly string[] = [
  ...STATE_WORDS.filter((word) => !NO_STATES.includes(word)),
  ...RATED_STATES,
  ...REQUEST_STATES,
];

/** The word of {@link FILTER_STATES} that is meant: without case, also joined by `-` or `_`, or as trackers call it. */
export function stateMeant(written: string): string | undefined {
  const word = written.toLowerCase().replace(/[-_\s]+/g, ' ');
  const meant = TRACKER_STATES.get(word) ?? word;
  return FILTER_STATES.includes(meant) ? meant : undefined;
}
