import type { ImportContext } from '../imported.ts';
import type { InputFile } from '../input/read-table.ts';
import { slugFrom } from '../ledger-text/draft.ts';
import { Remarks } from '../report.ts';
import { guessMatch } from './guess-match.ts';
import { guessPromise } from './guess-promise.ts';
import { guessRatings, type RatingGuess } from './guess-ratings.ts';
import { KnownCases } from './known-cases.ts';
import { readTableOnly } from './read-table-only.ts';
import { scalar } from './yaml-scalar.ts';

/**
 * Proposes a mapping for a table, as the text of a file for a person to look over: from the names of its columns, from
 * what stands in them, and from the promises that the folder has already.
 */
export function guessMapping(file: InputFile, folder: Pick<ImportContext, 'cases' | 'ledgers'>): string {
  const table = readTableOnly(file, new Remarks());
  const base = file.name.replace(/^.*[\\/]/, '').replace(/\.\w+$/, '');
  const match = guessMatch(table, KnownCases.of(folder));
  const used = new Set(match ? match.columns.values() : []);
  const ratings = guessRatings(table, used, base);
  const lines = [
    `# How troth import csv reads ${file.name}: ${table.rows.length} rows. A word is the name of a column;`,
    '# after “=” it is what is always so. Look it over, then: troth import csv FILE --mapping THIS -o DIR',
    `name: ${scalar(slugFrom(base).replaceAll('/', '-') || 'table')}`,
    `title: ${scalar(base)}`,
    'source:',
    `  title: ${scalar(base)}`,
    ...(match
      ? [
          'match:',
          `  # ${match.rows} of ${table.rows.length} rows speak of one promise of the ledger each`,
          ...[...match.columns].map(([key, column]) => `  ${scalar(key)}: ${scalar(column)}`),
        ]
      : guessPromise(table, ratings)),
    ...ratings.flatMap((rating, at) => ratingLines(rating, at, ratings.length)),
  ];
  if (ratings.length === 0)
    lines.push('# No column looks like a status; without “rating:”, no promise is rated.');
  return `${lines.join('\n')}\n`;
}

function ratingLines(rating: RatingGuess, at: number, count: number): string[] {
  const dash = count > 1 ? '- ' : '';
  const pad = ' '.repeat(dash.length);
  const lines = [
    `by: ${scalar(rating.by)}`,
    ...(rating.status === undefined ? [] : [`status: ${scalar(rating.status)}`, 'words:']),
    ...(rating.status === undefined ? ['flags:  # the one that holds 1 says it'] : []),
    ...rating.words.map(({ word, verdict, rows }) => {
      const doubt = verdict === undefined ? '  # not known; say what it means' : '';
      const times = rows === undefined ? '' : `  # ${rows} ${rows === 1 ? 'row' : 'rows'}`;
      return `  ${scalar(word)}: ${verdict ?? 'skip'}${doubt || times}`;
    }),
    ...(rating.date ? [`date: ${scalar(rating.date)}`] : []),
    ...(rating.because ? [`because: ${scalar(rating.because)}`] : []),
  ];
  const header = at === 0 ? ['rating:'] : [];
  return [...header, ...lines.map((line, index) => `  ${index === 0 ? dash : pad}${line}`)];
}
