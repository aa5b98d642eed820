import type { Entry } from '../../ledger/entry.ts';
import { type NamedEntry, namedEntry } from '../named-entry.ts';
import type { EvidenceGraph } from '../reports/evidence-graph.ts';
import { evidenceGraph } from '../reports/evidence-graph.ts';
import { type LogReport, logReport } from '../reports/log-report.ts';
import { type ShowReport, showReport } from '../reports/show-report.ts';
import { type VoucherReport, voucherReport } from '../reports/voucher-report.ts';
import { idOf } from '../words/name-text.ts';
import type { Desk } from './desk.ts';
import { type LinesAnswer, linesOf } from './lines.ts';
import { neededText, type Parameters } from './parameters.ts';
import { Refusal } from './refusal.ts';
import type { View } from './view.ts';

/** Everything about one entry, whatever it is. */
export interface EntryAnswer {
  readonly entry: ShowReport;
  /** Who says so, through whom. */
  readonly vouchers: VoucherReport;
  readonly chains: EvidenceGraph;
  readonly lines: LinesAnswer;
}

/** Everything about the entry with an `id`. */
export function entryAnswer(desk: Desk, view: View, parameters: Parameters): EntryAnswer {
  return entryPart(desk, view, neededText(parameters, 'id'));
}

/** What the answers about promises, parties and sources begin with. */
export function entryPart(desk: Desk, view: View, id: string): EntryAnswer {
  const { entry, text } = namedIn(desk, view, id);
  const vouchers = voucherReport(view.judgement, text, desk.find)!;
  return {
    entry: showReport(view.ledger, view.judgement, text, desk.find)!,
    vouchers,
    chains: evidenceGraph(vouchers),
    lines: linesOf(writtenEntry(desk, entry, text)),
  };
}

/** The entry as the ledger has it: that of a case is its promise, with its terms as they are for the case. */
function writtenEntry(desk: Desk, entry: Entry, text: string): Entry {
  const end = text.indexOf('[');
  return end < 0 ? entry : desk.named(text.slice(0, end));
}

/** The entry that is meant by an id, which may select cases of a promise with many, and the id as reports look it up. */
export function namedIn(
  desk: Desk,
  view: View,
  id: string,
): { readonly entry: NamedEntry['entry']; readonly text: string } {
  const text = id.replace(/^@/, '').normalize('NFC');
  if (!text.includes('[')) {
    const entry = desk.named(id);
    return { entry, text: entry.name.text };
  }
  const entry = namedEntry(view.judgement, text)?.entry;
  if (!entry) throw new Refusal('not found', `no case is known as @${text}`);
  return { entry, text };
}

/** The history of a promise or request in both times, or the times of another entry. */
export function historyAnswer(desk: Desk, view: View, parameters: Parameters): LogReport {
  const { entry, text } = namedIn(desk, view, neededText(parameters, 'id'));
  const { name } = entry;
  const { on, known, withoutDisputed } = view.judgement;
  const report = logReport(view.ledger, text, { on, known, withoutDisputed });
  if (!report) throw new Refusal('not found', `${idOf(name)} has no history: it has no date`);
  return report;
}
