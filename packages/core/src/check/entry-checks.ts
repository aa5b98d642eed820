import type { Diagnostic, Finding, Report } from '../diagnostic/diagnostic.ts';
import { toDiagnostic } from '../diagnostic/to-diagnostic.ts';
import type { EditedEntries } from '../ledger/edit-ledger.ts';
import { type Entry, isPromise } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { circularCondition, dependsOnOthers } from './circular-condition.ts';
import { circularParts } from './circular-parts.ts';
import { circularUnits } from './circular-units.ts';
import { checkEntry } from './diagnose.ts';
import { duplicateDeed } from './duplicate-deed.ts';
import { duplicateName } from './duplicate-name.ts';
import { withoutEchoes } from './echoes.ts';
import { idleAmendments } from './idle-bound.ts';
import { nearShape, reportNearShapes } from './near-shape.ts';
import { neverOverdue } from './never-overdue.ts';
import type { CheckLedger } from './rule.ts';
import { LEDGER_RULES } from './rules.ts';
import { ShapeUses } from './shape-uses.ts';
import { twoLedgers } from './two-ledgers.ts';
import { UnknownNames, unknownName } from './unknown-name.ts';
import { isUnsourced, reportUnsourced, unsourced, unsourcedEntries } from './unsourced.ts';

/** What the rules say of a ledger that is being edited: kept by entry and by rule, so that an edit asks only what it may change. */
export class EntryChecks {
  readonly #ledger: Ledger;
  readonly #byEntry = new Map<Entry, readonly Finding[]>();
  readonly #byRule = new Map<CheckLedger, readonly Finding[]>();
  readonly #unknownNames: UnknownNames;
  readonly #unsourced: Set<Entry>;
  #shapeUses: ShapeUses | undefined;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
    this.#unknownNames = new UnknownNames(ledger);
    this.#unsourced = unsourcedEntries(ledger);
    for (const entry of ledger.entries()) this.#check(entry);
  }

  /** Works out ahead what the first edits need. */
  prepare(): void {
    this.#unknownNames.prepare();
    this.#uses();
  }

  /** Takes an edit: forgets what was said of the old entries and checks the new ones. */
  replace(edited: EditedEntries): void {
    const { removed, added } = edited;
    if (edited.isRetitled) this.#citeAgain();
    this.#unknownNames.replace(edited);
    this.#shapeUses?.replace(edited);
    this.#byRule.delete(unknownName);
    for (const entry of removed) {
      this.#byEntry.delete(entry);
      this.#unsourced.delete(entry);
    }
    for (const entry of added) {
      this.#check(entry);
      if (isUnsourced(entry)) this.#unsourced.add(entry);
    }
    for (const rule of this.#byRule.keys()) {
      if (removed.some((entry) => isAbout(rule, entry)) || added.some((entry) => isAbout(rule, entry))) {
        this.#byRule.delete(rule);
      }
    }
  }

  /** What is wrong elsewhere may cite a line that has changed. */
  #citeAgain(): void {
    for (const entry of [...this.#byEntry.keys()]) {
      this.#byEntry.delete(entry);
      this.#check(entry);
    }
    for (const [rule, findings] of this.#byRule) if (findings.length > 0) this.#byRule.delete(rule);
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
      this.#askAnew(rule, report);
      findings = found;
      this.#byRule.set(rule, findings);
    }
    return findings;
  }

  /** Asks a rule; those that would look through the whole ledger have kept what they need. */
  #askAnew(rule: CheckLedger, report: Report): void {
    if (rule === unknownName) this.#unknownNames.report(report);
    else if (rule === unsourced) reportUnsourced(this.#ledger, this.#unsourced, report);
    else if (rule === nearShape) reportNearShapes(this.#ledger, () => this.#uses(), report);
    else rule(this.#ledger, report);
  }

  #uses(): ShapeUses {
    this.#shapeUses ??= new ShapeUses(this.#ledger);
    return this.#shapeUses;
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

/** Rules about declarations and names declared twice, which no edit that is checked alone touches. */
const OF_DECLARATIONS: ReadonlySet<CheckLedger> = new Set([
  duplicateDeed,
  duplicateName,
  circularParts,
  circularUnits,
  twoLedgers,
]);

/** Whether a rule about the ledger as a whole may say something else once an entry comes or goes. */
function isAbout(rule: CheckLedger, entry: Entry): boolean {
  if (OF_DECLARATIONS.has(rule)) return false;
  if (rule === circularCondition)
    return isPromise(entry) && (entry.terms.partOf !== undefined || dependsOnOthers(entry.terms));
  // They look at terms, and at what a name stands for.
  if (rule === neverOverdue || rule === idleAmendments)
    return entry.name !== undefined || ('terms' in entry && entry.terms !== undefined);
  // With no source at all nothing is said; how many lack one matters as soon as one of them comes or goes.
  if (rule === unsourced) return isUnsourced(entry) || entry.kind === 'source';
  return true;
}
