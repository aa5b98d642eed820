import { hasLog, judge, logReport, whyNothing, withArticle } from '@troth/core';
import { Problem } from '@troth/server';
import type { Call } from '../command.ts';
import { daysOf } from '../input/days.ts';
import { enteredOf } from '../input/entered.ts';
import { idOperand } from '../input/id-operand.ts';
import { findNamed } from '../input/named.ts';
import { readLedgerFor } from '../input/read-ledger.ts';
import { soundness } from '../input/say-errors.ts';
import { logText } from '../output/log-text.ts';

/** `troth log @id`: the history of one promise or request in both times, or the times of another entry. */
export async function log(call: Call): Promise<number> {
  const id = idOperand(call, 'log', 'whose history?');
  const ledgers = call.operands.slice(1);
  const ledger = await readLedgerFor(call, ledgers);
  const options = { ...daysOf(call, ledger), withoutDisputed: call.has('without-disputed') };
  const judgement = judge(ledger, options);
  const { entry, cases } = findNamed(ledger, judgement, id);
  const { name } = entry;
  if (cases)
    throw new Problem(`@${name.text} is a promise with many cases, and each has a history of its own`, [
      `Its cases: troth show @${name.text}`,
    ]);
  if (!hasLog(entry))
    throw new Problem(`@${name.text} is ${withArticle(entry.kind)}, which has no history`, [
      'log tells the history of a promise or request, and the days of an entry with a date or of a source.',
      `What is known of it: troth show @${name.text}`,
    ]);
  const entered = enteredOf(call.io, name.entry ?? entry, options.known);
  const report = { ...logReport(ledger, name.text, options)!, entered };
  const because = whyNothing(judgement, entry);
  call.io.out.write(
    call.has('json') ? `${JSON.stringify(report, null, 2)}\n` : logText(call, report, because),
  );
  return soundness(call, ledger);
}
