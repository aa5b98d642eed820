import { describe, expect, test } from 'vitest';
import { codes, codesWithNames, did, lastEntry, read } from './support/read.ts';

describe('names', () => {
  test.each([
    'a',
    'A9',
    '9a',
    '9',
    'el-salvador',
    'us/secretary-of-state',
    'a.b',
    'a_b',
    '売主',
    '買主/工場長',
    'زينب',
    'Zoë',
    'नि',
  ])('@%s', (name) => {
    const text = `party @${name} "P"\n2024 event\n  did @${name} sings\n`;
    expect(codes(text)).toEqual([]);
    expect(read(text).find(name)?.kind).toBe('party');
  });

  test.each(['-a', '/a', '.a', '_a'])('do not start like @%s', (name) => {
    expect(codes(`party @${name} "P"\n`)).not.toEqual([]);
  });

  test.each(['-', '_', '.', '/'])('do not end with %s', (end) => {
    const text = `party @a "A"\n2024 event\n  did @b meets @a${end} today\n`;
    expect(read(text).find('a')).toBeDefined();
    expect(read(`party @a${end} "A"\n`).find(`a${end}`)).toBeUndefined();
  });

  test('end before a full stop at the end of a sentence', () => {
    expect(did('@us meets @es.')).toBe('_ meets _ .: @us, @es');
  });

  test('are the same however their letters are composed', () => {
    const text = 'party @zoe\u0308 "Zoë"\n2024 event\n  did @zo\u00eb sings\n';
    expect(codes(text)).toEqual([]);
    expect(read(text).find('zoë')?.title).toBe('Zoë');
  });

  test('differ by case', () => {
    expect(codes('party @a "A"\n2024 event\n  did @A sings\n')).toEqual(['unknown-name']);
  });

  test('have no parts: `/` means nothing of its own', () => {
    expect(codes('party @a/b "B"\n2024 event\n  did @a sings\n')).toEqual(['unknown-name']);
    expect(codes('party @a "A"\n2024 event\n  did @a/b sings\n')).toEqual(['unknown-name']);
  });

  test('are declared once', () => {
    expect(codes('party @a "A"\nparty @a "B"\n')).toContain('duplicate-name');
    expect(codes('party @a "A"\n2024 event @a\n  did @a sings\n')).toContain('duplicate-name');
    expect(codes('party @a "A"\n', 'person @a "B"\n')).toContain('duplicate-name');
  });

  test('may be the id of an entry', () => {
    expect(codesWithNames('2024 event @e\n  did @us sings\n2024 retracted @e by @us\n')).toEqual([]);
  });

  test('may be declared in another file, or below', () => {
    expect(codes('2024 event\n  did @a sings\n', 'party @a "A"\n')).toEqual([]);
  });
});

describe('keywords', () => {
  test('are English, in small letters', () => {
    expect(codes('Party @a "A"\n')).toEqual(['unknown-entry']);
  });
});

describe('tags', () => {
  test('stand after the title', () => {
    expect(lastEntry('party @x "X" #one #two-three\n', 'party').tags).toEqual(['one', 'two-three']);
    expect(lastEntry('2024 event "X" #納品\n  did @us sings\n', 'event').tags).toEqual(['納品']);
  });
});

describe('bidirectional control characters', () => {
  test.each(['\u202e', '\u2066', '\u200f', '\u202a', '\u2069'])(
    'are an error outside quotes: %j',
    (control) => {
      expect(codes(`party @a "A"\n2024 event\n  did @a ${control}sings\n`)).toContain('direction-control');
      expect(codes(`party @a "A ${control} B"\n`)).toEqual([]);
    },
  );
});

describe('braces', () => {
  test.each([
    ['a name', '@{売主}は歌う', '_ は歌う: @売主'],
    ['a name after letters', 'それを@{売主}は歌う', 'それを _ は歌う: @売主'],
    ['a quantity', '@{3 従業員}が歌う', '_ が歌う: 3 of @従業員'],
    ['a quantity with of', '@{1 of leaders}が歌う', '_ が歌う: 1 of @leaders'],
    ['a bound', '@{at least 3 of leaders}が歌う', '_ が歌う: bound 3.. of @leaders'],
    ['a range', '@{3..5 leaders}が歌う', '_ が歌う: 3..5 of @leaders'],
    ['an amount', '@{売主}は{100 JPY}を払う', '_ は _ を払う: @売主, 100 JPY'],
    [
      'an amount of a thing',
      '@{売主}は{2.5 tonnes of @flour}を渡す',
      '_ は _ を渡す: @売主, 2.5 tonne of @flour',
    ],
  ])('hold %s', (_what, words, meant) => {
    expect(did(words)).toBe(meant);
  });

  test('hold a variable', () => {
    const deed = lastEntry('deed ?{教師}は?{受講者}に教える\n', 'deed');
    expect(deed.sentence?.arguments).toMatchObject([{ text: '教師' }, { text: '受講者' }]);
  });

  test.each(['@us', '@{us}'])('mean the same as a bare name: %s', (mention) => {
    expect(did(`${mention} sings`)).toBe('_ sings: @us');
  });

  test('a bare @ or ? begins nothing after a letter or digit', () => {
    expect(did('us@es.example writes to @es')).toBe('us@es.example writes to _: @es');
    expect(did('why?so asks @es')).toBe('why?so asks _: @es');
    expect(did('(@us) sings')).toBe('( _ ) sings: @us');
  });

  test('are closed on their line', () => {
    expect(codesWithNames('2024 event\n  did @{us sings\n')).toContain('open-braces');
  });
});
