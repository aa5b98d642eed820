import type { PastDeed } from '../rules/past.ts';
import type { Basis } from './bases.ts';
import type { Requirement } from './obligation.ts';
import type { Prospect } from './prospects.ts';

const NO_BASES: readonly Basis[] = [];

/** All that promises may ask for, and that their conditions may. */
export function requirementsOf(prospects: readonly Prospect[]): Requirement[] {
  const requirements: Requirement[] = [];
  for (const { variants } of prospects) {
    for (const obligation of variants) {
      if (!obligation) continue;
      const all = [...obligation.conditionNeeds.flat(), ...obligation.duties.flat()];
      // Those that do a part of something beside others may do all of it as well.
      requirements.push(...all.filter((one) => one.kind !== 'task' || !one.beside));
    }
  }
  return requirements;
}

/** What the conditions of some promises rest on, where a reading decides whether they are met. */
export function basesOf(prospects: readonly Prospect[]): readonly Basis[] {
  const bases = new Set<Basis>();
  for (const { variants } of prospects)
    for (const obligation of variants) for (const basis of obligation?.bases ?? NO_BASES) bases.add(basis);
  return [...bases];
}

/** More people than this in one cell make no difference to what is asked for. */
export function capOf(
  requirements: readonly Requirement[],
  bases: readonly Basis[],
  past: readonly PastDeed[],
): number {
  let cap = 2;
  for (const one of requirements) {
    if (one.kind === 'task') cap += one.task.need.kind === 'some' ? one.task.need.demand : 1;
    else if (one.kind === 'ban') cap += (one.ban.quantity?.low ?? 0) + 1;
  }
  for (const { given, slot } of bases) {
    const argument = given[slot];
    cap += argument?.kind === 'quantity' ? argument.low : 1;
  }
  for (const { low } of past) cap += Number.isFinite(low) ? low : 0;
  return cap;
}
