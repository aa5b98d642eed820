import { test } from 'vitest';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import { expectAgreement, PATIENCE } from './oracle/expect-agreement.ts';

// What is found equals what trying everything finds: also with conditions.

test('worlds of conditions', { timeout: PATIENCE }, () => {
  expectAgreement(conflictsOf, { conditions: true, counts: true }, 150);
});
