import type { Name } from '../../ledger/name.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { Tally } from '../../lifecycle/play/tally.ts';
import type { Relations } from '../../lifecycle/relations.ts';
import type { Need, Task } from '../rules/task.ts';

const NOBODY: ReadonlySet<Name> = new Set();

/** How much is still asked for, and of whom no longer. */
export type AskedFor = Pick<Task, 'need' | 'spared'>;

/** What a demand still asks for, after what is done of it and who was released from it. */
export function askedFor(relations: Relations, tally: Tally, on: Day): AskedFor {
  return { need: needOf(relations, tally, on), spared: sparedOf(tally) };
}

function needOf(relations: Relations, tally: Tally, on: Day): Need {
  const { counted } = tally;
  if (counted.kind === 'deed') return { kind: 'deed' };
  if (counted.kind === 'amount') {
    const { unit, above } = counted.amount;
    return { kind: 'amount', demand: tally.amountNeeded(), done: tally.amount, unit, isAbove: above };
  }
  if (!counted.quantity && tally.spared.every(({ all }) => all) && relations.isSized(counted.group, on))
    return { kind: 'all' };
  const done = tally.done(on);
  const need = tally.need(on);
  // Of a group that may have any number, all: less those released is no number either.
  if (need.high === Number.POSITIVE_INFINITY) return { kind: 'all' };
  const gone = tally.count(on)?.gone ?? 0;
  const isSure = done.low === done.high;
  return { kind: 'some', demand: need.high - gone, done: isSure ? done.low - gone : undefined, gone };
}

/** Whom a demand no longer covers, by name or with all of a group. */
export function sparedOf({ spared }: Tally): ReadonlySet<Name> {
  return spared.length === 0 ? NOBODY : new Set(spared.filter(({ all }) => all).map(({ who }) => who));
}
