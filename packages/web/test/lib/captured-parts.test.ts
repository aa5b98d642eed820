import { expect, test } from 'vitest';
import { capturedParts } from '../../src/pages/source/captured-parts.ts';

const passage = (start: number | null, end: number | null) => ({
  quote: '',
  entry: '@e',
  status: 'exact' as const,
  note: null,
  start,
  end,
});

test('a text is cut where quotes begin and end, and quotes may overlap', () => {
  expect(capturedParts('abcdefgh', [passage(1, 5), passage(3, 6), passage(null, null)])).toEqual([
    { text: 'a', quotes: [] },
    { text: 'bc', quotes: [0] },
    { text: 'de', quotes: [0, 1] },
    { text: 'f', quotes: [1] },
    { text: 'gh', quotes: [] },
  ]);
  expect(capturedParts('', [])).toEqual([]);
});
