import { nearest } from '@troth/core';
import { ImportProblem } from '../import-problem.ts';
import type { ImportContext, Imported, JudgedCase } from '../imported.ts';
import type { InputFile, Table } from '../input/read-table.ts';
import { type Draft, entryLines, type Field, quoted } from '../ledger-text/draft.ts';
import { ledgerDraft } from '../ledger-text/ledger-draft.ts';
import { NameBook } from '../ledger-text/name-book.ts';
import type { FileRead } from '../report.ts';
import { agreementOf, disagreementsOf } from '../sources/case-book.ts';
import type { SourceKind } from '../sources/source-kind.ts';
import { readCaseRows } from './case-rows.ts';
import { type CaseRows, type CsvMapping, columnsOf, type PromiseRows } from './mapping.ts';
import { PartyBook } from './party-book.ts';
import { PromiseRowReader } from './promise-rows.ts';
import { readTableOnly } from './read-table-only.ts';

/** Any table, read as a mapping says: its rows are promises, or speak of promises that the ledger has. */
export function csvKind(mapping: CsvMapping): SourceKind {
  return {
    kind: 'csv',
    name: mapping.name,
    summary: 'any table of promises, or of what raters say of promises (CSV), read by a mapping',
    files: 'a table with a header',
    where: 'Whoever keeps the table.',
    cite: mapping.source.title,
    read: (files, context) => readMapped(files, mapping, context),
  };
}

function readMapped(files: readonly InputFile[], mapping: CsvMapping, context: ImportContext): Imported {
  if (files.length !== 1)
    throw new ImportProblem(`import csv takes one table at a time; ${files.length} are given`);
  const table = readTableOnly(files[0]!, context.remarks);
  checkColumns(table, mapping);
  const names = new NameBook(context);
  const file = `${mapping.name}.troth`;
  const parties = new PartyBook(names, file, context);
  const { rows } = mapping;
  const reading =
    rows.kind === 'cases'
      ? readCases(table, { ...mapping, rows }, parties, context)
      : readPromises(table, { ...mapping, rows }, names, parties, context);
  const seen = context.snapshot.get('seen') ?? { status: '', day: context.retrieved };
  const read: FileRead = {
    file: table.file,
    encoding: table.encoding,
    count: table.rows.length,
    unit: 'row',
    counts: 'lines',
  };
  return {
    drafts: [
      ...openingDrafts(mapping, parties, seen.day, reading.firstRater),
      ...parties.drafts,
      ...reading.drafts,
    ],
    read: [read],
    cases: reading.cases,
    disagreements: disagreementsOf(reading.compared),
    agreement: agreementOf(reading.compared),
    names: names.all(),
    snapshot: new Map([...reading.snapshot, ['seen', seen]]),
  };
}

interface Reading {
  readonly drafts: readonly Draft[];
  readonly cases: readonly JudgedCase[];
  readonly compared: readonly JudgedCase[];
  readonly snapshot: Imported['snapshot'];
  /** Who decides in a ledger that is begun with this table. */
  readonly firstRater: string | undefined;
}

function readCases(
  table: Table,
  mapping: CsvMapping & { readonly rows: CaseRows },
  parties: PartyBook,
  context: ImportContext,
): Reading {
  if (context.ledgers.size === 0)
    throw new ImportProblem('there is no ledger yet whose promises this table could speak of', [
      'Import the promises first, into the same folder.',
    ]);
  const reading = readCaseRows(table, mapping, parties, context);
  if (table.rows.length > 0 && reading.cases.length === 0)
    throw new ImportProblem(
      `no row of ${table.file} speaks of a promise of the ledger; nothing was written`,
      context.remarks.list
        .filter(({ kind }) => kind === 'skipped')
        .slice(0, 3)
        .map(({ line, text }) => `  line ${line}: ${text}`),
    );
  return { ...reading, firstRater: undefined };
}

function readPromises(
  table: Table,
  mapping: CsvMapping & { readonly rows: PromiseRows },
  names: NameBook,
  parties: PartyBook,
  context: ImportContext,
): Reading {
  const reader = new PromiseRowReader(table, mapping, names, parties, context);
  table.rows.forEach((row, at) => {
    reader.add(row);
    context.progress(at + 1, table.rows.length, 'rows');
  });
  return {
    drafts: [...reader.drafts, ...reader.sources.drafts],
    cases: reader.cases,
    compared: reader.cases,
    snapshot: reader.snapshot,
    firstRater: reader.cases.find(({ verdicts }) => verdicts.length > 0)?.verdicts[0]?.rater,
  };
}

function checkColumns(table: Table, mapping: CsvMapping): void {
  for (const [column, use] of columnsOf(mapping)) {
    if (table.columns.includes(column)) continue;
    const [near] = nearest(column, table.columns, 1);
    throw new ImportProblem(
      `${table.file} has no column ${quoted(column)}, which the mapping names (${use})${near ? `; did you mean ${quoted(near)}?` : ''}`,
      [`Its columns: ${table.columns.join(', ')}`],
    );
  }
}

function openingDrafts(
  { name, title, source }: CsvMapping,
  parties: PartyBook,
  seen: string,
  rater: string | undefined,
): Draft[] {
  const file = `${name}.troth`;
  const optional = (field: string, value: string | undefined): Field =>
    value === undefined ? undefined : [field, quoted(value)];
  const text = entryLines(`source @${name}/table ${quoted(source.title)}`, [
    ['published', source.published ?? `../${seen}`],
    optional('author', source.author),
    optional('url', source.url),
  ]);
  return [
    ledgerDraft(file, title, [rater ? ['rater', parties.nameOf(rater)] : undefined]),
    { key: 'source', name: `@${name}/table`, file, text },
  ];
}
