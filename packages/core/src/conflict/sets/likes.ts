import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Alternatives, Obligation, Requirement } from '../ahead/obligation.ts';
import type { Prospect } from '../ahead/prospects.ts';
import type { Buckets } from '../filing/buckets.ts';

/**
 * Promises that wait for the same states of the same others, and of which nothing else bears on any promise. In every
 * set that collides one can stand for the other, and no minimal set has two of them: what both wait for is asked for
 * once.
 *
 * @returns for each that is like others before it, the first of those
 */
export function likesAmong(
  prospects: readonly Prospect[],
  buckets: Buckets,
): ReadonlyMap<PromiseEntry, PromiseEntry> {
  const awaited = awaitedBy(prospects);
  const firsts = new Map<string, PromiseEntry>();
  const likes = new Map<PromiseEntry, PromiseEntry>();
  for (const prospect of prospects) {
    const { entry } = prospect;
    const key = waitKey(prospect);
    if (key === undefined || awaited.has(entry) || !buckets.sharesNothing(entry)) continue;
    const first = firsts.get(key);
    if (first) likes.set(entry, first);
    else firsts.set(key, entry);
  }
  return likes;
}

/** The promises of whose states something is asked. */
function awaitedBy(prospects: readonly Prospect[]): Set<PromiseEntry> {
  const awaited = new Set<PromiseEntry>();
  for (const { variants } of prospects) {
    for (const obligation of variants) {
      for (const one of obligation?.conditionNeeds.flat() ?? [])
        for (const promise of promisesOf(one)) awaited.add(promise);
    }
  }
  return awaited;
}

const NONE: readonly PromiseEntry[] = [];

function promisesOf(one: Requirement): readonly PromiseEntry[] {
  return one.kind === 'kept' || one.kind === 'due' || one.kind === 'fails' ? one.promises : NONE;
}

/** What a promise waits for, as a text; undefined where that is more than states, or something else is uncertain of it. */
function waitKey({ variants, moments }: Prospect): string | undefined {
  const [obligation] = variants;
  if (variants.length !== 1 || moments.length > 1 || !obligation) return undefined;
  const { isKept, isSuspended, onReading, bases, conditionNeeds } = obligation;
  if (isKept || isSuspended || onReading || bases?.length || conditionNeeds.length === 0) return undefined;
  return isAboutPeople(obligation) ? undefined : keyOf(conditionNeeds);
}

function isAboutPeople({ duties }: Obligation): boolean {
  return duties
    .flat()
    .some(
      (one) =>
        (one.kind === 'task' && one.task.object !== undefined) ||
        (one.kind === 'ban' && one.ban.object !== undefined),
    );
}

function keyOf(conditionNeeds: readonly Alternatives[]): string | undefined {
  const lines: string[] = [];
  for (const ways of conditionNeeds) {
    const texts: string[] = [];
    for (const one of ways) {
      const promises = promisesOf(one);
      if (promises.length === 0) return undefined;
      const state = one.kind === 'fails' ? (one.state ?? '') : '';
      texts.push(`${one.kind} ${state} ${promises.map(({ name }) => name.index).join()}`);
    }
    lines.push(texts.join('/'));
  }
  return lines.join('|');
}
