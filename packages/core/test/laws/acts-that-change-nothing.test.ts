import fc from 'fast-check';
import { test } from 'vitest';
import { expectSame, ledgerOf, statesOf } from './support/judged.ts';
import { type Case, cases, DAYS, isoOf, write } from './support/random-case.ts';

const anything = cases();
const anyDay = fc.nat({ max: DAYS + 6 });
const day = fc.nat({ max: DAYS });
const TIMEOUT = { timeout: 60_000 };

/** Where promises stand, without how they came there. */
function standing(text: string, on: number) {
  return statesOf(ledgerOf(text), on).promises.map(({ trace, ...rest }) => rest);
}

/** A case with the same act on each of its promises. */
function withActs(one: Case, act: (promise: string) => string): string {
  const promises = one.entries.flatMap(({ text }) => /(?:promise|threat) (@p\d)/.exec(text)?.[1] ?? []);
  return write(one) + promises.map(act).join('');
}

test('an amendment of what has no bearing on where a promise stands', TIMEOUT, () => {
  fc.assert(
    fc.property(anything, anyDay, day, (one, on, when) => {
      const text = withActs(one, (id) => `${isoOf(when)} amended ${id} by @a, @b, @c\n  review 3 years\n`);
      expectSame(standing(text, on), standing(write(one), on), text);
    }),
    { numRuns: 300 },
  );
});

test('an amendment by somebody who is not asked', TIMEOUT, () => {
  const fields = fc.constantFrom(
    ...['by 2024-06-30', 'within 1 day', 'starting 2024-02-01', 'will @a rests', 'never @a rests'],
    ...['if @c rests', 'unless @a greets @b', 'to @c', 'from @c', 'silence broken'],
  );
  fc.assert(
    fc.property(anything, anyDay, day, fields, (one, on, when, field) => {
      fc.pre(!write(one).includes('outside'));
      const text = withActs(one, (id) => `${isoOf(when)} amended ${id} by @a1\n  ${field}\n`);
      expectSame(standing(text, on), standing(write(one), on), text);
    }),
    { numRuns: 300 },
  );
});

test('a delegation to oneself, or to a part of oneself', TIMEOUT, () => {
  fc.assert(
    fc.property(anything, anyDay, day, fc.constantFrom('@a', '@a1'), (one, on, when, to) => {
      const text = withActs(one, (id) => `${isoOf(when)} delegated ${id} by @a to ${to}\n`);
      expectSame(standing(text, on), standing(write(one), on), text);
    }),
    { numRuns: 300 },
  );
});

test('an amount that is written in two lines instead of one', TIMEOUT, () => {
  fc.assert(
    fc.property(anything, anyDay, (one, on) => {
      const text = write(one).replace(/^( {2}did .*) 20 EUR (.*)$/gm, '$1 10 EUR $2\n$1 10 EUR $2');
      expectSame(standing(text, on), standing(write(one), on), text);
    }),
    { numRuns: 300 },
  );
});

test('`each` of a group with one member', TIMEOUT, () => {
  fc.assert(
    fc.property(anything, anyDay, (one, on) => {
      // What came before a promise bears on its cases; `outside` opens a case of its own.
      const text = write(one).replace(/^\S+ (promise|threat)/gm, `${isoOf(0)} $1`);
      fc.pre(!/part of @d|@d by|instead of|repair of|outside/.test(text));
      const each = text.replace(/^ {2}from @a$/gm, '  from each ?m of @sole');
      const cases = standing(`group @sole\n  member @a\n${each}`, on);
      const plain = cases.map(({ caseOf, id, ...rest }) => ({ id: id.replace('[of @a]', ''), ...rest }));
      expectSame(plain, standing(text, on), each);
    }),
    { numRuns: 300 },
  );
});
