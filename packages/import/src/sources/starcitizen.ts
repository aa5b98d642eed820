import type { ImportContext, Imported, Said } from '../imported.ts';
import { type Item, readItems } from '../input/read-document.ts';
import type { InputFile } from '../input/read-table.ts';
import { type Draft, entryLines, type Field, quoted, tagFrom, titleFrom } from '../ledger-text/draft.ts';
import { ledgerDraft } from '../ledger-text/ledger-draft.ts';
import { NameBook } from '../ledger-text/name-book.ts';
import { archivedOn, LinkedSources } from './linked-sources.ts';
import type { SourceKind } from './source-kind.ts';

const FILE = 'starcitizen.troth';
const STATUSES: Readonly<Record<string, string>> = {
  completed: 'kept',
  compromised: 'compromise',
  broken: 'broken',
  stagnant: 'stalled',
  'in alpha': 'in-progress',
  'not implemented': 'not-started',
};

/** What the makers of a game promised, as the StarCitizenTracker lists it. */
export const starcitizen: SourceKind = {
  kind: 'starcitizen',
  summary: 'StarCitizenTracker: what the makers of a game promised (JSON)',
  files: 'the JSON file with `expectations`',
  where:
    'github.com/StarCitizenTracker/StarCitizenTracker.github.io: the JSON data file of the site. MIT license.',
  cite: 'StarCitizenTracker, starcitizentracker.github.io',
  read: readExpectations,
};

function readExpectations(files: readonly InputFile[], context: ImportContext): Imported {
  const names = new NameBook(context);
  const writer = new ExpectationWriter(names, context);
  const read = files.map((file) => {
    const { items, encoding, counts } = readItems(file, 'expectations', context.remarks);
    items.forEach((item, at) => {
      writer.add(file.name, item);
      context.progress(at + 1, items.length, 'expectations');
    });
    return { file: file.name, encoding, count: items.length, unit: 'expectation', counts };
  });
  writer.sayRelabelled(files[0]?.name ?? '');
  return {
    drafts: [...openingDrafts(), ...writer.promises, ...writer.sources.drafts],
    read,
    cases: [],
    disagreements: [],
    agreement: [],
    names: names.all(),
    snapshot: writer.snapshot,
  };
}

class ExpectationWriter {
  readonly promises: Draft[] = [];
  readonly sources: LinkedSources;
  readonly snapshot = new Map<string, Said>();
  readonly #names: NameBook;
  readonly #context: ImportContext;
  readonly #places = new Map<string, string>();
  #relabelled = 0;
  #rated = 0;

  constructor(names: NameBook, context: ImportContext) {
    this.#names = names;
    this.#context = context;
    this.sources = new LinkedSources(names, {
      file: 'starcitizen-sources.troth',
      prefix: 'page',
      seenOn: (key) => this.#seenOn(key),
    });
  }

  add(file: string, item: Item): void {
    const { remarks } = this.#context;
    const title = item.text('title');
    if (title === '') {
      remarks.skipped(file, item.line, 'no title');
      return;
    }
    const key = this.#keyOf(file, item, title);
    if (key === undefined) return;
    const name = this.#names.nameOf(key, title);
    this.promises.push({ key, name, file: FILE, text: this.#promise(key, name, title, item) });
    this.#rate(file, item, key, name);
  }

  /** Titles are the only key there is; the same title in another category, or from another source, is another promise. */
  #keyOf(file: string, item: Item, title: string): string | undefined {
    const { remarks } = this.#context;
    const category = `${title}/${item.text('category')}`;
    const whole = `${category}/${item.texts('sources').join(' ')}/${item.text('quote')}`;
    const before = this.#places.get(whole);
    if (before !== undefined) {
      remarks.skipped(file, item.line, `the same title, category, sources and quote as ${before}`);
      return undefined;
    }
    const free = [title, category, whole].find((key) => !this.#places.has(key))!;
    for (const key of [free, whole]) this.#places.set(key, item.passage);
    if (free !== title)
      remarks.noted(
        file,
        item.line,
        `the title is that of ${this.#places.get(title)}; read as another promise`,
      );
    return `promise/${free}`;
  }

  #promise(key: string, name: string, title: string, item: Item): string {
    const [speaker, words] = splitQuote(item.text('quote'));
    const pages = item.texts('sources');
    const made = pages.flatMap((page) => archivedOn(page) ?? []).sort()[0] ?? this.#seenOn(key);
    const tags = [
      ...new Set([item.text('category'), ...item.texts('tags')].flatMap((tag) => tagFrom(tag) ?? [])),
    ];
    const via = speaker === '' ? '' : ` via ${quoted(speaker)}`;
    return entryLines([`../${made} promise ${name} ${quoted(titleFrom(title))}`, ...tags].join(' '), [
      ['from', '@cloud-imperium-games'],
      ['to', '@backers'],
      ['text', quoted(words === '' ? title : words)],
      ['source', `@starcitizentracker ${quoted(item.passage)}${via}`],
      ...pages.flatMap((page): Field[] => {
        const source = this.sources.nameOf(page);
        return source ? [['source', source]] : [];
      }),
    ]);
  }

  /** The day of the import that first saw something. */
  #seenOn(key: string): string {
    const seen = this.#context.snapshot.get(`seen/${key}`) ?? { status: '', day: this.#context.retrieved };
    this.snapshot.set(`seen/${key}`, seen);
    return seen.day;
  }

  /** A rating stays as of the day that first saw it; another status is a rating of its own. */
  #rate(file: string, item: Item, key: string, name: string): void {
    const { remarks, retrieved, snapshot } = this.#context;
    const written = item.text('status');
    const status = STATUSES[written.toLowerCase()];
    if (!status) {
      const text =
        written === ''
          ? 'no status; the promise is not rated'
          : `unknown status ${quoted(written)}; the promise is not rated`;
      remarks.noted(file, item.line, text);
      return;
    }
    const before = snapshot.get(key);
    if (before && before.status !== status) this.#relabelled++;
    const day = before?.status === status ? before.day : retrieved;
    this.snapshot.set(key, { status, day });
    this.#rated++;
    const text = entryLines(`${day} rated ${name} ${status}`, [
      ['by', '@starcitizentracker-authors'],
      ['source', `@starcitizentracker ${quoted(item.passage)}`],
    ]);
    this.promises.push({ key: `rated/${key}/${day}`, file: FILE, text, history: true });
  }

  /** One change of the tracker's own terms can relabel hundreds of promises: a reader should see that. */
  sayRelabelled(file: string): void {
    const total = this.#rated;
    if (this.#relabelled > 20 && this.#relabelled > total / 5)
      this.#context.remarks.noted(
        file,
        undefined,
        `${this.#relabelled} of ${total} statuses are others than at the last import: perhaps the tracker changed its terms`,
      );
  }
}

/** `Developer|the words`, or the words alone. */
function splitQuote(quote: string): [speaker: string, words: string] {
  const bar = quote.indexOf('|');
  return bar >= 0 && bar <= 40 ? [quote.slice(0, bar).trim(), quote.slice(bar + 1).trim()] : ['', quote];
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
    ledgerDraft(FILE, 'Promises of the makers of Star Citizen', [['rater', '@starcitizentracker-authors']]),
    {
      key: 'source',
      name: '@starcitizentracker',
      file: FILE,
      text: entryLines(
        'source @starcitizentracker "StarCitizenTracker, the data of the site"',
        [['by', '@starcitizentracker-authors']],
        [
          `Cite as: ${starcitizen.cite}.`,
          'The file says neither when a promise was made nor since when it has its status: promises are dated by the',
          'oldest archived page, ratings by the day of the import that first saw them.',
        ],
      ),
    },
    shared(
      '@starcitizentracker-authors',
      'party @starcitizentracker-authors "StarCitizenTracker"\n  url  "https://starcitizentracker.github.io"',
    ),
    shared('@cloud-imperium-games', 'party @cloud-imperium-games "Cloud Imperium Games"\n  kind  company'),
    shared('@backers', 'group @backers "backers of Star Citizen"'),
  ];
}
