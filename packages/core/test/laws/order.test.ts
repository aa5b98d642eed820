import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codesOf, expectSame, ledgerOf, statesOf } from './support/judged.ts';
import { cases, DAYS, write } from './support/random-case.ts';

test('random cases are well formed', () => {
  const allowed = new Set([
    'early-act',
    'empty-size',
    'near-shape',
    'idle-bound',
    'earlier-bound',
    'past-deadline',
    'reversed-window',
    'act-as-event',
    'not-replaced',
    'not-asked-for',
    'odd-state',
  ]);
  fc.assert(
    fc.property(cases({ days: true, counts: true }), (one) => {
      const codes = codesOf(ledgerOf(write(one))).filter((code) => !allowed.has(code));
      expect(codes, write(one)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('the order of entries and of files never changes a result', { timeout: 60_000 }, () => {
  const order = fc.array(fc.nat({ max: 1000 }), { minLength: 40, maxLength: 40 });
  fc.assert(
    fc.property(cases({ days: true, counts: true }), order, fc.nat({ max: DAYS + 6 }), (one, keys, on) => {
      const shuffled = one.entries
        .map((entry, index) => [keys[index % keys.length]!, entry] as const)
        .sort((a, b) => a[0] - b[0])
        .map(([, entry]) => entry);
      const cut = keys[0]! % shuffled.length;
      const plain = ledgerOf(write(one));
      const other = ledgerOf(
        write(one, undefined, shuffled.slice(0, cut)),
        write(one, undefined, shuffled.slice(cut)),
      );
      expectSame(statesOf(other, on), statesOf(plain, on), write(one));
      expectSame(codesOf(other), codesOf(plain), write(one));
    }),
    { numRuns: 1000 },
  );
});
