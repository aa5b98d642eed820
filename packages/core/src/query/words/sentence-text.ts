import type { Entry } from '../../ledger/entry.ts';
import type { Sentence } from '../../ledger/sentence.ts';
import type { Block } from '../../text/block.ts';
import { NAME_PATTERN } from '../../text/name-pattern.ts';
import { groupedDigits } from './grouped-digits.ts';

/** Finds what is declared under a name. */
export type Find = (name: string) => Entry | undefined;

/** A sentence for people: as written, with titles for names, commas in its amounts, and spaces folded. */
export function sentenceText(sentence: Sentence, block: Block, find: Find): string {
  const written = writtenText(sentence, block);
  const hasAmount = sentence.arguments.some(({ kind }) => kind === 'amount');
  return withTitles(hasAmount ? withoutBraces(groupedDigits(written)) : written, find);
}

/** Braces tell the ledger where an amount ends; a reader sees it. */
function withoutBraces(text: string): string {
  return text.replace(/(?<![@?])\{([^{}]*)\}/g, (_, amount: string) => amount.trim());
}

/** A sentence as written, with spaces folded. */
export function writtenText({ start, end }: { start: number; end: number }, block: Block): string {
  return block.source.text
    .slice(block.start + start, block.start + end)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Puts titles for the parties, offices, groups and things of a text; what has an id of its own to look up keeps it. */
export function withPartyTitles(text: string, find: Find): string {
  return withTitles(text, (name) => {
    const entry = find(name);
    return entry && 'date' in entry ? undefined : entry;
  });
}

/** Puts titles for the names of a text; one without a title stays as it is. */
export function withTitles(text: string, find: Find): string {
  if (!text.includes('@')) return text;
  const mention = new RegExp(`@\\{(?<braced>[^}]*)\\}|(?<![\\p{L}\\p{Nd}])@(?<bare>${NAME_PATTERN})`, 'gu');
  return text.replace(mention, (written, braced: string | undefined, bare: string | undefined) => {
    if (bare !== undefined) return find(bare)?.title ?? written;
    const words = braced!.trim().split(/\s+/);
    const name = words.pop()!.replace(/^@/, '');
    const title = find(name)?.title ?? `@${name}`;
    return [...words, title].join(' ');
  });
}
