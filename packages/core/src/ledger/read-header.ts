import { MENTION, STRING, WORD } from '../syntax/lexer.ts';
import { HASH } from '../text/characters.ts';
import { NAME_INNER } from '../text/name-pattern.ts';
import { appended, NONE } from './list.ts';
import { meantText } from './meant-text.ts';
import type { Name } from './name.ts';
import { reportRest } from './read-condition.ts';
import type { Reading } from './reading.ts';

/** What a header says after its keyword: `[@id] ["title"] [#tag …]`. */
export interface Header {
  readonly name: Name | undefined;
  readonly title: string | undefined;
  readonly tags: readonly string[];
}

/** Reads `[@id] ["title"] [#tag …]` from a token to the end of the header; reports what else stands there. */
export function readHeader(reading: Reading, from: number): Header {
  const { lexer } = reading;
  const to = lexer.lineTokens[1];
  let token = from;
  let name: Name | undefined;
  if (token < to && lexer.kinds[token] === MENTION) {
    name = reading.mention(token++);
    const touches = token < to && lexer.starts[token] === lexer.ends[token - 1];
    if (touches && lexer.kinds[token] === WORD && lexer.codes[lexer.starts[token]] !== HASH)
      reportCutName(reading, token++);
  }
  return readTitle(reading, token, to, name);
}

/** What touches a name that an entry gives was meant to belong to it: `@a:b`. */
function reportCutName(reading: Reading, rest: number): void {
  const whole = reading.textOf(rest - 1, rest + 1);
  const cut = reading.textOf(rest, rest + 1).charAt(0);
  const better = whole.replace(new RegExp(`(?<=.)[^${NAME_INNER}]+`, 'gu'), '-').replace(/[-_./]+$/u, '');
  reading.report({
    code: 'bad-name',
    message: `\`${whole}\` is not a name: it cannot hold \`${cut}\`.`,
    help: `Write \`${better}\`, say; names hold letters and digits of any script, \`-\`, \`_\`, \`.\` and \`/\`.`,
    place: reading.place(rest - 1, rest + 1),
  });
}

/** Reads `["title"] [#tag …]`. */
export function readTitle(reading: Reading, from: number, to: number, name: Name | undefined): Header {
  const { lexer } = reading;
  let token = from;
  let title: string | undefined;
  if (token < to && lexer.kinds[token] === STRING) title = reading.stringOf(token++);
  let tags: readonly string[] = NONE;
  while (token < to && lexer.kinds[token] === WORD && lexer.codes[lexer.starts[token]] === HASH) {
    const tag = reading.values.tag(lexer.values[token]);
    if (tag === '') break;
    tags = appended(tags, tag);
    token++;
  }
  if (token < to) reportHeaderRest(reading, token, to, title);
  return { name, title, tags };
}

function reportHeaderRest(reading: Reading, from: number, to: number, title: string | undefined): void {
  const { lexer } = reading;
  const rest = reading.textOf(from, to);
  if (/^by @\S+$/.test(rest))
    reportRest(reading, from, to, `Who says it stands on a line below it, indented: \`${rest}\`.`);
  else if (title === undefined && lexer.kinds[from] === WORD) reportTitle(reading, from, to);
  else reportRest(reading, from, to);
}

/** A title without quotation marks, or with others than a text has. Tags after it are none of its words. */
function reportTitle(reading: Reading, from: number, to: number): void {
  const { lexer } = reading;
  let end = to;
  while (end > from + 1 && lexer.codes[lexer.starts[end - 1]] === HASH) end--;
  const { text, isQuoted } = meantText(reading.textOf(from, end));
  const line = [reading.wordsOf(0, from), text, reading.wordsOf(end, to)].filter((part) => part !== '');
  reading.report({
    code: 'text-expected',
    message: isQuoted
      ? `The title \`${reading.textOf(from, end)}\` is not in straight double quotation marks.`
      : `The title \`${reading.textOf(from, end)}\` has no quotation marks.`,
    help: `Write \`${isQuoted ? line.join(' ') : text}\`.`,
    place: reading.place(from, end),
    replacement: text,
  });
}
