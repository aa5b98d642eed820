import type { Diagnostic, Finding } from '../diagnostic/diagnostic.ts';
import { toDiagnostic } from '../diagnostic/to-diagnostic.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { realMistakes } from '../ledger/real-mistakes.ts';
import { compareText } from '../text/compare-text.ts';
import { withoutEchoes } from './echoes.ts';
import { ENTRY_RULES, LEDGER_RULES } from './rules.ts';

/** Everything that is wrong with a ledger, by file and place; the order of files and entries makes no difference. */
export function diagnose(ledger: Ledger): Diagnostic[] {
  const findings: Finding[] = [];
  const report = (finding: Finding) => {
    findings.push(finding);
  };
  for (const file of ledger.documents) {
    for (const found of file.findings.values()) findings.push(...withoutEchoes(found));
    for (const entry of file.entries) if (entry) checkEntry(entry, ledger, report);
  }
  checkLedger(ledger, report);
  return realMistakes(ledger, inOrder(findings.map(toDiagnostic)), diagnose);
}

/** What the rules that look at one entry say of it; findings of reading it are kept with its document. */
export function diagnoseEntry(entry: Entry, ledger: Ledger): Diagnostic[] {
  const findings: Finding[] = [];
  checkEntry(entry, ledger, (finding) => {
    findings.push(finding);
  });
  return inOrder(findings.map(toDiagnostic));
}

/** What the rules about the ledger as a whole say. */
export function diagnoseWhole(ledger: Ledger): Diagnostic[] {
  const findings: Finding[] = [];
  checkLedger(ledger, (finding) => {
    findings.push(finding);
  });
  return inOrder(findings.map(toDiagnostic));
}

/** Sorts diagnostics by file, place, code and message. */
export function inOrder(diagnostics: Diagnostic[]): Diagnostic[] {
  return diagnostics.sort(
    (a, b) =>
      compareText(a.place.block.path, b.place.block.path) ||
      a.place.block.line - b.place.block.line ||
      a.place.start - b.place.start ||
      a.place.end - b.place.end ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  );
}

/** Asks the rules that look at one entry. */
export function checkEntry(entry: Entry, ledger: Ledger, report: (finding: Finding) => void): void {
  const rules = ENTRY_RULES[entry.kind];
  for (let i = 0; i < rules.length; i++) rules[i](entry, ledger, report);
}

function checkLedger(ledger: Ledger, report: (finding: Finding) => void): void {
  for (const check of LEDGER_RULES) check(ledger, report);
}
