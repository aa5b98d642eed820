import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countRoots, independentVoices, type Witness } from '../../src/evidence/roots.ts';
import { createName, type Name } from '../../src/ledger/name.ts';

const NAMES = Array.from({ length: 8 }, (_, index) => createName(`n${index}`, index));

/** Eight names, each with what may lie within it: itself, and some of the others, of which the later ones are narrower. */
const worlds = fc
  .tuple(
    fc.array(fc.nat({ max: 255 }), { minLength: 8, maxLength: 8 }),
    fc.subarray(NAMES, { minLength: 1 }),
    fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
  )
  .map(([bits, named, sure]) => {
    const within = (name: Name): readonly Name[] =>
      NAMES.filter(
        ({ index }) =>
          index === name.index || (index > name.index && ((bits[name.index] >> index) & 1) === 1),
      );
    const witnesses: Witness[] = named.map((name) => ({
      name,
      speakers: [],
      sure: sure[name.index] || name.index > 1,
    }));
    return { within, witnesses };
  });

test('at least those are counted of which no two may be one, as many as there are', () => {
  let overlapping = 0;
  fc.assert(
    fc.property(worlds, ({ within, witnesses }) => {
      const all = witnesses.map((one) => ({ ...one, sure: true }));
      const mayBeOne = (a: Witness, b: Witness) => within(a.name).some((one) => within(b.name).includes(one));
      let most = 0;
      for (let set = 1; set < 1 << all.length; set++) {
        const some = all.filter((_, index) => (set >> index) & 1);
        const areApart = some.every((one, index) =>
          some.slice(index + 1).every((other) => !mayBeOne(one, other)),
        );
        if (areApart) most = Math.max(most, some.length);
      }
      if (most < all.length) overlapping++;
      expect(countRoots(all, within)).toEqual({ low: most, high: all.length });
    }),
    { numRuns: 400 },
  );
  expect(overlapping).toBeGreaterThan(50);
});

test('whoever is in doubt, each witness is put among those it may be one with, whatever their order', () => {
  fc.assert(
    fc.property(worlds, ({ within, witnesses }) => {
      const groupOf = independentVoices(witnesses, within);
      const turned = independentVoices([...witnesses].reverse(), within);
      for (const { name, sure } of witnesses) {
        const group = groupOf(name);
        expect(turned(name)).toBe(group);
        if (typeof group === 'string') continue;
        expect(sure).toBe(true);
        expect(within(name).some((one) => within(group).includes(one))).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});

test('many who overlap in a row are counted in a moment', () => {
  const row = Array.from({ length: 400 }, (_, index) => createName(`r${index}`, index));
  const within = ({ index }: Name) => row.slice(index, index + 2);
  const { low, high } = countRoots(
    row.map((name) => ({ name, speakers: [], sure: true })),
    within,
  );
  expect(high).toBe(400);
  expect(low).toBeGreaterThan(130);
  expect(low).toBeLessThanOrEqual(200);
});
