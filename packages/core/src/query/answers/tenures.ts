import type { Name } from '../../ledger/name.ts';
import { isoDay } from '../../ledger/values/civil-day.ts';
import type { DateValue } from '../../ledger/values/date-value.ts';
import { areAccepted, isAccepted } from '../../lifecycle/acceptance.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import { idOf } from '../words/name-text.ts';

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

/**
 * The tenures that count and that a name has to do with: as who holds or belongs, as the office or group, or as the
 * office's party.
 */
export function tenuresOf({ judging: { world } }: Judgement, name: Name): TenureAnswer[] {
  const { ledger, acceptance } = world;
  const found: TenureAnswer[] = [];
  for (const entry of ledger.entriesOf('office', 'group')) {
    if (!entry.name || !isAccepted(acceptance, entry)) continue;
    const list = entry.kind === 'office' ? entry.holders : entry.kind === 'group' ? entry.members : [];
    const isOurs = entry.name === name || (entry.kind === 'office' && entry.of === name);
    for (const { who, from, until, vouchers } of list) {
      if (!isOurs && who !== name) continue;
      if (!areAccepted(acceptance, vouchers, undefined, entry)) continue;
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
