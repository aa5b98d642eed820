import { type Conflicts, conflictsOf, diagnose, judge, Ledger, sourceText } from '@troth/core';
import { expect, test } from 'vitest';

// The ledgers of the bench, small: what is planted in them is found, and nothing else.

interface Instance {
  readonly text: string;
  readonly on: number;
  readonly planted: readonly (readonly string[])[];
}

/** What this test uses of bench/conflicts/plant.mjs, which is no part of the package. */
interface Plant {
  readonly SPARSE_NAMES: readonly string[];
  readonly DENSE_NAMES: readonly string[];
  plantSparse(family: string, promises: number, planted: number, seed: number): Instance;
  plantDense(family: string, promises: number, seed: number): Instance;
}

const PLANT = new URL('../../../../bench/conflicts/plant.mjs', import.meta.url);
const { SPARSE_NAMES, DENSE_NAMES, plantSparse, plantDense }: Plant = await import(PLANT.href);

function read({ text }: Instance): Ledger {
  return Ledger.read([sourceText('planted.troth', text)]);
}

function idsOf({ promises }: { promises: readonly { name: { text: string } }[] }): string {
  return promises.map(({ name }) => name.text).join(' ');
}

/** The sets found one by one, and those planted that a family counts without naming them. */
function foundIn({ conflicts, families }: Conflicts, planted: readonly string[]): string[] {
  const named = conflicts.map(idsOf);
  const counted = families.flatMap(({ promises, count, first }) => {
    const inside = new Set(promises.map(({ name }) => name.text));
    const sets = planted.filter(
      (set) => set.split(' ').every((id) => inside.has(id)) && !named.includes(set),
    );
    expect(sets).toHaveLength(Number(count));
    expect(sets).toEqual(expect.arrayContaining(first.map(idsOf)));
    return sets;
  });
  return [...named, ...counted].sort();
}

function expectPlanted(instance: Instance): void {
  const ledger = read(instance);
  const found = conflictsOf(judge(ledger, { on: instance.on }));
  const planted = instance.planted.map((set) => set.join(' ')).sort();
  expect(found.incomplete).toBeUndefined();
  expect(foundIn(found, planted)).toEqual(planted);
  for (const { standing, reading } of found.conflicts)
    expect({ standing, reading }).toEqual({ standing: 'certain', reading: 'certain' });
}

test.each(SPARSE_NAMES)('%s: the few that are planted', (family) => {
  expectPlanted(plantSparse(family, 24, 4, 1));
  expectPlanted(plantSparse(family, 24, 0, 2));
});

test.each(DENSE_NAMES)('%s: all that are planted', (family) => {
  expectPlanted(plantDense(family, 7, 1));
});

test('the ledgers are sound and the same for the same seed', () => {
  const instance = plantSparse('mixed', 40, 7, 3);
  expect(diagnose(read(instance)).map(({ code }) => code)).toEqual([]);
  expect(plantSparse('mixed', 40, 7, 3).text).toBe(instance.text);
  expect(plantSparse('mixed', 40, 7, 4).text).not.toBe(instance.text);
  expect(instance.planted).toHaveLength(7);
});
