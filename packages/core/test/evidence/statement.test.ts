import { Ledger, sourceText } from '@troth/core';
import { expect, test } from 'vitest';
import { hasEvidence, statementsOf } from '../../src/evidence/statement.ts';

/** One line that cites a source, in every place where a line may. */
const LEDGER = `
source @paper "Paper"
party @anna
party @ben
office @mayor
  holder @anna
    source @paper
group @crew
  size 5
    source @paper
group @staff
  member @anna
    source @paper
deed ?who sells ?what
  excludes ?who keeps ?what
    source @paper
2026-01-01 promise @will
  from @anna
  to   @ben
  will @anna waters the garden
    source @paper
2026-01-01 promise @if
  from @anna
  to   @ben
  if   @ben pays 10 EUR to @anna
    source @paper
  will @anna waters the garden
2026-01-01 promise @unless
  from @anna
  to   @ben
  unless it rains
    source @paper
  will @anna waters the garden
2026-01-01 promise @may
  from @anna
  to   @ben
  will @anna waters the garden
  may end @ben
    source @paper
2026-01-01 promise @stake
  from @anna
  to   @ben
  will @anna waters the garden
  stake @ben "his roses"
    source @paper
2026-01-02 event
  did @anna waters the garden
    source @paper
2026-01-02 event
  outside @if
    source @paper
2026-01-02 claim by @ben "Not watered"
  stake @ben "his roses"
    source @paper
2026-01-03 amended @will by @anna
  unless it snows
    source @paper
`;

test('evidence of a line is found wherever a line may have some, as its statements show it', () => {
  const ledger = Ledger.read([sourceText('a.troth', LEDGER)]);
  const entries = [...ledger.entries()].filter((entry) => entry.kind !== 'source' && entry.kind !== 'party');
  expect(entries.length).toBe(13);
  for (const entry of entries) {
    const found = statementsOf(entry).filter(({ vouchers }) => vouchers.evidence.length > 0);
    expect([entry.kind, found.map(({ line }) => line !== undefined)]).toEqual([entry.kind, [true]]);
    expect(hasEvidence(entry, ({ evidence }) => evidence.length > 0)).toBe(true);
    expect(hasEvidence(entry, ({ evidence }) => evidence.some(({ stance }) => stance === 'denies'))).toBe(
      false,
    );
  }
});
