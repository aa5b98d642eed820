import { describe, expect, test } from 'vitest';
import { codes, codesWithNames, lastEntry, read } from './support/read.ts';

const titleOf = (text: string) => lastEntry(`party @x ${text}\n`, 'party').title;

describe('text in quotes', () => {
  test.each([
    ['"A"', 'A'],
    ['"say \\"no\\""', 'say "no"'],
    ['"a \\\\ b"', 'a \\ b'],
    ['"one; two"', 'one; two'],
    ['"over\n  lines"', 'over lines'],
    ['"over\n\n      more\n   lines"', 'over more lines'],
    ['"over\r\n\tlines"', 'over lines'],
  ])('%j', (text, meant) => {
    expect(titleOf(text)).toBe(meant);
  });

  test('runs on over lines that are indented deeper than its own', () => {
    const text = (indent: string) => `2024 promise @x\n  from @us\n  to @es\n  text "one\n${indent}two"\n`;
    expect(codesWithNames(text('    '))).toEqual([]);
    expect(codesWithNames(text('  '))).toContain('open-quote');
    expect(codesWithNames(text(''))).toContain('open-quote');
  });

  test('that never ends is an error where it begins, and the next entry is read', () => {
    const text = 'party @a "A\nparty @b "B"\n';
    expect(codes(text)).toEqual(['open-quote']);
    expect(read(text).find('b')?.title).toBe('B');
  });
});

describe('comments', () => {
  test.each([
    '; first\nparty @x "X"\n',
    'party @x "X" ; behind\n',
    'party @x "X"\n  ; alone\n  kind state ; "behind\n',
    'party @x "X"\n;at the start\n  kind state\n',
  ])('begin at the start of a line or after white space: %j', (text) => {
    expect(codes(text)).toEqual([]);
    expect(read(text).find('x')?.title).toBe('X');
  });

  test('begin nowhere else', () => {
    expect(lastEntry('party @x "X"\n  kind a;b\n', 'party').sort).toBe('a;b');
    expect(titleOf('"a ; b"')).toBe('a ; b');
  });
});

describe('lines', () => {
  test.each(['\n', '\r\n'])('may end with %j', (end) => {
    expect(codes(['party @x "X"', '  kind state', 'party @y "Y"', ''].join(end))).toEqual([]);
  });

  test('need no line end at the end of a file, and a byte order mark is no part of it', () => {
    expect(read('\ufeffparty @x "X"\n  kind state').find('x')).toMatchObject({ title: 'X', sort: 'state' });
  });

  test('that are empty end nothing', () => {
    expect(lastEntry('party @x "X"\n\n\n  kind state\n', 'party').sort).toBe('state');
  });
});

describe('indentation', () => {
  const powers = (while_: string) =>
    `2024 promise @x\n  from @us\n  to @es\n  will @us sings\n  may end @es\n${while_}while @p is due\n`;

  test.each(['    ', '   ', '  \t', '\t\t'.replace(/^\t/, '  ')])(
    'deeper is the white space above and more: %j',
    (indent) => {
      expect(codesWithNames(powers(indent))).toEqual([]);
    },
  );

  test.each([
    ['a tab where spaces stand above', powers('\t')],
    ['less than the parent and more than nothing', powers(' ')],
    ['spaces where a tab stands above', 'party @x "X"\n\tkind state\n  url "u"\n'],
  ])('anything else is an error: %s', (_what, text) => {
    expect(codesWithNames(text)).toContain('mixed-indentation');
  });

  test('an entry starts in the first column', () => {
    expect(codes('  party @x "X"\n')).toEqual(['orphan-field']);
  });

  test('what qualifies a line stands below it', () => {
    const { lines } = lastEntry(
      '2024 event\n  did @us sings\n    source @s\n  did @es sings\n  source @t\n',
      'event',
    );
    expect(lines.map(({ evidence }) => evidence.map(({ source }) => source.text))).toEqual([['s'], []]);
  });
});

describe('a field of two words', () => {
  test('is told from one of one word that begins like it, in its own entry', () => {
    const { terms } = lastEntry(
      '2024 promise @x\n  from @us\n  to @es\n  if @es sings\n  or if @es dances\n  will @us sings\n  part of @d\n  repair of @p\n  instead of @q\n',
      'promise',
    );
    expect([terms.partOf?.text, terms.repairOf[0]?.text, terms.insteadOf[0]?.text]).toEqual(['d', 'p', 'q']);
    expect(lastEntry('2024 checked @p by @us\n  found nothing\n', 'checked').found).toBeUndefined();
    expect(lastEntry('2024 checked @p by @us\n  found "nothing yet"\n', 'checked').found).toBe('nothing yet');
  });

  test('belongs to its entry only', () => {
    expect(codesWithNames('2024 event\n  did @us sings\n  part of @d\n')).toContain('unknown-field');
    expect(codesWithNames('2024 event\n  at any time\n')).toContain('unknown-field');
  });
});

describe('reading goes on after every mistake', () => {
  test('all good entries are kept and all mistakes are reported', () => {
    const text =
      'prty @a "A"\nparty @b "B"\n  knd x\n  kind state\n2024-13-01 event\nperson @c "C\nthing @d "D"\n';
    expect(codes(text)).toEqual(['unknown-entry', 'unknown-field', 'bad-date', 'nothing-done', 'open-quote']);
    expect(read(text).find('b')).toMatchObject({ sort: 'state' });
    expect(read(text).find('d')?.kind).toBe('thing');
  });
});

describe('words for promises with many cases', () => {
  test.each([
    ['whenever', '  from @us\n  whenever @es sings\n'],
    ['every', '  from @us\n  every 1 month\n'],
    ['each', '  from each ?m of @leaders\n'],
    ['each other', '  from @us\n  to each other ?v of @leaders\n'],
    ['anyone', '  from anyone\n'],
    ['anyone outside', '  from anyone outside @leaders\n'],
    ['anyone but', '  from anyone but @us\n'],
  ])('are refused in a request, and the error says so: %s', (_word, lines) => {
    expect(codesWithNames(`2024 request @x\n${lines}  to @es\n  will @us sings\n`)).toContain(
      'reserved-word',
    );
  });
});
