import { expect, test } from 'vitest';
import { outline } from '../../src/language/outline.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { sourceText } from '../../src/text/source-text.ts';

test('an outline lists entries in their order, what cannot be read among them', () => {
  const text = '; Mine\nparty @anna "Anna"\n2026-03 event\n  did @anna sings\nnonsense here\n';
  const ledger = Ledger.read([sourceText('a.troth', text)]);
  expect(outline(ledger, 'a.troth')).toEqual([
    { path: 'a.troth', start: 7, end: 26, line: 2, kind: 'party', id: '@anna', text: 'Anna', date: null },
    {
      path: 'a.troth',
      start: 26,
      end: 58,
      line: 3,
      kind: 'event',
      id: null,
      text: 'Anna sings',
      date: '2026-03-01/2026-03-31',
    },
    {
      path: 'a.troth',
      start: 58,
      end: 72,
      line: 5,
      kind: 'unreadable',
      id: null,
      text: 'nonsense here',
      date: null,
    },
  ]);
  expect(outline(ledger, 'b.troth')).toEqual([]);
});

test('of a long file there are those around a line', () => {
  const text = Array.from({ length: 9 }, (_, index) => `party @p${index}\n`).join('');
  const ledger = Ledger.read([sourceText('a.troth', text)]);
  const lines = (line: number) => outline(ledger, 'a.troth', { line, most: 4 }).map((item) => item.line);
  expect(lines(1)).toEqual([1, 2, 3, 4]);
  expect(lines(5)).toEqual([3, 4, 5, 6]);
  expect(lines(9)).toEqual([6, 7, 8, 9]);
  expect(outline(ledger, 'a.troth', { most: 20 })).toHaveLength(9);
});
