import { expect, test } from 'vitest';
import { SAMPLE } from './sample.ts';
import { folderWith, troth } from './troth.ts';

function sample(): string {
  return folderWith({ 'sample.troth': SAMPLE });
}

test('the table of promises', async () => {
  expect(await troth('status', { folder: sample() })).toEqual({
    status: 0,
    out: `On 1 Jul 2026

State        Promise        What                   From → to              Progress       Deadline
broken       @flour         Deliver flour          The Mill → The Bakery  6 of 10 tonne  31 Mar 2026
outstanding
due          @vans-promise  Lend the vans          The Mill → The Bakery  1 of 4         20 Jul 2026
due          @square        Make the square        The Mill → The Town                   31 Dec 2027
                            beautiful
due          @quiet         Keep the recipe to     The Bakery → The Mill
                            itself
conditional  @payment       Pay for it             The Bakery → The Mill  0 of 900 EUR
request      @oven          Lend the oven          The Mill → The Bakery
open

5 promises, 1 request
`,
    err: '',
  });
});

test('as it was known earlier, in a narrow terminal', async () => {
  expect(await troth('status --known 2026-05', { folder: sample(), columns: 60 })).toEqual({
    status: 0,
    out: `On 1 Jul 2026, as known by 31 May 2026

State        Promise                    Progress
due          @flour                     0 of 10 tonne
overdue      Deliver flour              by 31 Mar 2026
             The Mill → The Bakery
due          @vans-promise              0 of 4
             Lend the vans              by 20 Jul 2026
             The Mill → The Bakery
due          @quiet
             Keep the recipe to itself
             The Bakery → The Mill
conditional  @payment                   0 of 900 EUR
             Pay for it
             The Bakery → The Mill

4 promises
`,
    err: '',
  });
});

test('of one party, in several states', async () => {
  expect(await troth('status --party mill --state due,broken --quiet', { folder: sample() })).toEqual({
    status: 0,
    out: `broken       @flour         Deliver flour          The Mill → The Bakery  6 of 10 tonne  31 Mar 2026
outstanding
due          @vans-promise  Lend the vans          The Mill → The Bakery  1 of 4         20 Jul 2026
due          @square        Make the square        The Mill → The Town                   31 Dec 2027
                            beautiful
due          @quiet         Keep the recipe to     The Bakery → The Mill
                            itself
`,
    err: '',
  });
});

test('of several parties', async () => {
  expect(await troth('status --party @town --party @mill/head', { folder: sample() })).toEqual({
    status: 0,
    out: `On 1 Jul 2026

State        Promise  What                       From → to              Progress       Deadline
broken       @flour   Deliver flour              The Mill → The Bakery  6 of 10 tonne  31 Mar 2026
outstanding
due          @square  Make the square beautiful  The Mill → The Town                   31 Dec 2027

2 of 5 promises, 0 of 1 request
`,
    err: '',
  });
});

test('with words, in title, sentence or names', async () => {
  expect(await troth('status --quiet --text LEND', { folder: sample() })).toEqual({
    status: 0,
    out: `due      @vans-promise  Lend the vans  The Mill → The Bakery  1 of 4  20 Jul 2026
request  @oven          Lend the oven  The Mill → The Bakery
open
`,
    err: '',
  });
});

test('with a tag', async () => {
  expect(await troth('status --quiet --tag #supply --tag money', { folder: sample() })).toEqual({
    status: 0,
    out: `broken       @flour    Deliver flour  The Mill → The Bakery  6 of 10 tonne  31 Mar 2026
outstanding
conditional  @payment  Pay for it     The Bakery → The Mill  0 of 900 EUR
`,
    err: '',
  });
});

test('made in a month', async () => {
  expect(await troth('status --quiet --from 2026-02 --to 2026-02', { folder: sample() })).toEqual({
    status: 0,
    out: `due      @square  Make the square beautiful  The Mill → The Town    31 Dec 2027
request  @oven    Lend the oven              The Mill → The Bakery
open
`,
    err: '',
  });
});

test('requests have states too', async () => {
  expect(await troth('status --state open', { folder: sample() })).toEqual({
    status: 0,
    out: `On 1 Jul 2026

State    Promise  What           From → to              Progress  Deadline
request  @oven    Lend the oven  The Mill → The Bakery
open

0 of 5 promises, 1 of 1 request
`,
    err: '',
  });
});

test('nothing passes', async () => {
  expect(await troth('status --text nothing', { folder: sample() })).toEqual({
    status: 0,
    out: `On 1 Jul 2026

0 of 5 promises, 0 of 1 request
`,
    err: '',
  });
});

test('a state that is none', async () => {
  expect(await troth('status --state opn', { folder: sample() })).toEqual({
    status: 2,
    out: '',
    err: `troth: --state opn: there is no such state; did you mean open?
States: proposed, conditional, due, kept, partly kept, broken, lapsed, released, ended, excused,
  superseded, voided, outstanding, kept late, repaired, forgiven, overdue, suspended, disputed,
  irregular, unclear, not started, in progress, stalled, compromise, open, answered, refused,
  withdrawn
`,
  });
  const { err } = await troth('status --state opn', { folder: sample(), columns: 40 });
  expect(err.split('\n').slice(1, 3)).toEqual([
    'States: proposed, conditional, due,',
    '  kept, partly kept, broken, lapsed,',
  ]);
});

test('a tag that no promise has', async () => {
  const refused = (err: string) => ({ status: 2, out: '', err });
  expect(await troth('status --tag suply', { folder: sample() })).toEqual(
    refused('troth: no promise has the tag #suply; did you mean #supply?\n'),
  );
  expect(await troth('status --tag supply,nothing', { folder: sample() })).toEqual(
    refused('troth: no promise has the tag #nothing\n'),
  );
});

test('days the wrong way round', async () => {
  expect(await troth('status --from 2027 --to 2026', { folder: sample() })).toEqual({
    status: 2,
    out: '',
    err: 'troth: --from 2027 comes after --to 2026: no promise is made then\n',
  });
});

test('a party that is none', async () => {
  expect(await troth('status --party @mil', { folder: sample() })).toEqual({
    status: 2,
    out: '',
    err: 'troth: nothing is declared as @mil; did you mean @mill?\n',
  });
  expect(await troth('status --party @flour', { folder: sample() })).toEqual({
    status: 2,
    out: '',
    err: 'troth: --party @flour is a promise; a party, person, office or group is asked for\n',
  });
});

test('of a ledger with errors: what was understood, and the status says that it is not sound', async () => {
  const folder = folderWith({
    'p.troth': `ledger "P"
  on  2026-03-01
party @ann "Ann"
party @ben "Ben"
2026-01-01 promise @sing "Sing"
  from  @ann
  to    @ben
  will  @ann sings
  bye   2026-02-01
2026-02-10 released @sing by @ann
`,
  });
  const table = `On 1 Mar 2026

State                  Promise  What  From → to  Progress  Deadline
unclear                @sing    Sing  Ann → Ben
a line cannot be read

1 promise
`;
  const note = 'the ledger has 2 errors, which may change what is shown; troth check shows them';
  expect(await troth('status', { folder })).toEqual({ status: 1, out: table, err: `troth: ${note}\n` });
  for (const command of ['show @sing', 'log @sing', 'exposure @sing', 'evidence @sing', 'record @ann']) {
    const { status, err } = await troth(command, { folder });
    expect([command, status, /has \d errors?, which may change what is shown/.test(err)]).toEqual([
      command,
      1,
      true,
    ]);
    const asJson = await troth(`${command} --json`, { folder });
    expect([command, asJson.status, asJson.err]).toEqual([command, 1, '']);
  }
});

const TRACKED = `party @ann "Ann"
party @ben "Ben"
2026-01-01 promise @road "A road"
  from @ann
  to   @ben
  text "We will build a road."
2026-01-01 promise @bridge "A bridge"
  from @ann
  to   @ben
  text "We will build a bridge."
2026-02-01 rated @road in-progress
2026-02-01 rated @bridge stalled
`;

test.each([
  ['In the Works', '@road'],
  ['in-progress', '@road'],
  ['Stalled', '@bridge'],
])('by what a rater calls it: %s', async (word, id) => {
  const folder = folderWith({ 'p.troth': TRACKED });
  const { status, out } = await troth(['status', '--state', word, '--on', '2026-03-01', '--quiet'], {
    folder,
  });
  expect([status, out.match(/@\w+/)?.[0], out.split('\n').length]).toEqual([0, id, 2]);
});

test('promises that stand nowhere yet, and why', async () => {
  const folder = folderWith({
    'p.troth': `party @ann "Ann"
party @ben "Ben"
source @paper "Paper"
  published 2026-01-01
2026-01-01 promise @help "Help"
  from     @ann
  to       @ben
  whenever @ben asks
  will     @ann helps @ben
2203-01-01 promise @far "Far off"
  from @ann
  to   @ben
  will @ann sings
2026-01-01 promise @denied "Denied"
  from   @ann
  to     @ben
  will   @ann dances
  source @paper denies
`,
  });
  expect(await troth('status --on 2026-03-01', { folder })).toEqual({
    status: 0,
    out: `On 1 Mar 2026

0 promises
1 promise waits for its first case: @help
1 promise is made after 1 Mar 2026: @far, 1 Jan 2203
1 promise does not count, being retracted or unsupported: @denied
`,
    err: '',
  });
  const shown = async (id: string) => (await troth(`show ${id} --on 2026-03-01`, { folder })).out;
  expect(await shown('@far')).toContain(
    'It stands nowhere yet: it is made on 1 Jan 2203, after the day of asking, 1 Mar 2026.\n',
  );
  expect(await shown('@denied')).toContain('It does not count: no source supports it.\n');
});

test.each([
  ['nothing declares a name of it', '  to    @bne\n  will  @ann sings\n', 'a name is not declared'],
  ['it does not say to whom', '  will  @ann sings\n', 'a line is missing'],
])('a promise that is not judged says why: %s', async (_, fields, why) => {
  const folder = folderWith({
    'p.troth': `party @ann "Ann"\nparty @ben "Ben"\n2026-01-01 promise @sing "Sing"\n  from  @ann\n${fields}`,
  });
  const { out } = await troth('status --quiet', { folder });
  expect(out.split('\n')[1]?.trimEnd()).toBe(why);
});
