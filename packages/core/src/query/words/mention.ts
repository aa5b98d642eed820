import { isVouched } from '../../evidence/statement.ts';
import { type Entry, isPromise, type Vouchers } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import { isMeant, selectionOf } from '../../ledger/selection.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { isKnownBy } from '../../lifecycle/acceptance.ts';
import { dateOf } from '../../lifecycle/counting.ts';

/**
 * Whether an entry mentions a name anywhere but as its own id; cases that are selected mention their promise, and a case is
 * mentioned by what selects it.
 *
 * @param known the day to know by: a line that was not known by then mentions nothing
 */
export function mentions(entry: Entry, name: Name, known: Day | undefined): boolean {
  const isLater = (value: object) => {
    const vouchers = vouchersOf(value);
    return vouchers !== undefined && isVouched(vouchers) && !isKnownBy(known, vouchers, dateOf(entry));
  };
  const holds = (value: unknown): boolean => {
    if (value === name) return true;
    if (typeof value !== 'object' || value === null) return false;
    if (isName(value)) return isInSelection(value, name);
    if (isLater(value)) return false;
    return Object.entries(value).some(
      ([field, part]) => field !== 'shape' && field !== 'unit' && holds(part),
    );
  };
  return Object.entries(entry).some(
    ([field, value]) => field !== 'name' && field !== 'block' && holds(value),
  );
}

/** What vouches for a line. */
function vouchersOf(value: object): Vouchers | undefined {
  if ('vouchers' in value) return value.vouchers as Vouchers;
  return 'evidence' in value && 'known' in value ? (value as Vouchers) : undefined;
}

/** Names lead to entries, and these to all others. */
function isName(value: object): value is Name {
  return 'kind' in value && value.kind === 'name';
}

/** Whether a selection is of cases of what is named, or names it in one of its parts; or means the case that is named. */
function isInSelection(value: Name, name: Name): boolean {
  const { entry } = name;
  if (isPromise(entry) && entry.instance) return isMeant(value, entry);
  const selection = selectionOf(value);
  if (!selection) return false;
  const { base, of, to, on } = selection;
  return base === name || of === name || to === name || on === name;
}
