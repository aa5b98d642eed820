import { expect, test } from 'vitest';
import { Ledger } from '../../src/ledger/ledger.ts';
import { dayOf } from '../../src/ledger/values/civil-day.ts';
import { acceptanceOf } from '../../src/lifecycle/acceptance.ts';
import { Judging } from '../../src/lifecycle/judging.ts';
import { planOf } from '../../src/lifecycle/play/planner.ts';
import { SharedParties } from '../../src/lifecycle/shared-parties.ts';
import { World } from '../../src/lifecycle/world.ts';
import { sourceText } from '../../src/text/source-text.ts';

/** The promises of a ledger whose parties another has too, or may come to have. */
function shared(...promises: readonly string[]): string[] {
  return sharedAfter([], ...promises);
}

/** The same after some acts. */
function sharedAfter(acts: readonly string[], ...promises: readonly string[]): string[] {
  const parties = [
    'party @eve',
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
  const ledger = Ledger.read([sourceText('a.troth', [...parties, ...entries, ...acts, ''].join('\n'))]);
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

test('whom a promise is assigned to, or made to by an amendment, may share with it', () => {
  const promises = ['  from @ann\n  to @ben', '  from @ann\n  to @cy', '  from @cy\n  to @ben'];
  expect(sharedAfter(['2026-01-03 assigned @p1 by @ben to @cy'], ...promises)).toEqual(['p1', 'p2', 'p3']);
  expect(sharedAfter(['2026-01-03 assigned @p2 by @cy to @eve'], ...promises)).toEqual(['p2']);
  expect(sharedAfter(['2026-01-03 amended @p1 by @ann, @ben\n  to @cy'], ...promises)).toEqual([
    'p1',
    'p2',
    'p3',
  ]);
  expect(sharedAfter(['2026-01-03 amended @p1 by @ann, @ben\n  by 2026-02-01'], ...promises)).toEqual([]);
});

test('an assignment that is taken out and put in again leaves each promise where it was', () => {
  const text = `party @ann
party @ben
party @cy
2026-01-01 promise @p
  from @ann
  to @ben
  will @ann pays 100 EUR to @ben
  by 2026-02-01
2026-01-01 promise @q
  from @ann
  to @cy
  will @ann pays 100 EUR to @cy
  by 2026-03-01
2026-01-05 assigned @p by @ben to @cy
2026-01-10 event
  did @ann pays 100 EUR to @cy
`;
  const ledger = Ledger.read([sourceText('a.troth', text)]);
  const world = new World(ledger, acceptanceOf(ledger, undefined));
  const judging = new Judging(world, dayOf(2026, 1, 31));
  const states = () => judging.judgement().promises.map(({ entry, state }) => `${entry.name.text} ${state}`);
  const assignment = ledger.entriesOf('act');
  judging.all();
  expect(states()).toEqual(['p kept', 'q due']);
  judging.replace(assignment, []);
  expect(states()).toEqual(['p due', 'q kept']);
  judging.replace([], assignment);
  expect(states()).toEqual(['p kept', 'q due']);
});
