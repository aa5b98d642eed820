import { statSync } from 'node:fs';
import path from 'node:path';
import { answer, type Compartments, type Desk, openDesk, sourceText, withholdLines } from '@troth/core';
import { capturedFiles } from './folder/captured-files.ts';
import { leadsBelow } from './folder/is-below.ts';
import { type FolderContents, type LedgerFolder, readFolder } from './folder/ledger-folder.ts';
import { openSources } from './folder/open-sources.ts';
import { type Watching, watchFolder } from './folder/watch-folder.ts';
import { todayIn } from './today.ts';

/** What to serve of a folder. */
export interface LiveOptions {
  /** The words after `secret` of what may be seen. */
  readonly compartments?: Compartments;
  readonly now?: () => Date;
}

/** The ledger of a folder as its files are now. It is read anew when they change. */
export class LiveLedger {
  readonly folder: LedgerFolder;
  readonly compartments: Compartments;
  /** Counts the changes since it was opened. */
  revision = 0;
  readonly #now: () => Date;
  #contents!: FolderContents;
  #desk!: Desk;
  #captures = '';
  readonly #listeners = new Set<(revision: number) => void>();
  #watching: Watching | undefined;

  constructor(folder: LedgerFolder, { compartments = new Set(), now = () => new Date() }: LiveOptions = {}) {
    this.folder = folder;
    this.compartments = compartments;
    this.#now = now;
    this.#read(readFolder(folder, compartments));
  }

  /** What questions are asked of. */
  get desk(): Desk {
    return this.#desk;
  }

  /** The files as they were last read. */
  get contents(): FolderContents {
    return this.#contents;
  }

  /**
   * The text of a file without what may not be seen; undefined where nothing of it may be told.
   *
   * @param text what the file holds meanwhile
   */
  shownText(name: string, text?: string): string | undefined {
    const others = this.#contents.sources.filter((source) => text === undefined || source.path !== name);
    const sources = text === undefined ? others : [...others, sourceText(name, text)];
    const open = openSources(sources, this.compartments, this.folder.root);
    const found = open.filter((source) => source.path === name);
    return withholdLines(found, this.compartments).sources[0]?.text;
  }

  /** Whether there is a ledger at all. */
  get isEmpty(): boolean {
    return this.#contents.sources.length === 0 && this.#contents.problems.length === 0;
  }

  /** The day it is where the program runs. */
  get now(): Date {
    return this.#now();
  }

  /** Reads the files anew, and tells those who listen if something has changed. */
  refresh(): void {
    const contents = readFolder(this.folder, this.compartments);
    if (isSame(contents, this.#contents) && this.#capturesNow() === this.#captures) return;
    this.#read(contents);
    this.revision++;
    for (const tell of this.#listeners) tell(this.revision);
  }

  /** Calls back after each change, until the function that it gives is called. */
  listen(changed: (revision: number) => void): () => void {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  }

  /**
   * Works out ahead what a page asks first, so that no reader of a large ledger waits for it: where promises stand, what
   * collides, and what a search looks through.
   */
  warm(): void {
    answer(this.#desk, 'promises', { text: 'a', limit: '0' });
    answer(this.#desk, 'overview');
  }

  /** Watches the files from now on. */
  watch(): void {
    this.#watching ??= watchFolder(this.folder, () => this.refresh());
    this.#watching.also(this.#others());
  }

  async stop(): Promise<void> {
    this.#listeners.clear();
    await this.#watching?.stop();
  }

  #read(contents: FolderContents): void {
    this.#contents = contents;
    this.#desk = openDesk(openSources(contents.sources, this.compartments, this.folder.root), {
      today: (zone) => todayIn(this.#now(), zone),
      compartments: this.compartments,
      find: capturedFiles(this.folder.root, this.folder.isConfined),
    });
    this.#captures = this.#capturesNow();
    this.#watching?.also(this.#others());
  }

  /** Files that answers rest on, and that no watch over the ledger files sees: included from elsewhere, or captured. */
  #others(): string[] {
    const included = [...this.#contents.files.values()].map(({ file }) => file.absolute);
    return [...included, ...this.#capturedPlaces()];
  }

  #capturedPlaces(): string[] {
    const { root, isConfined } = this.folder;
    return this.#desk.ledger.entriesOf('source').flatMap((entry) => {
      if (entry.kind !== 'source' || entry.file === undefined) return [];
      const place = path.resolve(root, path.dirname(entry.block.path), entry.file);
      return isConfined && !leadsBelow(root, place) ? [] : [place];
    });
  }

  /** Size and time of what sources captured: it is read only where a quote asks for it. */
  #capturesNow(): string {
    return this.#capturedPlaces()
      .map((place) => {
        const stats = statSync(place, { throwIfNoEntry: false });
        return stats ? `${stats.size} ${stats.mtimeMs}` : '-';
      })
      .join('\n');
  }
}

function isSame(one: FolderContents, other: FolderContents): boolean {
  return (
    JSON.stringify(one.problems) === JSON.stringify(other.problems) &&
    one.sources.length === other.sources.length &&
    one.sources.every(({ path: name, text }, index) => {
      const before = other.sources[index]!;
      return before.path === name && before.text === text;
    })
  );
}
