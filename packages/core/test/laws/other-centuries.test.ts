import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { isDateProblem, readDate } from '../../src/ledger/values/date-value.ts';
import { judge } from '../../src/lifecycle/judge.ts';
import { conflictsReport } from '../../src/query/reports/conflicts-report.ts';
import { sourceText } from '../../src/text/source-text.ts';
import { readConflictCases } from '../conflict/cases/read-conflict-cases.ts';
import { readCases } from '../lifecycle/read-cases.ts';
import { statusOf } from '../support/status-of.ts';

/* Nothing hangs on the century: four hundred years earlier, when the calendar was the same, all comes out the same. */

const EARLIER = 400;

/** Years of dates: with a month, at the beginning of an entry, and where a date stands alone. */
const YEARS =
  /(?<![\w@-])(?<!\w\.)[12]\d{3}(?=-\d\d)|^(?:19|20)\d\d(?=~? )|(?<=\b(?:in|by|until|starting|on|from|published|known) +)(?:19|20)\d\d(?=$| *\n| +(?:by|until|starting|within)\b)/gm;

function earlier(text: string): string {
  return text.replace(YEARS, (year) => String(Number(year) - EARLIER));
}

/** Places had clocks of their own then. */
function hasTimes(ledger: string): boolean {
  return /\d\d:\d\d/.test(ledger);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.cases'))
    .map((name) => join(folder, name));
}

describe('where promises stand', () => {
  for (const file of filesIn(join(import.meta.dirname, '../lifecycle/cases'))) {
    it(file.slice(file.lastIndexOf('/') + 1), () => {
      for (const { ledger, days, title } of readCases(readFileSync(file, 'utf8'))) {
        if (hasTimes(ledger)) continue;
        for (const { on, known } of days) {
          const told = JSON.stringify(statusOf(ledger, { ...(on && { on }), ...(known && { known }) }));
          const before = statusOf(earlier(ledger), {
            ...(on && { on: earlier(on) }),
            ...(known && { known: earlier(known) }),
          });
          expect(JSON.parse(JSON.stringify(before)), `${title}, on ${on}`).toEqual(JSON.parse(earlier(told)));
        }
      }
    });
  }
});

describe('what cannot all be kept', () => {
  for (const file of filesIn(join(import.meta.dirname, '../conflict/cases'))) {
    it(file.slice(file.lastIndexOf('/') + 1), { timeout: 60_000 }, () => {
      for (const { ledger, days, title } of readConflictCases(readFileSync(file, 'utf8'))) {
        for (const { on, known } of days) {
          const told = reportOf(ledger, on, known);
          const before = reportOf(earlier(ledger), earlier(on), known && earlier(known));
          expect(before, `${title}, on ${on}`).toEqual(JSON.parse(earlier(JSON.stringify(told))));
        }
      }
    });
  }
});

/** All that is said of the conflicts of a day, but for sentences, in which days are written out. */
function reportOf(text: string, on: string, known: string | undefined): unknown {
  const judgement = judge(Ledger.read([sourceText('test.troth', text)]), {
    on: dayIn(on),
    known: known ? dayIn(known) : undefined,
  });
  const told = JSON.stringify(conflictsReport(judgement, conflictsOf(judgement)));
  return JSON.parse(told.replace(/\b[12]\d{3}\b(?!-)/g, 'YEAR'));
}

function dayIn(text: string): number {
  const date = readDate(text, null);
  if (isDateProblem(date)) throw new Error(date.message);
  return date.last;
}
