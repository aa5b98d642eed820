import { isoDay } from '../../ledger/civil-day.ts';
import type { DateValue } from '../../ledger/date-value.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Name } from '../../ledger/name.ts';
import { idOf } from '../name-text.ts';

/** Who held which office, or belonged to which group, and when. */
export interface TenureAnswer {
  readonly kind: 'holds' | 'belongs to';
  /** The office or group. */
  readonly of: string;
  readonly who: string;
  /** Null where it is not said. */
  readonly from: string | null;
  readonly until: string | null;
}

/** The tenures that a name has to do with: as who holds or belongs, as the office or group, or as the office's party. */
export function tenuresOf(ledger: Ledger, name: Name): TenureAnswer[] {
  const found: TenureAnswer[] = [];
  for (const entry of ledger.entriesOf('office', 'group')) {
    if (!entry.name) continue;
    const list = entry.kind === 'office' ? entry.holders : entry.kind === 'group' ? entry.members : [];
    const isOurs = entry.name === name || (entry.kind === 'office' && entry.of === name);
    for (const { who, from, until } of list) {
      if (!isOurs && who !== name) continue;
      found.push({
        kind: entry.kind === 'office' ? 'holds' : 'belongs to',
        of: idOf(entry.name),
        who: idOf(who),
        from: dayOf(from, 'first'),
        until: dayOf(until, 'last'),
      });
    }
  }
  return found;
}

function dayOf(date: DateValue | undefined, end: 'first' | 'last'): string | null {
  return date ? isoDay(date[end]) : null;
}
