import { parseText, type SyntaxEntry } from '@troth/core';

/** One entry of a ledger file with the comments above it. */
export interface Block {
  /** Its lines, without blank ones around. */
  readonly text: string;
  /** The first and the last line, counted from 1. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** The name it declares, with its `@`; undefined where it declares none. */
  readonly name: string | undefined;
  readonly keyword: string | undefined;
  /** Its first line without title and tags: what tells it from other entries. */
  readonly signature: string;
}

/** The entries of a ledger file, each with its comments; what follows the last entry is a block without keyword. */
export function splitBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  const lineAt = lineCounter(text);
  let start = 0;
  const { entries } = parseText(text);
  for (const entry of entries) {
    const feed = text.indexOf('\n', entry.end);
    const end = feed < 0 ? text.length : feed + 1;
    if (end <= start) continue;
    blocks.push(blockOf(text, start, end, lineAt, entry));
    start = end;
  }
  if (text.slice(start).trim() !== '') blocks.push(blockOf(text, start, text.length, lineAt, undefined));
  return blocks;
}

function blockOf(
  text: string,
  start: number,
  end: number,
  lineAt: (offset: number) => number,
  entry: SyntaxEntry | undefined,
): Block {
  const slice = text.slice(start, end);
  const from = start + slice.length - slice.trimStart().length;
  const body = slice.trim();
  return {
    text: body,
    firstLine: lineAt(from),
    lastLine: lineAt(from + body.length),
    name: entry && declaredName(text, entry),
    keyword: entry?.keyword,
    signature: entry ? signatureOf(text, entry) : '',
  };
}

function declaredName(text: string, { keyword, header, dated }: SyntaxEntry): string | undefined {
  const own = dated
    ? ['promise', 'threat', 'request', 'deal', 'event', 'alleged', 'claim', 'choice', 'response']
    : undefined;
  if (own && !own.includes(keyword ?? '')) return undefined;
  const mention = header.find(({ kind }) => kind === 'mention');
  return mention && text.slice(mention.start, mention.end).replace(/^@\{(.*)\}$/, '@$1');
}

function signatureOf(text: string, { header, start }: SyntaxEntry): string {
  const parts = header
    .filter(({ kind }) => kind !== 'text')
    .map((token) => text.slice(token.start, token.end));
  const plain = parts.filter((part) => !part.startsWith('#'));
  return plain.length > 0 ? plain.join(' ') : text.slice(start, start + 40);
}

/** Gives the line of ever larger offsets. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let at = 0;
  return (offset) => {
    for (let feed = text.indexOf('\n', at); feed >= 0 && feed < offset; feed = text.indexOf('\n', at)) {
      line++;
      at = feed + 1;
    }
    return line;
  };
}
