import { describe, expect, test } from 'vitest';
import { Ledger } from '../../../src/ledger/ledger.ts';
import { dayOf } from '../../../src/ledger/values/civil-day.ts';
import { sourceText } from '../../../src/text/source-text.ts';
import { meaning } from '../../support/meaning.ts';

/** The codes of everything that is wrong with a text. */
function codes(text: string): string[] {
  const ledger = Ledger.read([sourceText('a.troth', text)], { compartments: 'all' });
  return ledger.documents.flatMap(({ findings }) => [...findings.values()].flat().map(({ code }) => code));
}

describe('white space', () => {
  test.each([
    ['a value of several words', 'party @a\n  kind limited company', 'party @a\n  kind limited \t company'],
    ['a mark', '2025 note "x"\n  secret legal counsel', '2025 note "x"\n  secret legal  counsel'],
    [
      'an input of advice',
      '2025 choice @c\n  discount 0.9 per year',
      '2025 choice @c\n  discount 0.9  per year',
    ],
    ['a text among words', 'party @a\n  kind "a b" c', 'party @a\n  kind "a\n   b"  c'],
    ['braces around a variable', 'deed ?x sings\n  once per ?{x}', 'deed ?x sings\n  once per ?{ x }'],
    [
      'the lines of a text',
      'party @a "over lines \\" and on"',
      'party @a "over \n\r\n\t \n lines \\"  \r\n  and on"',
    ],
  ])('says nothing in %s', (_where, narrow, wide) => {
    expect(meaning(wide)).toEqual(meaning(narrow));
  });

  test('counts within quotation marks', () => {
    expect(meaning('party @a\n  kind "a  b"')).not.toEqual(meaning('party @a\n  kind "a b"'));
  });
});

describe('the name of a field', () => {
  test('is not finished by a name that happens to have the number of a word', () => {
    const parties = Array.from({ length: 200 }, (_, index) => `party @n${index}\n  part @n${index}\n`);
    expect(new Set(codes(parties.join('')))).toEqual(new Set(['unknown-field']));
  });

  test('has all its words', () => {
    const limit = 'limit "l"\n  on ?x pays {5 EUR}\n  at most 5 EUR\n';
    expect(codes(`${limit}  at any time`)).toEqual([]);
    expect(codes(`${limit}  at any year`)).toEqual(['unknown-field']);
  });
});

describe('what stands after a date', () => {
  test.each([
    'ledger\n  on 2025-01-01 2026-01-01',
    'ledger\n  known 2025 then',
    'source @s\n  published 2025-01-01 late',
    'limit "l"\n  on ?x sings\n  at most 3\n  in 2025 2026',
  ])('is not passed over: %s', (text) => {
    expect(codes(text)).toEqual(['unexpected-text']);
  });
});

describe('conditions inside conditions', () => {
  test('are read fifty deep, and no deeper', () => {
    const nested = (depth: number) =>
      `2025 promise @p\n  if ${'no @a sings by 1 day after '.repeat(depth)}@b sings`;
    expect(codes(nested(50))).toEqual([]);
    expect(codes(nested(51))).toEqual(['unexpected-text']);
    expect(codes(nested(10_000))).toEqual(['unexpected-text']);
  });
});

describe('a unit', () => {
  test('is found however its letters are composed', () => {
    const unit = (declared: string, used: string) =>
      `unit ${declared} "a cup"\n2025 event\n  did @a drinks 3 ${used}`;
    const composed = meaning(unit('caf\u00e9', 'caf\u00e9'));
    expect(meaning(unit('cafe\u0301', 'cafe\u0301'))).toEqual(composed);
    expect(meaning(unit('caf\u00e9', 'cafe\u0301'))).toEqual(composed);
  });
});

test('of two `ledger` entries the first by place counts, in whatever order files are read', () => {
  const files = [
    sourceText('b.troth', 'ledger "B"\n  on 2026-05-30\n'),
    sourceText('a.troth', 'ledger "A"\n  on 2026-06-30\nledger "C"\n  on 2026-07-30\n'),
  ];
  for (const sources of [files, [...files].reverse()])
    expect(Ledger.read(sources).settings.on).toMatchObject({ last: dayOf(2026, 6, 30) });
});
