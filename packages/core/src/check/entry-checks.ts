import type { Diagnostic, Finding } from '../diagnostic/diagnostic.ts';
import { toDiagnostic } from '../diagnostic/to-diagnostic.ts';
import type { EditedEntries } from '../ledger/edit-ledger.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { checkEntry } from './diagnose.ts';
import { withoutEchoes } from './echoes.ts';
import { LEDGER_RULES } from './rules.ts';

/** What the rules say of a ledger that is being edited: kept by entry, so that an edit checks only what it touched. */
export class EntryChecks {
  readonly #ledger: Ledger;
  readonly #byEntry = new Map<Entry, readonly Finding[]>();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
    for (const entry of ledger.entries()) this.#check(entry);
  }

  /** Takes an edit: forgets what was said of the old entries and checks the new ones. */
  replace({ removed, added }: EditedEntries): void {
    for (const entry of removed) this.#byEntry.delete(entry);
    for (const entry of added) this.#check(entry);
  }

  /** Everything that is wrong now. Rules about the ledger as a whole are asked anew; they look at names and counts. */
  diagnostics(): Diagnostic[] {
    const findings: Finding[] = [];
    const report = (finding: Finding) => {
      findings.push(finding);
    };
    for (const file of this.#ledger.documents) {
      for (const found of file.findings.values()) findings.push(...withoutEchoes(found));
    }
    for (const found of this.#byEntry.values()) findings.push(...found);
    for (const check of LEDGER_RULES) check(this.#ledger, report);
    return findings.map(toDiagnostic);
  }

  #check(entry: Entry): void {
    let findings: Finding[] | undefined;
    checkEntry(entry, this.#ledger, (finding) => {
      findings ??= [];
      findings.push(finding);
    });
    if (findings) this.#byEntry.set(entry, findings);
  }
}
