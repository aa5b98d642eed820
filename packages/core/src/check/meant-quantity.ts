import type { Argument } from '../ledger/sentence.ts';
import { writtenArgument } from './written-argument.ts';

const NUMBERS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** Words before a group, and how the language writes them. */
const BEFORE_GROUPS: readonly (readonly [RegExp, string])[] = [
  [/^(?:all|every|each|both)$/, 'all of'],
  [/^(?:some|any)$/, 'some of'],
  [/^(\p{Nd}+)$/u, '$1 of'],
  [/^(\p{Nd}+)[-–—](\p{Nd}+)$/u, '$1..$2 of'],
  [/^(\p{Nd}+) or more$/u, 'at least $1 of'],
  [/^(\p{Nd}+)\+$/u, 'at least $1 of'],
  [/^(?:>=|≥)(\p{Nd}+)$/u, 'at least $1 of'],
  [/^>(\p{Nd}+)$/u, 'more than $1 of'],
  [/^(\p{Nd}+) or (?:fewer|less)$/u, 'at most $1 of'],
  [/^(?:<=|≤|\.\.)(\p{Nd}+)$/u, 'at most $1 of'],
  [/^[~≈](\p{Nd}+)$/u, 'about $1 of'],
];

/** Words before a number, and how the language writes them. */
const BEFORE_NUMBERS: ReadonlyMap<string, string> = new Map([
  ['at least', 'at least'],
  ['at most', 'at most'],
  ['up to', 'at most'],
  ['more than', 'more than'],
  ...['about', 'around', 'approximately', 'roughly', 'circa'].map((word) => [word, 'about'] as const),
]);

/**
 * How the language writes words that were meant as a number, together with what follows them; undefined where it has
 * no such way.
 *
 * ```ts
 * const hens = { kind: 'name', text: 'hens' } as Argument;
 * meantQuantity('three of the', hens) // => '3 of @hens'
 * meantQuantity('some', hens) // => 'some of @hens'
 * meantQuantity('half of', hens) // => undefined
 * ```
 */
export function meantQuantity(words: string, next: Argument): string | undefined {
  const written = writtenArgument(next);
  if (next.kind !== 'name') {
    const manner = BEFORE_NUMBERS.get(words);
    const isExact = (next.kind === 'quantity' || next.kind === 'amount') && !next.bound;
    const from = /^(?:between )?(\p{Nd}[\p{Nd}.,]*) (?:to|and)$/u.exec(words)?.[1];
    if (from !== undefined && isExact) return `${from}..${written}`;
    return manner !== undefined && isExact ? `${manner} ${written}` : atMost(words, next);
  }
  const word = words.replace(/ (?:the|these|those|their|its)$/, '').replace(/ of$/, '');
  const number = NUMBERS.indexOf(word) + 1;
  if (number > 0) return `${number} of ${written}`;
  const way = BEFORE_GROUPS.find(([pattern]) => pattern.test(word));
  return way && `${word.replace(way[0], way[1])} ${written}`;
}

/** `no more than 3 of @g`, `less than 3 of @g`, of which the language reads a part only. */
function atMost(words: string, next: Argument): string | undefined {
  if (next.kind !== 'quantity') return undefined;
  const { low, high, bound, group } = next;
  const isMore = (words === 'no' || words === 'not') && bound && high === Infinity;
  const isLess = (words === 'less than' || words === 'fewer than') && !bound && low === high;
  return (isMore || isLess) && low > 0 ? `at most ${low - 1} of @${group.text}` : undefined;
}
