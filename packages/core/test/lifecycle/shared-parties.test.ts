import { expect, test } from 'vitest';
import { Ledger } from '../../src/ledger/ledger.ts';
import { acceptanceOf } from '../../src/lifecycle/acceptance.ts';
import { planOf } from '../../src/lifecycle/planner.ts';
import { SharedParties } from '../../src/lifecycle/shared-parties.ts';
import { World } from '../../src/lifecycle/world.ts';
import { sourceText } from '../../src/text/source-text.ts';

/** The promises of a ledger whose parties another has too. */
function shared(...promises: readonly string[]): string[] {
  const parties = [
    'party @ann',
    'party @ben',
    'party @cy',
    '2026-01-01 deal @deal',
    '  from @cy',
    '  to @ann',
  ];
  const entries = promises.map(
    (fields, at) => `2026-01-02 promise @p${at + 1}\n${fields}\n  will @ann sings`,
  );
  const ledger = Ledger.read([sourceText('a.troth', [...parties, ...entries, ''].join('\n'))]);
  const world = new World(ledger, acceptanceOf(ledger, undefined));
  const found = new SharedParties(world);
  return world.promises.filter((one) => found.areOf(planOf(world, one))).map(({ name }) => name.text);
}

test('one promise has no other', () => {
  expect(shared('  from @ann\n  to @ben')).toEqual([]);
});

test('promises between the same parties are found, in whatever order these are written', () => {
  expect(shared('  from @ann\n  from @ben\n  to @cy', '  from @ben\n  from @ann\n  to @cy')).toEqual([
    'p1',
    'p2',
  ]);
});

test('a promise in return, or one to somebody else, is not between the same parties', () => {
  expect(shared('  from @ann\n  to @ben', '  from @ben\n  to @ann', '  from @ann\n  to @cy')).toEqual([]);
});

test('parties may come from a deal', () => {
  expect(shared('  from @cy\n  to @ann', '  part of @deal', '  from @ann\n  to @ben')).toEqual(['p1', 'p2']);
});
