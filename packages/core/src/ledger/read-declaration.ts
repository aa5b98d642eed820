import { type EntryRule, type FieldRule, SOURCED } from '../syntax/grammar.ts';
import { MENTION, VARIABLE, WORD } from '../syntax/lexer.ts';
import { word } from '../syntax/words.ts';
import type { DateValue } from './date-value.ts';
import { type Decimal, isDecimalProblem, readCount, readDecimal } from './decimal.ts';
import type {
  DeedEntry,
  EntryBase,
  GroupEntry,
  LedgerEntry,
  LimitEntry,
  OfficeEntry,
  PartyEntry,
  PriorEntry,
  Rule,
  Settings,
  SourceEntry,
  Tenure,
  ThingEntry,
  UnitEntry,
  Vouchers,
} from './entry.ts';
import { appended, appendedAll, NONE } from './list.ts';
import type { Name } from './name.ts';
import { readDateToken, readDurationField, reportRest } from './read-condition.ts';
import { type Header, readHeader, readTitle } from './read-header.ts';
import { readCounted, readSentence } from './read-sentence.ts';
import {
  readChoice,
  readName,
  readNames,
  readText,
  reportNoName,
  reportRepeated,
  reportUnknownField,
  type Span,
  valueSpan,
} from './read-values.ts';
import { readVouchersBelow, VoucherList } from './read-vouchers.ts';
import type { Reading } from './reading.ts';
import type { Sentence } from './sentence.ts';
import { isZone } from './time-zone.ts';

const FROM = word('from');
const UNTIL = word('until');
const ABOUT = word('about');

/** A field's line with its value. */
interface Field extends Span {
  readonly line: number;
  readonly rule: FieldRule;
}

/** Calls `read` for each field of the entry at hand; takes evidence itself, reports what is none. */
function eachField(reading: Reading, rule: EntryRule, read: (field: Field) => void): Vouchers {
  const vouchers = new VoucherList();
  const { lineCount } = reading.lexer;
  for (let line = 1; line < lineCount; line = reading.nextSibling(line)) {
    const field = reading.field(line, rule.fields);
    if (!field) {
      reportUnknownField(reading, line, rule.fields, `\`${rule.keyword}\``);
      continue;
    }
    const isSetting = rule.keyword === 'ledger' && field.name === 'known';
    if (!isSetting && vouchers.take(reading, line, field)) continue;
    const bare = field.name === 'per year' || field.name === 'per month' || field.name === 'at any time';
    const span = bare
      ? { from: reading.lexer.lineTokens[line] + field.words, to: reading.lexer.lineTokens[line + 1] }
      : valueSpan(reading, line, field, 'a value');
    if (span) read({ line, rule: field, from: span.from, to: span.to });
  }
  return vouchers.done();
}

function base(reading: Reading, header: Header, vouchers: Vouchers): EntryBase {
  return { block: reading.block, name: header.name, title: header.title, tags: header.tags, ...vouchers };
}

/** Vouchers below a field that keeps them for itself. */
function below(reading: Reading, field: Field): Vouchers {
  return readVouchersBelow(reading, field.line, SOURCED, `\`${field.rule.name}\``);
}

/** A value that is not looked into: an address, a path, a word. */
function raw(reading: Reading, { from, to }: Span): string {
  if (reading.isString(from, to) && from + 1 === to) return reading.stringOf(from);
  return reading.wordsOf(from, to);
}

/** A DATE that fills a field. */
function readDateAlone(reading: Reading, { from, to }: Span, what: string): DateValue | undefined {
  const date = readDateToken(reading, from, to, what);
  if (date && from + 1 < to) reportRest(reading, from + 1, to);
  return date;
}

export function readLedgerEntry(reading: Reading, rule: EntryRule, from: number): LedgerEntry {
  const header = readHeader(reading, from);
  const settings: { -readonly [K in keyof Settings]: Settings[K] } = {
    format: 1,
    on: undefined,
    known: undefined,
    zone: undefined,
    includes: NONE,
    rater: undefined,
    keeper: undefined,
    silence: undefined,
    parameters: NONE,
  };
  const vouchers = eachField(reading, rule, (field) => readSetting(reading, settings, field));
  return { kind: 'ledger', ...base(reading, header, vouchers), settings };
}

function readSetting(
  reading: Reading,
  settings: { -readonly [K in keyof Settings]: Settings[K] },
  field: Field,
): void {
  const name = field.rule.name;
  const text = raw(reading, field);
  switch (name) {
    case 'format':
      if (text !== '1') reportBadFormat(reading, field, text);
      return;
    case 'on':
    case 'known': {
      settings[name] = readDateAlone(reading, field, `\`${name}\``);
      return;
    }
    case 'zone':
      if (isZone(text)) settings.zone = text;
      else reportBadZone(reading, field, text);
      return;
    case 'include':
      settings.includes = appended(settings.includes, {
        path: text,
        start: reading.startOf(field.from),
        end: reading.endOf(field.to - 1),
      });
      return;
    case 'rater':
    case 'keeper':
      settings[name] = readName(reading, field, `The ${name}`);
      return;
    case 'silence':
      settings.silence = readChoice(reading, field, 'silence', ['unknown', 'broken'] as const);
      return;
    default:
      settings.parameters = appended(settings.parameters, { field: name, text });
  }
}

function reportBadFormat(reading: Reading, field: Field, text: string): void {
  reading.report({
    code: 'bad-format',
    message: `This version of Troth reads format 1, and the ledger says it is format ${text}.`,
    help: 'Write `format 1`, or use a version of Troth that reads this format.',
    place: reading.place(field.from, field.to),
  });
}

function reportBadZone(reading: Reading, field: Field, text: string): void {
  reading.report({
    code: 'bad-zone',
    message: `\`${text}\` is not a time zone.`,
    help: 'Write a name of the IANA time zone database, such as `Europe/Paris` or `UTC`.',
    place: reading.place(field.from, field.to),
  });
}

export function readParty(reading: Reading, rule: EntryRule, from: number): PartyEntry {
  const header = readHeader(reading, from);
  let sort: string | undefined;
  let partOf: Name | undefined;
  let url: string | undefined;
  const formerly: string[] = [];
  const vouchers = eachField(reading, rule, (field) => {
    if (field.rule.name === 'kind') sort = raw(reading, field);
    else if (field.rule.name === 'url') url = raw(reading, field);
    else if (field.rule.name === 'formerly') formerly.push(readText(reading, field, 'formerly') ?? '');
    else {
      if (partOf) reportRepeated(reading, field.line, 'part of');
      partOf = readName(reading, field, 'What it is part of');
    }
  });
  const kind = rule.keyword === 'person' ? 'person' : 'party';
  return { kind, ...base(reading, header, vouchers), sort, partOf, formerly, url };
}

export function readThing(reading: Reading, rule: EntryRule, from: number): ThingEntry {
  const header = readHeader(reading, from);
  let sort: string | undefined;
  let partOf: Name | undefined;
  const vouchers = eachField(reading, rule, (field) => {
    if (field.rule.name === 'kind') sort = raw(reading, field);
    else partOf = readName(reading, field, 'What it is part of');
  });
  return { kind: 'thing', ...base(reading, header, vouchers), sort, partOf };
}

export function readOffice(reading: Reading, rule: EntryRule, from: number): OfficeEntry {
  const header = readHeader(reading, from);
  let of: Name | undefined;
  const holders: Tenure[] = [];
  const vouchers = eachField(reading, rule, (field) => {
    if (field.rule.name === 'of') of = readName(reading, field, 'The party an office belongs to');
    else {
      const tenure = readTenure(reading, field, 'The holder of an office');
      if (tenure) holders.push(tenure);
    }
  });
  return { kind: 'office', ...base(reading, header, vouchers), of, holders };
}

/** `@person [from DATE] [until DATE]` */
function readTenure(reading: Reading, field: Field, what: string): Tenure | undefined {
  const { lexer } = reading;
  const vouchers = below(reading, field);
  if (lexer.kinds[field.from] !== MENTION) {
    reportNoName(reading, field.from, field.to, what);
    return undefined;
  }
  const who = reading.mention(field.from);
  let from: DateValue | undefined;
  let until: DateValue | undefined;
  let token = field.from + 1;
  while (token < field.to) {
    if (reading.isWord(token, FROM) && !from) from = readDateToken(reading, token + 1, field.to, '`from`');
    else if (reading.isWord(token, UNTIL) && !until)
      until = readDateToken(reading, token + 1, field.to, '`until`');
    else {
      reportRest(reading, token, field.to);
      break;
    }
    token += 2;
  }
  return { who, from, until, vouchers };
}

export function readGroup(reading: Reading, rule: EntryRule, from: number): GroupEntry {
  const header = readHeader(reading, from);
  let size: GroupEntry['size'];
  let within: Name | undefined;
  const members: Tenure[] = [];
  const vouchers = eachField(reading, rule, (field) => {
    if (field.rule.name === 'size') {
      if (size) reportRepeated(reading, field.line, 'size');
      size = readSize(reading, field) ?? size;
    } else if (field.rule.name === 'within') within = readName(reading, field, 'The group it lies within');
    else {
      const tenure = readTenure(reading, field, 'A member');
      if (tenure) members.push(tenure);
    }
  });
  return { kind: 'group', ...base(reading, header, vouchers), size, within, members };
}

/** `size N`, `about N`, `N..M`, `N..` */
function readSize(reading: Reading, field: Field): GroupEntry['size'] {
  const vouchers = below(reading, field);
  const about = reading.isWord(field.from, ABOUT);
  const token = about ? field.from + 1 : field.from;
  const number =
    token + 1 === field.to && reading.lexer.kinds[token] === WORD
      ? reading.numbers.find(reading.lexer.values[token])
      : null;
  const low = number && number.low.scale === 0 && !number.unit ? Number(number.low.digits) : -1;
  const high = !number?.high ? Infinity : number.high.scale === 0 ? Number(number.high.digits) : -1;
  if (low < 0 || high < low || (about && high === Infinity)) {
    reading.report({
      code: 'bad-size',
      message: `\`${reading.textOf(field.from, field.to)}\` is not a size of a group.`,
      help: 'Write a number, `about 30`, a range from low to high as `2..9`, or an open one as `200..`.',
      place: reading.place(field.from, field.to),
    });
    return undefined;
  }
  if (!about) return { low, high, vouchers };
  const spread = Math.max(1, Math.ceil(high / 10));
  return { low: Math.max(0, low - spread), high: high + spread, vouchers };
}

export function readSource(reading: Reading, rule: EntryRule, from: number): SourceEntry {
  const header = readHeader(reading, from);
  let published: DateValue | undefined;
  let by: Name | undefined;
  const texts: Record<string, string | undefined> = {};
  let relays: readonly Name[] = NONE;
  const vouchers = eachField(reading, rule, (field) => {
    const name = field.rule.name;
    if (name === 'published') {
      if (published) reportRepeated(reading, field.line, 'published');
      published = readDateAlone(reading, field, '`published`');
    } else if (name === 'by') by = readName(reading, field, 'Who published it');
    else if (name === 'relays') relays = appendedAll(relays, readNames(reading, field, 'A source'));
    else texts[name] = raw(reading, field);
  });
  const { author, url, archived, file, sha256 } = texts;
  return {
    kind: 'source',
    ...base(reading, header, vouchers),
    published,
    by,
    author,
    url,
    archived,
    file,
    sha256,
    relays,
  };
}

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

export function readLimit(reading: Reading, rule: EntryRule, from: number): LimitEntry {
  const header = readHeader(reading, from);
  const on: Sentence[] = [];
  let atMost: LimitEntry['atMost'];
  let period: LimitEntry['period'];
  const vouchers = eachField(reading, rule, (field) => {
    switch (field.rule.name) {
      case 'on': {
        const sentence = readSentence(reading, field.from, field.to, 'variables');
        if (sentence) on.push(sentence);
        return;
      }
      case 'at most':
        atMost = readMost(reading, field);
        return;
      case 'in':
        period = readDateAlone(reading, field, '`in`');
        return;
      default:
        period =
          field.rule.name === 'per year' ? 'year' : field.rule.name === 'per month' ? 'month' : 'any time';
        if (field.from < field.to) reportRest(reading, field.from, field.to);
    }
  });
  return { kind: 'limit', ...base(reading, header, vouchers), on, atMost, period };
}

/** `at most AMOUNT|N` */
function readMost(reading: Reading, field: Field): LimitEntry['atMost'] {
  const counted =
    reading.lexer.kinds[field.from] === WORD ? readCounted(reading, field.from, field.to) : undefined;
  if (counted?.argument.kind === 'amount' && counted.next === field.to) return counted.argument;
  const count = field.from + 1 === field.to ? readCount(reading.textOf(field.from, field.to)) : null;
  if (count !== null) return count;
  reading.report({
    code: 'bad-amount',
    message: `\`${reading.textOf(field.from, field.to)}\` is neither a number nor an amount of a declared unit.`,
    help: 'Write a whole number, or an amount such as `100M EUR`.',
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
    const number = readDecimal(text);
    if (isDecimalProblem(number)) reportBadNumber(reading, field, text, number.message);
    else if (field.rule.name === 'mean') mean = number;
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
