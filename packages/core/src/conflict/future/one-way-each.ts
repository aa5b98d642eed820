import type { Obligation, Requirement } from '../ahead/obligation.ts';

/** Every choice of one alternative for each condition of some promises: the promises as if they waited for that alone. */
export function* oneWayEach(set: readonly Obligation[]): Generator<readonly Obligation[]> {
  const open = set.flatMap(({ conditionNeeds }) => conditionNeeds);
  for (const chosen of choices(open, [])) {
    let next = 0;
    yield set.map((obligation) => ({
      ...obligation,
      conditionNeeds: obligation.conditionNeeds.map(() => [chosen[next++]]),
    }));
  }
}

function* choices(
  open: readonly (readonly Requirement[])[],
  chosen: readonly Requirement[],
): Generator<readonly Requirement[]> {
  if (chosen.length === open.length) yield chosen;
  else for (const one of open[chosen.length]) yield* choices(open, [...chosen, one]);
}
