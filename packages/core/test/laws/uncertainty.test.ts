import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { codesOf, expectSame, ledgerOf, possibleStates } from './support/judged.ts';
import { type Case, cases, choicesOf, DAYS, write } from './support/random-case.ts';

/**
 * The states of every promise over all choices, each judged by itself; what is not made yet is proposed. A choice that
 * contradicts what happened, such as fewer in a group than were touched of it, is none.
 */
function bruteForce(one: Case, on: number, ids: Iterable<string>): Map<string, Set<string>> {
  const found = new Map([...ids].map((id) => [id, new Set<string>()]));
  const isSound = !isContradictory(ledgerOf(write(one)));
  for (const choice of choicesOf(one)) {
    const chosen = ledgerOf(write(one, choice));
    if (isSound && isContradictory(chosen)) continue;
    const possible = possibleStates(chosen, on);
    for (const [id, states] of found) for (const state of possible.get(id) ?? ['proposed']) states.add(state);
  }
  return found;
}

function isContradictory(ledger: Ledger): boolean {
  return codesOf(ledger).includes('empty-size');
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
      const ledger = ledgerOf(write(one));
      fc.pre(!isContradictory(ledger));
      const possible = possibleStates(ledger, on);
      for (const [id, states] of bruteForce(one, on, possible.keys()))
        expect([id, [...possible.get(id)!]], write(one)).toEqual([id, expect.arrayContaining([...states])]);
    }),
    { numRuns: 1000 },
  );
});
