import type { Day } from '../../ledger/values/civil-day.ts';
import type { Clashes } from '../rules/clashes.ts';
import type { Span } from '../rules/days.ts';
import type { Ban, Task } from '../rules/task.ts';
import { type Slot, spanOf } from './schedule.ts';

/** Some days within which every cap, every deadline and every ban stays the same. */
export type Stretch = Span;

/** The days between which something can be done, but for those that are taken. */
export type OpenDays = Pick<Slot, 'first' | 'last' | 'taken'>;

/** The days on which some task is forbidden, altogether or to be done to some members or too many of them. */
export function takenBy(clashes: Clashes, tasks: readonly Task[], bans: readonly Ban[]): Span[] {
  return bans
    .filter((ban) => !ban.amount && tasks.some((task) => clashes.hits(task, ban) !== 'none'))
    .map(spanOf);
}

/** The stretches of days between which some of the spans begins or ends, in order. */
export function stretchesOf(spans: readonly Span[]): Stretch[] {
  const starts = new Set<Day>([-Infinity]);
  for (const { first, last } of spans) starts.add(first).add(last + 1);
  const sorted = [...starts].sort((a, b) => a - b);
  return sorted.map((first, index) => ({ first, last: (sorted[index + 1] ?? Infinity) - 1 }));
}

/** The stretches, by their places, in which something can be done. */
export function openTo(stretches: readonly Stretch[], { first, last, taken }: OpenDays): number[] {
  const open: number[] = [];
  stretches.forEach((stretch, index) => {
    if (stretch.last < first || stretch.first > last) return;
    if (!taken.some((span) => isWithin(stretch, span))) open.push(index);
  });
  return open;
}

/** Whether all days of a stretch are days of a span. */
export function isWithin(stretch: Stretch, { first, last }: Span): boolean {
  return stretch.first >= first && stretch.last <= last;
}
