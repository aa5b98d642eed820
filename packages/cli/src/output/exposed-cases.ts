import type { ExposedPromise, FallReport, StakeReport } from '@troth/core';
import { type Alike, together } from './alike.ts';

/** The promise that an id is a case of: `@help` of `@help[of @us]`; undefined for one that is none. */
export function genericOf(id: string): string | undefined {
  const bracket = id.indexOf('[');
  return bracket < 0 ? undefined : id.slice(0, bracket);
}

/** Promised things in the order given, with cases of one promise that stand alike together where they are many. */
export function alikePromises<T extends ExposedPromise>(promises: readonly T[]): Alike<T>[] {
  return together(promises, ({ id, state, after }) => keyOf(genericOf(id), state, after));
}

/** Stakes in the order given, with those of one kind on cases of one promise together where they are many. */
export function alikeStakes(stakes: readonly StakeReport[]): Alike<StakeReport>[] {
  return together(stakes, ({ party, what, amount, promises }) => {
    const generics = new Set(promises.map(genericOf));
    const [generic] = generics;
    return keyOf(generics.size === 1 ? generic : undefined, party, what, amount);
  });
}

/** What falls with one promise in the order given, with cases that fall by one condition together where they are many. */
export function alikeFalls(
  falls: readonly FallReport[],
  hasMore: (id: string) => boolean,
): Alike<FallReport>[] {
  return together(falls, ({ id, condition }) => (hasMore(id) ? undefined : keyOf(genericOf(id), condition)));
}

/** `990 cases of @pact`, or the id of the one there is. */
export function nameOfAlike({ first, all }: Alike<{ readonly id: string }>): string {
  return all.length === 1 ? first.id : `${all.length} cases of ${genericOf(first.id)}`;
}

function keyOf(generic: string | undefined, ...rest: readonly (string | null)[]): string | undefined {
  return generic === undefined ? undefined : [generic, ...rest].join('|');
}
