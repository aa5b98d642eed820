import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codesOf, expectSame, ledgerOf, statesOf } from './support/judged.ts';
import { isoOf } from './support/random-case.ts';

/*
 * A case that opens when a promise comes to be in a state means what a promise made by hand on that day means. The day is
 * found here by judging the rest of the ledger on every day.
 */

const LAST = 24;

const watched = fc.record({
  duty: fc.constantFrom(
    'will @a pays 10 EUR to @b',
    'will @a paints the fence',
    'never @a sings',
    'will @a pays 10 EUR to @b\n  if @b sings',
  ),
  limit: fc.constantFrom('', 'within 5 days', 'by 12', 'until 15'),
  silence: fc.constantFrom('broken', 'unknown'),
  made: fc.integer({ min: 0, max: 5 }),
});
const happened = fc.record({
  day: fc.integer({ min: 1, max: LAST }),
  text: fc.constantFrom(
    'event\n  did @a pays 10 EUR to @b',
    'event\n  did @a pays 5 EUR to @b',
    'event\n  did @a paints the fence',
    'event\n  did @a sings',
    'event\n  did @b sings',
    'event\n  did @a dances',
    'released @p by @b',
    'released @q by @b',
    'withdrawn @q by @a',
    'suspended @p by @b',
    'resumed @p by @b',
  ),
});
const plans = fc.record({
  p: watched,
  q: watched,
  events: fc.array(happened, { maxLength: 8 }),
  state: fc.constantFrom('broken', 'kept', 'released', 'over'),
  which: fc.constantFrom('@p is', 'any of @deal is', 'all of @deal is'),
  made: fc.integer({ min: 0, max: 10 }),
  duty: fc.constantFrom('will @a dances\n  within 4 days', 'will @a dances\n  by 20', 'never @a dances'),
});

type Plan = typeof plans extends fc.Arbitrary<infer T> ? T : never;
type Watched = Plan['p'];

function dated(text: string): string {
  return text.replace(/\b(by|until) (\d+)\b/g, (_, word, day) => `${word} ${isoOf(Number(day))}`);
}

function promise(name: string, { duty, limit, silence, made }: Watched): string {
  const limits = limit ? `  ${dated(limit)}\n` : '';
  return `${isoOf(made)} promise @${name}\n  from @a\n  to @b\n  ${duty}\n${limits}  silence ${silence}\n  part of @deal\n`;
}

function rest({ p, q, events }: Plan): string {
  return [
    `party @a\nparty @b\nunit EUR9 "Euro"\n${isoOf(0)} deal @deal\n  between @a, @b\n`,
    promise('p', p),
    promise('q', q),
    ...events.map(({ day, text }) => `${isoOf(day)} ${text}\n`),
  ].join('');
}

function holds(ledger: ReturnType<typeof ledgerOf>, id: string, state: string, on: number): boolean {
  const found = statesOf(ledger, on).promises.find((one) => one.id === id);
  if (!found) return false;
  if (state !== 'over') return found.state === state;
  const isOpen = found.state === 'due' || found.state === 'conditional';
  return !isOpen && (found.state !== 'broken' || found.after !== 'outstanding');
}

/** Warnings of what a plan may come to by chance. */
const ALLOWED = new Set(['early-act', 'past-deadline', 'reversed-window']);

test('a case opens on the day a state comes to hold', { timeout: 60_000 }, () => {
  let some = 0;
  fc.assert(
    fc.property(plans, (plan) => {
      const { made, state, which } = plan;
      const others = rest(plan);
      const ledger = ledgerOf(others);
      const watchedIds = which === '@p is' ? ['@p'] : ['@p', '@q'];
      const days = Array.from({ length: LAST + 1 }, (_, day) =>
        watchedIds.map((id) => holds(ledger, id, state, day)),
      );
      // What is unclear opens cases that are, which the uncertain days of other laws show.
      for (let day = 0; day <= LAST; day++)
        fc.pre(statesOf(ledger, day).promises.every((one) => one.state !== 'unclear'));
      const firstDay = (isSo: (now: readonly boolean[]) => boolean) => days.findIndex(isSo);
      const opened =
        which === 'all of @deal is'
          ? [firstDay((now) => now.every(Boolean))].map((day) => [day, isoOf(Math.max(day, 0))] as const)
          : watchedIds.map((id, index) => [firstDay((now) => now[index]!), id] as const);
      const cases = opened.filter(([day]) => day >= made);
      const fields = `  from @a\n  to @b\n  ${dated(plan.duty)}\n  silence broken\n`;
      const many = `${others}${isoOf(made)} promise @many\n  whenever ${which} ${state}\n${fields}`;
      const hand = `${others}${cases.map(([day], index) => `${isoOf(day)} promise @hand${index}\n${fields}`).join('')}`;
      expect(codesOf(ledgerOf(many)).filter((code) => !ALLOWED.has(code))).toEqual([]);
      const shown = (text: string, nameOf: (id: string) => string) =>
        statesOf(ledgerOf(text), LAST)
          .promises.map(({ trace, id, ...one }) => ({
            ...one,
            id: nameOf(id),
            caseOf: undefined,
            title: undefined,
          }))
          .sort((a, b) => (a.id < b.id ? -1 : 1));
      const names = new Map(cases.map(([, on], index) => [`@hand${index}`, `@many[on ${on}]`]));
      if (cases.length > 0) some++;
      expectSame(
        shown(many, (id) => id),
        shown(hand, (id) => names.get(id) ?? id),
        `${many}\n---- by hand\n${hand}`,
      );
    }),
    { numRuns: 120 },
  );
  expect(some).toBeGreaterThan(25);
});
