import type { FieldRule } from '../../syntax/grammar.ts';
import type { ChoiceEntry } from '../choice-entry.ts';
import {
  type ChoiceInput,
  INPUT_BOUNDS,
  type InputOrder,
  isWithin,
  type NumberInput,
  ORDERED_INPUTS,
  type OrderedInput,
} from '../choice-input.ts';
import { formatDecimal, isDecimalProblem, latinDigits, readDecimal } from '../values/decimal.ts';
import { type Duration, readDuration } from '../values/duration.ts';
import { appended, appendedAll, NONE } from '../values/list.ts';
import { readNames, reportRepeated, type Span } from './read-values.ts';
import type { Reading } from './reading.ts';

/** What a choice says, while it is read. */
type Draft = { -readonly [K in 'for' | 'with' | 'on' | 'inputs' | 'orders' | 'record']: ChoiceEntry[K] };

const NUMBER = '[-−]?(?:\\d[\\d,]*(?:\\.\\d+)?|\\.\\d+)[kMB%]?';
const RANGE = new RegExp(`^(${NUMBER})(?:\\s*\\.\\.\\s*(${NUMBER}))?(?:\\s*\\.\\.\\s*(${NUMBER}))?$`);
const RECORD = new RegExp(`^(${NUMBER}) (${NUMBER})$`);

/** Reads the fields of a choice that are not evidence. */
export class ChoiceReader {
  readonly draft: Draft = { for: NONE, with: NONE, on: NONE, inputs: NONE, orders: NONE, record: undefined };
  readonly #reading: Reading;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  take(line: number, { name, words }: FieldRule, span: Span): void {
    const { draft } = this;
    const reading = this.#reading;
    if (name === 'for' || name === 'with')
      draft[name] = appendedAll(draft[name], readNames(reading, span, 'A party'));
    else if (name === 'on') draft.on = appendedAll(draft.on, readNames(reading, span, 'A promise or deal'));
    else if (name === 'record') this.#takeRecord(line, span);
    else if (/^[<>=]/.test(reading.textOf(span.from, span.to))) this.#takeOrders(name, words, span);
    else this.#takeInput(line, name as NumberInput, span);
  }

  #takeInput(line: number, field: NumberInput, span: Span): void {
    const reading = this.#reading;
    if (this.draft.inputs.some((input) => input.field === field)) reportRepeated(reading, line, field);
    const input = readInput(reading, field, span);
    if (input) this.draft.inputs = appended(this.draft.inputs, input);
  }

  #takeRecord(line: number, span: Span): void {
    const reading = this.#reading;
    if (this.draft.record) reportRepeated(reading, line, 'record');
    const text = plainText(reading, span);
    const [, first, second] = RECORD.exec(text) ?? [];
    const [alpha, beta] = [numberOf(first), numberOf(second)];
    if (alpha !== undefined && beta !== undefined && alpha > 0 && beta > 0) {
      this.draft.record = { alpha, beta, start: reading.startOf(span.from), end: reading.endOf(span.to - 1) };
      return;
    }
    reading.report({
      code: 'bad-record',
      message: `\`${text}\` is not a record.`,
      help: 'Write two numbers above 0, such as `record 9 3`: how much speaks for keeping, and how much against.',
      place: reading.place(span.from, span.to),
    });
  }

  /** `kept > leave > broken`, `idle = broken` */
  #takeOrders(name: string, words: number, span: Span): void {
    const reading = this.#reading;
    const names = [name, ...plainText(reading, span).split(/[<>=]/).slice(1)].map((text) => text.trim());
    const signs = plainText(reading, span).match(/[<>=]/g) ?? [];
    const unknown = names.find((text) => !isOrdered(text));
    if (unknown !== undefined) {
      reading.report({
        code: 'bad-order',
        message:
          unknown === ''
            ? 'The order does not say what comes next.'
            : `\`${unknown}\` has no place in an order.`,
        help: `Write ${ORDERED_INPUTS.join(', ')} with \`>\`, \`<\` or \`=\` between them, as \`kept > leave\`.`,
        place: reading.place(span.from - words, span.to),
      });
      return;
    }
    const place = { start: reading.startOf(span.from - words), end: reading.endOf(span.to - 1) };
    signs.forEach((sign, index) => {
      const [left, right] = [names[index], names[index + 1]] as [OrderedInput, OrderedInput];
      const [more, less] = sign === '<' ? [right, left] : [left, right];
      this.draft.orders = appended(this.draft.orders, { more, less, strict: sign !== '=', ...place });
      if (sign === '=')
        this.draft.orders = appended(this.draft.orders, { more: less, less: more, strict: false, ...place });
    });
  }
}

function isOrdered(text: string): boolean {
  return (ORDERED_INPUTS as readonly string[]).includes(text);
}

/** A value as it is written, with digits of every script as 0 to 9. */
function plainText(reading: Reading, { from, to }: Span): string {
  return latinDigits(reading.wordsOf(from, to)).trim();
}

/** A number of advice: it may begin with its point, be below 0 or a percentage; undefined for anything else. */
function numberOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, sign = '', point = '', rest = '', percent = ''] = /^([-−]?)(\.?)(.*?)(%?)$/.exec(text) ?? [];
  const value = readDecimal(`${point === '' ? '' : '0.'}${rest}`);
  if (isDecimalProblem(value)) return undefined;
  const number = Number(formatDecimal(value)) / (percent === '' ? 1 : 100);
  return sign === '' ? number : -number;
}

/** The numbers of an input as it is written: one, the least and the most, or the most likely between them. */
export function inputNumbers(text: string): readonly number[] | undefined {
  const [, ...parts] = RANGE.exec(text) ?? [];
  const numbers = parts.filter((part) => part !== undefined).map(numberOf);
  return numbers.length === 0 || numbers.includes(undefined) ? undefined : (numbers as number[]);
}

function readInput(reading: Reading, field: NumberInput, span: Span): ChoiceInput | undefined {
  const text = plainText(reading, span);
  const { value, unit } = split(field, text);
  const sorted = inputNumbers(value);
  const report = (message: string, help: string) => {
    reading.report({ code: 'bad-input', message, help, place: reading.place(span.from, span.to) });
    return undefined;
  };
  if (!sorted)
    return report(
      `\`${text}\` is neither a number nor a range.`,
      HELP[field] ??
        `Write \`${field} 1.5\`, or \`${field} 1.4..1.5..1.8\`: the least, the most likely and the most.`,
    );
  if (sorted.some((number, index) => index > 0 && number < sorted[index - 1]!))
    return report(
      `\`${value}\` does not rise.`,
      'Write the least first and the most last, as `1.4..1.5..1.8`.',
    );
  const bounds = INPUT_BOUNDS[field];
  if (!sorted.every((number) => isWithin(bounds, number)))
    return report(`\`${field} ${value}\` is out of bounds.`, `\`${field}\` is ${bounds.what}.`);
  const period = unit === undefined ? undefined : readPeriod(field, unit);
  if (period === null)
    return report(
      `\`${unit}\` is not a length of time that \`${field}\` takes.`,
      HELP[field] ?? `Remove \`${unit}\`.`,
    );
  return {
    field,
    low: sorted[0]!,
    mode: sorted.length === 2 ? undefined : sorted[sorted.length >> 1]!,
    high: sorted.at(-1)!,
    period,
    start: reading.startOf(span.from),
    end: reading.endOf(span.to - 1),
  };
}

const HELP: Readonly<Partial<Record<NumberInput, string>>> = {
  discount:
    'Write what the next period counts for beside this one, and how long a period is: `discount .9 per year`.',
  detection: 'Write how long a breach stays unanswered: `detection 1 period`, or `detection 6 months`.',
  chance: 'Write the range of chances that you think possible: `chance 0.2..0.8`, or `chance 20%..80%`.',
};

/** The number and what stands after it, which only two inputs take. */
function split(field: NumberInput, text: string): { value: string; unit: string | undefined } {
  const [, value, unit] =
    (field === 'discount'
      ? /^(.*?)\s+per\s+(.*)$/
      : field === 'detection'
        ? /^(.*?)\s+(\p{L}.*)$/u
        : /^$/
    ).exec(text) ?? [];
  return { value: value ?? text, unit };
}

/** `year`, `6 months`; `period` and `periods` are those of the discount. Null: no such length. */
function readPeriod(field: NumberInput, unit: string): Duration | undefined | null {
  if (/^periods?$/.test(unit)) return undefined;
  const [count, word] = unit.includes(' ') && field === 'discount' ? unit.split(' ') : ['1', unit];
  const duration = readDuration(count!, word!);
  return duration && duration.days + duration.months > 0 ? duration : null;
}

/** Where an order contradicts itself or the numbers: the order that cannot hold. */
export function brokenOrder({
  inputs,
  orders,
}: Pick<ChoiceEntry, 'inputs' | 'orders'>): InputOrder | undefined {
  const numbers = new Map(inputs.map((input) => [input.field, input]));
  const against = orders.find(({ more, less, strict }) => {
    const [above, below] = [numbers.get(more), numbers.get(less)];
    if (!above || !below) return false;
    return strict ? above.high <= below.low : above.high < below.low;
  });
  return against ?? orders.find(({ more, less, strict }) => strict && leadsTo(orders, less, more));
}

export function reportOrder(reading: Reading, { more, less, start, end }: InputOrder): void {
  reading.report({
    code: 'bad-order',
    message: `That \`${more}\` is more than \`${less}\` does not go with what else the choice says of them.`,
    help: 'Change the order or the number that is wrong, so that all of them can hold together.',
    place: { block: reading.block, start, end },
  });
}

/** Whether one input is at least another by some chain of orders. */
export function leadsTo(orders: readonly InputOrder[], from: OrderedInput, to: OrderedInput): boolean {
  const seen = new Set<OrderedInput>([from]);
  for (const one of seen) for (const { more, less } of orders) if (more === one) seen.add(less);
  return seen.has(to);
}
