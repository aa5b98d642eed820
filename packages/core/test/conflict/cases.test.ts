import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/check/diagnose.ts';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { isDateProblem, readDate } from '../../src/ledger/values/date-value.ts';
import { judge } from '../../src/lifecycle/judge.ts';
import { conflictsReport } from '../../src/query/reports/conflicts-report.ts';
import { sourceText } from '../../src/text/source-text.ts';
import { reverseEntries } from '../lifecycle/read-cases.ts';
import { answerLines } from './cases/answer-lines.ts';
import {
  type ConflictCase,
  type ConflictDay,
  detailsOf,
  readConflictCases,
} from './cases/read-conflict-cases.ts';

/** `CONFLICT_CASES=time.pending` runs that file only, also one that is still pending. */
const only = process.env.CONFLICT_CASES;
const folder = join(import.meta.dirname, 'cases');
/** Each case asks twice; thirty promises under one limit take some seconds on a busy machine. */
const TIMEOUT = 60_000;
const files = readdirSync(folder)
  .filter((name) => (only ? name === only : name.endsWith('.cases')))
  .sort();

for (const file of files) {
  describe(file, () => {
    for (const item of readConflictCases(readFileSync(join(folder, file), 'utf8'))) {
      it(
        `${item.title} (line ${item.line})`,
        () => {
          for (const day of item.days) {
            const answer = answerOf(item.ledger, day);
            expect(answer, dayText(item, day)).toEqual(day.answer);
            const reversed = answerOf(reverseEntries(item.ledger), day);
            expect(reversed, `with its entries reversed, ${dayText(item, day)}`).toEqual(day.answer);
          }
        },
        TIMEOUT,
      );
    }
  });
}

function dayText({ comment }: ConflictCase, { on, known, line }: ConflictDay): string {
  return `line ${line}: on ${on}${known ? ` as known on ${known}` : ''}; ${comment}`;
}

/** The whole answer of a ledger without errors, in the words of the cases. */
function answerOf(text: string, day: ConflictDay): string[] {
  const ledger = Ledger.read([sourceText('case.troth', text)]);
  const judgement = judge(ledger, { on: dayIn(day.on), known: day.known ? dayIn(day.known) : undefined });
  const errors = [...diagnose(ledger), ...judgement.diagnostics].filter(
    ({ severity }) => severity === 'error',
  );
  expect(errors.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  return answerLines(conflictsReport(judgement, conflictsOf(judgement)), detailsOf(day));
}

function dayIn(text: string): number {
  const date = readDate(text, null);
  if (isDateProblem(date)) throw new Error(date.message);
  return date.last;
}
