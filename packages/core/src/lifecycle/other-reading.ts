import type { Entry, PromiseEntry } from '../ledger/entry.ts';
import { type Acceptance, acceptanceOf, isDisputed } from './acceptance.ts';
import { countable, countsFor, isDeclared, statementsOf } from './counting.ts';
import type { Judgement } from './judge.ts';
import { Judging } from './judging.ts';
import { areAlike } from './result.ts';
import type { PromiseStanding } from './standing.ts';
import { World } from './world.ts';

/** Where promises stand in another reading; undefined where one does not count in it. */
export type OtherReading = ReadonlyMap<PromiseEntry, PromiseStanding | undefined>;

const SAME: OtherReading = new Map();
const known = new WeakMap<Judgement, OtherReading>();

/**
 * The promises whose result would be another if nothing disputed counted (evidence.md: Dispute), with that result. Only
 * promises that rest on something disputed are judged again.
 */
export function withoutDisputed(judgement: Judgement): OtherReading {
  let reading = known.get(judgement);
  if (!reading) {
    reading = judgement.withoutDisputed ? SAME : readAgain(judgement);
    known.set(judgement, reading);
  }
  return reading;
}

function readAgain({ judging, promises, on, known: day }: Judgement): OtherReading {
  const { ledger, acceptance } = judging.world;
  const plain = acceptanceOf(ledger, day, true);
  const disputed = countable(ledger).filter((entry) => restsOnDispute(acceptance, entry));
  const isTakenBack = [...acceptance.retracted].some((name) => !plain.retracted.has(name));
  if (disputed.length === 0 && !isTakenBack) return SAME;
  const affected = new Set<PromiseEntry>();
  // What is declared, or no longer counts, may decide any promise.
  if (isTakenBack || disputed.some(isDeclared)) for (const { entry } of promises) affected.add(entry);
  else for (const entry of disputed) for (const promise of judging.restingOn(entry)) affected.add(promise);
  const other = new Judging(new World(ledger, plain), on);
  other.only([...affected]);
  const flips = new Map<PromiseEntry, PromiseStanding | undefined>();
  for (const standing of promises) {
    if (!affected.has(standing.entry)) continue;
    const read = other.standing(standing.entry);
    if (!areAlike(unmarked(standing), read && unmarked(read))) flips.set(standing.entry, read);
  }
  return flips;
}

function restsOnDispute(acceptance: Acceptance, entry: Entry): boolean {
  return statementsOf(entry).some(
    (statement) => isDisputed(acceptance, statement, entry) && countsFor(acceptance, entry, statement),
  );
}

/** That it is disputed is no difference of its own. */
function unmarked(standing: PromiseStanding): PromiseStanding {
  return { ...standing, standing: standing.standing.filter((mark) => mark !== 'disputed') };
}
