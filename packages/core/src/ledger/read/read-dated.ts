import { nearest } from '../../diagnostic/nearest.ts';
import type { EntryRule, FieldRule } from '../../syntax/grammar.ts';
import { MENTION, STRING, WORD } from '../../syntax/lexer.ts';
import { type Keyword, word } from '../../syntax/words.ts';
import type { ChoiceEntry } from '../choice-entry.ts';
import type {
  Act,
  ActEntry,
  CheckedEntry,
  DatedBase,
  NoticeEntry,
  RatedEntry,
  RatingStatus,
  VerdictEntry,
} from '../entry.ts';
import type { Name } from '../name.ts';
import { CAUSES, STATUSES } from '../rating-words.ts';
import type { DateValue } from '../values/date-value.ts';
import { NONE } from '../values/list.ts';
import { amountHelp, meantAmount } from './meant-amount.ts';
import { reportIfRepeated } from './once.ts';
import { brokenOrder, ChoiceReader, reportOrder } from './read-choice.ts';
import { reportRest } from './read-condition.ts';
import { readHeader, readTitle } from './read-header.ts';
import { afterName, nameAt } from './read-selection.ts';
import { readCounted } from './read-sentence.ts';
import { readShare } from './read-share.ts';
import { TermsReader } from './read-terms.ts';
import {
  readChoice,
  readName,
  readNames,
  readText,
  reportRepeated,
  reportUnknownField,
  type Span,
  valueSpan,
} from './read-values.ts';
import { VoucherList } from './read-vouchers.ts';
import type { Reading } from './reading.ts';
import { reportSeveral } from './several-names.ts';
import { hasUnreadLine } from './unread-line.ts';
import { isLimitedInHeader, whoActs } from './who-acts.ts';

const BY = word('by');
const TO = word('to');
const OF = word('of');
const ON = word('on');

/** Reads the `id @x` of an entry whose header has no place for one. */
export function readOwnId(
  reading: Reading,
  line: number,
  rule: FieldRule,
  known: Name | undefined,
): Name | undefined {
  const span = valueSpan(reading, line, rule, 'a name, as `id @x`');
  if (known) reportRepeated(reading, line, 'id');
  return span ? readName(reading, span, 'The id') : known;
}

/** Calls `read` for each field but evidence and `id`; gives what every dated entry has. */
export function readFields(
  reading: Reading,
  rule: EntryRule,
  start: DatedStart,
  read: (line: number, field: FieldRule, span: Span) => void,
): DatedBase {
  const vouchers = new VoucherList();
  let { name } = start;
  const { lineCount, lineTokens } = reading.lexer;
  for (let line = 1; line < lineCount; line = reading.nextSibling(line)) {
    const field = reading.field(line, rule.fields);
    if (!field) reportUnknownField(reading, line, rule.fields, `\`${rule.keyword}\``);
    else if (field.name === 'id') name = readOwnId(reading, line, field, name);
    else if (!vouchers.take(reading, line, field)) {
      reportIfRepeated(reading, rule, line, field);
      const span = { from: lineTokens[line] + field.words, to: lineTokens[line + 1] };
      if (span.from === span.to && field.name !== 'found nothing') valueSpan(reading, line, field, 'a value');
      else read(line, field, span);
    }
  }
  const { title, tags, date } = start;
  return { block: reading.block, name, title, tags, date, ...vouchers.done() };
}

interface DatedStart {
  readonly name: Name | undefined;
  readonly title: string | undefined;
  readonly tags: readonly string[];
  readonly date: DateValue;
}

/** The parts of a header by the words that lead them, and where they begin and end. */
type Parts = Map<number, Span> & { readonly start: number; end: number };

/** Splits the rest of a header at the words that lead its parts: `@p by @x to @y`. Unread parts are reported. */
function headerParts(reading: Reading, from: number, leads: readonly number[]): Parts {
  const { lexer } = reading;
  const to = lexer.lineTokens[1];
  const parts = Object.assign(new Map<number, Span>(), { start: from, end: from });
  let start = from;
  let lead = 0;
  let token = from;
  const close = (end: number) => {
    if (end > start || lead !== 0) parts.set(lead, { from: start, to: end });
  };
  for (; token < to && lexer.kinds[token] !== STRING && !isTag(reading, token); token++) {
    const next = leads.find((number) => reading.isWord(token, number) && !parts.has(number));
    if (next === undefined || next === lead) continue;
    close(token);
    lead = next;
    start = token + 1;
  }
  close(token);
  parts.end = token;
  return parts;
}

function isTag(reading: Reading, token: number): boolean {
  return reading.lexer.codes[reading.lexer.starts[token]] === 35;
}

/** How far an act goes, and who does it, where that stands behind the promise without a word for it. */
function belowActHelp(rest: string): string | undefined {
  const actor = /^from (@[^\s,]+)$/.exec(rest)?.[1];
  if (actor) return `Who acts is named after \`by\`: write \`by ${actor}\`.`;
  if (/nothing$/.test(rest)) return 'What was found stands on a line below it, indented: `found nothing`.';
  return /^(?:of )?\p{Nd}/u.test(rest)
    ? `How far an act goes stands on a line below it, indented: \`only ${rest.replace(/^of /, '')}\`.`
    : undefined;
}

/** The one name of a header's part; reports when it is missing or more than one. */
function partName(reading: Reading, parts: Parts, lead: number, what: string): Name | undefined {
  const span = parts.get(lead);
  if (span && reportSeveral(reading, span, parts)) return nameAt(reading, span.from, span.to);
  if (span) return readName(reading, span, what, belowActHelp);
  const place = reading.place(0, reading.lexer.lineTokens[1]);
  reading.report({
    code: 'name-expected',
    message: `${what} is missing.`,
    help:
      lead === 0
        ? 'Write its name after the keyword.'
        : `Write \`${reading.lexer.words.text(lead)} @name\` at the end of the first line.`,
    place,
  });
  return undefined;
}

function start(reading: Reading, parts: { end: number }, date: DateValue): DatedStart {
  const header = readTitle(reading, parts.end, reading.lexer.lineTokens[1], undefined);
  return { ...header, date };
}

const ACTS: Readonly<Partial<Record<Keyword, Act>>> = {
  released: 'release',
  ended: 'end',
  withdrawn: 'withdraw',
  suspended: 'suspend',
  resumed: 'resume',
  amended: 'amend',
  excused: 'excuse',
  voided: 'void',
  assigned: 'assign',
  delegated: 'delegate',
};

/** Reads an act: `DATE released @p by @x`, `DATE assigned @p by @x to @y`. */
export function readAct(reading: Reading, rule: EntryRule, from: number, date: DateValue): ActEntry {
  const act = ACTS[rule.keyword]!;
  const before = reading.findings.length;
  const passesOn = act === 'assign' || act === 'delegate';
  const parts = headerParts(reading, from, passesOn ? [BY, TO] : [BY]);
  const target = partName(reading, parts, 0, 'The promise');
  const bySpan = parts.get(BY);
  const by = bySpan ? readNames(reading, whoActs(reading, bySpan, act), 'Who acts') : [];
  if (!bySpan) partName(reading, parts, BY, 'Who acts');
  const to = passesOn
    ? partName(reading, parts, TO, act === 'assign' ? 'The new promisee' : 'The new performer')
    : undefined;
  const terms = act === 'amend' ? new TermsReader(reading, '`amended`') : undefined;
  const given: string[] = [];
  let only: ActEntry['only'];
  let because: string | undefined;
  let clockRuns = false;
  reading.variables = terms && [];
  const base = readFields(reading, rule, start(reading, parts, date), (line, field, span) => {
    if (field.name === 'because') because = readText(reading, span, 'because');
    else if (field.name === 'only') only = readOnly(reading, span);
    else if (field.name === 'clock')
      clockRuns = readChoice(reading, span, 'clock', ['stops', 'runs'] as const) === 'runs';
    else if (terms?.take(line, field)) given.push(field.name);
  });
  const variables = reading.variables ?? NONE;
  reading.variables = undefined;
  const isUnread = hasUnreadLine(reading, rule.fields) ?? isLimitedInHeader(reading, from);
  if (act === 'amend' && given.length === 0 && reading.findings.length === before) reportNoChange(reading);
  return {
    kind: 'act',
    act,
    ...base,
    target,
    by,
    to,
    only,
    because,
    clockRuns,
    terms: terms?.terms,
    given,
    variables,
    isUnread,
  };
}

function reportNoChange(reading: Reading): void {
  reading.report({
    code: 'nothing-done',
    message: 'The amendment does not say what it changes.',
    help: 'Write the fields that it gives anew below it, such as `by 2026-06-30`.',
    place: reading.linePlace(0),
  });
}

/** `only QUANTITY of @g | AMOUNT` */
function readOnly(reading: Reading, { from, to }: Span): ActEntry['only'] {
  const { kinds } = reading.lexer;
  if (kinds[from] === MENTION && from + 1 === to) return reading.mention(from);
  const argument = kinds[from] === MENTION ? undefined : readCounted(reading, from, to);
  if (argument && argument.next === to && argument.argument.kind !== 'variable') return argument.argument;
  const meant = meantAmount(reading.textOf(from, to), reading.units);
  reading.report({
    code: 'bad-amount',
    message: `\`${reading.textOf(from, to)}\` is neither some of a group nor an amount.`,
    help: meant
      ? amountHelp(meant)
      : 'Write how many members, as `only 3 of @group`, or an amount, as `only 500 EUR`.',
    place: reading.place(from, to),
  });
  return undefined;
}

/** The rating that two words are meant for, as `partly kept`. */
function meantStatus(reading: Reading, from: number, to: number): RatingStatus | undefined {
  const { kinds } = reading.lexer;
  if (from + 1 >= to || kinds[from] !== WORD || kinds[from + 1] !== WORD) return undefined;
  if (STATUSES.some((one) => one === reading.textOf(from, from + 1))) return undefined;
  return nearest(reading.textOf(from, from + 2).replace(/\s+/, '-'), STATUSES)[0] as RatingStatus | undefined;
}

function readStatus(reading: Reading, span: Span, meant: RatingStatus | undefined): RatingStatus {
  if (meant === undefined) return readChoice(reading, span, 'rated', STATUSES) ?? 'not-rated';
  reading.report({
    code: 'unknown-word',
    message: `\`${reading.textOf(span.from, span.to)}\` stands for a rating, and a rating is one word.`,
    help: `Write \`${meant}\`.`,
    place: reading.place(span.from, span.to),
    replacement: meant,
  });
  return meant;
}

/** Reads `DATE rated @promise STATUS`. */
export function readRated(reading: Reading, rule: EntryRule, from: number, date: DateValue): RatedEntry {
  const { lexer } = reading;
  const to = lexer.lineTokens[1];
  const statusAt = afterName(reading, from, to);
  const promise = readName(reading, { from, to: Math.min(statusAt, to) }, 'The promise that is rated');
  let percent: RatedEntry['percent'];
  let status: RatingStatus = 'not-rated';
  let rest = Math.min(statusAt + 1, to);
  if (statusAt < to) {
    const meant = meantStatus(reading, statusAt, to);
    if (meant) rest++;
    status = readStatus(reading, { from: statusAt, to: rest }, meant);
    if (status === 'partly-kept' && rest < to && /%$/.test(reading.textOf(rest, rest + 1))) {
      percent = readShare(reading, rest);
      rest++;
    }
  } else {
    reading.report({
      code: 'missing-status',
      message: 'The rating says nothing of how the promise stands.',
      help: `Write one of ${STATUSES.join(', ')} after the promise.`,
      place: reading.place(0, to),
    });
  }
  let by: Name | undefined;
  let because: string | undefined;
  let cause: string | undefined;
  const header = readTitle(reading, rest, to, undefined);
  const base = readFields(reading, rule, { ...header, date }, (_line, field, span) => {
    if (field.name === 'by') by = readName(reading, span, 'Who rates');
    else if (field.name === 'because') because = readText(reading, span, 'because');
    else cause = readChoice(reading, span, 'cause', CAUSES);
  });
  return { kind: 'rated', ...base, promise, status, percent, by, because, cause };
}

/** Reads `DATE checked @promise by @x`. */
export function readChecked(reading: Reading, rule: EntryRule, from: number, date: DateValue): CheckedEntry {
  const parts = headerParts(reading, from, [BY]);
  const promise = partName(reading, parts, 0, 'The promise that was checked');
  const by = parts.has(BY) ? partName(reading, parts, BY, 'Who checked') : undefined;
  let found: string | undefined;
  let said = false;
  const base = readFields(reading, rule, start(reading, parts, date), (_line, field, span) => {
    said = true;
    if (field.name === 'found') found = readText(reading, span, 'found') ?? '';
    else if (span.from < span.to) reportRest(reading, span.from, span.to);
  });
  if (!said) {
    reading.report({
      code: 'nothing-found',
      message: 'The check does not say what it found.',
      help: 'Write `found nothing`, or `found "what there was"`.',
      place: reading.linePlace(0),
    });
    found = '';
  }
  return { kind: 'checked', ...base, promise, by, found };
}

/** Reads `DATE notified @x of @p by @y` and `DATE consulted @x on @p by @y`. */
export function readNoticeEntry(
  reading: Reading,
  rule: EntryRule,
  from: number,
  date: DateValue,
): NoticeEntry {
  const kind = rule.keyword === 'notified' ? 'notified' : 'consulted';
  const about = kind === 'notified' ? OF : ON;
  const parts = headerParts(reading, from, [about, BY]);
  const who = partName(reading, parts, 0, kind === 'notified' ? 'Who was notified' : 'Who was consulted');
  const promise = partName(reading, parts, about, 'The promise');
  const by = partName(reading, parts, BY, kind === 'notified' ? 'Who gave notice' : 'Who consulted');
  const base = readFields(reading, rule, start(reading, parts, date), (_line, _field, span) => {
    readText(reading, span, 'because');
  });
  return { kind, ...base, who, promise, by };
}

/** Reads `DATE retracted|accepted|refused @entry by @x`. */
export function readVerdict(reading: Reading, rule: EntryRule, from: number, date: DateValue): VerdictEntry {
  const parts = headerParts(reading, from, [BY]);
  const target = partName(reading, parts, 0, 'The entry');
  const by = partName(reading, parts, BY, 'Who did it');
  let because: string | undefined;
  const base = readFields(reading, rule, start(reading, parts, date), (_line, _field, span) => {
    because = readText(reading, span, 'because');
  });
  return { kind: rule.keyword as VerdictEntry['kind'], ...base, target, by, because };
}

/** Reads `DATE choice @id "question"` with the inputs of advice. */
export function readChoiceEntry(
  reading: Reading,
  rule: EntryRule,
  from: number,
  date: DateValue,
): ChoiceEntry {
  const header = readHeader(reading, from);
  const reader = new ChoiceReader(reading);
  const base = readFields(reading, rule, { ...header, date }, (line, field, span) => {
    reader.take(line, field, span);
  });
  const against = brokenOrder(reader.draft);
  if (against) reportOrder(reading, against);
  return { kind: 'choice', ...base, ...reader.draft };
}
