import { expect, test } from 'vitest';
import { nearDeeds } from '../../src/language/near-deeds.ts';
import { marked, SCENE } from './support/marked.ts';

const { ledger } = marked(
  `${SCENE}2026-05-02 event\n  did @ben paints the hull of @pier\n2026-05-03 event\n  did @ben paints the hull of @pier\n|`,
);
const near = (sentence: string) => nearDeeds(ledger, sentence).map((one) => [one.deed, one.sentence]);

test('a sentence is offered in the words of the deeds that are near it', () => {
  expect(near('@anna will sell 2 of @boats to @ben')).toEqual([
    ['?seller sells ?boat to ?buyer', '@anna sells 2 of @boats to @ben'],
  ]);
  expect(near('@ben paint the hull of @pier')).toEqual([
    ['?party paints the hull of ?thing', '@ben paints the hull of @pier'],
  ]);
});

test('what it does not name stays to be filled in', () => {
  expect(near('@anna sells @boats')).toEqual([
    ['?seller sells ?boat to ?buyer', '@anna sells @boats to @buyer'],
  ]);
  // In another order of arguments it is not known which one is which.
  expect(near('@anna was sold @boats')).toEqual([]);
});

test('a deed that there is, and what is like none, is offered nothing', () => {
  expect(near('@anna sells @boats to @ben')).toEqual([]);
  expect(near('@anna dances')).toEqual([]);
  expect(near('')).toEqual([]);
  expect(near('@anna @ben')).toEqual([]);
});

test('a deed that only one promise forbids is known to a sentence that is not in the ledger yet', () => {
  const { ledger } = marked(
    `${SCENE}2026-05-02 promise @calm\n  from @anna\n  to @ben\n  never @anna sails to @pier\n|`,
  );
  const sentence = '@anna sails to @pier';
  expect(nearDeeds(ledger, sentence, { isNew: true })).toEqual([]);
  const [nearest] = nearDeeds(ledger, '@anna sail to @pier', { isNew: true });
  expect(nearest.sentence).toBe(sentence);
});
