import { expect, test } from 'vitest';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { dayOf } from '../../src/ledger/values/civil-day.ts';
import { judge } from '../../src/lifecycle/judge.ts';
import { sourceText } from '../../src/text/source-text.ts';

test('all of a group of any size, less one released by name, is not searched without end', {
  timeout: 60_000,
}, () => {
  const text = `
party @ann
party @ben
party @cy
person @dan
group @crew
  size 5..
  member @dan
deed ?a hands over ?x to ?b
  once per ?x
2024-01-01 promise @p
  from @ann
  to   @ben
  will @ann hands over @crew to @ben
2024-01-01 promise @q
  from @ann
  to   @cy
  will @ann hands over @crew to @cy
2024-01-05 released @p by @ben
  only @dan
2024-01-05 released @q by @cy
  only @dan
`;
  const ledger = Ledger.read([sourceText('crew.troth', text)]);
  const { conflicts, incomplete } = conflictsOf(judge(ledger, { on: dayOf(2024, 2, 1) }));
  const found = conflicts.map(({ kind, promises }) => [kind, ...promises.map(({ name }) => name.text)]);
  expect(found).toEqual([['once only', 'p', 'q']]);
  expect(incomplete).toBeUndefined();
});
