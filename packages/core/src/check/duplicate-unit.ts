import type { Entry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { byPlace } from '../ledger/order.ts';
import { WORD } from '../syntax/lexer.ts';
import { word } from '../syntax/words.ts';
import type { Place } from '../text/block.ts';
import { composed } from '../text/composed.ts';
import { lex } from './places.ts';
import type { CheckLedger } from './rule.ts';

const ALSO = word('also');

/** A word after a number stands for one unit. */
export const duplicateUnit: CheckLedger = (ledger, report) => {
  const entries = [...ledger.entriesOf('unit')].sort(byPlace);
  if (entries.length < 2) return;
  const claims = new Map<string, { entry: Entry; place: Place }>();
  for (const entry of entries) {
    for (const { text, place } of wordsOf(ledger, entry)) {
      const key = composed(text);
      const first = claims.get(key);
      if (!first) claims.set(key, { entry, place });
      else if (first.entry !== entry)
        report({
          code: 'duplicate-name',
          message: `\`${text}\` stands for two units.`,
          help: 'Keep it with one of them, and call the other by another word.',
          place,
          related: [{ place: first.place, message: 'the unit that has it first' }],
        });
    }
  }
};

/** The words that an entry makes stand for its unit. */
function wordsOf(ledger: Ledger, { block }: Entry): { text: string; place: Place }[] {
  const { kinds, values, starts, ends, lineTokens, lineCount, text } = lex(ledger, block);
  const found: { text: string; place: Place }[] = [];
  const take = (token: number) => {
    if (kinds[token] !== WORD) return;
    const written = text.slice(starts[token], ends[token]).replace(/,$/, '');
    const start = starts[token] - block.start;
    found.push({ text: written, place: { block, start, end: start + written.length } });
  };
  if (lineTokens[1] > 1) take(1);
  for (let line = 1; line < lineCount; line++) {
    const first = lineTokens[line];
    if (values[first] !== ALSO) continue;
    for (let token = first + 1; token < lineTokens[line + 1]; token++) take(token);
  }
  return found;
}
