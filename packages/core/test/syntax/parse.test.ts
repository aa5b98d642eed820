import { describe, expect, test } from 'vitest';
import { parseText, type SyntaxField, type SyntaxSpan } from '../../src/syntax/parse.ts';

describe('the tree of a file', () => {
  const text = [
    '\ufeff; before',
    'party @a "A" ; a',
    '2025-03-13 promise @p "P" #t',
    '  from @a',
    '  may end @{b}',
    '    while @c sings 3 of @d',
    '      source @s "over',
    '        lines"',
    '    notice 2 days to @e',
    '  whenever {3 EUR} ?x @p[of @m]',
    '  colour red',
    '    deep',
    '',
    'partei @b',
  ].join('\n');
  const tree = parseText(text, 'a.troth');
  const cut = ({ start, end }: SyntaxSpan) => text.slice(start, end);

  test('has entries with their header', () => {
    expect(tree.path).toBe('a.troth');
    expect(tree.entries.map(({ keyword, dated, header }) => [keyword, dated, header.map(cut)])).toEqual([
      ['party', false, ['party', '@a', '"A"']],
      ['promise', true, ['2025-03-13', 'promise', '@p', '"P"', '#t']],
      [undefined, false, ['partei', '@b']],
    ]);
    expect(tree.entries.map(cut)[0]).toBe('party @a "A"');
    expect(tree.entries.map(cut)[1]).toMatch(/^2025.*deep$/s);
  });

  test('has fields with what stands below them', () => {
    const outline = (fields: readonly SyntaxField[]): unknown[] =>
      fields.map((field) => [
        field.known ? field.name : `${field.name}?`,
        text.slice(field.start, field.nameEnd),
        field.tokens.map((token) => `${token.kind}: ${cut(token)}`),
        outline(field.fields),
      ]);
    expect(outline(tree.entries[1]!.fields)).toEqual([
      ['from', 'from', ['mention: @a'], []],
      [
        'may end',
        'may end',
        ['mention: @{b}'],
        [
          [
            'while',
            'while',
            ['mention: @c', 'word: sings', 'word: 3', 'word: of', 'mention: @d'],
            [['source', 'source', ['mention: @s', 'text: "over\n        lines"'], []]],
          ],
          ['notice', 'notice', ['word: 2', 'word: days', 'word: to', 'mention: @e'], []],
        ],
      ],
      [
        'whenever',
        'whenever',
        ['braced amount: {3 EUR}', 'variable: ?x', 'mention: @p', 'selection: [of @m]'],
        [],
      ],
      ['colour?', 'colour', ['word: red'], [['deep?', 'deep', [], []]]],
    ]);
  });

  test('lets a field end where the last below it ends', () => {
    expect(cut(tree.entries[1]!.fields[1]!)).toMatch(/^may end.*to @e$/s);
  });

  test('has the comments', () => {
    expect(tree.comments.map(cut)).toEqual(['; before', '; a']);
  });

  test('of nothing is empty', () => {
    expect(parseText('')).toEqual({ path: '', entries: [], comments: [] });
  });
});
