import type { EntryRule } from '../../syntax/grammar.ts';
import { MENTION, STRING } from '../../syntax/lexer.ts';
import { word } from '../../syntax/words.ts';
import type { Bound, ClaimEntry, NoteEntry, ResponseEntry, Stake } from '../entry.ts';
import type { Name } from '../name.ts';
import type { DateValue } from '../values/date-value.ts';
import { appendedAll, NONE } from '../values/list.ts';
import { readFields } from './read-dated.ts';
import { readHeader, readTitle } from './read-header.ts';
import { readStake } from './read-terms.ts';
import { readBound, readNames, readText, reportNoName } from './read-values.ts';
import type { Reading } from './reading.ts';

const BY = word('by');

/** Reads `DATE claim @id by @party|"speaker" "…"`. */
export function readClaim(reading: Reading, rule: EntryRule, from: number, date: DateValue): ClaimEntry {
  const { lexer } = reading;
  const to = lexer.lineTokens[1];
  let token = from;
  const name = token < to && lexer.kinds[token] === MENTION ? reading.mention(token++) : undefined;
  let by: Name | string | undefined;
  if (reading.isWord(token, BY) && token + 1 < to) {
    if (lexer.kinds[token + 1] === MENTION) by = reading.mention(token + 1);
    else if (lexer.kinds[token + 1] === STRING) by = reading.stringOf(token + 1);
    else reportNoName(reading, token + 1, to, 'Who claims it');
    token += 2;
  } else if (token < to && lexer.kinds[token] !== STRING)
    reportNoName(reading, token, to, 'Who claims it (`by @party` or `by "speaker"`)');
  else
    reading.report({
      code: 'name-expected',
      message: 'Who claims it is missing.',
      help: 'Write `by @party` or `by "a speaker"` before what is claimed.',
      place: reading.linePlace(0),
    });
  const before = reading.findings.length;
  const header = readTitle(reading, token, to, name);
  let about: readonly Name[] = NONE;
  const stakes: Stake[] = [];
  const base = readFields(reading, rule, { ...header, date }, (line, field, span) => {
    if (field.name === 'about') about = appendedAll(about, readNames(reading, span, 'An entry'));
    else {
      const stake = readStake(reading, line, span);
      if (stake) stakes.push(stake);
    }
  });
  if (header.title === undefined && reading.findings.length === before)
    reportNothingSaid(reading, 'claim', 'Write the words at the end of its first line: `"what is claimed"`.');
  return { kind: 'claim', ...base, by, text: header.title, about, stakes };
}

/** Reads `DATE response [@id] ["title"]`. */
export function readResponse(
  reading: Reading,
  rule: EntryRule,
  from: number,
  date: DateValue,
): ResponseEntry {
  const before = reading.findings.length;
  const header = readHeader(reading, from);
  let to: readonly Name[] = NONE;
  const speakers: Bound[] = [];
  let text: string | undefined;
  const base = readFields(reading, rule, { ...header, date }, (_line, field, span) => {
    if (field.name === 'to') to = appendedAll(to, readNames(reading, span, 'What it answers'));
    else if (field.name === 'text') text = readText(reading, span, 'text');
    else {
      const bound = readBound(reading, span, 'Who answers');
      if (bound) speakers.push(bound);
    }
  });
  if (reading.findings.length === before) {
    if (to.length === 0)
      reading.report({
        code: 'name-expected',
        message: 'The response does not say what it answers.',
        help: 'Write `to @entry` below it.',
        place: reading.linePlace(0),
      });
    if (text === undefined && header.title === undefined)
      reportNothingSaid(reading, 'response', 'Write `text "what is answered"` below it.');
  }
  return { kind: 'response', ...base, to, from: speakers, text };
}

/** Reads `DATE note "…"`. */
export function readNote(reading: Reading, rule: EntryRule, from: number, date: DateValue): NoteEntry {
  const before = reading.findings.length;
  const header = readHeader(reading, from);
  let about: readonly Name[] = NONE;
  const base = readFields(reading, rule, { ...header, date }, (_line, _field, span) => {
    about = appendedAll(about, readNames(reading, span, 'An entry'));
  });
  if (header.title === undefined && reading.findings.length === before)
    reportNothingSaid(reading, 'note', 'Write the words at the end of its first line: `"what is noted"`.');
  return { kind: 'note', ...base, about };
}

/** Says that an entry lacks the words that it is for. */
function reportNothingSaid(reading: Reading, what: string, help: string): void {
  reading.report({
    code: 'nothing-said',
    message: `The ${what} says nothing.`,
    help,
    place: reading.linePlace(0),
  });
}
