import { expect, test } from 'vitest';
import { SAMPLE } from './sample.ts';
import { folderWith, troth } from './troth.ts';

function sample(): string {
  return folderWith({ 'sample.troth': SAMPLE });
}

test('a promise: what it says, where it stands, and why', async () => {
  expect(await troth('show @flour', { folder: sample() })).toEqual({
    status: 0,
    out: `@flour  Deliver flour
promise · #supply · sample.troth:22

On 10 Jan 2026 The Mill (through Ada Miller as Head of the Mill) promised The Bakery: The Mill
delivers 10 tonne to The Bakery, by 31 Mar 2026.

State      broken, outstanding
Since      1 Apr 2026
Progress   6 of 10 tonne
Due since  10 Jan 2026
Deadline   31 Mar 2026

Details
  stake The Bakery "its customers"

How it came to this
  10 Jan 2026  promised                                         @flour
  10 Jan 2026  due from its own date                            @flour
  20 Mar 2026  done, in part or whole                           @first-load
  1 Apr 2026   overdue: its deadline passed with a part done    @flour
  1 Apr 2026   broken: its deadline passed and it was not done
  5 Apr 2026   looked for and not found
               sample.troth:65

Evidence
  supports  Contract (@contract), p1, grade B2
            “ten tonnes by the end of March”

Checks
  5 Apr 2026  The Bakery: looked, and found nothing
              sample.troth:65 · @paper
`,
    err: '',
  });
});

test('a promise of words, its ratings, the reply and a claim', async () => {
  expect(await troth('show square', { folder: sample() })).toEqual({
    status: 0,
    out: `@square  Make the square beautiful
promise · #town · sample.troth:50

On 1 Feb 2026 The Mill promised The Town: “We shall make the square beautiful.” by 31 Dec 2027.

State     due
Since     1 Feb 2026
Deadline  31 Dec 2027

How it came to this
  1 Feb 2026  promised               @square
  1 Feb 2026  due from its own date  @square

Evidence
  supports  The Paper (@paper)

Ratings
  1 Jun 2026  @stalled  Promise Watch: stalled, because “No plan is known.”
              sample.troth:71 · @paper
              ↳ The Mill (through Ada Miller): The plan is being drawn.
              sample.troth:76 · @paper

Claims
  3 Jun 2026  @cost  a neighbour: It will cost too much.
              sample.troth:81 · @paper
`,
    err: '',
  });
});

test('a party: what it promised and was promised', async () => {
  expect(await troth('show @bakery', { folder: sample() })).toEqual({
    status: 0,
    out: `@bakery  The Bakery
party · sample.troth:6

Promises made
  10 Jan 2026  conditional  @payment  Pay for it
                            sample.troth:30 · @contract
  10 Jan 2026  due          @quiet  Keep the recipe to itself
                            sample.troth:43 · @contract

Promises received
  10 Jan 2026  broken  @flour  Deliver flour, from The Mill
                       sample.troth:22 · @contract
  10 Jan 2026  due     @vans-promise  Lend the vans, from The Mill
                       sample.troth:37 · @contract

Requests received
  1 Feb 2026  open  @oven  Lend the oven, from The Mill
                    sample.troth:56 · @paper

Events
  20 Mar 2026  @first-load  The first load
               sample.troth:62 · @paper
  2 May 2026   The Mill lends 1 of vans to The Bakery
               sample.troth:68 · @paper

Checks
  5 Apr 2026  The Bakery: looked into @flour, and found nothing
              sample.troth:65 · @paper
`,
    err: '',
  });
});

test('a source: what rests on it', async () => {
  expect(await troth('show @paper', { folder: sample() })).toEqual({
    status: 0,
    out: `@paper  The Paper
source · sample.troth:18

Details
  published 2026-06-20

Entries that rest on it
  1 Feb 2026   due   @square  Make the square beautiful (The Mill)
                     sample.troth:50
  1 Feb 2026   open  @oven  Lend the oven (The Mill)
                     sample.troth:56
  20 Mar 2026        @first-load  The first load
                     sample.troth:62
  5 Apr 2026         The Bakery: looked into @flour, and found nothing
                     sample.troth:65
  2 May 2026         The Mill lends 1 of vans to The Bakery
                     sample.troth:68
  1 Jun 2026         @stalled  Promise Watch: rated @square stalled, because “No plan is known.”
                     sample.troth:71
                     ↳ The Mill (through Ada Miller): The plan is being drawn.
                     sample.troth:76 · @paper
  2 Jun 2026         The Mill (through Ada Miller): The plan is being drawn.
                     sample.troth:76
  3 Jun 2026         @cost  a neighbour: It will cost too much.
                     sample.troth:81
`,
    err: '',
  });
});

test('an office', async () => {
  expect(await troth('show @mill/head', { folder: sample() })).toEqual({
    status: 0,
    out: `@mill/head  Head of the Mill
office · sample.troth:10

Details
  of The Mill
  holder Ada Miller

Mentioned by
  10 Jan 2026  broken  @flour  Deliver flour (The Mill)
                       sample.troth:22 · @contract
`,
    err: '',
  });
});

test('an event', async () => {
  expect(await troth('show @first-load', { folder: sample() })).toEqual({
    status: 0,
    out: `@first-load  The first load
event · sample.troth:62

The Mill delivers 6 tonne to The Bakery.

Evidence
  supports  The Paper (@paper)
`,
    err: '',
  });
});

test('a rating, a check, a notice and a retraction say what they are about', async () => {
  const folder = folderWith({
    'p.troth': `party @ann "Ann"
party @ben "Ben"
2026-01-01 promise @song "A song"
  from @ann
  to   @ben
  will @ann sings
2026-01-02 rated @song partly-kept 40%
  by      @ben
  cause   blocked
  because "It rained."
  id      @rating
2026-01-03 checked @song by @ben
  found "Nobody sang."
  id    @check
2026-01-04 notified @ann of @song by @ben
  id @notice
2026-01-05 retracted @rating by @ben
  because "It was the wrong song."
  id @retraction
2026-01-06 released @song by @ben
  because "It is late."
  id @release
`,
  });
  const shown = async (id: string) => {
    const { out } = await troth(`show ${id} --on 2026-03-01`, { folder });
    return out.slice(out.indexOf('\n\n') + 2);
  };
  expect(await shown('@rating')).toMatch(
    /^On 2 Jan 2026 Ben rated @song partly kept \(40 %\), because “It rained\.”\n[\s\S]*Details\n {2}cause blocked\n\n/,
  );
  expect(await shown('@check')).toBe('On 3 Jan 2026 Ben looked into @song, and found “Nobody sang.”\n');
  expect(await shown('@notice')).toBe('On 4 Jan 2026 Ben notified Ann of @song.\n');
  expect(await shown('@retraction')).toBe(
    'On 5 Jan 2026 Ben retracted @rating, because “It was the wrong song.”\n',
  );
  expect(await shown('@release')).toMatch(/^On 6 Jan 2026 Ben released @song, because “It is late\.”\n/);
});

test('a request', async () => {
  expect(await troth('show @oven', { folder: sample() })).toEqual({
    status: 0,
    out: `@oven  Lend the oven
request · sample.troth:56

On 1 Feb 2026 The Mill asked The Bakery: The Bakery lends the oven to The Mill.

The request is open.

Evidence
  supports  The Paper (@paper)
`,
    err: '',
  });
});

test('--quiet leaves out the steps, the evidence and what others say', async () => {
  expect(await troth('show @quiet --quiet', { folder: sample() })).toEqual({
    status: 0,
    out: `@quiet  Keep the recipe to itself
promise · sample.troth:43

On 10 Jan 2026 The Bakery promised The Mill that this never happens: The Bakery reveals the recipe.

State  due
Since  10 Jan 2026

Details
  may end The Mill, notice 30 days to The Bakery
`,
    err: '',
  });
});

test('in a narrow terminal', async () => {
  expect(await troth('show @flour', { folder: sample(), columns: 44 })).toEqual({
    status: 0,
    out: `@flour  Deliver flour
promise · #supply · sample.troth:22

On 10 Jan 2026 The Mill (through Ada Miller
as Head of the Mill) promised The Bakery:
The Mill delivers 10 tonne to The Bakery, by
31 Mar 2026.

State      broken, outstanding
Since      1 Apr 2026
Progress   6 of 10 tonne
Due since  10 Jan 2026
Deadline   31 Mar 2026

Details
  stake The Bakery "its customers"

How it came to this
  10 Jan 2026  promised          @flour
  10 Jan 2026  due from its own  @flour
               date
  20 Mar 2026  done, in part or  @first-load
               whole
  1 Apr 2026   overdue: its      @flour
               deadline passed
               with a part done
  1 Apr 2026   broken: its
               deadline passed
               and it was not
               done
  5 Apr 2026   looked for and
               not found
               sample.troth:65

Evidence
  supports  Contract (@contract), p1, grade
            B2
            “ten tonnes by the end of March”

Checks
  5 Apr 2026  The Bakery: looked, and found
              nothing
              sample.troth:65 · @paper
`,
    err: '',
  });
});

test('an id that is none', async () => {
  expect(await troth('show @flower', { folder: sample() })).toEqual({
    status: 2,
    out: '',
    err: 'troth: nothing is declared as @flower; did you mean @flour?\n',
  });
});

test('an act without effect says why', async () => {
  const folder = folderWith({
    'p.troth': `party @ann "Ann"
party @ben "Ben"
party @cleo "Cleo"
2026-01-01 promise @song "A song"
  from @ann
  to   @ben
  will @ann sings
2026-01-02 released @song by @cleo
2026-01-03 released @song by @ben
2026-01-04 ended @song by @ben
`,
  });
  const { out } = await troth('show @song --on 2026-03-01', { folder });
  expect(out.slice(out.indexOf('Acts'))).toBe(`Acts
  2 Jan 2026  released @song (Cleo)
              without effect: @cleo cannot release @song
              p.troth:8
  3 Jan 2026  released @song (Ben)
              p.troth:9
  4 Jan 2026  ended @song (Ben)
              without effect: @song is released since 3 Jan 2026
              p.troth:10
`);
});

test.each(['show', 'evidence', 'log'])(
  '%s with a ledger and no id says that the entry comes first',
  async (command) => {
    expect(await troth(`${command} ./sample.troth`, { folder: sample() })).toEqual({
      status: 2,
      out: '',
      err: `troth: first say which entry: troth ${command} @ID ./sample.troth\nAn id is what follows @ in the ledger.\n`,
    });
  },
);

test('an existing file or folder in place of an id is told of; an entry of that name is asked for with its @', async () => {
  const folder = folderWith({ 'town/2026/sample.troth': SAMPLE, 'notes.txt': '' });
  const { status, err } = await troth('show town/2026', { folder });
  expect([status, err]).toEqual([
    2,
    'troth: first say which entry: troth show @ID town/2026\nAn entry of that name would be @town/2026.\n',
  ]);
  expect((await troth('log notes.txt town', { folder })).err).toBe(
    'troth: first say which entry: troth log @ID notes.txt town\nAn entry of that name would be @notes.txt.\n',
  );
  expect((await troth('evidence town @flour', { folder })).err).toBe(
    'troth: first say which entry: troth evidence @flour town\nAn entry of that name would be @town.\n',
  );
  expect((await troth('show flour town', { folder })).out).toMatch(/^@flour {2}Deliver flour/);
});

test('the name of a case that the shell has taken apart is told of', async () => {
  const folder = sample();
  expect((await troth(['show', '@rent[on', '2026-03-01]', 'sample.troth'], { folder })).err).toBe(
    "troth: @rent[on is not all of the name of a case, as spaces end a word of the command\nPut it in quotes: troth show '@rent[on 2026-03-01]'\n",
  );
  expect((await troth(['log', '@rent[on', 'sample.troth'], { folder })).err).toContain(
    "troth log '@rent[on …]'\n",
  );
});

test('an act: who did what, on which day', async () => {
  const folder = folderWith({
    'p.troth': `party @anna "Anna"
party @ben "Ben"
2026-01-01 promise @song "Sing"
  from @anna
  to   @ben
  will @anna sings to @ben
  by   2026-02-01
2026-01-05 amended @song by @anna, @ben
  id      @later
  by      2026-03-01
  because "She has a cold"
`,
  });
  const { out } = await troth('show @later --on 2026-01-10', { folder });
  expect(out).toBe(`@later
act · p.troth:8

On 5 Jan 2026 Anna and Ben amended @song: by 1 Mar 2026, because “She has a cold”.

Details
  by 2026-03-01
  because "She has a cold"
`);
});

test('what is overdue says since when, also where it is words alone, or suspended', async () => {
  const text = `party @a "Anna"
party @b "Ben"
2026-03-01 promise @read
  from  @a
  to    @b
  text  "I will read"
  by    2026-03-10
2026-03-01 promise @paint
  from  @a
  to    @b
  will  @a paints the fence
  by    2026-03-12
2026-03-15 suspended @paint by @b
`;
  const shown = async (id: string) =>
    (await troth(`show ${id} - --on 2026-03-20 --quiet`, { input: text })).out.split('\n').slice(5, 7);
  expect(await shown('@read')).toEqual([
    'State     due, overdue',
    'Since     1 Mar 2026, overdue since 11 Mar 2026',
  ]);
  expect(await shown('@paint')).toEqual([
    'State     due, overdue, suspended',
    'Since     1 Mar 2026, overdue since 13 Mar 2026',
  ]);
});

test('the title in place of the id is told which id that is', async () => {
  expect(await troth(['show', 'deliver flour'], { folder: sample() })).toEqual({
    status: 2,
    out: '',
    err: 'troth: “Deliver flour” is the title of @flour\nWrite the id: @flour\n',
  });
});
