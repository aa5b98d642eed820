import type { Clashes } from '../rules/clashes.ts';
import type { Ban } from '../rules/task.ts';

/** For which numbers that must remain one member can stand at once, and which numbers it counts towards by that. */
export interface Stance {
  readonly standing: readonly Ban[];
  readonly against: readonly Ban[];
}

/** More stances of one member are not told apart. */
const MOST_STANCES = 4096;

/**
 * For which of some numbers one member can stand: what is kept true of it excludes what others want, or is what they
 * allow only so many. Of two stances, one that does everything better is enough.
 *
 * @param own what must be kept, or not be done, for this member itself
 * @param counted the bans on numbers that it is a part of
 */
export function stancesOf(clashes: Clashes, own: readonly Ban[], counted: readonly Ban[]): readonly Stance[] {
  const goesAgainst = (kept: Ban, other: Ban): boolean => clashes.opposes(kept, other) !== 'none';
  const areRivals = (a: Ban, b: Ban): boolean => clashes.opposeEachOther(a, b);
  const numbers = counted.filter(({ kind }) => kind === 'always');
  const most = counted.filter(({ kind }) => kind === 'never');
  const able = numbers.filter((ban) => !own.some((other) => areRivals(ban, other)));
  const reached = (standing: readonly Ban[]): Ban[] =>
    most.filter((ban) => [...own, ...standing].some((kept) => goesAgainst(kept, ban)));
  const isSure = (ban: Ban): boolean =>
    !able.some((other) => areRivals(ban, other)) && !most.some((other) => goesAgainst(ban, other));
  const open = able.filter((ban) => !isSure(ban));
  const found: Stance[] = [];
  const choose = (standing: readonly Ban[], from: number): void => {
    if (found.length >= MOST_STANCES) return;
    found.push({ standing, against: reached(standing) });
    for (let index = from; index < open.length; index++)
      if (!standing.some((other) => areRivals(open[index], other)))
        choose([...standing, open[index]], index + 1);
  };
  choose(able.filter(isSure), 0);
  return found.filter((one) => !found.some((other) => other !== one && isBetter(other, one)));
}

/** Whether one stance does all that another does, and goes against nothing more. */
function isBetter(one: Stance, other: Stance): boolean {
  return (
    other.standing.every((ban) => one.standing.includes(ban)) &&
    one.against.every((ban) => other.against.includes(ban))
  );
}
