import type { Finding } from '../diagnostic/diagnostic.ts';
import { BRACED_QUANTITY, MENTION, SELECTION } from '../syntax/lexer.ts';
import type { Block } from '../text/block.ts';
import { isBlank, LINE_FEED, SEMICOLON } from '../text/characters.ts';
import { composed } from '../text/composed.ts';
import type { SourceText } from '../text/source-text.ts';
import type { DeedEntry, Entry, Settings } from './entry.ts';
import { linkDeeds } from './link-deeds.ts';
import type { Name } from './name.ts';
import { readEntry } from './read/read-entry.ts';
import { namesInSelection } from './read/read-selection.ts';
import { Reading } from './read/reading.ts';
import { markAbove, strayField } from './read/stray-field.ts';
import type { Shape } from './sentence.ts';
import { isUndeclared, markUnknownNames } from './unread-names.ts';
import { NO_WEIGHING } from './weighing.ts';
import { type Compartments, OPEN, withhold } from './withhold.ts';

/** One file of a ledger, as entries. `starts`, `blocks`, `entries` and `findings` run in parallel. */
export interface LedgerDocument {
  readonly path: string;
  /** Where each block starts in the file. */
  starts: number[];
  blocks: Block[];
  /** What each block says; undefined where it could not be understood. */
  entries: (Entry | undefined)[];
  /** What reading found wrong, by block. */
  readonly findings: Map<Block, readonly Finding[]>;
  /** What stands above the first entry. */
  preamble: string;
}

/** How to read a ledger. */
export interface ReadOptions {
  /** Which entries and lines marked `secret` to read; without it, none. */
  readonly compartments?: Compartments | undefined;
}

const BYTE_ORDER_MARK = 0xfeff;

const DEFAULTS: Settings = {
  format: 1,
  on: undefined,
  known: undefined,
  zone: undefined,
  includes: [],
  rater: undefined,
  keeper: undefined,
  silence: undefined,
  weighing: NO_WEIGHING,
};

/** The entries of all files of a ledger, and what their names stand for. Text becomes meaning here, nothing is judged. */
export class Ledger {
  readonly reading = new Reading();
  readonly documents: LedgerDocument[] = [];
  settings: Settings = DEFAULTS;
  /** How often each name is mentioned, by its number. */
  readonly mentions: number[] = [];
  /** The deeds declared with each wording; other wordings lead to it by `Shape.alias`. */
  readonly deeds = new Map<Shape, DeedEntry[]>();

  /** How many entries, and lines of others, are marked `secret` and were left out. */
  withheld: { readonly entries: number; readonly lines: number } = { entries: 0, lines: 0 };

  /**
   * Reads files. Their order never changes what they mean. What is marked `secret` with a word that was not asked for
   * is taken out of the texts first, so that nothing which answers from the ledger can tell of it.
   *
   * ```ts
   * import { sourceText } from '@troth/core';
   * const sources = [sourceText('a.troth', 'party @anna\nparty @ben\n  secret board\n')];
   * Ledger.read(sources).find('ben') // => undefined
   * Ledger.read(sources, { compartments: new Set(['board']) }).find('ben')?.kind // => 'party'
   * ```
   */
  static read(sources: readonly SourceText[], { compartments = OPEN }: ReadOptions = {}): Ledger {
    const ledger = new Ledger();
    const shown = withhold(sources, compartments);
    if (shown.entries + shown.lines > 0) {
      ledger.withheld = { entries: shown.entries, lines: shown.lines };
      ledger.#readWhole = () => Ledger.read(sources, { compartments: 'all' });
    }
    ledger.#declareUnits(shown.sources);
    for (const source of shown.sources) ledger.#readDocument(source);
    ledger.#settle();
    return ledger;
  }

  /**
   * The ledger with what was left out of it; undefined where nothing was. It is for telling whether a mistake is one of
   * the text or only comes from what is missing, and never for answers.
   */
  get whole(): Ledger | undefined {
    this.#whole ??= this.#readWhole?.();
    return this.#whole;
  }

  #readWhole: (() => Ledger) | undefined;
  #whole: Ledger | undefined;

  /** Every entry that was understood, file by file. */
  *entries(): Generator<Entry> {
    for (const { entries } of this.documents) for (const entry of entries) if (entry) yield entry;
  }

  /** The entries of certain kinds, file by file. */
  entriesOf(...kinds: readonly Entry['kind'][]): Entry[] {
    this.#byKind ??= groupByKind(this.documents);
    const byKind = this.#byKind;
    return kinds.length === 1
      ? (byKind.get(kinds[0]) ?? [])
      : kinds.flatMap((kind) => byKind.get(kind) ?? []);
  }

  #byKind: Map<Entry['kind'], Entry[]> | undefined;

  /** The entry declared under a name (without its `@`). */
  find(name: string): Entry | undefined {
    return this.reading.nameByText(name).entry;
  }

  /** Amounts and times are read by units and zone, so both come first, wherever they stand. */
  #declareUnits(sources: readonly SourceText[]): void {
    const { reading } = this;
    const units: [SourceText, number][] = [];
    const settings: [SourceText, number][] = [];
    for (const source of sources) {
      for (const start of startsOfUnitsAndSettings(source.text)) {
        (source.text.charAt(start) === 'u' ? units : settings).push([source, start]);
      }
    }
    for (const [source, start] of units) this.#readAlone(source, start);
    // Of two `ledger` entries, which is a mistake, the first by place counts, in whatever order files were read.
    settings.sort(([a, at], [b, other]) => (a.path === b.path ? other - at : a.path < b.path ? 1 : -1));
    for (const [source, start] of settings) {
      const entry = this.#readAlone(source, start);
      if (entry?.kind === 'ledger') this.#takeSettings(entry.settings);
    }
    reading.numbers.forget();
    // Every code is known now, so what a unit `is` can be read.
    for (const [source, start] of units) this.#readAlone(source, start);
    reading.unitsDeclared = true;
    reading.findings = [];
  }

  #takeSettings(settings: Settings): void {
    this.settings = settings;
    this.reading.values.zone = settings.zone ?? null;
  }

  #readAlone(source: SourceText, start: number): Entry | undefined {
    const { reading } = this;
    const end = reading.lexer.read(source, start);
    reading.block = { path: source.path, source, start, end, line: 0 };
    return readEntry(reading);
  }

  #readDocument(source: SourceText): void {
    const file: LedgerDocument = {
      path: source.path,
      starts: [],
      blocks: [],
      entries: [],
      findings: new Map(),
      preamble: '',
    };
    this.documents.push(file);
    const first = startOfFirstEntry(source);
    file.preamble = source.text.slice(0, first);
    this.readBlocks(file, source, first, 0, countPreambleLines(file.preamble));
  }

  /** Reads every block of a source from `start` on, and appends them to a file. */
  readBlocks(file: LedgerDocument, source: SourceText, start: number, offset: number, line: number): void {
    const { reading } = this;
    const { lexer } = reading;
    const { codes } = source;
    let at = start;
    let lineNumber = line;
    while (at < codes.length) {
      const end = lexer.read(source, at);
      const block: Block = { path: file.path, source, start: at, end, line: lineNumber };
      lineNumber += lexer.lineFeeds;
      file.starts.push(at + offset);
      file.blocks.push(block);
      file.entries.push(this.readBlock(file, block));
      at = end;
    }
  }

  /** Reads the block that the lexer holds. */
  readBlock(file: LedgerDocument, block: Block): Entry | undefined {
    const { reading } = this;
    reading.block = block;
    if (reading.findings.length > 0) reading.findings = [];
    reading.waitsFor = undefined;
    const entry = readEntry(reading);
    this.#countMentions(1);
    if (reading.waitsFor) this.#waiting.push({ file, index: file.blocks.length - 1 });
    if (reading.findings.length > 0) file.findings.set(block, reading.findings);
    if (entry?.name) declare(entry.name, entry);
    return entry;
  }

  readonly #waiting: { file: LedgerDocument; index: number }[] = [];

  /** Reads those entries again whose meaning depends on names that were declared after them. */
  #settle(): void {
    this.reading.settled = true;
    this.#readWaiting();
    linkDeeds(this);
    for (const file of this.documents) markStrayFields(file);
    if (this.#mentionsUndeclared()) markUnknownNames(this.entries());
  }

  #mentionsUndeclared(): boolean {
    return this.reading.names.some((name) => (this.mentions[name.index] ?? 0) > 0 && isUndeclared(name));
  }

  #readWaiting(): void {
    const { reading } = this;
    for (const { file, index } of this.#waiting) {
      const block = file.blocks[index];
      reading.lexer.read(block.source, block.start);
      reading.block = block;
      reading.findings = [];
      const old = file.entries[index];
      // What its own name stands for may matter to it, so it is taken back only after.
      const entry = readEntry(reading);
      if (old?.name) withdraw(old.name, old);
      if (entry?.name) declare(entry.name, entry);
      file.entries[index] = entry;
      if (reading.findings.length > 0) file.findings.set(block, reading.findings);
      else file.findings.delete(block);
    }
    this.#waiting.length = 0;
  }

  /** Takes a block out: what it declares, mentions and was said of it. */
  forget(file: LedgerDocument, block: Block, entry: Entry | undefined): void {
    this.reading.lexer.read(block.source, block.start);
    this.#countMentions(-1);
    file.findings.delete(block);
    if (entry?.name) withdraw(entry.name, entry);
  }

  /** Reads the blocks of an edited piece of a file; they are not in the file yet. */
  readAgain(
    file: LedgerDocument,
    source: SourceText,
    line: number,
  ): { readonly blocks: Block[]; readonly entries: (Entry | undefined)[] } {
    const piece: LedgerDocument = { ...file, starts: [], blocks: [], entries: [] };
    this.readBlocks(piece, source, 0, 0, line);
    // What an entry says of itself can be read once it is declared again.
    this.#readWaiting();
    markUnknownNames(piece.entries);
    return { blocks: piece.blocks, entries: piece.entries };
  }

  /** Keeps the lists of entries by kind as they are after an edit. */
  replaceByKind(removed: readonly Entry[], added: readonly Entry[]): void {
    const byKind = this.#byKind;
    if (!byKind) return;
    for (const entry of removed) {
      const list = byKind.get(entry.kind);
      const at = list ? list.indexOf(entry) : -1;
      if (at >= 0) list!.splice(at, 1);
    }
    for (const entry of added) {
      const list = byKind.get(entry.kind);
      if (list) list.push(entry);
      else byKind.set(entry.kind, [entry]);
    }
  }

  #countMentions(step: 1 | -1): void {
    const { mentions } = this;
    const { lexer } = this.reading;
    const { kinds, values, tokenCount } = lexer;
    while (mentions.length < lexer.names.size) mentions.push(0);
    for (let token = 0; token < tokenCount; token++) {
      const kind = kinds[token];
      if (kind === MENTION) mentions[values[token]] += step;
      else if (kind === BRACED_QUANTITY) {
        const name = bracedName(this.reading.textOf(token, token + 1));
        this.#count(lexer.names.internText(name), step);
      } else if (kind === SELECTION) {
        for (const { name } of namesInSelection(this.reading.textOf(token, token + 1)))
          this.#count(lexer.names.internText(composed(name)), step);
      }
    }
  }

  #count(name: number, step: 1 | -1): void {
    while (this.mentions.length <= name) this.mentions.push(0);
    this.mentions[name] += step;
  }
}

function groupByKind(documents: readonly LedgerDocument[]): Map<Entry['kind'], Entry[]> {
  const byKind = new Map<Entry['kind'], Entry[]>();
  for (const { entries } of documents) {
    for (const entry of entries) {
      if (!entry) continue;
      const list = byKind.get(entry.kind);
      if (list) list.push(entry);
      else byKind.set(entry.kind, [entry]);
    }
  }
  return byKind;
}

/** Marks each entry that has a field of its own left in the first column below it. */
function markStrayFields({ blocks, entries }: LedgerDocument): void {
  let above: Entry | undefined;
  for (let i = 0; i < blocks.length; i++) {
    const entry = entries[i];
    const field = entry ? undefined : strayField(blocks[i]);
    if (field === undefined) above = entry;
    else markAbove(above, field);
  }
}

/** The name inside `@{3 of leaders}`. */
export function bracedName(text: string): string {
  return composed(text.slice(2, -1).trim().split(/\s+/).at(-1)!.replace(/^@/, ''));
}

/** Puts an entry under its name; a second claim to the name is kept beside the first. */
export function declare(name: Name, entry: Entry): void {
  if (!name.entry) name.entry = entry;
  else if (name.rivals) name.rivals.push(entry);
  else name.rivals = [entry];
}

/** Takes an entry from under its name. */
export function withdraw(name: Name, entry: Entry): void {
  if (name.entry === entry) {
    name.entry = name.rivals?.shift();
    if (name.rivals?.length === 0) name.rivals = undefined;
  } else if (name.rivals) {
    name.rivals = name.rivals.filter((rival) => rival !== entry);
    if (name.rivals.length === 0) name.rivals = undefined;
  }
}

/** Where the first entry of a source starts: after comments, blank lines and a byte order mark. */
function startOfFirstEntry(source: SourceText): number {
  const { codes } = source;
  let lineStart = codes[0] === BYTE_ORDER_MARK ? 1 : 0;
  while (lineStart < codes.length) {
    let at = lineStart;
    while (at < codes.length && isBlank(codes[at])) at++;
    if (codes[at] === SEMICOLON) while (at < codes.length && codes[at] !== LINE_FEED) at++;
    if (at < codes.length && codes[at] !== LINE_FEED) return lineStart;
    lineStart = at + 1;
  }
  return codes.length;
}

function countPreambleLines(preamble: string): number {
  let lines = 0;
  for (let at = preamble.indexOf('\n'); at >= 0; at = preamble.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** Where entries start that declare a unit or the ledger's settings. */
function startsOfUnitsAndSettings(text: string): number[] {
  const starts: number[] = [];
  const first = /^\ufeff?(?=(?:unit|ledger)(?![^\s"]))/.exec(text);
  if (first) starts.push(first[0].length);
  for (const keyword of ['\nunit', '\nledger']) {
    for (let at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + 1)) {
      const next = text.charAt(at + keyword.length);
      if (next === '' || next === '"' || /\s/.test(next)) starts.push(at + 1);
    }
  }
  return starts;
}
