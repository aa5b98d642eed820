import { expect, test } from 'vitest';
import { dayOf, judge, Ledger, sourceText } from '../../src/index.ts';
import { locate } from '../../src/text/block.ts';

test('members who hold a power agree one after another: once enough have, it is used, and then asks for it anew', () => {
  expect(
    irregularOf(`
2024-02-01 amended @loan by @ann
  by  2024-06-30
2024-02-05 amended @loan by @ben
  by  2024-06-30
2024-03-01 amended @loan by @cy
  by  2024-07-31
2024-03-01 amended @loan by @ann
  by  2024-07-31
`),
  ).toEqual([
    '2024-02-01 amended @loan by @ann: The act on `@loan` stands, but it lacks the consent of 1 more of `@board`.',
  ]);
  expect(
    irregularOf(`
2024-02-01 amended @loan by @ann, @ben
  by  2024-06-30
2024-03-01 amended @loan by @cy
  by  2024-07-31
2024-03-05 amended @loan by @ann
  by  2024-07-31
2024-03-09 amended @loan by @ben
  by  2024-07-31
`),
  ).toEqual([
    '2024-03-01 amended @loan by @cy: The act on `@loan` stands, but it lacks the consent of 1 more of `@board`.',
    '2024-03-09 amended @loan by @ben: The act on `@loan` stands, but it lacks the consent of 1 more of `@board`.',
  ]);
});

/** The acts on a loan that lack what the power of a board of three asks for, and what that is. */
function irregularOf(acts: string): string[] {
  const text = `party @buyer
party @bank
person @ann
person @ben
person @cy
group @board
  member @ann
  member @ben
  member @cy
2024-01-01 promise @loan
  from       @buyer
  to         @bank
  will       @buyer repays 900 EUR to @bank
  by         2024-04-30
  may amend  @board
    needs  2 of @board
${acts}`;
  const ledger = Ledger.read([sourceText('loan.troth', text)]);
  return judge(ledger, { on: dayOf(2024, 3, 31) })
    .diagnostics.filter(({ code }) => code === 'irregular-act')
    .map(({ place, message }) => `${locate(place).text}: ${message}`);
}
