import type { Conflict, ConflictFamily, ConflictKind, Conflicts } from '../../conflict/conflict.ts';
import { conflictsOf } from '../../conflict/conflicts-of.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import { idOf } from '../words/name-text.ts';
import type { CauseReport } from './cause-report.ts';
import { ConflictCauses } from './conflict-causes.ts';
import type { ChangeReport } from './diff-report.ts';
import type { Compared } from './judge-both.ts';

/** What changed of what cannot all be kept between two days, as JSON (docs/schema/diff.schema.json). */
export interface ConflictDiff {
  /** Conflicts that are there on one of the days only, or stand otherwise on each, in the order of their promises. */
  readonly conflicts: readonly ConflictChangeReport[];
  /** How far the search for conflicts got on each day; null where it finished. */
  readonly howFar: { readonly before: string | null; readonly after: string | null };
}

/** What changed of one conflict, or of a family of them, and what brought that about. */
export interface ConflictChangeReport {
  readonly promises: readonly string[];
  readonly change: 'appeared' | 'changed' | 'vanished';
  /** Null where it was not there yet. */
  readonly before: ConflictStance | null;
  readonly after: ConflictStance | null;
  /** In time; empty where a day passed, and no entry did it. */
  readonly causes: readonly CauseReport[];
}

/** How certain a conflict is. */
export interface ConflictStance {
  readonly kind: ConflictKind;
  /** Of a family, how many minimal sets it holds; null where they were not counted. Left out for one conflict. */
  readonly sets?: string | null;
  readonly standing: Conflict['standing'];
  readonly reading: Conflict['reading'];
  readonly disputed: boolean;
}

/**
 * What cannot all be kept on one of two days and can on the other, and which entries made it so.
 *
 * @param compared the ledger judged at both
 * @param changes what changed of promises between the same days
 */
export function conflictDiff({ before, after }: Compared, changes: readonly ChangeReport[]): ConflictDiff {
  const [was, is] = [conflictsOf(before), conflictsOf(after)];
  return {
    conflicts: changesBetween(before, after, stances(was), stances(is), changes),
    howFar: { before: was.incomplete ?? null, after: is.incomplete ?? null },
  };
}

function changesBetween(
  before: Judgement,
  after: Judgement,
  was: ReadonlyMap<string, ConflictStance>,
  is: ReadonlyMap<string, ConflictStance>,
  changes: readonly ChangeReport[],
): ConflictChangeReport[] {
  const causes = new ConflictCauses(before, after, changes);
  const keys = [...new Set([...was.keys(), ...is.keys()])].sort();
  return keys.flatMap((key) => {
    const [old, next] = [was.get(key) ?? null, is.get(key) ?? null];
    if (JSON.stringify(old) === JSON.stringify(next)) return [];
    const promises = key.split(' × ');
    const change = old ? (next ? 'changed' : 'vanished') : 'appeared';
    return [{ promises, change, before: old, after: next, causes: causes.of(promises) }];
  });
}

/** Conflicts and families by the ids of their promises. */
function stances({ conflicts, families }: Conflicts): Map<string, ConflictStance> {
  return new Map([
    ...conflicts.map((one) => [keyOf(one), stanceOf(one)] as const),
    ...families.map((one) => [keyOf(one), familyStance(one)] as const),
  ]);
}

function keyOf({ promises }: Pick<Conflict, 'promises'>): string {
  return promises.map(({ name }) => idOf(name)).join(' × ');
}

function stanceOf({ kind, standing, reading, disputed }: Conflict): ConflictStance {
  return { kind, standing, reading, disputed };
}

function familyStance({ kind, count, first }: ConflictFamily): ConflictStance {
  return {
    kind,
    sets: count === undefined ? null : String(count),
    standing: first.some(({ standing }) => standing === 'certain') ? 'certain' : 'contingent',
    reading: first.some(({ reading }) => reading === 'certain') ? 'certain' : 'possible',
    disputed: first.some(({ disputed }) => disputed),
  };
}
