import type { Day } from '../ledger/civil-day.ts';
import { type Entry, isPromise } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import type { Judgement } from './judge.ts';
import { replay } from './replay.ts';
import type { Step } from './run.ts';

/** One step on the way to a promise's state. */
export interface TraceStep {
  readonly first: Day;
  readonly last: Day;
  readonly text: string;
  /** What brought it about; undefined where it is the calendar. */
  readonly entry: Entry | undefined;
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
  const steps: TraceStep[] = [];
  const told = new Set<string>();
  const states = new Set<string>();
  for (const outcome of outcomes) {
    const state = outcome.states.join();
    if (states.has(state)) continue;
    states.add(state);
    const run = replay(judging.world, plans, outcome.scenario, judgement.on, true).runOf(own);
    for (const step of run?.steps ?? []) {
      const next = toTraceStep(step);
      const key = `${next.text}|${next.first}|${next.last}|${next.entry?.block.path}:${next.entry?.block.line}`;
      if (!told.has(key)) steps.push(next);
      told.add(key);
    }
  }
  return steps
    .map((step, index) => ({ step, index }))
    .sort((a, b) => a.step.first - b.step.first || a.index - b.index)
    .map(({ step }) => step);
}

/** A step that an entry of uncertain date brought about may be of any of its days. */
function toTraceStep({ day, text, entry }: Step): TraceStep {
  const date = entry && 'date' in entry ? entry.date : undefined;
  const within = date && date.first <= day && day <= date.last;
  return { first: within ? date.first : day, last: within ? date.last : day, text, entry };
}
