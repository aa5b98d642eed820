import { test } from 'vitest';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import { expectAgreement, PATIENCE } from './oracle/expect-agreement.ts';

// What is found equals what trying everything finds: promises about all of a group, from which one of it is released, or
// a group within it.

test('worlds of released members', { timeout: PATIENCE }, () => {
  expectAgreement(conflictsOf, { released: true, names: true, counts: true }, 150);
});

test('worlds of released members and conditions', { timeout: PATIENCE }, () => {
  expectAgreement(conflictsOf, { released: true, names: true, conditions: true }, 150);
});
