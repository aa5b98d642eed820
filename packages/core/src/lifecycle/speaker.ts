import type { Bound } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import type { Day } from '../ledger/values/civil-day.ts';
import type { Relations } from './relations.ts';

/** Whether an actor is who spoke for a party and still does: as an office, for as long as that is held. */
export function isSpeaker(relations: Relations, { through, as }: Bound, actor: Name, day: Day): boolean {
  if (through !== actor) return false;
  const office = as?.entry;
  // Whoever holds an office of which no holder is written has spoken in it all the same.
  if (office?.kind !== 'office' || office.holders.length === 0) return true;
  return relations.holders(as!, day).includes(actor);
}

/** Whether what an actor does counts as done by a party: it lies within it, or speaks for it. */
export function actsFor(relations: Relations, bound: Bound, actor: Name, day: Day): boolean {
  return isSpeaker(relations, bound, actor, day) || relations.lies(actor, bound.party, day);
}
