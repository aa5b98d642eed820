import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { judge } from '../../src/lifecycle/judge.ts';
import { logReport } from '../../src/query/reports/log-report.ts';
import { type ResultReport, resultReport } from '../../src/query/reports/result-report.ts';
import { expectSame, ledgerOf } from './support/judged.ts';
import { cases, DAYS, FIRST_DAY, isoOf, write } from './support/random-case.ts';

const LAST = DAYS + 6;
const knownDays = fc.array(fc.nat({ max: 2 * DAYS }), { minLength: 40, maxLength: 40 });

/** A result without the order of what has none. */
function plain(result: ResultReport | null | undefined): unknown {
  if (!result) return null;
  const { due, deadline, ...rest } = result;
  return { ...rest, standing: [...result.standing].sort(), possible: [...(result.possible ?? [])].sort() };
}

/** What the ledger says of one promise, as the whole of it is judged. */
function resultOn(ledger: Ledger, id: string, on: number, known: number | undefined): unknown {
  const judgement = judge(ledger, {
    on: FIRST_DAY + on,
    known: known === undefined ? undefined : FIRST_DAY + known,
  });
  const standing = judgement.promises.find(({ entry }) => `@${entry.name.text}` === id);
  return standing ? plain(resultReport(standing)) : null;
}

test('the log of a promise says what status says, on every day, and to every reader', {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(cases({ days: true, counts: true }), knownDays, fc.nat({ max: LAST }), (one, days, day) => {
      const entries = one.entries.map((entry, index) => {
        const since = days[index % days.length]!;
        const isTold = since <= LAST && (entry.day !== undefined || ['group', 'deed'].includes(entry.kind));
        return isTold ? { ...entry, text: `${entry.text}  known ${isoOf(since)}\n` } : entry;
      });
      const text = write(one, undefined, entries);
      const ledger = ledgerOf(text);
      for (const id of new Set(
        [...text.matchAll(/^\S+ (?:promise|threat) (@p\d)/gm)].map((match) => match[1]!),
      )) {
        const log = logReport(ledger, id.slice(1), { on: FIRST_DAY + LAST })!;
        const inTime = log.history.findLast((row) => row.day <= isoOf(day));
        expectSame(
          plain(inTime?.result),
          resultOn(ledger, id, day, undefined),
          `${id} on ${isoOf(day)}\n${text}`,
        );
        const read = log.knowledge.findLast((row) => row.known <= isoOf(day));
        expectSame(plain(read?.result), resultOn(ledger, id, day, day), `${id} known ${isoOf(day)}\n${text}`);
        for (const { causes } of [...log.history, ...log.knowledge])
          expect(causes.length, `${id}\n${text}`).toBeGreaterThan(0);
      }
    }),
    { numRuns: 40 },
  );
});

test('the log as known by a day does not change by what is known later', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(
      cases({ days: true, counts: false }),
      knownDays,
      fc.nat({ max: DAYS }),
      (one, days, known) => {
        const told = (never: boolean) =>
          ledgerOf(
            write(
              one,
              undefined,
              one.entries.map((entry, index) => {
                const since = days[index % days.length]!;
                if (entry.day === undefined) return entry;
                const day = never && since > known ? '2999-01-01' : isoOf(since);
                return { ...entry, text: `${entry.text}  known ${day}\n` };
              }),
            ),
          );
        const [all, then] = [told(false), told(true)];
        for (const { text } of one.entries) {
          const id = /^\S+ (?:promise|threat) @(p\d)/.exec(text)?.[1];
          if (!id) continue;
          const options = { on: FIRST_DAY + LAST, known: FIRST_DAY + known };
          const [one, other] = [all, then].map((ledger) => {
            const { history, knowledge } = logReport(ledger, id, options)!;
            return { history, knowledge };
          });
          expectSame(one, other, text);
        }
      },
    ),
    { numRuns: 25 },
  );
});
