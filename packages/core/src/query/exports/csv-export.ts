import { isoDay } from '../../ledger/values/civil-day.ts';
import { countsFor, statementsOf } from '../../lifecycle/counting.ts';
import { detailLines } from '../detail-lines.ts';
import { entrySummary } from '../entry-summary.ts';
import { entryKnownSince } from '../entry-times.ts';
import { evidenceReport } from '../reports/evidence-report.ts';
import { statusReport } from '../reports/status-report.ts';
import { idOf, titleOf } from '../words/name-text.ts';
import { promiseText } from '../words/promise-text.ts';
import { reasonOf } from '../words/reason.ts';
import { csvText } from './csv-text.ts';
import { type ExportInput, isRetracted, knownEntries, repliesByTarget, replyTexts } from './export-input.ts';
import { promiseAddress } from './page-path.ts';

/** The tables that a ledger is exported as. */
export const CSV_TABLES = ['promises', 'entries', 'evidence'] as const;
export type CsvTable = (typeof CSV_TABLES)[number];

/**
 * A table of a ledger as CSV (RFC 4180): its promises with where each stands; all its entries; or what every source says
 * of which entry. Several values of one cell stand after each other with `; ` between them.
 */
export function csvExport(input: ExportInput, table: CsvTable = 'promises'): string {
  if (table === 'entries') return entryTable(input);
  return table === 'evidence' ? evidenceTable(input) : promiseTable(input);
}

function promiseTable(input: ExportInput): string {
  const { ledger, judgement, base } = input;
  const standings = new Map(judgement.promises.map((one) => [idOf(one.entry.name), one]));
  const replies = repliesByTarget(input);
  const rows = statusReport(judgement).promises.map((report) => {
    const standing = standings.get(report.id)!;
    const { entry, terms, changed } = standing;
    const dated = { ...entrySummary(ledger, entry, judgement.known) };
    return {
      id: report.id,
      kind: entry.kind,
      title: report.title,
      from: report.from.join('; '),
      'from names': terms.from.map(({ party }) => titleOf(party)).join('; '),
      to: report.to.join('; '),
      'to names': terms.to.map(({ party }) => titleOf(party)).join('; '),
      made: dated.date,
      says: promiseText(ledger, entry, terms, changed),
      state: report.state,
      possible: (report.possible ?? []).join('; '),
      after: report.after,
      progress: report.progress,
      standing: report.standing.join('; '),
      since: report.since,
      due: report.due,
      deadline: report.deadline,
      why: reasonOf(judgement, standing),
      tags: entry.tags.map((tag) => `#${tag.replace(/^#/, '')}`).join('; '),
      deal: terms.partOf ? idOf(terms.partOf) : null,
      sources: [
        ...new Set(evidenceReport(entry, judgement.judging.world.acceptance).map(({ source }) => source)),
      ].join('; '),
      replies: replyTexts(replies, entry.name).join('; '),
      page: promiseAddress(base, entry.name),
      file: report.place.file,
      line: report.place.line,
    };
  });
  return csvText(PROMISE_COLUMNS, rows);
}

const PROMISE_COLUMNS = [
  'id',
  'kind',
  'title',
  'from',
  'from names',
  'to',
  'to names',
  'made',
  'says',
  'state',
  'possible',
  'after',
  'progress',
  'standing',
  'since',
  'due',
  'deadline',
  'why',
  'tags',
  'deal',
  'sources',
  'replies',
  'page',
  'file',
  'line',
] as const;

function entryTable(input: ExportInput): string {
  const { ledger, judgement } = input;
  const { acceptance } = judgement.judging.world;
  const replies = repliesByTarget(input);
  const rows = knownEntries(input).map((entry) => {
    const since = entryKnownSince(entry);
    const { kind, id, date, by, text } = entrySummary(ledger, entry, judgement.known);
    const counts =
      !isRetracted(input, entry) &&
      (entry.kind === 'source' || statementsOf(entry).some((one) => countsFor(acceptance, entry, one)));
    return {
      kind,
      id,
      date,
      known: Number.isFinite(since) ? isoDay(since) : null,
      title: entry.title,
      by,
      says: text,
      details: detailLines(ledger, judgement, entry).join('; '),
      tags: entry.tags.map((tag) => `#${tag.replace(/^#/, '')}`).join('; '),
      counts: counts ? 'yes' : 'no',
      replies: replyTexts(replies, entry.name).join('; '),
      file: entry.block.path,
      line: entry.block.line + 1,
    };
  });
  const columns = [
    'kind',
    'id',
    'date',
    'known',
    'title',
    'by',
    'says',
    'details',
    'tags',
    'counts',
    'replies',
  ] as const;
  return csvText([...columns, 'file', 'line'], rows);
}

function evidenceTable(input: ExportInput): string {
  const replies = repliesByTarget(input);
  const rows = knownEntries(input).flatMap((entry) =>
    evidenceReport(entry, input.judgement.judging.world.acceptance).map((evidence) => ({
      entry: entry.name ? idOf(entry.name) : null,
      kind: entry.kind,
      'entry title': entry.title,
      stance: evidence.stance,
      source: evidence.source,
      'source title': evidence.title,
      passage: evidence.passage,
      via: evidence.via.join(' ← '),
      grade: evidence.grade,
      retracted: evidence.retracted ? 'yes' : 'no',
      quotes: evidence.quotes.join(' … '),
      replies: replyTexts(replies, entry.name).join('; '),
      file: entry.block.path,
      line: entry.block.line + 1,
    })),
  );
  const columns = ['entry', 'kind', 'entry title', 'stance', 'source', 'source title', 'passage'] as const;
  return csvText([...columns, 'via', 'grade', 'retracted', 'quotes', 'replies', 'file', 'line'], rows);
}
