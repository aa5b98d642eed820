import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatText } from '../../src/syntax/formatter.ts';
import { meaning } from '../support/meaning.ts';
import { randomLedger, writeLedger } from '../support/random-ledger.ts';
import { anyText } from '../support/random-text.ts';

describe('formatting any text', () => {
  test('keeps every character but white space, means the same, and is done once', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const formatted = formatText(text);
        expect(formatText(formatted)).toBe(formatted);
        expect(formatted.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        expect(formatted).toMatch(/^$|[^\n]\n$/);
        expect(meaning(formatted)).toEqual(meaning(text));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a well-formed ledger', () => {
  test('means the same however it is laid out, and comes to one form', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const lines = randomLedger(g);
        const text = writeLedger(g, lines);
        const other = writeLedger(g, lines);
        const formatted = formatText(text);
        expect(formatText(formatted)).toBe(formatted);
        expect(meaning(formatted)).toEqual(meaning(text));
        expect(meaning(other)).toEqual(meaning(text));
        expect(withoutLayout(formatText(other))).toBe(withoutLayout(formatted));
      }),
      { numRuns: 1000 },
    );
  });
});

/** The form without comments and blank lines, which a layout may or may not have. */
function withoutLayout(text: string): string {
  return text
    .replace(/ *;[" ]*(comment|own "?line|first|c)$/gm, '')
    .replace(/\n+/g, '\n')
    .trim();
}
