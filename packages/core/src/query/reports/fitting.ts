import type { Conflicts } from '../../conflict/conflict.ts';
import { conflictsOf } from '../../conflict/conflicts-of.ts';
import { fullTerms } from '../../ledger/deal-terms.ts';
import { isPromise, type PromiseEntry } from '../../ledger/entry.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import type { World } from '../../lifecycle/world.ts';
import { idOf } from '../words/name-text.ts';

/** Whether promises that are not made yet can be kept with all others. */
export interface Fitting {
  /** The promises that are tested. */
  readonly promises: readonly PromiseEntry[];
  /** Those of them that do not count: no source supports them, or they are retracted. They are not tested. */
  readonly uncounted: readonly PromiseEntry[];
  /** The promises that they replace (`instead of`), which are left out; not those that are owed to others too. */
  readonly leftOut: readonly PromiseEntry[];
  /** What contains at least one of the tested promises. */
  readonly conflicts: Conflicts;
  /** Null where the search did not finish and found nothing: then it is not known. */
  readonly fits: boolean | null;
}

/** Whether promises can be kept with all others, as JSON. */
export interface FittingReport {
  readonly promises: readonly string[];
  readonly leftOut: readonly string[];
  readonly fits: boolean | null;
}

/**
 * Tests the promises of one file against all others (semantics.md: `--with`).
 *
 * @param judgement of the ledger with that file, after `countAsMade`
 * @param path of the file
 * @param search how conflicts are found
 */
export function fittingOf(judgement: Judgement, path: string, search = conflictsOf): Fitting {
  const { world } = judgement.judging;
  const promises = promisesIn(world, path);
  const replaced = new Set(promises.flatMap((promise) => replacedBy(judgement, promise)));
  const leftOut = [...replaced].filter((entry) => entry.block.path !== path);
  const kept = judgement.promises.filter(({ entry }) => !leftOut.includes(entry));
  const counted = new Set(judgement.promises.map(({ entry }) => entry));
  const concerns = (set: { readonly promises: readonly PromiseEntry[] }) =>
    set.promises.some((entry) => entry.block.path === path) &&
    !set.promises.some((entry) => leftOut.includes(entry));
  const found = search({ ...judgement, promises: kept });
  const conflicts: Conflicts = {
    conflicts: found.conflicts.filter(concerns),
    families: found.families.filter(concerns),
    entanglements: found.entanglements.filter(concerns),
    incomplete: found.incomplete,
  };
  const any = conflicts.conflicts.length + conflicts.families.length > 0;
  return {
    promises,
    uncounted: promises.filter((entry) => !counted.has(entry)),
    leftOut,
    conflicts,
    fits: any ? false : found.incomplete === undefined ? true : null,
  };
}

/** The same as JSON, without the conflicts. */
export function fittingReport({ promises, leftOut, fits }: Fitting): FittingReport {
  return {
    promises: promises.map(({ name }) => idOf(name)),
    leftOut: leftOut.map(({ name }) => idOf(name)),
    fits,
  };
}

/** What a promise replaces: what it is instead of, as far as that is owed to nobody but its own promisees. */
function replacedBy({ judging }: Judgement, promise: PromiseEntry): PromiseEntry[] {
  const owedTo = (entry: PromiseEntry) =>
    (judging.standing(entry)?.terms ?? fullTerms(entry)).to.map(({ party }) => party);
  const promisees = new Set(owedTo(promise));
  return promise.terms.insteadOf
    .flatMap((name) => judging.world.select(name))
    .filter((old) => owedTo(old).every((party) => promisees.has(party)));
}

/** The promises of a file; of one with many cases, its cases. */
function promisesIn({ ledger, cases }: World, path: string): PromiseEntry[] {
  const entries = ledger.documents.find((file) => file.path === path)?.entries ?? [];
  return entries
    .filter(isPromise)
    .flatMap((entry) => (entry.terms.many ? (cases.instances.get(entry) ?? []) : [entry]));
}
