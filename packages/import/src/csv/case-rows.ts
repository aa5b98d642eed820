import type { CaseVerdict, ImportContext, JudgedCase, Said } from '../imported.ts';
import type { Row, Table } from '../input/read-table.ts';
import { type Draft, quoted } from '../ledger-text/draft.ts';
import { ratingDraft } from '../sources/case-book.ts';
import { type Found, KnownCases } from './known-cases.ts';
import type { CaseRows, CsvMapping } from './mapping.ts';
import type { PartyBook } from './party-book.ts';
import { type RowVerdict, VerdictReader } from './row-verdicts.ts';

/** What the rows of a table say of cases that the ledger has. */
export interface CaseReading {
  readonly drafts: readonly Draft[];
  /** With the verdicts of this table alone. */
  readonly cases: readonly JudgedCase[];
  /** The cases that this table judges, with all that is known of them. */
  readonly compared: readonly JudgedCase[];
  readonly snapshot: ReadonlyMap<string, Said>;
}

/** Reads rows that judge promises, or cases of promises, which other imports or people wrote into the ledger. */
export function readCaseRows(
  table: Table,
  mapping: CsvMapping & { readonly rows: CaseRows },
  parties: PartyBook,
  context: ImportContext,
): CaseReading {
  const reader = new CaseRowReader(table, mapping, parties, context);
  table.rows.forEach((row, at) => {
    reader.add(row);
    context.progress(at + 1, table.rows.length, 'rows');
  });
  return reader.result();
}

class CaseRowReader {
  readonly #table: Table;
  readonly #mapping: CsvMapping & { readonly rows: CaseRows };
  readonly #parties: PartyBook;
  readonly #context: ImportContext;
  readonly #known: KnownCases;
  readonly #reader: VerdictReader;
  readonly snapshot = new Map<string, Said>();
  readonly #drafts: Draft[] = [];
  readonly #found = new Map<string, { judged: JudgedCase; verdicts: CaseVerdict[] }>();

  constructor(
    table: Table,
    mapping: CsvMapping & { readonly rows: CaseRows },
    parties: PartyBook,
    context: ImportContext,
  ) {
    this.#table = table;
    this.#mapping = mapping;
    this.#parties = parties;
    this.#context = context;
    this.#known = KnownCases.of(context);
    this.#reader = new VerdictReader(table, mapping.raters, context.remarks);
  }

  add(row: Row): void {
    const { match } = this.#mapping.rows;
    const { remarks } = this.#context;
    const { file } = this.#table;
    const wanted = new Map([...match].map(([key, column]) => [key, this.#table.cell(row, column)]));
    const empty = [...match].find(([key]) => wanted.get(key) === '');
    if (empty) {
      remarks.skipped(file, row.line, `nothing in the column ${empty[1]}, which tells the promise`);
      return;
    }
    const found = this.#known.find(wanted);
    if (found.kind !== 'one') {
      remarks.skipped(file, row.line, notOne(found, wanted));
      return;
    }
    for (const verdict of this.#reader.read(row)) this.#rate(row, found.judged, verdict);
  }

  result(): CaseReading {
    const rated = [...this.#found.values()];
    const total = this.#known.cases.filter(({ verdicts }) => verdicts.length > 0).length;
    const both = rated.filter(({ judged }) => judged.verdicts.length > 0).length;
    if (total > both)
      this.#context.remarks.noted(
        this.#table.file,
        undefined,
        `${total - both} of ${total} cases that others judged are not judged here`,
      );
    return {
      drafts: this.#drafts,
      snapshot: this.snapshot,
      cases: rated.map(({ judged, verdicts }) => ({ ...judged, keys: {}, verdicts })),
      compared: rated.map(({ judged, verdicts }) => ({
        ...judged,
        verdicts: [...judged.verdicts, ...verdicts],
      })),
    };
  }

  #rate(row: Row, judged: JudgedCase, { rater, verdict, date, because }: RowVerdict): void {
    const { remarks, retrieved, snapshot } = this.#context;
    const { file } = this.#table;
    const held = this.#found.get(judged.of) ?? { judged, verdicts: [] };
    const before = held.verdicts.find((one) => one.rater === rater);
    if (before) {
      const same = before.verdict === verdict ? 'the same' : `another verdict (${before.verdict})`;
      remarks.skipped(
        file,
        row.line,
        `${same} on ${judged.of} by ${rater} as line ${before.line}; that counts`,
      );
      return;
    }
    this.#found.set(judged.of, held);
    held.verdicts.push({ rater, verdict, file, line: row.line });
    const key = `rated/${judged.of}/${rater}`;
    const seen = snapshot.get(key)?.status === verdict ? snapshot.get(key)!.day : retrieved;
    const known = date ?? judged.day;
    // Without a day of its own or of its case, a verdict is of the import that first saw it, and another one comes after.
    if (known === '') this.snapshot.set(key, { status: verdict, day: seen });
    const draft = ratingDraft(
      `${this.#mapping.name}.troth`,
      known === '' ? `${key}/${seen}` : key,
      judged.of,
      known || seen,
      {
        by: this.#parties.nameOf(rater),
        rater,
        verdict,
        file,
        line: row.line,
        passage: `line ${row.line}`,
        source: `@${this.#mapping.name}/table`,
        ...(because ? { because } : {}),
      },
    );
    this.#drafts.push(known === '' ? { ...draft, history: true } : draft);
  }
}

function notOne(found: Exclude<Found, { kind: 'one' }>, wanted: ReadonlyMap<string, string>): string {
  const keys = [...wanted].map(([key, value]) => `${key} ${quoted(value)}`).join(' and ');
  if (found.kind === 'none') return `no promise of the ledger has ${keys}`;
  const [first, second] = found.cases;
  return `${found.cases.length} cases have ${keys}, among them ${first!.of} and ${second!.of}; match one more column`;
}
