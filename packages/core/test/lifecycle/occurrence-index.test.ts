import { expect, test } from 'vitest';
import { canonicalArguments, canonicalShape } from '../../src/ledger/sentence.ts';
import { judged } from '../query/judged.ts';

const CREW = `party @ship
party @ann
party @ben
party @cy
office @ship/mate
  of     @ship
  holder @cy
group @crew
  member @ann
  member @ben
  member @ship/mate
group @watch
  within @crew
  member @ben
2026-01-01 promise @pay
  from @ship
  to   @ann
  will @ship pays @ann
2026-01-02 event @to-ann
  did @ship pays @ann
2026-01-02 event @to-ben
  did @ship pays @ben
2026-01-02 event @to-mate
  did @ship pays @ship/mate
2026-01-02 event @to-watch
  did @ship pays 1 of @watch
2026-01-02 event @to-all
  did @ship pays @crew
`;

test('of a member, what may be about it is found: itself, its groups and those within them, and no other member', () => {
  const { ledger, judgement } = judged(CREW, '2026-02-01');
  const { occurrences } = judgement.judging.world;
  const [promise] = judgement.promises;
  const { sentence } = promise.terms.undertakings[0].ways[0];
  const found = occurrences.find(canonicalShape(sentence.shape), canonicalArguments(sentence));
  expect(found.map(({ entry }) => entry.name?.text).sort()).toEqual([
    'to-all',
    'to-ann',
    'to-mate',
    'to-watch',
  ]);
  expect(ledger.find('pay')).toBe(promise.entry);
});
