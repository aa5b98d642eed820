import { expect, test } from 'vitest';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { dayOf } from '../../src/ledger/values/civil-day.ts';
import { judge } from '../../src/lifecycle/judge.ts';
import { sourceText } from '../../src/text/source-text.ts';

// @p6 asks for more than there is by itself; the others only add up, and two of them are found as a pair before that.
const HERD = `party @a
party @b
party @c
party @d
group @g
  size 3
deed ?giver gives ?item to ?taker
  once per ?item
2026-01-23 promise @p0
  from @a
  to @c
  if @c asks
  will @a gives 2 of @g to @c
2026-01-28 promise @p1
  from @a
  to @d
  will @a gives 2 of @g to @d
2026-01-26 promise @p2
  from @a
  to @b
  will @a gives 1 of @g to @b
2026-01-24 promise @p3
  from @a
  to @d
  will @a gives 1 of @g to @d
2026-01-20 promise @p6
  from @a
  to @b
  will @a gives 2 of @g to @b
  will @a gives 2 of @g to @b
`;

test('a set that is found in two ways is told once', () => {
  const ledger = Ledger.read([sourceText('herd.troth', HERD)]);
  const { conflicts } = conflictsOf(judge(ledger, { on: dayOf(2026, 3, 1) }));
  expect(conflicts.map(({ promises }) => promises.map(({ name }) => name.text).join(' '))).toEqual([
    'p1 p2 p3',
    'p6',
    'p0 p1',
    'p0 p2 p3',
  ]);
});
