import { nearest } from '../../diagnostic/nearest.ts';
import { MENTION, STRING, WORD } from '../../syntax/lexer.ts';
import { HASH } from '../../text/characters.ts';
import { NAME_INNER } from '../../text/name-pattern.ts';
import type { Name } from '../name.ts';
import { appended, NONE } from '../values/list.ts';
import { meantText } from './meant-text.ts';
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
  } else if (isBareName(reading, token, to)) reportBareName(reading, token++);
  return readTitle(reading, token, to, name, true);
}

const NAMELESS: ReadonlySet<string> = new Set(['ledger', 'limit']);

/** Whether a word stands between the keyword and the title: `party anna "Anna"`. */
function isBareName(reading: Reading, token: number, to: number): boolean {
  const { kinds } = reading.lexer;
  if (token + 1 >= to || kinds[token] !== WORD || kinds[token + 1] !== STRING) return false;
  return (
    /^[\p{L}\p{Nd}]/u.test(reading.textOf(token, token + 1)) &&
    !NAMELESS.has(reading.wordsOf(token - 1, token))
  );
}

function reportBareName(reading: Reading, token: number): void {
  const written = reading.textOf(token, token + 1);
  const name = `@${written.replace(new RegExp(`[^${NAME_INNER}]+`, 'gu'), '-').replace(/[-_./]+$/u, '')}`;
  const line = [reading.wordsOf(0, token), name, reading.wordsOf(token + 1, reading.lexer.lineTokens[1])];
  reading.report({
    code: 'name-expected',
    message: `\`${written}\` is not a name: names are written with an \`@\` before them.`,
    help: `Write \`${line.join(' ')}\`.`,
    place: reading.place(token, token + 1),
    replacement: name,
  });
}

/** Whether it has been told of what stands in the place of the entry's name. */
export function isNameTold(reading: Reading): boolean {
  const header = reading.place(0, reading.lexer.lineTokens[1]);
  return reading.findings.some(({ code, place }) => code === 'name-expected' && place.end <= header.end);
}

/** What touches a name that an entry gives was meant to belong to it: `@a:b`. */
function reportCutName(reading: Reading, rest: number): void {
  const whole = reading.textOf(rest - 1, rest + 1);
  const cut = reading.textOf(rest, rest + 1).charAt(0);
  const better = whole.replace(new RegExp(`(?<=.)[^${NAME_INNER}]+`, 'gu'), '-').replace(/[-_./]+$/u, '');
  reading.report({
    code: 'bad-name',
    message: `\`${whole}\` is not a name: it cannot ${NAME_SIGN.test(cut) ? 'end with' : 'hold'} \`${cut}\`.`,
    help: `Write \`${better}\`, say; names hold letters and digits of any script, \`-\`, \`_\`, \`.\` and \`/\`.`,
    place: reading.place(rest - 1, rest + 1),
  });
}

/** What a name may hold, and not end with. */
const NAME_SIGN = /^[-_./]$/;

/** Reads `["title"] [#tag …]`. */
export function readTitle(
  reading: Reading,
  from: number,
  to: number,
  name: Name | undefined,
  mayName = false,
): Header {
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
  const header = { name, title, tags };
  if (token === to) return header;
  const late = readLate(reading, token, to, header, mayName);
  if (late) reportLate(reading, from, token, to, late, name);
  else reportHeaderRest(reading, token, to, title);
  return late ?? header;
}

/** Reads what stands in another order than `[@id] ["title"] [#tag …]`; undefined where it is something else. */
function readLate(
  reading: Reading,
  from: number,
  to: number,
  header: Header,
  mayName: boolean,
): Header | undefined {
  const { lexer } = reading;
  let { name, title, tags } = header;
  for (let token = from; token < to; token++) {
    const kind = lexer.kinds[token];
    if (kind === MENTION && mayName && !name) name = reading.mention(token);
    else if (kind === STRING && title === undefined) title = reading.stringOf(token);
    else if (kind === WORD && lexer.codes[lexer.starts[token]] === HASH) {
      const tag = reading.values.tag(lexer.values[token]);
      if (tag === '') return undefined;
      tags = appended(tags, tag);
    } else return undefined;
  }
  return { name, title, tags };
}

function reportLate(
  reading: Reading,
  first: number,
  from: number,
  to: number,
  { name, title, tags }: Header,
  before: Name | undefined,
): void {
  const line = [
    reading.wordsOf(0, first),
    ...(name && !before ? [`@${name.text}`] : []),
    ...(title === undefined ? [] : [`"${title.replace(/["\\]/g, '\\$&')}"`]),
    ...tags.map((tag) => `#${tag}`),
  ];
  reading.report({
    code: 'unexpected-text',
    message: `\`${reading.textOf(from, to)}\` stands too late: the name comes first, then the title, then tags.`,
    help: `Write \`${line.join(' ')}\`.`,
    place: reading.place(from, to),
  });
}

function reportHeaderRest(reading: Reading, from: number, to: number, title: string | undefined): void {
  const { lexer } = reading;
  const rest = reading.textOf(from, to);
  if (/^by @\S+$/.test(rest))
    reportRest(reading, from, to, `Who says it stands on a line below it, indented: \`${rest}\`.`);
  else if (isMark(rest, title)) reportRest(reading, from, to, markHelp(rest));
  else if (title === undefined && lexer.kinds[from] === WORD) reportTitle(reading, from, to);
  else reportRest(reading, from, to);
}

/** Whether a rest is meant to hide the entry, also misspelt: `secert board`. `Secret Service` may be a title. */
function isMark(rest: string, title: string | undefined): boolean {
  const [word, ...who] = rest.split(/\s+/);
  const isTitle = title === undefined && (who.length !== 1 || word !== word.toLowerCase());
  return !isTitle && nearest(word.replace(/:$/, ''), MARKS).length > 0;
}

const MARKS = ['secret', 'secrets'];

function markHelp(rest: string): string {
  const who = rest.split(/\s+/).slice(1).join(' ') || 'counsel';
  return `What hides an entry stands on a line below it, indented: \`secret ${who}\`.`;
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
