import { expect, test } from 'vitest';
import { dutyNowText } from '../../../src/query/reports/handed-on.ts';
import { judged } from '../judged.ts';

const DEBT = `party @a "Anna"
party @b "Ben"
party @carl "Carl"
party @dee "Dee"
2026-03-01 promise @debt
  from @a
  to   @b
  will @a pays 10000 EUR to @b
`;

function told(more: string, on = '2026-04-01'): string {
  const { judgement } = judged(DEBT + more, on);
  const [{ entry, terms }] = judgement.promises;
  return dutyNowText(judgement, entry, terms);
}

test('what nobody handed on is told as it was made', () => {
  expect(told('')).toBe('Anna → Ben, 1 Mar 2026: Anna pays 10,000 EUR to Ben');
});

test('to whom it was assigned, how much of it, and to whom it was delegated', () => {
  expect(told('2026-03-05 assigned @debt by @b to @carl\n2026-03-07 delegated @debt by @a to @dee\n')).toBe(
    'Anna → Carl, 1 Mar 2026: Anna pays 10,000 EUR to Ben; assigned to Carl on 5 Mar 2026; delegated to Dee on 7 Mar 2026',
  );
  expect(told('2026-03-05 assigned @debt by @b to @carl\n  only 1000.50 EUR\n')).toMatch(
    /10,000 EUR to Ben; 1000\.5 EUR of it assigned to Carl on 5 Mar 2026$/,
  );
});

test('an act before its day, or by somebody who has not the standing, hands nothing on', () => {
  const plain = told('');
  expect(told('2026-05-05 assigned @debt by @b to @carl\n')).toBe(plain);
  expect(told('2026-03-05 assigned @debt by @dee to @carl\n')).toBe(plain);
});
