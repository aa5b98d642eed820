import { diagnose, inOrder } from '../../src/check/diagnose.ts';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { printDiagnostic } from '../../src/diagnostic/print.ts';
import type { CapturedFile } from '../../src/evidence/captured-file.ts';
import { diagnoseEvidence } from '../../src/evidence/diagnose-evidence.ts';
import { notTheirs } from '../../src/exposure/not-theirs.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { dayOf } from '../../src/ledger/values/civil-day.ts';
import { judge } from '../../src/lifecycle/judge.ts';
import { sourceText } from '../../src/text/source-text.ts';
import type { ErrorExample } from './read-examples.ts';

/** The day on which examples are judged. */
const ON = dayOf(2026, 7, 1);

type Example = Pick<ErrorExample, 'files'> & Partial<Pick<ErrorExample, 'captures'>>;

/** Everything that is wrong with an example. */
export function diagnoseExample({ files, captures = [] }: Example): Diagnostic[] {
  const ledger = Ledger.read(files.map(({ path, text }) => sourceText(path, text)));
  const judgement = judge(ledger, { on: ON });
  const found = diagnoseEvidence(judgement, ({ file }) =>
    captured(captures.find(({ path }) => path === file)),
  );
  return inOrder([...diagnose(ledger), ...judgement.diagnostics, ...notTheirs(judgement), ...found]);
}

function captured(file: ErrorExample['captures'][number] | undefined): CapturedFile {
  if (!file) return { kind: 'missing' };
  return {
    kind: 'found',
    digest: () => '0'.repeat(64),
    text: () => (file.text.startsWith('%PDF') ? { reason: 'it is a PDF' } : { text: file.text }),
  };
}

/** What is printed about an example, without colour. */
export function printExample(example: Example): string {
  return diagnoseExample(example)
    .map((diagnostic) => printDiagnostic(diagnostic, { color: false }))
    .join('\n');
}
