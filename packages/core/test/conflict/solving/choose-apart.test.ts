import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseApart } from '../../../src/conflict/solving/choose-apart.ts';

/** Whether each duty can have one of the things it wants for itself, by trying everything. */
function canAll(duties: readonly (readonly number[])[], used: readonly number[] = []): boolean {
  const [first, ...others] = duties;
  if (!first) return true;
  return first.some((thing) => !used.includes(thing) && canAll(others, [...used, thing]));
}

const duties = fc.array(fc.array(fc.nat(6), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 7 });

test('a way is picked for each duty, each with a thing of its own, wherever there is such a choice', () => {
  fc.assert(
    fc.property(duties, (wants) => {
      const chosen = chooseApart(wants.map((things) => things.map((thing) => ({ takes: [thing] }))));
      expect(chosen !== undefined).toBe(canAll(wants));
      if (!chosen) return;
      const things = chosen.map(({ takes: [thing] }) => thing);
      expect(new Set(things).size).toBe(wants.length);
      things.forEach((thing, duty) => {
        expect(wants[duty]).toContain(thing);
      });
    }),
    { numRuns: 2000 },
  );
});
