import { diagnose } from '../../../src/check/diagnose.ts';
import type { Condition, Deadline, Limits, WindowEnd } from '../../../src/ledger/condition.ts';
import type { Entry, EventEntry, PromiseEntry, Way } from '../../../src/ledger/entry.ts';
import { Ledger } from '../../../src/ledger/ledger.ts';
import type { Argument, Sentence } from '../../../src/ledger/sentence.ts';
import { isoRange } from '../../../src/ledger/values/civil-day.ts';
import type { DateValue } from '../../../src/ledger/values/date-value.ts';
import { formatDecimal } from '../../../src/ledger/values/decimal.ts';
import type { Duration } from '../../../src/ledger/values/duration.ts';
import { sourceText } from '../../../src/text/source-text.ts';

/** What the sentences of these tests mention. */
export const NAMES = `party @us "Us"
party @es "Them"
party @売主 "Seller"
person @ben "Ben"
thing @flour "Flour"
group @leaders "Leaders"
  size 9
group @従業員 "Staff"
unit tonne "Tonne"
  also tonnes
source @s "Source"
source @t "Other source"
2024-01-01 promise @p
  from @us
  to @es
  will @us sings
2024-01-01 promise @q
  from @us
  to @es
  will @us sings
`;

/** A ledger from text. */
export function read(...texts: readonly string[]): Ledger {
  const sources = texts.map((text, index) => sourceText(`${index}.troth`, text));
  return Ledger.read(sources, { compartments: 'all' });
}

/** The codes of what is wrong with a text, in the order of their places; that something is unsourced does not matter here. */
export function codes(...texts: readonly string[]): string[] {
  return diagnose(read(...texts))
    .map(({ code }) => code)
    .filter((code) => code !== 'unsourced' && code !== 'near-shape');
}

/** The codes of what is wrong with a text that mentions {@link NAMES}. */
export function codesWithNames(text: string): string[] {
  return codes(NAMES, text);
}

type EntryOf<K, E = Entry> = E extends { readonly kind: infer J } ? (K extends J ? E : never) : never;

/** The last entry of a text that may mention {@link NAMES}. */
export function lastEntry<K extends Entry['kind']>(text: string, kind: K): EntryOf<K> {
  const { entries } = read(NAMES, text).documents[1]!;
  const entry = entries.at(-1);
  if (entry?.kind !== kind) throw new Error(`no ${kind} but ${entry?.kind}`);
  return entry as EntryOf<K>;
}

/** What a sentence says when something has happened. */
export function did(words: string): string {
  return inWords((lastEntry(`2024-02-01 event\n  did ${words}\n`, 'event') as EventEntry).lines[0]!.sentence);
}

/** A promise with these lines, below `from @us` and `to @es`. */
export function promise(...lines: readonly string[]): PromiseEntry {
  const text = ['2024-02-01 promise @new', 'from @us', 'to @es', ...lines].join('\n  ');
  return lastEntry(`${text}\n`, 'promise') as PromiseEntry;
}

/** What a `will` line says, with its clauses. */
export function will(words: string): string {
  return wayInWords(promise(`will ${words}`).terms.undertakings[0]!.ways[0]!);
}

export function wayInWords({ sentence, limits }: Way): string {
  return [inWords(sentence), limitsInWords(limits)].filter(Boolean).join(' | ');
}

/** `_ hands over _ to _: @us, 3 of @leaders, @es` */
export function inWords({ shape, arguments: given }: Sentence): string {
  return given.length === 0 ? shape.text : `${shape.text}: ${given.map(argumentInWords).join(', ')}`;
}

/** `@us`, `?x`, `3..5 of @g`, `at least 3 of @g` for a bound, `2500 tonne of @flour`. */
export function argumentInWords(argument: Argument): string {
  switch (argument.kind) {
    case 'name':
      return `@${argument.text}`;
    case 'variable':
      return `?${argument.text}`;
    case 'quantity': {
      const { low, high, bound, group } = argument;
      return `${bound ? 'bound ' : ''}${rangeInWords(`${low}`, high === Infinity ? '' : `${high}`)} of @${group.text}`;
    }
    case 'amount': {
      const { low, high, bound, above, unit, of } = argument;
      const range = rangeInWords(formatDecimal(low), high ? formatDecimal(high) : '');
      return `${above ? 'more than ' : ''}${bound && !above ? 'bound ' : ''}${range} ${unit.code}${of ? ` of @${of.text}` : ''}`;
    }
  }
}

function rangeInWords(low: string, high: string): string {
  return low === high ? low : `${low}..${high}`;
}

/** `by 2024-03-01, within 30 days` */
export function limitsInWords({ by, within, starting, until }: Limits): string {
  return [
    by && `by ${deadlineInWords(by)}`,
    within && `within ${durationInWords(within)}`,
    starting && `starting ${startInWords(starting)}`,
    until && `until ${endInWords(until)}`,
  ]
    .filter(Boolean)
    .join(', ');
}

function deadlineInWords(deadline: Deadline): string {
  if (deadline.kind === 'date') return isoRange(deadline.date.endFirst, deadline.date.last);
  return `${durationInWords(deadline.duration)} after (${conditionInWords(deadline.condition)})`;
}

function startInWords(deadline: Deadline): string {
  return deadline.kind === 'date'
    ? isoRange(deadline.date.first, deadline.date.startLast)
    : deadlineInWords(deadline);
}

function endInWords(end: WindowEnd): string {
  return end.kind === 'condition' ? `(${conditionInWords(end.condition)})` : deadlineInWords(end);
}

function durationInWords({ days, months }: Duration): string {
  return [months && `${months} months`, (days || !months) && `${days} days`].filter(Boolean).join(' ');
}

export function conditionInWords(condition: Condition): string {
  switch (condition.kind) {
    case 'deed':
      return inWords(condition.sentence);
    case 'state':
      return `${condition.which} @${condition.promise.text} ${condition.state}`;
    case 'absence':
      return `no ${inWords(condition.sentence)} by ${deadlineInWords(condition.by)}`;
  }
}

/** The days a date may mean as a happening, as a start and as an end. */
export function daysInWords(date: DateValue): [happening: string, start: string, end: string] {
  return [
    isoRange(date.first, date.last),
    isoRange(date.first, date.startLast),
    isoRange(date.endFirst, date.last),
  ];
}
