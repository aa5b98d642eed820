import { WORD } from '../../syntax/lexer.ts';
import type { Act } from '../entry.ts';
import type { Span } from './read-values.ts';
import type { Reading } from './reading.ts';
import { ACT_HAS_ITS_DAY, RESUMED } from './said-otherwise.ts';

const TIMES: ReadonlySet<string> = new Set(['until', 'by', 'from', 'within', 'starting', 'for', 'on']);
const BELOW: ReadonlySet<string> = new Set(['only', 'because', 'clock']);
const CONDITIONS: ReadonlySet<string> = new Set(['if', 'unless', 'when', 'while', 'once', 'provided']);

/** Who acts, without a time behind the names, which an act has at its start, and without what stands below it. */
export function whoActs(reading: Reading, span: Span, act: Act): Span {
  const { from, to } = span;
  let token = from;
  let word = '';
  for (; token < to; token++) {
    word = reading.textOf(token, token + 1);
    if (TIMES.has(word) || BELOW.has(word) || CONDITIONS.has(word)) break;
  }
  if (token === from || token === to) return span;
  const text = reading.textOf(token, to);
  reading.report({
    code: 'unexpected-text',
    ...(BELOW.has(word)
      ? {
          message: `\`${text}\` stands after who acts, and \`${word}\` is a field of its own.`,
          help: `Write it on a line below, indented: \`${word === 'because' ? 'because "…"' : text}\`.`,
        }
      : {
          message: `\`${text}\` stands after who acts: an act has the day that its entry starts with.`,
          help:
            act === 'suspend' && !CONDITIONS.has(word)
              ? RESUMED
              : act === 'amend' && word !== 'for' && word !== 'on'
                ? `What is amended stands on lines below it, indented: \`${text}\`.`
                : CONDITIONS.has(word)
                  ? ACT_HAS_ITS_DAY
                  : 'Remove it; what an act says further stands on lines below it.',
        }),
    place: reading.place(token, to),
  });
  return { from, to: token };
}

/**
 * Whether an act is limited in its first line, or waits for something or another day there, where that cannot be read: it is
 * not known how far it goes, or when.
 */
export function isLimitedInHeader(reading: Reading, from: number): true | undefined {
  const { kinds, lineTokens } = reading.lexer;
  for (let token = from; token < lineTokens[1]; token++) {
    if (kinds[token] !== WORD) continue;
    const word = reading.textOf(token, token + 1);
    if (word === 'only' || CONDITIONS.has(word) || (TIMES.has(word) && word !== 'by' && word !== 'from'))
      return true;
  }
  return undefined;
}
