import type { Name } from '../ledger/name.ts';
import type { Judgement } from '../lifecycle/judge.ts';

/**
 * The names that a party's exposure is found under on the day: itself, its parts, offices, subgroups and members, and
 * the groups it belongs to. Who holds an office loses nothing of their own with it.
 */
export function namesOf({ judging, on }: Judgement, party: Name): ReadonlySet<Name> {
  const { relations } = judging.world;
  const parts = new Map<Name, Name[]>();
  for (const name of relations.closure(party)) {
    const whole = wholeOf(name);
    if (whole) parts.set(whole, [...(parts.get(whole) ?? []), name]);
  }
  const names = new Set([party]);
  // The loop goes on with what is added to the set.
  for (const name of names) {
    for (const part of parts.get(name) ?? []) names.add(part);
    if (name.entry?.kind !== 'group') continue;
    for (const { who } of name.entry.members) if (relations.lies(who, name, on)) names.add(who);
  }
  for (const group of relations.groupsAround(party)) if (relations.lies(party, group, on)) names.add(group);
  return names;
}

function wholeOf({ entry }: Name): Name | undefined {
  switch (entry?.kind) {
    case 'party':
    case 'person':
      return entry.partOf;
    case 'office':
      return entry.of;
    case 'group':
      return entry.within;
    default:
      return undefined;
  }
}

/** Whether a name can promise, be promised to or lose something. */
export function isParty({ entry }: Name): boolean {
  switch (entry?.kind) {
    case 'party':
    case 'person':
    case 'office':
    case 'group':
      return true;
    default:
      return false;
  }
}
