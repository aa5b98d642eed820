import { describe, expect, test } from 'vitest';
import { formatDecimal } from '../../src/ledger/values/decimal.ts';
import { codes, codesWithNames, did, lastEntry, read } from './support/read.ts';

describe('a quantity of a group', () => {
  test.each([
    ['3 of @leaders', '3 of @leaders'],
    ['at least 3 of @leaders', 'bound 3.. of @leaders'],
    ['more than 3 of @leaders', 'bound 4.. of @leaders'],
    ['at most 3 of @leaders', 'bound 0..3 of @leaders'],
    ['3..5 of @leaders', '3..5 of @leaders'],
    ['3.. of @leaders', '3.. of @leaders'],
    ['some of @leaders', '1.. of @leaders'],
    ['all of @leaders', '@leaders'],
    ['@leaders', '@leaders'],
    ['1,200 of @leaders', '1200 of @leaders'],
    ['1,200..2,000 of @leaders', '1200..2000 of @leaders'],
    ['３ of @leaders', '3 of @leaders'],
    ['٣ of @leaders', '3 of @leaders'],
    ['१२ of @leaders', '12 of @leaders'],
    ['0 of @leaders', '0 of @leaders'],
  ])('%s', (words, meant) => {
    expect(did(`@us frees ${words} today`)).toBe(`_ frees _ today: @us, ${meant}`);
  });

  test.each([
    ['about 30', '27..33'],
    ['about 31', '27..35'],
    ['about 100', '90..110'],
    ['about 9', '8..10'],
    ['about 3', '2..4'],
    ['about 1', '0..2'],
    ['about 11', '9..13'],
  ])('%s is within ten percent, rounded outwards, and at least one more or less', (words, meant) => {
    expect(did(`@us frees ${words} of @leaders`)).toBe(`_ frees _: @us, ${meant} of @leaders`);
  });

  test('is of a group', () => {
    expect(codesWithNames('2024 event\n  did @us frees 3 of @ben\n')).toContain('wrong-kind');
  });

  test.each(['at least', 'more than', 'about', 'some', 'all', '3'])(
    'words that belong to none are words: %s',
    (words) => {
      expect(did(`@us frees ${words} people`)).toBe(`_ frees ${words} people: @us`);
    },
  );
});

describe('an amount', () => {
  test.each([
    ['6M USD', '6000000 USD'],
    ['6,000,000 USD', '6000000 USD'],
    ['50k JPY', '50000 JPY'],
    ['1.5B EUR', '1500000000 EUR'],
    ['2.5 tonnes', '2.5 tonne'],
    ['2.5 tonne', '2.5 tonne'],
    ['2.5 tonnes of @flour', '2.5 tonne of @flour'],
    ['more than 2M USD', 'more than 2000000.. USD'],
    ['at least 2M USD', 'bound 2000000.. USD'],
    ['0.1 EUR', '0.1 EUR'],
    ['0.30 EUR', '0.3 EUR'],
    ['5 %', '5 %'],
    ['5%', '5 %'],
    ['100JPY', '100 JPY'],
    ['４００,０００ JPY', '400000 JPY'],
    ['12345678901234567890.123456789 EUR', '12345678901234567890.123456789 EUR'],
  ])('%s', (words, meant) => {
    expect(did(`@us pays ${words} to @es`)).toBe(`_ pays _ to _: @us, ${meant}, @es`);
  });

  test('is exact: a tenth and two tenths are three tenths', () => {
    const { atMost } = lastEntry('limit "l"\n  on ?x pays ?y\n  at most 0.3 EUR\n  at any time\n', 'limit');
    expect(typeof atMost === 'object' && formatDecimal(atMost.low)).toBe('0.3');
  });

  test('with k, M or B apart from the number is none', () => {
    expect(did('@us pays 6 M USD')).toBe('_ pays 6 m usd: @us');
  });

  test.each(['CHF', 'XAF', 'ZWG', 'USD', 'KWD'])(
    'of a currency of ISO 4217 needs no declaration: %s',
    (code) => {
      expect(codesWithNames(`2024 event\n  did @us pays 5 ${code}\n`)).toEqual([]);
      expect(did(`@us pays 5 ${code}`)).toBe(`_ pays _: @us, 5 ${code}`);
    },
  );

  test('of a unit that nobody declared is words, with a warning', () => {
    expect(did('@us pays 5 SHELLS')).toBe('_ pays 5 shells: @us');
    const twice = '2024 event\n  did @us brings 5 sacks\n2024 event\n  did @us brings 6 sacks\n';
    expect(codesWithNames(twice)).toContain('undeclared-unit');
    expect(codesWithNames('unit sacks "Sacks"\n')).toEqual([]);
  });

  test('takes a unit by its other words too, wherever it is declared', () => {
    expect(
      codes(
        'party @a "A"\n2024 event\n  did @a brings 3 kilos\n',
        'unit kg "Kilogram"\n  also kilo, kilos\n',
      ),
    ).toEqual([]);
  });

  test('of a unit that `is` an amount of another can be turned into it', () => {
    const unit = read('unit bag "Bag"\n  is 50 kg\nunit kg "Kilogram"\n').reading.units.all.find(
      ({ code }) => code === 'bag',
    );
    expect([formatDecimal(unit!.is!.amount), unit!.is!.unit.code]).toEqual(['50', 'kg']);
  });

  test('in circles of units is an error', () => {
    expect(codes('unit a "A"\n  is 2 b\nunit b "B"\n  is 2 a\n')).toContain('circular-units');
  });
});
