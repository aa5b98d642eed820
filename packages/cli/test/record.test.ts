import { expect, test } from 'vitest';
import { SAMPLE } from './sample.ts';
import { folderWith, troth } from './troth.ts';

const PROMISE = (id: string, to = 'ben', extra = '') =>
  `2026-01-01 promise @${id} "Pledge ${id.length}"${extra}\n  from @anna\n  to @${to}\n  text "I will."\n`;
const RATED = (id: string, status: string, by = 'ada') =>
  `2026-01-1${id.length} rated @${id} ${status}\n  by @${by}\n`;

const LEDGER = `ledger "Pledges"
  on     2026-01-31
  rater  @ada
  half-life none
  icc 0
  opinion B2 0.8 0 0.2
source @survey "A survey of such pledges"
  published 2020-01-01
prior default
  mean   0.6
  weight 3
  source @survey
party @anna "Anna"
party @ben "Ben"
party @cleo "Cleo"
party @ada "Ada"
party @bo "Bo"
${PROMISE('a')}${PROMISE('bb', 'cleo')}${PROMISE('ccc')}${PROMISE('dddd', 'ben', ' #roads')}${PROMISE('eeeee')}
${RATED('a', 'kept')}${RATED('bb', 'kept')}${RATED('ccc', 'partly-kept 25%')}${RATED('dddd', 'broken')}
${RATED('eeeee', 'compromise')}${RATED('eeeee', 'broken', 'bo')}
2026-01-05 threat @fff "No more lending"
  from @anna
  to @ben
  text "I will never lend anything again."
`;

const folder = () => folderWith({ 'a.troth': LEDGER });

test('one party: what is known, what is not, what would change it, what counts, who judges', async () => {
  expect(await troth('record @anna', { folder: folder() })).toEqual({
    status: 0,
    err: '',
    out: `@anna  Anna
The record of its promises · On 31 Jan 2026

What is known
  5 promises. 5 fell due: 2 kept, 2 kept in part, 1 broken.

How often such a promise is kept
  by the rules                 57% (29%..83%)  what counts weighs as much as 5 recent ones like it
  by the one who relied on it  57% (29%..83%)  what counts weighs as much as 5 recent ones like it
  In brackets: where the chance lies with 90%, going by this record. More record makes it narrower.
  Nothing was ended, amended or voided without consent, so both readings are the same.

What is not known
  Of 1 promise it is not known how much was kept, and half is taken: with none 51% (23%..78%), with
  all 63% (35%..88%).

What would change it
  One more kept: 62% (35%..85%). One more broken: 51% (24%..77%).

Which promises count
  Promise   By the rules  Relied on  Why
  @a        1 × 1         1 × 1      kept
  Pledge 1
  @bb       1 × 1         1 × 1      kept
  Pledge 2
  @ccc      0.25 × 1      0.25 × 1   kept in part
  Pledge 3
  @dddd     0 × 1         0 × 1      broken
  Pledge 4
  @eeeee    ½ × 1         ½ × 1      a compromise
  Pledge 5
  How much was kept (0 to 1) × how much it counts (0 to 1).

Why promises were broken
  1  no cause is given  @dddd

By rater, each alone; never averaged
  Rater                   Made  Fell due  Kept  In part  Broken  By the rules
  @ada                    5     5         2     2        1       57% (29%..83%)
  Ada
  decides in this ledger
  @bo                     1     1         0     0        1       too little record
  Bo

Where raters differ: 1 promise
  @eeeee    @ada: compromise
  Pledge 5  @bo: broken

How it is weighed
  It starts from how often promises of this kind are kept, and adds this record; what is old, thinly
  documented, on another subject, to another recipient or under another office-holder counts less.
  docs/record.md has the formula.
  Start                                      60%, as if 3 promises had shown it: \`prior default\` of
                                             the ledger, a.troth:9, from A survey of such pledges
  Age                                        does not matter, as the ledger says
  Other subject, recipient or office-holder  counts ½ for each
  Decided together                           those of one event, deal or document count less each:
                                             they are 0 alike (at 1, all count as one), as the
                                             ledger says
  Kept late                                  counts ½
  Evidence                                   B2: 0.8 for, 0 against, 0.2 not known

1 threat beside: troth record @anna --threats
`,
  });
});

test('for one promise, taken apart, in a few lines', async () => {
  const { out } = await troth('record @anna --to @cleo --tag roads --by tag --quiet', { folder: folder() });
  expect(out).toBe(`@anna  Anna
The record of its promises, for one to @cleo, on #roads · On 31 Jan 2026

How often such a promise is kept
  by the rules                 too little record  what counts weighs as much as 1.75 recent ones
                                                  like it
  by the one who relied on it  too little record  what counts weighs as much as 1.75 recent ones
                                                  like it
  Nothing was ended, amended or voided without consent, so both readings are the same.

By tag, each alone
  Tag     Made  Fell due  Kept  In part  Broken  By the rules       Relied on
  none    4     4         2     2        0       too little record  too little record
  #roads  1     1         0     0        1       too little record  too little record
`);
});

test('threats have a record of their own', async () => {
  const { out } = await troth('record @anna --threats', { folder: folder() });
  expect(out).toBe(`@anna  Anna
The record of its threats · On 31 Jan 2026

What is known
  1 threat. 1 fell due: 1 still open.

How often such a threat is carried out
  by this record  too little record  nothing counts yet

What would change it
  A number takes a record that weighs 3: 3 more finished threats of this kind, carried out or not
  carried out.

How it is weighed
  It starts from how often threats of this kind are carried out, and adds this record; what is old,
  thinly documented, on another subject, to another recipient or under another office-holder counts
  less. docs/record.md has the formula.
  Start                                      50%, as if 2 promises had shown it: a coin’s toss, as
                                             the ledger has no \`prior\` for such threats
  Age                                        does not matter, as the ledger says
  Other subject, recipient or office-holder  counts ½ for each
  Decided together                           those of one event, deal or document count less each:
                                             they are 0 alike (at 1, all count as one), as the
                                             ledger says
  Kept late                                  counts ½
  Evidence                                   B2: 0.8 for, 0 against, 0.2 not known
`);
});

test('every promisor, side by side', async () => {
  const { out } = await troth('record --quiet', { folder: folderWith({ 'sample.troth': SAMPLE }) });
  expect(out).toBe(`Every promisor of the ledger
The record of promises · On 1 Jul 2026

How often such a promise is kept
  by the rules                 too little record  what counts weighs as much as 0.98 recent ones
                                                  like it
  by the one who relied on it  too little record  what counts weighs as much as 0.98 recent ones
                                                  like it
  Nothing was ended, amended or voided without consent, so both readings are the same.

By promisor, each alone
  Party       Made  Fell due  Kept  Broken  By the rules       Relied on
  @mill       3     3         0     1       too little record  too little record
  The Mill
  @bakery     2     1         0     0       too little record  too little record
  The Bakery
`);
});

test('in a terminal of 72 columns no line is too long', async () => {
  for (const args of ['record @anna', 'record --by decade', 'record --threats']) {
    const { out } = await troth(args, { folder: folder(), columns: 72 });
    expect(out.split('\n').filter((line) => line.length > 72)).toEqual([]);
  }
});

test('no sentence says what a party is going to do', async () => {
  const { out } = await troth('record @anna --by tag', { folder: folder() });
  expect(out).not.toMatch(/\b(?:will|shall|going to|won['’]t|is likely to|can be trusted)\b/i);
});

test.each([
  ['record @ann', 'troth: nothing is declared as @ann; did you mean @anna?\n'],
  [
    'record @anna @ben',
    'troth: one party at a time: @anna or @ben?\ntroth record alone sets all promisors side by side.\n',
  ],
  ['record @survey', 'troth: @survey is a source; only a party, person, office or group has a record\n'],
  [
    'record @dddd',
    'troth: @dddd is a promise; only a party, person, office or group has a record\nWho made it: troth record @anna\n',
  ],
  [
    'record @anna --to @survey',
    'troth: --to: @survey is a source; only a party, person, office or group has a record\n',
  ],
  ['record @anna --tag road', 'troth: no promise has the tag #road; did you mean #roads?\n'],
  [
    'record @anna --by tags',
    'troth: --by tags: a record is not taken apart by that; did you mean tag?\nIt is by one of: promisor, promisee, tag, holder, house, rater, decade\n',
  ],
])('%s', async (args, err) => {
  expect(await troth(args, { folder: folder() })).toEqual({ status: 2, out: '', err });
});
