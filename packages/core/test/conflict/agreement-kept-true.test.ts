import { test } from 'vitest';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import { expectAgreement, PATIENCE } from './oracle/expect-agreement.ts';

// What is found equals what trying everything finds: what is to be kept true, against what others want to be kept true
// or forbid, also of numbers.

test('worlds of what is kept true of numbers', { timeout: PATIENCE }, () => {
  expectAgreement(conflictsOf, { kept: true, counts: true, names: true }, 150);
});

test('worlds of what is kept true for a time', { timeout: PATIENCE }, () => {
  expectAgreement(conflictsOf, { kept: true, counts: true, days: true }, 150);
});
