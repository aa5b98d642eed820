import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { judge } from '../../src/lifecycle/judge.ts';
import { type ChangeReport, diffReport } from '../../src/query/reports/diff-report.ts';
import { resultReport } from '../../src/query/reports/result-report.ts';
import { expectSame, ledgerOf } from './support/judged.ts';
import { type Case, type CaseEntry, cases, DAYS, FIRST_DAY, isoOf, write } from './support/random-case.ts';

const ON = FIRST_DAY + DAYS + 6;
const NEVER = '2999-01-01';
/** What becomes known on a day of its own: what is dated, and what is declared of groups and deeds. */
const LEARNED = ['group', 'deed'];

const knownDays = fc.array(fc.nat({ max: 2 * DAYS }), { minLength: 40, maxLength: 40 });
const window = fc
  .tuple(fc.nat({ max: DAYS }), fc.nat({ max: DAYS }))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

/** An entry, and the day it is known from where it says one. */
interface Told {
  readonly entry: CaseEntry;
  readonly since: number | undefined;
}

/** Gives entries days from which they are known; half have none of their own. */
function tell({ entries }: Case, days: readonly number[]): Told[] {
  return entries.map((entry, index) => {
    const since = days[index % days.length]!;
    const isTold = since <= DAYS && (entry.day !== undefined || LEARNED.includes(entry.kind));
    return { entry, since: isTold ? since : undefined };
  });
}

/** The ledger with these days; those of some entries never come. */
function ledgerWith(
  one: Case,
  told: readonly Told[],
  isNever: (told: Told) => boolean = () => false,
): Ledger {
  const entries = told.map((item) => {
    if (item.since === undefined) return item.entry;
    const known = isNever(item) ? NEVER : isoOf(item.since);
    return { ...item.entry, text: `${item.entry.text}  known ${known}\n` };
  });
  return ledgerOf(write(one, undefined, entries));
}

/** What a reader finds on the last day, by id, `since` and trace aside. */
function resultsOf(ledger: Ledger, known: number): Map<string, string> {
  const { promises, requests } = judge(ledger, { on: ON, known: FIRST_DAY + known });
  return new Map(
    [...promises, ...requests].map((standing) => {
      const { standing: marks, possible = [], ...rest } = resultReport(standing);
      return [
        `@${standing.entry.name.text}`,
        JSON.stringify([rest, [...marks].sort(), [...possible].sort()]),
      ];
    }),
  );
}

function changesOf(ledger: Ledger, from: number, to: number): readonly ChangeReport[] {
  return diffReport(ledger, { axis: 'known', from: FIRST_DAY + from, to: FIRST_DAY + to, on: ON }).changes;
}

/** The line of a file that an entry of the case starts on, to find it by its place. */
function placesOf(ledger: Ledger): string[] {
  return [...ledger.entries()].map(({ block }) => `${block.path}:${block.line + 1}`);
}

test('what changed is what two answers differ in, and later knowledge does not change that', {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(cases({ days: true, counts: true }), knownDays, window, (one, days, [from, to]) => {
      const told = tell(one, days);
      const ledger = ledgerWith(one, told);
      const [before, after] = [resultsOf(ledger, from), resultsOf(ledger, to)];
      const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
        (id) => before.get(id) !== after.get(id),
      );
      const changes = changesOf(ledger, from, to);
      expectSame(
        changes.map(({ id }) => id),
        changed.sort(),
        write(one),
      );
      for (const { id, causes } of changes) expect(causes.length, `${id}\n${write(one)}`).toBeGreaterThan(0);
      const later = ledgerWith(one, told, ({ since }) => since! > to);
      expectSame(changesOf(later, from, to), changes, write(one));
    }),
    { numRuns: 300 },
  );
});

test('the causes of what changed are enough, and each is needed', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(cases({ days: true, counts: true }), knownDays, window, (one, days, [from, to]) => {
      const told = tell(one, days);
      const ledger = ledgerWith(one, told);
      const places = placesOf(ledger);
      const after = resultsOf(ledger, to);
      for (const { id, causes, change } of changesOf(ledger, from, to)) {
        const named = causes.map(({ place }) => told[places.indexOf(place!)]!);
        // What is known from its own date cannot be told later without being another entry.
        if (named.some(({ since }) => since === undefined)) continue;
        const isNew = (item: Told) => item.since! > from && item.since! <= to;
        const enough = ledgerWith(one, told, (item) => isNew(item) && !named.includes(item));
        expectSame(resultsOf(enough, to).get(id), after.get(id), `${id} enough\n${write(one)}`);
        for (const needed of named) {
          if (change === 'appeared' && needed.entry.text.includes(` ${id}\n`)) continue;
          const less = ledgerWith(
            one,
            told,
            (item) => item === needed || (isNew(item) && !named.includes(item)),
          );
          expect(resultsOf(less, to).get(id), `${id} without ${needed.entry.text}\n${write(one)}`).not.toBe(
            after.get(id),
          );
        }
      }
    }),
    { numRuns: 300 },
  );
});
