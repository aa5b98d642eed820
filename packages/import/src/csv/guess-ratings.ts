import type { Table } from '../input/read-table.ts';
import { isDateColumn, NAMES, valuesOf } from './column-kinds.ts';
import { guessVerdict } from './status-words.ts';

/** One set of raters that a table seems to hold. */
export interface RatingGuess {
  /** As a mapping writes it: a column, or a name after `=`. */
  readonly by: string;
  /** The column of words; undefined where columns are flags. */
  readonly status: string | undefined;
  readonly words: readonly {
    readonly word: string;
    readonly verdict: string | undefined;
    readonly rows?: number;
  }[];
  readonly date?: string;
  readonly because?: string;
}

const MOST_WORDS = 24;
/** A column that is a rating for no other reason than that nothing else is has no more words than this. */
const MOST_CODES = 10;

/**
 * Finds the columns that say what became of a promise: columns of words that sound like it, and groups of columns that
 * hold 1 or nothing, such as `honorBF`, `violateBF` and `dnaBF`.
 */
export function guessRatings(table: Table, used: ReadonlySet<string>, base: string): RatingGuess[] {
  const free = table.columns.filter((column) => !used.has(column));
  const flags = flagGroups(table, free);
  const flagged = new Set(flags.flatMap(({ words }) => words.map(({ word }) => word)));
  const worded = free.flatMap((column) => (flagged.has(column) ? [] : (wordedGuess(table, column) ?? [])));
  const rater = free.find((column) => NAMES.rater.test(column) && valuesOf(table, column).size <= MOST_WORDS);
  const because = free.find((column) => NAMES.because.test(column));
  const date = free.find((column) => NAMES.rated.test(column) && isDateColumn(table, column));
  const more = { ...(date ? { date } : {}), ...(because ? { because } : {}) };
  const sure = [...flags, ...bestWorded(worded)];
  const found = sure.length > 0 || used.size === 0 ? sure : codedGuess(table, free);
  const several = found.length > 1;
  return found.map(({ name, ...guess }) => ({
    by: rater ?? `=${several && name !== '' ? `${base} ${name}` : base}`,
    ...guess,
    ...more,
  }));
}

type Guess = Pick<RatingGuess, 'status' | 'words'> & { readonly name: string };

/** Columns of words: those whose names say so; of others, the one that has most words that sound like verdicts. */
function bestWorded(guesses: readonly (Guess & { named: boolean; known: number })[]): Guess[] {
  const named = guesses.filter((guess) => guess.named);
  const sorted = [...(named.length > 0 ? named : guesses)].sort((a, b) => b.known - a.known);
  const chosen = named.length > 0 ? sorted.filter(({ known }) => known > 0) : sorted.slice(0, 1);
  return (chosen.length > 0 ? chosen : sorted.slice(0, 1)).map(({ name, status, words }) => ({
    name,
    status,
    words,
  }));
}

function wordedGuess(table: Table, column: string): (Guess & { named: boolean; known: number }) | undefined {
  const found = wordsIn(table, column);
  if (found.length === 0 || found.length > MOST_WORDS) return undefined;
  const words = found.map(({ word, rows }) => ({
    word,
    verdict: guessVerdict(word) ?? verdictOfCode(column, word),
    rows,
  }));
  const known = words.filter(({ verdict }) => verdict !== undefined).length / words.length;
  const named = NAMES.status.test(column);
  return named || known >= 0.5 ? { name: column, status: column, words, named, known } : undefined;
}

/** What a number says under a name that says what 1 stands for; undefined where the name says nothing of the kind. */
function verdictOfCode(column: string, code: string): string | undefined {
  const [verdict] = FLAGS.find(([, stem]) => stem.test(column)) ?? [];
  if (verdict === undefined || !/^-?\d+$/.test(code)) return undefined;
  if (code === '1') return verdict;
  if (code.startsWith('-') || /^9+$/.test(code)) return 'not-rated';
  return code === '0' && verdict !== 'outside' ? OPPOSITE[verdict] : undefined;
}

const OPPOSITE: Readonly<Record<string, string>> = { kept: 'broken', broken: 'kept' };

/** Of a table of ratings, the last column of few words or numbers: what they mean is for a person to say. */
function codedGuess(table: Table, free: readonly string[]): Guess[] {
  const few = free.flatMap((column) => {
    const words = wordsIn(table, column);
    const isFew = words.length > 1 && words.length <= MOST_CODES && words.length < table.rows.length;
    return isFew ? [{ name: column, status: column, words }] : [];
  });
  return few.slice(-1);
}

/** What stands in a column, the most frequent first; what it means is not known yet. */
function wordsIn(table: Table, column: string): { word: string; verdict: undefined; rows: number }[] {
  const counts = valuesOf(table, column);
  counts.delete('');
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([word, rows]) => ({ word, verdict: undefined, rows }));
}

/** Columns of 1 and nothing that say a verdict in their name, by what else they have in their name. */
function flagGroups(table: Table, columns: readonly string[]): Guess[] {
  const groups = new Map<string, { word: string; verdict: string }[]>();
  for (const column of columns) {
    const stem = FLAGS.find(([, stem]) => stem.test(column));
    if (!stem || !isFlag(table, column)) continue;
    const name = column.replace(stem[1], '').replace(/^[\s_.-]+|[\s_.-]+$/g, '');
    const group = groups.get(name) ?? [];
    group.push({ word: column, verdict: stem[0] });
    groups.set(name, group);
  }
  return [...groups]
    .filter(([, words]) => new Set(words.map(({ verdict }) => verdict)).size > 1)
    .map(([name, words]) => ({ name, status: undefined, words }));
}

/** What a flag says, by what stands in its name. */
const FLAGS: readonly (readonly [verdict: string, stem: RegExp])[] = [
  ['outside', /dna|not_?applicable|not_?invoked|not_?due|outside|inapplicable/i],
  [
    'broken',
    /violat(ed?|ion|e)?|viol?|broken|breach(ed)?|reneg(ed?)?|dishonou?r(ed)?|vio$|abrogated?|not_?(kept|hono?u?red)/i,
  ],
  ['kept', /honou?r(ed)?|hono?|kept|fulfil+(ed)?|upheld|complied|hon$/i],
];

function isFlag(table: Table, column: string): boolean {
  const values = [...valuesOf(table, column).keys()];
  return values.includes('1') && values.every((value) => /^(0|1)?(\.0*)?$/.test(value));
}
