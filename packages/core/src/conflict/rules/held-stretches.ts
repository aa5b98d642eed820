import type { Argument } from '../../ledger/sentence.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { Relations } from '../../lifecycle/relations.ts';
import type { Span } from './days.ts';
import { type Ban, nameIn, type Task } from './task.ts';

const NO_DAYS: readonly Day[] = [];

/**
 * A ban, for each stretch of days on which the same people hold the offices and are in the groups that it names.
 * Numbers and amounts are counted over all of its days, as on the day itself.
 */
export function banInStretches(relations: Relations, ban: Ban, on: Day): readonly Ban[] {
  const changes = ban.given.flatMap((argument) => {
    const name = nameIn(argument);
    return name ? relations.changesInside(name, on) : [];
  });
  if (changes.length === 0 || ban.quantity || ban.amount) return [ban];
  const { begins: _, ...known } = ban;
  return stretchesOf(ban.first, ban.last, changes).map(({ first, last }, index) => ({
    ...known,
    since: index === 0 ? ban.since : first,
    first,
    last,
    heldOn: first,
  }));
}

/**
 * A deed that an office does, or that is done to one, as it is on each stretch of days on which the same person holds
 * that office: to fine the mayor is another deed after an election.
 */
export function taskInStretches(relations: Relations, task: Task, on: Day): readonly Task[] {
  const { given, last, open } = task;
  const changes = changesOfOffices(relations, given, on).filter((day) => day <= last);
  if (changes.length === 0) return [task];
  return stretchesOf(open, last, changes).map((stretch) => ({
    ...task,
    open: stretch.first,
    first: Math.max(task.first, stretch.first),
    last: stretch.last,
    heldOn: stretch.first,
  }));
}

/** The days from one to another, parted before each of some days between them. */
function stretchesOf(first: Day, last: Day, parting: readonly Day[]): readonly Span[] {
  const within = parting.filter((day) => day > first && day <= last);
  const begins = [first, ...[...new Set(within)].sort((a, b) => a - b)];
  return begins.map((begin, index) => ({
    first: begin,
    last: index + 1 < begins.length ? begins[index + 1] - 1 : last,
  }));
}

/** The days after one from which somebody else holds an office that a sentence names. */
export function changesOfOffices(
  relations: Relations,
  given: readonly (Argument | undefined)[],
  after: Day,
): readonly Day[] {
  if (relations.isSteady) return NO_DAYS;
  const days = given.flatMap((argument) => {
    const name = nameIn(argument);
    return name?.entry?.kind === 'office' ? relations.changesInside(name, after) : NO_DAYS;
  });
  return [...new Set(days)].sort((a, b) => a - b);
}
