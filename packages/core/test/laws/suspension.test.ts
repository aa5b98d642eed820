import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectSame, ledgerOf, statesOf } from './support/judged.ts';
import { DAYS, isoOf } from './support/random-case.ts';

const PARTIES = 'party @a\nparty @b\n';
const day = fc.integer({ min: 1, max: DAYS });
const days = fc.uniqueArray(day, { maxLength: 3 });
const silence = fc.constantFrom('silence broken', 'silence unknown');

/** What two ledgers must have in common on a day. */
function essence(text: string, on: number) {
  const [promise] = statesOf(ledgerOf(PARTIES + text), on).promises;
  const { state, after, progress, standing, deadline } = promise!;
  // A promise that was kept before has no clock that could move.
  return { state, after, progress, standing, deadline: state === 'kept' ? null : deadline };
}

function deeds(sentence: string, on: readonly number[]): string {
  return on.map((one) => `${isoOf(one)} event\n  did ${sentence}\n`).join('');
}

test('a deadline moves by the days of a suspension, and nothing breaks during it', {
  timeout: 30_000,
}, () => {
  fc.assert(
    fc.property(
      day,
      day,
      fc.integer({ min: 0, max: 9 }),
      days,
      silence,
      (start, deadline, length, done, quiet) => {
        const promise = (by: number) =>
          `${isoOf(0)} promise @p\n  from @a\n  to @b\n  will @a pays 10 EUR to @b\n  by ${isoOf(by)}\n  ${quiet}\n${deeds('@a pays 5 EUR to @b', done)}`;
        fc.pre(start <= deadline);
        const end = start + length;
        const suspended = `${promise(deadline)}${isoOf(start)} suspended @p by @b\n${isoOf(end)} resumed @p by @b\n`;
        for (let on = start; on < end; on++) expect(essence(suspended, on).state).toMatch(/^(due|kept)$/);
        // On the day of a suspension of no length resumption comes first, and the promise stays suspended.
        if (length > 0)
          for (let on = end; on <= end + DAYS; on += 3)
            expectSame(essence(suspended, on), essence(promise(deadline + length), on), suspended);
      },
    ),
    { numRuns: 500 },
  );
});

test('so does the end of a window, and what happens during a suspension does not fail it', {
  timeout: 30_000,
}, () => {
  fc.assert(
    fc.property(day, day, fc.integer({ min: 1, max: 9 }), days, (start, until, length, done) => {
      fc.pre(start <= until);
      const end = start + length;
      const promise = (last: number, on: readonly number[]) =>
        `${isoOf(0)} promise @p\n  from @a\n  to @b\n  never @a attacks @b\n  until ${isoOf(last)}\n${deeds('@a attacks @b', on)}`;
      const suspended = `${promise(until, done)}${isoOf(start)} suspended @p by @b\n${isoOf(end)} resumed @p by @b\n`;
      const counted = done.filter((one) => one <= start || one >= end);
      // A breach before the suspension leaves nothing to compare: the promise is over or goes on being breached.
      fc.pre(done.every((one) => one > start));
      for (let on = end; on <= end + DAYS; on += 3)
        expectSame(essence(suspended, on), essence(promise(until + length, counted), on), suspended);
    }),
    { numRuns: 500 },
  );
});

test('with `clock runs` the deadline stays, and what it was missed by shows after the resumption', {
  timeout: 30_000,
}, () => {
  fc.assert(
    fc.property(day, day, fc.integer({ min: 1, max: 9 }), silence, (start, deadline, length, quiet) => {
      fc.pre(start <= deadline);
      const end = start + length;
      const promise = `${isoOf(0)} promise @p\n  from @a\n  to @b\n  will @a greets @b\n  by ${isoOf(deadline)}\n  ${quiet}\n`;
      const suspended = `${promise}${isoOf(start)} suspended @p by @b\n  clock runs\n${isoOf(end)} resumed @p by @b\n`;
      for (let on = start; on < end; on++) expect(essence(suspended, on).state).toBe('due');
      for (let on = end; on <= end + DAYS; on += 3)
        expectSame(essence(suspended, on), essence(promise, on), suspended);
    }),
    { numRuns: 500 },
  );
});
