import { expect, test } from 'vitest';
import { ShapeNeighbours } from '../../src/check/shape-neighbours.ts';
import type { Shape } from '../../src/ledger/sentence.ts';

function near(text: string, ...others: string[]): string[] {
  const shapes = [text, ...others].map(
    (each, index): Shape => ({ index, text: each, slots: each.split('_').length - 1, alias: null }),
  );
  return new ShapeNeighbours(shapes).nearest(shapes[0]).map((shape) => shape.text);
}

test.each([
  ['another form of a word', '_ lends the bike to _', '_ lent the bike to _'],
  ['a misspelling', '_ lends the bike to _', '_ lends the bkie to _'],
  ['a misspelling of a first letter', '_ protects _', '_ rotects _'],
  ['a small word left out', '_ hands over _ to _', '_ hands _ to _'],
  ['a small word at the end', '_ takes _ in', '_ takes _'],
  ['one small word for another', '_ pays _ to _', '_ pays _ for _'],
  ['another form of a short verb', '_ pays _ to _', '_ paid _ to _'],
  ['what was done, with `has`', '_ sends the goods to _', '_ has sent the goods to _'],
  ['the same words in another order', '_ pays _ to _', '_ pays to _ _'],
  ['one word of many left out', '_ lends the red bike to _', '_ lends the bike to _'],
])('near: %s', (_what, one, other) => {
  expect(near(one, other)).toEqual([other]);
  expect(near(other, one)).toEqual([one]);
});

test.each([
  ['another verb', '_ lends the bike to _', '_ sells the bike to _'],
  ['another verb of one word', '_ pays _', '_ sues _'],
  ['another thing', '_ builds schools in _', '_ builds roads in _'],
  ['an argument more', '_ pays _ to _', '_ pays to _'],
  ['two words changed', '_ hands the bike to _', '_ handed the bkie to _'],
  ['a word that says more', '_ pays _ to _', '_ pays late _ to _'],
  ['what somebody has', '_ has _', '_ hires _'],
  ['a single word in another order', '_ _ meets', '_ meets _'],
  ['another number', '_ meets at 10 in _', '_ meets at 11 in _'],
])('not near: %s', (_what, one, other) => {
  expect(near(one, other)).toEqual([]);
});

test('is found among thousands of others, in time that grows with their number', () => {
  const others = Array.from({ length: 20_000 }, (_, i) => `_ builds part ${i} of the ${i % 7}th line in _`);
  expect(near('_ hands over _ to _', ...others, '_ hand over _ to _')).toEqual(['_ hand over _ to _']);
});
