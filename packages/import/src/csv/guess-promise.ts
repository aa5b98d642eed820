import type { Table } from '../input/read-table.ts';
import { averageLength, isDateColumn, isLinkColumn, isUnique, NAMES, valuesOf } from './column-kinds.ts';
import type { RatingGuess } from './guess-ratings.ts';
import { scalar } from './yaml-scalar.ts';

/** Proposes which columns hold what of a promise; what no column seems to hold is left for a person to say. */
export function guessPromise(table: Table, ratings: readonly RatingGuess[]): string[] {
  const taken = new Set(
    ratings.flatMap(({ by, status, words, date, because }) => [
      by,
      ...(status === undefined ? words.map(({ word }) => word) : [status]),
      date ?? '',
      because ?? '',
    ]),
  );
  const free = () => table.columns.filter((column) => !taken.has(column));
  const take = (fits: (column: string) => boolean): string | undefined => {
    const column = free().find(fits);
    if (column !== undefined) taken.add(column);
    return column;
  };
  const key = take(
    (column) => NAMES.key.test(column) && isUnique(table, column) && averageLength(table, column) < 30,
  );
  const link = take((column) => isLinkColumn(table, column));
  const made = take((column) => NAMES.made.test(column) && isDateColumn(table, column));
  const deadline = take((column) => NAMES.deadline.test(column) && isDateColumn(table, column));
  const to = take((column) => NAMES.to.test(column));
  const text =
    take((column) => NAMES.text.test(column) && averageLength(table, column) > 25) ??
    take(longest(table, free()));
  const title = take((column) => NAMES.title.test(column)) ?? text;
  const from = take((column) => NAMES.from.test(column));
  const tags = take((column) => NAMES.tags.test(column));
  const split = [from, tags, link].some((column) => column !== undefined && hasLists(table, column));
  const field = (name: string, column: string | undefined) =>
    column === undefined ? [] : [`  ${name}: ${scalar(column)}`];
  const cells = [...field('key', key), ...field('title', title), ...field('text', text)];
  return [
    'promise:',
    ...cells,
    ...(from ? field('from', from) : ['  from: "=who promises"  # no column seems to say it']),
    ...(to ? field('to', to) : ['  to: =the public  # no column seems to say it']),
    ...field('made', made),
    ...field('deadline', deadline),
    ...field('tags', tags),
    ...field('link', link),
    ...(split ? ['  split: ";"'] : []),
  ];
}

function longest(table: Table, columns: readonly string[]): (column: string) => boolean {
  const [best] = [...columns].sort((a, b) => averageLength(table, b) - averageLength(table, a));
  return (column) => column === best;
}

/** Whether cells hold several values with `;` between them. */
function hasLists(table: Table, column: string): boolean {
  return [...valuesOf(table, column).keys()].some((cell) => cell.includes(';'));
}
