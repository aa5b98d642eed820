import { CODES, explain } from '@troth/core';
import { expect, test } from 'vitest';
import { troth } from './troth.ts';

const PAGE = `no-promisor (error)

`;

test('prints the page of a code', async () => {
  for (const written of ['no-promisor', 'No-Promisor', 'error[no-promisor]']) {
    const { status, out, err } = await troth(['explain', written]);
    expect([status, out.slice(0, PAGE.length), err]).toEqual([0, PAGE, '']);
    expect(out).toContain('\n    error[no-promisor] ledger.troth:');
  }
});

test('alone, lists all codes with the rule behind each, within the terminal', async () => {
  const { status, out, err } = await troth('explain', { columns: 80 });
  expect([status, err]).toEqual([0, '']);
  const [, first, ...rest] = /^(bad-grade +error +Grades .*)\n( +\S.*)\n( +1–6\.)$/m.exec(out)!;
  const column = first!.indexOf('Grades');
  for (const line of rest) expect(line.search(/\S/)).toBe(column);
  expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test('keeps its prose within the terminal, and ledgers as they are written', async () => {
  const { out } = await troth('explain at-most-in-will', { columns: 44 });
  expect(out).toBe(`at-most-in-will (error)

A \`will\` is kept by doing enough, and doing
nothing is already at most any number.

For example: a \`will\` that asks for at most
so much

    party @anna "Anna"
    party @ben "Ben"

    2026-03-01 promise @spend "Keep the budget"
      from @anna
      to   @ben
      will @anna spends at most 500 EUR

Troth says:

    error[at-most-in-will] ledger.troth:7:8
      \`at most\` in a \`will\` demands nothing:
      it is kept from the first day.

      7 |   will @anna spends at most 500 EUR
        |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^

      Why:  A \`will\` is kept by doing
            enough, and doing nothing is
            already at most any number.
      Help: To forbid more, write \`never\`
            with \`more than 500 EUR\`; to
            demand some, write how many.
`);
});

test('quietly, says the rule alone, and lists the codes alone', async () => {
  const { out } = await troth('explain no-promisor --quiet --no-color');
  expect(out).toBe(`${PAGE}${CODES['no-promisor'].why}\n`);
  const all = await troth('explain --quiet');
  expect(all.out).toBe(
    Object.keys(CODES)
      .sort()
      .map((code) => `${code}\n`)
      .join(''),
  );
});

test.each([30, 44, 79, 140])('no page is lost or runs over at %i columns', async (columns) => {
  for (const code of Object.keys(CODES)) {
    const { out } = await troth(`explain ${code}`, { columns });
    expect(words(out), code).toEqual(words(explain(code as keyof typeof CODES)));
    for (const line of out.split('\n'))
      if (!/^\s/.test(line) || /^ +(?:Why|Help):/.test(line))
        expect(line.length, line).toBeLessThanOrEqual(columns);
  }
});

test('a code that is none', async () => {
  expect(await troth('explain no-promiser')).toEqual({
    status: 2,
    out: '',
    err: 'troth: there is no code no-promiser; did you mean no-promisee or no-promisor?\nAll codes are listed by: troth explain\n',
  });
});

/** What a text says, wherever its lines break. */
function words(text: string): string {
  return text.replace(/\s+/g, '');
}
