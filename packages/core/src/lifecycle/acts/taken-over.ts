import type { Bound } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import { nameOf } from '../../ledger/sentence.ts';
import { subtractDecimals } from '../../ledger/values/decimal.ts';
import { countTowards } from '../play/count-towards.ts';
import { addUp } from '../play/match.ts';
import type { Demand, PartPlan, Version, WayPlan } from '../play/plan.ts';
import type { Run } from '../play/run.ts';

/** The parties of a promise. */
export type Sides = Pick<Run, 'from' | 'to'>;

/** Who no longer is a party of one side, and who has become one in their place. */
interface Change {
  readonly leaving: ReadonlySet<Name>;
  readonly joining: ReadonlySet<Name>;
}

/**
 * What was done for a promise before the parties agreed on another promisor or promisee counts where the same is asked of,
 * or for, the new one; also as a later amendment may ask for it.
 */
export function takeOver(run: Run, before: Version, sides: Sides): void {
  const changes = [
    changeOf(before.terms.from, run.from),
    changeOf(sides.from, run.from),
    changeOf(before.terms.to, run.to),
    changeOf(sides.to, run.to),
  ].filter(({ leaving, joining }) => leaving.size > 0 && joining.size > 0);
  if (changes.length === 0) return;
  const done = willsOf(before).flatMap(({ ways }) => ways.filter((way) => run.hasTally(way)));
  const seen = new Set([before.parts]);
  for (const version of run.plan.versions) {
    if (!seen.has(version.parts)) for (const way of done) takeInto(run, way, willsOf(version), changes);
    seen.add(version.parts);
  }
}

function changeOf(before: readonly Bound[], after: readonly Bound[]): Change {
  const [old, now] = [before, after].map((side) => new Set(side.map(({ party }) => party)));
  const without = (some: Set<Name>, others: Set<Name>) =>
    new Set([...some].filter((one) => !others.has(one)));
  return { leaving: without(old, now), joining: without(now, old) };
}

function willsOf({ parts }: Version): readonly PartPlan[] {
  return parts.filter(({ kind }) => kind === 'will');
}

/** Puts what was done in one way into those that ask for the same of others, as far as it does not count there already. */
function takeInto(run: Run, old: WayPlan, parts: readonly PartPlan[], changes: readonly Change[]): void {
  const done = run.tally(old);
  const next = parts.map(({ ways }) =>
    ways.filter(({ demand }) => isSame(old.demand, demand, changes)).map((way) => run.tally(way)),
  );
  let left = done.amount;
  for (const [tally] of next) if (tally) left = subtractDecimals(left, tally.amount);
  for (const tallies of next) left = subtractDecimals(left, countTowards(tallies, done, left));
}

/** Whether one demand asks for the same as another, of or for those who have taken the places of others. */
function isSame(old: Demand, next: Demand, changes: readonly Change[]): boolean {
  if (old.shape !== next.shape || old.counted.kind !== next.counted.kind) return false;
  let isTakenOver = false;
  const { counted } = next;
  const isLike = next.arguments.every((wanted, slot) => {
    const given = old.arguments[slot];
    if (wanted.kind === 'amount' && given.kind === 'amount') return addUp(wanted, given);
    const [outer, inner] = [nameOf(wanted), nameOf(given)];
    if (!outer || !inner || outer === inner) return outer === inner;
    if (changes.some(({ leaving, joining }) => leaving.has(inner) && joining.has(outer))) {
      isTakenOver = true;
      return true;
    }
    return counted.kind === 'members' && counted.slot === slot;
  });
  return isLike && isTakenOver;
}
