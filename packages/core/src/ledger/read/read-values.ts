import { nearest } from '../../diagnostic/nearest.ts';
import { type FieldRule, type FieldSet, TWO_WORD_FIELDS } from '../../syntax/grammar.ts';
import { MENTION, VARIABLE, WORD } from '../../syntax/lexer.ts';
import { word } from '../../syntax/words.ts';
import type { Bound } from '../entry.ts';
import type { Name } from '../name.ts';
import { looksLikeDate } from '../values/date-value.ts';
import { meantText } from './meant-text.ts';
import { reportRest } from './read-condition.ts';
import { afterName, nameAt } from './read-selection.ts';
import type { Reading } from './reading.ts';
import { saidOtherwise } from './said-otherwise.ts';
import { reportUnknownPower } from './unknown-power.ts';

const THROUGH = word('through');
const AS = word('as');
const AND = word('and');

/** The span of tokens after a field's name. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The tokens of a field's value; reports a field without one. */
export function valueSpan(reading: Reading, line: number, rule: FieldRule, needed: string): Span | undefined {
  const from = reading.lexer.lineTokens[line] + rule.words;
  const to = reading.lexer.lineTokens[line + 1];
  if (from < to) return { from, to };
  reading.report({
    code: 'missing-value',
    message: `\`${rule.name}\` says nothing.`,
    help: `Write ${needed} after it, or remove the line.`,
    place: reading.linePlace(line),
  });
  return undefined;
}

/** Reports a line that is no field, or is one of another entry. */
export function reportUnknownField(reading: Reading, line: number, set: FieldSet, owner: string): void {
  const { lexer } = reading;
  const first = lexer.lineTokens[line];
  const text = reading.textOf(first, first + 1);
  const place = reading.place(first, first + 1);
  if (reading.misindented.has(line)) return;
  if (reportComment(reading, first) || reportUnknownPower(reading, line, set)) return;
  if ((text === 'whenever' || text === 'every') && !set.names.includes(text)) {
    reading.report({
      code: 'reserved-word',
      ...(reading.variables
        ? {
            message: `\`${text}\` says what opens cases, and an amendment leaves that as it is.`,
            help: 'Make a new promise with it, and let it replace this one: `instead of @promise`.',
          }
        : {
            message: `\`${text}\` opens a promise with many cases, and this is none.`,
            help: 'Write it in a `promise` or a `threat`; elsewhere, write `if` for what happens once.',
          }),
      place,
    });
    return;
  }
  const end = Math.min(first + 2, lexer.lineTokens[line + 1]);
  const two = reading.textOf(first, end);
  const ofOther = TWO_WORD_FIELDS.has(two);
  // `from:`, as other languages have it.
  const meant = MEANT.get(text.replace(/:$/, ''));
  const said = saidOtherwise(text, set, owner);
  const near =
    meant && set.names.includes(meant)
      ? meant
      : said
        ? undefined
        : (nearest(two, set.names)[0] ?? nearest(text, set.names)[0]);
  reading.report({
    code: 'unknown-field',
    message: `\`${ofOther ? two : text}\` is not a field of ${owner}.`,
    help: near ? `Did you mean \`${near}\`?` : (said ?? fieldHelp(reading, line, set, owner)),
    place: ofOther ? reading.place(first, end) : place,
    ...(near && !near.includes(' ') ? { replacement: near } : {}),
  });
}

/** What to write for a line that begins with no field, and with none that is near one. */
function fieldHelp(reading: Reading, line: number, set: FieldSet, owner: string): string {
  const first = reading.lexer.lineTokens[line];
  const written = reading.textOf(first, reading.lexer.lineTokens[line + 1]);
  if (isSentence(reading, first, set)) return `Write \`did\` before what was done: \`did ${written}\`.`;
  if (isAlternative(reading, first, owner))
    return `One of several is a line of its own, not indented further: \`or if ${written}\`.`;
  if (set.names.length === 0) return 'Nothing may be indented here.';
  return `The fields of ${owner} are ${fieldNames(set).join(', ')}.`;
}

/** Whether a line of an event is the sentence of what happened, without the word before it. */
function isSentence({ lexer }: Reading, first: number, { names }: FieldSet): boolean {
  return lexer.kinds[first] === MENTION && names.includes('did');
}

/** Whether a line below a condition is another condition, as below `if any of` in other languages. */
function isAlternative({ lexer }: Reading, first: number, owner: string): boolean {
  return lexer.kinds[first] === MENTION && /^`(?:or )?if`$/.test(owner);
}

/** `# a comment`, `// a comment`: as other languages have them. */
export function reportComment(
  reading: Reading,
  token: number,
  code: 'unknown-field' | 'unknown-entry' = 'unknown-field',
): boolean {
  const mark = /^(?:#+|\/\/+)/.exec(reading.textOf(token, token + 1))?.[0];
  if (mark === undefined) return false;
  const start = reading.startOf(token);
  reading.report({
    code,
    message: `\`${mark}\` starts no comment.`,
    help: 'Comments start with `;`.',
    place: { block: reading.block, start, end: start + mark.length },
    replacement: ';',
  });
  return true;
}

/** Words that people use for fields of other names. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ['or', 'or if'],
  ['deadline', 'by'],
  ['due', 'by'],
  ['before', 'by'],
  ['must', 'will'],
  ['shall', 'will'],
  ['when', 'if'],
  ['provided', 'if'],
  ['once', 'if'],
  ['after', 'if'],
  ['condition', 'if'],
  ['trigger', 'if'],
  ['antecedent', 'if'],
  ['consequent', 'will'],
  ['not', 'never'],
  ['except', 'unless'],
  ['promisor', 'from'],
  ['debtor', 'from'],
  ['obligor', 'from'],
  ['promisee', 'to'],
  ['creditor', 'to'],
  ['obligee', 'to'],
  ['beneficiary', 'to'],
  ['expires', 'until'],
  ['expiry', 'until'],
  ['ends', 'until'],
  ['description', 'text'],
  ['reason', 'because'],
  ['replaces', 'instead of'],
  ['repairs', 'repair of'],
]);

/** The fields as a message lists them: the powers as one. */
function fieldNames({ names }: FieldSet): readonly string[] {
  const shown = names.filter((name) => !name.startsWith('may '));
  return shown.length < names.length && names.some((name) => name.startsWith('may '))
    ? [...shown, '`may` with an act']
    : shown;
}

/** Reads one name that fills a field; what is behind it may have a place of its own, which `helpFor` tells. */
export function readName(
  reading: Reading,
  { from, to }: Span,
  what: string,
  helpFor?: (rest: string) => string | undefined,
): Name | undefined {
  if (from < to && (reading.lexer.kinds[from] === MENTION || isVariable(reading, from))) {
    const rest = afterName(reading, from, to);
    if (rest < to) reportRest(reading, rest, to, helpFor?.(reading.textOf(rest, to)));
    return isVariable(reading, from) ? reading.variable(from) : nameAt(reading, from, to);
  }
  reportNoName(reading, from, to, what);
  return undefined;
}

/** Whether a token is a variable where a promise with many cases may have one. */
export function isVariable(reading: Reading, token: number): boolean {
  return reading.variables !== undefined && reading.lexer.kinds[token] === VARIABLE;
}

function isArticle({ lexer }: Reading, from: number, to: number): boolean {
  return from + 1 < to && lexer.kinds[from + 1] === WORD && /^(?:the|an?)$/i.test(lexer.textOf(from));
}

/** Words that people write between names. */
const JOINING = /^(?:or|with|plus|&)$/;

export function reportNoName(reading: Reading, from: number, to: number, what: string, help?: string): void {
  // `the city` is meant to be one name.
  const end = Math.min(from + (isArticle(reading, from, to) ? 2 : 1), to);
  const text = reading.textOf(from, end).replace(/(?<=.)[,;.]+$/u, '');
  reading.report({
    code: 'name-expected',
    message: text
      ? `\`${text}\` is not a name: names are written with an \`@\` before them.`
      : `${what} is missing.`,
    help: help ?? helpForMembers(reading, from, to) ?? helpForNoName(text),
    place: reading.place(from, end),
  });
}

/** `each of @g`, `all @g`: whoever has or gets something is named by the group alone. */
function helpForMembers({ lexer }: Reading, from: number, to: number): string | undefined {
  if (!/^(?:each|every|any|all|both)$/i.test(lexer.textOf(from))) return undefined;
  for (let token = from + 1; token < Math.min(to, from + 4); token++)
    if (lexer.kinds[token] === MENTION)
      return `Write \`${lexer.textOf(token)}\` alone: a group stands for its members.`;
  return undefined;
}

function helpForNoName(text: string): string {
  return JOINING.test(text)
    ? 'Write commas between several names; where that is refused, each on a line of its own.'
    : /^\d{1,3}\b/.test(text)
      ? 'Write the name here. How much of it an act is about stands on a line below, as `only 50 EUR` or `only 3 of @group`.'
      : looksLikeDate(text)
        ? `A promise is made on the day that its entry starts with. From when it holds is said by \`starting ${text}\`, until when by \`until ${text}\` or \`by ${text}\`.`
        : text && /^[\p{L}\d]/u.test(text)
          ? `Write \`@${text.replace(/^.*\s/s, '')}\` and declare it once.`
          : 'Write its name with an `@` before it.';
}

/** Reads names with commas or `and` between them. */
export function readNames(reading: Reading, { from, to }: Span, what: string): Name[] {
  const names: Name[] = [];
  for (let token = from; token < to; token++) {
    if (reading.lexer.kinds[token] === MENTION) {
      names.push(nameAt(reading, token, to));
      token = afterName(reading, token, to) - 1;
    } else if (isVariable(reading, token)) names.push(reading.variable(token));
    else if (!isSeparator(reading, token)) {
      reportNoName(reading, token, to, what);
      if (JOINING.test(reading.textOf(token, token + 1))) continue;
      // What else is wrong is told of the next one.
      while (token + 1 < to && !endsName(reading, token)) token++;
    }
  }
  return names;
}

/** Whether a name ends with a word: the comma after it touches it, or it stands before a comma or `and`. */
function endsName(reading: Reading, token: number): boolean {
  return reading.textOf(token, token + 1).endsWith(',') || isSeparator(reading, token + 1);
}

export function isSeparator(reading: Reading, token: number): boolean {
  return (
    reading.lexer.kinds[token] === WORD &&
    (reading.isWord(token, AND) || reading.textOf(token, token + 1) === ',')
  );
}

/** Reads a quoted text that fills a field; reports a text without quotation marks. */
export function readText(reading: Reading, { from, to }: Span, field: string): string | undefined {
  if (reading.isString(from, to)) {
    if (from + 1 < to) reportRest(reading, from + 1, to);
    return reading.stringOf(from);
  }
  const { text, isQuoted } = meantText(reading.textOf(from, to));
  reading.report({
    code: 'text-expected',
    message: `\`${field}\` is a text in ${isQuoted ? 'straight double ' : ''}quotation marks.`,
    help: `Write \`${field} ${text}\`.`,
    place: reading.place(from, to),
    replacement: text,
  });
  return undefined;
}

/** Reads `@party [through @person] [as @office]`. */
export function readBound(reading: Reading, { from, to }: Span, what: string): Bound | undefined {
  const { lexer } = reading;
  if (from < to && isVariable(reading, from)) {
    const party = readName(reading, { from, to }, what);
    return party && { party, through: undefined, as: undefined };
  }
  if (from >= to || lexer.kinds[from] !== MENTION) {
    if (/^(each|anyone)$/.test(reading.textOf(from, Math.min(from + 1, to)))) {
      reading.report({
        code: 'reserved-word',
        ...(reading.variables
          ? {
              message: `\`${reading.textOf(from, to)}\` says for whom there are cases, and an amendment leaves that as it is.`,
              help: 'Make a new promise with it, and let it replace this one: `instead of @promise`. Its variables, as `?m`, may stand in an amendment.',
            }
          : {
              message: `\`${reading.textOf(from, to)}\` stands for many parties at once, and this is no promise with many cases.`,
              help: 'Write it in a `promise` or a `threat`; elsewhere, name the parties or a group of them.',
            }),
        place: reading.place(from, to),
      });
    } else reportNoName(reading, from, to, what);
    return undefined;
  }
  const party = reading.mention(from);
  let through: Name | undefined;
  let as: Name | undefined;
  let token = from + 1;
  while (token + 1 < to && lexer.kinds[token + 1] === MENTION) {
    if (reading.isWord(token, THROUGH) && !through) through = reading.mention(token + 1);
    else if (reading.isWord(token, AS) && !as) as = reading.mention(token + 1);
    else break;
    token += 2;
  }
  if (token < to && !reportOthers(reading, from, token, to)) reportRest(reading, token, to);
  return { party, through, as };
}

/** `from @red, @green`: each has a line of its own. */
function reportOthers(reading: Reading, from: number, token: number, to: number): boolean {
  if (!isSeparator(reading, token) || token + 1 >= to) return false;
  const { kinds, lineStarts, lineTokens, starts, text, lineCount } = reading.lexer;
  const others: string[] = [];
  for (let at = token; at < to; at++) {
    if (kinds[at] === MENTION) others.push(reading.textOf(at, at + 1));
    else if (!isSeparator(reading, at)) return false;
  }
  let line = lineCount - 1;
  while (lineTokens[line] > from) line--;
  const field = reading.textOf(lineTokens[line], from);
  const lead = text.slice(lineStarts[line] - reading.lexer.indents[line], starts[from]);
  reading.report({
    code: 'unexpected-text',
    message: `\`${field}\` names one party on a line.`,
    help: `Write ${others.map((other) => `\`${field} ${other}\``).join(' and ')} on ${others.length > 1 ? 'lines' : 'a line'} of ${others.length > 1 ? 'their' : 'its'} own.`,
    place: reading.place(token, to),
    replacement: others.map((other) => `\n${lead}${other}`).join(''),
  });
  return true;
}

/** Reads one of several words; reports any other with the nearest. */
export function readChoice<T extends string>(
  reading: Reading,
  { from, to }: Span,
  field: string,
  choices: readonly T[],
): T | undefined {
  const text = reading.textOf(from, to);
  const choice = choices.find((known) => known === text);
  if (choice !== undefined) return choice;
  const near = nearest(text, choices)[0];
  reading.report({
    code: 'unknown-word',
    message: `\`${text}\` is not one of the words that \`${field}\` takes.`,
    help: near
      ? `Did you mean \`${near}\`? It takes ${choices.join(', ')}.`
      : `Write one of ${choices.join(', ')}.`,
    place: reading.place(from, to),
    ...(near ? { replacement: near } : {}),
  });
  return undefined;
}

/** Reports a field that stands twice where one is meant. */
export function reportRepeated(reading: Reading, line: number, field: string, earlier?: number): void {
  reading.report({
    code: 'repeated-field',
    message: `\`${field}\` stands here a second time, and an entry has it once.`,
    help: 'Keep the line that is right and remove the other.',
    place: reading.linePlace(line),
    related: (earlier === undefined ? firstLike(reading, line) : [earlier]).map((first) => ({
      place: reading.linePlace(first),
      message: 'says it first',
    })),
  });
}

/** The first line that starts with the same word as a line, and stands as deep. */
function firstLike(reading: Reading, line: number): number[] {
  const { lineTokens, values, depths } = reading.lexer;
  for (let above = 1; above < line; above++) {
    if (depths[above] === depths[line] && values[lineTokens[above]] === values[lineTokens[line]])
      return [above];
  }
  return [];
}
