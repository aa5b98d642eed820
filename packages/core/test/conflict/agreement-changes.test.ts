import { test } from 'vitest';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import { expectAgreement, PATIENCE } from './oracle/expect-agreement.ts';

// What is found equals what trying everything finds: promises that are assigned, delegated or released in part, with
// what excuses them or ends their window.

test('worlds of changed promises', { timeout: PATIENCE }, () => {
  expectAgreement(conflictsOf, { changes: true, counts: true }, 150);
});

test('worlds of changed promises and payments', { timeout: PATIENCE }, () => {
  expectAgreement(conflictsOf, { changes: true, counts: true, amounts: true }, 150);
});
