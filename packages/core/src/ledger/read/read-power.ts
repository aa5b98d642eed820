import { POWER } from '../../syntax/grammar.ts';
import { WORD } from '../../syntax/lexer.ts';
import { word } from '../../syntax/words.ts';
import type { Power, Vouchers } from '../entry.ts';
import type { Name } from '../name.ts';
import { readCount } from '../values/decimal.ts';
import type { Duration } from '../values/duration.ts';
import { appendedAll, NONE } from '../values/list.ts';
import { durationAt, readCondition } from './read-condition.ts';
import {
  readName,
  readNames,
  reportRepeated,
  reportUnknownField,
  type Span,
  valueSpan,
} from './read-values.ts';
import { NO_VOUCHERS, VoucherList } from './read-vouchers.ts';
import type { Reading } from './reading.ts';

const OF = word('of');
const TO = word('to');

type PowerDetails = Pick<Power, 'while' | 'needs' | 'notice' | 'consult'> & Vouchers;
const NO_DETAILS: PowerDetails = {
  while: undefined,
  needs: undefined,
  notice: [],
  consult: [],
  ...NO_VOUCHERS,
};

/** What qualifies a power stands below it, not behind it. */
export function belowPowerHelp(rest: string): string | undefined {
  if (/^(?:while|needs|notice|consult)\s/.test(rest))
    return `Write it on a line below, indented deeper: \`${rest}\`.`;
  const duration = /\p{Nd}+\s+(?:days?|weeks?|months?|years?)/u.exec(rest)?.[0];
  if (duration && /notice/i.test(rest))
    return `Write it on a line below, indented deeper: \`notice ${duration} to @x\`, where \`@x\` is to be told.`;
  if (/^(?:,|or|and)\s*@/.test(rest))
    return 'Each who holds a power has a line of its own: write `may`, the act and the next name below.';
  return /^(?:if|when|unless|as long as)\s/i.test(rest)
    ? 'Write on a line below, indented deeper, `while` and the condition that is to hold.'
    : undefined;
}

/** Reads what is indented below `may ACT @party`. */
export function readPowerDetails(reading: Reading, line: number): PowerDetails {
  const end = reading.nextSibling(line);
  if (end === line + 1) return NO_DETAILS;
  const vouchers = new VoucherList();
  let whileCondition: Power['while'];
  let needs: Power['needs'];
  const notice: Power['notice'][number][] = [];
  let consult: readonly Name[] = NONE;
  for (let child = line + 1; child < end; child = reading.nextSibling(child)) {
    const rule = reading.field(child, POWER);
    if (!rule) {
      reportUnknownField(reading, child, POWER, '`may`');
      continue;
    }
    if (vouchers.take(reading, child, rule)) continue;
    const span = valueSpan(reading, child, rule, POWER_NEEDED[rule.name]);
    if (!span) continue;
    if (rule.name === 'while') {
      if (whileCondition) reportRepeated(reading, child, 'while');
      whileCondition = readCondition(reading, span.from, span.to);
    } else if (rule.name === 'needs') needs = readNeeds(reading, span);
    else if (rule.name === 'notice') {
      const read = readNotice(reading, span);
      if (read) notice.push(read);
    } else consult = appendedAll(consult, readNames(reading, span, 'Whom to consult'));
  }
  return { while: whileCondition, needs, notice, consult, ...vouchers.done() };
}

const POWER_NEEDED: Readonly<Record<string, string>> = {
  while: 'the condition under which the power holds',
  needs: 'how many of whom, as `2 of @a, @b`',
  notice: 'how long before and to whom, as `30 days to @x`',
  consult: 'whom',
};

/** `needs N of @a, @b` */
function readNeeds(reading: Reading, { from, to }: Span): Power['needs'] {
  const count = reading.lexer.kinds[from] === WORD ? readCount(reading.textOf(from, from + 1)) : null;
  if (count !== null && reading.isWord(from + 1, OF)) {
    const of = readNames(reading, { from: from + 2, to }, 'Who must act');
    if (of.length > 0) return { count, of };
  }
  reading.report({
    code: 'bad-needs',
    message: `\`${reading.textOf(from, to)}\` does not say how many of whom must act.`,
    help: 'Write a number and names: `needs 2 of @a, @b, @c`.',
    place: reading.place(from, to),
  });
  return undefined;
}

/** `notice DURATION to @x` */
function readNotice(reading: Reading, { from, to }: Span): { duration: Duration; to: Name } | undefined {
  const duration = durationAt(reading, from, to);
  if (duration && reading.isWord(from + 2, TO)) {
    const who = readName(reading, { from: from + 3, to }, 'Who is notified');
    return who && { duration, to: who };
  }
  reading.report({
    code: 'bad-notice',
    message: `\`${reading.textOf(from, to)}\` does not say how long before and to whom notice is given.`,
    help: 'Write a duration and a name: `notice 30 days to @x`.',
    place: reading.place(from, to),
  });
  return undefined;
}
