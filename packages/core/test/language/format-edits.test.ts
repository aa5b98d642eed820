import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatEdits } from '../../src/language/format-edits.ts';
import { formatText } from '../../src/syntax/formatter.ts';
import { anyText } from '../support/random-text.ts';

function applied(text: string): string {
  let result = text;
  for (const { start, end, text: written } of formatEdits(text).reverse())
    result = result.slice(0, start) + written + result.slice(end);
  return result;
}

test('touch only what is laid out differently', () => {
  const text = 'party @ben   "Ben"\n\n\n\nparty @anna "Anna"\n kind person';
  expect(formatEdits(text)).toEqual([
    { start: 11, end: 13, text: '' },
    { start: 20, end: 21, text: '' },
    { start: 21, end: 22, text: '' },
    { start: 42, end: 53, text: ' kind  person\n' },
  ]);
  expect(applied(text)).toBe(formatText(text));
});

test('make any text what `troth fmt` makes of it', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(applied(text)).toBe(formatText(text));
    }),
  );
});
