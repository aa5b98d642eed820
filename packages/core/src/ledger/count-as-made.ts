import { fullTerms } from './deal-terms.ts';
import { type Entry, isPromise, type PromiseEntry, type Vouchers } from './entry.ts';
import { declare, type Ledger, withdraw } from './ledger.ts';
import { type Day, EARLIEST } from './values/civil-day.ts';
import type { DateValue } from './values/date-value.ts';

/**
 * Makes the dated entries of one file count as known, and its promises as made, on a day: what somebody is about to
 * write. A promise that is dated later, or perhaps later, is made on that day and binds from its own date on, as if it
 * said `starting`. One with `whenever` has a case for each pair that waits for what would open it. The entries are
 * replaced in the ledger; what is cited stays where it stands.
 *
 * ```ts
 * import { dayOf, isoDay } from './values/civil-day.ts';
 * import { Ledger } from './ledger.ts';
 * import { sourceText } from '../text/source-text.ts';
 * const draft = sourceText('draft.troth', 'party @a\nparty @b\n2027 promise @p\n  from @a\n  to @b\n  will @a sings\n');
 * const ledger = Ledger.read([draft]);
 * countAsMade(ledger, 'draft.troth', dayOf(2026, 3, 1));
 * const promise = ledger.find('p');
 * isoDay(promise.date.first) // => '2026-03-01'
 * isoDay(promise.terms.limits.starting.date.first) // => '2027-01-01'
 * ```
 */
export function countAsMade(ledger: Ledger, path: string, day: Day): void {
  replaceEntries(ledger, path, (entry) =>
    asKnown(isPromise(entry) ? supposed(entry.date.last > day ? madeOn(entry, day) : entry) : entry),
  );
}

/** Makes the dated entries of one file count as known, whatever day they are known by. */
export function countAsKnown(ledger: Ledger, path: string): void {
  replaceEntries(ledger, path, asKnown);
}

function replaceEntries(ledger: Ledger, path: string, change: (entry: Entry) => Entry): void {
  const file = ledger.documents.find((one) => one.path === path);
  if (!file) return;
  const [old, changed]: [Entry[], Entry[]] = [[], []];
  file.entries = file.entries.map((entry) => {
    if (!entry || !('date' in entry)) return entry;
    const next = change(entry);
    old.push(entry);
    changed.push(next);
    if (!entry.name) return next;
    withdraw(entry.name, entry);
    declare(entry.name, next);
    return next;
  });
  ledger.replaceByKind(old, changed);
}

/** Known before any day that one may know by. */
function asKnown(entry: Entry): Entry {
  switch (entry.kind) {
    case 'event':
    case 'alleged':
      return {
        ...entry,
        known: ALWAYS,
        lines: entry.lines.map(knownLine),
        outside: entry.outside.map(knownLine),
      };
    default:
      return { ...entry, known: ALWAYS };
  }
}

function knownLine<T extends Vouchers>(line: T): T {
  return { ...line, known: ALWAYS };
}

/** Where cases open by what happens, one for each pair that waits for it. */
function supposed(entry: PromiseEntry): PromiseEntry {
  const { terms } = entry;
  if (!terms.many?.whenever) return entry;
  return { ...entry, terms: { ...terms, many: { ...terms.many, isSupposed: true } } };
}

function madeOn(entry: PromiseEntry, day: Day): PromiseEntry {
  const { terms, date } = entry;
  const limits = { ...terms.limits };
  if (date.first > day) limits.starting ??= fullTerms(entry).limits.starting ?? { kind: 'date', date };
  return { ...entry, date: plainDay(day), terms: { ...terms, limits } };
}

function plainDay(day: Day): DateValue {
  return { first: day, last: day, startLast: day, endFirst: day, time: -1, doubtful: false };
}

const ALWAYS: DateValue = plainDay(EARLIEST);
