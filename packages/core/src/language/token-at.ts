import { lex, mentionedName } from '../check/places.ts';
import { blockAt } from '../ledger/edit-ledger.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Ledger, LedgerDocument } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import type { Block } from '../text/block.ts';
import { fileOf } from './file-place.ts';

/** A word, name or text of a file, and the line it is on. */
export interface TokenAt {
  readonly file: LedgerDocument;
  readonly block: Block;
  readonly entry: Entry | undefined;
  /** One of the lexer's kinds. */
  readonly kind: number;
  readonly text: string;
  /** In the file. */
  readonly start: number;
  readonly end: number;
  /** From the start of its entry's block. */
  readonly inBlock: number;
  /** The name that it mentions. */
  readonly name: Name | undefined;
  /** Its place among the tokens of its entry, those of its line, and the line. */
  readonly token: number;
  readonly first: number;
  readonly last: number;
  readonly line: number;
}

/** The token at a place of a file, or that ends there; undefined between tokens. */
export function tokenAt(ledger: Ledger, path: string, offset: number): TokenAt | undefined {
  const file = fileOf(ledger, path);
  if (!file || file.blocks.length === 0 || offset < file.starts[0]) return undefined;
  const index = blockAt(file, offset);
  const block = file.blocks[index];
  const lexer = lex(ledger, block);
  const at = block.start + offset - file.starts[index];
  let found = -1;
  for (let token = 0; token < lexer.tokenCount; token++) {
    if (lexer.starts[token] > at) break;
    if (lexer.ends[token] >= at) found = token;
  }
  if (found < 0) return undefined;
  let line = 0;
  while (line + 1 < lexer.lineCount && lexer.lineTokens[line + 1] <= found) line++;
  const mentioned = mentionedName(ledger, found);
  const moved = file.starts[index] - block.start;
  return {
    file,
    block,
    entry: file.entries[index],
    kind: lexer.kinds[found],
    text: lexer.textOf(found),
    start: lexer.starts[found] + moved,
    end: lexer.ends[found] + moved,
    inBlock: lexer.starts[found] - block.start,
    name: mentioned < 0 ? undefined : ledger.reading.name(mentioned),
    token: found,
    first: lexer.lineTokens[line],
    last: lexer.lineTokens[line + 1] - 1,
    line,
  };
}
