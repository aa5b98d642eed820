import { test } from 'vitest';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import { expectAgreement, PATIENCE } from './oracle/expect-agreement.ts';

// What is found equals what trying everything finds: also the order of ways out.

test('worlds of powers, stakes and threats', { timeout: PATIENCE }, () => {
  expectAgreement(conflictsOf, { powers: true, days: true, conditions: true }, 150);
});
