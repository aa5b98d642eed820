import type { Day } from '../../ledger/values/civil-day.ts';
import type { Occurrence } from '../occurrence.ts';
import type { Bounds, Clock, Trigger, WayPlan } from './plan.ts';
import type { Run, Scenario } from './run.ts';

/** Whether what happened on a day falls within the window of a line; unknown where times of day do not tell. */
export type Within = 'within' | 'before' | 'after' | 'unknown';

const UNTOLD = -1;

/** Where what happened falls on a day from the one on which a window opens to the one on which it closes. */
export function whereInWindow(
  run: Run,
  { bounds }: WayPlan,
  { date: { time } }: Occurrence,
  day: Day,
  scenario: Scenario,
): Within {
  const { last, met } = run.closes(bounds, run.hasWill, scenario);
  if (day > last || day > met) return 'after';
  const opens = run.opens(bounds, scenario);
  const told = [
    day === opens ? afterOpening(time, openingTimes(run, bounds, scenario)) : 'within',
    day === last ? beforeEnd(time, closingTime(run, bounds, scenario, last)) : 'within',
    day === met ? afterMeeting(time, run.metTime(bounds.untilMet)) : 'within',
  ] as const;
  return (
    told.find((one) => one === 'before' || one === 'after') ??
    told.find((one) => one === 'unknown') ??
    'within'
  );
}

/** What opens a window on its day, with the time of each. */
interface Opening {
  /** From which time on: that of the promise, or of `starting`. */
  readonly from: number;
  /** The time of what met its conditions. */
  readonly met: number;
}

function afterOpening(time: number, { from, met }: Opening): Within {
  const latest = Math.max(from, met);
  if (latest === ANY_TIME) return 'within';
  if (time < 0 || from === UNTOLD || met === UNTOLD) return 'unknown';
  if (time < latest) return 'before';
  return time === met ? 'unknown' : 'within';
}

function beforeEnd(time: number, end: number): Within {
  if (end === END_OF_DAY) return 'within';
  if (time < 0 || end < 0) return 'unknown';
  return time > end ? 'after' : 'within';
}

function afterMeeting(time: number, met: number): Within {
  return time >= 0 && met >= 0 && time > met ? 'after' : 'unknown';
}

/** A time that is before all others: what does not bear on the day. */
const ANY_TIME = -2;
const END_OF_DAY = Number.POSITIVE_INFINITY;

function openingTimes(run: Run, { starting }: Bounds, scenario: Scenario): Opening {
  const begins = starting ? run.dayOf(starting, scenario) : run.dueDay;
  const from: number[] = [];
  if (starting && begins >= run.dueDay) from.push(timeOf(starting, ANY_TIME));
  if (begins > run.dueDay) return { from: latestOf(from), met: ANY_TIME };
  if (run.dueDay === run.birth) from.push(run.plan.entry.date.time);
  const met = conditionsMetOn(run, run.dueDay).map((trigger) => run.metTime(trigger));
  // Without either, what made it due is not known to the hour.
  if (from.length === 0 && met.length === 0) return { from: UNTOLD, met: UNTOLD };
  return { from: latestOf(from), met: latestOf(met) };
}

/** What met the conditions on a day; what held on the day of the promise already was there before. */
function conditionsMetOn(run: Run, day: Day): Trigger[] {
  return run.version.conditions.flatMap((lines) => {
    const first = lines
      .map(({ trigger }) => trigger)
      .sort((a, b) => run.metOn(a) - run.metOn(b))
      .at(0);
    return first && run.metOn(first) === day && (first.kind !== 'state' || day > run.birth) ? [first] : [];
  });
}

function closingTime(run: Run, { until, by }: Bounds, scenario: Scenario, last: Day): number {
  const ends = [until, run.hasWill ? undefined : by].filter(
    (clock) => clock !== undefined && run.endOf(clock, scenario) === last,
  );
  const times = ends.map((clock) => timeOf(clock!, END_OF_DAY));
  return times.length === 0 || times.includes(UNTOLD) ? UNTOLD : Math.min(...times);
}

function timeOf(clock: Clock, edgeOfDay: number): number {
  if (clock.kind !== 'date') return UNTOLD;
  return clock.wholeDay ? edgeOfDay : clock.time;
}

function latestOf(times: readonly number[]): number {
  if (times.includes(UNTOLD)) return UNTOLD;
  return Math.max(ANY_TIME, ...times);
}
