import { nearest } from '../../diagnostic/nearest.ts';
import { type FieldSet, QUOTES } from '../../syntax/grammar.ts';
import { MENTION, STRING, WORD } from '../../syntax/lexer.ts';
import { word } from '../../syntax/words.ts';
import type { Evidence, Vouchers } from '../entry.ts';
import type { Name } from '../name.ts';
import type { DateValue } from '../values/date-value.ts';
import { appended, NONE } from '../values/list.ts';
import { reportRest } from './read-condition.ts';
import { readDateToken } from './read-date.ts';
import { readText, reportNoName, reportRepeated, reportUnknownField, valueSpan } from './read-values.ts';
import type { Reading } from './reading.ts';

const VIA = word('via');
const GRADE = word('grade');
const SUPPORTS = word('supports');
const DENIES = word('denies');
const MENTIONS = word('mentions');

/** No source, no day, no mark. */
export const NO_VOUCHERS: Vouchers = { evidence: NONE, known: undefined, secret: NONE };

/** Collects the evidence fields of one entry or line. */
export class VoucherList implements Vouchers {
  evidence: readonly Evidence[] = NONE;
  known: DateValue | undefined = undefined;
  secret: readonly string[] = NONE;

  /** Takes a line if it is an evidence field; says whether it was. */
  take(reading: Reading, line: number, rule: { readonly name: string }): boolean {
    switch (rule.name) {
      case 'source': {
        const alone = sourceAlone(reading, line);
        if (alone && this.evidence === NONE) {
          this.evidence = reading.common.evidence(alone);
          return true;
        }
        const evidence = readEvidence(reading, line);
        if (evidence) this.evidence = appended(this.evidence, evidence);
        return true;
      }
      case 'known':
        if (this.known) reportRepeated(reading, line, 'known');
        this.known = readKnown(reading, line);
        return true;
      case 'secret': {
        const from = reading.lexer.lineTokens[line] + 1;
        const to = reading.lexer.lineTokens[line + 1];
        if (from < to) this.secret = appended(this.secret, reading.wordsOf(from, to));
        else reportNoCompartment(reading, line);
        return true;
      }
      default:
        return false;
    }
  }

  /** What was collected. */
  done(): Vouchers {
    const { evidence, known, secret } = this;
    return evidence === NONE && !known && secret === NONE ? NO_VOUCHERS : { evidence, known, secret };
  }
}

function reportNoCompartment(reading: Reading, line: number): void {
  reading.report({
    code: 'missing-value',
    message: '`secret` says nothing.',
    help: 'Write the word for those who may see it, such as `secret counsel`.',
    place: reading.linePlace(line),
  });
}

/** Reads the evidence fields below a line; reports what else stands there. */
export function readVouchersBelow(reading: Reading, line: number, set: FieldSet, owner: string): Vouchers {
  if (!reading.hasBelow(line)) return NO_VOUCHERS;
  const end = reading.nextSibling(line);
  const list = new VoucherList();
  for (let child = line + 1; child < end; child = reading.nextSibling(child)) {
    const rule = reading.field(child, set);
    if (!rule || !list.take(reading, child, rule)) reportUnknownField(reading, child, set, owner);
  }
  return list.done();
}

function readKnown(reading: Reading, line: number): DateValue | undefined {
  const from = reading.lexer.lineTokens[line] + 1;
  const to = reading.lexer.lineTokens[line + 1];
  const date = readDateToken(reading, from, to, '`known`');
  if (date && from + 1 < to) reportRest(reading, from + 1, to);
  return date;
}

/** The source of a line that names it and says no more. */
function sourceAlone(reading: Reading, line: number): Name | undefined {
  const { kinds, lineTokens } = reading.lexer;
  const token = lineTokens[line] + 1;
  const alone = token + 1 === lineTokens[line + 1] && kinds[token] === MENTION && !reading.hasBelow(line);
  return alone ? reading.mention(token) : undefined;
}

/** Where its title or address stands in place of a source's name. */
function sourceHelp(text: string): string | undefined {
  const isTitle = /^["“”„«'‘]/.test(text);
  if (!isTitle && !/^(?:\w+:\/|www\.)/.test(text)) return undefined;
  const field = isTitle ? '' : ', with `url` and the address below it';
  return `Declare it once, as \`source @short-name "Title"\`${field}; here, write \`source @short-name\`.`;
}

/** `source @s [p2|"passage"] [supports|denies|mentions] [via "speaker"|@party|@source …] [grade B2]` */
function readEvidence(reading: Reading, line: number): Evidence | undefined {
  const { lexer } = reading;
  const from = lexer.lineTokens[line] + 1;
  const to = lexer.lineTokens[line + 1];
  if (from >= to || lexer.kinds[from] !== MENTION) {
    reportNoName(reading, from, to, 'A source', sourceHelp(reading.textOf(from, Math.min(from + 1, to))));
    return undefined;
  }
  reading.citesInDetail = true;
  const source = reading.mention(from);
  const quotes = readQuotes(reading, line);
  let stance: Evidence['stance'] = 'supports';
  let isSaid = false;
  let passage: string | undefined;
  let via: readonly (Name | string)[] = NONE;
  let grade: string | undefined;
  let token = from + 1;
  while (token < to) {
    const value = lexer.kinds[token] === WORD ? lexer.values[token] : -1;
    const said = value === SUPPORTS || value === DENIES || value === MENTIONS;
    if (said && isSaid) {
      // Which side it is on is not known, so it is on neither.
      stance = 'mentions';
      reportSecondStance(reading, token);
    } else if (said) {
      stance = value === SUPPORTS ? 'supports' : value === DENIES ? 'denies' : 'mentions';
      isSaid = true;
    } else if (value === VIA) {
      const speakers = endOfSpeakers(reading, token + 1, to);
      if (speakers === token + 1) reportNoSpeaker(reading, token, to);
      while (++token < speakers) via = appended(via, speakerAt(reading, token));
      continue;
    } else if (value === GRADE) {
      grade = readGrade(reading, token + 1, to);
      token++;
    } else if (passage === undefined && token === from + 1 && lexer.kinds[token] === STRING) {
      passage = reading.stringOf(token);
    } else if (passage === undefined && token === from + 1 && lexer.kinds[token] === WORD) {
      passage = reading.textOf(token, token + 1);
      const meant = stanceNear(passage);
      if (meant) {
        // Which side it is on is not known, so it is on neither.
        stance = 'mentions';
        reportNearStance(reading, token, meant);
      }
    } else {
      reportRest(reading, token, to, token === from + 2 ? passageHelp(reading, from + 1, to) : undefined);
      break;
    }
    token++;
  }
  return {
    source,
    stance,
    passage,
    via,
    grade,
    quotes,
  };
}

/** What to write for a passage of several words without quotation marks, `source @s p 12`; undefined where it is none. */
function passageHelp(reading: Reading, from: number, to: number): string | undefined {
  const { lexer } = reading;
  let end = from;
  while (end < to && lexer.kinds[end] === WORD && !AFTER_PASSAGE.has(lexer.values[end])) end++;
  return end > from + 1
    ? `A passage of several words stands in quotation marks: \`"${reading.textOf(from, end)}"\`.`
    : undefined;
}

const AFTER_PASSAGE = new Set([SUPPORTS, DENIES, MENTIONS, VIA, GRADE]);

const STANCES = ['supports', 'denies', 'mentions'];

/** What a word of letters alone was probably meant to be: `denies` of `denie`, `Denied` and `deny`. */
function stanceNear(word: string): string | undefined {
  if (!/^[a-z]{4,}$/i.test(word)) return undefined;
  return /^den(y|i)/i.test(word) ? 'denies' : nearest(word, STANCES)[0];
}

function reportNearStance(reading: Reading, token: number, meant: string): void {
  const written = reading.textOf(token, token + 1);
  reading.report({
    code: 'unexpected-text',
    message: `\`${written}\` does not say whether the source supports this.`,
    help: `Write \`${meant}\`; a passage of that name stands in quotation marks: \`"${written}"\`.`,
    place: reading.place(token, token + 1),
  });
}

function reportSecondStance(reading: Reading, token: number): void {
  const written = reading.textOf(token, token + 1);
  reading.report({
    code: 'unexpected-text',
    message: `\`${written}\` is a second word for whether the source supports this.`,
    help: 'Keep one of them; where a source says both, write a line for each.',
    place: reading.place(token, token + 1),
  });
}

function endOfSpeakers(reading: Reading, from: number, to: number): number {
  const { kinds } = reading.lexer;
  let token = from;
  while (token < to && (kinds[token] === MENTION || kinds[token] === STRING)) token++;
  return token;
}

function speakerAt(reading: Reading, token: number): Name | string {
  return reading.lexer.kinds[token] === MENTION ? reading.mention(token) : reading.stringOf(token);
}

function reportNoSpeaker(reading: Reading, token: number, to: number): void {
  reading.report({
    code: 'name-expected',
    message: '`via` names no one.',
    help: 'Write who said it: `via "an official"`, `via @party` or `via @source`.',
    place: reading.place(token, Math.min(token + 2, to)),
  });
}

function readGrade(reading: Reading, token: number, to: number): string | undefined {
  const text = reading.textOf(token, Math.min(token + 1, to));
  if (/^[A-F][1-6]$/.test(text)) return text;
  const isMissing = token >= to;
  reading.report({
    code: isMissing ? 'missing-value' : 'bad-grade',
    message: isMissing ? '`grade` says nothing.' : `\`${text}\` is not a grade.`,
    help: 'Write a letter A to F for the source and a digit 1 to 6 for the information, such as `grade B2`.',
    place: isMissing ? reading.place(token - 1, token) : reading.place(token, token + 1),
  });
  return undefined;
}

function readQuotes(reading: Reading, line: number): readonly string[] {
  if (!reading.hasBelow(line)) return NONE;
  const end = reading.nextSibling(line);
  let quotes: readonly string[] = NONE;
  for (let child = line + 1; child < end; child = reading.nextSibling(child)) {
    const rule = reading.field(child, QUOTES);
    const span = rule && valueSpan(reading, child, rule, 'the exact words in quotation marks');
    const quote = span && readText(reading, span, 'quote');
    if (quote !== undefined) quotes = appended(quotes, quote);
    else if (!rule) reportUnknownField(reading, child, QUOTES, '`source`');
  }
  return quotes;
}
