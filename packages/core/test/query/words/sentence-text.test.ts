import { expect, test } from 'vitest';
import { withPartyTitles, withTitles } from '../../../src/query/words/sentence-text.ts';
import { judged } from '../judged.ts';

const { ledger } = judged(
  'party @a "Anna"\ngroup @g\n2026-03-01 promise @p "Sing"\n  from @a\n  to @a\n  will @a sings\n',
  '2026-03-01',
);
const find = (name: string) => ledger.find(name);

test('titles stand for names; a promise may keep its id', () => {
  const text = '@a waits until @p is kept, with 3 of @g; @{2 a} and @nobody';
  expect(withTitles(text, find)).toBe('Anna waits until Sing is kept, with 3 of @g; 2 Anna and @nobody');
  expect(withPartyTitles(text, find)).toBe('Anna waits until @p is kept, with 3 of @g; 2 Anna and @nobody');
});
