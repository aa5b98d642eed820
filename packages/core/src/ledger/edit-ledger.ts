import { UNDATED_KEYWORDS } from '../syntax/grammar.ts';
import type { Block } from '../text/block.ts';
import { isBlank, LINE_FEED, SEMICOLON } from '../text/characters.ts';
import { type SourceText, sourceText } from '../text/source-text.ts';
import type { Entry } from './entry.ts';
import type { Ledger, LedgerDocument } from './ledger.ts';
import { strayField } from './read/stray-field.ts';

/** New text for the code units from `start` to before `end` of a file. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What an edit took out of a ledger and what it put in. */
export interface EditedEntries {
  readonly file: LedgerDocument;
  readonly removed: readonly Entry[];
  readonly added: readonly Entry[];
  readonly removedBlocks: readonly Block[];
  readonly addedBlocks: readonly Block[];
  /** Whether no promise stands differently for it: only declarations were edited, in their title or while nothing names them. */
  readonly isApart: boolean;
  /** Whether a declaration that others may cite says the same as before under another title. */
  readonly isRetitled: boolean;
}

/** Entries on which nothing else rests but what names them: an edit of one is read alone. */
const LIGHT: ReadonlySet<Entry['kind']> = new Set<Entry['kind']>([
  'promise',
  'threat',
  'event',
  'act',
  'rated',
  'checked',
  'notified',
  'consulted',
  'refused',
  'claim',
  'response',
  'choice',
  'note',
]);

/** Declarations on which nothing rests as long as nothing names them. */
const APART: ReadonlySet<Entry['kind']> = new Set<Entry['kind']>(['party', 'person', 'thing', 'source']);

/** Declarations whose title is shown, and means nothing. */
const TITLED: ReadonlySet<Entry['kind']> = new Set<Entry['kind']>([...APART, 'office', 'group']);

/**
 * Reads again only the entries that an edit touches. The rest of the file keeps its blocks; their lines and starts are
 * shifted. Gives undefined, with the ledger to be read anew from `sourcesAfter`, where more than those entries may have
 * changed their meaning: a declaration in more than its title, or a header that may have been one, a name that others
 * mention or claim, the text above the first entry.
 */
export function editLedger(ledger: Ledger, path: string, edit: TextEdit): EditedEntries | undefined {
  const file = ledger.documents.find((one) => one.path === path);
  if (!file || file.blocks.length === 0 || edit.start < file.starts[0]) return undefined;
  const span = touchedBlocks(file, edit);
  const chunk = chunkOf(file, span, edit);
  if (chunk === undefined) return undefined;
  const removedBlocks = file.blocks.slice(span.first, span.last + 1);
  const removedEntries = file.entries.slice(span.first, span.last + 1);
  if (hasStrayField(removedBlocks, removedEntries) || isFollowedByStray(file, span)) return undefined;
  const removed = entriesIn(removedEntries);
  const retitled = retitledEntry(removedBlocks, removedEntries, chunk);
  if (!retitled && (!removed.every(mayGoAlone) || mayDeclare(removedBlocks, removedEntries)))
    return undefined;
  const source = sourceText(path, chunk);
  for (let index = 0; index < removedBlocks.length; index++)
    ledger.forget(file, removedBlocks[index], removedEntries[index]);
  const reread = ledger.readAgain(file, source, removedBlocks[0].line);
  if (retitled) putInPlace(retitled, reread.entries);
  const added = entriesIn(reread.entries);
  // The caller reads everything anew, so nothing is put back.
  if (
    !retitled &&
    (!added.every(isLight) ||
      mayDeclare(reread.blocks, reread.entries) ||
      hasStrayField(reread.blocks, reread.entries) ||
      changesNames(ledger, removed, added))
  )
    return undefined;
  splice(file, span, reread.blocks, reread.entries, edit);
  ledger.replaceByKind(removed, added);
  const isApart = [...removed, ...added].every(({ kind }) => TITLED.has(kind));
  return { file, removed, added, removedBlocks, addedBlocks: reread.blocks, isApart, isRetitled: !!retitled };
}

/** The declaration that an edit only gives another title. */
function retitledEntry(
  blocks: readonly Block[],
  entries: readonly (Entry | undefined)[],
  chunk: string,
): Entry | undefined {
  const [entry] = entries;
  if (entries.length !== 1 || !entry || !TITLED.has(entry.kind) || !entry.name || entry.name.rivals)
    return undefined;
  const before = withoutTitle(blockText(blocks[0]));
  return before !== undefined && before === withoutTitle(chunk) ? entry : undefined;
}

/** An entry without the quoted title that ends the line of its header; undefined where something else ends it. */
function withoutTitle(text: string): string | undefined {
  const header = /^(\S+[ \t]+@[^\s"]+)(?:[ \t]+"(?:[^"\\\n]|\\.)*")?[ \t]*(?=\r?\n|$)/.exec(text);
  return header ? header[1] + text.slice(header[0].length) : undefined;
}

/** Lets an entry say what it says now, and be the same for all that hold it. */
function putInPlace(entry: Entry, reread: (Entry | undefined)[]): void {
  const name = entry.name!;
  Object.assign(entry, reread[0]);
  reread[0] = entry;
  name.entry = entry;
}

/** The text of a file as its blocks hold it. */
export function textOfFile(file: LedgerDocument): string {
  let text = file.preamble;
  for (const block of file.blocks) text += blockText(block);
  return text;
}

function blockText(block: Block): string {
  return block.source.text.slice(block.start, block.end);
}

function isLight({ kind }: Entry): boolean {
  return LIGHT.has(kind) || APART.has(kind);
}

/** Whether an entry may be taken out without reading others; one whose name others claim too leaves it to one of them. */
function mayGoAlone(entry: Entry): boolean {
  return isLight(entry) && !entry.name?.rivals;
}

/** Whether a header that cannot be understood begins with the keyword of a declaration, or stands after a byte order mark. */
function mayDeclare(blocks: readonly Block[], entries: readonly (Entry | undefined)[]): boolean {
  return blocks.some(
    (block, index) =>
      entries[index] === undefined && UNDATED.has(/^\ufeff?[^\s"]*/.exec(blockText(block))![0]),
  );
}

/** Whether a field stands in the first column: what is said of the entry above rests on it. */
function hasStrayField(blocks: readonly Block[], entries: readonly (Entry | undefined)[]): boolean {
  return blocks.some((block, index) => entries[index] === undefined && strayField(block) !== undefined);
}

function isFollowedByStray({ blocks, entries }: LedgerDocument, { last }: BlockSpan): boolean {
  return hasStrayField(blocks.slice(last + 1, last + 2), entries.slice(last + 1, last + 2));
}

const UNDATED: ReadonlySet<string> = new Set(UNDATED_KEYWORDS);

function entriesIn(entries: readonly (Entry | undefined)[]): Entry[] {
  return entries.filter((entry) => entry !== undefined);
}

interface BlockSpan {
  first: number;
  readonly last: number;
}

/** The blocks that an edit touches; one that starts where it starts may join the block before. */
function touchedBlocks(file: LedgerDocument, edit: TextEdit): BlockSpan {
  const at = blockAt(file, edit.start);
  const first = file.starts[at] === edit.start && at > 0 ? at - 1 : at;
  return { first, last: blockAt(file, edit.end) };
}

/** The last block that starts at or before an offset. */
export function blockAt(file: LedgerDocument, offset: number): number {
  let low = 0;
  let high = file.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (file.starts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The touched text as edited; what no longer starts an entry belongs to the block before. */
function chunkOf(file: LedgerDocument, span: BlockSpan, edit: TextEdit): string | undefined {
  const { blocks, starts } = file;
  let old = '';
  for (let index = span.first; index <= span.last; index++) old += blockText(blocks[index]);
  const offset = starts[span.first];
  if (edit.end - offset > old.length || edit.end < edit.start) return undefined;
  let chunk = old.slice(0, edit.start - offset) + edit.text + old.slice(edit.end - offset);
  while (!startsEntry(chunk)) {
    if (span.first === 0) return undefined;
    span.first--;
    chunk = blockText(blocks[span.first]) + chunk;
  }
  // Only the last line of a file may lack its line feed.
  if (span.last < blocks.length - 1 && chunk.charCodeAt(chunk.length - 1) !== LINE_FEED) return undefined;
  return chunk;
}

function startsEntry(text: string): boolean {
  const code = text.charCodeAt(0);
  return text.length > 0 && code !== LINE_FEED && code !== SEMICOLON && !isBlank(code);
}

/** Whether a name is declared or no longer declared that something else mentions. */
function changesNames(ledger: Ledger, removed: readonly Entry[], added: readonly Entry[]): boolean {
  const kinds = new Map<string, string>();
  for (const entry of removed) if (entry.name) kinds.set(entry.name.text, entry.kind);
  for (const { name, kind } of added) {
    if (!name) continue;
    if (name.rivals) return true;
    const isSame = kinds.get(name.text) === kind;
    if ((!isSame || APART.has(kind)) && (ledger.mentions[name.index] ?? 0) > 1) return true;
    if (isSame) kinds.delete(name.text);
  }
  for (const text of kinds.keys()) {
    const name = ledger.reading.nameByText(text);
    if (name.entry || (ledger.mentions[name.index] ?? 0) > 0) return true;
  }
  return false;
}

function splice(
  file: LedgerDocument,
  { first, last }: BlockSpan,
  blocks: readonly Block[],
  entries: readonly (Entry | undefined)[],
  edit: TextEdit,
): void {
  const count = last - first + 1;
  const start = file.starts[first];
  const lines = linesOf(blocks) - linesOf(file.blocks.slice(first, last + 1));
  file.blocks.splice(first, count, ...blocks);
  file.entries.splice(first, count, ...entries);
  file.starts.splice(first, count, ...blocks.map((block) => start + block.start));
  const moved = edit.text.length - (edit.end - edit.start);
  const next = first + blocks.length;
  if (moved !== 0) for (let index = next; index < file.starts.length; index++) file.starts[index] += moved;
  if (lines !== 0)
    for (let index = next; index < file.blocks.length; index++) file.blocks[index].line += lines;
}

function linesOf(blocks: readonly Block[]): number {
  let lines = 0;
  for (const { source, start, end } of blocks) {
    for (let at = start; at < end; at++) if (source.codes[at] === LINE_FEED) lines++;
  }
  return lines;
}

/** The sources of a ledger's files as they are now, to read it anew. */
export function sourcesNow(ledger: Ledger): SourceText[] {
  return ledger.documents.map((file) => sourceText(file.path, textOfFile(file)));
}

/** The sources of a ledger's files as an edit makes them. */
export function sourcesAfter(ledger: Ledger, path: string, edit: TextEdit): SourceText[] {
  return ledger.documents.map((file) => {
    const text = textOfFile(file);
    return sourceText(
      file.path,
      file.path === path ? text.slice(0, edit.start) + edit.text + text.slice(edit.end) : text,
    );
  });
}
