import { conflictsOf, conflictsReport, dayOf, judge, Ledger, sourceText } from '@troth/core';
import { expect, test } from 'vitest';

// Promises of two ways each, more than every choice of ways can be tried of: what is closed is followed no further.

const MANY = 12;
const TIMEOUT = 60_000;

const places = Array.from({ length: MANY }, (_, place) => String(place + 1).padStart(2, '0'));

function ledgerText(firstOf: (at: number) => string, secondOf: (at: number) => string, more: string): string {
  const promises = places.map(
    (place, at) => `party @buyer${place} "Buyer ${place}"
thing @a${place} "First ${place}"
thing @b${place} "Second ${place}"
2026-01-10 promise @p${place} "One of two"
  from    @seller
  to      @buyer${place}
  if      @agent calls
  will    @seller gives ${firstOf(at)} to @buyer${place}
  or will @seller gives ${secondOf(at)} to @buyer${place}
`,
  );
  return `party @seller "Seller"
party @agent "Agent"
party @museum "Museum"
deed ?seller gives ?what to ?buyer
  once per ?what
  excludes ?anyone keeps ?what
${promises.join('')}${more}`;
}

function answerTo(text: string): { readonly sets: string[]; readonly incomplete: boolean } {
  const judgement = judge(Ledger.read([sourceText('ways.troth', text)]), { on: dayOf(2026, 3, 1) });
  const { conflicts, incomplete } = conflictsReport(judgement, conflictsOf(judgement));
  return {
    sets: conflicts.map(({ promises, kind }) => `${promises.join(' ')}: ${kind}`),
    incomplete,
  };
}

const first = (at: number): string => `@a${places[at]}`;
const second = (at: number): string => `@b${places[at]}`;
const next = (at: number): string => first((at + 1) % MANY);

function keeping(things: readonly string[]): string {
  const lines = things.map((thing) => `  always @seller keeps ${thing}\n`);
  return `2026-01-10 promise @keep\n  from   @seller\n  to     @museum\n${lines.join('')}`;
}

test('of which the first way is closed each time, and the second open', { timeout: TIMEOUT }, () => {
  const text = ledgerText(first, second, keeping(places.map((_, at) => first(at))));
  expect(answerTo(text)).toEqual({ sets: [], incomplete: false });
});

test('of which one has no way left', { timeout: TIMEOUT }, () => {
  const kept = [...places.map((_, at) => first(at)), second(MANY - 1)];
  expect(answerTo(ledgerText(first, second, keeping(kept)))).toEqual({
    sets: [`@keep @p${places[MANY - 1]}: deed against duty`],
    incomplete: false,
  });
});

test('in a ring, each with a thing of its neighbour as its second way', { timeout: TIMEOUT }, () => {
  expect(answerTo(ledgerText(first, next, ''))).toEqual({ sets: [], incomplete: false });
});

test('in a ring of which one thing is promised to another', { timeout: TIMEOUT }, () => {
  const sale = `2026-01-10 promise @sale
  from @seller
  to   @museum
  will @seller gives @a01 to @museum
`;
  expect(answerTo(ledgerText(first, next, sale))).toEqual({
    sets: [`${places.map((place) => `@p${place}`).join(' ')} @sale: once only`],
    incomplete: false,
  });
});
