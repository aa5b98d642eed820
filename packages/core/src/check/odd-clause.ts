import type { Report } from '../diagnostic/diagnostic.ts';
import { STATE_WORDS } from '../ledger/condition.ts';
import type { ConditionLine, Entry, EventEntry, PromiseEntry, RequestEntry, Terms } from '../ledger/entry.ts';
import type { Sentence, Shape } from '../ledger/sentence.ts';
import { isDateProblem, readDate } from '../ledger/values/date-value.ts';
import { readDuration } from '../ledger/values/duration.ts';
import { eachSentence } from './conditions.ts';
import { mayHoldPeriod, periodIn } from './odd-period.ts';
import { lineBefore, sentencePlace, sentenceText } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** A time in a sentence is written so that it is read as one, not as words of the deed. */
export const oddClause: CheckEntry<PromiseEntry | RequestEntry | EventEntry> = (entry, _ledger, report) => {
  const isEvent = !('terms' in entry);
  const look = (sentence: Sentence): void => {
    if (!mayHoldTime(sentence.shape)) return;
    const place = sentencePlace(entry as Entry, sentence);
    const { block, start } = place;
    const text = sentenceText(entry as Entry, sentence);
    const bare = sentence.shape.slots === 0 ? find(BARE, text) : null;
    const timed = bare ?? find(DAY_OR, text) ?? find(TIME, text) ?? find(WAITING, text);
    const found = timed ?? (sentence.shape.slots === 0 ? find(DAY_AMONG, text) : null);
    if (!found) {
      if (!isEvent) reportWords(entry, sentence, text, report);
      return;
    }
    const from = start + found.index;
    const rest = text.slice(found.index + found[0].length);
    const help = (): string => {
      if (!('terms' in entry)) return EVENT_HELP;
      if (!timed) return DAY_HELP;
      return (
        endHelp(found[0], rest, lineBefore(place)) ??
        (bare && /(?:^|\s)until\s+$/i.test(lineBefore(place)) ? untilHelp(text) : undefined) ??
        clauseHelp(found[0], rest, isInner(entry.terms, sentence)) ??
        helpFor(found[0], rest)
      );
    };
    report({
      code: 'odd-clause',
      message: `\`${found[0]}\` is read as words of the deed, not as a time.`,
      help: help(),
      place: { block, start: from, end: from + found[0].length },
    });
  };
  if ('terms' in entry) eachSentence(entry.terms, look);
  else for (const line of entry.lines) look(line.sentence);
};

/** How often a duty is owed, and a noun that something is to wait for: neither is a time nor a deed. */
function reportWords(
  entry: PromiseEntry | RequestEntry,
  sentence: Sentence,
  text: string,
  report: Report,
): void {
  const { block, start, end } = sentencePlace(entry, sentence);
  if (isToBeDone(entry.terms, sentence)) {
    const period = periodIn(text, sentence.shape);
    if (!period) return;
    const from = start + period.index;
    report({
      code: 'odd-clause',
      message: `\`${period.words}\` is read as words of the deed, not as how often it is owed.`,
      help: period.help,
      place: { block, start: from, end: from + period.words.length },
    });
  } else if (sentence.shape.slots === 0 && find(NOUN, text)) {
    report({
      code: 'odd-clause',
      message: `\`${text}\` is read as the words of a deed, which only an event in the same words meets.`,
      help: 'Write who does what, as `@anna delivers the goods to @ben`, or where a promise stands, as `@delivery is done`.',
      place: { block, start, end },
    });
  }
}

/** Whether a sentence is one that is to be done: how often that is owed is said beside a `will` only. */
function isToBeDone({ undertakings }: Terms, sentence: Sentence): boolean {
  return undertakings.some(
    ({ kind, ways }) => kind === 'will' && ways.some((way) => way.sentence === sentence),
  );
}

/** `delivery`, `the signature`, `completion of the works`: a thing, and nothing that somebody does. */
const NOUN =
  '^(?:(?:(?:the|a|an|its|his|her|their|our|your)\\s+)?[\\p{Script=Latin}-]+|(?:the\\s+)?(?:acceptance|arrival|completion|delivery|expiry|payment|receipt|signature|signing|termination)\\s+of\\s+.*)$';

const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const DAYS = '(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|midnight|noon|christmas|easter';
const UNITS = 'minutes?|hours?|days?|weeks?|months?|quarters?|years?';
const PERIODS = 'day|week|month|quarter|year';
const NUMBER =
  '\\p{Nd}+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty|sixty|ninety';

/** `2026-2-1`, `2026-2`, `13.03.2025`, `13.03.`; but not `2025-26`, nor a version `1.2.0`. */
const IN_NUMBERS =
  '(?:\\p{Nd}{4}-(?:\\p{Nd}+-|(?:0?[1-9]|1[0-2])(?!\\p{Nd}))|\\p{Nd}{1,2}([./])(?:\\p{Nd}{1,2}\\1\\p{Nd}{4}|(?:0[1-9]|1[0-2])\\1(?:\\p{Nd}{2})?)(?![./]?\\p{Nd}))\\S*';
/** `the end of March`, `end of the month`, `next week`, `10 March 2026`, `Friday`; but not `the end of the meeting`. */
const IN_WORDS = `(?:${[
  `(?:the\\s+)?(?:end|beginning|start|middle)\\s+(?:of\\s+)?(?:(?:the|this|next)\\s+)?(?:${PERIODS}|${MONTHS}|\\p{Nd}{4})`,
  '[qh][1-4][-/ ]?\\p{Nd}{4}|\\p{Nd}{4}[-/ ]?[qh][1-4]',
  '(?:the\\s+)?(?:end\\s+of\\s+(?:the\\s+)?)?(?:first|second|third|fourth)\\s+(?:quarter|half)\\s+(?:of\\s+)?\\p{Nd}{4}',
  `next\\s+(?:${PERIODS}|${MONTHS}|${DAYS})`,
  `(?:the\\s+)?\\p{Nd}{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?:${MONTHS})`,
  MONTHS,
  DAYS,
].join('|')})(?!\\S)(?:\\s+(?:\\p{Nd}+|${MONTHS})(?!\\S))*`;
/** `within ten business days`, `within a week`, `by 10 days`; but not `by the day`, which is how something is counted. */
const DURATION = `(?:(?:by|until)\\s+(?:${NUMBER})|within\\s+(?:an?|${NUMBER}))\\s+(?:[^\\s@]+\\s+)?(?:${UNITS})(?!\\S)`;

/** `in 2026`, `during 2026-03`, `before 2027` at the end of a sentence; but not `in 1951 editions`. */
const WITHIN_YEAR =
  '(?:in|during|throughout|before|after|from|since)\\s+(?:the\\s+year\\s+(?:of\\s+)?)?(?:19|20)\\p{Nd}{2}(?:-\\p{Nd}{2})?[.,]?$';

const NOT_LATER = '(?:no|not)\\s+later\\s+than';

/** A word for a time, and what follows it that looks like one. */
const TIME = `(?<!\\S)(?:${[
  `(?:by|within|until|till|before|after|on|from|since|starting|${NOT_LATER})\\s+${IN_NUMBERS}`,
  `(?:by|until|till|before|starting|${NOT_LATER})\\s+${IN_WORDS}`,
  `${NOT_LATER}\\s+\\p{Nd}{4}(?!\\S)`,
  DURATION,
  WITHIN_YEAR,
  '\\p{Nd}{4}-\\p{Nd}{2}-\\p{Nd}{2}[.,]?$',
].join('|')})`;

/** What something waits for, where a date stands: `by @p is kept`, `starting @ben asks`. */
const WAITING = `(?<!\\S)(?:by\\s+@\\S+\\s+is\\s+(?:${STATE_WORDS.join('|')})$|starting\\s+@\\S+\\s+\\p{Ll}.*$)`;

/** What stands alone as a condition, after `until` or `after`, and looks like a time. */
const BARE = `^(?:${IN_WORDS}|\\p{Nd}[\\p{Nd}./-]+|(?:${NUMBER})\\s+(?:${UNITS}))$`;

/** `the earlier of 2026-03-31 and the end of the lease`, `2026-03-31 has passed`: a day among words that are nobody's deed. */
const DAY_AMONG = '(?<!\\S)\\p{Nd}{4}-\\p{Nd}{2}-\\p{Nd}{2}(?!\\S)';
const DAY_HELP =
  'A day is no deed: write it on a line of its own, after `by`, `until` or `starting`, and what else is waited for on another.';

/** `until 2026-03-31 or @ben objects`: a day and more, where a window has one end. */
const DAY_OR = '^\\p{Nd}{4}(?:-\\p{Nd}{2}){0,2}(?=,?\\s+(?:or|and|unless)(?!\\S))';

/** Whether what stands after `until` is a day and more. */
export function hasTwoEnds(text: string): boolean {
  return find(DAY_OR, text) !== null;
}

const patterns = new Map<string, RegExp>();

/** Patterns are made when they are first looked for: that takes longer than reading a small ledger. */
function find(pattern: string, text: string): RegExpExecArray | null {
  let made = patterns.get(pattern);
  if (made === undefined) {
    made = new RegExp(pattern, 'iu');
    patterns.set(pattern, made);
  }
  return made.exec(text);
}

const HINT =
  /(?:^| )(?:(?:by|within|until|till|before|after|on|from|since|starting|than) (?!_)|(?:in|during|throughout) (?:the year )?(?:of )?(?:19|20)|(?:by|starting) _ )|-\p{Nd}{2}[.,]?$|^\p{Nd}{4}(?:-\p{Nd}{2}){0,2},? (?:or|and|unless) /u;

/** Whether the words of a wording alone give reason to look closer. */
export function mayHoldTime(shape: Shape): boolean {
  return shape.slots === 0 || HINT.test(shape.text) || mayHoldPeriod(shape);
}

/** Whether a sentence stands within a clause or a field for a time, which ends with it. */
function isInner({ conditions, unless, undertakings, many }: Terms, sentence: Sentence): boolean {
  const lines = [
    ...conditions.flatMap(({ ways }) => ways),
    ...unless,
    ...(many?.whenever ? [many.whenever] : []),
  ];
  const isOwn = ({ condition }: ConditionLine) =>
    condition.kind !== 'state' && condition.sentence === sentence;
  return (
    !lines.some(isOwn) && !undertakings.some(({ ways }) => ways.some((way) => way.sentence === sentence))
  );
}

/** What to write for a clause that is sound by itself, and was not read because of where it stands. */
function clauseHelp(text: string, rest: string, isInner: boolean): string | undefined {
  const [, field = '', waited] = /^(by|starting)\s+(@.*)$/isu.exec(text) ?? [];
  if (waited !== undefined)
    return `After \`${field}\` stands a date, or how long after it: \`${field} 0 days after ${waited}\`.`;
  const [clause, word = '', value = ''] = /^(by|starting|until|within)\s+(.*?)$/su.exec(text) ?? [];
  if (clause === undefined || !isSound(word, value)) return undefined;
  if (rest.trim() !== '')
    return /^\s+(?:after|of|from)\s/.test(rest) ? undefined : `Move \`${clause}\` to the end of the line.`;
  return isInner
    ? `A condition takes all the rest of its line: write \`${clause}\` before what waits for it, or on a line of its own.`
    : `\`${word}\` stands twice on this line: keep the one that is right.`;
}

function isSound(word: string, value: string): boolean {
  if (word === 'within') return readDuration(...(value.split(/\s+/) as [string, string])) !== null;
  const date = readDate(value, null);
  return date !== null && !isDateProblem(date);
}

/** What to write for a window with two ends. */
function endHelp(day: string, rest: string, before: string): string | undefined {
  if (!/(?:^|\s)until\s+$/iu.test(before)) return undefined;
  const other = /^,?\s+(?:or|and|unless)\s+(?:until\s+)?(.*)$/isu.exec(rest)?.[1];
  if (other === undefined) return undefined;
  return `A window has one end. Write \`until ${day}\`, and what would end the promise before that on a line of its own, as \`unless ${other}\`.`;
}

const EVENT_HELP = 'The day of an event stands at the start of the entry; leave it out here.';

/** What to write for a time that stands alone after `until`, where it is taken for what happens. */
function untilHelp(text: string): string | undefined {
  if (/^\p{Nd}+\s+(?:days?|weeks?|months?|years?)$/iu.test(text))
    return `A duration stands after \`within\`: write \`within ${text}\`, which counts from the day the promise falls due.`;
  const date = text.replace(/^(?:the\s+)?end\s+(?:of\s+)?/iu, '');
  const read = readDate(date, null);
  if (!isDateProblem(read)) return `Write \`until ${date}\`: as an end a month or year means its last day.`;
  const better = read.problem === 'no-date' ? undefined : read.instead;
  return better === undefined ? undefined : `Write \`until ${better}\`.`;
}

/** What to write for `before` a year or month, which names the first day on which it is too late. */
function beforeHelp(text: string): string | undefined {
  const [, year, month] = /^before\s+(\p{Nd}{4})(?:-(\p{Nd}{2}))?[.,]?$/iu.exec(text) ?? [];
  if (year === undefined) return undefined;
  const months = Number(year) * 12 + (month === undefined ? 0 : Number(month) - 1) - 1;
  const last = `${Math.floor(months / 12)}${month === undefined ? '' : `-${String((months % 12) + 1).padStart(2, '0')}`}`;
  return `At the end of the line write \`by ${last}\` for what is to be done, or \`until ${last}\` for what is not: as an end a month or year means its last day.`;
}

function helpFor(text: string, rest: string): string {
  const after = /^\s+(?:after|of|from)\s+(.*)$/isu.exec(rest)?.[1];
  const duration = /^within\s+(\p{Nd}+\s+(?:days?|weeks?|months?|years?))$/iu.exec(text)?.[1];
  if (duration && after?.includes('@'))
    return `At the end of the line write \`by\`, the duration, \`after\` and a condition: \`by ${duration} after ${after}\`.`;
  if (duration && after !== undefined)
    return `At the end of the line write \`by\`, the duration, \`after\` and the sentence of what it counts from: \`by ${duration} after @x does it\`. \`within ${duration}\` alone counts from the day the promise falls due.`;
  const before = beforeHelp(text);
  if (before !== undefined) return before;
  const spell =
    /^(?:in|during|throughout)\s+(?:the\s+year\s+(?:of\s+)?)?(\p{Nd}{4}(?:-\p{Nd}{2})?)[.,]?$/iu.exec(
      text,
    )?.[1];
  if (spell !== undefined)
    return `At the end of the line write \`starting ${spell}\` and \`until ${spell}\`, or \`by ${spell}\` for what is to be done: as a start it means its first day, as an end its last.`;
  const day = /^(?:(?:no|not)\s+later\s+than\s+)?(\p{Nd}{4}(?:-\p{Nd}{2}){0,2})[.,]?$/isu.exec(text)?.[1];
  if (day !== undefined) return `At the end of the line write \`by ${day}\`.`;
  const [, field, date = ''] =
    /^(by|until|starting|(?:no|not)\s+later\s+than)\s+(.*?)[.,]?$/isu.exec(text) ?? [];
  const clauseWord = field === undefined || /than/i.test(field) ? 'by' : field.toLowerCase();
  // A month or year as a deadline means its last day.
  const [, ended] = /^(?:the\s+)?end\s+(?:of\s+)?(.*)$/isu.exec(date) ?? [];
  const read = field === undefined ? undefined : readDate(ended ?? date, null);
  if (read && !isDateProblem(read)) return `At the end of the line write \`${clauseWord} ${ended ?? date}\`.`;
  if (read && isDateProblem(read) && read.problem !== 'no-date') {
    const better = read.instead === undefined ? read.either : [read.instead];
    return better
      ? `At the end of the line write ${better.map((one) => `\`${clauseWord} ${one}\``).join(' or ')}.`
      : read.message;
  }
  const isDuration = find(`^${DURATION}$`, text) !== null;
  if (isDuration && /hours?|minutes?|business|working/i.test(text))
    return 'Durations are whole calendar days, weeks, months or years: write `within 14 days` at the end of the line.';
  if (isDuration && /^by\s/i.test(text))
    return 'Write `within` before a duration, as `within 10 days`, and `by` before a date, as `by 2026-03-31`.';
  return (
    'At the end of the line write `by`, `until` or `starting` and a date, as `by 2026-03-31` or `by 2026-03`, or ' +
    '`within` and a duration, as `within 10 days`.'
  );
}
