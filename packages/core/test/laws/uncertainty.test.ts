import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectSame, ledgerOf, possibleStates } from './support/judged.ts';
import { type Case, cases, choicesOf, DAYS, write } from './support/random-case.ts';

/** The states of every promise of `whole` over all choices, each judged by itself; what is not made yet is proposed. */
function bruteForce(one: Case, on: number, ids: Iterable<string>): Map<string, Set<string>> {
  const found = new Map([...ids].map((id) => [id, new Set<string>()]));
  for (const choice of choicesOf(one)) {
    const possible = possibleStates(ledgerOf(write(one, choice)), on);
    for (const [id, states] of found) for (const state of possible.get(id) ?? ['proposed']) states.add(state);
  }
  return found;
}

function sorted(states: ReadonlyMap<string, ReadonlySet<string>>): [string, string][] {
  return [...states].map(([id, set]) => [id, [...set].sort().join(' ')]);
}

test('what is possible is what some choice of days gives, and nothing else', { timeout: 90_000 }, () => {
  fc.assert(
    fc.property(cases({ days: true, counts: false }), fc.nat({ max: DAYS + 6 }), (one, on) => {
      const possible = possibleStates(ledgerOf(write(one)), on);
      expectSame(sorted(possible), sorted(bruteForce(one, on, possible.keys())), write(one));
    }),
    { numRuns: 300 },
  );
});

test('what some choice of sizes and counts gives is possible', { timeout: 90_000 }, () => {
  fc.assert(
    fc.property(cases({ days: false, counts: true }), fc.nat({ max: DAYS + 6 }), (one, on) => {
      const possible = possibleStates(ledgerOf(write(one)), on);
      for (const [id, states] of bruteForce(one, on, possible.keys()))
        expect([id, [...possible.get(id)!]], write(one)).toEqual([id, expect.arrayContaining([...states])]);
    }),
    { numRuns: 1000 },
  );
});
