import { describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { COMMANDS } from '../src/command-list.ts';
import { troth } from './troth.ts';

const GENERAL = `Troth is a ledger for promises: who promised what to whom, where it stands, and why.

Usage: troth COMMAND [LEDGER…] [options]

Commands
  check      what is wrong with a ledger, what cannot all be kept, and where its promises stand
  status     the table of promises: who owes what to whom, and where it stands
  show       everything about one promise, party, event or source, and what led there
  conflicts  what cannot all be kept, why, and the ways out; with --with, before you promise
  what-if    what entries would change that are only supposed: events, acts, promises
  exposure   who loses what if a promise is broken, and which promises fall with it
  evidence   who says so: sources, whom they have it from, and how many independent roots that is
  record     what a party’s word is worth by its record: a chance, always with its range
  advise     what to do about an agreement: continue, condition, renegotiate or leave
  diff       what changed between two days, or in what was known, and which entry changed it
  log        the history of one promise: what happened, and when that could be known
  import     brings a tracker or a data set of promises into a ledger, again and again
  export     a ledger in another format: CSV, JSON, Atom, iCalendar, JSON-LD or PROV
  publish    a ledger as a static site: the same pages, read-only, without a server
  serve      shows a ledger folder as a page: see it, explore it, edit it
  explain    what a code such as unknown-name means, with an example; alone, all codes
  fmt        lays ledger files out evenly; what they mean never changes
  init       writes a small ledger with comments to start from

LEDGER is a file, a folder (all *.troth files in it and below) or - for standard input; without one,
the folder you are in.

Examples
  troth init promises        start a ledger
  troth check promises       what is wrong with it, and where its promises stand
  troth show @bike promises  how one promise came to stand where it does

The exit status is 0 if all is sound, 1 if errors were found, and 2 if the command could not run.
More about a command: troth COMMAND --help. The version: troth --version.
`;

const NARROW = `troth fmt: lays ledger files out evenly; what they
mean never changes

Usage: troth fmt [FILE…] [options]

FILE is a file, a folder (all *.troth files in it
and below) or - to read standard input and print
the result; without one, the folder you are in. A
file is replaced as a whole or not at all, and
never if it was changed meanwhile.

Options
  --check      change nothing; list the files that
               would change, and exit with 1 if
               there are any
  -q, --quiet  do not name the files
  --no-color   print without colour
  -h, --help   show this help

Examples
  troth fmt
      lay out all ledger files in this folder
  troth fmt --check
      for continuous integration
  troth fmt - < draft.troth
      print the laid-out text
`;

describe('help', () => {
  test('lists the commands', async () => {
    for (const args of ['--help', '-h', 'help'])
      expect(await troth(args)).toEqual({ status: 0, out: GENERAL, err: '' });
  });

  test('without a command goes to standard error, and nothing ran', async () => {
    expect(await troth('')).toEqual({ status: 2, out: '', err: GENERAL });
  });

  test('of a command fits the terminal', async () => {
    for (const args of ['fmt --help', 'fmt x -h', 'help fmt'])
      expect(await troth(args, { columns: 50 })).toEqual({ status: 0, out: NARROW, err: '' });
  });

  test('shows examples for every command, and no line is too long', async () => {
    for (const { name, examples } of COMMANDS) {
      const { out } = await troth([name, '--help'], { columns: 80 });
      for (const { line } of examples) expect(out).toContain(line);
      expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    }
  });
});

test('every command takes --quiet and --no-color', () => {
  const taken = ['quiet', 'no-color'];
  for (const { name, options } of COMMANDS)
    expect(
      taken.filter((one) => options.every((option) => option.name !== one)),
      name,
    ).toEqual([]);
});

test('every command that reads a ledger takes the same options', () => {
  const readers = COMMANDS.filter(({ operands }) => operands.includes('LEDGER'));
  expect(readers.length).toBeGreaterThan(10);
  for (const { name, options } of readers) {
    const names = options.map((option) => option.name);
    // What is handed on has a format of its own, and a site answers for every day.
    const wanted = name === 'publish' ? [] : name === 'export' ? ['on', 'known'] : ['on', 'known', 'json'];
    for (const option of [...wanted, 'quiet', 'no-color']) expect([name, ...names]).toContain(option);
  }
});

test('every command takes --quiet, but the one that only explains, and --no-color', () => {
  for (const { name, options } of COMMANDS) {
    const names = options.map((option) => option.name);
    expect([name, ...names]).toContain('no-color');
    if (name !== 'explain') expect([name, ...names]).toContain('quiet');
  }
});

test('--version prints the version', async () => {
  for (const args of ['--version', '-V'])
    expect(await troth(args)).toEqual({ status: 0, out: `${manifest.version}\n`, err: '' });
});

const wrong: [args: string, message: string][] = [
  [
    '--versoin',
    `troth: there is no option --versoin; did you mean --version?
The commands are listed by: troth --help
`,
  ],
  [
    'version',
    `troth: there is no command version; did you mean --version?
The commands are listed by: troth --help
`,
  ],
  [
    'chek',
    `troth: there is no command chek; did you mean check?
The commands are listed by: troth --help
`,
  ],
  [
    'frobnicate',
    `troth: there is no command frobnicate
The commands are listed by: troth --help
`,
  ],
  [
    'help chek',
    `troth: there is no command chek; did you mean check?
The commands are listed by: troth --help
`,
  ],
  [
    '--json check',
    `troth: the command comes first, then its options: troth check --json
The commands are listed by: troth --help
`,
  ],
  [
    'check --jsn',
    `troth: troth check has no option --jsn; did you mean --json?
Its options are listed by: troth check --help
`,
  ],
  [
    'fmt -x',
    `troth: troth fmt has no option -x
Its options are listed by: troth fmt --help
`,
  ],
  ['check --on', 'troth: --on needs a value: --on DATE\n'],
  ['check --on --json', 'troth: --on needs a value: --on DATE\n'],
  ['check --on=', 'troth: --on needs a value: --on DATE\n'],
  ['check --json=yes', 'troth: --json takes no value\n'],
  ['check --on 2026 --on 2025', 'troth: --on is given more than once: 2026, 2025\n'],
  ['init a b', 'troth: unexpected argument: b\nUsage: troth init [DIR] [options]\n'],
  ['show', 'troth: what to show? troth show @ID\nAn id is what follows @ in the ledger.\n'],
];

test.each(wrong)('troth %s', async (args, message) => {
  expect(await troth(args)).toEqual({ status: 2, out: '', err: message });
});

test('a ledger in the place of the command is told to come after it', async () => {
  expect(await troth(['.'])).toEqual({
    status: 2,
    out: '',
    err: 'troth: a command comes first: troth check .\nThe commands are listed by: troth --help\n',
  });
});
