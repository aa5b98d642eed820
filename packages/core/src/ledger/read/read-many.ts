import { MENTION, VARIABLE } from '../../syntax/lexer.ts';
import { word } from '../../syntax/words.ts';
import type { Bound } from '../entry.ts';
import type { Each, Many } from '../many.ts';
import type { Name } from '../name.ts';
import type { Span } from './read-values.ts';
import type { Reading } from './reading.ts';

const EACH = word('each');
const OTHER = word('other');
const OF = word('of');
const ANYONE = word('anyone');
const OUTSIDE = word('outside');
const BUT = word('but');
const AND = word('and');

/** A promise with one case only. */
export const ONE_CASE: Many = { each: [], whenever: undefined, every: undefined };

/** Whether `each` or `anyone` begins a span, where a party is meant. */
export function startsMany(reading: Reading, { from, to }: Span): boolean {
  return from < to && (reading.isWord(from, EACH) || reading.isWord(from, ANYONE));
}

/** Reads `each ?m of @group` and `each other ?v of @group`; reports `anyone`, which no one can be bound as. */
export function readEach(
  reading: Reading,
  { from, to }: Span,
  side: Each['side'],
): { readonly each: Each; readonly bound: Bound } | undefined {
  const { kinds, values, names } = reading.lexer;
  if (reading.isWord(from, ANYONE)) {
    reading.report({
      code: 'bad-each',
      message:
        side === 'from'
          ? 'A promise binds those who make it, and `anyone` names nobody who did.'
          : 'A promise is made to those who may release it, and `anyone` names nobody who could.',
      help: whoInstead(reading, from, to, side),
      place: reading.place(from, to),
    });
    return undefined;
  }
  const token = reading.isWord(from + 1, OTHER) ? from + 2 : from + 1;
  const isWhole =
    token + 3 === to &&
    kinds[token] === VARIABLE &&
    reading.isWord(token + 1, OF) &&
    kinds[token + 2] === MENTION;
  if (!isWhole) {
    reading.report({
      code: 'bad-each',
      message: `\`${reading.textOf(from, to)}\` does not say who stands for each member of which group.`,
      help: `Write a variable and a group: \`${side} each ?m of @group\`, or \`each other ?v of @group\` on the second side.`,
      place: reading.place(from, to),
    });
    return undefined;
  }
  const variable = reading.placeholder(names.text(values[token]));
  return {
    each: { side, variable, group: reading.mention(token + 2), other: token === from + 2 },
    bound: { party: variable, through: undefined, as: undefined },
  };
}

/** What to write for `anyone` where a party is meant. */
function whoInstead(reading: Reading, from: number, to: number, side: Each['side']): string {
  const isEveryone = from + 1 === to;
  if (side === 'to' && isEveryone)
    return 'For a promise to the public, declare it, as `group @public "The public"`, and write `to @public`; for one to each of those who are listed, `to each ?v of @group`.';
  const whom = isEveryone ? '' : `, without those after \`${reading.textOf(from + 1, from + 2)}\``;
  return `Declare who is meant as a group${whom}, and write \`${side} each ?m of @group\` for one promise for each member, or \`${side} @group\` for one with all of them.`;
}

/** Reads `anyone`, `anyone outside @g`, `anyone but @x, @y` in a sentence; undefined where the word is only a word. */
export function readAnyone(
  reading: Reading,
  token: number,
  to: number,
): { readonly argument: Name; readonly next: number } | undefined {
  if (!reading.variables || !reading.isWord(token, ANYONE)) return undefined;
  const outside: Name[] = [];
  const but: Name[] = [];
  let next = token + 1;
  for (;;) {
    const list = reading.isWord(next, OUTSIDE) ? outside : reading.isWord(next, BUT) ? but : undefined;
    if (!list || next + 1 >= to || list.length > 0) break;
    const end = takeNames(reading, next + 1, to, list);
    if (list.length === 0) break;
    next = end;
  }
  return { argument: reading.anyone({ kind: 'anyone', outside, but }), next };
}

/** Takes names with commas or `and` between them; gives the token after the last. */
function takeNames(reading: Reading, from: number, to: number, into: Name[]): number {
  let end = from;
  for (let token = from; token < to; token = end + 1) {
    const name = nameOrVariable(reading, token);
    if (!name) break;
    into.push(name);
    end = token + 1;
    if (end + 1 >= to || !isSeparator(reading, end)) break;
  }
  return end;
}

function isSeparator(reading: Reading, token: number): boolean {
  return reading.isWord(token, AND) || reading.textOf(token, token + 1) === ',';
}

function nameOrVariable(reading: Reading, token: number): Name | undefined {
  const kind = reading.lexer.kinds[token];
  if (kind === MENTION) return reading.mention(token);
  return kind === VARIABLE ? reading.variable(token) : undefined;
}
