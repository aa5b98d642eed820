import { expect, test } from 'vitest';
import { diagnose } from '../../src/check/diagnose.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { locate } from '../../src/text/block.ts';
import { sourceText } from '../../src/text/source-text.ts';

/** White space of 13 characters, another for each number. */
function indentation(number: number): string {
  return Array.from({ length: 13 }, (_, bit) => ((number >> bit) & 1 ? '\t' : ' ')).join('');
}

test('thousands of lines that are all indented differently are told in time that grows with their number', () => {
  const lines = Array.from({ length: 8000 }, (_, number) => `${indentation(number)}will @a sings`);
  const text = ['2026-03-01 promise @p', '  from @a', '  to   @a', ...lines, 'party @a', ''].join('\n');
  const found = diagnose(Ledger.read([sourceText('a.troth', text)]));
  const mixed = found.filter(({ code }) => code === 'mixed-indentation');
  expect(mixed.length).toBeGreaterThan(7000);
  expect(locate(mixed.at(-1)!.place).line).toBe(8003);
});
