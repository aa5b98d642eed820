import type { ActEntry, Bound } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import type { Argument } from '../ledger/sentence.ts';
import { isOfSide } from './act-standing.ts';
import type { Relations } from './relations.ts';

/** An assignment or delegation, and those of one side for whom its new party stands in. */
export interface StandIn {
  readonly act: ActEntry;
  readonly by: Name;
  readonly of: ReadonlySet<Name>;
}

/**
 * Who stands in for whom by assignments, or by delegations, in the order in which they are made. Of several promisees one
 * assigns its own; who is assigned a claim can assign it on.
 */
export function standInsOf(
  relations: Relations,
  side: readonly Bound[],
  acts: readonly ActEntry[],
  kind: 'assign' | 'delegate',
): readonly StandIn[] {
  const found: StandIn[] = [];
  const holders = new Map<Bound, readonly Name[]>(side.map((bound) => [bound, [bound.party]]));
  for (const act of acts.filter((one) => one.act === kind).sort(byDay)) {
    if (!act.to) continue;
    const leaving = [...holders].filter(([bound]) =>
      act.by.some((actor) => isOfSide(relations, [bound], actor, act.date.first)),
    );
    const own = leaving.flatMap(([, parties]) => parties);
    // By a power of somebody else it is done for all of them.
    const of = new Set(own.length > 0 ? own : side.map(({ party }) => party));
    found.push({ act, by: act.to, of });
    if (kind === 'delegate' || own.length === 0) continue;
    if (!act.only) for (const [bound] of leaving) holders.delete(bound);
    holders.set({ party: act.to, through: undefined, as: undefined }, [...of]);
  }
  return found;
}

/** A sentence with who stands in for others in their place; the same where none of them is in it. */
export function withStandIn(given: readonly Argument[], { of, by }: StandIn): readonly Argument[] {
  const isReplaced = (argument: Argument) => argument.kind === 'name' && of.has(argument);
  return given.some(isReplaced) ? given.map((one) => (isReplaced(one) ? by : one)) : given;
}

function byDay(a: ActEntry, b: ActEntry): number {
  return a.date.first - b.date.first || a.date.last - b.date.last;
}
