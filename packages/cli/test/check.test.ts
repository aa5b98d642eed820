import { describe, expect, test } from 'vitest';
import { PAINTING, sale } from './conflict-sample.ts';
import { SAMPLE } from './sample.ts';
import { folderWith, troth } from './troth.ts';

function sample(): string {
  return folderWith({ 'sample.troth': SAMPLE });
}

test('says what is wrong, then where promises stand, what needs attention first', async () => {
  expect(await troth('check', { folder: sample() })).toEqual({
    status: 0,
    out: `warning[unsourced] sample.troth:10:1
  No source vouches for this office.

  10 | office @mill/head "Head of the Mill"
     | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

  Why:  A ledger is worth what its vouchers are worth: without one, a reader has only its word.
  Help: Write \`source @name\` below it; \`known DATE\` alone says when it was known, not by whom.

warning[unsourced] sample.troth:13:1
  No source vouches for this group.

  13 | group @vans "vans"
     | ^^^^^^^^^^^^^^^^^^

  Why:  A ledger is worth what its vouchers are worth: without one, a reader has only its word.
  Help: Write \`source @name\` below it; \`known DATE\` alone says when it was known, not by whom.

On 1 Jul 2026

broken       @flour         Deliver flour · 6 of 10 tonne
outstanding                 since 1 Apr 2026: its deadline, 31 Mar 2026, passed and it was not done;
                            sample.troth:22
due          @vans-promise  Lend the vans · 1 of 4
                            since 10 Jan 2026: it binds from its own date; sample.troth:37
due          @square        Make the square beautiful
                            since 1 Feb 2026: it binds from its own date; sample.troth:50
due          @quiet         Keep the recipe to itself
                            since 10 Jan 2026: it binds from its own date; sample.troth:43
conditional  @payment       Pay for it · 0 of 900 EUR
                            since 10 Jan 2026: its condition is not met yet; sample.troth:30

no errors, 2 warnings, no conflicts · 5 promises: 1 broken, 3 due, 1 conditional
`,
    err: '',
  });
});

test('fits a narrow terminal', async () => {
  expect(await troth('check', { folder: sample(), columns: 50 })).toEqual({
    status: 0,
    out: `warning[unsourced] sample.troth:10:1
  No source vouches for this office.

  10 | office @mill/head "Head of the Mill"
     | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

  Why:  A ledger is worth what its vouchers are
        worth: without one, a reader has only its
        word.
  Help: Write \`source @name\` below it;
        \`known DATE\` alone says when it was known,
        not by whom.

warning[unsourced] sample.troth:13:1
  No source vouches for this group.

  13 | group @vans "vans"
     | ^^^^^^^^^^^^^^^^^^

  Why:  A ledger is worth what its vouchers are
        worth: without one, a reader has only its
        word.
  Help: Write \`source @name\` below it;
        \`known DATE\` alone says when it was known,
        not by whom.

On 1 Jul 2026

broken       @flour
outstanding  Deliver flour · 6 of 10 tonne
             since 1 Apr 2026: its deadline, 31
             Mar 2026, passed and it was not done;
             sample.troth:22
due          @vans-promise
             Lend the vans · 1 of 4
             since 10 Jan 2026: it binds from its
             own date; sample.troth:37
due          @square
             Make the square beautiful
             since 1 Feb 2026: it binds from its
             own date; sample.troth:50
due          @quiet
             Keep the recipe to itself
             since 10 Jan 2026: it binds from its
             own date; sample.troth:43
conditional  @payment
             Pay for it · 0 of 900 EUR
             since 10 Jan 2026: its condition is
             not met yet; sample.troth:30

no errors, 2 warnings, no conflicts
5 promises: 1 broken, 3 due, 1 conditional
`,
    err: '',
  });
});

test('on another day', async () => {
  expect(await troth('check --on 2026-01 --known 2026-01-09', { folder: sample() })).toEqual({
    status: 0,
    out: `warning[unsourced] sample.troth:10:1
  No source vouches for this office.

  10 | office @mill/head "Head of the Mill"
     | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

  Why:  A ledger is worth what its vouchers are worth: without one, a reader has only its word.
  Help: Write \`source @name\` below it; \`known DATE\` alone says when it was known, not by whom.

warning[unsourced] sample.troth:13:1
  No source vouches for this group.

  13 | group @vans "vans"
     | ^^^^^^^^^^^^^^^^^^

  Why:  A ledger is worth what its vouchers are worth: without one, a reader has only its word.
  Help: Write \`source @name\` below it; \`known DATE\` alone says when it was known, not by whom.

no errors, 2 warnings · no promises
1 promise is made after 31 Jan 2026: @square, 1 Feb 2026
4 promises do not count, being not known by 9 Jan 2026, retracted or unsupported: @flour; @payment; @vans-promise; and 1 more
`,
    err: '',
  });
});

test('--quiet prints errors only', async () => {
  expect(await troth('check --quiet', { folder: sample() })).toEqual({ status: 0, out: '', err: '' });
});

test('in colour on a terminal', async () => {
  expect(await troth('check --on 2026-01-10', { folder: sample(), isTerminal: true })).toEqual({
    status: 0,
    out: `\u001b[1;33mwarning[unsourced]\u001b[0m \u001b[1msample.troth:10:1\u001b[0m
  No source vouches for this office.

  \u001b[34m10 |\u001b[0m office @mill/head "Head of the Mill"
     \u001b[34m|\u001b[0m \u001b[1;33m^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\u001b[0m

  \u001b[1mWhy: \u001b[0m A ledger is worth what its vouchers are worth: without one, a reader has only its word.
  \u001b[1mHelp:\u001b[0m Write \`source @name\` below it; \`known DATE\` alone says when it was known, not by whom.

\u001b[1;33mwarning[unsourced]\u001b[0m \u001b[1msample.troth:13:1\u001b[0m
  No source vouches for this group.

  \u001b[34m13 |\u001b[0m group @vans "vans"
     \u001b[34m|\u001b[0m \u001b[1;33m^^^^^^^^^^^^^^^^^^\u001b[0m

  \u001b[1mWhy: \u001b[0m A ledger is worth what its vouchers are worth: without one, a reader has only its word.
  \u001b[1mHelp:\u001b[0m Write \`source @name\` below it; \`known DATE\` alone says when it was known, not by whom.

\u001b[1mOn 10 Jan 2026\u001b[22m

\u001b[34mdue\u001b[39m          \u001b[1m@flour\u001b[22m         Deliver flour · 0 of 10 tonne
                            \u001b[2msince 10 Jan 2026: it binds from its own date; sample.troth:22\u001b[22m
\u001b[34mdue\u001b[39m          \u001b[1m@vans-promise\u001b[22m  Lend the vans · 0 of 4
                            \u001b[2msince 10 Jan 2026: it binds from its own date; sample.troth:37\u001b[22m
\u001b[34mdue\u001b[39m          \u001b[1m@quiet\u001b[22m         Keep the recipe to itself
                            \u001b[2msince 10 Jan 2026: it binds from its own date; sample.troth:43\u001b[22m
conditional  \u001b[1m@payment\u001b[22m       Pay for it · 0 of 900 EUR
                            \u001b[2msince 10 Jan 2026: its condition is not met yet; sample.troth:30\u001b[22m

no errors, \u001b[33m2 warnings\u001b[39m, no conflicts · 4 promises: 3 due, 1 conditional
`,
    err: '',
  });
});

describe('conflicts', () => {
  const sold = (more = '') => folderWith({ 'p.troth': `${PAINTING}${sale('@sale-two', 'boris', more)}` });

  test('stand before the promises, and count for the exit status', async () => {
    const { status, out, err } = await troth('check --no-color', { folder: sold('  source @book\n') });
    expect([status, err]).toEqual([1, '']);
    expect(out).toBe(`On 1 Mar 2026

conflict  @sale-one × @sale-two
  once only · certain · on every reading
  @sale-one  Gallery → Anna, 10 Jan 2026: Gallery sells Harbour at dusk to Anna
             p.troth:16
  @sale-two  Gallery → Boris, 12 Jan 2026: Gallery sells Harbour at dusk to Boris
             p.troth:21
  Why              “seller sells work to buyer” can be done only once per work (p.troth:12).
  Readings         nothing uncertain bears on it
  Bound both ways  Gallery (@gallery)
  Ways out
    1.  Anna releases Gallery from @sale-one.
    2.  Boris releases Gallery from @sale-two.
    3.  Gallery breaks @sale-one.
        a breach on the record of Gallery
    4.  Gallery breaks @sale-two.
        a breach on the record of Gallery

due  @sale-one  Sell to Anna
                since 10 Jan 2026: it binds from its own date; p.troth:16
due  @sale-two  Sell to boris
                since 12 Jan 2026: it binds from its own date; p.troth:21

no errors, 1 certain conflict · 2 promises: 2 due
`);
    expect(await troth('check --quiet', { folder: sold() })).toEqual({
      status: 1,
      out: '@sale-one × @sale-two  once only · certain · on every reading\n',
      err: '',
    });
  });

  test('one that is not certain is no finding of error level', async () => {
    const folder = sold('  if @carl moves away\n');
    expect(await troth('check --quiet', { folder })).toEqual({ status: 0, out: '', err: '' });
    const lines = (await troth('check', { folder })).out.split('\n');
    const start = lines.indexOf('On 1 Mar 2026');
    expect(lines.slice(start + 1, start + 6)).toEqual([
      '',
      '@sale-one × @sale-two  once only · contingent · on every reading',
      'troth conflicts tells more about each.',
      '',
      'due          @sale-one  Sell to Anna',
    ]);
    const { status, out } = await troth('check --json', { folder });
    expect([status, JSON.parse(out)]).toEqual([
      0,
      expect.objectContaining({
        sound: true,
        incomplete: false,
        conflicts: [expect.objectContaining({ standing: 'contingent', conditions: ['@carl moves away'] })],
        families: [],
      }),
    ]);
    expect(JSON.parse((await troth('check --json', { folder: sold() })).out)).toMatchObject({
      sound: false,
      errors: 0,
    });
  });

  test('where there are many, each gets a line', async () => {
    const sales = Array.from({ length: 11 }, (_, index) =>
      ['anna', 'boris'].map((buyer) =>
        sale(`@sale-${index + 10}-${buyer}`, buyer).replace('@painting', `@work-${index + 10}`),
      ),
    );
    const things = sales.map((_, index) => `thing @work-${index + 10}\n`);
    const folder = folderWith({ 'p.troth': [PAINTING, ...things, ...sales.flat()].join('') });
    const { out } = await troth('check --no-color', { folder });
    const lines = out.split('\n');
    const start = lines.indexOf('On 1 Mar 2026');
    expect(lines.slice(start + 2, start + 4)).toEqual([
      '@sale-10-anna × @sale-10-boris  once only · certain · on every reading',
      '@sale-11-anna × @sale-11-boris  once only · certain · on every reading',
    ]);
    expect(lines.slice(start + 12, start + 15)).toEqual([
      '@sale-20-anna × @sale-20-boris  once only · certain · on every reading',
      'troth conflicts tells more about each.',
      '',
    ]);
  });
});

test('what is wrong with the text is shown before the search for what cannot all be kept', async () => {
  const pieces: string[] = [];
  await troth('check', { folder: sample(), pieces });
  expect(pieces.map((piece) => piece.slice(0, piece.indexOf('\n')))).toEqual([
    'warning[unsourced] sample.troth:10:1',
    'On 1 Jul 2026',
  ]);
});

test('of a promise that cannot be read as a whole nothing is concluded from the rest', async () => {
  const text = `party @anna "Anna"
party @ben "Ben"

2026-03-01 promise @song "A song"
  from @anna
  to   @ben
  if   "asked"
  will @anna sings
  by   2026-04-01

2026-03-05 event
  did @anna sings
`;
  const folder = folderWith({ 'song.troth': text });
  expect(await troth('check --on 2026-05-01', { folder })).toEqual({
    status: 1,
    out: `error[quote-in-sentence] song.troth:7:8
  A sentence has no quoted text.

  7 |   if   "asked"
    |        ^^^^^^^

  Why:  Sentences are matched word for word, and quotation marks belong to texts.
  Help: Leave out the quotation marks, or move the quoted words to a \`quote\` below \`source\`, or to
        \`because\`.

On 1 May 2026

unclear  @song  A song
                not judged: a line cannot be read; song.troth:4

1 error, no conflicts · 1 promise: 1 unclear
`,
    err: '',
  });
});
