import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { highlight } from '../../src/language/highlight.ts';
import { anyText } from '../support/random-text.ts';

const shown = (text: string) =>
  highlight(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

test('tells the pieces of an entry apart', () => {
  expect(
    shown(`; A sale.
2026-03-01/2026-03 promise @one "Sell them" #boats ; all of them
  from @anna through @cleo
  if   @two is kept late
  will @anna sells at least 3 of @boats, 4M EUR, to @ben by 2026-04-30
  source @letter p2 via "a clerk" denies
  colour red
`),
  ).toEqual([
    'comment: ; A sale.',
    'date: 2026-03-01/2026-03',
    'keyword: promise',
    'declared name: @one',
    'text: "Sell them"',
    'tag: #boats',
    'comment: ; all of them',
    'field: from',
    'name: @anna',
    'clause: through',
    'name: @cleo',
    'field: if',
    'name: @two',
    'word: is',
    'state: kept',
    'state: late',
    'field: will',
    'name: @anna',
    'word: sells',
    'clause: at',
    'clause: least',
    'number: 3',
    'word: of',
    'name: @boats',
    'word: ,',
    'number: 4M',
    'word: EUR,',
    'word: to',
    'name: @ben',
    'clause: by',
    'date: 2026-04-30',
    'field: source',
    'name: @letter',
    'word: p2',
    'clause: via',
    'text: "a clerk"',
    'clause: denies',
    'unknown: colour',
    'unknown: red',
  ]);
});

test('of a rule, of an act, and of what is no entry', () => {
  expect(shown('deed ?a sells {3 kg} to @{b}x\n')).toEqual([
    'keyword: deed',
    'variable: ?a',
    'word: sells',
    'number: {3 kg}',
    'word: to',
    'name: @{b}',
    'word: x',
  ]);
  expect(shown('2026-03-01 released @one by @ben\n')).toEqual([
    'date: 2026-03-01',
    'keyword: released',
    'name: @one',
    'clause: by',
    'name: @ben',
  ]);
  expect(shown('nonsense "here" @x\n')).toEqual(['unknown: nonsense', 'text: "here"', 'name: @x']);
});

test('pieces stand in order, never overlap, and cover all but white space', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let end = 0;
      for (const span of highlight(text)) {
        expect(text.slice(end, span.start).replace(/[\s\ufeff]/g, '')).toBe('');
        expect(span.end).toBeGreaterThan(span.start);
        end = span.end;
      }
      expect(text.slice(end).replace(/[\s\ufeff]/g, '')).toBe('');
    }),
  );
});

test('a part of a text is coloured as the whole is', () => {
  const text = readFileSync(
    new URL('../../../../examples/prison-deal/prison-deal.troth', import.meta.url),
    'utf8',
  );
  const all = highlight(text);
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(400), (start, length) => {
      const end = Math.min(text.length, start + length);
      const part = highlight(text, start, end);
      const within = all.filter((span) => span.end > start && span.start < end);
      for (const span of within) expect(part).toContainEqual(span);
      for (const span of part) expect(all).toContainEqual(span);
    }),
    { numRuns: 40 },
  );
});
