import type { Entry } from '../ledger/entry.ts';
import { actAsEvent } from './act-as-event.ts';
import { alsoVariables } from './also-variables.ts';
import { amendedVariables } from './amended-variables.ts';
import { atMostInWill } from './at-most-in-will.ts';
import { circularCondition } from './circular-condition.ts';
import { circularParts } from './circular-parts.ts';
import { circularUnits } from './circular-units.ts';
import { countedDeeds } from './counted-deeds.ts';
import { duplicateDeed } from './duplicate-deed.ts';
import { duplicateName } from './duplicate-name.ts';
import { duplicateUnit } from './duplicate-unit.ts';
import { earlyAct } from './early-act.ts';
import { emptySize } from './empty-size.ts';
import { endlessPeriods } from './endless-periods.ts';
import { idleAmendments, idleBound } from './idle-bound.ts';
import { idleTime } from './idle-time.ts';
import { idleUntil } from './idle-until.ts';
import { fixedAmount, incompleteLimit } from './incomplete-limit.ts';
import { joinedLines } from './joined-lines.ts';
import { missingAt } from './missing-at.ts';
import { missingInput } from './missing-input.ts';
import { nearShape } from './near-shape.ts';
import { neverOverdue } from './never-overdue.ts';
import { noCases } from './no-cases.ts';
import { noDuty } from './no-duty.ts';
import { noMembers } from './no-members.ts';
import { noParties } from './no-parties.ts';
import { noPromisee } from './no-promisee.ts';
import { noPromisor } from './no-promisor.ts';
import { noVariable } from './no-variable.ts';
import { notAskedFor } from './not-asked-for.ts';
import { notReplaced } from './not-replaced.ts';
import { oddSentence } from './odd-sentence.ts';
import { officeWithoutParty } from './office-without-party.ts';
import { olderSource } from './older-source.ts';
import { overlappingHolders } from './overlapping-holders.ts';
import { pastDeadline } from './past-deadline.ts';
import { reversedTenure, reversedWindow } from './reversed-window.ts';
import type { CheckEntry, CheckLedger } from './rule.ts';
import { sourceWithoutDate } from './source-without-date.ts';
import { stateless } from './stateless.ts';
import { tooManyTouched } from './too-many-touched.ts';
import { twoLedgers } from './two-ledgers.ts';
import { twoPriors } from './two-priors.ts';
import { unknownName } from './unknown-name.ts';
import { unknownVariable } from './unknown-variable.ts';
import { unsourced } from './unsourced.ts';
import { wholeAct } from './whole-act.ts';
import { wrongKind } from './wrong-kind.ts';

/** The entry that has a kind among its kinds. */
type EntryOf<Kind, E = Entry> = E extends Entry ? (Kind extends E['kind'] ? E : never) : never;
type RulesByKind = { readonly [Kind in Entry['kind']]: readonly CheckEntry<EntryOf<Kind>>[] };

const MADE = [
  noPromisor,
  noPromisee,
  noDuty,
  atMostInWill,
  oddSentence,
  idleUntil,
  idleTime,
  idleBound,
  reversedWindow,
  pastDeadline,
  olderSource,
  wrongKind,
] as const;
const NAMING = [wrongKind] as const;
const DATED = [olderSource, wrongKind] as const;

/** The rules that look at one entry, by the kind of entry. */
const BY_KIND: RulesByKind = {
  ledger: NAMING,
  party: NAMING,
  person: NAMING,
  office: [officeWithoutParty, overlappingHolders, reversedTenure, wrongKind],
  group: [emptySize, reversedTenure, wrongKind],
  thing: NAMING,
  source: [sourceWithoutDate, wrongKind],
  deed: [noVariable, alsoVariables, unknownVariable, wrongKind],
  limit: [incompleteLimit, fixedAmount, wrongKind],
  unit: NAMING,
  prior: NAMING,
  promise: [...MADE, noMembers, endlessPeriods, notReplaced],
  threat: [...MADE, noMembers, endlessPeriods],
  request: MADE,
  deal: [noParties, reversedWindow, olderSource, wrongKind],
  event: [actAsEvent, oddSentence, olderSource, tooManyTouched, wrongKind, notAskedFor],
  alleged: [oddSentence, olderSource, wrongKind, notAskedFor],
  checked: DATED,
  rated: DATED,
  act: [...DATED, earlyAct, amendedVariables, wholeAct],
  notified: DATED,
  consulted: DATED,
  claim: DATED,
  response: DATED,
  retracted: DATED,
  accepted: DATED,
  refused: DATED,
  choice: [missingInput, wrongKind],
  note: NAMING,
};

/** The rules that look at one entry, as functions of any entry; each is only called with entries of its kind. */
export const ENTRY_RULES = BY_KIND as Readonly<Record<Entry['kind'], readonly CheckEntry[]>>;

/** The rules about a ledger as a whole. */
export const LEDGER_RULES: readonly CheckLedger[] = [
  unknownName,
  duplicateName,
  twoLedgers,
  twoPriors,
  duplicateUnit,
  duplicateDeed,
  circularParts,
  circularUnits,
  circularCondition,
  noCases,
  countedDeeds,
  nearShape,
  idleAmendments,
  joinedLines,
  missingAt,
  neverOverdue,
  stateless,
  unsourced,
];
