import { type Entry, isPromise } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import { isMeant, selectionOf } from '../ledger/selection.ts';

/** Whether an entry mentions a name anywhere but as its own id; cases that are selected mention their promise, and a case is mentioned by what selects it. */
export function mentions(entry: Entry, name: Name): boolean {
  return Object.entries(entry).some(
    ([field, value]) => field !== 'name' && field !== 'block' && holds(value, name),
  );
}

function holds(value: unknown, name: Name): boolean {
  if (value === name) return true;
  if (typeof value !== 'object' || value === null) return false;
  if (isName(value)) return isInSelection(value, name);
  return Object.entries(value).some(
    ([field, part]) => field !== 'shape' && field !== 'unit' && holds(part, name),
  );
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
