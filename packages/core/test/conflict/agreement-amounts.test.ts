import { test } from 'vitest';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import { expectAgreement, PATIENCE } from './oracle/expect-agreement.ts';

// What is found equals what trying everything finds: also with amounts and limits.

test('worlds of amounts and limits', { timeout: PATIENCE }, () => {
  expectAgreement(conflictsOf, { counts: true, amounts: true }, 150);
});
