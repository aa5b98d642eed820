import type { Name } from '../ledger/name.ts';
import { selectionOf } from '../ledger/selection.ts';
import { MENTION, SELECTION } from '../syntax/lexer.ts';
import { declaration, lex } from './places.ts';
import type { CheckLedger } from './rule.ts';

/** Cases are selected from promises with many cases only. */
export const noCases: CheckLedger = (ledger, report) => {
  const wrong = new Map<number, Name>();
  for (const name of ledger.reading.specials()) {
    const base = selectionOf(name)?.base;
    if (base?.entry && !isMany(base)) wrong.set(base.index, base);
  }
  if (wrong.size === 0) return;
  for (const { blocks } of ledger.documents) {
    for (const block of blocks) {
      const { text } = block.source;
      if (![...wrong.values()].some((base) => text.includes(`${base.text}[`))) continue;
      const lexer = lex(ledger, block);
      for (let token = 1; token < lexer.tokenCount; token++) {
        if (lexer.kinds[token] !== SELECTION || lexer.kinds[token - 1] !== MENTION) continue;
        const base = wrong.get(lexer.values[token - 1]);
        if (!base) continue;
        report({
          code: 'no-cases',
          message: `\`@${base.text}\` has no cases that \`${lexer.textOf(token)}\` could select.`,
          help: `Write \`@${base.text}\` alone. Cases are those of a promise with \`each\`, \`whenever\` or \`every\`.`,
          place: { block, start: lexer.starts[token] - block.start, end: lexer.ends[token] - block.start },
          related: declaration(ledger, base),
        });
      }
    }
  }
};

function isMany({ entry }: Name): boolean {
  return (entry?.kind === 'promise' || entry?.kind === 'threat') && entry.terms.many !== undefined;
}
