import type { Command } from '../command.ts';
import { exportData } from '../commands/export.ts';
import { compartment, known, LEDGERS, noColor, on, quiet, withoutDisputed } from './common-options.ts';

/** What brings ledgers in, takes them out, and shows them. */
export const EXCHANGE_COMMANDS: readonly Command[] = [
  {
    name: 'import',
    operands: 'KIND FILE… -o DIR',
    summary: 'brings a tracker or a data set of promises into a ledger, again and again',
    about: [
      'Reads the files as far as they go, and writes ledger files into DIR, each entry with the line it comes from. What ' +
        'was left out or mended is reported by line. Importing again brings the entries up to date: what you changed, ' +
        'added or deleted by hand in these files stays so, and the exit status is 1 where the source says something new ' +
        'about an entry you changed. DIR/KIND.import.json remembers what was written; keep it with the ledger.',
      'Kinds: csv (any table, by a mapping), bf2018 (alliances in wars, with the treaties of ATOP; CSV), ties (CSV, with ' +
        'the leaders of Archigos), trumptracker (YAML and the history of its statuses), starcitizen (JSON), buildcanada ' +
        '(CSV), troth (another ledger, as export json writes it). docs/import.md says where to get the files and how to cite them.',
      'A mapping says which column of a table is what: its rows are promises, or they rate promises that the ledger has, ' +
        'as a second set of raters does. --guess proposes one.',
    ],
    options: [
      { name: 'out', short: 'o', value: 'DIR', help: 'the folder of the ledger; it is made if need be' },
      {
        name: 'mapping',
        short: 'm',
        value: 'FILE',
        help: 'for csv: which column is what, and what its words mean',
      },
      {
        name: 'guess',
        help: 'for csv: print a mapping for the table, and for the ledger in DIR where -o says one; write nothing',
      },
      {
        name: 'retrieved',
        value: 'DATE',
        help: 'the day the files were fetched, which dates what they do not date (default: today)',
      },
      { name: 'overwrite', help: 'take what the source says even where you changed or deleted an entry' },
      { name: 'json', help: 'print the report as JSON (docs/schema describes it)' },
      quiet('print no report'),
      noColor,
    ],
    examples: [
      {
        line: 'troth import starcitizen data.json --retrieved 2024-05-01 -o tracker',
        does: 'the promises of a tracker, and where they stood on that day',
      },
      {
        line: 'troth import csv table.csv --guess > mapping.yaml',
        does: 'a mapping to look over, for a table of your own',
      },
      {
        line: 'troth import csv table.csv --mapping mapping.yaml -o ledger',
        does: 'the table, read by that mapping',
      },
      {
        line: 'troth import bf2018 bf2018.csv atop.csv members.csv -o alliances',
        does: 'alliances in wars, as two coders judged them, and where the two differ',
      },
      {
        line: 'troth import trumptracker data.yaml history.csv -o tracker',
        does: 'a tracker with what it said on each day',
      },
    ],
    load: async () => (await import('../commands/import.ts')).importData,
  },
  {
    name: 'export',
    operands: 'FORMAT [LEDGER…]',
    summary: 'a ledger in another format: CSV, JSON, Atom, iCalendar, JSON-LD or PROV',
    about: [
      'Formats: csv (RFC 4180: the table of promises, or another with --table), json (everything, and the files ' +
        'themselves), atom (RFC 4287: what changed, newest first), ical (RFC 5545: deadlines and reviews of open ' +
        'promises), jsonld (schema.org: Claim and ClaimReview), prov (W3C PROV-JSON: who has it from whom).',
      'What is marked secret is in none of them, whatever is asked. The same ledger and days always give the same text. ' +
        'docs/export.md describes each. ' +
        LEDGERS,
    ],
    options: [
      { name: 'out', short: 'o', value: 'FILE', help: 'write to this file, as a whole or not at all' },
      { name: 'base', value: 'URL', help: 'the address of the published site, for links to its pages' },
      { name: 'table', value: 'TABLE', help: 'of csv: promises, entries or evidence (default: promises)' },
      { name: 'limit', value: 'N', help: 'of atom: so many changes, the newest (default: 100)' },
      on,
      known,
      withoutDisputed,
      quiet('do not say how much is left out'),
      noColor,
    ],
    examples: [
      { line: 'troth export csv > promises.csv', does: 'the table of promises, for a spreadsheet' },
      { line: 'troth export ical -o deadlines.ics', does: 'deadlines and reviews, for a calendar' },
      { line: 'troth export json --on 2026-03-31', does: 'everything, as it stood at the end of March' },
    ],
    load: async () => exportData,
  },
  {
    name: 'publish',
    operands: '[LEDGER…] -o DIR',
    summary: 'a ledger as a static site: the same pages, read-only, without a server',
    about: [
      'Writes the page that “serve” shows into DIR, with the ledger and the program that answers from it, so that every ' +
        'day can be looked at without a server and under any path. Each promise has a page that reads without that ' +
        'program, a preview for messages and search engines, and a card for other people’s pages (card/NAME.html). Beside ' +
        'them lie a feed of changes, a calendar of deadlines, the exports, and a page about the method.',
      'Nothing that is marked secret is written, whatever is asked. DIR is replaced as a whole; a folder that holds ' +
        'something else is left alone without --force. ' +
        LEDGERS,
    ],
    options: [
      { name: 'out', short: 'o', value: 'DIR', help: 'the folder of the site; it is made if need be' },
      {
        name: 'base',
        value: 'URL',
        help: 'the address it is to be found at: for the sitemap, previews and links in the feed',
      },
      { name: 'force', help: 'publish among other files in DIR, which stay' },
      quiet('say nothing'),
      noColor,
    ],
    examples: [
      { line: 'troth publish -o site', does: 'the ledger in this folder, as a site' },
      {
        line: 'troth publish ledgers -o docs --base https://example.org/promises/',
        does: 'with a sitemap, and links that others can follow',
      },
    ],
    load: async () => (await import('../commands/publish.ts')).publish,
  },
  {
    name: 'serve',
    operands: '[DIR]',
    most: 1,
    summary: 'shows a ledger folder as a page: see it, explore it, edit it',
    about: [
      'Serves DIR, a folder or one file, to browsers on this machine until Ctrl-C; without one, the folder you are in. ' +
        'The page follows every change of the files. What it saves is written as a whole, and never over a change that ' +
        'was made elsewhere meanwhile. An empty folder is served too: the page offers to start a ledger.',
      'docs/api.md describes what else can be asked of the server.',
    ],
    options: [
      {
        name: 'port',
        value: 'N',
        help: 'listen on this port (default: 7684, or a free one where that is taken; 0: any free one)',
      },
      {
        name: 'host',
        value: 'ADDRESS',
        help: 'listen on this address too, for other machines; without it, only this machine can connect',
      },
      { name: 'open', help: 'open the page in the browser' },
      { name: 'read-only', help: 'let nothing be written' },
      compartment,
      quiet('say only where it is'),
      noColor,
    ],
    examples: [
      { line: 'troth serve --open', does: 'the ledger in this folder, in your browser' },
      { line: 'troth serve ledgers --port 8000', does: 'another folder, on a port of your choice' },
      {
        line: 'troth serve --read-only --host 0.0.0.0',
        does: 'for everyone who reaches this machine, to read',
      },
    ],
    load: async () => (await import('../commands/serve.ts')).serve,
  },
];
