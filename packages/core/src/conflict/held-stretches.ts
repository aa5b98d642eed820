import type { Day } from '../ledger/civil-day.ts';
import type { Argument } from '../ledger/sentence.ts';
import type { Relations } from '../lifecycle/relations.ts';
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
  const within = changes.filter((day) => day > ban.first && day <= ban.last);
  const begins = [ban.first, ...[...new Set(within)].sort((a, b) => a - b)];
  return begins.map((first, index) => {
    const last = index + 1 < begins.length ? begins[index + 1] - 1 : ban.last;
    return { ...ban, since: index === 0 ? ban.since : first, first, last, heldOn: first };
  });
}

/**
 * A deed that an office does, or that is done to one, as it is on each stretch of days on which the same person holds
 * that office: to fine the mayor is another deed after an election.
 */
export function taskInStretches(relations: Relations, task: Task, on: Day): readonly Task[] {
  const { given, last, open } = task;
  const changes = changesOfOffices(relations, given, on).filter((day) => day <= last);
  if (changes.length === 0) return [task];
  const begins = [open, ...changes.filter((day) => day > open)];
  return begins.map((begin, index) => {
    const end = index + 1 < begins.length ? begins[index + 1] - 1 : last;
    return { ...task, open: begin, first: Math.max(task.first, begin), last: end, heldOn: begin };
  });
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
