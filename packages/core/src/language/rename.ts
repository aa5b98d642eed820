import type { Ledger } from '../ledger/ledger.ts';
import { isLetterOrDigit } from '../text/characters.ts';
import { composed } from '../text/composed.ts';
import { isName } from '../text/name-pattern.ts';
import { type FileEdit, fileOf } from './file-place.ts';
import { type Reference, referencesTo } from './references.ts';
import { tokenAt } from './token-at.ts';

/** What a rename comes to: the edits in all files, or why it is not done. */
export type Renaming =
  | {
      readonly kind: 'edits';
      readonly from: string;
      readonly to: string;
      readonly edits: readonly FileEdit[];
    }
  | { readonly kind: 'refused'; readonly why: string };

/**
 * The edits that give what stands at a place another name, wherever it is mentioned. Refused where there is no name,
 * where nothing is declared under it, where the new one is no name, or stands for something else already.
 *
 * @param to the new name, with or without its `@`
 *
 * ```ts
 * import { sourceText } from '@troth/core';
 * const ledger = Ledger.read([sourceText('a.troth', 'party @anna "Anna"\n2026-03-01 event\n  did @anna sings\n')]);
 * const renaming = rename(ledger, 'a.troth', 8, '@ann');
 * renaming.kind === 'edits' ? renaming.edits.map(({ start, end, text }) => [start, end, text]) : [] // => [[7, 11, 'ann'], [43, 47, 'ann']]
 * rename(ledger, 'a.troth', 8, 'a b') // => { kind: 'refused', why: '`a b` is no name: write letters, digits, `-`, `_`, `.` or `/`, from a letter or digit to a letter or digit.' }
 * ```
 */
export function rename(ledger: Ledger, path: string, offset: number, to: string): Renaming {
  const name = tokenAt(ledger, path, offset)?.name;
  if (!name) return refused('There is no name here.');
  const text = composed(to.trim().replace(/^@/, ''));
  if (!isName(text)) {
    return refused(
      `\`${to.trim()}\` is no name: write letters, digits, \`-\`, \`_\`, \`.\` or \`/\`, from a letter or digit to a letter or digit.`,
    );
  }
  if (text === name.text) return { kind: 'edits', from: name.text, to: text, edits: [] };
  if (!name.entry)
    return refused(`\`@${name.text}\` is not declared: declare it first, or write another name here.`);
  const clash = ledger.find(text);
  if (clash)
    return refused(`\`@${text}\` is a ${clash.kind} already${clash.title ? `, “${clash.title}”` : ''}.`);
  const taken = ledger.mentions[ledger.reading.nameByText(text).index] ?? 0;
  if (taken > 0)
    return refused(
      `\`@${text}\` is mentioned already, and not declared: those mentions would come to mean this.`,
    );
  const edits = referencesTo(ledger, name).map((reference) => editOf(ledger, reference, text));
  return { kind: 'edits', from: name.text, to: text, edits };
}

function refused(why: string): Renaming {
  return { kind: 'refused', why };
}

/** Writes the new name over a mention; in braces where a letter follows that would join it. */
function editOf(ledger: Ledger, { path, start, end }: Reference, text: string): FileEdit {
  const file = fileOf(ledger, path)!;
  const before = characterAt(file, start - 1);
  const isBare = before === '@';
  const after = characterAt(file, end);
  const joins = isBare && after !== '' && (isLetterOrDigit(after.charCodeAt(0)) || /\p{M}/u.test(after));
  return joins ? { path, start, end, text: `{${text}}` } : { path, start, end, text };
}

function characterAt(file: NonNullable<ReturnType<typeof fileOf>>, offset: number): string {
  let low = 0;
  for (let high = file.starts.length - 1; low < high; ) {
    const middle = (low + high + 1) >> 1;
    if (file.starts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  const block = file.blocks[low];
  return block.source.text.charAt(block.start + offset - file.starts[low]);
}
