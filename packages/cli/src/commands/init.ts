import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Day, dayOf, isoDay } from '@troth/core';
import { Problem, reason } from '@troth/server';
import type { Call } from '../command.ts';

const FILE = 'ledger.troth';

/** `troth init`: writes a small ledger to start from. */
export function init(call: Call): number {
  const [given = '.'] = call.operands;
  const folder = path.resolve(call.io.folder, given);
  const shown = path.join(given, FILE).replaceAll('\\', '/');
  const now = call.io.now();
  try {
    mkdirSync(folder, { recursive: true });
    const ledger = readdirSync(folder).find((name) => name.endsWith('.troth'));
    if (ledger !== undefined)
      throw new Problem(
        `${path.join(given, ledger).replaceAll('\\', '/')} is there already; nothing was written`,
      );
    const text = starterLedger(dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate()));
    writeFileSync(path.join(folder, FILE), text, { flag: 'wx' });
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

/** A ledger that shows the language, with promises of the day it is written. */
function starterLedger(today: Day): string {
  return `; A ledger of promises. \`troth check\` says what is wrong with it, and where each promise stands.
; An entry starts in the first column, its fields are indented. What follows a semicolon is a comment.

ledger "Our promises"
  format  1

; Who promises, and to whom. A name starts with @ and is declared once.
party @anna "Anna"
party @ben "Ben"

; Where it is written down. Any entry can name its source.
source @letter "Anna's letter to Ben"
  published  ${isoDay(today)}

; Who promised what to whom, and by when. The sentence after \`will\` is what is to be done.
${isoDay(today)} promise @bike "Lend the bike"
  from    @anna
  to      @ben
  will    @anna lends the bike to @ben
  by      ${isoDay(today + 14)}
  source  @letter

; A promise on a condition: it falls due when the condition is met.
${isoDay(today)} promise @return "Bring the bike back"
  from    @ben
  to      @anna
  if      @anna lends the bike to @ben
  will    @ben brings the bike back to @anna
  within  1 month
  source  @letter

; What has happened is an event, in the words of the promise, with its own source. Once it has, take
; away the semicolons, set the days, and check again.
;
; source @message "Ben's message: the bike is here"
;   published  ${isoDay(today + 7)}
; ${isoDay(today + 7)} event
;   did     @anna lends the bike to @ben
;   source  @message
`;
}
