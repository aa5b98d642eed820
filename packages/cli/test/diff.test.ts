import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { folderWith, troth } from './troth.ts';

const prison = fileURLToPath(new URL('../../../examples/prison-deal/', import.meta.url));

const LEDGER = `ledger "Bikes"
  on 2026-06-01
party @anna "Anna"
party @ben "Ben"
source @diary "Diary"
  published 2026-04-01
source @letter "Letter"
  published 2026-05-01

2026-03-01 promise @bike "Lend the bike"
  from @anna
  to   @ben
  will @anna lends the bike to @ben
  by   2026-03-10
2026-03-01 promise @money "Pay for it"
  from @ben
  to   @anna
  if   @anna lends the bike to @ben
  will @ben pays 10 EUR to @anna
  by   2026-07-01
2026-03-01 request @pump "Lend the pump"
  from @ben
  to   @anna
  will @anna lends the pump to @ben

2026-03-09 event @lent
  did    @anna lends the bike to @ben
  source @diary
2026-05-01 retracted @diary by @anna
  because "It is another year's."
2026-05-10 event
  did    @ben pays 4 EUR to @anna
  source @letter
2026-05-12 refused @pump by @anna
`;

/** What `troth diff` answers about the ledger above. */
async function diff(args: string): Promise<string> {
  const { status, out, err } = await troth(`diff ${args}`, { folder: folderWith({ 'bikes.troth': LEDGER }) });
  expect([status, err]).toEqual([0, '']);
  return out;
}

describe('troth diff --on', () => {
  test('names the steps in between, and a deadline that passed as no entry', async () => {
    expect(await diff('--on 2026-03-05..2026-05-15')).toBe(`What changed from 5 Mar 2026 to 15 May 2026

@bike  Lend the bike
  was  due
  is   due, overdue
  11 Mar 2026  overdue: its deadline passed without word

@money  Pay for it
  was  conditional · 0 of 10 EUR
  is   conditional · 4 of 10 EUR
  10 May 2026  done, in part or whole (event)
               bikes.troth:31

@pump  Lend the pump
  was  open
  is   refused
  12 May 2026  refused
               bikes.troth:34

2 promises and 1 request changed
`);
  });

  test('as known on a day', async () => {
    expect(await diff('--on 2026-03-05..2026-03-12 --known 2026-04-10 --quiet')).toBe(`@bike  Lend the bike
  was  due
  is   kept

@money  Pay for it
  was  conditional · 0 of 10 EUR
  is   due · 0 of 10 EUR
       due since 9 Mar 2026
`);
  });

  test('says that nothing changed', async () => {
    expect(await diff('--on 2026-05-20..2026-05-20')).toBe(
      'What changed from 20 May 2026 to 20 May 2026\n\nnothing changed\n',
    );
  });
});

describe('troth diff --known', () => {
  test('names what became known, and what was retracted', async () => {
    expect(
      await diff('--known 2026-03-05..2026-04-10'),
    ).toBe(`What changed in what is known from 5 Mar 2026 to 10 Apr 2026, judged on 1 Jun 2026

@bike  Lend the bike
  was  due, overdue
  is   kept
  1 Apr 2026  became known from @diary  @lent

@money  Pay for it
  was  conditional · 0 of 10 EUR
  is   due · 0 of 10 EUR
       due since 9 Mar 2026
  1 Apr 2026  became known from @diary  @lent

2 promises changed
`);
    expect(
      await diff('--known 2026-04-10..2026-05'),
    ).toBe(`What changed in what is known from 10 Apr 2026 to 31 May 2026, judged on 1 Jun 2026

@bike  Lend the bike
  was  kept
  is   due, overdue
  1 May 2026  retracted @diary
              bikes.troth:29

@money  Pay for it
  was  due · 0 of 10 EUR
       due since 9 Mar 2026
  is   conditional · 4 of 10 EUR
  1 May 2026  retracted @diary
              bikes.troth:29
  1 May 2026  became known from @letter (event)
              bikes.troth:31

@pump  Lend the pump
  was  open
  is   refused
  12 May 2026  became known (refused)
               bikes.troth:34

2 promises and 1 request changed
`);
  });

  test('the first example, from what was known in September to the report', async () => {
    const { status, out } = await troth('diff --known 2025-09-01..2025-10-20', { folder: prison });
    expect(status).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "What changed in what is known from 1 Sep 2025 to 20 Oct 2025, judged on 20 Oct 2025

      @end-protection  The Attorney General will end the protection
        was  not known
        is   due
        20 Oct 2025  became known from @report and @commentary  @end-protection

      @hand-over  Hand over the nine gang leaders
        was  not known
        is   due · 1 of 9
        20 Oct 2025  became known from @report and @commentary  @hand-over
        20 Oct 2025  became known from @report and @commentary  @leaders
        20 Oct 2025  became known from @commentary              @one-handed-over

      @nine-leaders  El Salvador asks for nine gang leaders
        was  not known
        is   answered
        20 Oct 2025  became known from @report and @commentary  @nine-leaders
        20 Oct 2025  became known from @report and @commentary  @hand-over

      @protection  Protect the informants
        was  not known
        is   unclear: due or broken · 0..1 failed, 1..8 stand
        20 Oct 2025  became known from @report and @commentary         @protection
        20 Oct 2025  became known from @report and @commentary         @leaders
        20 Oct 2025  became known from @report and @commentary         @informants
        20 Oct 2025  became known from @report and @commentary (deed)
                     prison-deal.troth:80
        20 Oct 2025  became known from @commentary                     @one-handed-over

      conflict  @hand-over × @protection
        was  not there
        is   deed against duty · certain · on every reading
        20 Oct 2025  became known from @report and @commentary         @leaders
        20 Oct 2025  became known from @report and @commentary         @informants
        20 Oct 2025  became known from @report and @commentary (deed)
                     prison-deal.troth:80
        20 Oct 2025  became known from @report and @commentary         @protection
        20 Oct 2025  became known from @report and @commentary         @hand-over

      3 promises, 1 request and 1 conflict changed
      "
    `);
  });
});

/** Two promises of one cup, six of nine where more than four are forbidden, and a pledge on a condition. */
const SALE = `ledger "Sale"
  on 2026-06-30
party @us "US"
party @es "ES"
party @fr "FR"
thing @cup "Cup"
source @one "One"
  published 2026-01-20
source @two "Two"
  published 2026-03-01
deed ?a gives ?b to ?c
  once per ?b
  source @one
group @nine "nine"
  size 9
2026-01-01 promise @p1
  from @us
  to @es
  will @us gives @cup to @es
2026-01-01 promise @p2
  from @us
  to @fr
  if @fr pays
  will @us gives @cup to @fr
2026-01-01 promise @q1
  from @us
  to @es
  will @us lends 6 of @nine to @es
2026-01-01 promise @q2
  from @us
  to @fr
  never @us lends more than 4 of @nine to @es
  source @two
2026-02-10 event @paid
  did @fr pays
2026-04-01 released @p1 by @es
2026-05-01 retracted @one by @us
`;

describe('conflicts that come and go', () => {
  const ask = async (args: string) =>
    (await troth(`diff ${args}`, { folder: folderWith({ 'sale.troth': SALE }) })).out;

  test('by what became known, and by a rule that is retracted, which no promise rests on', async () => {
    expect(await ask('--known 2026-01-10..2026-05-01 --on 2026-03-31')).toBe(
      `What changed in what is known from 10 Jan 2026 to 1 May 2026, judged on 31 Mar 2026

@p2
  was  conditional
  is   due
       due since 10 Feb 2026
  10 Feb 2026  became known  @paid

@q2
  was  not known
  is   due · 0 of 5
  1 Mar 2026  became known from @two  @q2

conflict  @q1 × @q2
  was  not there
  is   quantity · certain · on every reading
  1 Mar 2026  became known from @two  @q2

2 promises and 1 conflict changed
`,
    );
    expect(await ask('--known 2026-04-30..2026-05-01 --on 2026-03-31')).toBe(
      `What changed in what is known from 30 Apr 2026 to 1 May 2026, judged on 31 Mar 2026

conflict  @p1 × @p2
  was  once only · certain · on every reading
  is   not there
  1 May 2026  retracted @one
              sale.troth:37

1 conflict changed
`,
    );
  });

  test('between two days, with the entries that moved their promises', async () => {
    expect(await ask('--on 2026-02-01..2026-03-01 --known 2026-04-30')).toContain(`conflict  @p1 × @p2
  was  once only · contingent · on every reading
  is   once only · certain · on every reading
  10 Feb 2026  its condition was met  @paid
`);
    expect(await ask('--on 2026-03-31..2026-04-01 --known 2026-04-30 --quiet')).toBe(`@p1
  was  due
  is   released

conflict  @p1 × @p2
  was  once only · certain · on every reading
  is   not there
`);
  });

  test('as JSON', async () => {
    const { conflicts, howFar } = JSON.parse(
      await ask('--known 2026-04-30..2026-05-01 --on 2026-03-31 --json'),
    );
    expect(howFar).toEqual({ before: null, after: null });
    expect(conflicts).toEqual([
      {
        promises: ['@p1', '@p2'],
        change: 'vanished',
        before: { kind: 'once only', standing: 'certain', reading: 'certain', disputed: false },
        after: null,
        causes: [
          {
            entry: 'sale.troth:37',
            kind: 'retracted',
            day: '2026-05-01',
            text: 'retracted @one',
            place: 'sale.troth:37',
          },
        ],
      },
    ]);
  });
});

describe('days that cannot be compared', () => {
  const HOW = `Two days to judge on: troth diff --on 2026-03-01..2026-03-31
Two days to know by: troth diff --known 2026-03-01..2026-03-31
`;

  test.each([
    ['', `which days to compare? --on A..B or --known A..B\n${HOW}`],
    ['--on 2026-03', `--on 2026-03 is one day; diff compares two, as A..B\n${HOW}`],
    [
      '--on 2026-03-01..2026-03-02 --known 2026-03-01..2026-03-02',
      `--on and --known both give two days; one of them must be one day\n${HOW}`,
    ],
    [
      '--on 2026-03-02..2026-03-01',
      '--on 2026-03-02..2026-03-01: the first day comes after the second (2026-03-02, 2026-03-01)\n',
    ],
    ['--known 2026-03-02..', `--known 2026-03-02.. is not two days with two dots between\n${HOW}`],
    ['--known ..2026-03-02', `--known ..2026-03-02 is not two days with two dots between\n${HOW}`],
    [
      '--on 2026-03-01..2026-03-02..2026-03-03',
      `--on 2026-03-01..2026-03-02..2026-03-03 is not two days with two dots between\n${HOW}`,
    ],
    ['--on 2026-03-01..13/03/2026', '--on 13/03/2026: '],
    [
      '--on 2026-03-01..9999-12-31/..',
      `--on 2026-03-01..9999-12-31/.. is not two days with two dots between\n${HOW}`,
    ],
  ])('%s', async (args, message) => {
    const { status, out, err } = await troth(`diff ${args}`, {
      folder: folderWith({ 'bikes.troth': LEDGER }),
    });
    expect([status, out]).toEqual([2, '']);
    expect(err.startsWith(`troth: ${message}`)).toBe(true);
  });
});

test('cases that are no more, with what they opened by', async () => {
  const ledger = `ledger "Cases"
  on 2026-06-01
party @anna "Anna"
party @ben "Ben"
group @club "Club"
  member @anna
  member @ben
2026-01-01 promise @fix "Repair the tap"
  from @anna
  to   @ben
  whenever @ben reports a leak
  will @anna repairs the tap
2026-02-01 event @leak
  did @ben reports a leak
2026-01-01 promise @fee "Pay the fee"
  from each ?m of @club
  to   @ben
  will ?m pays 5 EUR to @ben
2026-05-01 retracted @leak by @ben
2026-05-05 retracted @club by @ben
`;
  const folder = folderWith({ 'cases.troth': ledger });
  const { out } = await troth('diff --known 2026-04-20..2026-05-10', { folder });
  expect(out).toMatchInlineSnapshot(`
    "What changed in what is known from 20 Apr 2026 to 10 May 2026, judged on 1 Jun 2026

    @fee[of @anna]  Pay the fee
      was  due · 0 of 5 EUR
      is   not counted
      5 May 2026  retracted @club
                  cases.troth:20

    @fix[on @leak]  Repair the tap
      was  due
      is   not counted
      1 May 2026  retracted @leak
                  cases.troth:19

    2 promises changed
    "
  `);
});

test('an entry that mattered only beside another that does not is no cause', async () => {
  const ledger = `ledger "Returns"
  on 2024-02-14
party @anna
party @ben
group @all
  size  2
  known 2024-01-20
group @some
  within @all
2024-01-10 promise @books
  from  @anna
  to    @ben
  will  @anna hands 3 of @some to @ben
  will  @anna greets @ben
  known 2024-01-20
2024-02-05 event
  did   @anna hands all of @some to @ben
  known 2024-01-20
`;
  const folder = folderWith({ 'returns.troth': ledger });
  const { out } = await troth('diff --known 2024-01-15..2024-01-20', { folder });
  expect(out).toMatchInlineSnapshot(`
    "What changed in what is known from 15 Jan 2024 to 20 Jan 2024, judged on 14 Feb 2024

    @books
      was  not known
      is   due · 0 of 2 parts
      20 Jan 2024  became known  @books

    conflict  @books
      was  not there
      is   quantity · certain · on every reading
      20 Jan 2024  became known  @all
      20 Jan 2024  became known  @books

    1 promise and 1 conflict changed
    "
  `);
});
