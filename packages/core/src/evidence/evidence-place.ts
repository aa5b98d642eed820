import { headerPlace, lex, mentionedName } from '../check/places.ts';
import type { Evidence } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { STRING } from '../syntax/lexer.ts';
import type { Block, Place } from '../text/block.ts';

/** Where a report stands in its entry: its `source` line, and the line of each quote. */
export interface EvidencePlace {
  readonly line: Place;
  readonly quotes: readonly Place[];
}

interface Found {
  readonly source: number;
  readonly text: string;
  readonly line: Place;
  readonly quotes: { readonly text: string; readonly place: Place }[];
}

/** Finds where a report stands in its entry. Entries keep no such places, so the text is split into tokens again. */
export function evidencePlace(ledger: Ledger, block: Block, evidence: Evidence): EvidencePlace {
  const found = reportsIn(ledger, block).find((one) => isOf(one, evidence));
  if (!found) return { line: headerPlace(ledger, block), quotes: [] };
  return { line: found.line, quotes: found.quotes.map(({ place }) => place) };
}

function isOf({ source, text, quotes }: Found, evidence: Evidence): boolean {
  return (
    source === evidence.source.index &&
    quotes.length === evidence.quotes.length &&
    quotes.every((quote, index) => quote.text === evidence.quotes[index]) &&
    (evidence.grade === undefined || text.includes(`grade ${evidence.grade}`)) &&
    /\bvia\b/.test(text) === evidence.via.length > 0
  );
}

function reportsIn(ledger: Ledger, block: Block): Found[] {
  const lexer = lex(ledger, block);
  const { text } = block.source;
  const found: Found[] = [];
  for (let line = 1; line < lexer.lineCount; line++) {
    const first = lexer.lineTokens[line];
    const last = lexer.lineTokens[line + 1] - 1;
    if (last <= first) continue;
    const place = { block, start: lexer.starts[first] - block.start, end: lexer.ends[last] - block.start };
    const field = lexer.textOf(first);
    if (field === 'source') {
      const written = text.slice(lexer.starts[first], lexer.ends[last]).replace(/\s+/g, ' ');
      found.push({ source: mentionedName(ledger, first + 1), text: written, line: place, quotes: [] });
    } else if (field === 'quote' && found.length > 0 && lexer.kinds[first + 1] === STRING) {
      found.at(-1)!.quotes.push({ text: ledger.reading.stringOf(first + 1), place });
    }
  }
  return found;
}
