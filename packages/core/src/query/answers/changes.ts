import type { Day } from '../../ledger/values/civil-day.ts';
import type { CauseReport } from '../reports/cause-report.ts';
import { ConflictCauses } from '../reports/conflict-causes.ts';
import { type DiffReport, diffReport } from '../reports/diff-report.ts';
import { type DiffOptions, endsOf } from '../reports/judge-both.ts';
import { type ConflictSummary, conflictSummaries } from './conflict-summary.ts';
import type { Desk } from './desk.ts';
import { lastDayOf, neededText, type Parameters } from './parameters.ts';
import { Refusal } from './refusal.ts';
import type { View } from './view.ts';

/** What is different between two days, and which entries made it so. */
export interface ChangesAnswer extends DiffReport {
  /** Conflicts that are there on the later day only. */
  readonly appeared: readonly ConflictChange[];
  /** Conflicts that are there on the earlier day only. */
  readonly vanished: readonly ConflictChange[];
}

/** A conflict that came or went, and what brought that about. */
export interface ConflictChange {
  readonly conflict: ConflictSummary;
  /** In time; empty where a day passed, and no entry did it. */
  readonly causes: readonly CauseReport[];
}

/** What changed along `axis` (`on` or `known`) between the days `from` and `to`, in either order. */
export function changesAnswer(desk: Desk, view: View, parameters: Parameters): ChangesAnswer {
  const axis = neededText(parameters, 'axis');
  if (axis !== 'on' && axis !== 'known')
    throw new Refusal('bad parameter', `axis must be on or known, not ${axis}`);
  const days = [dayOf(desk, parameters, 'from'), dayOf(desk, parameters, 'to')];
  const [from, to] = [Math.min(...days), Math.max(...days)];
  const { on, known, withoutDisputed } = view.judgement;
  const options: DiffOptions =
    axis === 'on' ? { axis, from, to, known, withoutDisputed } : { axis, from, to, on, withoutDisputed };
  const [before, after] = endsOf(options).map((days) => desk.view(days)) as [View, View];
  const compared = { before: before.judgement, after: after.judgement };
  const report = diffReport(desk.ledger, options, compared);
  return { ...report, ...conflictChanges(before, after, report) };
}

function conflictChanges(
  from: View,
  to: View,
  { changes }: DiffReport,
): Pick<ChangesAnswer, 'appeared' | 'vanished'> {
  const [before, after] = [conflictSummaries(from), conflictSummaries(to)];
  const missingFrom = (others: readonly ConflictSummary[]) => {
    const keys = new Set(others.map(({ key }) => key));
    return ({ key }: ConflictSummary) => !keys.has(key);
  };
  const causes = new ConflictCauses(from.judgement, to.judgement, changes);
  const told = (conflict: ConflictSummary): ConflictChange => ({
    conflict,
    causes: causes.of(conflict.promises.map(({ id }) => id)),
  });
  return {
    appeared: after.filter(missingFrom(before)).map(told),
    vanished: before.filter(missingFrom(after)).map(told),
  };
}

function dayOf(desk: Desk, parameters: Parameters, name: string): Day {
  neededText(parameters, name);
  return lastDayOf(parameters, name, desk.zone)!;
}
