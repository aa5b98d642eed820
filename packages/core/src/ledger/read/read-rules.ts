import type { EntryRule } from '../../syntax/grammar.ts';
import { VARIABLE, WORD } from '../../syntax/lexer.ts';
import type { DeedEntry, LimitEntry, PriorEntry, Rule, UnitEntry, Vouchers } from '../entry.ts';
import type { Sentence } from '../sentence.ts';
import {
  compareDecimals,
  type Decimal,
  decimalOf,
  isDecimalProblem,
  isZero,
  readCount,
  readDecimal,
} from '../values/decimal.ts';
import { readDurationField, reportRest } from './read-condition.ts';
import { base, below, eachField, type Field, readDateAlone } from './read-fields.ts';
import { type Header, readHeader, readTitle } from './read-header.ts';
import { readCounted, readSentence, readVariablesOf } from './read-sentence.ts';
import type { Span } from './read-values.ts';
import type { Reading } from './reading.ts';

/** Reads `deed SENTENCE` with its other wordings and rules. */
export function readDeed(reading: Reading, rule: EntryRule, from: number): DeedEntry {
  const to = reading.lexer.lineTokens[1];
  const sentence = readSentence(reading, from, to, 'variables');
  const also: Sentence[] = [];
  const excludes: Rule[] = [];
  const undoneBy: Rule[] = [];
  const oncePer: { variable: string; vouchers: Vouchers }[] = [];
  let takes: DeedEntry['takes'];
  const vouchers = eachField(reading, rule, (field) => {
    const name = field.rule.name;
    if (name === 'takes') takes = readDurationField(reading, field.from, field.to);
    else if (name === 'once per') {
      oncePer.push({ variable: variableOf(reading, field), vouchers: below(reading, field) });
    } else {
      const other = readSentence(reading, field.from, field.to, 'variables');
      const own = below(reading, field);
      if (!other) return;
      if (name === 'also') also.push(other);
      else (name === 'excludes' ? excludes : undoneBy).push({ sentence: other, vouchers: own });
    }
  });
  const header: Header = { name: undefined, title: undefined, tags: [] };
  return {
    kind: 'deed',
    ...base(reading, header, vouchers),
    sentence,
    also,
    excludes,
    undoneBy,
    oncePer,
    takes,
  };
}

/** The name of the variable that fills a field; what is no variable, as written. */
function variableOf(reading: Reading, { from, to }: Span): string {
  const { lexer } = reading;
  const alone = from + 1 === to && lexer.kinds[from] === VARIABLE;
  return alone ? lexer.names.text(lexer.values[from]) : reading.wordsOf(from, to);
}

/** Reads `limit "title"`. */
export function readLimit(reading: Reading, rule: EntryRule, from: number): LimitEntry {
  const header = readHeader(reading, from);
  const on: Sentence[] = [];
  const onAmounts: Sentence[] = [];
  let atMost: LimitEntry['atMost'];
  let period: LimitEntry['period'];
  let isBounded = false;
  const vouchers = eachField(reading, rule, (field) => {
    const { name } = field.rule;
    if (name !== 'on' && name !== 'at most') {
      if (isBounded) reportSecondPeriod(reading, field);
      isBounded = true;
    }
    switch (name) {
      case 'on': {
        const sentence = readSentence(reading, field.from, field.to, 'variables');
        if (sentence) on.push(sentence);
        // `?sum of @wheat` may stand for how much wheat there is.
        const amount = readVariablesOf(reading, field.from, field.to);
        if (amount) onAmounts.push(amount);
        return;
      }
      case 'at most':
        atMost = readMost(reading, field);
        return;
      case 'in':
        period = readDateAlone(reading, field, '`in`');
        return;
      default:
        period = name === 'per year' ? 'year' : name === 'per month' ? 'month' : 'any time';
        if (field.from < field.to) reportRest(reading, field.from, field.to);
    }
  });
  return { kind: 'limit', ...base(reading, header, vouchers), on, onAmounts, atMost, period };
}

function reportSecondPeriod(reading: Reading, field: Field): void {
  const name = `\`${field.rule.name}\``;
  reading.report({
    code: 'repeated-field',
    message: `${name} is a second period of this limit, which adds up over one.`,
    help: 'Keep one of `per year`, `per month`, `in` and `at any time`, and write another limit for the other.',
    place: reading.linePlace(field.line),
  });
}

/** `at most AMOUNT|N` */
function readMost(reading: Reading, field: Field): LimitEntry['atMost'] {
  const counted =
    reading.lexer.kinds[field.from] === WORD ? readCounted(reading, field.from, field.to) : undefined;
  if (counted?.argument.kind === 'amount' && counted.next === field.to) return counted.argument;
  const count = field.from + 1 === field.to ? readCount(reading.textOf(field.from, field.to)) : null;
  if (count !== null) return count;
  const text = reading.textOf(field.from, field.to);
  const period = / (per (?:year|month)|at any time|in \S+)$/u.exec(text)?.[1];
  reading.report({
    code: 'bad-amount',
    message: `\`${text}\` is neither a number nor an amount of a declared unit.`,
    help: period
      ? `Write \`${period}\` on a line of its own.`
      : 'Write a whole number, or an amount such as `100M EUR`.',
    place: reading.place(field.from, field.to),
  });
  return undefined;
}

/** `unit EUR "Euro"`: declares the unit as it is read, since amounts cannot be told from words without it. */
export function readUnit(reading: Reading, rule: EntryRule, from: number): UnitEntry {
  const { lexer } = reading;
  const to = lexer.lineTokens[1];
  const coded = from < to && lexer.kinds[from] === WORD;
  if (!coded) {
    reading.report({
      code: 'no-unit-code',
      message: 'The unit has no code.',
      help: 'Write the word that stands after a number, as `unit EUR "Euro"`.',
      place: reading.place(0, to),
    });
  }
  const header = readTitle(reading, coded ? from + 1 : from, to, undefined);
  const unit = coded ? reading.units.add(reading.textOf(from, from + 1)) : undefined;
  const vouchers = eachField(reading, rule, (field) => {
    if (!unit) return;
    if (field.rule.name === 'also') {
      for (let token = field.from; token < field.to; token++) {
        reading.units.alias(reading.textOf(token, token + 1).replace(/,$/, ''), unit);
      }
      return;
    }
    const counted = lexer.kinds[field.from] === WORD ? readCounted(reading, field.from, field.to) : undefined;
    const amount = counted?.argument;
    if (amount?.kind === 'amount' && counted?.next === field.to)
      unit.is = { amount: amount.low, unit: amount.unit };
    else if (reading.unitsDeclared) reportBadUnitAmount(reading, field);
  });
  return { kind: 'unit', ...base(reading, header, vouchers), unit };
}

function reportBadUnitAmount(reading: Reading, field: Field): void {
  reading.report({
    code: 'bad-amount',
    message: `\`${reading.textOf(field.from, field.to)}\` is not an amount of a declared unit.`,
    help: 'Write how much of another unit it is, as `is 1,000 kg`, and declare that unit too.',
    place: reading.place(field.from, field.to),
  });
}

const ONE = decimalOf(1);

/** Reads `prior #tag|default`. */
export function readPrior(reading: Reading, rule: EntryRule, from: number): PriorEntry {
  const to = reading.lexer.lineTokens[1];
  const scope = reading.wordsOf(from, to);
  if (scope !== 'default' && !/^#\S+$/.test(scope)) {
    reading.report({
      code: 'bad-scope',
      message: `\`${scope}\` is neither a tag nor \`default\`.`,
      help: 'Write `prior #tag` for promises with a tag, or `prior default`.',
      place: reading.place(from, to),
    });
  }
  let mean: Decimal | undefined;
  let weight: Decimal | undefined;
  const vouchers = eachField(reading, rule, (field) => {
    const text = reading.textOf(field.from, field.to);
    const number = readDecimal(text.startsWith('.') ? `0${text}` : text);
    if (isDecimalProblem(number)) reportBadNumber(reading, field, text, number.message);
    else if (field.rule.name === 'mean') {
      if (compareDecimals(number, ONE) > 0)
        reportBadNumber(reading, field, text, 'A mean is a share: 0 to 1.');
      else mean = number;
    } else if (isZero(number)) reportBadNumber(reading, field, text, 'A weight is more than 0.');
    else weight = number;
  });
  const header: Header = { name: undefined, title: undefined, tags: [] };
  return { kind: 'prior', ...base(reading, header, vouchers), scope, mean, weight };
}

function reportBadNumber(reading: Reading, field: Field, text: string, message: string): void {
  reading.report({
    code: 'bad-number',
    message:
      message === 'This is not a number.'
        ? `\`${text}\` is not a number.`
        : `\`${text}\` is not a number that can be read. ${message}`,
    help: 'Write a number such as `0.5` or `4`.',
    place: reading.place(field.from, field.to),
  });
}
