import fc from 'fast-check';
import { test } from 'vitest';
import { formatText } from '../../src/syntax/formatter.ts';
import { anyText } from '../support/random-text.ts';
import { codesOf, expectSame, ledgerOf, statesOf } from './support/judged.ts';
import { cases, DAYS, write } from './support/random-case.ts';

const anything = cases({ days: true, counts: true });
const anyDay = fc.nat({ max: DAYS + 6 });

test('judging again gives the same', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(anything, anyDay, (one, on) => {
      const ledger = ledgerOf(write(one));
      const first = statesOf(ledger, on);
      statesOf(ledger, on + 3, 5);
      expectSame(statesOf(ledger, on), first);
      expectSame(statesOf(ledgerOf(write(one)), on), first, write(one));
    }),
    { numRuns: 700 },
  );
});

test('formatting changes no state', { timeout: 60_000 }, () => {
  const gaps = fc.array(fc.constantFrom(' ', '  ', '\t', ' \t '), { minLength: 20, maxLength: 20 });
  fc.assert(
    fc.property(anything, anyDay, gaps, (one, on, spaces) => {
      let gap = 0;
      const loose = write(one).replace(/(?<=\S) /g, () => spaces[gap++ % spaces.length]!);
      const ledger = ledgerOf(formatText(loose));
      expectSame(statesOf(ledger, on), statesOf(ledgerOf(write(one)), on), loose);
      expectSame(codesOf(ledger), codesOf(ledgerOf(write(one))), loose);
    }),
    { numRuns: 700 },
  );
});

const UNRELATED = `party @x
party @y
group @z
  size 2..3
2024-01-20 promise @other
  from @x
  to @y
  will @x greets @y
  by 2024-01-25
2024-01-21/2024-01-24 event @another
  did @x greets @y
2024-01-22 event @third
  did @x hands 2 of @z to @y
2024-01-23 event @fourth
  did @x dances with @y
2024-01-24 released @other by @y
  id @fifth
`;

test('what has nothing to do with a promise changes nothing about it', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(anything, anyDay, (one, on) => {
      const { promises } = statesOf(ledgerOf(UNRELATED, write(one)), on);
      const related = promises.filter(({ id }) => id !== '@other');
      expectSame(related, statesOf(ledgerOf(write(one)), on).promises, write(one));
    }),
    { numRuns: 700 },
  );
});

test('judging never throws, whatever the text', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(anything, anyText, fc.nat({ max: 2000 }), anyDay, (one, noise, at, on) => {
      const text = write(one);
      const place = at % text.length;
      statesOf(ledgerOf(text.slice(0, place) + noise + text.slice(place)), on);
      statesOf(ledgerOf(noise), on);
    }),
    { numRuns: 1000 },
  );
});
