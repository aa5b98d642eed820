import type { Report } from '../diagnostic/diagnostic.ts';
import { UNLIMITED } from '../ledger/condition.ts';
import { fullTerms } from '../ledger/deal-terms.ts';
import {
  type ActEntry,
  type Entry,
  isPromise,
  type PromiseEntry,
  type RequestEntry,
  type Terms,
} from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { pushTo } from '../ledger/values/list.ts';
import { amendTerms } from '../lifecycle/acts/amend-terms.ts';
import { tellEarlierBound } from './earlier-bound.ts';
import { fieldPlace } from './places.ts';
import type { CheckEntry, CheckLedger } from './rule.ts';

const BOUNDS = ['by', 'within', 'starting', 'until'] as const;
type Bound = (typeof BOUNDS)[number];

/** What bounds a promise in time holds for those of its lines that say nothing of their own. */
export const idleBound: CheckEntry<PromiseEntry | RequestEntry> = (entry, ledger, report) => {
  const { terms } = entry;
  // Most promises have a deadline that bounds their only line.
  if (terms.limits === UNLIMITED) return;
  if (!terms.limits.until && !terms.undertakings.some(hasOwnLimits)) return;
  if ('isUnread' in entry && entry.isUnread) return;
  for (const bound of BOUNDS)
    if (terms.limits[bound] && isIdle(bound, terms)) tell(ledger, entry as Entry, bound, report);
};

/** The same of what an amendment gives, for the lines that hold by then. */
export const idleAmendments: CheckLedger = (ledger, report) => {
  const amendments = new Map<PromiseEntry, ActEntry[]>();
  for (const entry of ledger.entriesOf('act')) {
    if (entry.kind !== 'act' || entry.act !== 'amend' || !entry.terms || entry.isUnread) continue;
    const promise = entry.target?.entry;
    if (!isPromise(promise) || promise.isUnread) continue;
    pushTo(amendments, promise, entry);
  }
  for (const [promise, acts] of amendments) {
    let terms = fullTerms(promise);
    for (const act of acts.sort((a, b) => a.date.first - b.date.first)) {
      terms = amendTerms(terms, act.terms!, act.given);
      for (const bound of BOUNDS)
        if (act.given.includes(bound) && isIdle(bound, terms)) tell(ledger, act, bound, report);
      tellEarlierBound(ledger, { act, promise, terms }, report);
    }
  }
};

function hasOwnLimits({ ways }: Terms['undertakings'][number]): boolean {
  return ways.some(({ limits }) => limits !== UNLIMITED);
}

function tell(ledger: Ledger, entry: Entry, bound: Bound, report: Report): void {
  report({
    code: 'idle-bound',
    message: `\`${bound}\` holds for lines that say nothing of their own, and here each that it could bound does.`,
    help:
      entry.kind === 'act'
        ? 'Give the line that is meant anew, with this at its end.'
        : 'Write it at the end of the line that is meant, in the place of what stands there; or leave it out.',
    place: fieldPlace(ledger, entry.block, bound),
  });
}

function isIdle(bound: Bound, { undertakings, many, limits }: Terms): boolean {
  // Periods have these fields for themselves, and cases open between the days of some.
  if (undertakings.length === 0 || many?.every) return false;
  if (many?.whenever && (bound === 'starting' || bound === 'until')) return false;
  const hasWill = undertakings.some(({ kind }) => kind === 'will');
  const hasDeadline = limits.by !== undefined || limits.within !== undefined;
  return undertakings.every(({ kind, ways }) =>
    ways.every(({ limits: own }) => {
      if (bound === 'starting') return own.starting !== undefined;
      const isOwn = own.by !== undefined || own.within !== undefined;
      if (bound === 'until') return own.until !== undefined || (kind === 'will' && (isOwn || hasDeadline));
      return isOwn || (kind !== 'will' && hasWill);
    }),
  );
}
