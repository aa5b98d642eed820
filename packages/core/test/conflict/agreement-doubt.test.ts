import { test } from 'vitest';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import { expectAgreement } from './oracle/expect-agreement.ts';

// What is found equals what trying everything finds: things that happened on one of several days.

test('worlds of uncertain days', { timeout: 600_000 }, () => {
  expectAgreement(conflictsOf, { doubt: true, counts: true, promises: 4 }, 120);
});

test('worlds of uncertain days and conditions', { timeout: 600_000 }, () => {
  expectAgreement(conflictsOf, { doubt: true, conditions: true, promises: 4 }, 120);
});
