import { test } from 'vitest';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import { expectAgreement, PATIENCE } from './oracle/expect-agreement.ts';

// What is found equals what trying everything finds: many sets of promises under one rule, also told as a family.

test('worlds of many small demands on one group', { timeout: PATIENCE }, () => {
  expectAgreement(conflictsOf, { dense: true, promises: 8 }, 40);
});

test('worlds of many payments under limits', { timeout: PATIENCE }, () => {
  expectAgreement(conflictsOf, { dense: true, amounts: true, promises: 8 }, 40);
});

test('worlds of many small demands, and of what waits for them', { timeout: PATIENCE }, () => {
  expectAgreement(conflictsOf, { dense: true, waiting: true, promises: 8 }, 40);
});

test('worlds of many payments under limits, and of what waits for them', { timeout: PATIENCE }, () => {
  expectAgreement(conflictsOf, { dense: true, amounts: true, waiting: true, promises: 8 }, 40);
});
