import type { Command } from './command.ts';
import { EXCHANGE_COMMANDS } from './command-list/exchange-commands.ts';
import { HISTORY_COMMANDS } from './command-list/history-commands.ts';
import { PROMISE_COMMANDS } from './command-list/promise-commands.ts';
import { UPKEEP_COMMANDS } from './command-list/upkeep-commands.ts';
import { WORD_COMMANDS } from './command-list/word-commands.ts';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  ...PROMISE_COMMANDS,
  ...WORD_COMMANDS,
  ...HISTORY_COMMANDS,
  ...EXCHANGE_COMMANDS,
  ...UPKEEP_COMMANDS,
];
