import type { ActEntry, Bound } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import type { Argument } from '../../ledger/sentence.ts';
import { byEntryKey } from '../play/timeline.ts';
import type { Relations } from '../relations.ts';
import { isOfSide } from './act-standing.ts';

/** An assignment, delegation or amendment, and those of one side for whom its new party stands in. */
export interface StandIn {
  readonly act: ActEntry;
  readonly by: Name;
  readonly of: ReadonlySet<Name>;
}

/**
 * Who stands in for whom by assignments, or by delegations, in the order in which they are made. Of several promisees one
 * assigns its own; who is assigned a claim can assign it on. Whom the parties agree on as promisee after that stands where
 * those stood to whom it was assigned.
 */
export function standInsOf(
  relations: Relations,
  side: readonly Bound[],
  acts: readonly ActEntry[],
  kind: 'assign' | 'delegate',
): readonly StandIn[] {
  const found: StandIn[] = [];
  const holders = holdersOf(side);
  for (const act of acts.filter((one) => one.act === kind || kind === 'assign').sort(byDay)) {
    if (kind === 'assign') replacePromisees(act, holders, found);
    if (act.act !== kind || !act.to) continue;
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

/** For whom each of one side stands in its sentences. */
type Holders = Map<Bound, readonly Name[]>;

function holdersOf(side: readonly Bound[]): Holders {
  return new Map(side.map((bound) => [bound, [bound.party]]));
}

/** Lets the promisees that an amendment gives take the places of those before, where these were taken over as well. */
function replacePromisees(act: ActEntry, holders: Holders, found: StandIn[]): void {
  if (!act.terms || !givesPromisees(act)) return;
  const isTakenOver = found.length > 0;
  const of = new Set([...holders.values()].flat());
  holders.clear();
  for (const [bound, own] of holdersOf(act.terms.to)) {
    if (isTakenOver) found.push({ act, by: bound.party, of });
    holders.set(bound, isTakenOver ? [...of, ...own] : own);
  }
}

/** Whether an act is an amendment that says to whom a promise is made. */
export function givesPromisees({ act, given }: ActEntry): boolean {
  return act === 'amend' && given.includes('to');
}

/** A sentence with who stands in for others in their place; the same where none of them is in it. */
export function withStandIn(given: readonly Argument[], { of, by }: StandIn): readonly Argument[] {
  const isReplaced = (argument: Argument) => argument.kind === 'name' && of.has(argument);
  return given.some(isReplaced) ? given.map((one) => (isReplaced(one) ? by : one)) : given;
}

/** In the order in which they take effect: of one day, amendments come first. */
function byDay(a: ActEntry, b: ActEntry): number {
  const days = a.date.first - b.date.first || a.date.last - b.date.last;
  const times = a.date.time >= 0 && b.date.time >= 0 ? a.date.time - b.date.time : 0;
  return days || times || Number(b.act === 'amend') - Number(a.act === 'amend') || byEntryKey(a, b);
}
