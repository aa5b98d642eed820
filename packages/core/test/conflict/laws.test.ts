import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import { linesFrom, runs } from './oracle/expect-agreement.ts';
import { entriesOf } from './oracle/print-world.ts';
import { type Topics, worlds } from './oracle/random-worlds.ts';
import { isoOf } from './oracle/world.ts';

// What holds of conflicts in every ledger, whatever they are.

const EVERYTHING: Topics = {
  names: true,
  counts: true,
  amounts: true,
  days: true,
  conditions: true,
  powers: true,
  promises: 6,
};

const STRANGERS = `party @stranger
party @neighbour
thing @bicycle
2026-01-25 promise @stranger-sells
  from @stranger
  to @neighbour
  if @neighbour asks
  will @stranger sells @bicycle to @neighbour
2026-01-25 promise @stranger-sings
  from @stranger
  to @neighbour
  always @stranger sings
`;

function lines(...texts: readonly string[]): string {
  return linesFrom(conflictsOf, texts).join('\n');
}

test('a promise that has nothing to do with the others changes no conflict', { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(worlds(EVERYTHING), (world) => {
      const text = entriesOf(world).join('');
      expect(lines(text, STRANGERS), text).toBe(lines(text));
    }),
    { numRuns: runs(80) },
  );
});

test('the order of entries and of files never changes a conflict', { timeout: 600_000 }, () => {
  const order = fc.array(fc.nat({ max: 1000 }), { minLength: 60, maxLength: 60 });
  fc.assert(
    fc.property(worlds(EVERYTHING), order, (world, keys) => {
      const entries = entriesOf(world);
      const shuffled = entries
        .map((entry, index) => ({ key: keys[index % keys.length], entry }))
        .sort((a, b) => a.key - b.key)
        .map(({ entry }) => entry);
      const cut = keys[0] % shuffled.length;
      const [one, other] = [shuffled.slice(0, cut).join(''), shuffled.slice(cut).join('')];
      expect(lines(one, other), `${one}${other}`).toBe(lines(entries.join('')));
    }),
    { numRuns: runs(80) },
  );
});

test('what is known later changes nothing as known before', { timeout: 600_000 }, () => {
  const late = fc.array(fc.boolean(), { minLength: 40, maxLength: 40 });
  fc.assert(
    fc.property(worlds(EVERYTHING), late, (world, picks) => {
      const named = new Set(
        world.promises.flatMap(({ conditions }) =>
          conditions.flat().flatMap((one) => (one.kind === 'done' ? [one.promise] : [])),
        ),
      );
      // Entries that no other mentions by name: deed rules, limits, promises that are not asked for, and events.
      const mayBeLate = (entry: string) => {
        const promise = /^\S+ (?:promise|threat) (@\S+)/.exec(entry)?.[1];
        if (promise)
          return !named.has(promise) && !world.promises.some(({ id, act }) => id === promise && act);
        return /^(?:deed|limit) |^\S+ event\n/.test(entry);
      };
      const entries = entriesOf(world).map((entry, index) => ({
        entry,
        isLate: mayBeLate(entry) && picks[index % picks.length],
      }));
      const all = entries.map(({ entry, isLate }) => (isLate ? `${entry}  known ${isoOf(0)}\n` : entry));
      const then = entries.filter(({ isLate }) => !isLate).map(({ entry }) => entry);
      const before = linesFrom(conflictsOf, [all.join('')], -1);
      expect(before.join('\n'), all.join('')).toBe(linesFrom(conflictsOf, [then.join('')], -1).join('\n'));
    }),
    { numRuns: runs(80) },
  );
});
