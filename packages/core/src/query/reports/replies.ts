import type { Entry } from '../../ledger/entry.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Name } from '../../ledger/name.ts';
import { type Acceptance, isKnownBy } from '../../lifecycle/acceptance.ts';
import { byDay, dateOf } from '../../lifecycle/counting.ts';
import { type EntrySummary, entrySummary } from '../entry-summary.ts';

/** An entry with what is answered to it, which always stands beside it (evidence.md: Replies). */
export interface AnsweredSummary extends EntrySummary {
  readonly responses: readonly EntrySummary[];
}

/** What is answered to an entry, each followed by what is answered to that. */
export function repliesTo(ledger: Ledger, acceptance: Acceptance, name: Name | undefined): EntrySummary[] {
  const seen = new Set<Entry>();
  const after = (answered: Name | undefined): EntrySummary[] =>
    answersTo(ledger, acceptance, answered).flatMap((reply) => {
      // Two replies may answer each other.
      if (seen.has(reply)) return [];
      seen.add(reply);
      return [entrySummary(ledger, reply, acceptance.known), ...after(reply.name)];
    });
  return after(name);
}

/** The responses to an entry that are known and not retracted, by day. */
function answersTo(ledger: Ledger, acceptance: Acceptance, name: Name | undefined): readonly Entry[] {
  if (!name) return [];
  return ledger
    .entriesOf('response')
    .filter((entry) => entry.kind === 'response' && entry.to.includes(name) && isHeard(acceptance, entry))
    .sort(byDay);
}

/** Whether an entry is known and not retracted: then it is shown, even where it is only mentioned. */
export function isHeard({ known, retracted }: Acceptance, entry: Entry): boolean {
  return !(entry.name && retracted.has(entry.name)) && isKnownBy(known, entry, dateOf(entry));
}
