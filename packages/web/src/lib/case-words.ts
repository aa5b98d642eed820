import type { NameAnswer } from '@troth/core';
import { humanDate } from './days.ts';

/** `[of @anna to @ben on @asked #2]` at the end of the id of a case. */
const SELECTION = /\[(?:of (?<of>\S+))?(?: ?to (?<to>\S+))?(?: ?on (?<on>\S+))?(?: ?#(?<number>\d+))?\]$/;

/** Which case of a promise with many an id names, in words: `Anna → Ben, 4 Mar 2026`. Empty for any other id. */
export function caseWords(id: string, names: Readonly<Record<string, NameAnswer>>): string {
  const { of, to, on, number } = SELECTION.exec(id)?.groups ?? {};
  const titled = (name: string) => names[name]?.title ?? name;
  const parties =
    of && to ? [`${titled(of)} → ${titled(to)}`] : of ? [titled(of)] : to ? [`to ${titled(to)}`] : [];
  const occasion = on === undefined ? [] : [on.startsWith('@') ? titled(on) : humanDate(on)];
  return [...parties, ...occasion, ...(number === undefined ? [] : [`no. ${number}`])].join(', ');
}
