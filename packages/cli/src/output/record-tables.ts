import {
  type CountedReport,
  type CountsReport,
  type GroupReport,
  type RatersReport,
  type ReadingReport,
  type RecordedPromise,
  type RecordReport,
  upperFirst,
} from '@troth/core';
import { type Cell, cell } from './columns.ts';
import { humanDate } from './human-date.ts';
import { chanceText, percent, type RecordWords, shareText, weightText } from './record-words.ts';
import { colourOf } from './state-cells.ts';

type Row = readonly Cell[];

/** At most so many promises are listed in a text. */
export const MOST_ROWS = 20;

/** Which promises count, with what weight and why. */
export function promiseRows({ promises, of }: RecordReport): Row[] {
  if (promises.length === 0) return [];
  const readings: readonly ('byRules' | 'byReliance')[] =
    of === 'threats' ? ['byRules'] : ['byRules', 'byReliance'];
  const heads = readings.length === 1 ? ['Kept × weight'] : ['By the rules', 'Relied on'];
  return [
    headRow(['Promise', ...heads, 'Why']),
    ...promises
      .slice(0, MOST_ROWS)
      .map((promise) => [
        [...cell(promise.id, colourOf(promise.after ?? promise.state)), ...cell(promise.title ?? '', 'dim')],
        ...readings.map((reading) => cell(timesText(promise[reading]))),
        whyCell(promise),
      ]),
  ];
}

function timesText(counted: CountedReport | null): string {
  return counted === null ? '–' : `${shareText(counted.kept)} × ${weightText(counted.weight)}`;
}

/** What happened, and below it what makes it weigh less than one. */
function whyCell({ byRules, byReliance, ended }: RecordedPromise): Cell {
  const whys = [...new Set([byRules?.why, byReliance?.why].filter((why) => why !== undefined))];
  const { factors, bundle } = (byRules ?? byReliance)!;
  const less = [
    factor(factors.age, `since ${humanDate(ended)}`),
    factor(factors.evidence, 'evidence'),
    factor(factors.holder, 'other office-holder'),
    factor(factors.domain, 'other subject'),
    factor(factors.promisee, 'other recipient'),
    bundle ? factor(factors.bundle, `one of ${bundle.size} with ${bundle.by ?? 'one event'}`) : '',
  ].filter(Boolean);
  return [...cell(whys.join('; but ')), ...cell(less.join(' · '), 'dim')];
}

function factor(value: number, what: string): string {
  return value > 0.995 ? '' : `${what}: ${weightText(value)}`;
}

/** The record taken apart. */
export function groupRows(groups: readonly GroupReport[], words: RecordWords, heading: string): Row[] {
  const isTold = words.promise === 'promise';
  return table(
    [heading, ...countHeads(groups, words), 'By the rules', ...(isTold ? ['Relied on'] : [])],
    groups.map(({ key, title, counts, byRules, byReliance }) => [
      nameCell(key, title),
      ...countCells(counts, groups),
      cell(readingText(byRules)),
      ...(isTold ? [cell(readingText(byReliance))] : []),
    ]),
  );
}

/** Each rater's record side by side. */
export function raterRows({ list }: RatersReport, words: RecordWords): Row[] {
  return table(
    ['Rater', ...countHeads(list, words), 'By the rules'],
    list.map(({ rater, title, decides, counts, byRules }) => [
      [...nameCell(rater, title), ...(decides ? cell('decides in this ledger', 'dim') : [])],
      ...countCells(counts, list),
      cell(readingText(byRules)),
    ]),
  );
}

/** Where raters differ. */
export function disagreementRows({ disagreements }: RatersReport): Row[] {
  return disagreements
    .slice(0, MOST_ROWS)
    .map(({ id, title, ratings }) => [
      [...cell(id), ...cell(title ?? '', 'dim')],
      ratings.flatMap(({ by, status }) => cell(`${by ?? 'someone'}: ${status}`)),
    ]);
}

/** A chance with its range, or why there is none. */
export function readingText({ chance, noRange }: ReadingReport): string {
  if (!chance) return 'too little record';
  return noRange === null ? chanceText(chance) : percent(chance.mean);
}

function nameCell(key: string | null, title: string | null): Cell {
  return key === null ? cell('none', 'dim') : [...cell(key), ...cell(title ?? '', 'dim')];
}

type Counted = readonly { readonly counts: CountsReport }[];

/** Counts that some group has; which are left out where none has one. */
const COLUMNS = [
  ['promises', () => 'Made'],
  ['fellDue', () => 'Fell due'],
  ['kept', ({ kept }: RecordWords) => kept],
  ['keptLate', () => 'late'],
  ['partlyKept', () => 'in part'],
  ['broken', ({ broken }: RecordWords) => broken],
] as const;

function shownColumns(groups: Counted): (typeof COLUMNS)[number][] {
  return COLUMNS.filter(
    ([count]) =>
      (count !== 'keptLate' && count !== 'partlyKept') || groups.some(({ counts }) => counts[count] > 0),
  );
}

function countHeads(groups: Counted, words: RecordWords): string[] {
  return shownColumns(groups).map(([, head]) => upperFirst(head(words)));
}

function countCells(counts: CountsReport, groups: Counted): Cell[] {
  return shownColumns(groups).map(([count]) => cell(String(counts[count])));
}

function table(heads: readonly string[], rows: readonly Row[]): Row[] {
  return rows.length === 0 ? [] : [headRow(heads), ...rows];
}

function headRow(heads: readonly string[]): Row {
  return heads.map((head) => cell(head, 'dim'));
}
