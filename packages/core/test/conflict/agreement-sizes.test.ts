import { test } from 'vitest';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import { expectAgreement, PATIENCE } from './oracle/expect-agreement.ts';
import type { World } from './oracle/world.ts';

// What is found equals what trying everything finds: where it hangs on the size of a group, or on whom something
// touched, whether a condition is met.

test('worlds of conditions on groups of uncertain size', { timeout: PATIENCE }, () => {
  expectAgreement(conflictsOf, { conditions: true, counts: true, promises: 4, only: isOpen }, 150);
});

test('worlds of conditions on members by name', { timeout: PATIENCE }, () => {
  expectAgreement(conflictsOf, { conditions: true, names: true, promises: 4, only: isOfOneGroup }, 150);
});

/** Which promises fall with one about somebody who may belong to another group as well is not certain. */
function isOfOneGroup(world: World): boolean {
  return world.groups.length === 1 && isOpen(world);
}

/** Whether conditions on people, or on promises about people, have been met or not by what happened. */
function isOpen({ groups, events, promises }: World): boolean {
  const isUncertain =
    groups.some(({ size }) => size === undefined || size[0] !== size[1]) || groups.length > 1;
  const happened = events.filter(({ sentence: { what } }) => what.kind === 'group');
  const isAbout = (verb: string): boolean => happened.some(({ sentence }) => sentence.verb === verb);
  return (
    isUncertain &&
    promises.some(({ conditions }) =>
      conditions.flat().some((one) => {
        if (one.kind !== 'done') return one.kind === 'deed' && isAbout(one.sentence.verb);
        const named = promises.find(({ id }) => id === one.promise);
        return named?.parts.some(
          (part) => part.kind === 'will' && part.ways.some(({ sentence }) => isAbout(sentence.verb)),
        );
      }),
    )
  );
}
