import type { Conflict, ConflictFamily, Conflicts } from '../../conflict/conflict.ts';
import { type ConflictGraph, conflictGraphs } from '../reports/conflict-graph.ts';
import { type ConflictReport, conflictLists, type FamilyReport } from '../reports/conflicts-report.ts';
import { dutyNowText } from '../reports/handed-on.ts';
import type { RecordPrices } from '../reports/record-price.ts';
import { fitText, tooLateText } from '../reports/way-out-text.ts';
import { idOf } from '../words/name-text.ts';
import { saidDays } from '../words/said-days.ts';
import { type ConflictSummary, conflictSummaries, keyOf } from './conflict-summary.ts';
import type { Desk } from './desk.ts';
import { neededText, type Parameters } from './parameters.ts';
import { type PromiseRow, promiseRow } from './promise-row.ts';
import { Refusal } from './refusal.ts';
import type { View } from './view.ts';
import { type WayOutAnswer, wayOutAnswer } from './way-out-answer.ts';

/** What cannot all be kept. */
export interface ConflictsAnswer {
  readonly conflicts: readonly ConflictSummary[];
  /** Why the search did not finish, and how far it got; null when it did. */
  readonly howFar: string | null;
  /** Conflicts that share promises, and what lifts all of them. */
  readonly together: readonly {
    readonly promises: readonly string[];
    /** The cheapest. */
    readonly waysOut: readonly WayOutAnswer[];
    /** Whether there are more, or the search for them was given up. */
    readonly more: boolean;
  }[];
}

/** One conflict: what collides, why, and how it can be lifted. */
export interface ConflictAnswer {
  readonly summary: ConflictSummary;
  readonly graph: ConflictGraph;
  readonly promises: readonly (PromiseRow & {
    /** What it is about in one line. */
    readonly duty: string;
    /** How much of it can be done while the others are kept; null where nothing is counted. */
    readonly fits: string | null;
  })[];
  readonly readings: string;
  readonly conditions: readonly string[];
  readonly assumptions: readonly string[];
  readonly waysOut: readonly WayOutAnswer[];
  /** Powers whose notice ends too late, as sentences. */
  readonly tooLate: readonly string[];
  /** The report that `troth conflicts --json` gives of it. */
  readonly report: ConflictReport | FamilyReport;
}

/** All conflicts and families, certain ones first. */
export function conflictsAnswer(_desk: Desk, view: View): ConflictsAnswer {
  const { incomplete, entanglements } = view.conflicts;
  return {
    conflicts: conflictSummaries(view),
    howFar: incomplete ?? null,
    together: entanglements.map(({ promises, waysOut, hasMore }) => ({
      promises: promises.map(({ name }) => idOf(name)),
      waysOut: waysOut.map((way) => wayOutAnswer(view, way, [])),
      more: hasMore,
    })),
  };
}

/** One conflict, asked for by its key, whichever of its promises is named first. */
export function conflictAnswer(_desk: Desk, view: View, parameters: Parameters): ConflictAnswer {
  const key = neededText(parameters, 'key').replaceAll('@', '').replaceAll(',', '+');
  const { conflicts, families } = view.conflicts;
  const wanted = inOrder(key);
  const isMeant = (one: Conflict | ConflictFamily) => inOrder(keyOf(one)) === wanted;
  const conflict = conflicts.find(isMeant);
  const family = conflict ? undefined : families.find(isMeant);
  const found = conflict ?? family;
  if (!found) throw new Refusal('not found', `there is no conflict ${key} on this day`);
  const told = conflict ?? family!.first[0];
  return {
    summary: conflictSummaries(view).find((one) => one.key === keyOf(found))!,
    graph: conflictGraphs(view.judgement, alone(conflict, family))[0]!,
    promises: found.promises.flatMap((entry) => {
      const standing = view.standingOf(entry);
      if (!standing) return [];
      const fit = told?.fits.find((one) => one.promise === entry);
      const duty = dutyNowText(view.judgement, entry, standing.terms);
      return [{ ...promiseRow(view, standing), duty, fits: fit ? fitText(fit) : null }];
    }),
    readings: told?.readings ?? '',
    conditions: (told?.conditions ?? []).map(saidDays),
    assumptions: (told?.assumptions ?? []).map(saidDays),
    waysOut: (conflict?.waysOut ?? []).map((way) => wayOutAnswer(view, way, conflict!.fits)),
    tooLate: (conflict?.tooLate ?? []).map(tooLateText),
    report: reportOf(alone(conflict, family), view.prices),
  };
}

function inOrder(key: string): string {
  return key.split('+').sort().join('+');
}

function alone(conflict: Conflict | undefined, family: ConflictFamily | undefined): Conflicts {
  return {
    conflicts: conflict ? [conflict] : [],
    families: family ? [family] : [],
    entanglements: [],
    incomplete: undefined,
  };
}

function reportOf(found: Conflicts, prices: RecordPrices): ConflictReport | FamilyReport {
  const { conflicts, families } = conflictLists(found, prices);
  return conflicts[0] ?? families[0]!;
}
