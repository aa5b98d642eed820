import type { Bound } from '../ledger/entry.ts';
import { housesOf } from '../ledger/houses.ts';
import type { Name } from '../ledger/name.ts';
import type { Judging } from '../lifecycle/judging.ts';
import type { PromiseStanding } from '../lifecycle/standing.ts';

/**
 * Whether one who is bound is a party, part of it, or an office of it or of its parts; or, of a person or an office,
 * whether the promise was made through them.
 */
export function isPartOf(party: Name): (bound: Bound) => boolean {
  const within = remembered((bound) => isWithin(bound, party));
  return ({ party: bound, through, as }) => through === party || as === party || within(bound);
}

/** Answers once for each name. */
function remembered(answer: (name: Name) => boolean): (name: Name) => boolean {
  const known = new Map<Name, boolean>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const found = answer(name);
    known.set(name, found);
    return found;
  };
}

function isWithin(inner: Name, outer: Name): boolean {
  if (inner === outer) return true;
  const { entry } = inner;
  const owner = entry?.kind === 'office' ? entry.of : inner;
  return owner !== undefined && (owner === outer || housesOf(owner).includes(outer));
}

/** Whether a promise was made to a promisee: to it, to what is part of it, or to what it belongs to. */
export function isMadeTo(judging: Judging, promisee: Name): (standing: PromiseStanding) => boolean {
  const { relations } = judging.world;
  const isTo = isPartOf(promisee);
  const holds = remembered((party) => relations.closure(party).includes(promisee));
  return ({ terms }) => terms.to.some((bound) => isTo(bound) || holds(bound.party));
}

/** Who made a promise for its promisor: those through whom, or who held the office as which, it was made. */
export function holdersOf(judging: Judging, { terms, entry }: PromiseStanding): readonly Name[] {
  const { relations } = judging.world;
  const holders = new Set<Name>();
  for (const { party, through, as } of terms.from) {
    if (through) holders.add(through);
    else {
      const office = as ?? (party.entry?.kind === 'office' ? party : undefined);
      if (office) for (const holder of relations.holders(office, entry.date.last)) holders.add(holder);
    }
  }
  return [...holders];
}
