import { expect, test } from 'vitest';
import { saidDays } from '../../../src/query/words/said-days.ts';

test.each([
  ['no @ben pays 100 EUR to @ann by 2026-03-31', 'no @ben pays 100 EUR to @ann by 31 Mar 2026'],
  ['@dee signals starting 2026-03-01/2026-03-03', '@dee signals starting 1..3 Mar 2026'],
  [
    '@rent[on 2026-04-01] is broken by 2026-05-01, 2026-06-02',
    '@rent[on 2026-04-01] is broken by 1 May 2026, 2 Jun 2026',
  ],
  ['@help[of @us to @uk on 2026-04-01 #2] is kept', '@help[of @us to @uk on 2026-04-01 #2] is kept'],
  ['form 2026-13-01 is signed by 2026-03', 'form 2026-13-01 is signed by 2026-03'],
])('%s', (written, said) => {
  expect(saidDays(written)).toBe(said);
});
