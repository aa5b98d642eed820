import { test } from 'vitest';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import { expectAgreement, PATIENCE } from './oracle/expect-agreement.ts';

// What is found equals what trying everything finds: things that happened on one of several days.

test('worlds of uncertain days', { timeout: PATIENCE }, () => {
  expectAgreement(conflictsOf, { doubt: true, counts: true, promises: 4 }, 120);
});

test('worlds of uncertain days and conditions', { timeout: PATIENCE }, () => {
  expectAgreement(conflictsOf, { doubt: true, conditions: true, promises: 4 }, 120);
});
