import { type Entry, isPromise } from '../ledger/entry.ts';
import type { DayRange } from '../ledger/many.ts';
import type { Name } from '../ledger/name.ts';
import type { Day } from '../ledger/values/civil-day.ts';
import type { Judgement } from './judge.ts';
import { type Outcome, rangeOf } from './play/outcome.ts';
import type { Step } from './play/run.ts';
import { STATES, type State } from './state.ts';

/** One step on the way to a promise's state. */
export interface TraceStep {
  readonly first: Day;
  readonly last: Day;
  readonly text: string;
  /** What brought it about; undefined where it is the calendar. */
  readonly entry: Entry | undefined;
  /** Of several states that are possible, those that it leads to, where it does not lead to all. */
  readonly towards?: readonly State[];
}

/**
 * How a promise came to stand where it stands, in the order of days. Where several states are possible, the steps that
 * lead to each of them.
 */
export function traceOf(judgement: Pick<Judgement, 'judging' | 'on'>, name: Name): TraceStep[] {
  const { judging } = judgement;
  const own = isPromise(name.entry) ? judging.world.counterpart(name.entry) : undefined;
  if (!own || !judging.isListed(own)) return [];
  const { plans, outcomes } = judging.outcomes(own);
  const told = new Map<string, { readonly step: TraceStep; readonly towards: Set<State> }>();
  for (const outcome of plainest(outcomes)) {
    const run = judging.replays.of(plans, outcome.scenario).runOf(own);
    const reached = reachedBy(outcome, outcomes);
    for (const step of run?.steps ?? []) {
      const next = toTraceStep(step, reached);
      const key = `${next.text}|${next.first}|${next.last}|${next.entry?.block.path}:${next.entry?.block.line}`;
      const { towards } = told.get(key) ?? { towards: new Set<State>() };
      for (const one of outcome.states) towards.add(one);
      if (!told.has(key)) told.set(key, { step: next, towards });
    }
  }
  const all = new Set(outcomes.flatMap((outcome) => outcome.states)).size;
  return [...told.values()]
    .map(({ step, towards }, index) => ({
      step: towards.size < all ? { ...step, towards: STATES.filter((one) => towards.has(one)) } : step,
      index,
    }))
    .sort((a, b) => a.step.first - b.step.first || a.index - b.index)
    .map(({ step }) => step);
}

/** One outcome for each of the states that are possible, marked no more than all of the state are: `overdue` may hold of some. */
function plainest(outcomes: readonly Outcome[]): readonly Outcome[] {
  if (outcomes.length === 1) return outcomes;
  const byStates = new Map<string, Outcome>();
  for (const outcome of outcomes) {
    const key = outcome.states.join();
    const told = byStates.get(key);
    if (!told || outcome.marks.length < told.marks.length) byStates.set(key, outcome);
  }
  return [...byStates.values()];
}

/** What a step says, and where several states are possible, on which of these readings. */
export function stepText({ text, towards }: TraceStep): string {
  if (!towards) return text;
  if (towards.length === 1 && text.startsWith(towards[0])) return `perhaps ${text}`;
  const [last, ...others] = [...towards].reverse();
  return `if ${others.length > 0 ? `${others.reverse().join(', ')} or ` : ''}${last}: ${text}`;
}

/** What a promise came to be on a day, and all the days on which it may have come to be that. */
interface Reached {
  readonly word: string;
  readonly day: Day;
  readonly days: DayRange | null;
}

/** Since when it stands as it does, is due and is overdue, over all outcomes that end in the states of one of them. */
function reachedBy(outcome: Outcome, outcomes: readonly Outcome[]): Reached[] {
  const alike = outcomes.filter(({ states }) => states.join() === outcome.states.join());
  return [
    { word: outcome.states[0], day: outcome.since, days: rangeOf(alike.map(({ since }) => since)) },
    { word: 'due', day: outcome.due, days: rangeOf(alike.map(({ due }) => due)) },
    {
      word: 'overdue',
      day: outcome.overdueSince,
      days: rangeOf(alike.map(({ overdueSince }) => overdueSince)),
    },
  ];
}

/** A step that something of uncertain date brought about may be of any of its days, and so may what came of it. */
function toTraceStep({ day, text, entry }: Step, reached: readonly Reached[]): TraceStep {
  const date = entry && 'date' in entry ? entry.date : undefined;
  const days =
    reached.find((one) => one.day === day && text.startsWith(one.word))?.days ??
    (date && date.first <= day && day <= date.last ? date : undefined);
  return { first: days?.first ?? day, last: days?.last ?? day, text, entry };
}
