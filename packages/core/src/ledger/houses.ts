import type { Name } from './name.ts';

/** What a party or person is part of, nearest first. */
export function housesOf(party: Name): Name[] {
  const houses: Name[] = [];
  for (let house = partOf(party); house && !houses.includes(house); house = partOf(house)) houses.push(house);
  return houses;
}

/** The last house that a party is part of; of an office, that of its party. */
export function topOf(party: Name): Name {
  const owner = party.entry?.kind === 'office' ? (party.entry.of ?? party) : party;
  return housesOf(owner).at(-1) ?? owner;
}

function partOf({ entry }: Name): Name | undefined {
  return entry?.kind === 'party' || entry?.kind === 'person' ? entry.partOf : undefined;
}
