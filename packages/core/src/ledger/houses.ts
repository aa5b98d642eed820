import type { Name } from './name.ts';

/** What a party or person is part of, nearest first. */
export function housesOf(party: Name): Name[] {
  const houses: Name[] = [];
  for (let house = partOf(party); house && !houses.includes(house); house = partOf(house)) houses.push(house);
  return houses;
}

function partOf({ entry }: Name): Name | undefined {
  return entry?.kind === 'party' || entry?.kind === 'person' ? entry.partOf : undefined;
}
