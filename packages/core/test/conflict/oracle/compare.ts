import type { Conflict, Conflicts } from '../../../src/conflict/conflict.ts';
import type { Name } from '../../../src/ledger/name.ts';
import type { CountRange } from '../../../src/lifecycle/relations.ts';
import type { Found, Lifted } from './answer.ts';

/**
 * An answer as lines of text, so that two can be compared and their difference read: each conflict with its standing,
 * reading and fits, then its ways out in order, then the powers whose notice ends too late.
 *
 * @param isInOrder whether to keep the order of the ways out: which promises fall with one may depend on uncertain days
 */
export function linesOf(found: readonly Found[], isInOrder = true): string[] {
  return found
    .map(({ promises, standing, reading, fits, isOrdered, waysOut, tooLate }) => {
      const fit = Object.keys(fits)
        .sort()
        .map((id) => `  fits ${id} ${rangeText(fits[id].done)} of ${rangeText(fits[id].demand)}`);
      const late = tooLate.map(({ promise, by }) => `  too late ${promise} by ${by}`).sort();
      const head = `${promises.join(' × ')}: ${standing}, ${reading}`;
      const lifts = waysOut.map((lift) => `  ${liftText(lift)}`);
      return [head, ...fit, ...(isInOrder && isOrdered ? lifts : lifts.sort()), ...late].join('\n');
    })
    .sort();
}

function rangeText([low, high]: readonly [number, number]): string {
  return low === high ? `${low}` : `${low}..${high}`;
}

function liftText({ promise, how, by, through, atLeast }: Lifted): string {
  const office = through === undefined ? '' : ` through ${through}`;
  return `${how} ${promise} by ${by.join(' ')}${office}${atLeast ? ` at least ${rangeText(atLeast)}` : ''}`;
}

/**
 * The engine's answer in the oracle's form; conflicts told as a family count as its conflicts. What fits is compared
 * where the oracle has an answer to that.
 */
export function foundBy(conflicts: Conflicts, expected: readonly Found[]): Found[] {
  const all = [...conflicts.conflicts, ...conflicts.families.flatMap(({ first }) => first)].map(foundOf);
  return all.map((found) => {
    const same = expected.find(({ promises }) => promises.join() === found.promises.join());
    const isMeasured = (id: string) => same === undefined || id in same.fits;
    return {
      ...found,
      isOrdered: same?.isOrdered ?? true,
      fits: Object.fromEntries(Object.entries(found.fits).filter(([id]) => isMeasured(id))),
      waysOut: found.waysOut.map((lift) =>
        isMeasured(lift.promise) ? lift : { ...lift, atLeast: undefined },
      ),
    };
  });
}

function foundOf({ promises, standing, reading, fits, waysOut, tooLate }: Conflict): Found {
  return {
    promises: promises.map(({ name }) => idOf(name)),
    standing,
    reading,
    fits: Object.fromEntries(
      fits.map(({ promise, done, demand }) => [
        idOf(promise.name),
        { done: spanOf(done), demand: spanOf(demand) },
      ]),
    ),
    isOrdered: true,
    waysOut: waysOut.flatMap(({ lifts }) =>
      lifts.map(({ promise, how, by, through, atLeast }) => ({
        promise: idOf(promise.name),
        how,
        by: by.map(idOf).sort(),
        through: through && idOf(through),
        atLeast: atLeast && spanOf(atLeast),
      })),
    ),
    tooLate: tooLate.flatMap(({ promise, by }) =>
      by.map((name) => ({ promise: idOf(promise.name), by: idOf(name) })),
    ),
  };
}

function spanOf({ low, high }: CountRange): readonly [number, number] {
  return [low, high];
}

function idOf(name: Name): string {
  return `@${name.text}`;
}
