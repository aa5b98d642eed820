import { actOfShape } from '../../ledger/act-sentence.ts';
import { fullTerms } from '../../ledger/deal-terms.ts';
import type { Act, Power, PromiseEntry } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import { type Argument, canonicalArguments, type Shape } from '../../ledger/sentence.ts';
import { type Day, humanRange } from '../../ledger/values/civil-day.ts';
import { addDuration, formatDuration } from '../../ledger/values/duration.ts';
import { hasReached, isHeldBy } from '../../lifecycle/acts/act-standing.ts';
import { isKnownPower } from '../../lifecycle/acts/known-power.ts';
import type { World } from '../../lifecycle/world.ts';
import type { Lack } from '../conflict.ts';

/** What a power still needs before it can be used, and the first day on which that can be done. */
export function needsOf(
  { notices, relations }: World,
  entry: PromiseEntry,
  { notice, consult }: Power,
  on: Day,
): { readonly earliest: Day; readonly needs: readonly Lack[] } {
  const given = [
    ...(notices.get(entry.name) ?? []),
    ...((entry.terms.partOf && notices.get(entry.terms.partOf)) ?? []),
  ];
  const needs: Lack[] = [];
  let earliest = on;
  for (const { duration, to } of notice) {
    const ending = given
      .filter((one) => one.kind === 'notified' && one.date.last <= on)
      .map((notice) => ({ notice, end: addDuration(notice.date.first, duration) }));
    const days = ending.flatMap(({ end }) => {
      const ended = ending.flatMap((one) => (one.end <= end ? [one.notice] : []));
      return hasReached(relations, ended, to, on) ? [end] : [];
    });
    const ends = Math.min(addDuration(on, duration), ...days);
    if (ends <= on) continue;
    earliest = Math.max(earliest, ends);
    const long = `notice of ${formatDuration(duration)}`;
    needs.push(
      days.length > 0
        ? { what: `the ${long} given to`, who: to, rest: ` to end on ${humanRange(ends, ends)}` }
        : { what: `${long} to`, who: to, rest: '' },
    );
  }
  for (const who of consult) {
    const asked = given.filter((one) => one.kind === 'consulted' && one.date.last <= on);
    if (!hasReached(relations, asked, who, on)) needs.push({ what: 'consultation of', who, rest: '' });
  }
  return { earliest, needs };
}

/** A promise that someone will act on another. */
export interface PromisedAct {
  readonly promise: PromiseEntry;
  readonly act: Act;
  readonly actor: Name;
  readonly target: Name;
}

/** The acts that a promise promises. */
export function actsOf(promise: PromiseEntry): PromisedAct[] {
  const found: PromisedAct[] = [];
  for (const { kind, ways } of promise.terms.undertakings) {
    if (kind !== 'will') continue;
    for (const { sentence } of ways) {
      const act = actOfShape(sentence.shape);
      const [actor, target] = canonicalArguments(sentence);
      if (act && actor?.kind === 'name' && target?.kind === 'name')
        found.push({ promise, act, actor, target });
    }
  }
  return found;
}

/** The first day on which a promised act can be done: when the notice ends that its power asks for. */
export function earliestAct(world: World, shape: Shape, given: readonly Argument[], on: Day): Day {
  const act = actOfShape(shape);
  const [actor, target] = given;
  if (!act || actor?.kind !== 'name' || target?.kind !== 'name') return on;
  let earliest: Day | undefined;
  for (const entry of world.select(target)) {
    for (const power of fullTerms(entry).powers) {
      const isHolder = isHeldBy(world.relations, { holder: power.holder }, [actor], on);
      if (power.act !== act || !isHolder || !isKnownPower(world, entry, power)) continue;
      const day = needsOf(world, entry, power, on).earliest;
      earliest = earliest === undefined ? day : Math.min(earliest, day);
    }
  }
  return earliest ?? on;
}
