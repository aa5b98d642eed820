/** More things that are alike than this are told together. */
const MOST_ALIKE = 5;

/** What is told in one place: one thing, or many that are alike. */
export interface Alike<T> {
  readonly first: T;
  readonly all: readonly T[];
}

/** Things in the order given, those with one key together where they are more than a few. */
export function together<T>(things: readonly T[], keyOfThing: (thing: T) => string | undefined): Alike<T>[] {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOfThing(thing);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(thing);
    else groups.set(key, [thing]);
  }
  return things.flatMap((thing): Alike<T>[] => {
    const group = groups.get(keyOfThing(thing) ?? '');
    if (!group || group.length <= MOST_ALIKE) return [{ first: thing, all: [thing] }];
    return group[0] === thing ? [{ first: thing, all: group }] : [];
  });
}
