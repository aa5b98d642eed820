import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeFolder, Problem, reason, STARTER_FILE, starterLedger, todayIn } from '@troth/server';
import type { Call } from '../command.ts';

/** `troth init`: writes a small ledger to start from. */
export function init(call: Call): number {
  const [given = '.'] = call.operands;
  const folder = path.resolve(call.io.folder, given);
  const shown = path.join(given, STARTER_FILE).replaceAll('\\', '/');
  const now = call.io.now();
  try {
    makeFolder(folder);
    const ledger = readdirSync(folder).find((name) => name.endsWith('.troth'));
    if (ledger !== undefined)
      throw new Problem(
        `${path.join(given, ledger).replaceAll('\\', '/')} is there already; nothing was written`,
      );
    const text = starterLedger(todayIn(now, null));
    writeFileSync(path.join(folder, STARTER_FILE), text, { flag: 'wx' });
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(`cannot write ${shown}: ${reason(error)}`);
  }
  if (!call.has('quiet')) call.io.out.write(nextSteps(shown, given, commandIn(call.io.env)));
  return 0;
}

/** How the command is called: installed in a folder alone, it is found by npx only. */
function commandIn({ npm_command: npm }: Call['io']['env']): string {
  return npm === 'exec' ? 'npx troth' : 'troth';
}

function nextSteps(shown: string, given: string, command: string): string {
  const operand = given === '.' ? '' : ` ${shellWord(given)}`;
  return [
    `Wrote ${shown}. Read it, and then try:`,
    `  ${command} check${operand}`,
    `  ${command} show @bike${operand}`,
    '',
  ].join('\n');
}

/** A path as a shell reads it: in quotes where it holds signs that mean something there, and never like an option. */
function shellWord(given: string): string {
  const word = given.startsWith('-') ? `./${given}` : given;
  return /^[\p{L}\p{M}\p{N}./\\:_-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
