import { expect, test } from 'vitest';
import { folderWith, troth } from './troth.ts';

const PACT = `ledger "A pact"
  on  2026-07-01

party @anna "Anna"
party @ben "Ben"
party @cleo "Cleo"
party @dan "Dan"
party @thief "The thief"
group @street "The street"
  member  @anna
  member  @ben
  member  @cleo
  member  @dan until 2026-05-31

2026-01-01 promise @watch "Watch each other's doors"
  from   each ?m of @street
  to     each other ?v of @street
  never  ?m leaves the gate open for anyone but ?v

2026-01-01 promise @help "Help whoever is robbed"
  from      each ?m of @street
  to        each other ?v of @street
  whenever  anyone outside @street robs ?v
  will      ?m helps ?v
  within    10 days

2026-05-28 event @robbery "Ben is robbed"
  did  @thief robs @ben

2026-06-01 event
  did  @anna helps @ben
`;

function pact(): string {
  return folderWith({ 'pact.troth': PACT });
}

test('cases that stand alike share a row of the table', async () => {
  expect((await troth('status', { folder: pact() })).out).toBe(`On 1 Jul 2026

State    Promise                What                    From → to               Progress  Deadline
due      @help[of @cleo to      Help whoever is robbed  Cleo → Ben                        7 Jun 2026
overdue  @ben on @robbery]
due      6 cases of @watch      Watch each other's      Anna, Ben and Cleo →
                                doors                   Anna, Ben and Cleo
kept     @help[of @anna to      Help whoever is robbed  Anna → Ben                        7 Jun 2026
         @ben on @robbery]
ended    @help[of @dan to @ben  Help whoever is robbed  Dan → Ben                         7 Jun 2026
         on @robbery]
ended    6 cases of @watch      Watch each other's      4 parties → 4 parties
                                doors

15 promises
`);
});

test('and of what is checked', async () => {
  expect((await troth('check', { folder: pact() })).out).toBe(`On 1 Jul 2026

due      @help[of @cleo to @ben on @robbery]  Help whoever is robbed
overdue                                       since 8 Jun 2026: its deadline, 7 Jun 2026, passed
                                              without word; pact.troth:20
due      6 cases of @watch                    Watch each other's doors
                                              Anna, Ben and Cleo → Anna, Ben and Cleo
kept     @help[of @anna to @ben on @robbery]  Help whoever is robbed
                                              since 1 Jun 2026: all was done; pact.troth:30
ended    @help[of @dan to @ben on @robbery]   Help whoever is robbed
                                              since 1 Jun 2026: @dan left @street; pact.troth:9
ended    6 cases of @watch                    Watch each other's doors
                                              4 parties → 4 parties

no errors, no conflicts · 15 promises: 7 due, 1 kept, 7 ended
`);
});

test('a promise with many cases is shown with them', async () => {
  expect((await troth('show @help', { folder: pact() })).out).toBe(`@help  Help whoever is robbed
promise · pact.troth:20

On 1 Jan 2026 each ?m of The street promised each other ?v of The street: whenever anyone outside
The street robs ?v, ?m helps ?v, within 10 days.

3 cases: 1 due, 1 kept, 1 ended
  due, overdue  @help[of @cleo to @ben on @robbery]  by 7 Jun 2026
  kept          @help[of @anna to @ben on @robbery]  by 7 Jun 2026
  ended         @help[of @dan to @ben on @robbery]   by 7 Jun 2026
`);
});

test('one case is shown by its name, or by as much of it as selects it', async () => {
  const folder = pact();
  const shown = await troth(['show', '@help[of @anna]'], { folder });
  expect(shown).toEqual({
    status: 0,
    out: `@help[of @anna to @ben on @robbery]  Help whoever is robbed
promise · pact.troth:20

On 28 May 2026 Anna promised Ben: Anna helps Ben, within 10 days.

State      kept
Since      1 Jun 2026
Due since  28 May 2026
Deadline   7 Jun 2026

How it came to this
  28 May 2026  this case opened        @robbery
  28 May 2026  due from its own date   @help[of @anna to @ben on @robbery]
  1 Jun 2026   done, in part or whole
               pact.troth:30
  1 Jun 2026   kept
`,
    err: '',
  });
  expect(await troth(['show', '@help[of @anna to @ben on @robbery]'], { folder })).toEqual(shown);
});

test('the log of a case', async () => {
  expect(
    (await troth(['log', '@help[of @dan]'], { folder: pact() })).out,
  ).toBe(`@help[of @dan to @ben on @robbery]  Help whoever is robbed
promise · pact.troth:20

What happened up to 1 Jul 2026
  28 May 2026  due
               this case opened · @robbery
  1 Jun 2026   ended
               ended: @dan left · @street

What a reader could know on the day
  28 May 2026  due
               became known · @robbery
  1 Jun 2026   ended
               ended: @dan left · @street

The entry itself
  28 May 2026  dated
  28 May 2026  known from this day
`);
});

test('a case that there is not', async () => {
  expect(await troth(['show', '@help[of @thief]'], { folder: pact() })).toEqual({
    status: 2,
    out: '',
    err: `troth: no case is known as @help[of @thief]
The cases of @help: troth show @help
`,
  });
});

test.each([
  [['show', '@p[on 2026]'], 'troth: @p is a promise without cases\nAll of it: troth show @p\n'],
  [['exposure', '@o[on 2026]'], 'troth: @o is an office without cases\nAll of it: troth show @o\n'],
  [['evidence', '@p', '@o'], 'troth: one entry at a time: @p or @o?\n'],
])('%s: what has no case, and one entry too many', async (args, err) => {
  const ledger =
    'party @anna\noffice @o\n  of @anna\n2026-01-01 promise @p\n  from @anna\n  to @anna\n  will @anna sings\n';
  const folder = folderWith({ 'a.troth': ledger });
  expect(await troth(args, { folder })).toEqual({ status: 2, out: '', err });
});

test.each(['log', 'exposure'])('%s asks for one case', async (command) => {
  const { status, err } = await troth([command, '@help'], { folder: pact() });
  expect(status).toBe(2);
  expect(err).toContain('@help is a promise with many cases, and each has');
});

test('as JSON each case is a promise, and says of which', async () => {
  const { promises } = JSON.parse((await troth('status --json', { folder: pact() })).out);
  expect(promises).toHaveLength(15);
  expect(promises[0]).toMatchObject({
    id: '@help[of @anna to @ben on @robbery]',
    caseOf: '@help',
    state: 'kept',
  });
});

test('cases that are exposed alike share a row, and are listed one by one when asked for', async () => {
  const names = ['eve', 'fay', 'gil', 'hal', 'ida'];
  const larger = PACT.replace('party @dan', `${names.map((name) => `party @${name}\n`).join('')}party @dan`)
    .replace('  member  @dan', `${names.map((name) => `  member  @${name}\n`).join('')}  member  @dan`)
    .replace('  within    10 days', '  within    10 days\n  stake     ?v "what was taken" 50 EUR');
  const lamp = `2026-01-01 promise @lamp "Light the street"
  from  @anna
  to    @ben
  if    all of @help is kept
  will  @anna lights a lamp
`;
  const folder = folderWith({ 'pact.troth': larger + lamp });
  expect((await troth('exposure @ben', { folder })).out).toBe(`@ben  Ben
with @street
On 1 Jul 2026

At stake
  Ben  what was taken · 50 EUR each  6 cases of @help, 6 parties

In all: 300 EUR

Promised to it
  due          6 cases of @help   Help whoever is robbed · from 6 parties
  conditional  @lamp              Light the street · from Anna
  due          7 cases of @watch  Watch each other's doors · from 7 parties

What falls with what
  6 cases of @help  Help whoever is robbed · 6 parties → Ben
  └─ @lamp  Light the street · Anna → Ben
       if all of @help is kept
`);
  const { out } = await troth('exposure @ben --cases', { folder });
  expect(out).toContain('  Ben  what was taken · 50 EUR  @help[of @cleo to @ben on @robbery], Cleo\n');
  expect(out.match(/@watch\[of @\w+ to @ben\]/g)).toHaveLength(7);
  expect(out.match(/└─ @lamp/g)).toHaveLength(6);
  const json = JSON.parse((await troth('exposure @ben --json', { folder })).out);
  expect([json.stakes.length, json.owed.length, json.chains.length]).toEqual([6, 14, 6]);
});
