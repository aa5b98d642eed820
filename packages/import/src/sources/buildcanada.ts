import { ImportProblem } from '../import-problem.ts';
import type { ImportContext, Imported } from '../imported.ts';
import { type InputFile, type Row, readTable, type Table } from '../input/read-table.ts';
import { type Draft, entryLines, quoted, titleFrom } from '../ledger-text/draft.ts';
import { ledgerDraft } from '../ledger-text/ledger-draft.ts';
import { NameBook } from '../ledger-text/name-book.ts';
import type { FileRead } from '../report.ts';
import type { SourceKind } from './source-kind.ts';

const FILE = 'buildcanada.troth';
const LETTERS = '2021-12-16';

/** The commitments of Canada's mandate letters of 2021, as the OutcomeTracker of Build Canada lists them. */
export const buildcanada: SourceKind = {
  kind: 'buildcanada',
  summary: 'commitments of the Canadian mandate letters of 2021 (CSV, no status)',
  files: 'the table of commitments',
  where:
    'github.com/BuildCanada/OutcomeTracker: the table of 2021 mandate letter commitments, with the columns MLC ID, ' +
    'Commitment, Reporting Lead and All ministers. MIT license.',
  cite: 'Build Canada, OutcomeTracker: 2021 mandate letter commitments, github.com/BuildCanada/OutcomeTracker',
  read: readCommitments,
};

function readCommitments(files: readonly InputFile[], context: ImportContext): Imported {
  const names = new NameBook(context);
  const drafts = openingDrafts();
  const read: FileRead[] = [];
  for (const file of files) {
    const table = readTable(file, context.remarks);
    if (!table.columns.includes('Commitment'))
      throw new ImportProblem(`${file.name} has no column Commitment, which the table of commitments has`);
    const writer = new CommitmentWriter(table, names, context);
    table.rows.forEach((row, at) => {
      writer.add(row);
      context.progress(at + 1, table.rows.length, 'commitments');
    });
    drafts.push(...writer.offices, ...writer.promises);
    read.push({
      file: file.name,
      encoding: table.encoding,
      count: table.rows.length,
      unit: 'row',
      counts: 'lines' as const,
    });
  }
  return {
    drafts,
    read,
    cases: [],
    disagreements: [],
    agreement: [],
    names: names.all(),
    snapshot: new Map(),
  };
}

class CommitmentWriter {
  readonly offices: Draft[] = [];
  readonly promises: Draft[] = [];
  readonly #table: Table;
  readonly #names: NameBook;
  readonly #context: ImportContext;
  readonly #lines = new Map<string, number>();

  constructor(table: Table, names: NameBook, context: ImportContext) {
    this.#table = table;
    this.#names = names;
    this.#context = context;
  }

  add(row: Row): void {
    const { cell, file } = this.#table;
    const { remarks } = this.#context;
    const text = cell(row, 'Commitment');
    if (text === '') {
      remarks.skipped(file, row.line, 'no commitment in this row');
      return;
    }
    const id = cell(row, 'MLC ID');
    if (id === '') remarks.noted(file, row.line, 'no MLC ID; the commitment is named by its words');
    const key = id === '' ? `commitment/${text}` : `commitment/${id}`;
    const before = this.#lines.get(key);
    if (before !== undefined) {
      const what = id === '' ? 'the same words' : `the MLC ID ${id}`;
      remarks.skipped(file, row.line, `${what} as in line ${before}`);
      return;
    }
    this.#lines.set(key, row.line);
    const ministers = this.#ministers(row);
    if (ministers.length === 0)
      remarks.noted(file, row.line, 'no minister is named; the government promises');
    const name = this.#names.nameOf(
      key,
      ...(id === '' ? [`commitment/${text}`] : [`commitment/${id}`, `buildcanada/${id}`]),
    );
    const lines = entryLines(`${LETTERS} promise ${name} ${quoted(titleFrom(text))}`, [
      ...(ministers.length > 0 ? ministers : ['@government-of-canada']).map((who) => ['from', who] as const),
      ['to', '@people-of-canada'],
      ['text', quoted(text)],
      ['source', `@buildcanada ${quoted(`line ${row.line}${id && `, MLC ID ${id}`}`)}`],
    ]);
    this.promises.push({ key, name, file: FILE, text: lines });
  }

  /** The reporting lead first, then the other ministers, each once. */
  #ministers(row: Row): string[] {
    const lead = this.#table.cell(row, 'Reporting Lead');
    const others = this.#table.cell(row, 'All ministers').split(';');
    const titles = [lead, ...others].map((title) => title.trim()).filter((title) => title !== '');
    return [...new Set(titles)].map((title) => this.#office(title));
  }

  #office(title: string): string {
    const key = `office/${title}`;
    const name = this.#names.partyNameOf(key, title.replace(/^(Deputy Prime Minister and )/, ''), title);
    if (this.offices.every((draft) => draft.key !== key)) {
      const text = entryLines(`office ${name} ${quoted(title)}`, [
        ['of', '@government-of-canada'],
        ['source', '@buildcanada'],
      ]);
      this.offices.push({ key, name, file: FILE, text, shared: true });
    }
    return name;
  }
}

function openingDrafts(): Draft[] {
  return [
    ledgerDraft(FILE, 'Canada: commitments of the 2021 mandate letters', [['zone', 'America/Toronto']]),
    {
      key: 'source',
      name: '@buildcanada',
      file: FILE,
      text: entryLines(
        'source @buildcanada "OutcomeTracker: 2021 mandate letter commitments"',
        [
          ['published', LETTERS],
          ['by', '@build-canada'],
          ['url', '"https://github.com/BuildCanada/OutcomeTracker"'],
        ],
        [
          `Cite as: ${buildcanada.cite}.`,
          'The letters are of 16 December 2021; the list does not say what became of them.',
        ],
      ),
      shared: true,
    },
    shared('@build-canada', 'party @build-canada "Build Canada"'),
    shared('@government-of-canada', 'party @government-of-canada "Government of Canada"'),
    shared('@people-of-canada', 'party @people-of-canada "the people of Canada"'),
  ];
}

function shared(name: string, text: string): Draft {
  return { key: `party/${name}`, name, file: FILE, text, shared: true };
}
