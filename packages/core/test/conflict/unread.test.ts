import { expect, test } from 'vitest';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { dayOf } from '../../src/ledger/values/civil-day.ts';
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

/** The conflicts of a ledger, with how certain they are. */
function found(text: string) {
  const ledger = Ledger.read([sourceText('vase.troth', text)]);
  const { conflicts } = conflictsOf(judge(ledger, { on: dayOf(2026, 3, 1) }));
  return conflicts.map(({ promises, kind, reading, readings }) => [
    promises.map(({ name }) => name.text),
    kind,
    reading,
    readings,
  ]);
}

test('a conflict of a promise that cannot be read as a whole is possible', () => {
  expect(found(VASE)).toEqual([[['one', 'two'], 'once only', 'possible', 'as far as @one can be read']]);
});

test('a conflict of a promise is possible on which an act cannot be read as a whole', () => {
  const read = VASE.replace('  if   "asked"\n', '');
  const act = '2026-02-05 released @one by @b\n  only half of it\n';
  expect(found(read)).toEqual([[['one', 'two'], 'once only', 'certain', 'nothing uncertain bears on it']]);
  expect(found(read + act)).toEqual([
    [['one', 'two'], 'once only', 'possible', 'as far as an act on @one can be read'],
  ]);
  // Who acts has no standing to: nothing rests on it.
  expect(found(read + act.replace('by @b', 'by @c'))).toEqual([
    [['one', 'two'], 'once only', 'certain', 'nothing uncertain bears on it'],
  ]);
});

test('a conflict of a promise is possible of which a part of the deal cannot be read', () => {
  const deal = VASE.replace('  if   "asked"\n', '  part of @d\n').concat(
    '2026-01-09 deal @d\n  between @a, @b\n  if "asked"\n',
  );
  expect(found(deal)).toEqual([[['one', 'two'], 'once only', 'possible', 'as far as @one can be read']]);
});
