import type { Clashes } from './clashes.ts';
import { firstFree, type Span } from './days.ts';
import { spanOf } from './schedule.ts';
import type { OpenDays } from './stretches.ts';
import type { Ban, Task } from './task.ts';

/** Some of the days on which a deed can be done, and the numbers that it counts against on these. */
export interface Timing {
  /** The other days. */
  readonly taken: readonly Span[];
  readonly against: readonly Ban[];
}

const ANY_DAY: readonly Timing[] = [{ taken: [], against: [] }];

/**
 * The days on which a deed can be done, by which of some numbers it counts against then: what is not to be reached until
 * the end of March is not touched in April.
 */
export function timingsOf(
  clashes: Clashes,
  { tasks, first, last, taken }: OpenDays & { readonly tasks: readonly Task[] },
  counted: readonly Ban[],
): readonly Timing[] {
  const hit = counted.filter((ban) => tasks.some((task) => clashes.hits(task, ban) !== 'none'));
  if (hit.length === 0) return ANY_DAY;
  const spans = hit.map(spanOf);
  const begins = new Set([first]);
  for (const span of spans) begins.add(span.first).add(span.last + 1);
  const sorted = [...begins].filter((day) => day >= first && day <= last).sort((a, b) => a - b);
  const found = new Map<string, Timing>();
  sorted.forEach((begin, index) => {
    const end = (sorted[index + 1] ?? last + 1) - 1;
    if (firstFree(begin, end, taken) === undefined) return;
    const isIn = spans.map((span) => begin >= span.first && begin <= span.last);
    const against = hit.filter((_, at) => isIn[at]);
    found.set(isIn.join(), { against, taken: spans.filter((_, at) => !isIn[at]) });
  });
  return [...found.values()];
}
