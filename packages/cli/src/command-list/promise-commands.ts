import type { Command } from '../command.ts';
import { check } from '../commands/check.ts';
import { conflicts } from '../commands/conflicts.ts';
import { exposure } from '../commands/exposure.ts';
import { show } from '../commands/show.ts';
import { status } from '../commands/status.ts';
import { whatIf } from '../commands/what-if.ts';
import { LEDGERS, readingOptions } from './common-options.ts';

/** Where promises stand, what cannot all be kept, and who is exposed. */
export const PROMISE_COMMANDS: readonly Command[] = [
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
    options: readingOptions('print errors and certain conflicts only'),
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
      ...readingOptions('print the rows only'),
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
    options: readingOptions('leave out the steps, the evidence and what others say'),
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
      ...readingOptions('print one line for each conflict'),
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
    options: readingOptions('leave out the heading, and tell new conflicts in a line'),
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
      ...readingOptions('leave out the evidence and what is claimed; of all parties, print the rows only'),
    ],
    examples: [
      { line: 'troth exposure', does: 'who stands to lose what, over the whole ledger' },
      { line: 'troth exposure @bike', does: 'what is lost, and what falls, if @bike is not kept' },
      { line: 'troth exposure @anna ledgers/', does: 'what @anna stands to lose, from whom' },
    ],
    load: async () => exposure,
  },
];
