import type { SourceEntry } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import { foldedText, matchQuote } from './quote.ts';

/** The copy of a publication that a source keeps in its `file`, as whoever reads files found it. */
export type CapturedFile =
  | { readonly kind: 'missing' }
  /** Why, as a sentence goes on: `it is a folder`. */
  | { readonly kind: 'unreadable'; readonly reason: string }
  | {
      readonly kind: 'found';
      /** SHA-256 of its bytes, in lower-case hexadecimal digits. Called only where a digest is declared. */
      readonly digest: () => string;
      /** Its text; or what it is instead of text, as a sentence goes on: `it is a PDF`. Called only where it is quoted. */
      readonly text: () => { readonly text: string } | { readonly reason: string };
    };

/** Finds the captured file of a source; undefined where files are not looked at. */
export type FindCaptured = (source: SourceEntry) => CapturedFile | undefined;

/** How a quote compares with the file it is from, or why that cannot be told. */
export type QuoteCheck =
  | { readonly status: 'exact' }
  | { readonly status: 'altered'; readonly nearest: string }
  | { readonly status: 'missing' }
  | { readonly status: 'unchecked'; readonly reason: string };

/** Compares quotes with the files of their sources, each of which is read and folded once. */
export type CheckQuote = (source: Name, quote: string) => QuoteCheck;

/**
 * Compares quotes with captured files.
 *
 * ```ts
 * import { Ledger, sourceText } from '@troth/core';
 * const ledger = Ledger.read([sourceText('a.troth', 'source @paper\n  file paper.txt\nsource @talk')]);
 * const text = () => ({ text: 'They will not release nine.' });
 * const check = quoteChecker(() => ({ kind: 'found', digest: () => '', text }));
 * check(ledger.find('paper').name, 'not release nine') // => { status: 'exact' }
 * check(ledger.find('talk').name, 'nine') // => { status: 'unchecked', reason: 'the source names no file' }
 * ```
 */
export function quoteChecker(find: FindCaptured): CheckQuote {
  const texts = new Map<Name, Folded | { readonly reason: string }>();
  return (source, quote) => {
    let text = texts.get(source);
    if (!text) {
      text = textOf(source, find);
      texts.set(source, text);
    }
    if ('reason' in text) return { status: 'unchecked', reason: text.reason };
    const found = matchQuote(quote, text.folded);
    // Whoever changed the file may have written the quote into it.
    return found.status === 'exact' && text.isAnother
      ? { status: 'unchecked', reason: 'the file is not the one that its SHA-256 was taken of' }
      : found;
  };
}

/** The text of a file, and whether that is another than the one of which a digest was taken. */
interface Folded {
  readonly folded: string;
  readonly isAnother: boolean;
}

function textOf({ entry }: Name, find: FindCaptured): Folded | { readonly reason: string } {
  if (entry?.kind !== 'source' || entry.file === undefined) return { reason: 'the source names no file' };
  const file = find(entry);
  if (!file) return { reason: 'files were not looked at' };
  if (file.kind === 'missing') return { reason: 'the file is not there' };
  if (file.kind === 'unreadable') return { reason: `the file cannot be read: ${file.reason}` };
  const content = file.text();
  return 'text' in content
    ? { folded: foldedText(content.text), isAnother: isAnother(entry, file.digest) }
    : { reason: `the file is no text: ${content.reason}` };
}

const DIGEST = /^[0-9a-f]{64}$/i;

/** Whether a digest can guard a file at all. */
export function isDigest(sha256: string): boolean {
  return DIGEST.test(sha256);
}

function isAnother({ sha256 }: SourceEntry, digest: () => string): boolean {
  return sha256 !== undefined && isDigest(sha256) && digest() !== sha256.toLowerCase();
}
