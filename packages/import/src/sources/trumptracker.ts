import { ImportProblem } from '../import-problem.ts';
import type { ImportContext, Imported } from '../imported.ts';
import { type Item, readItems } from '../input/read-document.ts';
import { type InputFile, readTable } from '../input/read-table.ts';
import { type Draft, entryLines, type Field, quoted, tagFrom, titleFrom } from '../ledger-text/draft.ts';
import { ledgerDraft } from '../ledger-text/ledger-draft.ts';
import { NameBook } from '../ledger-text/name-book.ts';
import type { FileRead } from '../report.ts';
import { archivedOn, LinkedSources } from './linked-sources.ts';
import type { SourceKind } from './source-kind.ts';
import { type Chronicle, chroniclesOf, titleKey } from './status-history.ts';

const FILE = 'trumptracker.troth';
const DROPPED = 'trumptracker-dropped.troth';
const TRACKER = '@trumptracker-authors';
const STATUSES: Readonly<Record<string, string>> = {
  achieved: 'kept',
  broken: 'broken',
  compromised: 'compromise',
  'in progress': 'in-progress',
  'not started': 'not-started',
};

/** Campaign promises of 2016 as TrumpTracker listed them, with what it said of them on each day. */
export const trumptracker: SourceKind = {
  kind: 'trumptracker',
  summary: 'TrumpTracker: campaign promises of 2016 (YAML) and the history of their status (CSV)',
  files: '`_data/data.yaml` of the site, and the history of its statuses as a table where you have one',
  where:
    'github.com/TrumpTracker/trumptracker.github.io, `_data/data.yaml`. MIT license. The history is a table drawn from ' +
    'the versions of that file, with the columns committed_at, commit, promise, old_status, new_status and event.',
  cite: 'TrumpTracker, github.com/TrumpTracker/trumptracker.github.io',
  read: readTracker,
};

function readTracker(files: readonly InputFile[], context: ImportContext): Imported {
  const tables = files.filter(({ name }) => /\.(csv|tsv)$/i.test(name));
  const documents = files.filter((file) => !tables.includes(file));
  if (documents.length !== 1)
    throw new ImportProblem(
      `trumptracker takes one YAML file and its history; ${documents.length} are given`,
    );
  const { items, ...document } = readItems(documents[0]!, 'promises', context.remarks);
  const titles = new Set(items.map((item) => titleKey(item.text('title'))));
  const read: FileRead[] = [
    {
      file: document.file,
      encoding: document.encoding,
      count: items.length,
      unit: 'promise',
      counts: document.counts,
    },
  ];
  const chronicles = new Map<string, Chronicle>();
  for (const file of tables) {
    const table = readTable(file, context.remarks);
    read.push({
      file: file.name,
      encoding: table.encoding,
      count: table.rows.length,
      unit: 'row',
      counts: 'lines' as const,
    });
    for (const chronicle of chroniclesOf(table, titles, context.remarks))
      chronicles.set(chronicle.key, chronicle);
  }
  const names = new NameBook(context);
  const writer = new PromiseWriter(names, context, chronicles, document.file);
  items.forEach((item, at) => {
    writer.add(item);
    context.progress(at + 1, items.length, 'promises');
  });
  for (const chronicle of chronicles.values()) if (!titles.has(chronicle.key)) writer.addDropped(chronicle);
  return {
    drafts: [...openingDrafts(), ...writer.promises, ...writer.dropped, ...writer.sources.drafts],
    read,
    cases: [],
    disagreements: [],
    agreement: [],
    names: names.all(),
    snapshot: writer.snapshot,
  };
}

class PromiseWriter {
  readonly promises: Draft[] = [];
  readonly dropped: Draft[] = [];
  readonly sources: LinkedSources;
  readonly snapshot = new Map<string, { status: string; day: string }>();
  readonly #names: NameBook;
  readonly #context: ImportContext;
  readonly #chronicles: ReadonlyMap<string, Chronicle>;
  readonly #file: string;
  readonly #lines = new Map<string, number>();

  constructor(
    names: NameBook,
    context: ImportContext,
    chronicles: ReadonlyMap<string, Chronicle>,
    file: string,
  ) {
    this.#names = names;
    this.#context = context;
    this.#chronicles = chronicles;
    this.#file = file;
    this.sources = new LinkedSources(names, {
      file: 'trumptracker-sources.troth',
      prefix: 'page',
      seenOn: (key) => this.#seenOn(key),
    });
  }

  /** A promise that the tracker's file lists. */
  add(item: Item): void {
    const { remarks } = this.#context;
    const title = item.text('title');
    if (title === '') {
      remarks.skipped(this.#file, item.line, 'no title');
      return;
    }
    const key = titleKey(title);
    const before = this.#lines.get(key);
    if (before !== undefined) {
      remarks.skipped(this.#file, item.line, `the same title as line ${before}`);
      return;
    }
    this.#lines.set(key, item.line);
    const chronicle = this.#chronicles.get(key);
    const name = this.#names.nameOf(`promise/${key}`, title);
    const pages = item.texts('sources');
    const made = pages.flatMap((page) => archivedOn(page) ?? []);
    const listed = chronicle?.steps[0]?.day ?? this.#seenOn(`promise/${key}`);
    const tags = [
      ...new Set([item.text('category'), ...item.texts('tags')].map((tag) => tagFrom(tag.slice(0, 40)))),
    ];
    const header = [
      `../${[...made, listed].sort()[0]} promise ${name} ${quoted(titleFrom(title))}`,
      ...tags.filter((tag) => tag !== undefined),
    ];
    const text = entryLines(header.join(' '), [
      ...parties(title),
      ['source', `@trumptracker ${quoted(item.passage)}`],
      ...pages.flatMap((page): Field[] => {
        const source = this.sources.nameOf(page);
        return source ? [['source', source]] : [];
      }),
    ]);
    this.promises.push({ key: `promise/${key}`, name, file: FILE, text });
    if (chronicle) this.#rateBySteps(chronicle, name, FILE, this.promises);
    this.#rateNow(item, key, name, chronicle);
  }

  /** A promise that the tracker once listed, and its file does not. */
  addDropped(chronicle: Chronicle): void {
    const name = this.#names.nameOf(`promise/${chronicle.key}`, chronicle.title);
    const first = chronicle.steps[0]!;
    const text = entryLines(`../${first.day} promise ${name} ${quoted(titleFrom(chronicle.title))}`, [
      ...parties(chronicle.title),
      ['source', `@trumptracker/history ${quoted(`line ${first.line}`)}`],
    ]);
    this.dropped.push({ key: `promise/${chronicle.key}`, name, file: DROPPED, text });
    this.#rateBySteps(chronicle, name, DROPPED, this.dropped);
  }

  #rateBySteps({ key, steps }: Chronicle, name: string, file: string, drafts: Draft[]): void {
    const { remarks } = this.#context;
    for (const { when, status, line } of steps) {
      const gone = status === undefined;
      const known = gone ? 'not-rated' : STATUSES[status.toLowerCase()];
      if (!known) {
        remarks.noted(this.#file, line, `unknown status ${quoted(status ?? '')}; it is left out`);
        continue;
      }
      const text = entryLines(`${when} rated ${name} ${known}`, [
        ['by', TRACKER],
        gone ? ['because', '"no longer listed"'] : undefined,
        ['source', `@trumptracker/history ${quoted(`line ${line}`)}`],
      ]);
      drafts.push({ key: `rated/${key}/${when}`, file, text, history: true });
    }
  }

  /** What the file says now: of the day the file was fetched, where the history does not end in it. */
  #rateNow(item: Item, key: string, name: string, chronicle: Chronicle | undefined): void {
    const { remarks, retrieved, snapshot } = this.#context;
    const written = item.text('status');
    const status = STATUSES[written.toLowerCase()];
    if (!status) {
      const text = written === '' ? 'no status' : `unknown status ${quoted(written)}`;
      remarks.noted(this.#file, item.line, `${text}; the promise is not rated here`);
      return;
    }
    const last = chronicle?.steps.at(-1)?.status?.toLowerCase();
    if (last === written.toLowerCase()) return;
    if (chronicle)
      remarks.noted(
        this.#file,
        item.line,
        `the history ends with ${last ?? 'no status'}, the file says ${written.toLowerCase()}`,
      );
    const before = snapshot.get(key);
    const day = before?.status === status ? before.day : retrieved;
    this.snapshot.set(key, { status, day });
    const because = item.text('status_info');
    const text = entryLines(`${day} rated ${name} ${status}`, [
      ['by', TRACKER],
      because === '' ? undefined : ['because', quoted(because)],
      ['source', `@trumptracker ${quoted(item.passage)}`],
    ]);
    this.promises.push({ key: `rated/${key}/${day}`, file: FILE, text, history: true });
  }

  #seenOn(key: string): string {
    const seen = this.#context.snapshot.get(`seen/${key}`) ?? { status: '', day: this.#context.retrieved };
    this.snapshot.set(`seen/${key}`, seen);
    return seen.day;
  }
}

function parties(title: string): Field[] {
  return [
    ['from', '@donald-trump'],
    ['to', '@people-of-the-united-states'],
    ['text', quoted(title)],
  ];
}

function openingDrafts(): Draft[] {
  const shared = (name: string, text: string): Draft => ({
    key: `party/${name}`,
    name,
    file: FILE,
    text,
    shared: true,
  });
  return [
    ledgerDraft(FILE, 'Campaign promises of 2016, as TrumpTracker followed them', [
      ['zone', 'America/New_York'],
      ['rater', TRACKER],
    ]),
    {
      key: 'source',
      name: '@trumptracker',
      file: FILE,
      text: entryLines(
        'source @trumptracker "TrumpTracker, the data file of the site"',
        [['by', TRACKER]],
        [
          `Cite as: ${trumptracker.cite}.`,
          'A promise is dated by the oldest of its archived sources, else by the day it was first listed.',
        ],
      ),
    },
    {
      key: 'source/history',
      name: '@trumptracker/history',
      file: FILE,
      text: entryLines('source @trumptracker/history "TrumpTracker, the versions of its data file"', [
        ['by', TRACKER],
      ]),
    },
    shared(TRACKER, `party ${TRACKER} "TrumpTracker"\n  url  "https://trumptracker.github.io"`),
    shared('@donald-trump', 'person @donald-trump "Donald Trump"'),
    shared(
      '@people-of-the-united-states',
      'group @people-of-the-united-states "the people of the United States"',
    ),
  ];
}
