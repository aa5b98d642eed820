import { type EntryRule, SOURCED } from '../../syntax/grammar.ts';
import { MENTION, SELECTION, WORD } from '../../syntax/lexer.ts';
import { matchField } from '../../syntax/match-fields.ts';
import { word } from '../../syntax/words.ts';
import { HASH } from '../../text/characters.ts';
import type { EventEntry, EventLine } from '../entry.ts';
import type { Name } from '../name.ts';
import type { DateValue } from '../values/date-value.ts';
import { appended, NONE } from '../values/list.ts';
import { findClauses, standsForPromise } from './read-condition.ts';
import { readOwnId } from './read-dated.ts';
import { type Header, readHeader } from './read-header.ts';
import { isNameBefore, nameAt } from './read-selection.ts';
import { readSentence } from './read-sentence.ts';
import { readName, reportUnknownField, type Span, valueSpan } from './read-values.ts';
import { NO_VOUCHERS, readVouchersBelow, VoucherList } from './read-vouchers.ts';
import type { Reading } from './reading.ts';

const FOR = word('for');

/** Reads `DATE event|alleged [@id] ["title"]` with its `did`, `not` and `outside` lines. */
export function readEvent(reading: Reading, rule: EntryRule, from: number, date: DateValue): EventEntry {
  const isDeed = isDeedInHeader(reading, rule, from);
  const header = isDeed ? NO_HEADER : readHeader(reading, from);
  const vouchers = new VoucherList();
  let { name } = header;
  let lines: readonly EventLine[] = NONE;
  let outside: EventEntry['outside'] = NONE;
  const { lineCount } = reading.lexer;
  for (let line = 1; line < lineCount; line = reading.nextSibling(line)) {
    const field = reading.field(line, rule.fields);
    if (!field) {
      reportUnknownField(reading, line, rule.fields, `\`${rule.keyword}\``);
      continue;
    }
    if (vouchers.take(reading, line, field)) continue;
    if (field.name === 'id') {
      name = readOwnId(reading, line, field, name);
      continue;
    }
    const span = valueSpan(reading, line, field, field.name === 'outside' ? 'a promise' : 'what was done');
    if (!span) continue;
    if (field.name === 'outside') {
      const promise = readName(reading, span, 'A promise');
      const own = readVouchersBelow(reading, line, SOURCED, '`outside`');
      if (promise) outside = appended(outside, { promise, ...own });
    } else {
      const read = readEventLine(reading, line, span, field.name === 'not');
      if (read) lines = appended(lines, read);
    }
  }
  if (isDeed) reportDeedInHeader(reading, rule, from);
  else if (lines.length === 0 && outside.length === 0) reportNothingDone(reading, rule);
  const kind = rule.keyword === 'alleged' ? 'alleged' : 'event';
  const { title, tags } = header;
  const { evidence, known, secret } = vouchers;
  return { kind, block: reading.block, name, title, tags, date, evidence, known, secret, lines, outside };
}

/** `did SENTENCE [for @promise]`, `not SENTENCE [for @promise]` */
function readEventLine(
  reading: Reading,
  line: number,
  { from, to }: Span,
  negative: boolean,
): EventLine | undefined {
  let end = to;
  let promise: Name | undefined;
  const name = lastName(reading, to);
  if (name - 1 > from && reading.isWord(name - 1, FOR)) {
    const last = nameAt(reading, name, to);
    if (standsForPromise(reading, last)) {
      promise = last;
      end = name - 1;
    }
  }
  const clause = findClauses(reading, from, end);
  if (clause < end) {
    reading.report({
      code: 'clause-in-did',
      message: `\`${reading.textOf(clause, end)}\` bounds a promise in time, and this line says what happened.`,
      help: 'Put the day at the start of the entry, and leave the clause out here.',
      place: reading.place(clause, end),
    });
    end = clause;
  }
  const sentence = readSentence(reading, from, end);
  const own = readVouchersBelow(reading, line, SOURCED, 'a line of an event');
  if (!sentence) return undefined;
  const { evidence, known, secret } = own;
  return { sentence, negative, for: promise, ownEvidence: own !== NO_VOUCHERS, evidence, known, secret };
}

/** Where the name starts that a line ends with; 0 where it ends with none. */
function lastName(reading: Reading, to: number): number {
  if (to < 2 || !isNameBefore(reading, to)) return 0;
  return reading.lexer.kinds[to - 1] === SELECTION ? to - 2 : to - 1;
}

const NO_HEADER: Header = { name: undefined, title: undefined, tags: NONE };

/** `event @anna sings`, with no line below that says what happened: the mention is no name for the event. */
function isDeedInHeader({ lexer }: Reading, rule: EntryRule, from: number): boolean {
  const next = from + 1;
  if (next >= lexer.lineTokens[1] || lexer.kinds[from] !== MENTION || lexer.kinds[next] !== WORD)
    return false;
  if (lexer.starts[next] === lexer.ends[from] || lexer.codes[lexer.starts[next]] === HASH) return false;
  for (let line = 1; line < lexer.lineCount; line++)
    if (SAYING.has(matchField(lexer, line, rule.fields)?.name ?? '')) return false;
  return true;
}

/** The fields that say what happened. */
const SAYING: ReadonlySet<string> = new Set(['did', 'not', 'outside']);

function reportDeedInHeader(reading: Reading, rule: EntryRule, from: number): void {
  const to = reading.lexer.lineTokens[1];
  reading.report({
    code: 'nothing-done',
    message: `What happened stands on a line below the \`${rule.keyword}\`, after \`did\`.`,
    help: `Write \`did ${reading.wordsOf(from, to)}\` there.`,
    place: reading.place(from, to),
  });
}

function reportNothingDone(reading: Reading, rule: EntryRule): void {
  reading.report({
    code: 'nothing-done',
    message: `The \`${rule.keyword}\` does not say what happened.`,
    help: 'Write `did` and a sentence below it: `did @anna lends the bike to @ben`.',
    place: reading.linePlace(0),
  });
}
