import { type ShowReport, showReport } from '@troth/core';
import { capturedFiles } from '@troth/server';
import type { Call } from '../command.ts';
import { idOperand } from '../input/id-operand.ts';
import { judgeFor } from '../input/judge-for.ts';
import { findNamed, namedText } from '../input/named.ts';
import { readLedgerFor } from '../input/read-ledger.ts';
import { soundness } from '../input/say-errors.ts';
import { showText } from '../output/show-text.ts';

/** `troth show @id`: everything about one entry. */
export async function show(call: Call): Promise<number> {
  const id = idOperand(call, 'show', 'what to show?');
  const ledgers = call.operands.slice(1);
  const ledger = await readLedgerFor(call, ledgers);
  const judgement = judgeFor(call, ledger);
  const text = namedText(findNamed(ledger, judgement, id), id);
  const report = showReport(ledger, judgement, text, capturedFiles(call.io.folder)) as ShowReport;
  if (call.has('json')) call.io.out.write(`${JSON.stringify(report, null, 2)}\n`);
  else call.io.out.write(showText(call, report));
  return soundness(call, ledger, judgement);
}
