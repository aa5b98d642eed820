import { test } from 'vitest';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import { expectAgreement, PATIENCE } from './oracle/expect-agreement.ts';

// What is found equals what trying everything finds: also with deadlines, windows and deeds that take time.

test('worlds of deadlines and windows', { timeout: PATIENCE }, () => {
  expectAgreement(conflictsOf, { days: true, amounts: true }, 150);
});
