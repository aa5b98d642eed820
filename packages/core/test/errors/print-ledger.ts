import { diagnose, inOrder } from '../../src/check/diagnose.ts';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { printDiagnostic } from '../../src/diagnostic/print.ts';
import { dayOf } from '../../src/ledger/civil-day.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { judge } from '../../src/lifecycle/judge.ts';
import { sourceText } from '../../src/text/source-text.ts';
import type { ErrorExample } from './read-examples.ts';

/** The day on which examples are judged. */
const ON = dayOf(2026, 7, 1);

/** Everything that is wrong with an example. */
export function diagnoseExample({ files }: Pick<ErrorExample, 'files'>): Diagnostic[] {
  const ledger = Ledger.read(files.map(({ path, text }) => sourceText(path, text)));
  return inOrder([...diagnose(ledger), ...judge(ledger, { on: ON }).diagnostics]);
}

/** What is printed about an example, without colour. */
export function printExample(example: Pick<ErrorExample, 'files'>): string {
  return diagnoseExample(example)
    .map((diagnostic) => printDiagnostic(diagnostic, { color: false }))
    .join('\n');
}
