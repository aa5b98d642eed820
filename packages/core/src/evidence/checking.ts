import type { Report } from '../diagnostic/diagnostic.ts';
import type { Entry, Evidence, Vouchers } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import type { FindCaptured } from './captured-file.ts';
import { hasEvidence } from './statement.ts';
import type { Vantage } from './vantage.ts';

/** What rules about evidence look at. */
export interface Checking {
  readonly judgement: Judgement;
  readonly vantage: Vantage;
  readonly find: FindCaptured;
  /** The entries with a quote, with a grade that says confirmed, or with a report that has it from another source. */
  readonly entries: readonly Entry[];
}

/** A rule about evidence: about quotes, grades, citing and reviews. */
export type CheckEvidence = (checking: Checking, report: Report) => void;

/** The entries that rules about evidence are about, so that a ledger without any is done with after one look. */
export function entriesToCheck({ documents, reading }: Ledger): Entry[] {
  const found: Entry[] = [];
  if (!reading.citesInDetail) return found;
  for (const { entries } of documents) {
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i];
      if (entry && hasEvidence(entry, areToCheck)) found.push(entry);
    }
  }
  return found;
}

/** Whether a grade says that the information is confirmed. */
export function saysConfirmed({ grade }: Evidence): boolean {
  return grade?.endsWith('1') ?? false;
}

function areToCheck({ evidence }: Vouchers): boolean {
  for (let i = 0; i < evidence.length; i++) if (isToCheck(evidence[i])) return true;
  return false;
}

function isToCheck(evidence: Evidence): boolean {
  const { quotes, via } = evidence;
  return quotes.length > 0 || saysConfirmed(evidence) || via.some(isSource);
}

function isSource(speaker: Evidence['via'][number]): boolean {
  return typeof speaker !== 'string' && speaker.entry?.kind === 'source';
}
