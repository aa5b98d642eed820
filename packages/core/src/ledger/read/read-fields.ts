import { type EntryRule, type FieldRule, SOURCED } from '../../syntax/grammar.ts';
import type { EntryBase, Vouchers } from '../entry.ts';
import type { DateValue } from '../values/date-value.ts';
import { reportIfRepeated } from './once.ts';
import { reportRest } from './read-condition.ts';
import { readDateToken } from './read-date.ts';
import type { Header } from './read-header.ts';
import { reportUnknownField, type Span, valueSpan } from './read-values.ts';
import { readVouchersBelow, VoucherList } from './read-vouchers.ts';
import type { Reading } from './reading.ts';

/** A field's line with its value. */
export interface Field extends Span {
  readonly line: number;
  readonly rule: FieldRule;
}

/** Calls `read` for each field of the entry at hand; takes evidence itself, reports what is none. */
export function eachField(reading: Reading, rule: EntryRule, read: (field: Field) => void): Vouchers {
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
    reportIfRepeated(reading, rule, line, field);
    const bare = field.name === 'per year' || field.name === 'per month' || field.name === 'at any time';
    const span = bare
      ? { from: reading.lexer.lineTokens[line] + field.words, to: reading.lexer.lineTokens[line + 1] }
      : valueSpan(reading, line, field, 'a value');
    if (span) read({ line, rule: field, from: span.from, to: span.to });
  }
  return vouchers.done();
}

/** What every entry has, from its header and its evidence. */
export function base(reading: Reading, header: Header, vouchers: Vouchers): EntryBase {
  return { block: reading.block, name: header.name, title: header.title, tags: header.tags, ...vouchers };
}

/** Vouchers below a field that keeps them for itself. */
export function below(reading: Reading, field: Field): Vouchers {
  return readVouchersBelow(reading, field.line, SOURCED, `\`${field.rule.name}\``);
}

/** A value that is not looked into: an address, a path, a word. */
export function raw(reading: Reading, { from, to }: Span): string {
  if (reading.isString(from, to) && from + 1 === to) return reading.stringOf(from);
  return reading.wordsOf(from, to);
}

/** A DATE that fills a field. */
export function readDateAlone(reading: Reading, { from, to }: Span, what: string): DateValue | undefined {
  const date = readDateToken(reading, from, to, what);
  if (date && from + 1 < to) reportRest(reading, from + 1, to);
  return date;
}
