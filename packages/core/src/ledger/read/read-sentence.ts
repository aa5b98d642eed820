import {
  BRACED_AMOUNT,
  BRACED_QUANTITY,
  MENTION,
  SELECTION,
  STRING,
  VARIABLE,
  WORD,
} from '../../syntax/lexer.ts';
import { word } from '../../syntax/words.ts';
import { composed } from '../../text/composed.ts';
import type { Amount, Argument, Quantity, Sentence } from '../sentence.ts';
import { CURRENCY_CODES } from '../values/currency-codes.ts';
import { formatDecimal } from '../values/decimal.ts';
import type { Unit } from '../values/unit.ts';
import { warnOfEnds } from './ends-of-range.ts';
import { amountHelp, meantAmount, meantMultiple, meantThousands } from './meant-amount.ts';
import { amountOf, type Manner, quantityOf } from './meant-number.ts';
import { type NumberWord, readNumberWord } from './number-word.ts';
import { readAnyone } from './read-many.ts';
import { nameAt } from './read-selection.ts';
import type { Reading } from './reading.ts';

const OF = word('of');
const AT = word('at');
const LEAST = word('least');
const MOST = word('most');
const MORE = word('more');
const THAN = word('than');
const ABOUT = word('about');
const SOME = word('some');
const ALL = word('all');
const ANYONE = word('anyone');
const TIMES: ReadonlySet<number> = new Set([word('by'), word('within'), word('until')]);

/** An argument and the token after it. */
interface Read {
  readonly argument: Argument;
  readonly next: number;
}

/** Where variables may stand; and whether one says how much there is `of` what comes after it. */
export type Variables = 'variables' | 'variables of' | 'no variables';

/**
 * Reads the tokens `from..to` as one sentence: mentions, quantities of groups and amounts are its arguments, the rest
 * its words (language.md: SENTENCE). Reports quotes, stray variables and an empty sentence.
 */
export function readSentence(
  reading: Reading,
  from: number,
  to: number,
  variables: Variables = 'no variables',
): Sentence | undefined {
  const { lexer, shapes } = reading;
  const found = reading.arguments;
  let slots = 0;
  let node = 0;
  let token = from;
  while (token < to) {
    const kind = lexer.kinds[token];
    if (kind === WORD) {
      const read = readCounted(reading, token, to);
      if (read) {
        found[slots++] = read.argument;
        node = shapes.gap(node);
        token = read.next;
      } else {
        node = shapes.word(node, lexer.values[token]);
        token++;
      }
      continue;
    }
    // The name before it has been read with it.
    if (kind === SELECTION) {
      token++;
      continue;
    }
    if (variables === 'variables of' && isVariableOf(reading, token, to)) token += 2;
    const argument = readMarked(reading, token, to, variables);
    if (argument) {
      found[slots++] = argument;
      node = shapes.gap(node);
    }
    token++;
  }
  if (node === 0) {
    reading.report({
      code: 'empty-sentence',
      message: 'There is no sentence here.',
      help: 'Write what is done, with the parties as mentions: `@anna lends the bike to @ben`.',
      place: reading.place(from, to),
    });
    return undefined;
  }
  const shape = shapes.at(node) ?? shapes.add(node, slots, describe(reading, from, to, variables));
  return {
    shape,
    arguments: found.slice(0, slots),
    start: reading.startOf(from),
    end: reading.endOf(to - 1),
  };
}

/** Whether a variable stands in the place of a number or an amount: `?sum of @wheat`. */
function isVariableOf(reading: Reading, token: number, to: number): boolean {
  const { kinds } = reading.lexer;
  if (kinds[token] !== VARIABLE || token + 2 >= to || !reading.isWord(token + 1, OF)) return false;
  return kinds[token + 2] === MENTION || kinds[token + 2] === VARIABLE;
}

/** The same sentence with each variable read as how much there is `of` what comes after it, where one may be. */
export function readVariablesOf(reading: Reading, from: number, to: number): Sentence | undefined {
  for (let token = from; token < to; token++)
    if (isVariableOf(reading, token, to))
      return quietly(reading, () => readSentence(reading, from, to, 'variables of'));
  return undefined;
}

/** Reads the quantity or amount that starts at a word, if one does; used on its own by `only`, `at most` and stakes. */
export function readCounted(reading: Reading, token: number, to: number): Read | undefined {
  const { lexer, numbers } = reading;
  const first = lexer.values[token];
  if (first === ANYONE) return readAnyone(reading, token, to);
  let manner: Manner = 'exactly';
  let start = token;
  if (first === AT && token + 2 < to && reading.isWord(token + 1, LEAST))
    [manner, start] = ['at least', token + 2];
  else if (first === AT && token + 2 < to && reading.isWord(token + 1, MOST))
    [manner, start] = ['at most', token + 2];
  else if (first === MORE && token + 2 < to && reading.isWord(token + 1, THAN))
    [manner, start] = ['more than', token + 2];
  else if (first === ABOUT && token + 1 < to) [manner, start] = ['about', token + 1];
  else if ((first === SOME || first === ALL) && token + 2 < to && reading.isWord(token + 1, OF)) {
    if (lexer.kinds[token + 2] !== MENTION) return undefined;
    const group = reading.mention(token + 2);
    const some: Quantity = { kind: 'quantity', low: 1, high: Infinity, bound: false, group };
    return { argument: first === SOME ? some : group, next: token + 3 };
  }
  if (lexer.kinds[start] !== WORD) return undefined;
  const number = numbers.find(lexer.values[start]);
  if (!number) return undefined;
  const next = start + 1;
  if (number.unit) return amountAt(reading, number, manner, number.unit, start, next, to);
  if (next >= to) return undefined;
  if (reading.isWord(next, OF) && next + 1 < to && lexer.kinds[next + 1] === MENTION) {
    if (number.high !== number.low) warnOfEnds(reading, number, start, next);
    const quantity = quantityOf(number, manner, reading.mention(next + 1));
    return quantity && { argument: quantity, next: next + 2 };
  }
  if (lexer.kinds[next] !== WORD) return undefined;
  const unit = reading.units.findWord(lexer.values[next]);
  if (unit) return amountAt(reading, number, manner, unit, start, next + 1, to);
  warnOfUnit(reading, start, next, to);
  return undefined;
}

function amountAt(
  reading: Reading,
  number: NumberWord,
  manner: Manner,
  unit: Unit,
  start: number,
  next: number,
  to: number,
): Read {
  warnOfThousands(reading, unit, start, next);
  if (number.high !== number.low) warnOfEnds(reading, number, start, next);
  if (next + 1 < to && reading.isWord(next, OF) && reading.lexer.kinds[next + 1] === MENTION) {
    return { argument: amountOf(number, manner, unit, reading.mention(next + 1)), next: next + 2 };
  }
  return { argument: amountOf(number, manner, unit, undefined), next };
}

/** Currencies of which a thousandth is a coin, so that three decimals are nothing odd. */
const OF_THOUSAND = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']);

/** `1.500 EUR`: one and a half, though many write one thousand five hundred like that. */
function warnOfThousands(reading: Reading, unit: Unit, start: number, next: number): void {
  if (!CURRENCY_CODES.has(unit.code) || OF_THOUSAND.has(unit.code)) return;
  const meant = meantThousands(reading.textOf(start, start + 1));
  if (!meant) return;
  const place = reading.place(start, next);
  const last = reading.findings.at(-1);
  if (last?.code === 'thousands-point' && last.place.start === place.start) return;
  const { thousands, decimals } = meant;
  reading.report({
    code: 'thousands-point',
    message: `\`${reading.textOf(start, next)}\` is read as ${decimals} ${unit.code}.`,
    help: `If thousands are meant, write \`${thousands} ${unit.code}\`; if not, \`${decimals} ${unit.code}\`.`,
    place,
  });
}

/** Reads a mention, a variable, something in braces; reports what cannot stand in a sentence. */
function readMarked(reading: Reading, token: number, to: number, variables: Variables): Argument | undefined {
  const { lexer } = reading;
  const kind = lexer.kinds[token];
  if (kind === MENTION) return nameAt(reading, token, to);
  if (kind === VARIABLE) {
    const name = lexer.names.text(lexer.values[token]);
    if (variables !== 'no variables') return { kind: 'variable', text: name };
    if (reading.variables) return reading.variable(token);
    reading.report({
      code: 'stray-variable',
      message: `\`?${name}\` is a variable, and this sentence is about particular parties.`,
      help: `Write who is meant, as \`@${name}\`; variables stand in \`deed\` and \`limit\` only.`,
      place: reading.place(token, token + 1),
    });
    return undefined;
  }
  if (kind === BRACED_AMOUNT || kind === BRACED_QUANTITY) return readBraces(reading, token);
  if (kind === STRING) {
    reading.report({
      code: 'quote-in-sentence',
      message: 'A sentence has no quoted text.',
      help: 'Leave out the quotation marks, or move the quoted words to a `quote` below `source`, or to `because`.',
      place: reading.place(token, token + 1),
    });
  }
  return undefined;
}

const BRACED = /^(?:(at least|at most|more than|about)\s+)?(\S+)(?:\s+(\S.*))?$/su;

/** `@{3 of leaders}`, `@{3 従業員}`, `{100 JPY}`, `{2 tonnes of wheat}`. */
function readBraces(reading: Reading, token: number): Argument | undefined {
  const { lexer } = reading;
  const quantity = lexer.kinds[token] === BRACED_QUANTITY;
  const inner = reading
    .textOf(token, token + 1)
    .slice(quantity ? 2 : 1, -1)
    .trim();
  const some = quantity ? /^(some|all)\s+(?:of\s+)?(\S+)$/u.exec(inner) : null;
  if (some) {
    const group = reading.nameByText(bare(some[2]));
    return some[1] === 'all' ? group : { kind: 'quantity', low: 1, high: Infinity, bound: false, group };
  }
  const [, manner = 'exactly', figure = '', rest] = BRACED.exec(inner) ?? [];
  const number = readNumberWord(figure, reading.units);
  const named = rest === undefined ? undefined : /^(?:of\s+)?(\S+)$/u.exec(rest)?.[1];
  if (number && quantity && named) {
    const counted = quantityOf(number, manner as Manner, reading.nameByText(bare(named)));
    if (counted) return counted;
  }
  if (number && !quantity) {
    const [, code, thing] = /^(\S+)(?:\s+of\s+(\S+))?$/u.exec(rest ?? '') ?? [];
    const unit = number.unit ?? (code === undefined ? undefined : reading.units.find(code));
    const of = thing === undefined ? undefined : reading.nameByText(bare(thing));
    if (unit) return amountOf(number, manner as Manner, unit, of);
  }
  reading.report({
    code: 'bad-braces',
    message: `\`${reading.textOf(token, token + 1)}\` is neither a name nor a quantity nor an amount.`,
    help: quantity
      ? 'Write a name as `@{leaders}` and a quantity of a group as `@{3 of leaders}`.'
      : 'Write an amount of a declared unit, as `{100 JPY}`; a name takes an `@` before the brace, as `@{leaders}`.',
    place: reading.place(token, token + 1),
  });
  return undefined;
}

function bare(name: string): string {
  return name.startsWith('@') ? name.slice(1) : name;
}

/** Words after a number that nobody takes for units. */
const NO_UNITS = new Set(['of', 'to', 'or', 'and', 'from', 'for', 'into', 'by', 'with']);

/** What durations are counted in. */
const LENGTHS = /^(?:day|week|month|year)s?$/;

/** A number with an undeclared unit is a word, with a warning. */
function warnOfUnit(reading: Reading, number: number, unit: number, to: number): void {
  const text = reading.textOf(unit, unit + 1);
  if (!/^\p{L}[\p{L}\p{M}'-]*$/u.test(text) || NO_UNITS.has(text) || isAfterTime(reading, number)) return;
  const multiple =
    unit + 1 < to
      ? meantMultiple(reading.textOf(number, unit), text, reading.textOf(unit + 1, unit + 2), reading.units)
      : undefined;
  const end = multiple ? unit + 2 : unit + 1;
  const written = reading.textOf(number, end);
  const place = reading.place(number, end);
  // `more than 3 apples` is looked at from its first word and from its number.
  const last = reading.findings.at(-1);
  if (last?.code === 'undeclared-unit' && last.place.start === place.start) return;
  const meant = multiple ?? meantAmount(written, reading.units);
  reading.report({
    code: 'undeclared-unit',
    message: `\`${text}\` is not a unit, so \`${written}\` is read as words, not as an amount.`,
    help: meant
      ? amountHelp(meant)
      : `Declare it once, as \`unit ${text} "${text}"\`; or leave it if nothing is to be added up.${LENGTHS.test(text) ? ` A deadline is written at the end of the line, as \`within ${written}\`.` : ''}`,
    place,
    ...(meant ? { replacement: meant.text } : {}),
  });
}

/** Whether a number stands where a deadline has one, which is told of otherwise. */
function isAfterTime({ lexer }: Reading, number: number): boolean {
  if (number === 0 || lexer.kinds[number - 1] !== WORD) return false;
  return TIMES.has(lexer.values[number - 1]);
}

/** The shape's text: its words, with `_` for each argument. */
function describe(reading: Reading, from: number, to: number, variables: Variables): string {
  const { lexer } = reading;
  const parts: string[] = [];
  let token = from;
  while (token < to) {
    if (variables === 'variables of' && isVariableOf(reading, token, to)) token += 2;
    const counted =
      lexer.kinds[token] === WORD ? quietly(reading, () => readCounted(reading, token, to)) : undefined;
    if (counted) {
      parts.push('_');
      token = counted.next;
    } else {
      const kind = lexer.kinds[token];
      if (kind === WORD) parts.push(composed(reading.textOf(token, token + 1)).toLowerCase());
      else if (kind !== STRING && kind !== SELECTION) parts.push('_');
      token++;
    }
  }
  return parts.join(' ');
}

/** Runs a reader whose findings have been reported already. */
function quietly<T>(reading: Reading, read: () => T): T {
  const { findings, variables } = reading;
  reading.findings = [];
  reading.variables = variables && [];
  const result = read();
  reading.findings = findings;
  reading.variables = variables;
  return result;
}

/** An amount as it is printed: `400 CAD`, `more than 2000000 USD`. */
export function formatAmount(amount: Amount): string {
  const low = formatDecimal(amount.low);
  const high = amount.high ? formatDecimal(amount.high) : undefined;
  const number =
    low === high
      ? low
      : high === undefined
        ? `${amount.above ? 'more than' : 'at least'} ${low}`
        : `${low}..${high}`;
  return `${number} ${amount.unit.code}`;
}
