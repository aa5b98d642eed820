import { MENTION } from '../../syntax/lexer.ts';
import { joinWords } from '../values/join-words.ts';
import { afterName } from './read-selection.ts';
import { isSeparator, type Span } from './read-values.ts';
import type { Reading } from './reading.ts';

/** How many of the entries to write are shown. */
const MOST_SHOWN = 2;

/**
 * Reports several names where the first line of an entry takes one, as `released @p, @q by @b`; false where there are
 * none.
 *
 * @param header the tokens of that line from the keyword on, without title and tags
 */
export function reportSeveral(
  reading: Reading,
  { from, to }: Span,
  header: { readonly start: number; readonly end: number },
): boolean {
  const { kinds } = reading.lexer;
  const others: string[] = [];
  for (let token = from; token < to; ) {
    const next = kinds[token] === MENTION ? afterName(reading, token, to) : token + 1;
    if (kinds[token] === MENTION) others.push(reading.textOf(token, next));
    else if (token === from || !isSeparator(reading, token)) return false;
    token = next;
  }
  others.shift();
  if (others.length === 0) return false;
  const keyword = reading.textOf(header.start - 1, header.start);
  const before = reading.textOf(0, from);
  const after = reading.textOf(to, header.end);
  const entries = others.slice(0, MOST_SHOWN).map((other) => `\`${before} ${other}${after && ` ${after}`}\``);
  const rest = others.length > MOST_SHOWN ? [`${others.length - MOST_SHOWN} more`] : [];
  reading.report({
    code: 'unexpected-text',
    message: `\`${keyword}\` takes one name here, and these are ${others.length + 1}; the first is read.`,
    help: `Write an entry for each: ${joinWords([...entries, ...rest])}.`,
    place: reading.place(from, to),
  });
  return true;
}
