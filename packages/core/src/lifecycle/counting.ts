import { fullTerms } from '../ledger/deal-terms.ts';
import { type Entry, isPromise, type Power, type Vouchers } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { DateValue } from '../ledger/values/date-value.ts';
import { type Acceptance, areAccepted, isDisputed, isUpheld } from './acceptance.ts';
import { TAKEN } from './world.ts';

/** Declarations of which something counts from a day on; a promise takes what it does not say from its deal. */
const DECLARED: readonly Entry['kind'][] = ['office', 'group', 'deed', 'deal'];

/** The entries of which something counts for one reader and not for the other, or is disputed for one only. */
export function countedDifferently(entries: readonly Entry[], one: Acceptance, other: Acceptance): Entry[] {
  return entries.filter((entry) => countingOf(entry, one) !== countingOf(entry, other));
}

/** The entries that can count, and the declarations that others rest on. */
export function countable(ledger: Ledger): Entry[] {
  return ledger.entriesOf(...TAKEN, ...DECLARED);
}

/** The declarations that any promise may rest on. */
export function declarations(ledger: Ledger): Entry[] {
  return ledger.entriesOf(...DECLARED);
}

/** Whether an entry declares something that any promise may rest on. */
export function isDeclared(entry: Entry): boolean {
  return DECLARED.includes(entry.kind);
}

/** The statements in an entry that count each for itself, with what vouches for them. */
export function statementsOf(entry: Entry): readonly Vouchers[] {
  switch (entry.kind) {
    case 'event':
    case 'alleged':
      return [
        ...entry.lines.map((line) => (line.ownEvidence ? line : entry)),
        ...entry.outside.map((note) => (note.evidence.length > 0 ? note : entry)),
      ];
    case 'office':
      return [entry, ...entry.holders.map(({ vouchers }) => vouchers)];
    case 'group':
      return [
        entry,
        ...entry.members.map(({ vouchers }) => vouchers),
        ...(entry.size ? [entry.size.vouchers] : []),
      ];
    case 'deed':
      return [
        entry,
        ...[...entry.excludes, ...entry.undoneBy, ...entry.oncePer].map(({ vouchers }) => vouchers),
      ];
    default:
      return [entry];
  }
}

/** The powers of a promise that have evidence of their own, those of its deal among them: each is known for itself. */
export function powersOf(entry: Entry): readonly Power[] {
  if (!isPromise(entry)) return [];
  return fullTerms(entry).powers.filter(({ evidence, known }) => evidence.length > 0 || known !== undefined);
}

/** What an entry says of itself, and its powers that have evidence of their own. */
export function vouchedIn(entry: Entry): readonly Vouchers[] {
  const powers = powersOf(entry);
  return powers.length === 0 ? statementsOf(entry) : [...statementsOf(entry), ...powers];
}

/** The day a statement is known from at the latest where nothing vouches for it. */
export function dateOf(entry: Entry): DateValue | undefined {
  return 'date' in entry ? entry.date : undefined;
}

/** The order of entries by their last day, those without one first, and then of where they stand in files. */
export function byDay(a: Entry, b: Entry): number {
  const [one, other] = [dayOf(a), dayOf(b)];
  if (one !== other) return one - other;
  if (a.block.path !== b.block.path) return a.block.path < b.block.path ? -1 : 1;
  return a.block.line - b.block.line;
}

function dayOf(entry: Entry): number {
  return 'date' in entry ? entry.date.last : -Infinity;
}

/** Whether a statement of an entry counts. */
export function countsFor(acceptance: Acceptance, entry: Entry, statement: Vouchers): boolean {
  return isUpheld(acceptance, entry) && areAccepted(acceptance, statement, dateOf(entry), entry);
}

function countingOf(entry: Entry, acceptance: Acceptance): string {
  let text = '';
  for (const statement of vouchedIn(entry)) {
    const counts = countsFor(acceptance, entry, statement);
    text += counts ? (isDisputed(acceptance, statement, entry) ? 'd' : '+') : '-';
  }
  return text;
}
