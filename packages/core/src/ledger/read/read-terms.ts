import { type FieldRule, type FieldSet, SOURCED } from '../../syntax/grammar.ts';
import { MENTION, WORD } from '../../syntax/lexer.ts';
import { type Limits, UNLIMITED } from '../condition.ts';
import type {
  Act,
  Antecedent,
  Bound,
  ConditionLine,
  Power,
  Stake,
  Terms,
  Undertaking,
  Way,
} from '../entry.ts';
import type { Amount } from '../sentence.ts';
import { appended, appendedAll, NONE } from '../values/list.ts';
import { amountHelp, meantAmount } from './meant-amount.ts';
import { meantText } from './meant-text.ts';
import {
  findClauses,
  readClauses,
  readConditionLine,
  readDeadline,
  readDurationField,
  readWindowEnd,
  reportRest,
} from './read-condition.ts';
import { ONE_CASE, readEach, startsMany } from './read-many.ts';
import { belowPowerHelp, readPowerDetails } from './read-power.ts';
import { readCounted, readSentence } from './read-sentence.ts';
import {
  isVariable,
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
import { readVouchersBelow } from './read-vouchers.ts';
import type { Reading } from './reading.ts';

const SILENCES = ['unknown', 'broken'] as const;

/** What is being read. */
type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** Reads the fields of a promise, threat, request or deal, or those an amendment gives. */
export class TermsReader {
  readonly #reading: Reading;
  /** The entry as diagnostics call it: `a promise`. */
  readonly #owner: string;
  /** How many lines with `if` and `will` there are, also of those that cannot be read. */
  #ifs = 0;
  #wills = 0;
  readonly #terms: Draft<Terms> = {
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
    many: undefined,
  };

  constructor(reading: Reading, owner: string) {
    this.#reading = reading;
    this.#owner = owner;
  }

  /** What was read. */
  get terms(): Terms {
    return this.#terms;
  }

  /** Takes a line if its field is one of terms; says whether it was. */
  take(line: number, rule: FieldRule): boolean {
    const { lineTokens } = this.#reading.lexer;
    const from = lineTokens[line] + rule.words;
    const to = lineTokens[line + 1];
    if (from < to) return this.#read(line, rule, { from, to });
    const needed = NEEDED[rule.name] ?? (isPower(rule) ? 'who holds the power' : undefined);
    if (needed === undefined) return false;
    valueSpan(this.#reading, line, rule, needed);
    return true;
  }

  #read(line: number, rule: FieldRule, span: Span): boolean {
    const terms = this.#terms;
    switch (rule.name) {
      case 'from': {
        terms.from = this.#withBound(terms.from, span, 'from');
        break;
      }
      case 'to': {
        terms.to = this.#withBound(terms.to, span, 'to');
        break;
      }
      case 'will':
      case 'never':
      case 'always': {
        const way = this.#way(line, span);
        if (rule.name === 'will') this.#wills++;
        if (way) terms.undertakings = appended(terms.undertakings, { kind: rule.name, ways: [way] });
        return true;
      }
      case 'or will':
        this.#alternativeWay(line, span);
        return true;
      case 'if': {
        this.#ifs++;
        const condition = this.#condition(line, span);
        if (condition) terms.conditions = appended(terms.conditions, { ways: [condition] });
        return true;
      }
      case 'or if':
        this.#alternativeCondition(line, span);
        return true;
      case 'unless': {
        const condition = this.#condition(line, span);
        if (condition) terms.unless = appended(terms.unless, condition);
        return true;
      }
      case 'whenever': {
        const whenever = this.#condition(line, span);
        if (terms.many?.whenever) reportRepeated(this.#reading, line, 'whenever');
        if (whenever) terms.many = { ...ONE_CASE, ...terms.many, whenever };
        return true;
      }
      case 'stake': {
        const stake = readStake(this.#reading, line, span);
        if (stake) terms.stakes = appended(terms.stakes, stake);
        return true;
      }
      default:
        if (isPower(rule)) {
          this.#power(line, rule, span);
          return true;
        }
        if (!this.#readLimit(line, rule, span) && !this.#readOther(line, rule, span)) return false;
    }
    this.#nothingBelow(line, rule);
    return true;
  }

  #withBound(known: readonly Bound[], span: Span, side: 'from' | 'to'): readonly Bound[] {
    const reading = this.#reading;
    if (reading.variables && this.#owner !== '`amended`' && startsMany(reading, span)) {
      const read = readEach(reading, span, side);
      if (!read) return known;
      const { many } = this.#terms;
      this.#terms.many = { ...ONE_CASE, ...many, each: [...(many?.each ?? []), read.each] };
      return appended(known, read.bound);
    }
    if (known === NONE && span.from + 1 === span.to && reading.lexer.kinds[span.from] === MENTION) {
      return reading.common.bound(reading.mention(span.from));
    }
    const bound = readBound(reading, span, side === 'from' ? 'Who promises' : 'Who is promised to');
    return bound ? appended(known, bound) : known;
  }

  #readLimit(line: number, rule: FieldRule, { from, to }: Span): boolean {
    const reading = this.#reading;
    const { limits } = this.#terms;
    switch (rule.name) {
      case 'by':
        if (limits.by) reportRepeated(reading, line, 'by');
        this.#limit({ ...limits, by: readDeadline(reading, from, to, '`by`') });
        return true;
      case 'within':
        if (limits.within) reportRepeated(reading, line, 'within');
        this.#limit({ ...limits, within: readDurationField(reading, from, to) });
        return true;
      case 'starting':
        if (limits.starting) reportRepeated(reading, line, 'starting');
        this.#limit({ ...limits, starting: readDeadline(reading, from, to, '`starting`') });
        return true;
      case 'until':
        if (limits.until) reportRepeated(reading, line, 'until');
        this.#limit({ ...limits, until: readWindowEnd(reading, from, to) });
        return true;
      default:
        return false;
    }
  }

  #limit({ by, within, starting, until }: Limits): void {
    const { common } = this.#reading;
    if (within || starting || until) {
      const alone = within && !by && !starting && !until;
      this.#terms.limits = alone ? common.within(within) : { by, within, starting, until };
    } else this.#terms.limits = by ? common.by(by) : UNLIMITED;
  }

  #readOther(line: number, rule: FieldRule, span: Span): boolean {
    const reading = this.#reading;
    const terms = this.#terms;
    switch (rule.name) {
      case 'text':
        if (terms.text !== undefined) reportRepeated(reading, line, 'text');
        terms.text = readText(reading, span, 'text');
        return true;
      case 'part of':
        if (terms.partOf) reportRepeated(reading, line, 'part of');
        terms.partOf = readName(reading, span, 'A deal');
        return true;
      case 'instead of':
        terms.insteadOf = appendedAll(terms.insteadOf, readNames(reading, span, 'A promise'));
        return true;
      case 'repair of':
        terms.repairOf = appendedAll(terms.repairOf, readNames(reading, span, 'A promise'));
        return true;
      case 'answers':
        terms.answers = appendedAll(terms.answers, readNames(reading, span, 'A request'));
        return true;
      case 'silence':
        if (terms.silence) reportRepeated(reading, line, 'silence');
        terms.silence = readChoice(reading, span, 'silence', SILENCES);
        return true;
      case 'every': {
        if (terms.many?.every) reportRepeated(reading, line, 'every');
        const every = readDurationField(reading, span.from, span.to);
        if (every) terms.many = { ...ONE_CASE, ...terms.many, every };
        return true;
      }
      case 'review':
        if (terms.review) reportRepeated(reading, line, 'review');
        terms.review = readDurationField(reading, span.from, span.to);
        return true;
      default:
        return false;
    }
  }

  /** Evidence may stand below any field; it vouches for the entry as a whole where it is not kept for the line. */
  #nothingBelow(line: number, rule: FieldRule): void {
    const reading = this.#reading;
    if (reading.hasBelow(line)) readVouchersBelow(reading, line, rule.inside, `\`${rule.name}\``);
  }

  #way(line: number, { from, to }: Span): Way | undefined {
    const reading = this.#reading;
    const end = findClauses(reading, from, to);
    const limits = readClauses(reading, end, to);
    const sentence = readSentence(reading, from, end);
    const { evidence, known, secret } = readVouchersBelow(reading, line, SOURCED, 'a line of a promise');
    return sentence && { sentence, limits, evidence, known, secret };
  }

  #alternativeWay(line: number, span: Span): void {
    const last = this.#terms.undertakings.at(-1);
    const way = this.#way(line, span);
    // A line above that cannot be read was meant all the same.
    if (this.#wills === 0 || (last && last.kind !== 'will'))
      this.#reportNoAlternative(line, 'or will', 'will');
    else if (way && last) (last as Draft<Undertaking>).ways = appended(last.ways, way);
  }

  #condition(line: number, { from, to }: Span): ConditionLine | undefined {
    const reading = this.#reading;
    const read = readConditionLine(reading, from, to);
    const { evidence, known, secret } = readVouchersBelow(reading, line, SOURCED, 'a condition');
    return read && { condition: read.condition, limits: read.limits, evidence, known, secret };
  }

  #alternativeCondition(line: number, span: Span): void {
    const last = this.#terms.conditions.at(-1);
    const condition = this.#condition(line, span);
    if (this.#ifs === 0) this.#reportNoAlternative(line, 'or if', 'if');
    else if (condition && last) (last as Draft<Antecedent>).ways = appended(last.ways, condition);
  }

  #reportNoAlternative(line: number, field: string, above: string): void {
    this.#reading.report({
      code: 'no-alternative',
      message: `\`${field}\` offers another way, and no \`${above}\` stands above it.`,
      help: `Write the first way as \`${above}\`, above this line.`,
      place: this.#reading.linePlace(line),
    });
  }

  #power(line: number, rule: FieldRule, span: Span): void {
    const reading = this.#reading;
    const holder = readName(reading, span, 'Who holds the power', belowPowerHelp);
    const details = readPowerDetails(reading, line);
    if (!holder) return;
    const power: Power = {
      act: rule.name.slice(4) as Act,
      holder,
      ...details,
      start: reading.startOf(span.from),
      end: reading.endOf(span.to - 1),
    };
    this.#terms.powers = appended(this.#terms.powers, power);
  }

  /** Reports a line that is no field of the entry. */
  refuse(line: number, set: FieldSet): void {
    reportUnknownField(this.#reading, line, set, this.#owner);
  }
}

function isPower(rule: FieldRule): boolean {
  return rule.words === 2 && rule.name.startsWith('may ');
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
  whenever: 'what opens a case of it, each time it happens',
  every: 'how long each period is, such as `1 month`',
};

/** Reads `stake @party "what they lose" [AMOUNT]`. */
export function readStake(reading: Reading, line: number, { from, to }: Span): Stake | undefined {
  const vouchers = readVouchersBelow(reading, line, SOURCED, '`stake`');
  if (reading.lexer.kinds[from] !== MENTION && !isVariable(reading, from)) {
    reportNoName(reading, from, to, 'Who loses something');
    return undefined;
  }
  const party = isVariable(reading, from) ? reading.variable(from) : reading.mention(from);
  if (!reading.isString(from + 1, to)) {
    const { text, isQuoted } = meantText(reading.textOf(from + 1, to));
    reading.report({
      code: 'text-expected',
      message: `A stake says in ${isQuoted ? 'straight double ' : ''}quotation marks what is lost.`,
      help: isQuoted
        ? `Write \`stake ${reading.textOf(from, from + 1)} ${text}\`.`
        : 'Write `stake @party "what they lose"`, with an amount after it if there is one.',
      place: reading.place(from, to),
    });
    return undefined;
  }
  const what = reading.stringOf(from + 1);
  let amount: Amount | undefined;
  if (from + 2 < to) {
    const counted = reading.lexer.kinds[from + 2] === WORD ? readCounted(reading, from + 2, to) : undefined;
    if (counted?.argument.kind === 'amount' && counted.next === to) amount = counted.argument;
    else reportStakeRest(reading, from + 2, to);
  }
  return { party, what, amount, ...vouchers };
}

/** `stake @anna "the bike" €100`: an amount as it is written elsewhere. */
function reportStakeRest(reading: Reading, from: number, to: number): void {
  const text = reading.textOf(from, to);
  const meant = meantAmount(text, reading.units);
  if (!meant) reportRest(reading, from, to);
  else
    reading.report({
      code: 'bad-amount',
      message: `\`${text}\` is not an amount.`,
      help: amountHelp(meant),
      place: reading.place(from, to),
      replacement: meant.text,
    });
}
