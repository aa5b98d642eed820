import { conflictDiff, diffReport, judgeBoth } from '@troth/core';
import type { Call } from '../command.ts';
import { comparedDays } from '../input/day-range.ts';
import { readLedgerFor } from '../input/read-ledger.ts';
import { soundness } from '../input/say-errors.ts';
import { diffText } from '../output/diff-text.ts';

/** `troth diff`: what changed between two days, and which entry changed it. */
export async function diff(call: Call): Promise<number> {
  const ledger = await readLedgerFor(call);
  const days = comparedDays(call, ledger);
  const compared = judgeBoth(ledger, days);
  const changes = diffReport(ledger, days, compared);
  const report = { ...changes, ...conflictDiff(compared, changes.changes) };
  call.io.out.write(call.has('json') ? `${JSON.stringify(report, null, 2)}\n` : diffText(call, report));
  return soundness(call, ledger);
}
