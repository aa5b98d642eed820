import { nearest } from '../../diagnostic/nearest.ts';
import { DATED_KEYWORDS, ENTRY_RULES, type EntryRule, UNDATED_KEYWORDS } from '../../syntax/grammar.ts';
import {
  BAD_NAME,
  DIRECTION_CONTROL,
  MIXED_INDENTATION,
  OPEN_BRACES,
  OPEN_QUOTE,
  WORD,
} from '../../syntax/lexer.ts';
import type { Place } from '../../text/block.ts';
import type { Entry } from '../entry.ts';
import { type DateValue, looksLikeDate, plainDay } from '../values/date-value.ts';
import { meantKeyword } from './meant-keyword.ts';
import { isOtherQuote } from './meant-text.ts';
import { reportMisplaced } from './misplaced-lines.ts';
import { mixedWords } from './mixed-words.ts';
import { isDate, readDateToken, reportDateInWords } from './read-date.ts';
import {
  readAct,
  readChecked,
  readChoiceEntry,
  readNoticeEntry,
  readRated,
  readVerdict,
} from './read-dated.ts';
import { readGroup, readOffice, readParty, readSource, readThing } from './read-declaration.ts';
import { readEvent } from './read-event.ts';
import { isNameTold } from './read-header.ts';
import { readUndertaking } from './read-promise.ts';
import { readDeed, readLimit, readPrior, readUnit } from './read-rules.ts';
import { readClaim, readNote, readResponse } from './read-sayings.ts';
import { readLedgerEntry } from './read-settings.ts';
import { reportComment } from './read-values.ts';
import type { Reading } from './reading.ts';
import { strayField, strayFieldHelp } from './stray-field.ts';

/** Reads the entry that the lexer holds; undefined, with findings, where its header cannot be understood. */
export function readEntry(reading: Reading): Entry | undefined {
  const { lexer } = reading;
  if (reading.misindented.size > 0) reading.misindented.clear();
  if (lexer.problems.length > 0) reportLexicalProblems(reading);
  if (lexer.lineCount === 0) return undefined;
  if (lexer.indents[0] > 0) {
    reportOrphan(reading);
    return undefined;
  }
  const dated = lexer.kinds[0] === WORD && startsWithDate(reading);
  const keyword = dated ? 1 : 0;
  const rule = entryRule(reading, keyword) ?? capitalRule(reading, keyword);
  if (!rule) {
    const end = reportWordyDate(reading);
    if (end > 0) readForMistakes(reading, end);
    else readAsMeant(reading, keyword, reportUnknownEntry(reading, keyword, dated), dated);
    return undefined;
  }
  if (!dated && rule.dated) {
    const isBehind = isDate(reading, 1, reading.lexer.lineTokens[1]);
    reportMissingDate(reading, rule, isBehind);
    // `promise 2026-03-01 @bike`: what else is wrong is told as if the day stood before the keyword.
    if (isBehind) readDatedEntry(reading, rule, keyword + 2, plainDay(0));
    else readForMistakes(reading, keyword);
    return undefined;
  }
  if (!rule.dated) {
    if (dated) reportNeedlessDate(reading, rule);
    return readDeclaration(reading, rule, keyword + 1);
  }
  const date = readDateToken(reading, 0, 1, 'An entry');
  if (date) return readDatedEntry(reading, rule, keyword + 1, date);
  readForMistakes(reading, keyword);
  return undefined;
}

/** Reads an entry whose date is missing or wrong, so that what else is wrong with it is told at once. */
function readForMistakes(reading: Reading, keyword: number, rule = entryRule(reading, keyword)): void {
  if (rule?.dated) readDatedEntry(reading, rule, keyword + 1, plainDay(0));
}

/** Reads an entry whose keyword is misspelt as what was perhaps meant, so that what else is wrong is told at once. */
function readAsMeant(reading: Reading, keyword: number, meant: string | undefined, dated: boolean): void {
  const rule = meant === undefined ? undefined : ENTRY_RULES[reading.lexer.words.find(meant)];
  if (!rule || rule.dated !== dated) return;
  if (dated) readForMistakes(reading, keyword, rule);
  else if (NAMED.has(rule.keyword)) readDeclaration(reading, rule, keyword + 1);
}

/** Whether the entry begins with a date, right or wrong. */
function startsWithDate(reading: Reading): boolean {
  const { codes, starts } = reading.lexer;
  const first = codes[starts[0]];
  if (first >= 48 && first <= 57) return true;
  return (first < 65 || first > 127) && looksLikeDate(reading.textOf(0, 1));
}

function entryRule(reading: Reading, token: number): EntryRule | undefined {
  const { lexer } = reading;
  return token < lexer.lineTokens[1] && lexer.kinds[token] === WORD
    ? ENTRY_RULES[lexer.values[token]]
    : undefined;
}

/** `Promise`: a keyword in capital letters is read as what it is, and reported; units and settings come before all. */
function capitalRule(reading: Reading, token: number): EntryRule | undefined {
  const { lexer } = reading;
  if (token >= lexer.lineTokens[1] || lexer.kinds[token] !== WORD) return undefined;
  const written = reading.textOf(token, token + 1);
  const rule = ENTRY_RULES[lexer.words.find(written.toLowerCase())];
  if (!rule || rule.keyword === 'unit' || rule.keyword === 'ledger') return undefined;
  reading.report({
    code: 'unknown-entry',
    message: `\`${written}\` has to be written in small letters.`,
    help: `Write \`${rule.keyword}\`. It is read as that.`,
    place: reading.place(token, token + 1),
    replacement: rule.keyword,
    isRead: true,
  });
  return rule;
}

function readDeclaration(reading: Reading, rule: EntryRule, from: number): Entry | undefined {
  reportMisplaced(reading, rule);
  const read = DECLARATIONS[rule.keyword];
  const entry = read?.(reading, rule, from);
  if (entry && !entry.name && NAMED.has(rule.keyword) && !isNameTold(reading)) {
    reading.report({
      code: 'missing-id',
      message: `This ${rule.keyword} has no name, so nothing can refer to it.`,
      help: `Write a name after \`${rule.keyword}\`: \`${rule.keyword} @short-name "Full name"\`.`,
      place: reading.place(0, reading.lexer.lineTokens[1]),
    });
  }
  return entry;
}

const NAMED = new Set<string>(['party', 'person', 'office', 'group', 'thing', 'source']);

type ReadDeclaration = (reading: Reading, rule: EntryRule, from: number) => Entry;

const DECLARATIONS: Readonly<Partial<Record<string, ReadDeclaration>>> = {
  ledger: readLedgerEntry,
  party: readParty,
  person: readParty,
  office: readOffice,
  group: readGroup,
  thing: readThing,
  source: readSource,
  deed: readDeed,
  limit: readLimit,
  unit: readUnit,
  prior: readPrior,
};

function readDatedEntry(reading: Reading, rule: EntryRule, from: number, date: DateValue): Entry | undefined {
  reportMisplaced(reading, rule);
  switch (rule.keyword) {
    case 'event':
    case 'alleged':
      return readEvent(reading, rule, from, date);
    case 'promise':
    case 'threat':
    case 'request':
    case 'deal':
      return readUndertaking(reading, rule, from, date);
    case 'rated':
      return readRated(reading, rule, from, date);
    case 'checked':
      return readChecked(reading, rule, from, date);
    case 'notified':
    case 'consulted':
      return readNoticeEntry(reading, rule, from, date);
    case 'retracted':
    case 'accepted':
    case 'refused':
      return readVerdict(reading, rule, from, date);
    case 'claim':
      return readClaim(reading, rule, from, date);
    case 'response':
      return readResponse(reading, rule, from, date);
    case 'choice':
      return readChoiceEntry(reading, rule, from, date);
    case 'note':
      return readNote(reading, rule, from, date);
    default:
      return readAct(reading, rule, from, date);
  }
}

function reportLexicalProblems(reading: Reading): void {
  const { lineCount, lineStarts, problems } = reading.lexer;
  let line = 0;
  for (let i = 0; i < problems.length; i += 3) {
    if (problems[i] === MIXED_INDENTATION) {
      while (line < lineCount && lineStarts[line] < problems[i + 2]) line++;
      reading.misindented.add(line);
    }
    const start = problems[i + 1] - reading.block.start;
    const place: Place = { block: reading.block, start, end: problems[i + 2] - reading.block.start };
    reportLexicalProblem(
      reading,
      problems[i],
      place,
      reading.lexer.text.slice(problems[i + 1], problems[i + 2]),
    );
  }
}

function reportLexicalProblem(reading: Reading, problem: number, place: Place, text: string): void {
  switch (problem) {
    case OPEN_QUOTE:
      reading.report({
        code: 'open-quote',
        message: 'This quotation mark is never closed.',
        help: openQuoteHelp(lineBefore(place), text),
        place: { ...place, end: place.start + 1 },
      });
      return;
    case DIRECTION_CONTROL:
      reading.report({
        code: 'direction-control',
        message: `An invisible character here (U+${text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}) turns the direction of writing.`,
        help: 'Delete it. Right-to-left names need none; within quotation marks it may stay.',
        place,
      });
      return;
    case MIXED_INDENTATION:
      reading.report({ code: 'mixed-indentation', ...mixedWords(reading, text), place });
      return;
    case BAD_NAME:
      reading.report({
        code: 'bad-name',
        message: `\`${text}\` is not a name.`,
        help: 'A name is `@` and letters, digits, `-`, `_`, `.` or `/`, from a letter or digit to a letter or digit: `@anna`, `@us/treasury`.',
        place,
      });
      return;
    case OPEN_BRACES:
      reading.report({
        code: 'open-braces',
        message: 'This brace is not closed on its line.',
        help: 'Close it with `}`.',
        place,
      });
  }
}

/** `"Lend the bike”` and `“Lend the bike"`: one of the marks is not that of a text. */
function openQuoteHelp(before: string, text: string): string {
  const end = text.split('').findIndex(isOtherQuote);
  if (end > 1) return `Close it with a straight \`"\`: \`${text.slice(0, end)}"\`.`;
  const opened = before.split('').findLastIndex(isOtherQuote);
  return opened >= 0 && opened < before.length - 1
    ? `Open the text with a straight \`"\`, too: \`"${before.slice(opened + 1)}"\`.`
    : 'Close it with `"`. A text may run over lines that are indented deeper than the line it starts on.';
}

/** What stands on a line before a place. */
function lineBefore({ block, start }: Place): string {
  const { text } = block.source;
  const at = block.start + start;
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
}

function reportOrphan(reading: Reading): void {
  reading.report({
    code: 'orphan-field',
    message: 'This line is indented, and no entry stands above it.',
    help: 'Start an entry in the first column, such as `party @anna "Anna"`, and indent its fields below it.',
    place: reading.linePlace(0),
  });
}

/** `10 March 2026 event`: the words before the keyword of a dated entry; without one, those that make the longest date.
 * Gives the token after them; 0 where there is no date. */
function reportWordyDate(reading: Reading): number {
  const { lexer } = reading;
  if (isDate(reading, 0, 1)) return 0;
  const ends: number[] = [];
  for (let end = 1; end <= Math.min(MOST_DATE_WORDS, lexer.lineTokens[1]); end++) {
    if (lexer.kinds[end - 1] !== WORD) break;
    if (entryRule(reading, end)?.dated) return reportDateInWords(reading, 0, end) ? end : 0;
    ends.unshift(end);
  }
  return ends.find((end) => end > 1 && reportDateInWords(reading, 0, end)) ?? 0;
}

/** `Tuesday, the 10th of March 2026`. */
const MOST_DATE_WORDS = 6;

/** Gives the keyword that was perhaps meant. */
function reportUnknownEntry(reading: Reading, token: number, dated: boolean): string | undefined {
  const { lexer } = reading;
  const to = lexer.lineTokens[1];
  const keywords = dated ? DATED_KEYWORDS : UNDATED_KEYWORDS;
  if (token >= to) {
    reading.report({
      code: 'unknown-entry',
      message: 'A date alone is no entry.',
      help: 'Write what happened on that day after it: `2025-03-13 event`, `2025-03-13 promise @name`.',
      place: reading.place(0, to),
    });
    return undefined;
  }
  const text = reading.textOf(token, token + 1);
  if (!dated && (reportStrayField(reading) || reportComment(reading, 0, 'unknown-entry'))) return undefined;
  const near = nearest(text, [...keywords, ...(dated ? UNDATED_KEYWORDS : DATED_KEYWORDS)])[0];
  const meant = dated ? meantKeyword(text) : undefined;
  if (meant !== undefined) {
    reading.report({
      code: 'unknown-entry',
      message: `\`${text}\` does not begin an entry.`,
      help: meant.help,
      place: reading.place(token, token + 1),
      ...(meant.keyword ? { replacement: meant.keyword } : {}),
    });
    return meant.keyword;
  }
  const slashed = /^\d{1,4}[/.-]\d{1,2}/.test(text);
  const isTime = dated && /^\d{1,2}:\d\d/.test(text);
  reading.report({
    code: 'unknown-entry',
    message: slashed ? `\`${text}\` is not a date.` : `\`${text}\` does not begin an entry.`,
    help: slashed
      ? 'Write a day as `2025-03-13`.'
      : isTime
        ? 'A time is joined to its day by `T` and needs its offset from UTC: `2025-03-13T14:00+01:00`.'
        : near
          ? `Did you mean \`${near}\`?`
          : `If the line belongs to the entry above it, indent it. An entry ${dated ? 'with' : 'without'} a date starts with one of ${keywords.join(', ')}.`,
    place: reading.place(token, token + 1),
    ...(near ? { replacement: near } : {}),
  });
  return slashed || isTime ? undefined : near;
}

/** `by 2026-03-10` in the first column. */
function reportStrayField(reading: Reading): boolean {
  const field = strayField(reading.block);
  if (field === undefined) return false;
  reading.report({
    code: 'unknown-entry',
    message: `\`${field}\` is a field, and begins no entry.`,
    help: strayFieldHelp(field),
    place: reading.place(0, field.split(' ').length),
  });
  return true;
}

function reportMissingDate(reading: Reading, rule: EntryRule, isBehind: boolean): void {
  const rest = reading.wordsOf(2, reading.lexer.lineTokens[1]);
  reading.report({
    code: 'missing-date',
    message: `${/^[aeo]/.test(rule.keyword) ? 'An' : 'A'} \`${rule.keyword}\` starts with its date.`,
    help: isBehind
      ? `Write \`${[reading.textOf(1, 2), rule.keyword, rest].join(' ').trim()}\`.`
      : `Write the day before it, as \`2025-03-13 ${rule.keyword} …\`; a day that is not known may be a month (\`2025-03\`) or open (\`../2025-03-12\`).`,
    place: reading.place(0, isBehind ? 2 : 1),
  });
}

function reportNeedlessDate(reading: Reading, rule: EntryRule): void {
  reading.report({
    code: 'needless-date',
    message: `${rule.keyword === 'office' ? 'An' : 'A'} \`${rule.keyword}\` is declared once, without a date.`,
    help: 'Remove the date.',
    place: reading.place(0, 1),
  });
}
