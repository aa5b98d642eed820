import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarLines, calendarText } from '../../../src/query/exports/calendar-text.ts';
import { csvText } from '../../../src/query/exports/csv-text.ts';
import { pagePath } from '../../../src/query/exports/page-path.ts';
import { stableUuid } from '../../../src/query/exports/stable-uuid.ts';
import { xmlText } from '../../../src/query/exports/xml-text.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(',', '"', '\r', '\n', ';', '\\', 'a', 'é', '約', '😀', ' ', '<', '&', '='),
  }),
);

test('CSV that a reader of RFC 4180 reads back, whatever stands in it', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyText, anyText), { maxLength: 5 }), (pairs) => {
      const text = csvText(
        ['one', 'two'],
        pairs.map(([one, two]) => ({ one: `x${one}`, two: `y${two}` })),
      );
      const rows = parse(text, { record_delimiter: '\r\n' }) as string[][];
      expect(rows).toEqual([['one', 'two'], ...pairs.map(([one, two]) => [`x${one}`, `y${two}`])]);
    }),
  );
});

test('nothing that a spreadsheet would compute: only names and numbers begin like a formula', () => {
  const cells = [
    '=1+1',
    '+a',
    '-a',
    '@SUM(A1)',
    "@cmd|'/C%20calc'!A0",
    '\tx',
    '@anna',
    '@a; @b',
    '-3',
    '-3.5',
    'plain',
    '@us/office',
    '@rent[of @a to @b on 2026-05-01]',
    '@rent[of @a]; @b',
    '@x[SUM(A1)]',
  ];
  const text = csvText(
    ['cell'],
    cells.map((cell) => ({ cell })),
  );
  expect(text.split('\r\n').slice(1, -1)).toEqual([
    "'=1+1",
    "'+a",
    "'-a",
    "'@SUM(A1)",
    "'@cmd|'/C%20calc'!A0",
    "'\tx",
    '@anna',
    '@a; @b',
    '-3',
    '-3.5',
    'plain',
    '@us/office',
    '@rent[of @a to @b on 2026-05-01]',
    '@rent[of @a]; @b',
    "'@x[SUM(A1)]",
  ]);
});

test('lines of a calendar are no longer than 75 bytes, and unfold to what was written', () => {
  fc.assert(
    fc.property(anyText, fc.nat(200), (text, more) => {
      const value = calendarText(text + 'ä'.repeat(more));
      const lines = calendarLines([['SUMMARY', value]]);
      const encoder = new TextEncoder();
      for (const line of lines.split('\r\n')) expect(encoder.encode(line).length).toBeLessThanOrEqual(75);
      expect(lines.replaceAll('\r\n ', '')).toBe(`SUMMARY:${value}\r\n`);
      expect(value).not.toMatch(/[\r\n]/);
    }),
  );
});

test('text of XML holds no mark-up and nothing that XML 1.0 forbids', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const written = xmlText(text);
      expect(written).not.toMatch(/[<>"']/);
      expect(written.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
      expect(written).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
    }),
  );
});

test('what is named by its text has a UUID of version 8 that no other has', () => {
  const ids = new Set<string>();
  for (let number = 0; number < 20_000; number++) ids.add(stableUuid(`ledger\n@promise/${number}`));
  expect(ids.size).toBe(20_000);
  for (const id of [...ids].slice(0, 100))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('no name leads out of the folder of pages', () => {
  expect(pagePath('promise', '@a/../../b')).toBe('promise/a~..~..~b');
  expect(pagePath('promise', '@a//b/.')).toBe('promise/a~~b~.');
});
