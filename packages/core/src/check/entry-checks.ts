import type { Diagnostic, Finding } from '../diagnostic/diagnostic.ts';
import { toDiagnostic } from '../diagnostic/to-diagnostic.ts';
import type { EditedEntries } from '../ledger/edit-ledger.ts';
import { type Entry, isPromise } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { circularCondition, dependsOnOthers } from './circular-condition.ts';
import { circularParts } from './circular-parts.ts';
import { circularUnits } from './circular-units.ts';
import { checkEntry } from './diagnose.ts';
import { duplicateDeed } from './duplicate-deed.ts';
import { withoutEchoes } from './echoes.ts';
import type { CheckLedger } from './rule.ts';
import { LEDGER_RULES } from './rules.ts';
import { twoLedgers } from './two-ledgers.ts';
import { UnknownNames, unknownName } from './unknown-name.ts';
import { isUnsourced, unsourced } from './unsourced.ts';

/** What the rules say of a ledger that is being edited: kept by entry and by rule, so that an edit asks only what it may change. */
export class EntryChecks {
  readonly #ledger: Ledger;
  readonly #byEntry = new Map<Entry, readonly Finding[]>();
  readonly #byRule = new Map<CheckLedger, readonly Finding[]>();
  readonly #unknownNames: UnknownNames;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
    this.#unknownNames = new UnknownNames(ledger);
    for (const entry of ledger.entries()) this.#check(entry);
  }

  /** Takes an edit: forgets what was said of the old entries and checks the new ones. */
  replace(edited: EditedEntries): void {
    const { removed, added } = edited;
    this.#unknownNames.replace(edited);
    this.#byRule.delete(unknownName);
    for (const entry of removed) this.#byEntry.delete(entry);
    for (const entry of added) this.#check(entry);
    for (const rule of this.#byRule.keys()) {
      if (removed.some((entry) => isAbout(rule, entry)) || added.some((entry) => isAbout(rule, entry))) {
        this.#byRule.delete(rule);
      }
    }
  }

  /** Everything that is wrong now. */
  diagnostics(): Diagnostic[] {
    const findings: Finding[] = [];
    for (const file of this.#ledger.documents) {
      for (const found of file.findings.values()) findings.push(...withoutEchoes(found));
    }
    for (const found of this.#byEntry.values()) findings.push(...found);
    for (const rule of LEDGER_RULES) findings.push(...this.#ask(rule));
    return findings.map(toDiagnostic);
  }

  #ask(rule: CheckLedger): readonly Finding[] {
    let findings = this.#byRule.get(rule);
    if (!findings) {
      const found: Finding[] = [];
      const report = (finding: Finding) => {
        found.push(finding);
      };
      if (rule === unknownName) this.#unknownNames.report(report);
      else rule(this.#ledger, report);
      findings = found;
      this.#byRule.set(rule, findings);
    }
    return findings;
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

/** Rules about declarations, which no edit that is checked alone touches. */
const OF_DECLARATIONS: ReadonlySet<CheckLedger> = new Set([
  duplicateDeed,
  circularParts,
  circularUnits,
  twoLedgers,
]);

/** Whether a rule about the ledger as a whole may say something else once an entry comes or goes. */
function isAbout(rule: CheckLedger, entry: Entry): boolean {
  if (OF_DECLARATIONS.has(rule)) return false;
  if (rule === circularCondition)
    return isPromise(entry) && (entry.terms.partOf !== undefined || dependsOnOthers(entry.terms));
  // With no source at all nothing is said; how many lack one matters as soon as one of them comes or goes.
  if (rule === unsourced) return isUnsourced(entry);
  return true;
}
