import { expect, test } from 'vitest';
import { isNameEdge, isNameInner } from '../../src/text/characters.ts';
import { isName, isWithinName, NAME_EDGE, NAME_INNER } from '../../src/text/name-pattern.ts';

test('the pattern and the classes of characters agree on every character of one unit', () => {
  const [edge, inner] = [NAME_EDGE, NAME_INNER].map((set) => new RegExp(`^[${set}]$`, 'u')) as [
    RegExp,
    RegExp,
  ];
  const differing: number[] = [];
  for (let code = 0; code < 0x10000; code++) {
    // A letter beyond these is two units, which are taken as letters one by one.
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const character = String.fromCharCode(code);
    if (edge.test(character) !== isNameEdge(code) || inner.test(character) !== isNameInner(code))
      differing.push(code);
  }
  expect(differing).toEqual([]);
});

test.each([
  ['anna', true],
  ['us/treasury', true],
  ['売主', true],
  ['1', true],
  ['a.', false],
  ['-a', false],
  ['a b', false],
  ['', false],
])('%s', (text, is) => {
  expect(isName(text)).toBe(is);
});

test('what is no name may still stand within one', () => {
  expect([isWithinName('a.'), isWithinName('a:b'), isWithinName('')]).toEqual([true, false, false]);
});
