import fc from 'fast-check';
import { test } from 'vitest';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { judge } from '../../src/lifecycle/judge.ts';
import { withoutDisputed } from '../../src/lifecycle/other-reading.ts';
import { resultReport } from '../../src/query/reports/result-report.ts';
import { expectSame, ledgerOf, statesOf } from './support/judged.ts';
import { cases, DAYS, FIRST_DAY, write } from './support/random-case.ts';

const LIBRARY = 'source @yes\n  published 2024-01-01\nsource @no\n  published 2024-01-01\n';
const choices = fc.array(fc.nat({ max: 3 }), { minLength: 40, maxLength: 40 });

/** Results by id, but for the mark that they are disputed. */
function resultsOf(ledger: Ledger, without: boolean): Map<string, string> {
  const { promises } = judge(ledger, { on: FIRST_DAY + DAYS, withoutDisputed: without });
  return new Map(
    promises.map((standing) => {
      const { due, deadline, ...rest } = resultReport(standing);
      const marks = rest.standing.filter((mark) => mark !== 'disputed').sort();
      return [
        standing.entry.name.text,
        JSON.stringify({ ...rest, standing: marks, possible: [...standing.possible].sort() }),
      ];
    }),
  );
}

test('a promise flips exactly where both readings differ', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(cases({ days: true, counts: true }), choices, (one, picked) => {
      const entries = one.entries.map((entry, index) => {
        const isDisputed =
          (entry.day !== undefined || entry.kind === 'deed') && picked[index % picked.length] === 0;
        return isDisputed ? { ...entry, text: `${entry.text}  source @yes\n  source @no denies\n` } : entry;
      });
      const text = write(one, undefined, entries);
      const ledger = ledgerOf(text, LIBRARY);
      const [counted, uncounted] = [resultsOf(ledger, false), resultsOf(ledger, true)];
      const flips = withoutDisputed(judge(ledger, { on: FIRST_DAY + DAYS }));
      const expected = [...counted.keys()].filter((id) => counted.get(id) !== uncounted.get(id));
      expectSame([...flips.keys()].map(({ name }) => name.text).sort(), expected.sort(), text);
    }),
    { numRuns: 300 },
  );
});

test('without what is disputed, a ledger says what it says without those entries', {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(cases({ days: true, counts: false }), choices, (one, picked) => {
      const isEvent = (kind: string) => kind === 'event' || kind === 'checked';
      const isPicked = (index: number) => picked[index % picked.length] === 0;
      const disputed = one.entries.map((entry, index) =>
        isEvent(entry.kind) && isPicked(index)
          ? { ...entry, text: `${entry.text}  source @yes\n  source @no denies\n` }
          : entry,
      );
      const cut = one.entries.filter(({ kind }, index) => !(isEvent(kind) && isPicked(index)));
      const all = ledgerOf(write(one, undefined, disputed), LIBRARY);
      const without = judge(all, { on: FIRST_DAY + DAYS, withoutDisputed: true }).promises;
      const left = judge(ledgerOf(write(one, undefined, cut), LIBRARY), { on: FIRST_DAY + DAYS }).promises;
      const shown = (standings: typeof left) =>
        standings.map((standing) => [
          standing.entry.name.text,
          resultReport(standing).state,
          standing.progress,
        ]);
      expectSame(shown(without), shown(left), write(one));
    }),
    { numRuns: 300 },
  );
});

test('a ledger with what is secret answers as if that were cut out of the text', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(cases({ days: true, counts: true }), choices, (one, picked) => {
      const isSecret = (index: number) => picked[index % picked.length] === 0;
      const marked = one.entries.map((entry, index) =>
        isSecret(index) ? { ...entry, text: `${entry.text}  secret board\n` } : entry,
      );
      const cut = one.entries.filter((_, index) => !isSecret(index));
      // That something is secret is no secret.
      const other = 'party @somebody\n  secret board\n';
      const [hidden, without] = [marked, cut].map((entries) =>
        statesOf(ledgerOf(write(one, undefined, entries), other), DAYS),
      ) as [ReturnType<typeof statesOf>, ReturnType<typeof statesOf>];
      // What is wrong only because something is left out is not said of the one.
      const plain = ({ promises, requests }: typeof hidden) => ({
        requests,
        promises: promises.map(({ trace, ...rest }) => ({
          ...rest,
          trace: trace.map((step) => step.replace(/0\.troth:\d+/, '')),
        })),
      });
      expectSame(plain(hidden), plain(without), write(one, undefined, marked));
    }),
    { numRuns: 300 },
  );
});
