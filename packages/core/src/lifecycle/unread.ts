import type { PerhapsUnread } from '../ledger/read/unread-line.ts';
import type { Day } from '../ledger/values/civil-day.ts';

/**
 * Whether an entry is not judged because a line of it cannot be read. A promise that nothing declares may be one that is
 * not known yet by a day to know by.
 */
export function isUnreadBy({ isUnread }: PerhapsUnread, known: Day | undefined): boolean {
  return isUnread !== undefined && (isUnread !== 'promise' || known === undefined);
}

/** What is said of a promise that is not judged for what stands in itself, in its deal, or in an act on it. */
export function unreadText({ isUnread }: PerhapsUnread): string {
  return isUnread === true ? 'not judged: a line cannot be read' : 'not judged: a name in it is not declared';
}
