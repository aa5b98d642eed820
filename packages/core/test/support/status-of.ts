import { diagnose } from '../../src/check/diagnose.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { isDateProblem, readDate } from '../../src/ledger/values/date-value.ts';
import { judge } from '../../src/lifecycle/judge.ts';
import { statusReport } from '../../src/query/reports/status-report.ts';
import { locate } from '../../src/text/block.ts';
import { sourceText } from '../../src/text/source-text.ts';

/** Where the promises of a ledger text stand, as `troth status --json` gives it, and what is wrong with it. */
export function statusOf(text: string, options: { on?: string; known?: string } = {}) {
  const ledger = Ledger.read([sourceText('test.troth', text)]);
  const on = options.on ? dayIn(options.on) : ledger.settings.on?.last;
  if (on === undefined) throw new Error('The ledger has no day to judge on.');
  const known = options.known ? dayIn(options.known) : ledger.settings.known?.last;
  const judgement = judge(ledger, { on, known });
  const diagnostics = [...diagnose(ledger), ...judgement.diagnostics].map(({ code, severity, place }) => ({
    code,
    severity,
    line: locate(place).line,
  }));
  return { ...statusReport(judgement), diagnostics };
}

export function dayIn(text: string): number {
  const date = readDate(text, null);
  if (isDateProblem(date)) throw new Error(date.message);
  return date.last;
}
