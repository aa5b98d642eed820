import { humanRange, idOf, type Judgement, type PromiseEntry, unlistedPromises } from '@troth/core';
import { counted } from './promise-words.ts';

/** More promises than this are counted, not named. */
const MOST_NAMED = 3;

/** Why the promises of a ledger stand nowhere on a day; empty where it has none. */
export function unlistedLines(judgement: Judgement): string[] {
  const { waiting, later, uncounted } = unlistedPromises(judgement);
  const day = humanRange(judgement.on, judgement.on);
  const { known } = judgement;
  const unknown = known === undefined ? '' : `not known by ${humanRange(known, known)}, `;
  const why = `being ${unknown}retracted or unsupported`;
  const says = (promises: readonly PromiseEntry[], one: string, many: string, dated = false): string[] => {
    if (promises.length === 0) return [];
    const verb = promises.length === 1 ? one : many;
    return [`${counted(promises.length, 'promise')} ${verb}: ${namesOf(promises, dated)}`];
  };
  return [
    ...says(waiting, 'waits for its first case', 'wait for their first cases'),
    ...says(later, `is made after ${day}`, `are made after ${day}`, true),
    ...says(uncounted, `does not count, ${why}`, `do not count, ${why}`),
  ];
}

function namesOf(promises: readonly PromiseEntry[], dated: boolean): string {
  const named = promises.slice(0, MOST_NAMED).map(({ name, date }) => {
    const on = dated ? `, ${humanRange(date.first, date.last)}` : '';
    return `${idOf(name)}${on}`;
  });
  const more = promises.length - named.length;
  return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}
