import type { Report } from '../diagnostic/diagnostic.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { byPlace } from '../ledger/order.ts';
import { BITS, kindName } from './kinds.ts';
import { headerPlace } from './places.ts';
import type { CheckLedger } from './rule.ts';

/** Up to this many are reported one by one. */
const FEW = 3;
const COUNTED =
  BITS.promise |
  BITS.threat |
  BITS.request |
  BITS.deal |
  BITS.event |
  BITS.alleged |
  BITS.act |
  BITS.notified |
  BITS.consulted;

/**
 * In a ledger that cites sources, what counts cites one.
 *
 * A ledger without any `source` is somebody's own word throughout and says so by having none; only where some entries
 * are vouched for does a reader take the others for vouched for too. More than three are reported once, with their
 * number. Ratings, checks, claims, responses and notes are shown with their author, who vouches for them.
 */
export const unsourced: CheckLedger = (ledger, report) => {
  reportUnsourced(ledger, unsourcedEntries(ledger), report);
};

/** The entries of a ledger that count and cite no source. */
export function unsourcedEntries(ledger: Ledger): Set<Entry> {
  const found = new Set<Entry>();
  for (const { entries } of ledger.documents)
    for (const entry of entries) if (entry && isUnsourced(entry)) found.add(entry);
  return found;
}

/** Reports entries that cite no source, where the ledger has any. */
export function reportUnsourced(ledger: Ledger, found: ReadonlySet<Entry>, report: Report): void {
  if (found.size === 0 || ledger.entriesOf('source').length === 0) return;
  if (found.size <= FEW) {
    for (const entry of found) {
      report({
        code: 'unsourced',
        message: `No source vouches for this ${kindName(entry.kind).replace(/^an? /, '')}.`,
        help: 'Write `source @name` below it; `known DATE` alone says when it was known, not by whom.',
        place: headerPlace(ledger, entry.block),
      });
    }
    return;
  }
  let first: Entry | undefined;
  for (const entry of found) if (!first || byPlace(entry, first) < 0) first = entry;
  report({
    code: 'unsourced',
    message: `No source vouches for ${found.size} entries; this is the first.`,
    help: 'Write `source @name` below what counts: promises, events and acts, rules of deeds, limits, sizes of groups and holders of offices.',
    place: headerPlace(ledger, first!.block),
  });
}

/** Whether an entry counts and cites no source. */
export function isUnsourced(entry: Entry): boolean {
  return entry.evidence.length === 0 && needsSource(entry);
}

function needsSource(entry: Entry): boolean {
  if ((BITS[entry.kind] & COUNTED) !== 0) {
    if (entry.kind !== 'event' && entry.kind !== 'alleged') return true;
    const { lines, outside } = entry;
    for (let i = 0; i < lines.length; i++) if (!lines[i].ownEvidence) return true;
    for (let i = 0; i < outside.length; i++) if (outside[i].evidence.length === 0) return true;
    return false;
  }
  switch (entry.kind) {
    case 'deed':
      return [...entry.excludes, ...entry.undoneBy, ...entry.oncePer].some(
        ({ vouchers }) => vouchers.evidence.length === 0,
      );
    case 'limit':
      return true;
    case 'group':
      return entry.size !== undefined && entry.size.vouchers.evidence.length === 0;
    case 'office':
      return entry.holders.some(({ vouchers }) => vouchers.evidence.length === 0);
    default:
      return false;
  }
}
