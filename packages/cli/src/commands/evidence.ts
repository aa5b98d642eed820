import { type VoucherReport, voucherReport } from '@troth/core';
import type { Call } from '../command.ts';
import { capturedFiles } from '../input/captured-files.ts';
import { findName } from '../input/filter-options.ts';
import { judgeFor } from '../input/judge-for.ts';
import { readLedgerFor } from '../input/read-ledger.ts';
import { evidenceMermaid } from '../output/evidence-mermaid.ts';
import { evidenceSvg } from '../output/evidence-svg.ts';
import { evidenceText } from '../output/evidence-text.ts';
import { Problem } from '../problem.ts';
import { didYouMean } from '../suggestion.ts';

const FORMATS = ['text', 'json', 'svg', 'mermaid'] as const;

/** `troth evidence @id`: who says so. */
export async function evidence(call: Call): Promise<number> {
  const [id, ...ledgers] = call.operands;
  if (id === undefined)
    throw new Problem('the evidence of what? troth evidence @ID', ['An id is what follows @ in the ledger.']);
  const format = formatOf(call);
  const ledger = await readLedgerFor(call, ledgers);
  const name = findName(ledger, id);
  const judgement = judgeFor(call, ledger);
  const report = voucherReport(judgement, name.text, capturedFiles(call.io.folder)) as VoucherReport;
  call.io.out.write(printed(call, format, report));
  return 0;
}

function printed(call: Call, format: (typeof FORMATS)[number], report: VoucherReport): string {
  switch (format) {
    case 'text':
      return evidenceText(call, report);
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`;
    case 'svg':
      return evidenceSvg(report);
    case 'mermaid':
      return evidenceMermaid(report);
  }
}

function formatOf(call: Call): (typeof FORMATS)[number] {
  const written = call.value('format');
  if (written === undefined) return call.has('json') ? 'json' : 'text';
  const format = FORMATS.find((one) => one === written);
  if (format) return format;
  throw new Problem(`--format ${written}: there is no such format${didYouMean(written, FORMATS)}`, [
    `Formats: ${FORMATS.join(', ')}`,
  ]);
}
