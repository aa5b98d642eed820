import { expect, test } from 'vitest';
import { byDirection, proseParts, withNames } from '../../src/lib/prose.ts';

const names = {
  '@us': { kind: 'party', title: 'United States' },
  '@e': { kind: 'event', title: null },
} as const;

test('names lead to what they name, lines to the line, and unknown ids stay as they are', () => {
  expect(proseParts('It depends on @us, @e and @who; a/b.troth:12.', names)).toEqual([
    { kind: 'text', text: 'It depends on ' },
    { kind: 'name', text: 'United States', id: '@us', of: 'party' },
    { kind: 'text', text: ', ' },
    { kind: 'name', text: '@e', id: '@e', of: 'event' },
    { kind: 'text', text: ' and @who; ' },
    { kind: 'place', text: 'a/b.troth:12', file: 'a/b.troth', line: 12 },
    { kind: 'text', text: '.' },
  ]);
});

test('an id alone in code is a name, and longer code stays as it is to be written', () => {
  expect(proseParts('In `@e`, say `may end @us`; see @us.', names)).toEqual([
    { kind: 'text', text: 'In ' },
    { kind: 'name', text: '@e', id: '@e', of: 'event' },
    { kind: 'text', text: ', say ' },
    { kind: 'code', text: 'may end @us' },
    { kind: 'text', text: '; see ' },
    { kind: 'name', text: 'United States', id: '@us', of: 'party' },
    { kind: 'text', text: '.' },
  ]);
});

test('a title that explains an id is not told twice', () => {
  expect(withNames('@us (United States) has been asked, @us (the state) not', names)).toBe(
    'United States has been asked, United States (the state) not',
  );
});

test('a case of a promise with many is one name, which leads to the case', () => {
  const many = { '@rent': { kind: 'promise', title: 'Rent' } } as const;
  expect(proseParts('It waits for @rent[on 2026-03-01] [on time].', many)).toEqual([
    { kind: 'text', text: 'It waits for ' },
    { kind: 'name', text: 'Rent (1 Mar 2026)', id: '@rent[on 2026-03-01]', of: 'promise' },
    { kind: 'text', text: ' [on time].' },
  ]);
});

test('what looks like markup is text', () => {
  expect(proseParts('<b>@constructor</b>', names)).toEqual([{ kind: 'text', text: '<b>@constructor</b>' }]);
});

test('a text with names in the place of ids', () => {
  expect(withNames('can end @us; not @who', names)).toBe('can end United States; not @who');
});

test('words that are written from right to left are a part of their own', () => {
  expect(proseParts('promised البلدية الكبرى, 3 Apr 2026: שלום.', names)).toEqual([
    { kind: 'text', text: 'promised ' },
    { kind: 'right-to-left', text: 'البلدية الكبرى' },
    { kind: 'text', text: ', 3 Apr 2026: ' },
    { kind: 'right-to-left', text: 'שלום' },
    { kind: 'text', text: '.' },
  ]);
});

test('what joins words that are written from right to left is a part of them', () => {
  expect(byDirection('will @شركة_النقل send دفع خلال ٣٠ يوما، ثم متى؟ by 3 Apr')).toEqual([
    { kind: 'text', text: 'will @' },
    { kind: 'right-to-left', text: 'شركة_النقل' },
    { kind: 'text', text: ' send ' },
    { kind: 'right-to-left', text: 'دفع خلال ٣٠ يوما، ثم متى؟' },
    { kind: 'text', text: ' by 3 Apr' },
  ]);
});
