import type { Clashes } from '../rules/clashes.ts';
import { firstFree, type Span } from '../rules/days.ts';
import type { Ban, Task } from '../rules/task.ts';
import { spanOf } from './schedule.ts';
import type { OpenDays } from './stretches.ts';

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
  const begins = [first];
  for (const span of spans) {
    for (const day of [span.first, span.last + 1])
      if (day > first && day <= last && !begins.includes(day)) begins.push(day);
  }
  if (begins.length === 1) {
    const against = hit.filter((_, at) => spans[at].first <= first && spans[at].last >= first);
    return [{ taken: [], against }];
  }
  const sorted = begins.sort((a, b) => a - b);
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

/** Of the timings of one deed, those that count against the least. */
export function bestOf(timings: readonly Timing[]): readonly Timing[] {
  return timings.length === 1
    ? timings
    : timings.filter((one) => !timings.some((other) => isLess(other, one)));
}

/** Whether one counts against some of what another does, and against nothing else. */
function isLess(one: Timing, other: Timing): boolean {
  return one.against.length < other.against.length && one.against.every((ban) => other.against.includes(ban));
}

/** Every choice of one timing for each deed. */
export function choicesOf(timings: readonly (readonly Timing[])[]): readonly (readonly Timing[])[] {
  let choices: (readonly Timing[])[] = [[]];
  for (const some of timings)
    choices = choices.flatMap((choice) => some.map((timing) => [...choice, timing]));
  return choices;
}
