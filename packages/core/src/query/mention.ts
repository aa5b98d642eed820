import type { Entry } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';

/** Whether an entry mentions a name anywhere but as its own id. */
export function mentions(entry: Entry, name: Name): boolean {
  return Object.entries(entry).some(
    ([field, value]) => field !== 'name' && field !== 'block' && holds(value, name),
  );
}

function holds(value: unknown, name: Name): boolean {
  if (value === name) return true;
  if (typeof value !== 'object' || value === null || isName(value)) return false;
  return Object.entries(value).some(
    ([field, part]) => field !== 'shape' && field !== 'unit' && holds(part, name),
  );
}

/** Names lead to entries, and these to all others. */
function isName(value: object): value is Name {
  return 'kind' in value && value.kind === 'name';
}
