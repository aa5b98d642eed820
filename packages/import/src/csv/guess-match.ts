import type { Table } from '../input/read-table.ts';
import { comparable, type KnownCases, keyValue } from './known-cases.ts';

/** Which columns tell which promise of the ledger a row speaks of. */
export interface MatchGuess {
  readonly columns: ReadonlyMap<string, string>;
  /** How many rows that finds one promise for. */
  readonly rows: number;
}

interface Pair {
  readonly key: string;
  readonly column: string;
  /** How much the two names are alike, 0 to 1. */
  readonly likeness: number;
}

/** Of a long table, only so many rows are tried. */
const ROWS = 400;
/** A pair of key and column is a candidate where so much of the column is among the values of the key. */
const SHARED = 0.6;
const MOST_PAIRS = 24;

/**
 * Finds the keys and columns that lead the most rows to one promise each: one pair, or two together. Undefined where
 * less than a third of the rows would find theirs.
 */
export function guessMatch(table: Table, known: KnownCases): MatchGuess | undefined {
  if (known.cases.length === 0 || table.rows.length === 0) return undefined;
  const pairs = candidates(table, known);
  const groups = [
    ...pairs.map((pair) => [pair]),
    ...pairs.flatMap((one, at) =>
      pairs
        .slice(at + 1)
        .filter(({ key, column }) => key !== one.key && column !== one.column)
        .map((other) => [one, other]),
    ),
  ];
  const ranked = groups
    .map((group) => ({ group, rows: found(table, known, group), score: 0 }))
    .map((one) => ({
      ...one,
      score: one.rows * (1 + likeness(one.group)) - (one.group.length - 1) * 0.01 * ROWS,
    }))
    .sort((a, b) => b.score - a.score);
  const [best] = ranked;
  const tried = Math.min(table.rows.length, ROWS);
  if (!best || best.rows * 3 < tried) return undefined;
  const columns = new Map(best.group.map(({ key, column }) => [key, column]));
  return { columns, rows: found(table, known, best.group, Number.POSITIVE_INFINITY) };
}

function candidates(table: Table, known: KnownCases): Pair[] {
  const pairs = known.keys().flatMap((key) => {
    const values = new Set(known.cases.map((judged) => comparable(key, keyValue(judged, key))));
    values.delete('');
    return table.columns.flatMap((column): Pair[] => {
      const cells = new Set(table.rows.slice(0, ROWS).map((row) => comparable(key, table.cell(row, column))));
      cells.delete('');
      // A column of yes and no is among the numbers of anything.
      if (cells.size < 3 && cells.size < table.rows.length) return [];
      const shared = [...cells].filter((cell) => values.has(cell)).length;
      return shared >= SHARED * cells.size ? [{ key, column, likeness: alike(key, column) }] : [];
    });
  });
  return pairs.sort((a, b) => b.likeness - a.likeness).slice(0, MOST_PAIRS);
}

function found(table: Table, known: KnownCases, group: readonly Pair[], most = ROWS): number {
  const cases = new Set<string>();
  let rows = 0;
  for (const row of table.rows.slice(0, most)) {
    const wanted = new Map(group.map(({ key, column }) => [key, table.cell(row, column)]));
    if ([...wanted.values()].includes('')) continue;
    const answer = known.find(wanted);
    if (answer.kind !== 'one') continue;
    rows++;
    cases.add(answer.judged.of);
  }
  // Many rows that lead to few cases speak of something else.
  return cases.size * 2 < rows ? cases.size : rows;
}

function likeness(group: readonly Pair[]): number {
  return group.reduce((sum, { likeness }) => sum + likeness, 0) / group.length;
}

/** How much of the shorter name stands in the longer one, by pairs of letters. */
function alike(one: string, other: string): number {
  const [a, b] = [one, other].map((name) => bigrams(name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')));
  const shared = [...a!].filter((pair) => b!.has(pair)).length;
  return shared / Math.max(1, Math.min(a!.size, b!.size));
}

function bigrams(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));
}
