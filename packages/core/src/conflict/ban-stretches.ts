import type { Day } from '../ledger/civil-day.ts';
import type { Relations } from '../lifecycle/relations.ts';
import { type Ban, nameIn } from './task.ts';

/**
 * A ban, for each stretch of days on which the same people hold the offices and are in the groups that it names.
 * Numbers and amounts are counted over all of its days, as on the day itself.
 */
export function inStretches(relations: Relations, ban: Ban, on: Day): readonly Ban[] {
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
