import { lex } from '../check/places.ts';
import type { Entry } from '../ledger/entry.ts';
import { Ledger, type LedgerDocument } from '../ledger/ledger.ts';
import { sourceText } from '../text/source-text.ts';
import type { FileEdit } from './file-place.ts';
import { mentionedFirst } from './mentioned-first.ts';

/** Where a new entry goes: the edit that writes it, and the line it then starts on, counted from 1. */
export interface EntryPlace extends FileEdit {
  readonly line: number;
}

/** Entries that stand together: what is promised, what happens, what is declared. */
type Family = 'declared' | 'promised' | 'happened';

/**
 * Where a new entry belongs in a ledger, by what it is: a declaration after the others of its kind; a promise or event
 * after the last one that is not later; an answer or rating after what it is about. The file is the one that holds most
 * of its kind, unless one is named.
 *
 * @param text one entry, or several that stand together
 * @param path the file to write it into
 *
 * ```ts
 * import { sourceText } from '@troth/core';
 * const text = 'party @anna "Anna"\n\n2026-03-01 event\n  did @anna sings\n\n2026-03-09 event\n  did @anna sings\n';
 * const ledger = Ledger.read([sourceText('a.troth', text)]);
 * const { path, line, start, text: written } = placeFor(ledger, '2026-03-05 event\n  did @anna sings\n');
 * [path, line, start, written] // => ['a.troth', 6, 55, '\n2026-03-05 event\n  did @anna sings\n']
 * ```
 */
export function placeFor(ledger: Ledger, text: string, path?: string): EntryPlace {
  const written = `${text.trim()}\n`;
  const [entry] = Ledger.read([sourceText('', written)], { compartments: 'all' }).documents[0].entries;
  const about = entry && mentionedFirst(entry);
  const file = fileFor(ledger, entry, about && ledger.find(about)?.block.path, path);
  if (!file) return { path: path ?? 'ledger.troth', start: 0, end: 0, text: written, line: 1 };
  const index = entry ? indexAfter(ledger, file, entry, about) : file.blocks.length - 1;
  return insertAfter(ledger, file, index, written, entry?.kind);
}

function familyOf(entry: Entry): Family {
  switch (entry.kind) {
    case 'promise':
    case 'threat':
    case 'request':
    case 'deal':
      return 'promised';
    default:
      return 'date' in entry ? 'happened' : 'declared';
  }
}

function fileFor(
  ledger: Ledger,
  entry: Entry | undefined,
  near: string | undefined,
  path: string | undefined,
): LedgerDocument | undefined {
  const { documents } = ledger;
  if (path !== undefined) return documents.find((file) => file.path === path);
  if (near !== undefined && entry?.kind === 'response') return documents.find((file) => file.path === near);
  const count = (file: LedgerDocument, counts: (other: Entry) => boolean) =>
    file.entries.reduce((sum, other) => sum + (other && counts(other) ? 1 : 0), 0);
  const score = (file: LedgerDocument) =>
    entry
      ? count(file, ({ kind }) => kind === entry.kind) * 1e6 +
        count(file, (other) => familyOf(other) === familyOf(entry))
      : file.blocks.length;
  return [...documents].sort((a, b) => score(b) - score(a) || (a.path < b.path ? -1 : 1))[0];
}

/** Which of a file's entries the new one comes after; -1 for none. */
function indexAfter(ledger: Ledger, file: LedgerDocument, entry: Entry, about: string | undefined): number {
  const { entries } = file;
  if (entry.kind === 'response' && about !== undefined) {
    const answered = ledger.find(about);
    const at = entries.findIndex((other) => other !== undefined && other === answered);
    if (at >= 0) return at;
  }
  if (!('date' in entry)) {
    const same = entries.findLastIndex((other) => other?.kind === entry.kind);
    if (same >= 0) return same;
    const firstDated = entries.findIndex((other) => other !== undefined && 'date' in other);
    return (firstDated < 0 ? entries.length : firstDated) - 1;
  }
  const family = familyOf(entry);
  const day = entry.date.last;
  const isBefore = (other: Entry | undefined) =>
    other !== undefined && 'date' in other && other.date.last <= day && familyOf(other) === family;
  const before = entries.findLastIndex(isBefore);
  if (before >= 0) return before;
  const later = entries.findIndex(
    (other) => other !== undefined && 'date' in other && familyOf(other) === family,
  );
  return later >= 0 ? later - 1 : entries.length - 1;
}

/** Below the last line of an entry, above the comments that lead over to the next. */
function insertAfter(
  ledger: Ledger,
  file: LedgerDocument,
  index: number,
  written: string,
  kind: Entry['kind'] | undefined,
): EntryPlace {
  const { path } = file;
  if (index < 0) {
    const at = file.starts[0] ?? file.preamble.length;
    const open = file.preamble !== '' && !file.preamble.endsWith('\n') ? '\n' : '';
    const gap = file.blocks.length > 0 ? '\n' : '';
    return {
      path,
      start: at,
      end: at,
      text: `${open}${written}${gap}`,
      line: linesIn(file.preamble + open) + 1,
    };
  }
  const block = file.blocks[index];
  const lexer = lex(ledger, block);
  const { text } = block.source;
  const lastToken = lexer.tokenCount > 0 ? lexer.ends[lexer.tokenCount - 1] : block.start;
  const lineFeed = text.indexOf('\n', lastToken);
  const isClosed = lineFeed >= 0 && lineFeed < block.end;
  const end = isClosed ? lineFeed + 1 : block.end;
  const rest = text.slice(end, block.end);
  const followsClosely = rest === '' ? index + 1 < file.blocks.length : !/^[ \t\r]*(?:\n|$)/.test(rest);
  const isClose = file.entries[index]?.kind === kind && standsClose(file, index, written);
  const before = `${isClosed ? '' : '\n'}${isClose ? '' : '\n'}`;
  const after = followsClosely && !isClose ? '\n' : '';
  const start = file.starts[index] + end - block.start;
  const line = block.line + linesIn(text.slice(block.start, end)) + linesIn(before) + 1;
  return { path, start, end: start, text: `${before}${written}${after}`, line };
}

/** Whether entries of a kind follow each other without a blank line in this place, as declarations often do. */
function standsClose(file: LedgerDocument, index: number, written: string): boolean {
  if (/^\S*\d/.test(written) || written.includes('\n\n')) return false;
  const entry = file.entries[index];
  const above = index > 0 ? file.entries[index - 1] : undefined;
  if (!entry || !above || entry.kind !== above.kind) return false;
  const { source, start, end } = file.blocks[index - 1];
  return !/\n[ \t\r]*\n/.test(source.text.slice(start, end));
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}
