import { test } from 'vitest';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import { expectAgreement } from './oracle/expect-agreement.ts';

// What is found equals what trying everything finds: also with conditions.

test('worlds of conditions', { timeout: 600_000 }, () => {
  expectAgreement(conflictsOf, { conditions: true, counts: true }, 150);
});
