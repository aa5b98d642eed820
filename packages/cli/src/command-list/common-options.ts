import type { Option } from '../command.ts';

export const on: Option = {
  name: 'on',
  value: 'DATE',
  help: 'judge at the end of this day; a month or year means its last day (default: the ledger’s `on`, else today)',
};
export const known: Option = {
  name: 'known',
  value: 'DATE',
  help: 'use only what was known by this day (default: the ledger’s `known`, else everything)',
};
export const json: Option = { name: 'json', help: 'print JSON (docs/schema describes it)' };
export const quiet = (help: string): Option => ({ name: 'quiet', help });
export const noColor: Option = { name: 'no-color', help: 'print without colour' };
export const compartment: Option = {
  name: 'compartment',
  value: 'WORD',
  repeatable: true,
  help: 'include what is marked secret with this word; without it, nothing that is secret counts or shows',
};
export const withoutDisputed: Option = {
  name: 'without-disputed',
  help: 'count nothing that one source supports and another denies',
};
/** Those of every command that reads a ledger; `hush` says what `--quiet` leaves out. */
export const readingOptions = (hush: string) => [
  on,
  known,
  compartment,
  withoutDisputed,
  json,
  quiet(hush),
  noColor,
];

/** What stands for a ledger on the command line. */
export const LEDGERS =
  'LEDGER is a file, a folder (all *.troth files in it and below) or - for standard input; without one, the folder ' +
  'you are in.';
