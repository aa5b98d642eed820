import type { Day } from '../../ledger/values/civil-day.ts';
import { humanRange } from '../../ledger/values/civil-day.ts';
import { formatDuration } from '../../ledger/values/duration.ts';
import { NEVER } from '../../lifecycle/play/run.ts';
import type { Clashes } from '../rules/clashes.ts';
import type { Ban, Countdown, Sign, Task } from '../rules/task.ts';
import { statementWords } from './words.ts';

/** Since when something holds, or by when it is due, where what others ask for decides that. */
export function forcedDays(clashes: Clashes, tasks: readonly Task[], bans: readonly Ban[]): string[] {
  const said: string[] = [];
  for (const one of [...tasks, ...bans]) {
    const counted = one.kind === 'task' ? one.ends : one.begins;
    for (const countdown of counted ?? [])
      for (const sign of countdown.lines.flat()) {
        const from = forcedBy(clashes, sign, tasks, one);
        if (from) said.push(`${opening(one, countdown)} ${from}.`);
      }
  }
  return said;
}

function opening(one: Task | Ban, { duration }: Countdown): string {
  const id = `@${one.owner.name.text}`;
  const after = duration ? `${formatDuration(duration)} after` : 'once';
  return one.kind === 'task'
    ? `${id} is due ${after}`
    : `${id} is in force ${duration ? 'from ' : ''}${after}`;
}

/** What brings a sign about, and by when, where another promise says that. */
function forcedBy(clashes: Clashes, sign: Sign, tasks: readonly Task[], of: Task | Ban): string | undefined {
  const { task: awaited, promises } = sign;
  if (awaited) {
    const others = tasks.filter(
      (task) => task.owner !== of.owner && task.last < NEVER && isServed(clashes, task, awaited),
    );
    const [first] = others.sort((a, b) => a.last - b.last);
    if (!first) return undefined;
    const asks = first.isDuty ? 'asks' : 'waits';
    return `“${statementWords(awaited)}”, which @${first.owner.name.text} ${asks} for by ${dayText(first.last)}`;
  }
  if (sign.kind !== 'kept' || promises?.length !== 1) return undefined;
  const [promise] = promises;
  const own = tasks.filter((task) => task.isDuty && task.owner === promise);
  const last = Math.max(...own.map((task) => task.last));
  return own.length > 0 && last < NEVER
    ? `@${promise.name.text} is kept, which is so by ${dayText(last)}`
    : undefined;
}

function isServed(clashes: Clashes, task: Task, awaited: Task): boolean {
  return task.shape === awaited.shape && clashes.serves(task, awaited);
}

function dayText(day: Day): string {
  return humanRange(day, day);
}
