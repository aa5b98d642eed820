import fc from 'fast-check';
import { test } from 'vitest';
import type { State } from '../../src/lifecycle/state.ts';
import { expectSame, ledgerOf, statesOf } from './support/judged.ts';
import { type CaseEntry, cases, DAYS, isoOf, write } from './support/random-case.ts';

const FINAL: ReadonlySet<string> = new Set<State>([
  'kept',
  'lapsed',
  'released',
  'ended',
  'excused',
  'superseded',
  'voided',
]);

/** The entries known by a day. A promise that is not known by then leaves its name, which others mention. */
function knownBy(entries: readonly { readonly entry: CaseEntry; readonly since: number }[], day: number) {
  return entries.flatMap(({ entry, since }) => {
    if (since <= day) return [entry];
    if (entry.kind !== 'promise') return [];
    // Another promise under that name, known later still: a line with `for @p` is read by what the name stands for.
    const name = /@p\d/.exec(entry.text)?.[0];
    const text = `${isoOf(0)} promise ${name}\n  from @c\n  to @c\n  text "Nothing"\n  known 2999-01-01\n`;
    return [{ ...entry, text }];
  });
}

test('a final state, a breach and what made it good stay', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(cases(), (one) => {
      const ledger = ledgerOf(write(one));
      const before = new Map<string, { readonly state: string; readonly after: string | null }>();
      for (let on = 0; on <= DAYS + 8; on += 2) {
        for (const { id, state, after } of statesOf(ledger, on).promises) {
          const last = before.get(id);
          if (last) expectSame([id, on, state], [id, on, last.state], write(one));
          if (last?.after && last.after !== 'outstanding')
            expectSame([id, on, after], [id, on, last.after], write(one));
          if (FINAL.has(state) || state === 'broken') before.set(id, { state, after });
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('what is known later changes nothing asked as known before', { timeout: 60_000 }, () => {
  const knownDays = fc.array(fc.nat({ max: 2 * DAYS }), { minLength: 40, maxLength: 40 });
  fc.assert(
    fc.property(
      cases({ days: true, counts: true }),
      knownDays,
      fc.nat({ max: DAYS }),
      fc.nat({ max: DAYS + 6 }),
      (one, days, known, on) => {
        // Every entry is known from a day of its own, or else from its date.
        const entries = one.entries.map((entry, index) => {
          const since = days[index % days.length]!;
          return entry.day === undefined || since > DAYS
            ? { entry, since: entry.day ?? -1 }
            : { entry: { ...entry, text: `${entry.text}  known ${isoOf(since)}\n` }, since };
        });
        const all = ledgerOf(
          write(
            one,
            undefined,
            entries.map(({ entry }) => entry),
          ),
        );
        const kept = knownBy(entries, known);
        const then = write(one, undefined, kept);
        expectSame(statesOf(ledgerOf(then), on, known), statesOf(all, on, known), write(one));
      },
    ),
    { numRuns: 1000 },
  );
});

test('what a source published later says changes nothing asked as known before', { timeout: 60_000 }, () => {
  const published = fc.array(fc.nat({ max: DAYS }), { minLength: 3, maxLength: 3 });
  const cited = fc.array(fc.nat({ max: 5 }), { minLength: 40, maxLength: 40 });
  fc.assert(
    fc.property(
      cases({ days: true, counts: false }),
      published,
      cited,
      fc.nat({ max: DAYS }),
      (one, days, sources, known) => {
        const library = days.map((day, index) => `source @s${index}\n  published ${isoOf(day)}\n`).join('');
        const entries = one.entries.map((entry, index) => {
          const source = sources[index % sources.length]!;
          const cites = entry.day !== undefined && source < days.length;
          const text = cites ? `${entry.text}  source @s${source}\n` : entry.text;
          return { entry: { ...entry, text }, since: cites ? days[source]! : (entry.day ?? -1) };
        });
        const all = ledgerOf(
          write(
            one,
            undefined,
            entries.map(({ entry }) => entry),
          ),
          library,
        );
        const kept = knownBy(entries, known);
        const then = write(one, undefined, kept);
        expectSame(statesOf(ledgerOf(then, library), DAYS, known), statesOf(all, DAYS, known), write(one));
      },
    ),
    { numRuns: 1000 },
  );
});

test('a later retraction, and what was known of it before', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(cases(), fc.nat({ max: 100 }), fc.nat({ max: DAYS }), (one, which, day) => {
      const dated = one.entries.filter(({ text }) => text.includes('@e'));
      if (dated.length === 0) return;
      const gone = dated[which % dated.length]!;
      const id = /@e\d+/.exec(gone.text)![0];
      const whole = write(one);
      const retracted = ledgerOf(whole, `${isoOf(day)} retracted ${id} by @c\n  because "wrong"\n`);
      const without = ledgerOf(
        write(
          one,
          undefined,
          one.entries.filter((entry) => entry !== gone),
        ),
      );
      expectSame(statesOf(retracted, DAYS), statesOf(without, DAYS), whole);
      if (day > 0)
        expectSame(statesOf(retracted, DAYS, day - 1), statesOf(ledgerOf(whole), DAYS, day - 1), whole);
    }),
    { numRuns: 1000 },
  );
});
