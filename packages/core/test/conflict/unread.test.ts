import { expect, test } from 'vitest';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import { dayOf } from '../../src/ledger/civil-day.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { judge } from '../../src/lifecycle/judge.ts';
import { sourceText } from '../../src/text/source-text.ts';

const VASE = `party @a
party @b
party @c
thing @vase
deed ?seller sells ?work to ?buyer
  once per ?work
2026-01-10 promise @one
  from @a
  to   @b
  if   "asked"
  will @a sells @vase to @b
2026-01-12 promise @two
  from @a
  to   @c
  will @a sells @vase to @c
`;

test('a conflict of a promise that cannot be read as a whole is possible', () => {
  const ledger = Ledger.read([sourceText('vase.troth', VASE)]);
  const { conflicts } = conflictsOf(judge(ledger, { on: dayOf(2026, 3, 1) }));
  expect(
    conflicts.map(({ promises, kind, reading, readings }) => [
      promises.map(({ name }) => name.text),
      kind,
      reading,
      readings,
    ]),
  ).toEqual([[['one', 'two'], 'once only', 'possible', 'as far as @one can be read']]);
});
