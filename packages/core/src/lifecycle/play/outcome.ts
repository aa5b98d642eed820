import type { ActEntry, Bound, Entry, Terms } from '../../ledger/entry.ts';
import type { DayRange } from '../../ledger/many.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { PromiseStanding } from '../standing.ts';
import { type AfterBreach, isFinal, STATES, type StandingMark, type State } from '../state.ts';
import type { Plan } from './plan.ts';
import { formatProgress, joinProgress, type Progress, progressOf } from './progress.ts';
import { ratedStates } from './ratings.ts';
import { LONG_AGO, NEVER, type Run, type Scenario } from './run.ts';
import type { Simulation } from './simulation.ts';

/** Where one promise ends up in one scenario. */
export interface Outcome {
  readonly states: readonly State[];
  readonly after: AfterBreach | null;
  /** What became of the breach where it is broken; none where it is not. */
  readonly afters: readonly (AfterBreach | null)[];
  readonly progress: Progress | null;
  readonly marks: readonly StandingMark[];
  readonly since: Day;
  readonly due: Day;
  readonly deadline: Day;
  /** When it last came to be overdue. */
  readonly overdueSince: Day;
  readonly cause: string | undefined;
  readonly decidedBy: Entry | undefined;
  readonly scenario: Scenario;
  readonly plan: Plan;
  readonly version: number;
  readonly from: readonly Bound[];
  readonly to: readonly Bound[];
  /** What last changed its terms or its parties. */
  readonly changedBy: ActEntry | undefined;
  /** Of what a line cannot be read, where that leaves open how it ends up. */
  readonly unread: Entry | undefined;
}

/** Each state as the list of itself, shared. */
const SINGLE = Object.fromEntries(STATES.map((state) => [state, [state]])) as unknown as Readonly<
  Record<State, readonly State[]>
>;
/** Where a promise may stand of which a line cannot be read. */
const UNKNOWN: readonly State[] = ['conditional', 'due', 'kept', 'broken', 'lapsed', 'excused'];
const NOT_RATED: readonly State[] = [];
const NO_MARKS: readonly StandingMark[] = [];
const NO_AFTERS: readonly AfterBreach[] = [];
const OUTSTANDING: readonly AfterBreach[] = ['outstanding'];

/**
 * Whether a promise is not judged because a line of it, of its deal or of an act on it cannot be read.
 *
 * ```ts
 * import { dayOf, judge, Ledger, sourceText } from '@troth/core';
 * const text = 'party @anna\nparty @ben\n2026-03-01 promise @bike\n  from @anna\n  to @ben\n  will @anna sings\n  by soon';
 * const { promises } = judge(Ledger.read([sourceText('a.troth', text)]), { on: dayOf(2026, 3, 2) });
 * isNotJudged(promises[0]) // => true
 * ```
 */
export function isNotJudged({ unread }: PromiseStanding): boolean {
  return unread !== undefined;
}

/** The outcome of a run at the end of a day. */
export function outcomeOf(sim: Simulation, run: Run, on: Day): Outcome {
  const rated = run.books.ratings.size > 0 ? ratedStates(run, sim.world.ledger.settings.rater) : NOT_RATED;
  const marks = marksOf(run, rated.length > 0);
  // Of what is final it is what it was then: who is in a group later adds nothing.
  const progress = progressOf(run, isFinal(run.state) ? Math.min(on, run.since) : on);
  const deadline = deadlineOf(run, sim.scenario);
  const isOpen = rated.length === 0 && (run.state === 'conditional' || run.state === 'due');
  const unread = isOpen ? run.unread : undefined;
  const states = rated.length > 0 ? rated : unread ? UNKNOWN : SINGLE[run.state];
  return {
    states,
    after: rated.length > 0 ? null : run.after,
    afters: aftersOf(run, states, rated.length > 0),
    progress,
    marks,
    since: run.since,
    due: run.dueDay,
    deadline,
    overdueSince: run.overdueSince,
    cause: run.cause,
    decidedBy: run.decidedBy,
    scenario: sim.scenario,
    plan: run.plan,
    version: run.plan.versions.indexOf(run.version),
    from: run.from,
    to: run.to,
    changedBy: run.changedBy,
    unread,
  };
}

/** Equal outcomes have equal keys. */
export function outcomeKey(outcome: Outcome): string {
  const { states, after, afters, since, due, deadline, overdueSince, marks, progress } = outcome;
  const days = `${since}|${due}|${deadline}|${overdueSince}`;
  const done = progress ? formatProgress(progress) : '';
  return `${states.join()}|${after}|${afters.join()}|${days}|${marks.join()}|${done}`;
}

function marksOf(run: Run, differs: boolean): readonly StandingMark[] {
  if (!run.overdue && !run.suspension && !run.disputed && !run.irregular && !differs) return NO_MARKS;
  const marks: StandingMark[] = [];
  if (run.overdue && run.state === 'due') marks.push('overdue');
  if (run.suspension && (run.state === 'due' || run.state === 'conditional' || run.state === 'broken'))
    marks.push('suspended');
  if (run.disputed || differs) marks.push('disputed');
  if (run.irregular) marks.push('irregular');
  return marks;
}

/** The next deadline or end of a window; of a promise all of whose parts are done, the last. */
function deadlineOf(run: Run, scenario: Scenario): Day {
  const { hasWill } = run;
  let open = NEVER;
  let last = LONG_AGO;
  const { parts } = run.version;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    if (run.parts[index].lapsed && run.state !== 'lapsed') continue;
    const end =
      part.kind === 'will'
        ? run.deadline(part, scenario)
        : run.closes(part.ways[0].bounds, hasWill, scenario).last;
    if (run.parts[index].done === NEVER) open = Math.min(open, end);
    last = Math.max(last, end);
  }
  if (run.isTextOnly) return run.wayDeadline(run.version.bounds, scenario);
  return open === NEVER && last > LONG_AGO ? last : open;
}

/** Where a promise stands over all scenarios. */
export function standingOf(plan: Plan, outcomes: readonly Outcome[]): PromiseStanding {
  const first = outcomes[0];
  const made = plan.versions[first.version].terms;
  const terms =
    made.from === first.from && made.to === first.to ? made : { ...made, from: first.from, to: first.to };
  if (outcomes.length === 1 && first.states.length === 1) return clearStanding(plan, first, terms);
  const possible = STATES.filter((state) => outcomes.some((outcome) => outcome.states.includes(state)));
  let progress = first.progress;
  for (const outcome of outcomes) progress = joinProgress(progress, outcome.progress);
  const clear = possible.length === 1;
  return {
    entry: plan.entry,
    terms,
    changed: changedOn(outcomes),
    state: clear ? possible[0] : 'unclear',
    possible,
    after: outcomes.every((outcome) => outcome.after === first.after) ? first.after : null,
    afters: [...new Set(outcomes.flatMap(({ afters }) => afters))],
    progress: progress ? formatProgress(progress) : null,
    standing: commonMarks(outcomes),
    since: clear ? rangeOf(outcomes.map((outcome) => outcome.since)) : null,
    due: rangeOf(outcomes.map((outcome) => outcome.due)),
    deadline: rangeOf(outcomes.map((outcome) => outcome.deadline)),
    cause: first.cause,
    decidedBy: first.decidedBy,
    unread: outcomes.find(({ unread }) => unread)?.unread,
  };
}

/** Where a promise stands that has one outcome. */
function clearStanding(plan: Plan, outcome: Outcome, terms: Terms): PromiseStanding {
  const { progress } = outcome;
  const since = dayRange(outcome.since);
  return {
    entry: plan.entry,
    terms,
    changed: outcome.changedBy ? changedOn([outcome]) : null,
    state: outcome.states[0],
    possible: outcome.states,
    after: outcome.after,
    afters: outcome.afters,
    progress: progress ? formatProgress(progress) : null,
    standing: outcome.marks,
    since,
    due: outcome.due === outcome.since ? since : dayRange(outcome.due),
    deadline: dayRange(outcome.deadline),
    cause: outcome.cause,
    decidedBy: outcome.decidedBy,
    unread: undefined,
  };
}

/** Of raters who differ the one who says that it is broken need not be the last. */
function aftersOf(run: Run, states: readonly State[], isRatedApart: boolean): Outcome['afters'] {
  if (!states.includes('broken')) return NO_AFTERS;
  return isRatedApart && run.state !== 'broken' ? OUTSTANDING : [run.after];
}

/** The days on which its terms or its parties may have come to be what they are. */
function changedOn(outcomes: readonly Outcome[]): DayRange | null {
  const dates = outcomes.flatMap(({ changedBy }) => changedBy?.date ?? []);
  if (dates.length === 0) return null;
  return {
    first: Math.min(...dates.map(({ first }) => first)),
    last: Math.max(...dates.map(({ last }) => last)),
  };
}

function dayRange(day: Day): DayRange | null {
  return day === NEVER || day === LONG_AGO ? null : { first: day, last: day };
}

/** What marks the promise in every scenario that leaves it open; doubt in one of them is doubt. */
function commonMarks(outcomes: readonly Outcome[]): readonly StandingMark[] {
  if (outcomes.length === 1) return outcomes[0].marks;
  const every = (mark: StandingMark) => outcomes.every((outcome) => outcome.marks.includes(mark));
  const some = (mark: StandingMark) => outcomes.some((outcome) => outcome.marks.includes(mark));
  const marks: StandingMark[] = [];
  if (every('overdue')) marks.push('overdue');
  if (every('suspended')) marks.push('suspended');
  if (some('disputed')) marks.push('disputed');
  if (every('irregular')) marks.push('irregular');
  return marks;
}

/** All days from the first of these to the last; null where none of them is a day. */
export function rangeOf(days: readonly Day[]): DayRange | null {
  let first = NEVER;
  let last = LONG_AGO;
  for (const day of days) {
    if (day === NEVER || day === LONG_AGO) continue;
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  return first === NEVER ? null : { first, last };
}
