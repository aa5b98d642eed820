import type { Ledger } from '../ledger/ledger.ts';
import { formatText } from '../syntax/formatter.ts';

/** A field to be written, with what qualifies it. */
export interface FieldForm {
  /** `from`, `may end`. */
  readonly name: string;
  /** As it is written: names with their `@`, dates, a sentence. */
  readonly value?: string | undefined;
  /** Text that is written in quotation marks, after the value. */
  readonly text?: string | undefined;
  /** What is written after the text: an amount, say. */
  readonly rest?: string | undefined;
  readonly below?: readonly FieldForm[] | undefined;
}

/** An entry to be written. What is empty is left out. */
export interface EntryForm {
  readonly keyword: string;
  readonly date?: string | undefined;
  /** With its `@`. */
  readonly id?: string | undefined;
  /** What stands between id and title: `kept` of a rating. */
  readonly rest?: string | undefined;
  readonly title?: string | undefined;
  /** Without their `#`. */
  readonly tags?: readonly string[] | undefined;
  readonly fields: readonly FieldForm[];
}

/**
 * The text of an entry, laid out as `troth fmt` does. Fields without a value are left out.
 *
 * ```ts
 * entryText({
 *   keyword: 'promise', date: '2026-03-01', id: '@bike', title: 'Lend the bike', tags: ['home'],
 *   fields: [
 *     { name: 'from', value: '@anna' },
 *     { name: 'to', value: '@ben' },
 *     { name: 'by', value: '' },
 *     { name: 'will', value: '@anna lends the bike to @ben' },
 *     { name: 'source', value: '@letter', below: [{ name: 'quote', text: 'It is yours.' }] },
 *   ],
 * }) // =>
 * // '2026-03-01 promise @bike "Lend the bike" #home\n  from    @anna\n  to      @ben\n  will    @anna lends the bike to @ben\n  source  @letter\n    quote  "It is yours."\n'
 * ```
 */
export function entryText({ keyword, date, id, rest, title, tags = [], fields }: EntryForm): string {
  const header = [
    oneLine(date),
    keyword,
    oneLine(id),
    oneLine(rest),
    quoted(title),
    ...tags.map((tag) => oneLine(tag).replace(/^#|\s/g, '')).map((tag) => tag && `#${tag}`),
  ];
  return formatText(
    `${[joined(header), ...fields.flatMap((field) => fieldLines(field, '  '))].join('\n')}\n`,
  );
}

function fieldLines({ name, value, text, rest, below = [] }: FieldForm, indent: string): string[] {
  const said = joined([oneLine(value), quoted(text), oneLine(rest)]);
  // `found nothing` says all by itself.
  if (said === '' && !name.includes('nothing')) return [];
  return [`${indent}${joined([name, said])}`, ...below.flatMap((field) => fieldLines(field, `${indent}  `))];
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

function oneLine(text: string | undefined): string {
  return (text ?? '').trim().replace(/\s+/g, ' ');
}

/** A text in quotation marks; nothing where it says nothing. */
function quoted(text: string | undefined): string {
  const said = oneLine(text);
  return said === '' ? '' : `"${said.replace(/[\\"]/g, '\\$&')}"`;
}

/** Words that say little, and are left out of ids where others are left. */
const SMALL = new Set([
  'a',
  'an',
  'the',
  'of',
  'to',
  'in',
  'on',
  'at',
  'for',
  'and',
  'or',
  'by',
  'with',
  'from',
]);

/**
 * An id that nothing has yet, made from a title.
 *
 * ```ts
 * import { sourceText } from '@troth/core';
 * const ledger = Ledger.read([sourceText('a.troth', 'party @bike\n')]);
 * freeId(ledger, 'The bike') // => '@bike-2'
 * freeId(ledger, 'Hand over two more of the leaders') // => '@hand-over-two-more'
 * freeId(ledger, '自転車') // => '@自転車'
 * ```
 */
export function freeId(ledger: Ledger, title: string, otherwise = 'entry'): string {
  const words =
    title
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? [];
  const telling = words.filter((word) => !SMALL.has(word));
  const base = (telling.length > 0 ? telling : words).slice(0, 4).join('-') || otherwise;
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!ledger.find(id)) return `@${id}`;
  }
}
