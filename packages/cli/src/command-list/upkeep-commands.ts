import type { Command } from '../command.ts';
import { explain } from '../commands/explain.ts';
import { fmt } from '../commands/fmt.ts';
import { init } from '../commands/init.ts';
import { json, noColor, quiet } from './common-options.ts';

/** What keeps a ledger in order. */
export const UPKEEP_COMMANDS: readonly Command[] = [
  {
    name: 'explain',
    operands: '[CODE]',
    most: 1,
    summary: 'what a code such as unknown-name means, with an example; alone, all codes',
    about: [],
    options: [json, quiet('leave out the example, and of all codes what they mean'), noColor],
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
