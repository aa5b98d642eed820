import { formatText } from '@troth/core';
import { ImportProblem } from '../import-problem.ts';
import type { Draft } from '../ledger-text/draft.ts';
import { LEDGER_KEY } from '../ledger-text/ledger-draft.ts';
import { hashOf, type ImportRecord, type RecordedEntry } from './import-record.ts';
import { type Block, splitBlocks } from './split-blocks.ts';

/** What is in the folder that an import writes to. */
export interface Target {
  /** The files that this import wrote or is to write, by name, as they are now. */
  readonly files: ReadonlyMap<string, string>;
  /** All other ledger files of the folder, by the path that messages show. */
  readonly others: ReadonlyMap<string, string>;
  /** What the last import of this name remembers; undefined at the first. */
  readonly record: ImportRecord | undefined;
}

/** An entry that was changed or added by hand, and where. */
export interface HandEdit {
  readonly file: string;
  readonly firstLine: number;
  readonly lastLine: number;
  /** Its first line without title and tags. */
  readonly entry: string;
  /** What the source now says, where it says something else than at the last import. */
  readonly instead?: string;
}

/** What an import does to a folder. */
export interface Merged {
  /** Files to write, by name, whose text is another than it was. */
  readonly files: ReadonlyMap<string, string>;
  readonly entries: Readonly<Record<string, RecordedEntry>>;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Changed by hand, and kept so. */
  readonly kept: readonly HandEdit[];
  /** Changed by hand and in the source: kept as they are, for a person to decide. */
  readonly clashes: readonly HandEdit[];
  /** Written by hand into a generated file, and kept. */
  readonly own: readonly HandEdit[];
  /** Deleted by hand, and left out. */
  readonly deleted: readonly string[];
  /** No longer in the source, and kept. */
  readonly gone: readonly HandEdit[];
  /** Declared in other files of the folder, and left out here: name and file. */
  readonly elsewhere: readonly { readonly name: string; readonly file: string }[];
}

export interface MergeOptions {
  /** Takes what the source says where an entry was changed by hand, too. */
  readonly overwrite?: boolean;
}

/**
 * Joins what an import gives with what is in the folder, entry by entry: what nobody touched is brought up to date;
 * what was changed, added or deleted by hand stays so; what the source no longer has stays, too, since a source that
 * stops half way must not delete a promise. Throws an {@link ImportProblem} where files are there and no record tells
 * what is by hand.
 */
export function mergeImport(drafts: readonly Draft[], target: Target, options: MergeOptions = {}): Merged {
  return new Merge(drafts, target, options).result();
}

interface Held {
  readonly block: Block;
  readonly file: string;
  /** The key of the entry that the last import wrote there. */
  key: string | undefined;
  edited: boolean;
}

interface Line {
  readonly text: string;
  /** The block of the file as it was that stands here. */
  readonly held?: Held;
}

class Merge {
  readonly #drafts: readonly Draft[];
  readonly #target: Target;
  readonly #options: MergeOptions;
  readonly #held: Held[] = [];
  readonly #byKey = new Map<string, Held>();
  readonly #lines = new Map<string, Line[]>();
  readonly #entries: Record<string, RecordedEntry> = {};
  readonly #counts = { added: 0, updated: 0, unchanged: 0 };
  readonly #kept: HandEdit[] = [];
  readonly #clashes: HandEdit[] = [];
  readonly #own: HandEdit[] = [];
  readonly #deleted: string[] = [];
  readonly #gone: HandEdit[] = [];
  readonly #elsewhere: { name: string; file: string }[] = [];

  constructor(drafts: readonly Draft[], target: Target, options: MergeOptions) {
    this.#drafts = drafts;
    this.#target = target;
    this.#options = options;
    this.#checkRecord();
    this.#findHeld();
  }

  result(): Merged {
    const declared = declaredIn(this.#target.others);
    const blocks = blocksOf(this.#drafts);
    this.#drafts.forEach((draft, at) => {
      this.#place(draft, blocks[at]!, declared);
    });
    this.#placeLeftOver();
    return {
      files: this.#changedFiles(),
      entries: this.#entries,
      ...this.#counts,
      kept: this.#kept,
      clashes: this.#clashes,
      own: this.#own,
      deleted: this.#deleted,
      gone: this.#gone,
      elsewhere: this.#elsewhere,
    };
  }

  #checkRecord(): void {
    const { files, record } = this.#target;
    const there = [...files.keys()].find((file) => !record?.files.includes(file));
    if (there === undefined) return;
    throw new ImportProblem(
      `${there} is there already, and no record tells who wrote what in it; nothing was written`,
      ['Import into another folder, or move the file away.'],
    );
  }

  /** Finds which entry of the last import each block is: by its text, then by its first line. */
  #findHeld(): void {
    const recorded = Object.entries(this.#target.record?.entries ?? {});
    for (const [file, text] of this.#target.files)
      for (const block of splitBlocks(text)) this.#held.push({ block, file, key: undefined, edited: false });
    const byHash = queues(recorded.map(([key, { file, hash }]) => [`${file} ${hash}`, key]));
    for (const held of this.#held)
      this.#assign(held, byHash.get(`${held.file} ${hashOf(held.block.text)}`)?.shift(), false);
    const open = recorded.filter(([key]) => !this.#byKey.has(key));
    const bySignature = queues(open.map(([key, { file, signature }]) => [`${file} ${signature}`, key]));
    for (const held of this.#held)
      if (!held.key)
        this.#assign(held, bySignature.get(`${held.file} ${held.block.signature}`)?.shift(), true);
  }

  #assign(held: Held, key: string | undefined, edited: boolean): void {
    // Comments alone are told by their text only: they have no first line that tells them from others.
    if (key === undefined || (edited && held.block.keyword === undefined)) return;
    held.key = key;
    held.edited = edited;
    this.#byKey.set(key, held);
  }

  #place(draft: Draft, drawn: Block, declared: ReadonlyMap<string, string>): void {
    const elsewhere = declared.get(draft.key === LEDGER_KEY ? LEDGER_KEY : (draft.name ?? ''));
    const held = this.#byKey.get(draft.key);
    if (elsewhere !== undefined && !held) {
      if (draft.name) this.#elsewhere.push({ name: draft.name, file: elsewhere });
      return;
    }
    const before = this.#target.record?.entries[draft.key];
    const block = drawn.text;
    const now = recordOf(draft, drawn);
    if (held?.edited && !this.#options.overwrite) {
      this.#keepEdit(draft.key, held, now, before!, block);
      return;
    }
    if (before && !held && !this.#options.overwrite) {
      this.#deleted.push(before.signature);
      this.#entries[draft.key] = before;
      return;
    }
    if (!held) this.#counts.added++;
    else if (held.block.text === block) this.#counts.unchanged++;
    else this.#counts.updated++;
    this.#entries[draft.key] = now;
    this.#add(draft.file, held ? { text: block, held } : { text: block });
  }

  /** Keeps what a person wrote. What the source said when it was written stays remembered until they agree. */
  #keepEdit(key: string, held: Held, now: RecordedEntry, before: RecordedEntry, block: string): void {
    const same = held.block.text === block || now.hash === before.hash;
    this.#entries[key] = held.block.text === block ? now : before;
    if (held.block.text === block) this.#counts.unchanged++;
    else if (same) this.#kept.push(editOf(held));
    else this.#clashes.push({ ...editOf(held), instead: block });
    this.#add(held.file, { text: held.block.text, held });
  }

  #add(file: string, line: Line): void {
    const lines = this.#lines.get(file) ?? [];
    lines.push(line);
    this.#lines.set(file, lines);
  }

  /** Blocks that no draft speaks of go after the block that stood before them. */
  #placeLeftOver(): void {
    const placed = new Map<Held, Line>();
    for (const lines of this.#lines.values())
      for (const line of lines) if (line.held) placed.set(line.held, line);
    let previous: Held | undefined;
    for (const held of this.#held) {
      const line =
        placed.get(held) ?? this.#insert(held, previous?.file === held.file ? previous : undefined, placed);
      placed.set(held, line);
      previous = held;
    }
    // An entry deleted by hand stays remembered, or it would come back.
    for (const [key, entry] of Object.entries(this.#target.record?.entries ?? {}))
      this.#entries[key] ??= entry;
  }

  #insert(held: Held, after: Held | undefined, placed: ReadonlyMap<Held, Line>): Line {
    const line: Line = { text: held.block.text, held };
    const lines = this.#lines.get(held.file) ?? [];
    const anchor = after && placed.get(after);
    lines.splice(anchor ? lines.indexOf(anchor) + 1 : 0, 0, line);
    this.#lines.set(held.file, lines);
    const before = held.key ? this.#target.record?.entries[held.key] : undefined;
    if (!before) {
      if (held.block.keyword !== undefined || held.block.text !== '') this.#own.push(editOf(held));
    } else if (!before.history) this.#gone.push(editOf(held));
    return line;
  }

  #changedFiles(): Map<string, string> {
    const changed = new Map<string, string>();
    for (const [file, lines] of this.#lines) {
      const text = formatText(layOut(lines));
      if (text !== this.#target.files.get(file)) changed.set(file, text);
    }
    return changed;
  }
}

/** A blank line before each entry that is not one of a run of short ones of one kind. */
function layOut(lines: readonly Line[]): string {
  let text = '';
  let before = '';
  for (const { text: block } of lines) {
    const kind = /^\w+/.exec(block)?.[0] ?? '';
    const close = before === kind && /^[a-z]/.test(kind) && !block.includes('\n');
    text += `${text === '' || close ? '' : '\n'}${block}\n`;
    before = block.includes('\n') ? '' : kind;
  }
  return text;
}

/** The drafts as the formatter lays them out. They are read in one piece: reading each alone takes far longer. */
function blocksOf(drafts: readonly Draft[]): Block[] {
  const blocks = splitBlocks(formatText(drafts.map(({ text }) => `${text}\n`).join('\n')));
  if (blocks.length !== drafts.length) throw new Error('Troth contradicts itself: a draft is not one entry');
  return blocks;
}

function recordOf(draft: Draft, { text, signature }: Block): RecordedEntry {
  const entry = { file: draft.file, hash: hashOf(text), signature };
  return draft.history ? { ...entry, history: true } : entry;
}

function editOf({ file, block }: Held): HandEdit {
  return { file, firstLine: block.firstLine, lastLine: block.lastLine, entry: block.signature };
}

function queues(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const queue = found.get(name);
    if (queue) queue.push(value);
    else found.set(name, [value]);
  }
  return found;
}

/** The names that files declare, and where; the `ledger` entry under its own key. */
function declaredIn(files: ReadonlyMap<string, string>): Map<string, string> {
  const declared = new Map<string, string>();
  for (const [file, text] of files) {
    for (const { name, keyword } of splitBlocks(text)) {
      if (keyword === 'ledger') declared.set(LEDGER_KEY, file);
      if (name && !declared.has(name)) declared.set(name, file);
    }
  }
  return declared;
}
