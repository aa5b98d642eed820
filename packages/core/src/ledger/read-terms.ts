import { type FieldRule, type FieldSet, POWER, SOURCED } from '../syntax/grammar.ts';
import { MENTION, WORD } from '../syntax/lexer.ts';
import { word } from '../syntax/words.ts';
import { type Deadline, type Limits, UNLIMITED, type WindowEnd } from './condition.ts';
import { readCount } from './decimal.ts';
import type { Duration } from './duration.ts';
import type {
  Act,
  Antecedent,
  Bound,
  ConditionLine,
  Power,
  Silence,
  Stake,
  Terms,
  Undertaking,
  Vouchers,
  Way,
} from './entry.ts';
import type { Name } from './name.ts';
import {
  cutClauses,
  durationAt,
  readCondition,
  readConditionLine,
  readDeadline,
  readDurationField,
  readWindowEnd,
  reportRest,
} from './read-condition.ts';
import { readCounted, readSentence } from './read-sentence.ts';
import {
  readBound,
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
import { NO_VOUCHERS, readVouchersBelow, VoucherList } from './read-vouchers.ts';
import type { Reading } from './reading.ts';
import type { Amount } from './sentence.ts';

const OF = word('of');
const TO = word('to');
const NONE: readonly never[] = [];
const SILENCES = ['unknown', 'broken'] as const;

/** Terms without a field. */
export const NO_TERMS: Terms = {
  from: NONE,
  to: NONE,
  conditions: NONE,
  unless: NONE,
  undertakings: NONE,
  limits: UNLIMITED,
  text: undefined,
  powers: NONE,
  stakes: NONE,
  partOf: undefined,
  insteadOf: NONE,
  repairOf: NONE,
  answers: NONE,
  silence: undefined,
  review: undefined,
};

/** Collects the fields of a promise, threat, request or deal, or those an amendment gives. */
export class TermsReader {
  readonly #reading: Reading;
  /** The entry as diagnostics call it: `a promise`. */
  readonly #owner: string;
  #from: readonly Bound[] = NONE;
  #to: readonly Bound[] = NONE;
  #conditions: readonly Antecedent[] = NONE;
  #unless: readonly ConditionLine[] = NONE;
  #undertakings: readonly Undertaking[] = NONE;
  #by: Deadline | undefined;
  #within: Duration | undefined;
  #starting: Deadline | undefined;
  #until: WindowEnd | undefined;
  #text: string | undefined;
  #powers: readonly Power[] = NONE;
  #stakes: readonly Stake[] = NONE;
  #partOf: Name | undefined;
  #insteadOf: readonly Name[] = NONE;
  #repairOf: readonly Name[] = NONE;
  #answers: readonly Name[] = NONE;
  #silence: Silence | undefined;
  #review: Duration | undefined;

  constructor(reading: Reading, owner: string) {
    this.#reading = reading;
    this.#owner = owner;
  }

  /** Takes a line if its field is one of terms; says whether it was. */
  take(line: number, rule: FieldRule): boolean {
    const needed = NEEDED[rule.name] ?? (rule.name.startsWith('may ') ? 'who holds the power' : undefined);
    if (needed === undefined) return false;
    const span = valueSpan(this.#reading, line, rule, needed);
    if (span) this.#read(line, rule, span);
    return true;
  }

  #read(line: number, rule: FieldRule, span: Span): void {
    const reading = this.#reading;
    switch (rule.name) {
      case 'from': {
        const bound = readBound(reading, span, 'Who promises');
        if (bound) this.#from = appended(this.#from, bound);
        break;
      }
      case 'to': {
        const bound = readBound(reading, span, 'Who is promised to');
        if (bound) this.#to = appended(this.#to, bound);
        break;
      }
      case 'will':
      case 'never':
      case 'always': {
        const way = this.#way(line, span);
        if (way) this.#undertakings = appended(this.#undertakings, { kind: rule.name, ways: [way] });
        return;
      }
      case 'or will':
        this.#alternativeWay(line, span);
        return;
      case 'if': {
        const condition = this.#condition(line, span);
        if (condition) this.#conditions = appended(this.#conditions, { ways: [condition] });
        return;
      }
      case 'or if':
        this.#alternativeCondition(line, span);
        return;
      case 'unless': {
        const condition = this.#condition(line, span);
        if (condition) this.#unless = appended(this.#unless, condition);
        return;
      }
      case 'stake':
        this.#stake(line, span);
        return;
      default:
        if (rule.words === 2 && rule.name.startsWith('may ')) {
          this.#power(line, rule, span);
          return;
        }
        this.#readOther(line, rule, span);
    }
    this.#nothingBelow(line, rule);
  }

  #readOther(line: number, rule: FieldRule, span: Span): void {
    const reading = this.#reading;
    const { from, to } = span;
    switch (rule.name) {
      case 'by':
        if (this.#by) reportRepeated(reading, line, 'by');
        this.#by = readDeadline(reading, from, to, '`by`');
        break;
      case 'within':
        if (this.#within) reportRepeated(reading, line, 'within');
        this.#within = readDurationField(reading, from, to);
        break;
      case 'starting':
        if (this.#starting) reportRepeated(reading, line, 'starting');
        this.#starting = readDeadline(reading, from, to, '`starting`');
        break;
      case 'until':
        if (this.#until) reportRepeated(reading, line, 'until');
        this.#until = readWindowEnd(reading, from, to);
        break;
      case 'text':
        if (this.#text !== undefined) reportRepeated(reading, line, 'text');
        this.#text = readText(reading, span, 'text');
        break;
      case 'part of':
        if (this.#partOf) reportRepeated(reading, line, 'part of');
        this.#partOf = readName(reading, span, 'A deal');
        break;
      case 'instead of':
        this.#insteadOf = [...this.#insteadOf, ...readNames(reading, span, 'A promise')];
        break;
      case 'repair of':
        this.#repairOf = [...this.#repairOf, ...readNames(reading, span, 'A promise')];
        break;
      case 'answers':
        this.#answers = [...this.#answers, ...readNames(reading, span, 'A request')];
        break;
      case 'silence':
        if (this.#silence) reportRepeated(reading, line, 'silence');
        this.#silence = readChoice(reading, span, 'silence', SILENCES);
        break;
      case 'review':
        if (this.#review) reportRepeated(reading, line, 'review');
        this.#review = readDurationField(reading, from, to);
        break;
    }
  }

  /** Evidence may stand below any field; it vouches for the entry as a whole where it is not kept for the line. */
  #nothingBelow(line: number, rule: FieldRule): void {
    const end = this.#reading.nextSibling(line);
    if (end > line + 1) readVouchersBelow(this.#reading, line, rule.inside, `\`${rule.name}\``);
  }

  #way(line: number, { from, to }: Span): Way | undefined {
    const reading = this.#reading;
    const cut = cutClauses(reading, from, to);
    const sentence = readSentence(reading, from, cut.end);
    const vouchers = readVouchersBelow(reading, line, SOURCED, 'a line of a promise');
    return sentence && { sentence, limits: cut.limits, ...vouchers };
  }

  #alternativeWay(line: number, span: Span): void {
    const last = this.#undertakings.at(-1);
    const way = this.#way(line, span);
    if (last?.kind === 'will') {
      if (way)
        this.#undertakings = [
          ...this.#undertakings.slice(0, -1),
          { kind: 'will', ways: [...last.ways, way] },
        ];
    } else this.#reportNoAlternative(line, 'or will', 'will');
  }

  #condition(line: number, { from, to }: Span): ConditionLine | undefined {
    const read = readConditionLine(this.#reading, from, to);
    const vouchers = readVouchersBelow(this.#reading, line, SOURCED, 'a condition');
    return read && { ...read, ...vouchers };
  }

  #alternativeCondition(line: number, span: Span): void {
    const last = this.#conditions.at(-1);
    const condition = this.#condition(line, span);
    if (!last) this.#reportNoAlternative(line, 'or if', 'if');
    else if (condition)
      this.#conditions = [...this.#conditions.slice(0, -1), { ways: [...last.ways, condition] }];
  }

  #reportNoAlternative(line: number, field: string, above: string): void {
    this.#reading.report({
      code: 'no-alternative',
      message: `\`${field}\` offers another way, and no \`${above}\` stands above it.`,
      help: `Write the first way as \`${above}\`, above this line.`,
      place: this.#reading.linePlace(line),
    });
  }

  #stake(line: number, span: Span): void {
    const stake = readStake(this.#reading, line, span);
    if (stake) this.#stakes = appended(this.#stakes, stake);
  }

  #power(line: number, rule: FieldRule, span: Span): void {
    const reading = this.#reading;
    const holder = readName(reading, span, 'Who holds the power');
    const details = readPowerDetails(reading, line);
    if (!holder) return;
    const power: Power = {
      act: rule.name.slice(4) as Act,
      holder,
      ...details,
      start: reading.startOf(span.from),
      end: reading.endOf(span.to - 1),
    };
    this.#powers = appended(this.#powers, power);
  }

  /** What was collected. */
  done(): Terms {
    const limited = this.#by || this.#within || this.#starting || this.#until;
    const limits: Limits = limited
      ? { by: this.#by, within: this.#within, starting: this.#starting, until: this.#until }
      : UNLIMITED;
    return {
      from: this.#from,
      to: this.#to,
      conditions: this.#conditions,
      unless: this.#unless,
      undertakings: this.#undertakings,
      limits,
      text: this.#text,
      powers: this.#powers,
      stakes: this.#stakes,
      partOf: this.#partOf,
      insteadOf: this.#insteadOf,
      repairOf: this.#repairOf,
      answers: this.#answers,
      silence: this.#silence,
      review: this.#review,
    };
  }

  /** Reports a line that is no field of the entry. */
  refuse(line: number, set: FieldSet): void {
    reportUnknownField(this.#reading, line, set, this.#owner);
  }
}

/** What each field needs, for the message when it is missing. */
const NEEDED: Readonly<Record<string, string>> = {
  from: 'who promises',
  to: 'who is promised to',
  if: 'what must happen first',
  'or if': 'what may happen instead',
  unless: 'what would excuse it',
  will: 'what is to be done',
  'or will': 'what may be done instead',
  never: 'what is not to be done',
  always: 'what is to be kept true',
  by: 'a date',
  within: 'a duration, such as `30 days`',
  starting: 'a date',
  until: 'a date or a condition',
  text: "the promise in its maker's words, in quotation marks",
  stake: 'who loses what, as `@party "what"`',
  'part of': 'a deal',
  'instead of': 'the promise it replaces',
  'repair of': 'the promise it makes good',
  answers: 'the request it answers',
  silence: '`unknown` or `broken`',
  review: 'a duration, such as `1 year`',
};

function appended<T>(list: readonly T[], item: T): readonly T[] {
  return list.length === 0 ? [item] : [...list, item];
}

/** Reads `stake @party "what they lose" [AMOUNT]`. */
export function readStake(reading: Reading, line: number, { from, to }: Span): Stake | undefined {
  const vouchers = readVouchersBelow(reading, line, SOURCED, '`stake`');
  if (reading.lexer.kinds[from] !== MENTION) {
    reportNoName(reading, from, to, 'Who loses something');
    return undefined;
  }
  const party = reading.mention(from);
  if (!reading.isString(from + 1, to)) {
    reading.report({
      code: 'text-expected',
      message: 'A stake says in quotation marks what is lost.',
      help: 'Write `stake @party "what they lose"`, with an amount after it if there is one.',
      place: reading.place(from, to),
    });
    return undefined;
  }
  const what = reading.stringOf(from + 1);
  let amount: Amount | undefined;
  if (from + 2 < to) {
    const counted = reading.lexer.kinds[from + 2] === WORD ? readCounted(reading, from + 2, to) : undefined;
    if (counted?.argument.kind === 'amount' && counted.next === to) amount = counted.argument;
    else reportRest(reading, from + 2, to);
  }
  return { party, what, amount, ...vouchers };
}

type PowerDetails = Pick<Power, 'while' | 'needs' | 'notice' | 'consult'> & Vouchers;
const NO_DETAILS: PowerDetails = {
  while: undefined,
  needs: undefined,
  notice: [],
  consult: [],
  ...NO_VOUCHERS,
};

/** Reads what is indented below `may ACT @party`. */
function readPowerDetails(reading: Reading, line: number): PowerDetails {
  const end = reading.nextSibling(line);
  if (end === line + 1) return NO_DETAILS;
  const vouchers = new VoucherList();
  let whileCondition: Power['while'];
  let needs: Power['needs'];
  const notice: Power['notice'][number][] = [];
  const consult: Name[] = [];
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
    } else consult.push(...readNames(reading, span, 'Whom to consult'));
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
