import type { Conflict } from '../conflict/conflict.ts';
import { conflictsWith } from '../conflict/conflicts-of.ts';
import type { Ending } from '../credibility/ending.ts';
import { type Day, LATEST } from '../ledger/civil-day.ts';
import type { PromiseEntry } from '../ledger/entry.ts';
import { housesOf } from '../ledger/houses.ts';
import type { Name } from '../ledger/name.ts';
import { type Judgement, judge } from '../lifecycle/judge.ts';
import { isCertain } from './certain-conflict.ts';
import { idOf } from './name-text.ts';

/** A broken promise that, on the day it was made, could not be kept together with earlier ones of its own promisor. */
export interface OverPromised {
  readonly id: string;
  /** The earlier promises. */
  readonly beside: readonly string[];
}

/** A ledger is judged anew for each day on which a broken promise was made: not too often, and not too large a one. */
const MOST_DAYS = 25;
const MOST_PROMISES = 3000;

/**
 * Which of the broken promises were over-promised: on the day they were made, a certain conflict held them and only
 * earlier promises of the same promisor or its house. Null where that would be too much to look through.
 */
export function overPromised(
  judgement: Judgement,
  endings: readonly Ending[],
): readonly OverPromised[] | null {
  const broken = endings
    .filter(({ standing }) => standing.state === 'broken' && standing.entry.kind === 'promise')
    .map(({ standing }) => standing.entry)
    .filter(({ date }) => date.last < LATEST);
  const days = new Set(broken.map(({ date }) => date.last));
  if (days.size > MOST_DAYS || judgement.promises.length > MOST_PROMISES) return null;
  return [...days].flatMap((day) =>
    onDay(
      judgement,
      day,
      broken.filter(({ date }) => date.last === day),
    ),
  );
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

function topOf(party: Name): Name {
  const owner = party.entry?.kind === 'office' ? (party.entry.of ?? party) : party;
  return housesOf(owner).at(-1) ?? owner;
}
