import type { LimitEntry } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import { type Day, EARLIEST, humanRange, LATEST } from '../../ledger/values/civil-day.ts';
import { type Decimal, formatDecimal, subtractDecimals, toNumber } from '../../ledger/values/decimal.ts';
import { joinWords } from '../../ledger/values/join-words.ts';
import { baseUnitOf } from '../../lifecycle/play/match.ts';
import { formatCount } from '../../lifecycle/play/progress.ts';
import type { CountRange } from '../../lifecycle/relations.ts';
import { citation } from '../../text/block.ts';
import type { PastDeed } from '../rules/past.ts';
import type { Ban, Task } from '../rules/task.ts';
import type { patternWords } from './words.ts';

/** Within which time a limit adds up. */
export function periodText({ period }: LimitEntry): string {
  if (period === 'year' || period === 'month') return ` per ${period}`;
  if (typeof period !== 'object') return '';
  const [first, last] = [period.first, period.last].map((day) => humanRange(day, day));
  const year = first.slice(-4);
  if (first === `1 Jan ${year}` && last === `31 Dec ${year}`) return ` in ${year}`;
  return ` within ${humanRange(period.first, period.last)}`;
}

/** What is left of a limit in the period that begins on a day: `10 EUR are left in Mar 2026`. */
export function leftText(left: Decimal, code: string, { period }: LimitEntry, first: Day): string {
  const text = formatDecimal(left);
  const [, month, year] = humanRange(first, first).split(' ');
  const when = period === 'year' ? ` in ${year}` : period === 'month' ? ` in ${month} ${year}` : '';
  if (left.digits === 0n) return `nothing is left${when}`;
  return `${text}${code} ${text === '1' ? 'is' : 'are'} left${when}`;
}

export function deedVariable(sentence: Parameters<typeof patternWords>[0], slot: number): string | undefined {
  const argument = sentence.arguments[slot];
  return argument?.kind === 'variable' ? argument.text : undefined;
}

/** How much a task asks for at the least: all of a group, whatever that is, is too much for any limit. */
export function leastOf({ need }: Task): number {
  if (need.kind === 'amount') return toNumber(subtractDecimals(need.demand, need.done));
  if (need.kind === 'some') return need.demand - (need.done ?? 0);
  return need.kind === 'deed' ? 1 : Infinity;
}

export function askText({ owner, need, spared }: Task): string {
  const id = `@${owner.name.text}`;
  if (need.kind === 'some') {
    const done = (need.done ?? 0) + need.gone;
    return `${id} asks for ${need.demand + need.gone}${done > 0 ? ` (${done} done)` : ''}`;
  }
  if (need.kind === 'amount') {
    const done = need.done.digits === 0n ? '' : ` (${formatDecimal(need.done)} done)`;
    return `${id} asks for ${need.isAbove ? 'more than ' : ''}${formatDecimal(need.demand)}${done}`;
  }
  if (need.kind === 'deed') return `${id} asks for one`;
  const others = joinWords([...spared].map(({ text }) => `@${text}`));
  return others ? `${id} asks for all but ${others}` : `${id} asks for all`;
}

/** How many there are, or may be. */
export function sizeText({ low, high }: CountRange): string {
  if (high < Infinity) return formatCount({ low, high });
  return low === 0 ? 'any number' : `${low} or more`;
}

/** What would settle that there are enough in a group; with a number where one demand alone asks for some of it. */
export function enoughText(counted: readonly Task[], group: Name): string {
  const needs = counted.flatMap(({ object, need }) =>
    object === group && need.kind === 'some' ? [need] : [],
  );
  const [need] = needs;
  const size = need && needs.length === 1 ? `\`size ${need.demand + need.gone}..\`` : 'A `size`';
  return `${size} below the group would say that there are enough.`;
}

/** How much a `never` about an amount allows. */
export function sumText({ given, amount, isAbove }: Ban): string {
  const sum = given.find((argument) => argument.kind === 'amount');
  if (!sum || !amount) return 'no such sum';
  const words = `${formatDecimal(amount)} ${baseUnitOf(sum.unit).code}`;
  return isAbove ? `at most ${words}` : `less than ${words}`;
}

/** That one name lies within another, so that what is done to one may be done to the other: who holds an office, and when. */
export function withinText(inner: Name, outer: Name, day: Day, today: Day): string {
  const { entry } = outer;
  const ids = [`@${inner.text}`, `@${outer.text}`] as const;
  if (entry?.kind !== 'office') {
    const where = inner.entry ? ` (${citation(inner.entry.block)})` : '';
    return `${ids[0]} lies within ${ids[1]}${where}.`;
  }
  const tenure = entry.holders.find(({ who, until }) => who === inner && (until?.last ?? day) >= day);
  const since = tenure?.from && tenure.from.first > today ? tenure.from.first : undefined;
  const from = since === undefined ? '' : ` from ${humanRange(since, since)}`;
  const until = tenure?.until ? ` until ${humanRange(tenure.until.last, tenure.until.last)}` : '';
  return `${ids[0]} holds ${ids[1]}${from}${until} (${citation(entry.block)}).`;
}

/** What happened, by its title, its name or its day. */
export function happenedText({ occurrence: { entry, first, last } }: PastDeed): string {
  if (entry.title) return `“${entry.title}”`;
  if (entry.name) return `@${entry.name.text}`;
  if (first === last) return `what happened on ${humanRange(first, last)}`;
  if (first > EARLIEST && last < LATEST) return `what happened some day in ${humanRange(first, last)}`;
  return last < LATEST ? `what happened by ${humanRange(last, last)}` : 'what happened';
}
