import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { processIo } from '../src/io.ts';
import { folderWith, troth } from './troth.ts';

const prison = fileURLToPath(new URL('../../../examples/prison-deal/', import.meta.url));

const LEDGER = `ledger "Bikes"
  on 2026-06-01
party @anna "Anna"
party @ben "Ben"
source @diary "Diary"
  published 2026-04-01
source @letter "Letter"
  published 2026-04-20

2026-03-01 promise @bike "Lend the bike"
  from @anna
  to   @ben
  will @anna lends the bike to @ben
  by   2026-03-10
2026-03-01 request @pump "Lend the pump"
  from @ben
  to   @anna
  will @anna lends the pump to @ben

2026-03-09 event @lent
  did    @anna lends the bike to @ben
  source @diary
  source @letter denies
2026-05-01 retracted @diary by @anna
2026-05-02 response "Ben answers"
  to   @lent
  from @ben
  text "So it was."
2026-05-12 refused @pump by @anna
`;

/** What `troth log` answers about the ledger above. */
async function log(args: string): Promise<string> {
  const { status, out, err } = await troth(`log ${args}`, { folder: folderWith({ 'bikes.troth': LEDGER }) });
  expect([status, err]).toEqual([0, '']);
  return out;
}

test('a promise, in both times', async () => {
  expect(await log('@bike')).toMatchInlineSnapshot(`
    "@bike  Lend the bike
    promise · bikes.troth:10

    What happened up to 1 Jun 2026
      1 Mar 2026   due
                   promised · @bike
      11 Mar 2026  due, overdue
                   overdue: its deadline passed without word

    What a reader could know on the day
      1 Mar 2026   due
                   became known · @bike
      11 Mar 2026  due, overdue
                   overdue: its deadline passed without word
      1 Apr 2026   kept
                   became known from @diary · @lent
      20 Apr 2026  kept, disputed
                   was denied by @letter · @lent
      1 May 2026   due, overdue
                   retracted @diary · bikes.troth:24

    The entry itself
      1 Mar 2026  dated
      1 Mar 2026  known from this day
    "
  `);
});

test('as known on a day', async () => {
  expect(await log('@bike --known 2026-04-10 --quiet')).toMatchInlineSnapshot(`
    "@bike  Lend the bike
    promise · bikes.troth:10

    What happened up to 1 Jun 2026, as known by 10 Apr 2026
      1 Mar 2026  due
      9 Mar 2026  kept

    What a reader could know on the day
      1 Mar 2026   due
      11 Mar 2026  due, overdue
      1 Apr 2026   kept
    "
  `);
});

test('a request', async () => {
  expect(await log('@pump')).toMatchInlineSnapshot(`
    "@pump  Lend the pump
    request · bikes.troth:15

    What happened up to 1 Jun 2026
      1 Mar 2026   open
                   asked · @pump
      12 May 2026  refused
                   refused · bikes.troth:29

    What a reader could know on the day
      1 Mar 2026   open
                   became known · @pump
      12 May 2026  refused
                   became known · bikes.troth:29

    The entry itself
      1 Mar 2026  dated
      1 Mar 2026  known from this day
    "
  `);
});

test('another entry, and a source', async () => {
  expect(await log('@lent')).toMatchInlineSnapshot(`
    "@lent
    event · bikes.troth:20

    It does not count: every source that supports it is retracted.

    The entry itself
      9 Mar 2026   happened
      1 Apr 2026   known from this day
      1 Apr 2026   in Diary                             @diary
      20 Apr 2026  Letter denies it                     @letter
      20 Apr 2026  disputed from this day
      1 May 2026   its source @diary retracted by Anna  bikes.troth:24
      2 May 2026   replied to by Ben                    bikes.troth:25
    "
  `);
  expect(await log('@diary')).toMatchInlineSnapshot(`
    "@diary  Diary
    source · bikes.troth:5

    It does not count: it is retracted.

    The entry itself
      1 Apr 2026  published
      1 May 2026  retracted by Anna  bikes.troth:24
    "
  `);
});

test('the first example', async () => {
  const { status, out } = await troth('log @hand-over', { folder: prison });
  expect(status).toBe(0);
  expect(out).toMatchInlineSnapshot(`
    "@hand-over  Hand over the nine gang leaders
    promise · prison-deal.troth:114

    What happened up to 20 Oct 2025
      13 Mar 2025  unclear: conditional or due · 0..1 of 9
                   promised · @hand-over · known since 20 Oct 2025
                   if due: its condition was met, 13..31 Mar 2025 · @flights · known since 31 Aug 2025
                   done, in part or whole, 13 Mar..20 Oct 2025 · @one-handed-over · known since 20 Oct
                   2025
      31 Mar 2025  due · 0..1 of 9
                   happened, 13..31 Mar 2025 · @flights · known since 31 Aug 2025
      20 Oct 2025  due · 1 of 9
                   happened, 13 Mar..20 Oct 2025 · @one-handed-over · known since 20 Oct 2025

    What a reader could know on the day
      20 Oct 2025  due · 1 of 9
                   became known from @report and @commentary · @hand-over
                   became known from @report and @commentary · @leaders
                   became known from @commentary · @one-handed-over

    The entry itself
      13 Mar 2025  dated
      20 Oct 2025  known from this day
      20 Oct 2025  in News report on the prison deal, The Washington Post  @report
      20 Oct 2025  in Commentary on the news report                        @commentary
      20 Oct 2025  replied to by State Department                          @spokesman-reply
    "
  `);
});

test('what has no history, and what is not there', async () => {
  const folder = folderWith({ 'bikes.troth': LEDGER });
  expect(await troth('log @anna', { folder })).toEqual({
    status: 2,
    out: '',
    err: `troth: @anna is a party, which has no history
log tells the history of a promise or request, and the days of an entry with a date or of a source.
What is known of it: troth show @anna
`,
  });
  expect((await troth('log @bikes', { folder })).err).toContain(
    'nothing is declared as @bikes; did you mean @bike?',
  );
  expect((await troth('log', { folder })).err).toBe(
    'troth: whose history? troth log @ID\nAn id is what follows @ in the ledger.\n',
  );
});

const RETOLD = `ledger "Told again"
  on 2026-06-01
party @anna "Anna"
party @ben "Ben"
source @diary "Diary"
  published 2026-02-01
source @letter "Letter"
  published 2026-05-01

2026-01-01 promise @song "Sing"
  from @anna
  to   @ben
  will @anna sings
2026-01-20 event @sung
  did    @anna sings
  source @diary
  source @letter
2026-03-10 retracted @diary by @ben

2026-01-01 promise @quiet "Be quiet at night"
  from  @anna
  to    @ben
  never @anna shouts at night
2026-03-01 alleged @shout
  did @anna shouts at night
2026-04-01 accepted @shout by @ben
  id     @yes
  source @note
2026-05-10 retracted @note by @ben
source @note "Note"
  published 2026-04-01

2026-01-01 promise @lamp "Leave the lamp off"
  from  @anna
  to    @ben
  never @anna lights the lamp
2026-03-01 alleged @light
  did @anna lights the lamp
2026-04-01 accepted @light by @ben
  id @granted
2026-05-01 retracted @granted by @ben
  id @regretted
2026-05-05 retracted @regretted by @ben
`;

test('what counts again by a later source, and what an acceptance rested on', async () => {
  const folder = folderWith({ 'told.troth': RETOLD });
  const told = async (id: string) => {
    const { status, out } = await troth(`log ${id}`, { folder });
    expect(status).toBe(0);
    return out.slice(out.indexOf('What a reader'), out.indexOf('The entry itself')).trimEnd();
  };
  expect(await told('@song')).toMatchInlineSnapshot(`
    "What a reader could know on the day
      1 Jan 2026   due
                   became known · @song
      1 Feb 2026   kept
                   became known from @diary · @sung
      10 Mar 2026  due
                   retracted @diary · told.troth:18
      1 May 2026   kept
                   was supported by @letter · @sung"
  `);
  expect(await told('@quiet')).toMatchInlineSnapshot(`
    "What a reader could know on the day
      1 Jan 2026   due
                   became known · @quiet
      1 Apr 2026   broken, outstanding · 1 breach
                   became known, 1 Mar 2026 · @shout
                   accepted @shout · @yes
      10 May 2026  due
                   retracted @note · told.troth:29"
  `);
  expect(await told('@lamp')).toMatchInlineSnapshot(`
    "What a reader could know on the day
      1 Jan 2026  due
                  became known · @lamp
      1 Apr 2026  broken, outstanding · 1 breach
                  became known, 1 Mar 2026 · @light
                  accepted @light · @granted
      1 May 2026  due
                  took back the acceptance of @light · @regretted
      5 May 2026  broken, outstanding · 1 breach
                  took back the retraction of @granted · told.troth:43"
  `);
  const { out } = await troth('diff --known 2026-03-20..2026-05-05', { folder });
  expect(out).toMatchInlineSnapshot(`
    "What changed in what is known from 20 Mar 2026 to 5 May 2026, judged on 1 Jun 2026

    @lamp  Leave the lamp off
      was  due
      is   broken, outstanding · 1 breach
      1 Apr 2026  accepted @light  @granted

    @quiet  Be quiet at night
      was  due
      is   broken, outstanding · 1 breach
      1 Apr 2026  accepted @shout  @yes

    @song  Sing
      was  due
      is   kept
      1 May 2026  was supported by @letter  @sung

    3 promises changed
    "
  `);
});

test('an acceptance and a retraction that were retracted', async () => {
  const folder = folderWith({ 'told.troth': RETOLD });
  const { out } = await troth('log @light', { folder });
  expect(out).toMatchInlineSnapshot(`
    "@light
    alleged · told.troth:37

    The entry itself
      1 Mar 2026  happened
      1 Mar 2026  known from this day
      1 Apr 2026  accepted by Ben                             @granted
      1 May 2026  the acceptance @granted retracted by Ben    @regretted
      5 May 2026  the retraction @regretted retracted by Ben  told.troth:43
    "
  `);
  const { out: evidence } = await troth('evidence @shout --known 2026-05-10', { folder });
  expect(evidence).toMatchInlineSnapshot(`
    "@shout
    alleged · told.troth:24 · as known by 10 May 2026

    Anna shouts at night

    No source vouches for it.
    Counts for nothing: it is alleged, and its acceptance does not count.

    Accepted, retracted
      1 Apr 2026  @yes  accepted @shout
                  told.troth:26
    "
  `);
  const { out: before } = await troth('evidence @shout --known 2026-03-31', { folder });
  expect(before).toContain('it is alleged, and nobody has accepted it');
});

test('a power that became known after it was used', async () => {
  const ledger = `ledger "A lease"
  on 2026-06-01
party @anna "Anna"
party @ben "Ben"
source @letter "Letter"
  published 2026-04-10
2026-01-01 promise @lease "Leave the flat to Ben"
  from   @anna
  to     @ben
  always @anna leaves the flat to @ben
  may end @anna
    source @letter
2026-03-01 ended @lease by @anna
`;
  const folder = folderWith({ 'lease.troth': ledger });
  const { out } = await troth('log @lease', { folder });
  expect(out).toMatchInlineSnapshot(`
    "@lease  Leave the flat to Ben
    promise · lease.troth:7

    What happened up to 1 Jun 2026
      1 Jan 2026  due
                  promised · @lease
      1 Mar 2026  ended
                  ended · lease.troth:13

    What a reader could know on the day
      1 Jan 2026   due
                   became known · @lease
      1 Mar 2026   broken, outstanding
                   became known · lease.troth:13
      10 Apr 2026  ended
                   its power to end became known from @letter · @lease

    The entry itself
      1 Jan 2026  dated
      1 Jan 2026  known from this day
    "
  `);
  const { out: diff } = await troth('diff --known 2026-04-09..2026-04-10', { folder });
  expect(diff).toMatchInlineSnapshot(`
    "What changed in what is known from 9 Apr 2026 to 10 Apr 2026, judged on 1 Jun 2026

    @lease  Leave the flat to Ben
      was  broken, outstanding
      is   ended
      10 Apr 2026  its power to end became known from @letter  @lease

    1 promise changed
    "
  `);
});

test('somebody joins the group that it is about', async () => {
  const folder = folderWith({
    'a.troth': `party @anna
party @ben
person @cleo
person @dan
group @crew
  member @cleo
  member @dan from 2026-03-05
2026-03-01 promise @keep
  from   @anna
  to     @ben
  always @anna employs @crew
  until  2026-03-20
`,
  });
  const { out } = await troth('log @keep --on 2026-03-10', { folder });
  expect(out.split('\n\n')[1]).toMatchInlineSnapshot(`
    "What happened up to 10 Mar 2026
      1 Mar 2026  due · 0 failed, 1 stand
                  promised · @keep
      5 Mar 2026  due · 0 failed, 2 stand
                  a day passed that it rests on"
  `);
});

test('a promise of uncertain day comes to be overdue', async () => {
  const folder = folderWith({
    'a.troth': `party @anna
party @ben
2026-03-04/2026-03-06 promise @pay
  from @anna
  to   @ben
  will @anna pays 10 EUR to @ben within 1 day
`,
  });
  const { out } = await troth('log @pay --on 2026-03-20', { folder });
  expect(out.split('\n\n')[1]).toMatchInlineSnapshot(`
    "What happened up to 20 Mar 2026
      4 Mar 2026  unclear: proposed or due · 0 of 10 EUR
                  if due: promised, 4..6 Mar 2026 · @pay · known since 6 Mar 2026
      6 Mar 2026  due · 0 of 10 EUR
                  promised, 4..6 Mar 2026 · @pay · known since 6 Mar 2026
      8 Mar 2026  due, overdue · 0 of 10 EUR
                  overdue: its deadline passed without word, 6..8 Mar 2026"
  `);
  const shown = await troth('show @pay --on 2026-03-20', { folder });
  expect(shown.out.split('\n\n').slice(2)).toMatchInlineSnapshot(`
    [
      "State     due, overdue
    Since     4..6 Mar 2026, overdue since 6..8 Mar 2026
    Progress  0 of 10 EUR
    Deadline  5..7 Mar 2026",
      "How it came to this
      4..6 Mar 2026  promised                                   @pay
      4..6 Mar 2026  due from its own date                      @pay
      6..8 Mar 2026  overdue: its deadline passed without word  @pay
    ",
    ]
  `);
});

test('a deadline of uncertain day passes before a promise falls due', async () => {
  const folder = folderWith({
    'a.troth': `party @anna
party @ben
2026-03-06 promise @keep
  from  @anna
  to    @ben
  if    @ben pays 5 EUR to @anna
  will  @anna pays 10 EUR to @ben by 2026-03-06/2026-03-10
  never @ben returns the book
`,
  });
  const { out } = await troth('log @keep --on 2026-03-20', { folder });
  expect(out.split('\n\n')[2]).toMatchInlineSnapshot(`
    "What a reader could know on the day
      6 Mar 2026   conditional · 0 of 2 parts
                   became known · @keep
      11 Mar 2026  conditional · 0 of 2 parts · no deadline
                   a day passed that it rests on"
  `);
});

test('a deadline that is moved, and one that hangs on a deed', async () => {
  const ledger = `ledger "Deadlines"
  on 2026-06-01
party @anna "Anna"
party @ben "Ben"
2026-01-01 promise @song "Sing"
  from @anna
  to   @ben
  will @anna sings
  by   2026-04-01
2026-03-30 amended @song by @anna, @ben
  by   2026-05-01
2026-01-01 promise @answer "Answer"
  from @anna
  to   @ben
  will @anna answers @ben
  by   6 months after @ben writes to @anna
2026-02-28 event @letter
  did @ben writes to @anna
`;
  const folder = folderWith({ 'deadlines.troth': ledger });
  const history = async (id: string) => {
    const { out } = await troth(`log ${id}`, { folder });
    return out.slice(out.indexOf('What happened'), out.indexOf('The entry itself')).trimEnd();
  };
  expect(await history('@song')).toMatchInlineSnapshot(`
    "What happened up to 1 Jun 2026
      1 Jan 2026   due
                   promised · @song
      30 Mar 2026  due · deadline 1 May 2026
                   amended · deadlines.troth:10
      2 May 2026   due, overdue
                   overdue: its deadline passed without word

    What a reader could know on the day
      1 Jan 2026   due
                   became known · @song
      30 Mar 2026  due · deadline 1 May 2026
                   became known · deadlines.troth:10
      2 May 2026   due, overdue
                   overdue: its deadline passed without word"
  `);
  expect(await history('@answer')).toMatchInlineSnapshot(`
    "What happened up to 1 Jun 2026
      1 Jan 2026   due
                   promised · @answer
      28 Feb 2026  due · deadline 28 Aug 2026
                   what its time hangs on came about · @letter

    What a reader could know on the day
      1 Jan 2026   due
                   became known · @answer
      28 Feb 2026  due · deadline 28 Aug 2026
                   became known · @letter"
  `);
});

const hasGit = spawnSync('git', ['--version']).status === 0;

describe.skipIf(!hasGit)('when an entry was entered, by version control', { timeout: 30_000 }, () => {
  const PARTIES = 'party @anna "Anna"\nparty @ben "Ben"\n';
  const promise = (title: string) =>
    `2026-03-01 promise @bike "${title}"\n  from @anna\n  to @ben\n  will @anna lends the bike\n`;

  const git = (folder: string, args: readonly string[], date = '') => {
    const who = ['-c', 'user.name=Anna', '-c', 'user.email=anna@example.org', '-c', 'commit.gpgsign=false'];
    const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    expect(spawnSync('git', [...who, ...args], { cwd: folder, env }).status).toBe(0);
  };
  const commit = (folder: string, text: string, date: string) => {
    writeFileSync(path.join(folder, 'a.troth'), text);
    git(folder, ['add', '.']);
    git(folder, ['commit', '-qm', 'Enter'], date);
  };
  const ask = async (folder: string, args = '') => {
    const { blame } = processIo();
    const { out } = await troth(`log @bike --on 2026-06-01 ${args}`, { folder, blame });
    return out.replace(/\b[0-9a-f]{10}\b/g, '0123456789');
  };

  test('the oldest line tells, and the last that was changed; laying it out changes nothing', async () => {
    const folder = folderWith({});
    git(folder, ['init', '-q']);
    // Late in the evening in New York is the next day in Greenwich.
    commit(folder, PARTIES + promise('Lend it'), '2026-04-01T23:30:00-0400');
    expect(JSON.parse(await ask(folder, '--json')).entered).toEqual({
      day: '2026-04-01',
      commit: '0123456789',
      changed: null,
    });
    commit(folder, PARTIES + promise('Lend the bike'), '2026-05-02T12:00:00+0000');
    commit(folder, (PARTIES + promise('Lend the bike')).replaceAll('  ', '    '), '2026-05-09T12:00:00+0000');
    writeFileSync(path.join(folder, 'a.troth'), `; not committed\n\n${PARTIES}${promise('Lend the bike')}`);
    expect(await ask(folder)).toContain(`The entry itself
  1 Mar 2026  dated
  1 Mar 2026  known from this day
  1 Apr 2026  entered in the ledger  commit 0123456789
  2 May 2026  last changed there     commit 0123456789
`);
    expect(await ask(folder, '--known 2026-04-30')).not.toContain('last changed there');
    expect(await ask(folder, '--known 2026-03-31')).not.toContain('entered in the ledger');
  });

  test('the lines of the entry alone are asked about, however they are laid out', async () => {
    const asked: number[][] = [];
    const laidOut = promise('Lend it').replaceAll('  ', ' '.repeat(60));
    const folder = folderWith({ 'a.troth': `${PARTIES}${laidOut}\n; About Cy.\n;\n\nparty @cy "Cy"\n` });
    const blame = (_file: string, first: number, last: number) => void asked.push([first, last]);
    await troth('log @bike --on 2026-06-01', { folder, blame });
    expect(asked).toEqual([[3, 6]]);
  });

  test('what is not under version control has none', async () => {
    const folder = folderWith({ 'a.troth': PARTIES + promise('Lend it') });
    expect(JSON.parse(await ask(folder, '--json')).entered).toBe(null);
    git(folder, ['init', '-q']);
    expect(JSON.parse(await ask(folder, '--json')).entered).toBe(null);
  });
});
