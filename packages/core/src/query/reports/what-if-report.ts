import type { Conflicts } from '../../conflict/conflict.ts';
import { conflictsOf } from '../../conflict/conflicts-of.ts';
import { isoDay } from '../../ledger/values/civil-day.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import { areSame, type Standing, type Undertaken } from '../../lifecycle/result.ts';
import { idOf } from '../words/name-text.ts';
import { type ConflictReport, conflictLists, type FamilyReport } from './conflicts-report.ts';
import { type LedgerExposureReport, ledgerExposureReport } from './exposure-report.ts';
import { type ResultReport, resultReport } from './result-report.ts';

/** What entries that are only supposed would change, as JSON (docs/schema/what-if.schema.json). */
export interface WhatIfReport {
  readonly on: string;
  readonly known: string | null;
  /** Promises, threats and requests whose result would be another, in the order of their ids. */
  readonly states: readonly StateChange[];
  readonly conflicts: SetChanges<ConflictReport>;
  readonly families: SetChanges<FamilyReport>;
  /** Parties that would stand to lose more, less or something else, in the order of their ids. */
  readonly exposure: readonly ExposureChange[];
  /** How far the search for conflicts got, without and with the entries; null where it finished. */
  readonly howFar: { readonly before: string | null; readonly after: string | null };
}

/** A result without and with the supposed entries; null where it does not count. */
export interface StateChange {
  readonly id: string;
  readonly kind: Undertaken['kind'];
  readonly title: string | null;
  readonly before: ResultReport | null;
  readonly after: ResultReport | null;
}

/** Conflicts, or families, that would come, go, or be another over the same promises. */
export interface SetChanges<T> {
  readonly appeared: readonly T[];
  readonly vanished: readonly T[];
  readonly changed: readonly { readonly before: T; readonly after: T }[];
}

type PartySummary = LedgerExposureReport['parties'][number];

/** What a party has at stake without and with the entries; null where it is nothing. */
export interface ExposureChange {
  readonly id: string;
  readonly title: string | null;
  readonly before: PartySummary | null;
  readonly after: PartySummary | null;
}

/** A ledger judged, and what cannot all be kept in it. */
export interface Side {
  readonly judgement: Judgement;
  readonly conflicts: Conflicts;
}

/** A judgement with the conflicts that are found in it. */
export function sideOf(judgement: Judgement): Side {
  return { judgement, conflicts: conflictsOf(judgement) };
}

/** What is different between a ledger and the same ledger with more entries, both judged on the same day. */
export function whatIfReport(before: Side, after: Side): WhatIfReport {
  const { on, known } = after.judgement;
  const [listsBefore, listsAfter] = [conflictLists(before.conflicts), conflictLists(after.conflicts)];
  return {
    on: isoDay(on),
    known: known === undefined ? null : isoDay(known),
    states: stateChanges(before.judgement, after.judgement),
    conflicts: setChanges(listsBefore.conflicts, listsAfter.conflicts),
    families: setChanges(listsBefore.families, listsAfter.families),
    exposure: exposureChanges(before.judgement, after.judgement),
    howFar: { before: listsBefore.howFar, after: listsAfter.howFar },
  };
}

function stateChanges(before: Judgement, after: Judgement): StateChange[] {
  const [old, next] = [standingsOf(before), standingsOf(after)];
  const changes: StateChange[] = [];
  for (const id of new Set([...old.keys(), ...next.keys()])) {
    const [was, is] = [old.get(id), next.get(id)];
    if (areSame(was, is)) continue;
    const { entry } = (is ?? was)!;
    changes.push({
      id,
      kind: entry.kind,
      title: entry.title ?? null,
      before: was ? resultReport(was) : null,
      after: is ? resultReport(is) : null,
    });
  }
  return changes.sort(byId);
}

function standingsOf({ promises, requests }: Judgement): Map<string, Standing> {
  return new Map([...promises, ...requests].map((standing) => [idOf(standing.entry.name), standing]));
}

/** Sets are the same where their promises are. Where they stand in the files makes no difference. */
function setChanges<T extends ConflictReport | FamilyReport>(
  before: readonly T[],
  after: readonly T[],
): SetChanges<T> {
  const keyOf = (set: T) => set.promises.join(' ');
  const [old, next] = [before, after].map((sets) => new Map(sets.map((set) => [keyOf(set), set])));
  return {
    appeared: after.filter((set) => !old!.has(keyOf(set))),
    vanished: before.filter((set) => !next!.has(keyOf(set))),
    changed: after.flatMap((set) => {
      const was = old!.get(keyOf(set));
      return was && contentOf(was) !== contentOf(set) ? [{ before: was, after: set }] : [];
    }),
  };
}

function contentOf(set: ConflictReport | FamilyReport): string {
  return JSON.stringify(set, (key, value) => (key === 'citations' || key === 'why' ? undefined : value));
}

function exposureChanges(before: Judgement, after: Judgement): ExposureChange[] {
  const [old, next] = [before, after].map(
    (judgement) => new Map(ledgerExposureReport(judgement).parties.map((party) => [party.id, party])),
  );
  const changes: ExposureChange[] = [];
  for (const id of new Set([...old!.keys(), ...next!.keys()])) {
    const [was, is] = [old!.get(id) ?? null, next!.get(id) ?? null];
    if (JSON.stringify(was) === JSON.stringify(is)) continue;
    changes.push({ id, title: (is ?? was)!.title, before: was, after: is });
  }
  return changes.sort(byId);
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
