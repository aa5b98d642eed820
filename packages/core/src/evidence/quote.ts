import { nearPassage } from './near-passage.ts';

/** How a quote compares with the text it is from. */
export type QuoteMatch =
  | { readonly status: 'exact' }
  | { readonly status: 'altered'; readonly nearest: string }
  | { readonly status: 'missing' };

/** A text as quotes are compared with it: after Unicode NFC, with white space folded to one space. */
export function foldedText(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/**
 * Looks for a quote in a text (evidence.md: Quotes). It is exact if it stands there letter for letter, after Unicode NFC
 * and with white space folded, and begins and ends where words do: `able to pay` is no quote from `unable to pay`.
 * Otherwise it is altered, if a passage is near it, or missing.
 *
 * @param folded what {@link foldedText} gives for the text
 *
 * ```ts
 * matchQuote('will release  nine', foldedText('They will\nrelease nine.')) // => { status: 'exact' }
 * matchQuote('will release nine', 'They will not release nine.') // => { status: 'altered', nearest: 'will not release nine' }
 * matchQuote('will release nine', 'It rains.') // => { status: 'missing' }
 * ```
 */
export function matchQuote(quote: string, folded: string): QuoteMatch {
  const wanted = foldedText(quote);
  if (wanted === '') return { status: 'missing' };
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
    if (!cutsWord(folded, at) && !cutsWord(folded, at + wanted.length)) return { status: 'exact' };
  }
  const near = nearPassage(wanted, folded);
  return near ? { status: 'altered', nearest: near.passage } : { status: 'missing' };
}

/** Whether a place is inside a word, or between a letter and a mark on it. */
function cutsWord(text: string, at: number): boolean {
  if (at === 0 || at === text.length) return false;
  const before = charBefore(text, at);
  const after = String.fromCodePoint(text.codePointAt(at)!);
  return (isSpaced(before) && isSpaced(after)) || /\p{M}/u.test(after);
}

/** Whether a character is a letter, mark or digit of a script that puts spaces between words. */
function isSpaced(character: string): boolean {
  return /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{M}\p{N}]/u.test(
    character,
  );
}

function charBefore(text: string, at: number): string {
  const low = text.charCodeAt(at - 1);
  const isPair = low >= 0xdc00 && low <= 0xdfff && at > 1;
  return text.slice(isPair ? at - 2 : at - 1, at);
}
