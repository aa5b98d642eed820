import type { Command } from '../command.ts';
import { diff } from '../commands/diff.ts';
import { log } from '../commands/log.ts';
import {
  compartment,
  json,
  LEDGERS,
  noColor,
  quiet,
  readingOptions,
  withoutDisputed,
} from './common-options.ts';

/** What changed, and which entry changed it. */
export const HISTORY_COMMANDS: readonly Command[] = [
  {
    name: 'diff',
    operands: '[LEDGER…]',
    summary: 'what changed between two days, or in what was known, and which entry changed it',
    about: [
      'Names every promise and request whose state, progress, standing, due day or deadline is another on the second ' +
        'day, every conflict that came, went or stands otherwise, and what brought that about: an event, an act, a rating, a retraction, a source that was published, or ' +
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
    options: readingOptions('leave out what brought each result about'),
    examples: [
      { line: 'troth log @bike', does: 'how @bike came to stand where it stands, in both times' },
      {
        line: 'troth log @bike --known 2026-03-31',
        does: 'the same, as far as it was known at the end of March',
      },
    ],
    load: async () => log,
  },
];
