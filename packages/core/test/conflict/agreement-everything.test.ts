import { test } from 'vitest';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import { expectAgreement, PATIENCE } from './oracle/expect-agreement.ts';

// What is found equals what trying everything finds: with all of it at once.

test('worlds of everything, and of more promises', { timeout: PATIENCE }, () => {
  expectAgreement(
    conflictsOf,
    { names: true, counts: true, amounts: true, days: true, conditions: true, powers: true, promises: 8 },
    150,
  );
});
