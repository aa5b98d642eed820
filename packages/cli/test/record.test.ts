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

/** Promises that were kept, broken and released in turn, one a year. */
const YEARS = `ledger "Years"
  on 2026-01-31
  half-life none
party @anna "Anna"
party @ben "Ben <& Co>"
${Array.from({ length: 21 }, (_, at) => {
  const year = 2005 + at;
  const ends = [
    `${year}-02-01 event\n  did @anna lends item ${at}`,
    `${year}-04-01 checked @p${at} by @ben\n  found nothing`,
    `${year}-02-21 released @p${at} by @ben`,
  ];
  return `${year}-01-01 promise @p${at} "Item ${at}"\n  from @anna\n  to @ben\n  will @anna lends item ${at}\n  by ${year}-03-01\n${ends[at % 3]}\n`;
}).join('')}`;
const years = () => folderWith({ 'a.troth': YEARS });

test('how well it foretold what came', async () => {
  const { out } = await troth('record @anna --calibrate', { folder: years() });
  expect(out).toBe(`@anna  Anna
How well records foretold finished promises, each by those that had ended before it · On 31 Jan 2026

What is known
  11 finished promises had enough record before them for a number; 3 had too little.
  Of these, 45% were kept. Always saying that is a hard rival, as it is known only afterwards.
  Whether the record or that share foretells better, these promises do not show: the range includes
  0.

Scores, with the range in which each lies with 90%
                              The record               Always 45%
  Brier score (0 is perfect)  0.283 (0.265..0.302)     0.248
  Log score (0 is perfect)    -0.760 (-0.798..-0.723)  -0.689
  Brier score better by       -0.035 (-0.076..0.005)   skill -0.143

Of those given about the same chance, how many came
  Chance    How many  On average  Kept            Times the base rate
  50%..60%  10        52%         50% (26%..74%)  1.10
  60%..70%  1         60%         0% (0%..77%)    0.00
`);
});

test('which weights suit a record best', async () => {
  const { out } = await troth('record @anna --tune --quiet', { folder: years() });
  expect(out).toBe(`@anna  Anna
Which weights suit its finished promises best · On 31 Jan 2026

What was done
  From how 14 finished promises ended it was worked out how alike those of one promisor are: always,
  of one kind, near in time, bound together. From that follows, for each of 2000 sets of weights,
  how far the chance of a next promise is expected to be off, and how wide its range has to be to
  hold it with 90%. The better set has both nearer and narrower chances, and no range that is
  narrower than it has to be.

Sets of weights, best first
            Half after  Unlike  Alike  Start   Off by  Range  Log score  Brier
  as it is  never       ½       0.3    each’s  17.4%   0.63×  -0.7749    0.2901
  best      6 years     ½       0.3    1       16.7%   1.04×  -0.8312    0.3167

How to read it
  Half after: age at which one counts half. Unlike: what one on another subject, to another
  recipient or under another office-holder counts. Alike: how alike those bound together are taken
  to be. Start: how many promises it counts as. Off by: how far chances are expected to be off.
  Range: how wide ranges are, by how wide they have to be; under 1× they claim too much. Log score
  and Brier: how well each finished promise was foretold by those that had ended before it (0 is
  perfect).

What that means
  By chance and range together the best set is expected to be better by 0.363 (-0.238..1.829) for
  each promise, in logarithms; its log score on these differs by -0.056 (-0.079..-0.034). In
  brackets: where that lies with 90%. As the first includes 0, these promises do not show that it is
  better: keep what there is.
`);
});

test('of a party that changed fast it says that no weights have ranges wide enough', async () => {
  const promise = (number: number) =>
    `2015-01-01 promise @q${number}\n  from @anna\n  to @ben\n  text "I will."\n2018-0${number < 40 ? '3' : '9'}-10 rated @q${number} ${number < 40 ? 'kept' : 'broken'}\n  by @ben\n`;
  const folder = folderWith({
    'a.troth': `party @anna\nparty @ben\n${Array.from({ length: 80 }, (_, at) => promise(at)).join('')}`,
  });
  const { out } = await troth('record @anna --tune --on 2018-10-01', { folder });
  const [, meaning = ''] = out.split('What that means\n');
  expect(meaning.split('\n')[0]).toBe('  No set of weights has ranges that are wide enough.');
});

test('where many promises amount to little, it says what takes their weight', async () => {
  const promise = (number: number) =>
    `1990-01-01 promise @q${number}\n  from @anna\n  to @ben\n  text "I will."\n1991-01-01 rated @q${number} kept\n  by @ben\n`;
  const folder = folderWith({
    'a.troth': `party @anna\nparty @ben\nparty @cleo\n${[1, 2, 3, 4].map(promise).join('')}`,
  });
  const told = async (args: string) => {
    const { out } = await troth(`record @anna --on ${args}`, { folder, columns: 200 });
    return /(4 finished .*)\n/.exec(out)?.[1];
  };
  expect(await told('2026-01-01')).toBe(
    '4 finished promises count, and amount to 0.19: what takes most of their weight is how long ago they ended (`half-life`).',
  );
  expect(await told('1991-01-01 --to @cleo')).toBe(
    '4 finished promises count, and amount to 2: what takes most of their weight is that they were made to another recipient (`transfer`).',
  );
});

test('weights that are shown to be better are written out for the ledger', async () => {
  const promise = (number: number, party: number, year: number) =>
    `${year}-01-01 promise @q${number}\n  from @p${party}\n  to @to\n  text "I will."\n${year}-06-01 rated @q${number} ${(number % 5 === party % 5) === (party % 2 === 0) ? 'broken' : 'kept'}\n  by @to\n`;
  const text = `party @to\n${Array.from({ length: 8 }, (_, party) => `party @p${party}\n${Array.from({ length: 5 }, (_, at) => promise(party * 5 + at, party, 2015 + at)).join('')}`).join('')}`;
  const { out } = await troth('record --tune --on 2020-01-01', {
    folder: folderWith({ 'a.troth': `prior default\n  mean .5\n  weight 30\n${text}` }),
  });
  expect(out.slice(out.indexOf('To take the best on'))).toBe(`To take the best on, write in the ledger
  ledger
    half-life  1 year
    transfer   0.5
    icc        0.3
  prior default
    weight     1   ; and so for every other prior
`);
});

test('how long promises last, and how they end', async () => {
  const { out } = await troth('record @anna --durations', { folder: years() });
  expect(out).toBe(`@anna  Anna
How long its promises last, and how they end · On 31 Jan 2026

What is known
  21 promises watched from the day they were made: 21 ended, 0 still stand.

How they ended
  7  broken
  7  done
  7  released

How long they last
  Half had ended after 51 days (with 90%: 31 days to 60 days).

After this time, with the range in which the share lies with 90%
               30 days  61 days
  still stand  100%     0%
  broken       0%       33% (17%..50%)
  done         0%       33% (17%..50%)
  released     0%       33% (17%..50%)

How that is computed
  Those that still stand count as long as they were watched (Kaplan and Meier). Ways to end rule
  each other out, and add up to what no longer stands (Aalen and Johansen). A share without a range
  is that before the first such ending, or after all have ended.
`);
});

test('of too few it gives counts, and no scores, weights or shares', async () => {
  for (const option of ['--calibrate', '--tune', '--durations']) {
    const { out } = await troth(`record @anna ${option}`, { folder: folder() });
    expect(out).toMatch(/ten/);
    expect(out).not.toMatch(/%|0\.\d/);
  }
});

test('as pictures that stand alone, with all they show in words', async () => {
  for (const option of ['', '--by promisee', '--calibrate', '--durations', '--threats']) {
    const { status, out } = await troth(`record --format svg ${option}`, { folder: years() });
    expect(status).toBe(0);
    expect(out).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]+>\n<title/);
    expect(out).not.toMatch(/NaN|undefined|Infinity|<& /);
    expect(out).not.toMatch(/https?:(?!\/\/www\.w3\.org)/);
  }
  const { out } = await troth('record --by promisee --format svg', { folder: years() });
  const words = out.slice(out.indexOf('<desc'), out.indexOf('</desc>'));
  expect(
    words,
  ).toBe(`<desc id="description">all together: by the rules 50% (30%..70%); by the one who relied on it 50% (30%..70%)
Ben &lt;&amp; Co&gt;: by the rules 50% (30%..70%); by the one who relied on it 50% (30%..70%)`);
  expect(out).toContain('Ben &lt;&amp; Co&gt;');
});

test.each([
  [
    'record @anna --format mermaid',
    'troth: --format mermaid: there is no such format\nFormats: text, json, svg\n',
  ],
  [
    'record @anna --tune --format svg',
    'troth: --tune has no picture; --calibrate draws how well the weights foretell\n',
  ],
  ['record @anna --tune --calibrate', 'troth: --calibrate or --tune, one at a time\n'],
  [
    'record @anna --durations --to @ben',
    'troth: --durations looks at every promise of the record, so --to has no place beside it\n',
  ],
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
    'troth: --to: @survey is a source; a party, person, office or group is asked for\n',
  ],
  ['record @anna --tag road', 'troth: no promise has the tag #road; did you mean #roads?\n'],
  [
    'record @anna --by tags',
    'troth: --by tags: a record is not taken apart by that; did you mean tag?\nIt is by one of: promisor, promisee, tag, holder, house, rater, decade\n',
  ],
])('%s', async (args, err) => {
  expect(await troth(args, { folder: folder() })).toEqual({ status: 2, out: '', err });
});
