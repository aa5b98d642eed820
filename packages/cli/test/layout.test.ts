import { describe, expect, test } from 'vitest';
import { cell, layOut } from '../src/output/columns.ts';
import { plain, styleFor, wantsColour } from '../src/output/style.ts';
import { pad, wrap } from '../src/output/wrap.ts';

describe('wrap', () => {
  test('breaks at spaces', () => {
    expect(wrap('to lend the bike to Ben', 10)).toEqual(['to lend', 'the bike', 'to Ben']);
  });

  test('keeps line feeds, and gives a line for nothing', () => {
    expect(wrap('a\n\nb', 10)).toEqual(['a', '', 'b']);
    expect(wrap('', 10)).toEqual(['']);
  });

  test('breaks a word that is too long', () => {
    expect(wrap('see examples/prison-deal now', 10)).toEqual(['see', 'examples/p', 'rison-deal', 'now']);
  });

  test('breaks between wide characters, two columns each, but not before a full stop', () => {
    expect(wrap('売主は目的物を買主に引き渡す。', 10)).toEqual(['売主は目的', '物を買主に', '引き渡す。']);
    expect(wrap('目的物を引渡す。', 14)).toEqual(['目的物を引渡', 'す。']);
  });
});

test('pad counts columns, not characters', () => {
  expect(pad('売主', 6)).toBe('売主  ');
  expect(pad('e\u0301', 2)).toBe('e\u0301 ');
});

describe('layOut', () => {
  test('aligns columns and leaves out empty ones', () => {
    const rows = [
      [cell('due'), cell(''), cell('@bike')],
      [cell('kept'), cell(''), cell('@a')],
    ];
    expect(layOut(rows, 80, plain)).toEqual(['due   @bike', 'kept  @a']);
  });

  test('takes room from the widest column', () => {
    const rows = [[cell('due'), cell('Lend the bike to Ben until he has one of his own'), cell('1 of 9')]];
    expect(layOut(rows, 40, plain)).toEqual([
      'due  Lend the bike to Ben until   1 of 9',
      '     he has one of his own',
    ]);
  });

  test('breaks no name and no word of a usual length', () => {
    const rows = [
      [
        cell('unclear'),
        [...cell('@us/secretary-of-state'), ...cell('speaks for the United States')],
        cell('done in part'),
      ],
    ];
    expect(layOut(rows, 40, plain)).toEqual([
      'unclear  @us/secretary-of-state  done in',
      '         speaks for the United   part',
      '         States',
    ]);
  });

  test('puts the cells of a row below each other where their words do not fit beside each other', () => {
    const rows = [
      [cell('State', 'bold'), cell('Promise', 'bold'), cell(''), cell('Known', 'bold')],
      [
        cell('conditional'),
        [...cell('@end-protection'), ...cell('End it')],
        cell(''),
        cell('@spokesman-reply'),
      ],
      [cell('due'), cell('@a'), cell(''), cell('')],
    ];
    expect(layOut(rows, 40, plain, 2)).toEqual([
      '  State',
      '    Promise',
      '    Known',
      '  conditional',
      '    @end-protection',
      '    End it',
      '    @spokesman-reply',
      '  due',
      '    @a',
    ]);
  });

  test('breaks a name that no line can hold, and other words that are long', () => {
    const long = 'a'.repeat(30);
    expect(layOut([[cell('due'), cell(`@${long}`)]], 20, plain)).toEqual([
      'due',
      `  @${'a'.repeat(17)}`,
      `  ${'a'.repeat(13)}`,
    ]);
    expect(layOut([[cell('due'), cell(long), cell('kept')]], 32, plain)).toEqual([
      `due  ${'a'.repeat(21)}  kept`,
      `     ${'a'.repeat(9)}`,
    ]);
  });

  test('takes evenly from columns that are equally wide', () => {
    const text = 'one two three four five six';
    const lines = layOut([[cell(text), cell(text)]], 30, plain);
    expect(lines).toEqual(['one two three   one two three', 'four five six   four five six']);
  });

  test('colours do not change the widths', () => {
    const rows = [
      [cell('due', 'blue'), cell('x')],
      [cell('broken', 'red'), cell('y')],
    ];
    expect(layOut(rows, 80, styleFor(true))).toEqual([
      '\u001b[34mdue\u001b[39m     x',
      '\u001b[31mbroken\u001b[39m  y',
    ]);
  });

  test('shows control characters as what they are', () => {
    expect(layOut([[cell('a\u001b[31mb')]], 80, plain)).toEqual(['a<U+001B>[31mb']);
  });
});

describe('colour', () => {
  const wants = (env: Record<string, string>, isTerminal = true, noColor = false) => {
    const output = { write: () => {}, isTerminal };
    return wantsColour({ env } as never, output, noColor);
  };

  test('is for terminals, unless one asks otherwise', () => {
    expect(wants({})).toBe(true);
    expect(wants({}, false)).toBe(false);
    expect(wants({ TERM: 'dumb' })).toBe(false);
    expect(wants({ NO_COLOR: '1' })).toBe(false);
    expect(wants({ NO_COLOR: '' })).toBe(true);
    expect(wants({ FORCE_COLOR: '1' }, false)).toBe(true);
    expect(wants({ FORCE_COLOR: '0' })).toBe(false);
    expect(wants({ FORCE_COLOR: '1' }, true, true)).toBe(false);
  });
});
