import { expect, test } from 'vitest';
import { Ledger } from '../../src/ledger/ledger.ts';
import { formatText } from '../../src/syntax/formatter.ts';
import { sourceText } from '../../src/text/source-text.ts';

const lines = [
  '; Bikes',
  'party @anna "Anna"',
  'party @ben "Ben"',
  '',
  '2026-03-01 promise @bike "Lend the bike"',
  '  from  @anna',
  '  to    @ben',
  '  will  @anna lends the bike to @ben',
  '  text  "Anna lends it;',
  '         Ben asks"',
  '',
];

test('a file whose lines end with carriage returns alone is read like any other', () => {
  const old = lines.join('\r');
  const bytes = new TextEncoder().encode(old);
  for (const source of [sourceText('a.troth', old), sourceText('a.troth', old, bytes)]) {
    expect(source.text).toBe(lines.join('\n'));
    expect([...source.codes]).toEqual([...new TextEncoder().encode(lines.join('\n'))]);
    expect(Ledger.read([source]).entriesOf('promise')).toHaveLength(1);
  }
  expect(formatText(old)).toBe(formatText(lines.join('\n')));
});

test('beside a line feed a carriage return is white space', () => {
  const text = lines.join('\r\n');
  expect(sourceText('a.troth', text).text).toBe(text);
});
