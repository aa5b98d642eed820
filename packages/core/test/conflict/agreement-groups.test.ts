import { test } from 'vitest';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import { expectAgreement, PATIENCE } from './oracle/expect-agreement.ts';

// What is found equals what trying everything finds: every reading, every future, every set of promises.

test('worlds of groups, things, once-only deeds and what happened', { timeout: PATIENCE }, () => {
  expectAgreement(conflictsOf, { names: true }, 150);
});
