import type { Conflict } from '../../conflict/conflict.ts';
import { conflictsWith } from '../../conflict/conflicts-of.ts';
import type { Ending } from '../../credibility/ending.ts';
import type { PromiseEntry } from '../../ledger/entry.ts';
import { topOf } from '../../ledger/houses.ts';
import type { Name } from '../../ledger/name.ts';
import { type Day, LATEST } from '../../ledger/values/civil-day.ts';
import { type Judgement, judge } from '../../lifecycle/judge.ts';
import type { PromiseStanding } from '../../lifecycle/standing.ts';
import { idOf } from '../words/name-text.ts';
import { isCertain } from './certain-conflict.ts';

/** A broken promise that, on the day it was made, could not be kept together with earlier ones of its own promisor. */
export interface OverPromised {
  readonly id: string;
  /** The earlier promises. */
  readonly beside: readonly string[];
}

/** Which broken promises were over-promised, and how many of them were not looked at. */
export interface OverPromises {
  readonly found: readonly OverPromised[];
  /** Broken promises made on days that were not looked at, for the time it would take. */
  readonly notLookedAt: number;
}

/**
 * A ledger is judged anew for each day on which a broken promise was made: the last of these days, as many as judge so
 * many promises in all.
 */
const MOST_JUDGED = 75_000;

/**
 * Which of the broken promises were over-promised: on the day they were made, a certain conflict held them and only
 * earlier promises of the same promisor or its house.
 *
 * @param most promises to judge in all
 */
export function overPromised(
  judgement: Judgement,
  endings: readonly Ending[],
  most: number = MOST_JUDGED,
): OverPromises {
  const broken = endings
    .filter(({ standing }) => standing.state === 'broken' && standing.entry.kind === 'promise')
    .map(({ standing }) => standing.entry)
    .filter(({ date }) => date.last < LATEST)
    .filter(hasEarlierBeside(judgement));
  const days = [...new Set(broken.map(({ date }) => date.last))].sort((a, b) => b - a);
  const looked = new Set(days.slice(0, Math.floor(most / Math.max(1, judgement.promises.length))));
  const found = [...looked]
    .sort((a, b) => a - b)
    .flatMap((day) =>
      onDay(
        judgement,
        day,
        broken.filter(({ date }) => date.last === day),
      ),
    );
  return { found, notLookedAt: broken.filter(({ date }) => !looked.has(date.last)).length };
}

/** Whether some earlier promise of the same house had not ended when one was made: else nothing can have ruled it out. */
function hasEarlierBeside({ promises }: Judgement): (promise: PromiseEntry) => boolean {
  const byHouse = new Map<Name, PromiseStanding[]>();
  for (const standing of promises)
    for (const house of new Set(standing.terms.from.map(({ party }) => topOf(party)))) {
      const list = byHouse.get(house);
      if (list) list.push(standing);
      else byHouse.set(house, [standing]);
    }
  return ({ date, terms }) =>
    terms.from.some(({ party }) =>
      byHouse
        .get(topOf(party))
        ?.some(
          ({ entry, since, state }) =>
            entry.date.last < date.first && (!since || !isOver(state) || since.last >= date.first),
        ),
    );
}

/** Whether nothing is left of it. One that failed for some of its members runs on for the rest. */
function isOver(state: PromiseStanding['state']): boolean {
  return !['proposed', 'conditional', 'due', 'unclear', 'broken'].includes(state);
}

function onDay(judgement: Judgement, day: Day, made: readonly PromiseEntry[]): OverPromised[] {
  const { ledger } = judgement.judging.world;
  const then = judge(ledger, { on: day, known: judgement.known, withoutDisputed: judgement.withoutDisputed });
  return made.flatMap((promise) => {
    const listed = then.promises.find(({ entry }) => entry.name.text === promise.name.text);
    if (!listed) return [];
    const own = conflictsWith(then, [listed.entry]).conflicts.filter(
      (conflict) => isCertain(conflict) && isOwn(conflict, listed.entry),
    );
    const others = own.flatMap(({ promises }) => promises.filter((one) => one !== listed.entry));
    if (others.length === 0) return [];
    return [{ id: idOf(promise.name), beside: [...new Set(others.map(({ name }) => idOf(name)))].sort() }];
  });
}

/** Whether all promises of a conflict are of one promisor or its house, and the others were made before. */
function isOwn({ promises }: Conflict, last: PromiseEntry): boolean {
  const houses = last.terms.from.map(({ party }) => topOf(party));
  return promises.every(
    (one) =>
      one === last ||
      (one.date.last < last.date.first && one.terms.from.some(({ party }) => houses.includes(topOf(party)))),
  );
}
