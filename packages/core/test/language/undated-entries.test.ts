import { describe, expect, test } from 'vitest';
import { formatDecimal } from '../../src/ledger/values/decimal.ts';
import {
  argumentInWords,
  codes,
  codesWithNames,
  daysInWords,
  inWords,
  lastEntry,
  NAMES,
  read,
} from './support/read.ts';

const text = (name: { readonly text: string } | undefined) => name?.text;

describe('ledger', () => {
  test('has settings for everything', () => {
    const { settings } = read(
      `${NAMES}ledger "L"\n  format 1\n  on 2024-05\n  known 2024-06\n  zone Europe/Vienna\n  include more.troth\n  rater @us\n  keeper @es\n  silence broken\n  late-discount 0.5\n  half-life 3 years\n  transfer 0.7\n  icc 0.1\n  opinion A 0.9 0.05 0.05\n`,
    );
    expect(daysInWords(settings.on!)[2]).toBe('2024-05-31');
    expect(daysInWords(settings.known!)[2]).toBe('2024-06-30');
    expect(settings).toMatchObject({ format: 1, zone: 'Europe/Vienna', silence: 'broken' });
    expect(settings.includes.map(({ path }) => path)).toEqual(['more.troth']);
    expect([text(settings.rater), text(settings.keeper)]).toEqual(['us', 'es']);
    expect(settings.weighing).toEqual({
      lateDiscount: 0.5,
      halfLife: { days: 0, months: 36, unit: 'year' },
      transfer: 0.7,
      icc: 0.1,
      opinions: [{ grade: 'A', belief: 0.9, disbelief: 0.05, uncertainty: 0.05 }],
    });
  });

  test('may be left out; then silence means nothing', () => {
    expect(read('party @a "A"\n').settings).toMatchObject({ format: 1, silence: undefined, on: undefined });
    expect(codes('party @a "A"\n')).toEqual([]);
  });

  test.each([
    'format 2',
    'zone Mars/Olympus',
    'silence golden',
    'on someday',
    'late-discount 2',
    'transfer half',
    'icc -1',
    'half-life 0 years',
    'half-life long',
    'opinion 0.5 0.3 0.2',
    'opinion B2 0.5 0.3 0.3',
    'opinion G 1 0 0',
  ])('does not take `%s`', (field) => {
    expect(codes(`ledger "L"\n  ${field}\n`)).toHaveLength(1);
  });

  test('stands once', () => {
    expect(codes('ledger "A"\n', 'ledger "B"\n')).toContain('two-ledgers');
  });
});

describe.each(['party', 'person'] as const)('%s', (kind) => {
  test('has its fields', () => {
    const entry = lastEntry(
      `${kind} @x "X" #t\n  kind limited company\n  part of @us\n  formerly "W"\n  formerly "V"\n  url "https://x.example"\n`,
      kind,
    );
    expect(entry).toMatchObject({
      kind,
      title: 'X',
      tags: ['t'],
      sort: 'limited company',
      formerly: ['W', 'V'],
      url: 'https://x.example',
    });
    expect(text(entry.partOf)).toBe('us');
  });
});

test('office: of a party, holders in turn, each with its own voucher', () => {
  const { of, holders } = lastEntry(
    'office @x "X"\n  of @us\n  holder @ben from 2020 until 2024-03\n    source @s\n  holder @ben from 2024-04\n',
    'office',
  );
  expect(text(of)).toBe('us');
  expect(
    holders.map(({ who, from, until, vouchers }) => [
      who.text,
      from && daysInWords(from)[1],
      until && daysInWords(until)[2],
      vouchers.evidence.length,
    ]),
  ).toEqual([
    ['ben', '2020-01-01', '2024-03-31', 1],
    ['ben', '2024-04-01', undefined, 0],
  ]);
});

describe('group', () => {
  test.each([
    ['9', 9, 9],
    ['1,200', 1200, 1200],
    ['about 30', 27, 33],
    ['about 3', 2, 4],
    ['2..9', 2, 9],
    ['200..', 200, Infinity],
    ['0', 0, 0],
  ])('size %s', (size, low, high) => {
    expect(lastEntry(`group @x "X"\n  size ${size}\n`, 'group').size).toMatchObject({ low, high });
  });

  test.each(['many', '9..2', '-1', '2.5'])('has no size %s', (size) => {
    expect(codes(`group @x "X"\n  size ${size}\n`)).not.toEqual([]);
  });

  test('lies within another, and has members for a time', () => {
    const group = lastEntry(
      'group @x "X"\n  within @leaders\n  member @ben from 2024 until 2024-06\n  member @us\n',
      'group',
    );
    expect(text(group.within)).toBe('leaders');
    expect(
      group.members.map(({ who, from, until }) => [
        who.text,
        from && daysInWords(from)[1],
        until && daysInWords(until)[2],
      ]),
    ).toEqual([
      ['ben', '2024-01-01', '2024-06-30'],
      ['us', undefined, undefined],
    ]);
  });

  test('larger than the one it lies within is an error', () => {
    expect(codes('group @a "A"\n  size 3\ngroup @b "B"\n  size 5\n  within @a\n')).toContain('empty-size');
  });
});

test('thing: kind and part of', () => {
  const thing = lastEntry('thing @x "X"\n  kind old lathe\n  part of @flour\n', 'thing');
  expect([thing.sort, text(thing.partOf)]).toEqual(['old lathe', 'flour']);
});

test('source: all its fields', () => {
  const source = lastEntry(
    'source @x "X"\n  published 2024-03\n  by @us\n  author "A. Author"\n  url "https://x.example"\n  archived "https://y.example"\n  file papers/x.txt\n  sha256 0123abcd\n  relays @s\n  relays @t\n',
    'source',
  );
  expect(daysInWords(source.published!)[2]).toBe('2024-03-31');
  expect(source).toMatchObject({
    author: 'A. Author',
    url: 'https://x.example',
    archived: 'https://y.example',
    file: 'papers/x.txt',
    sha256: '0123abcd',
  });
  expect([text(source.by), source.relays.map(text)]).toEqual(['us', ['s', 't']]);
});

test('deed: all its fields', () => {
  const deed = lastEntry(
    'deed ?x hands ?y to ?z\n  also ?y goes from ?x to ?z\n  excludes ?any guards ?y\n    source @s\n  once per ?y\n  once per ?x\n  undone by ?z returns ?y\n  takes 30 days\n',
    'deed',
  );
  expect(inWords(deed.sentence!)).toBe('_ hands _ to _: ?x, ?y, ?z');
  expect(deed.also.map(inWords)).toEqual(['_ goes from _ to _: ?y, ?x, ?z']);
  expect(
    deed.excludes.map(({ sentence, vouchers }) => [inWords(sentence), vouchers.evidence.length]),
  ).toEqual([['_ guards _: ?any, ?y', 1]]);
  expect(deed.undoneBy.map(({ sentence }) => inWords(sentence))).toEqual(['_ returns _: ?z, ?y']);
  expect(deed.oncePer.map(({ variable }) => variable)).toEqual(['y', 'x']);
  expect(deed.takes).toEqual({ months: 0, days: 30, unit: 'day' });
});

describe('limit', () => {
  test.each([
    ['per year', 'year'],
    ['per month', 'month'],
    ['at any time', 'any time'],
  ])('%s', (field, period) => {
    const limit = lastEntry(`limit "L"\n  on ?x pays ?y\n  at most 100M EUR\n  ${field}\n`, 'limit');
    expect([limit.title, limit.on.map(inWords), limit.period]).toEqual(['L', ['_ pays _: ?x, ?y'], period]);
    expect(typeof limit.atMost === 'object' && argumentInWords(limit.atMost)).toBe('100000000 EUR');
  });

  test('in a date, of a number', () => {
    const limit = lastEntry('limit "L"\n  on ?x sings\n  at most 3\n  in 2024\n', 'limit');
    expect([limit.atMost, typeof limit.period === 'object' && daysInWords(limit.period)[0]]).toEqual([
      3,
      '2024-01-01/2024-12-31',
    ]);
  });
});

test('unit: other words and what it is', () => {
  const { unit } = lastEntry('unit bag "Bag"\n  also bags, sack\n  is 0.05 tonnes\n', 'unit');
  expect([unit!.code, formatDecimal(unit!.is!.amount), unit!.is!.unit.code]).toEqual([
    'bag',
    '0.05',
    'tonne',
  ]);
  expect(
    codesWithNames('unit bag "Bag"\n  also bags, sack\n2024 event\n  did @us brings 3 sack and 2 bags\n'),
  ).toEqual([]);
});

describe('prior', () => {
  test.each(['#tag', 'default'])('for %s', (scope) => {
    const prior = lastEntry(`prior ${scope}\n  mean 0.4\n  weight 10\n  source @s\n`, 'prior');
    expect([
      prior.scope,
      formatDecimal(prior.mean!),
      formatDecimal(prior.weight!),
      prior.evidence.length,
    ]).toEqual([scope, '0.4', '10', 1]);
  });
});

describe('every entry without a date', () => {
  test.each([
    'party @x "X"',
    'person @x "X"',
    'office @x "X"\n  of @us',
    'group @x "X"',
    'thing @x "X"',
    'deed ?a sings',
    'limit "L"\n  on ?x sings\n  at most 3\n  in 2024',
    'unit bag "Bag"',
    'prior default',
  ])('takes evidence: %s', (entry) => {
    expect(codesWithNames(`${entry}\n  source @s\n  known 2024\n  secret counsel\n`)).toEqual([]);
  });

  test('takes no date', () => {
    expect(codes('2024 party @x "X"\n')).toContain('needless-date');
  });
});
