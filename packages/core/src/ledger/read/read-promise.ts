import { type EntryRule, SOURCED } from '../../syntax/grammar.ts';
import type { DealEntry, PromiseEntry, RequestEntry } from '../entry.ts';
import type { Name } from '../name.ts';
import type { DateValue } from '../values/date-value.ts';
import { appendedAll, NONE } from '../values/list.ts';
import { checkMany } from './check-many.ts';
import { isNameTold, readHeader } from './read-header.ts';
import { TermsReader } from './read-terms.ts';
import { readNames, valueSpan } from './read-values.ts';
import { readVouchersBelow, VoucherList } from './read-vouchers.ts';
import type { Reading } from './reading.ts';
import { hasUnreadLine } from './unread-line.ts';

/** Reads `DATE promise|threat|request|deal @id ["title"]` with its terms; undefined without an id. */
export function readUndertaking(
  reading: Reading,
  rule: EntryRule,
  from: number,
  date: DateValue,
): PromiseEntry | RequestEntry | DealEntry | undefined {
  const { title, tags, name } = readHeader(reading, from);
  const vouchers = new VoucherList();
  const mayBeMany = rule.keyword === 'promise' || rule.keyword === 'threat';
  const reader = new TermsReader(reading, `\`${rule.keyword}\``);
  reading.variables = mayBeMany ? [] : undefined;
  let between: readonly Name[] = NONE;
  const { lineCount } = reading.lexer;
  for (let line = 1; line < lineCount; line = reading.nextSibling(line)) {
    const field = reading.field(line, rule.fields);
    if (!field) reader.refuse(line, rule.fields);
    else if (!reader.take(line, field) && !vouchers.take(reading, line, field)) {
      const span = valueSpan(reading, line, field, 'the parties to the deal');
      if (span) between = appendedAll(between, readNames(reading, span, 'A party'));
      readVouchersBelow(reading, line, SOURCED, '`between`');
    }
  }
  if (mayBeMany) checkMany(reading, reader.terms);
  const isUnread = hasUnreadLine(reading, rule.fields);
  reading.variables = undefined;
  if (!name) {
    reportNoId(reading, rule);
    return undefined;
  }
  const { block } = reading;
  const { evidence, known, secret } = vouchers;
  const { terms } = reader;
  switch (rule.keyword) {
    case 'deal':
      return {
        kind: 'deal',
        block,
        name,
        title,
        tags,
        date,
        evidence,
        known,
        secret,
        terms,
        isUnread,
        between,
      };
    case 'request':
      return { kind: 'request', block, name, title, tags, date, evidence, known, secret, terms };
    default: {
      const kind = rule.keyword === 'threat' ? 'threat' : 'promise';
      const instance = undefined;
      return { kind, block, name, title, tags, date, evidence, known, secret, terms, isUnread, instance };
    }
  }
}

function reportNoId(reading: Reading, rule: EntryRule): void {
  if (isNameTold(reading)) return;
  const { lexer } = reading;
  reading.report({
    code: 'missing-id',
    message: `This ${rule.keyword} has no name, so nothing can refer to it.`,
    help: `Write a name after \`${rule.keyword}\`: \`${rule.keyword} @short-name "Title"\`.`,
    place: reading.place(0, lexer.lineTokens[1]),
  });
}
