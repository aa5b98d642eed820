import { test } from 'vitest';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import { expectAgreement, PATIENCE } from './oracle/expect-agreement.ts';

// What is found equals what trying everything finds: promises of which a part each may be done by several.

test('worlds of delegated promises', { timeout: PATIENCE }, () => {
  expectAgreement(conflictsOf, { delegated: true, counts: true, names: true, promises: 4 }, 150);
});

test('worlds of delegated promises, payments and limits', { timeout: PATIENCE }, () => {
  expectAgreement(conflictsOf, { delegated: true, counts: true, amounts: true, promises: 4 }, 150);
});

test('worlds of delegated promises and days', { timeout: PATIENCE }, () => {
  expectAgreement(
    conflictsOf,
    { delegated: true, counts: true, amounts: true, days: true, promises: 4 },
    100,
  );
});
