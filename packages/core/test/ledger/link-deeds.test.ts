import { expect, test } from 'vitest';
import { Ledger } from '../../src/ledger/ledger.ts';
import { actorOf, canonicalArguments, nameOf } from '../../src/ledger/sentence.ts';
import { sourceText } from '../../src/text/source-text.ts';

const DEED = `deed ?giver hands over ?person to ?taker
  also ?person was handed over to ?taker by ?giver
party @a "A"
party @b "B"
person @p "P"
`;

function read(...texts: string[]): Ledger {
  return Ledger.read(texts.map((text, index) => sourceText(`${index}.troth`, text)));
}

function sentenceOf(ledger: Ledger) {
  const [event] = ledger.entriesOf('event');
  if (event?.kind !== 'event') throw new Error('no event');
  return event.lines[0].sentence;
}

test('another wording has the arguments of the deed, in its order', () => {
  const sentence = sentenceOf(read(DEED, '2026-03-01 event\n  did @p was handed over to @b by @a\n'));
  expect(sentence.shape.alias?.of.text).toBe('_ hands over _ to _');
  expect(canonicalArguments(sentence).map((argument) => nameOf(argument)?.text)).toEqual(['a', 'p', 'b']);
  expect(actorOf(sentence)?.text).toBe('a');
});

test('the deeds of a wording are found by its shape', () => {
  const ledger = read('2026-03-01 event\n  did @a hands over @p to @b\n', DEED);
  expect(ledger.deeds.get(sentenceOf(ledger).shape)).toHaveLength(1);
});

test('a wording with other variables stands for nothing', () => {
  const ledger = read(
    'deed ?x leaves ?y\n  also ?x goes away from ?z\n',
    '2026-03-01 event\n  did @a goes away from @b\n',
  );
  expect(sentenceOf(ledger).shape.alias).toBeNull();
});

test('a wording that two deeds claim belongs to the same one in any order of files', () => {
  const one = 'deed ?x leaves ?y\n  also ?x quits ?y\n';
  const other = 'deed ?x departs from ?y\n  also ?y loses ?x\n  also ?x quits ?y\n';
  const event = '2026-03-01 event\n  did @a quits @b\n';
  for (const files of [
    [one, other, event],
    [event, other, one],
  ]) {
    expect(sentenceOf(read(...files)).shape.alias?.of.text).toBe('_ departs from _');
  }
});
