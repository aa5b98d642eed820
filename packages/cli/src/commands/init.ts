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
  if (!call.has('quiet')) call.io.out.write(nextSteps(shown, given));
  return 0;
}

function nextSteps(shown: string, given: string): string {
  const operand = given === '.' ? '' : ` ${given.includes(' ') ? `'${given}'` : given}`;
  return [
    `Wrote ${shown}. Read it, and then try:`,
    `  troth check${operand}`,
    `  troth show @bike${operand}`,
    '',
  ].join('\n');
}
