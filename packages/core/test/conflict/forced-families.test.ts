import { expect, test } from 'vitest';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { dayOf } from '../../src/ledger/values/civil-day.ts';
import { judge } from '../../src/lifecycle/judge.ts';
import { sourceText } from '../../src/text/source-text.ts';

const LOANS = 24;

/** Loans of ten each, due some days after somebody asks, under a limit of a hundred. */
function conflictsOfLoans(period: string, asking: string) {
  const loans = Array.from(
    { length: LOANS },
    (_, index) => `party @p${index}
2026-01-10 promise @loan${index}
  from  @bank
  to    @p${index}
  will  @bank lends 10 EUR to @p${index} by 10 days after @club asks for help
`,
  );
  const text = `party @bank
party @club
limit "loans"
  on  ?who lends ?sum to ?whom
  at most 100 EUR
  ${period}
${asking}${loans.join('')}`;
  const ledger = Ledger.read([sourceText('loans.troth', text)]);
  return conflictsOf(judge(ledger, { on: dayOf(2026, 2, 1) }));
}

const ASKING = `2026-01-10 promise @ask
  from  @club
  to    @bank
  will  @club asks for help by 2026-03-01
`;

test('what only adds up under a limit at any time is one family, whenever it is due', () => {
  for (const asking of ['', ASKING]) {
    const { families, incomplete } = conflictsOfLoans('at any time', asking);
    expect(families.map(({ count }) => count)).toEqual([2496144n]);
    expect(incomplete).toBeUndefined();
  }
});

test('where others force in which months it is done, it is not taken to fit', () => {
  const alone = conflictsOfLoans('per month', '');
  expect([...alone.conflicts, ...alone.families, alone.incomplete]).toEqual([undefined]);
  const { conflicts, incomplete } = conflictsOfLoans('per month', ASKING);
  expect(conflicts.length > 0 || incomplete !== undefined).toBe(true);
});
