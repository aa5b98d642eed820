import { type VoucherReport, voucherReport, whyNothing } from '@troth/core';
import { capturedFiles } from '@troth/server';
import type { Call } from '../command.ts';
import { type Format, formatOf } from '../input/format-option.ts';
import { idOperand } from '../input/id-operand.ts';
import { judgeFor } from '../input/judge-for.ts';
import { findNamed } from '../input/named.ts';
import { readLedgerFor } from '../input/read-ledger.ts';
import { soundness } from '../input/say-errors.ts';
import { evidenceMermaid } from '../output/evidence-mermaid.ts';
import { evidenceSvg } from '../output/evidence-svg.ts';
import { evidenceText } from '../output/evidence-text.ts';

/** `troth evidence @id`: who says so. */
export async function evidence(call: Call): Promise<number> {
  const id = idOperand(call, 'evidence', 'the evidence of what?');
  const ledgers = call.operands.slice(1);
  const format = formatOf(call);
  const ledger = await readLedgerFor(call, ledgers);
  const judgement = judgeFor(call, ledger);
  const { entry } = findNamed(ledger, judgement, id);
  const report = voucherReport(judgement, entry.name.text, capturedFiles(call.io.folder)) as VoucherReport;
  // Of a source that is not out yet there is nothing to list that could say so.
  const because = report.carries?.statements.length === 0 ? whyNothing(judgement, entry) : undefined;
  call.io.out.write(printed(call, format, report, because));
  return soundness(call, ledger, judgement);
}

function printed(call: Call, format: Format, report: VoucherReport, because: string | undefined): string {
  switch (format) {
    case 'text':
      return evidenceText(call, report, because);
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`;
    case 'svg':
      return evidenceSvg(report);
    case 'mermaid':
      return evidenceMermaid(report);
  }
}
