import type { Entry, Terms } from '../../ledger/entry.ts';
import { isoDay } from '../../ledger/values/civil-day.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import type { Standing, Undertaken } from '../../lifecycle/result.ts';
import { type TraceStep, traceOf } from '../../lifecycle/trace.ts';
import { type CauseReport, stepCause } from './cause-report.ts';

/** The result of one promise or request before and after. */
export interface Change {
  readonly entry: Undertaken;
  readonly before: Standing | undefined;
  readonly after: Standing | undefined;
}

/** One day as it is judged. */
type Judged = Pick<Judgement, 'judging' | 'on'>;

/**
 * What brought a change about between two days: the steps that were added to the trace. A day that passed names no
 * entry.
 *
 * @param scopeOf the entries that a result may rest on, for what leaves no step
 */
export function causesInTime(
  before: Judged,
  after: Judged,
  change: Change,
  scopeOf: (entry: Undertaken) => readonly Entry[],
): CauseReport[] {
  const { name } = change.entry;
  const told = stepCauses(addedSteps(traceOf(before, name), traceOf(after, name)), change);
  return told.length > 0 ? told : causesWithoutSteps(before, after, change, scopeOf(change.entry));
}

/** The steps of the later trace that the earlier has not. */
function addedSteps(before: readonly TraceStep[], after: readonly TraceStep[]): TraceStep[] {
  const told = new Set(before.map(keyOf));
  return after.filter((step) => !told.has(keyOf(step)));
}

function keyOf({ first, last, text, entry }: TraceStep): string {
  return `${first} ${last} ${entry?.block.path}:${entry?.block.line} ${text}`;
}

/** The steps as causes. What only follows from another is left out; what a day brought about names no entry. */
function stepCauses(steps: readonly TraceStep[], { entry: own, after }: Change): CauseReport[] {
  return steps.flatMap((step) => {
    const isOwn = step.entry === undefined || step.entry === own;
    if (!isOwn || step.text === 'promised') return [stepCause(step)];
    return isCalendar(step, after) ? [stepCause({ ...step, entry: undefined })] : [];
  });
}

/** Whether a step says that a day passed; a window may also be closed by what happened. */
function isCalendar({ text }: TraceStep, standing: Standing | undefined): boolean {
  if (text.includes('time is over'))
    return !(standing && 'terms' in standing && endsOnCondition(standing.terms));
  return /^overdue|passed, and silence|not met in time|nothing happened/.test(text);
}

function endsOnCondition({ limits, undertakings }: Terms): boolean {
  const all = [limits, ...undertakings.flatMap(({ ways }) => ways.map((way) => way.limits))];
  return all.some(({ until }) => until !== undefined && until.kind !== 'date');
}

/** What a change without a new step rests on: what happened, or may have happened, in between; else the calendar. */
function causesWithoutSteps(
  { on: from }: Judged,
  { judging: { world }, on: to }: Judged,
  { entry, before, after }: Change,
  scope: readonly Entry[],
): CauseReport[] {
  const between = scope.filter(
    (one): one is Extract<Entry, { date: unknown }> =>
      'date' in one &&
      one.date.first <= to &&
      one.date.last > from &&
      world.counts(one) &&
      !(one === entry && before && one.date.last > to) &&
      (entry.kind !== 'request' || !after || one === entry || isAnswer(one, after)),
  );
  // What has surely happened by now decides before what may have happened all along.
  const settled = between.filter(({ date }) => date.last <= to);
  const causes = (settled.length > 0 ? settled : between).map((one) =>
    stepCause({ ...one.date, text: HAPPENED[one.kind] ?? 'happened', entry: one }),
  );
  if (causes.length === 0)
    return [{ entry: null, kind: null, day: isoDay(to), text: 'a day passed that it rests on', place: null }];
  return causes.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function isAnswer({ kind }: Entry, { state }: Standing): boolean {
  return ANSWERS[state]?.includes(kind) ?? false;
}

const HAPPENED: Readonly<Partial<Record<Entry['kind'], string>>> = {
  promise: 'promised',
  threat: 'threatened',
  request: 'asked',
  refused: 'refused',
};

/** What puts a request into a state. */
const ANSWERS: Readonly<Record<string, readonly Entry['kind'][]>> = {
  answered: ['promise', 'threat'],
  refused: ['refused'],
  withdrawn: ['act'],
};
