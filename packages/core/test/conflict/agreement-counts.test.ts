import { test } from 'vitest';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import { expectAgreement } from './oracle/expect-agreement.ts';

// What is found equals what trying everything finds: also with counts and thresholds.

test('worlds of counts and thresholds', { timeout: 600_000 }, () => {
  expectAgreement(conflictsOf, { names: true, counts: true }, 150);
});
