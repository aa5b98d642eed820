import type { Command, Option } from './command.ts';
import { advise } from './commands/advise.ts';
import { check } from './commands/check.ts';
import { conflicts } from './commands/conflicts.ts';
import { diff } from './commands/diff.ts';
import { evidence } from './commands/evidence.ts';
import { explain } from './commands/explain.ts';
import { exportData } from './commands/export.ts';
import { exposure } from './commands/exposure.ts';
import { fmt } from './commands/fmt.ts';
import { init } from './commands/init.ts';
import { log } from './commands/log.ts';
import { record } from './commands/record.ts';
import { show } from './commands/show.ts';
import { status } from './commands/status.ts';
import { whatIf } from './commands/what-if.ts';

const on: Option = {
  name: 'on',
  value: 'DATE',
  help: 'judge at the end of this day; a month or year means its last day (default: the ledger’s `on`, else today)',
};
const known: Option = {
  name: 'known',
  value: 'DATE',
  help: 'use only what was known by this day (default: the ledger’s `known`, else everything)',
};
const json: Option = { name: 'json', help: 'print JSON (docs/schema describes it)' };
const quiet = (help: string): Option => ({ name: 'quiet', help });
const noColor: Option = { name: 'no-color', help: 'print without colour' };
const compartment: Option = {
  name: 'compartment',
  value: 'WORD',
  repeatable: true,
  help: 'include what is marked secret with this word; without it, nothing that is secret counts or shows',
};
const withoutDisputed: Option = {
  name: 'without-disputed',
  help: 'count nothing that one source supports and another denies',
};
const reading = (hush: string) => [on, known, compartment, withoutDisputed, json, quiet(hush), noColor];

const LEDGERS =
  'LEDGER is a file, a folder (all *.troth files in it and below) or - for standard input; without one, the folder ' +
  'you are in.';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'check',
    operands: '[LEDGER…]',
    summary: 'what is wrong with a ledger, what cannot all be kept, and where its promises stand',
    about: [
      'Prints what is wrong with the ledger, what cannot all be kept, and then its promises, those that need attention ' +
        'first; counts for each state where there are more than 50. The exit status is 0 if the ledger is sound, 1 if ' +
        'there are errors or conflicts that are certain in standing and on every reading, and 2 if it could not be checked.',
      LEDGERS,
    ],
    options: reading('print errors and certain conflicts only'),
    examples: [
      { line: 'troth check', does: 'check the ledger in this folder' },
      { line: 'troth check promises.troth --on 2026-06', does: 'as it stands at the end of June 2026' },
      { line: 'troth check --quiet && git commit', does: 'commit only a sound ledger' },
    ],
    load: async () => check,
  },
  {
    name: 'status',
    operands: '[LEDGER…]',
    summary: 'the table of promises: who owes what to whom, and where it stands',
    about: [
      LEDGERS,
      'Filters narrow the table: a promise must pass each kind that is given, and of one kind given twice, any.',
    ],
    options: [
      {
        name: 'party',
        value: '@PARTY',
        repeatable: true,
        help: 'promises from or to this party, its parts and its offices, or made through this person',
      },
      {
        name: 'state',
        value: 'STATE',
        repeatable: true,
        help: 'promises in this state: due, kept, broken, overdue, outstanding, disputed, unclear, …',
      },
      { name: 'tag', value: 'TAG', repeatable: true, help: 'promises with this tag' },
      {
        name: 'text',
        value: 'WORDS',
        help: 'promises with all of these words in their title, id, text or sentences',
      },
      { name: 'from', value: 'DATE', help: 'promises made on this day or later' },
      { name: 'to', value: 'DATE', help: 'promises made on this day or earlier' },
      ...reading('print the rows only'),
    ],
    examples: [
      { line: 'troth status', does: 'every promise of the ledger in this folder' },
      { line: 'troth status --party @acme --state due', does: 'what is due from or to @acme' },
      { line: 'troth status --on 2026-03-31 --json', does: 'as of the end of March, for another program' },
    ],
    load: async () => status,
  },
  {
    name: 'show',
    operands: '@ID [LEDGER…]',
    summary: 'everything about one promise, party, event or source, and what led there',
    about: [
      'Shows one entry with all that refers to it; for a promise, each step that led to its state.',
      LEDGERS,
    ],
    options: reading('leave out the steps, the evidence and what others say'),
    examples: [
      { line: 'troth show @bike', does: 'the promise @bike: what it says, where it stands, and why' },
      { line: 'troth show @anna ledgers/', does: 'what @anna promised and was promised' },
    ],
    load: async () => show,
  },
  {
    name: 'conflicts',
    operands: '[LEDGER…]',
    summary: 'what cannot all be kept, why, and the ways out; with --with, before you promise',
    about: [
      'Finds every smallest set of promises that cannot all be kept: why, how much of each still fits, who is bound ' +
        'both ways, and every way out with what it costs. The exit status is 1 if a conflict is certain in standing ' +
        'and on every reading, or the ledger has errors, else 0; 2 if the search could not be run or not finished.',
      'With --with, the entries of FILE are added to the ledger and its promises are tested as if made that day; what ' +
        'they replace (instead of) is left out. The exit status is then 1 if any conflict contains one of them, even ' +
        'one that is only possible.',
      LEDGERS,
    ],
    options: [
      {
        name: 'with',
        value: 'FILE',
        help: 'test the promises of this file, or of standard input (-), before they are made',
      },
      {
        name: 'format',
        value: 'FORMAT',
        help: 'text, json, svg (a picture that stands alone) or mermaid (default: text)',
      },
      ...reading('print one line for each conflict'),
    ],
    examples: [
      { line: 'troth conflicts', does: 'what cannot all be kept in the ledger of this folder' },
      { line: 'troth conflicts --with offer.troth', does: 'whether the promises of offer.troth can be made' },
      { line: 'troth conflicts --format svg > conflicts.svg', does: 'a picture for any browser' },
    ],
    load: async () => conflicts,
  },
  {
    name: 'what-if',
    operands: 'FILE [LEDGER…]',
    summary: 'what entries would change that are only supposed: events, acts, promises',
    about: [
      'Compares the ledger with itself and the entries of FILE (- for standard input): states before and after, ' +
        'conflicts that would come, go or change, and who would stand to lose more or less. Both are judged on the day ' +
        'that the last entry of FILE speaks of, unless --on says another or the ledger’s day is later. The entries of ' +
        'FILE count as known. The exit status is 0, and 2 where FILE could not be understood.',
      LEDGERS,
    ],
    options: reading('leave out the heading, and tell new conflicts in a line'),
    examples: [
      { line: 'troth what-if release.troth', does: 'what the acts in release.troth would change' },
      {
        line: 'echo "2026-03-05 ended @lease by @anna" | troth what-if -',
        does: 'what would change if Anna ended the lease',
      },
    ],
    load: async () => whatIf,
  },
  {
    name: 'exposure',
    operands: '[@PARTY|@PROMISE] [LEDGER…]',
    summary: 'who loses what if a promise is broken, and which promises fall with it',
    about: [
      'Of a promise: what is lost if it is not performed, who is still safe, and the promises that can then no longer ' +
        'fall due, as a tree. Of a party: all that it, its parts and its groups stand to lose. Alone: every party, ' +
        'most first. What people only claim is shown with their names and never counted. More than five cases of one ' +
        'promise that are alike share a row.',
      LEDGERS,
    ],
    options: [
      { name: 'cases', help: 'list each case of a promise with many, also those that are alike' },
      ...reading('leave out the evidence and what is claimed; of all parties, print the rows only'),
    ],
    examples: [
      { line: 'troth exposure', does: 'who stands to lose what, over the whole ledger' },
      { line: 'troth exposure @bike', does: 'what is lost, and what falls, if @bike is not kept' },
      { line: 'troth exposure @anna ledgers/', does: 'what @anna stands to lose, from whom' },
    ],
    load: async () => exposure,
  },
  {
    name: 'evidence',
    operands: '@ID [LEDGER…]',
    summary: 'who says so: sources, whom they have it from, and how many independent roots that is',
    about: [
      'Of a promise, an event or any other entry: who supports it, who denies it, through whom, and the roots that the ' +
        'chains go back to; reports with one root are one witness. Where roots may be one and the same, their number ' +
        'is a range, and its lower end counts. Quotes are compared with the file that their source keeps. Of a source ' +
        'or a party: what rests on its word, and what would no longer count if the source were retracted.',
      LEDGERS,
    ],
    options: [
      {
        name: 'format',
        value: 'FORMAT',
        help: 'text, json, svg (a picture that stands alone) or mermaid (default: text)',
      },
      ...reading('say it in a sentence, without the chains'),
    ],
    examples: [
      { line: 'troth evidence @bike', does: 'who says that @bike was promised, and through whom' },
      { line: 'troth evidence @paper', does: 'what rests on the source @paper' },
      { line: 'troth evidence @bike --format svg > bike.svg', does: 'the chain as a picture' },
    ],
    load: async () => evidence,
  },
  {
    name: 'record',
    operands: '[@PARTY] [LEDGER…]',
    summary: 'what a party’s word is worth by its record: a chance, always with its range',
    about: [
      'How often promises like this one were kept, in two readings side by side: by the rules, where what a power ends ' +
        'counts for nothing; and by the one who relied on it, for whom what ends without consent was not kept. Which ' +
        'promises count, with what weight and why; what is not known, and what would change it. Where there is too ' +
        'little record there is no number. Of a person: what was promised through them. Alone: every promisor.',
      'It says what the record shows of the chance; what comes next it does not say. docs/record.md explains how it is ' +
        'computed.',
      LEDGERS,
    ],
    options: [
      { name: 'to', value: '@PARTY', help: 'for a promise to this party; those to others count less' },
      {
        name: 'tag',
        value: 'TAG',
        repeatable: true,
        help: 'for a promise on this subject; those without the tag count less',
      },
      {
        name: 'holder',
        value: '@PERSON',
        help: 'for a promise made by this office-holder; those made under others count less',
      },
      {
        name: 'by',
        value: 'WHAT',
        help: 'also take it apart, by promisor, promisee, tag, holder, house, rater or decade',
      },
      { name: 'threats', help: 'the record of threats, in place of that of promises' },
      { name: 'durations', help: 'how long promises last, and in which of several ways they end' },
      {
        name: 'calibrate',
        help: 'how well the record foretold each finished promise, by those that had ended before it',
      },
      { name: 'tune', help: 'which half-life, transfer, icc and weight of the start suit the record best' },
      {
        name: 'format',
        value: 'FORMAT',
        help: 'text, json or svg (a picture that stands alone; default: text)',
      },
      ...reading('print the chances only'),
    ],
    examples: [
      { line: 'troth record', does: 'every promisor of the ledger, side by side' },
      { line: 'troth record @anna --to @ben', does: 'what Anna’s word to Ben is worth, by her record' },
      { line: 'troth record @town --by tag', does: 'how a town kept its word on each subject' },
      { line: 'troth record --calibrate', does: 'whether the chances it gives have come true so far' },
      { line: 'troth record --by tag --format svg > record.svg', does: 'chances and ranges as a picture' },
    ],
    load: async () => record,
  },
  {
    name: 'advise',
    operands: '[@CHOICE] [LEDGER…]',
    summary: 'what to do about an agreement: continue, condition, renegotiate or leave',
    about: [
      'Of a choice: what each option is worth, where that turns on how often they keep their word, whether the agreement ' +
        'enforces itself and which terms would make it, what would change the answer, and a plan: what to ask for, what a ' +
        'refusal would say, and what then. Alone: the choices of the ledger. The inputs are assumptions of the ledger; ' +
        'docs/advice.md says what each means. The exit status is 2 where nothing can be advised yet.',
      LEDGERS,
    ],
    options: [
      {
        name: 'rules',
        help: 'also compare rules of reciprocity (tit for tat, walk away, …) against each other; without a choice, with the usual payoffs',
      },
      ...reading('say it in short'),
    ],
    examples: [
      { line: 'troth advise', does: 'which choices there are' },
      { line: 'troth advise @stay', does: 'what to do about @stay' },
      { line: 'troth advise @stay --json', does: 'the same for another program' },
      { line: 'troth advise --rules', does: 'how rules of reciprocity fare against each other' },
    ],
    load: async () => advise,
  },
  {
    name: 'diff',
    operands: '[LEDGER…]',
    summary: 'what changed between two days, or in what was known, and which entry changed it',
    about: [
      'Names every promise and request whose state, progress, standing, due day or deadline is another on the second ' +
        'day, and what brought that about: an event, an act, a rating, a retraction, a source that was published, or ' +
        'no entry but a day, where a deadline passed. With --known, what is named is the least that the change needs.',
      LEDGERS,
    ],
    options: [
      { name: 'on', value: 'A..B', help: 'compare two days to judge on; with --known A..B, one day' },
      { name: 'known', value: 'A..B', help: 'compare two days to know by; with --on A..B, one day' },
      compartment,
      withoutDisputed,
      json,
      quiet('leave out what brought the changes about'),
      noColor,
    ],
    examples: [
      { line: 'troth diff --on 2026-03-01..2026-03-31', does: 'what March brought' },
      {
        line: 'troth diff --known 2025-12..2026-06 --on 2025-12-31',
        does: 'what was learned in half a year about where things stood at the end of 2025',
      },
    ],
    load: async () => diff,
  },
  {
    name: 'log',
    operands: '@ID [LEDGER…]',
    summary: 'the history of one promise: what happened, and when that could be known',
    about: [
      'Of a promise or request: each result over the days, with what brought it about and since when that is known; ' +
        'then what a reader could know from day to day. Of another entry with a date, or of a source: when it happened, ' +
        'was published, known, denied, accepted, retracted and replied to.',
      LEDGERS,
    ],
    options: reading('leave out what brought each result about'),
    examples: [
      { line: 'troth log @bike', does: 'how @bike came to stand where it stands, in both times' },
      {
        line: 'troth log @bike --known 2026-03-31',
        does: 'the same, as far as it was known at the end of March',
      },
    ],
    load: async () => log,
  },
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
    load: async () => (await import('./commands/import.ts')).importData,
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
    ],
    examples: [
      { line: 'troth publish -o site', does: 'the ledger in this folder, as a site' },
      {
        line: 'troth publish ledgers -o docs --base https://example.org/promises/',
        does: 'with a sitemap, and links that others can follow',
      },
    ],
    load: async () => (await import('./commands/publish.ts')).publish,
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
    ],
    examples: [
      { line: 'troth serve --open', does: 'the ledger in this folder, in your browser' },
      { line: 'troth serve ledgers --port 8000', does: 'another folder, on a port of your choice' },
      {
        line: 'troth serve --read-only --host 0.0.0.0',
        does: 'for everyone who reaches this machine, to read',
      },
    ],
    load: async () => (await import('./commands/serve.ts')).serve,
  },
  {
    name: 'explain',
    operands: '[CODE]',
    most: 1,
    summary: 'what a code such as unknown-name means, with an example; alone, all codes',
    about: [],
    options: [json, noColor],
    examples: [
      { line: 'troth explain unknown-name', does: 'the rule behind it, and how to mend it' },
      { line: 'troth explain', does: 'all codes' },
    ],
    load: async () => explain,
  },
  {
    name: 'fmt',
    operands: '[FILE…]',
    summary: 'lays ledger files out evenly; what they mean never changes',
    about: [
      'FILE is a file, a folder (all *.troth files in it and below) or - to read standard input and print the result; ' +
        'without one, the folder you are in. A file is replaced as a whole or not at all, and never if it was changed ' +
        'meanwhile.',
    ],
    options: [
      {
        name: 'check',
        help: 'change nothing; list the files that would change, and exit with 1 if there are any',
      },
      quiet('do not name the files'),
      noColor,
    ],
    examples: [
      { line: 'troth fmt', does: 'lay out all ledger files in this folder' },
      { line: 'troth fmt --check', does: 'for continuous integration' },
      { line: 'troth fmt - < draft.troth', does: 'print the laid-out text' },
    ],
    load: async () => fmt,
  },
  {
    name: 'init',
    operands: '[DIR]',
    most: 1,
    summary: 'writes a small ledger with comments to start from',
    about: [
      'Writes DIR/ledger.troth and makes the folder if need be. A folder that holds a ledger is left alone.',
    ],
    options: [quiet('say nothing'), noColor],
    examples: [
      { line: 'troth init', does: 'start a ledger in this folder' },
      { line: 'troth init promises', does: 'start one in the folder promises' },
    ],
    load: async () => init,
  },
];
