import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayCells, displayWidth } from '../../src/diagnostic/display-text.ts';

/** Texts of characters that are taken for pieces by themselves, with some others among them. */
const text = fc.string({
  unit: fc.oneof(
    {
      weight: 30,
      arbitrary: fc.integer({ min: 0x20, max: 0xffff }).map((code) => String.fromCharCode(code)),
    },
    {
      weight: 30,
      arbitrary: fc.constantFrom(
        ...'aé→≤–“”·Жλ約束。ラ한ｱ（\u0301\ufe0f\u200d\u3099\u309a\uff9e\u11a8\u0e33',
      ),
    },
    { weight: 1, arbitrary: fc.constantFrom('👩‍👩‍👧', '🇫🇷', '\u{1f1eb}', 'e\u0301') },
  ),
  maxLength: 12,
});

test('a text is cut where a segmenter of graphemes cuts it', () => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  fc.assert(
    fc.property(text, (line) => {
      const starts = displayCells(line).map(({ start }) => start);
      expect(starts).toEqual([...segmenter.segment(line)].map(({ index }) => index));
    }),
    { numRuns: 5_000 },
  );
});

test('each character that may be a piece by itself is one beside another', () => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const different: string[] = [];
  for (let code = 0x20; code < 0xffff; code++) {
    const line = `${String.fromCharCode(code)}約`;
    const count = displayCells(line).length;
    if (count !== [...segmenter.segment(line)].length) different.push(code.toString(16));
  }
  expect(different).toEqual([]);
});

test.each([
  ['State → DOJ', 11],
  ['≤ 3', 3],
  ['約束', 4],
  ['e\u0301', 1],
])('%s takes %i columns', (line, width) => {
  expect(displayWidth(line)).toBe(width);
});
