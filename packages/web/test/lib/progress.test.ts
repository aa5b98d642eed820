import { expect, test } from 'vitest';
import { readProgress } from '../../src/lib/progress.ts';

test.each([
  ['1 of 9', { kind: 'done', low: 1, high: 1, of: 9, unit: '' }],
  ['0..1 of 9', { kind: 'done', low: 0, high: 1, of: 9, unit: '' }],
  ['400 of 1,000 CAD', { kind: 'done', low: 400, high: 400, of: 1000, unit: 'CAD' }],
  ['1.5..2.25 of 6.5 tonnes', { kind: 'done', low: 1.5, high: 2.25, of: 6.5, unit: 'tonnes' }],
  ['3 of 7..9', { kind: 'done', low: 3, high: 3, of: 9, unit: '' }],
  ['1 of 2 parts', { kind: 'done', low: 1, high: 1, of: 2, unit: 'parts' }],
  ['0..1 failed, 1..8 stand', { kind: 'members', failed: { low: 0, high: 1 }, stands: { low: 1, high: 8 } }],
  ['2 failed, 1 stands', { kind: 'members', failed: { low: 2, high: 2 }, stands: { low: 1, high: 1 } }],
  ['2 breaches', { kind: 'words' }],
  ['200.. of 200..', { kind: 'words' }],
  ['12 of 9', { kind: 'words' }],
])('%s', (text, read) => {
  expect(readProgress(text)).toEqual(read);
});
