import type { RecordQuestion } from '../../credibility/record.ts';
import { isoDay } from '../../ledger/values/civil-day.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import { idOf } from '../words/name-text.ts';

/** Whose record it is, and of which day. */
export interface RecordHead {
  readonly on: string;
  readonly known: string | null;
  readonly of: 'promises' | 'threats';
  /** Null: every promisor of the ledger. */
  readonly party: { readonly id: string; readonly title: string | null } | null;
}

/** What every report about records begins with. */
export function recordHead({ on, known }: Judgement, { party, threats }: RecordQuestion): RecordHead {
  return {
    on: isoDay(on),
    known: known === undefined ? null : isoDay(known),
    of: threats ? 'threats' : 'promises',
    party: party ? { id: idOf(party), title: party.entry?.title ?? null } : null,
  };
}
