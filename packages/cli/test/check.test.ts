import { expect, test } from 'vitest';
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

no errors, 2 warnings · 5 promises: 1 broken, 3 due, 1 conditional
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

no errors, 2 warnings · 5 promises: 1 broken, 3 due, 1 conditional
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

no errors, \u001b[33m2 warnings\u001b[39m · 4 promises: 3 due, 1 conditional
`,
    err: '',
  });
});
