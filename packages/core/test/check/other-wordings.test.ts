import { expect, test } from 'vitest';
import { otherWordings } from '../../src/check/other-wordings.ts';
import type { Shape } from '../../src/ledger/sentence.ts';

function meant(...texts: string[]): [string, string, string][] {
  const shapes = texts.map(
    (text, index): Shape => ({ index, text, slots: text.split('_').length - 1, alias: null }),
  );
  const byText = new Map(shapes.map((shape) => [shape.text, shape]));
  return [...otherWordings(shapes, byText)].map(([one, { shape, by }]) => [one.text, shape.text, by]);
}

test.each([
  ['_ pays late _ to _', '_ pays _ to _', 'when'],
  ['_ finally pays _ to _', '_ pays _ to _', 'when'],
  ['_ pays _ to _ on time', '_ pays _ to _', 'when'],
  ['_ is paid _ by _', '_ pays _ to _', 'passive'],
  ['_ has been delivered to _ by _', '_ delivers _ to _', 'passive'],
  ['_ was carried the piano by _', '_ carries the piano to _', 'passive'],
  ['_ are stopped by _', '_ stops _', 'passive'],
])('says another wording: %s', (one, other, by) => {
  expect(meant(one, other)).toEqual([[one, other, by]]);
});

test.each([
  ['with fewer arguments', '_ is paid by _', '_ pays _ to _'],
  ['of another deed', '_ is met by _', '_ pays _'],
  ['of another thing', '_ was carried the piano by _', '_ carries the table to _'],
  ['without who does it', '_ is paid _', '_ pays _'],
  ['by which it is known', '_ goes by _', '_ went to _'],
])('says its own: %s', (_what, one, other) => {
  expect(meant(one, other)).toEqual([]);
});
