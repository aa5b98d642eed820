import { test } from 'vitest';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import { expectAgreement, PATIENCE } from './oracle/expect-agreement.ts';

// What is found equals what trying everything finds: also with counts and thresholds.

test('worlds of counts and thresholds', { timeout: PATIENCE }, () => {
  expectAgreement(conflictsOf, { names: true, counts: true }, 150);
});

test('worlds of counts, deadlines and windows', { timeout: PATIENCE }, () => {
  expectAgreement(conflictsOf, { counts: true, days: true, windows: true }, 150);
});

test('worlds of counts, windows and limits', { timeout: PATIENCE }, () => {
  expectAgreement(conflictsOf, { counts: true, days: true, windows: true, amounts: true }, 150);
});
