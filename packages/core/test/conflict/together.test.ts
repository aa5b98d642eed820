import { expect, test } from 'vitest';
import type { Entanglement, WayOut } from '../../src/conflict/conflict.ts';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import { judged } from '../query/judged.ts';

/** What lifts all conflicts of a ledger in which they share promises. */
function together(text: string, on: string): Entanglement {
  const { judgement } = judged(text, on);
  const { entanglements } = conflictsOf(judgement);
  expect(entanglements).toHaveLength(1);
  return entanglements[0];
}

function steps({ lifts }: WayOut): string {
  return lifts.map(({ how, promise, by }) => `${how} ${promise.name.text} ${by[0].text}`).join(', ');
}

const AUCTION = `party @house
party @bank
deed ?seller sells ?work to ?buyer
  excludes ?seller keeps ?work
`;

/** One promise to keep many works, each of which is promised to somebody else. */
function auction(size: number): string {
  const works = Array.from({ length: size }, (_, one) => `w${String(one).padStart(2, '0')}`);
  return `${AUCTION}${works.map((work) => `party @to-${work}\nthing @${work}\n`).join('')}
2026-01-02 promise @keep-all
  from @house
  to   @bank
${works.map((work) => `  always @house keeps @${work}\n`).join('')}
${works
  .map(
    (work) => `2026-01-03 promise @sell-${work}
  from @house
  to   @to-${work}
  will @house sells @${work} to @to-${work}
`,
  )
  .join('\n')}`;
}

test('the one promise in all of many conflicts is the first to be lifted', () => {
  const { promises, waysOut, hasMore } = together(auction(12), '2026-02-01');
  expect(promises).toHaveLength(13);
  expect(steps(waysOut[0])).toBe('release keep-all bank');
  expect(waysOut[1].lifts).toHaveLength(12);
  expect(waysOut[1].cost).toMatchObject({ breaches: 0, powers: 0, people: 12 });
  const broken = waysOut.findIndex(({ cost }) => cost.breaches === 1);
  expect(steps(waysOut[broken])).toBe('break keep-all house');
  expect(waysOut).toHaveLength(50);
  expect(hasMore).toBe(true);
});

test('a hundred conflicts that share a promise', () => {
  const { waysOut } = together(auction(100), '2026-02-01');
  expect(steps(waysOut[0])).toBe('release keep-all bank');
});

test('all ways are listed where they are few', () => {
  const { waysOut, hasMore } = together(auction(2), '2026-02-01');
  expect(waysOut.map(steps)).toEqual([
    'release keep-all bank',
    'release sell-w00 to-w00, release sell-w01 to-w01',
    'break keep-all house',
    'break sell-w00 house, release sell-w01 to-w01',
    'release sell-w00 to-w00, break sell-w01 house',
    'break sell-w00 house, break sell-w01 house',
  ]);
  expect(hasMore).toBe(false);
});

test('a power that comes too late for one of the conflicts lifts the others only', () => {
  const text = `${AUCTION}party @to-w0
party @to-w1
thing @w0
thing @w1

2026-01-02 promise @keep-all
  from    @house
  to      @bank
  always  @house keeps @w0
  always  @house keeps @w1
  may end @bank
    notice 30 days to @house

2026-01-03 promise @sell-w0
  from @house
  to   @to-w0
  will @house sells @w0 to @to-w0
  by   2026-02-10

2026-01-03 promise @sell-w1
  from @house
  to   @to-w1
  will @house sells @w1 to @to-w1
  by   2026-06-30
`;
  const { waysOut } = together(text, '2026-02-01');
  expect(waysOut.map(steps)).toEqual([
    'release keep-all bank',
    'release sell-w0 to-w0, release sell-w1 to-w1',
    'end keep-all bank, release sell-w0 to-w0',
    'break keep-all house',
    'break sell-w0 house, release sell-w1 to-w1',
    'release sell-w0 to-w0, break sell-w1 house',
    'end keep-all bank, break sell-w0 house',
    'break sell-w0 house, break sell-w1 house',
  ]);
});

test('what waits for one of several falls with the last of them', () => {
  const text = `${auction(2)}
2026-01-04 promise @insure
  from  @bank
  to    @house
  if    @sell-w00 is kept
  or if @sell-w01 is kept
  will  @bank insures @house
  stake @house "the cover"
`;
  const { waysOut } = together(text, '2026-02-01');
  const [whole, both] = waysOut;
  expect([whole, both].map(steps)).toEqual([
    'release keep-all bank',
    'release sell-w00 to-w00, release sell-w01 to-w01',
  ]);
  expect(whole.cost.falls).toEqual([]);
  expect(both.cost.falls.map(({ name }) => name.text)).toEqual(['insure']);
  expect(both.cost.stakes.map(({ what, agreed }) => [what, agreed])).toEqual([['the cover', false]]);
});

test('what is at stake in a deal is lost once, with the consent of who releases any of it', () => {
  const text = `${auction(2)}
2026-01-04 deal @clearance
  between @house and @to-w00
  stake @to-w00 "the discount"

2026-01-05 promise @first
  part of @clearance
  from @house
  to   @to-w00
  if   @sell-w00 is kept
  will @house delivers @w00 to @to-w00

2026-01-05 promise @second
  part of @clearance
  from @house
  to   @to-w00
  if   @sell-w01 is kept
  will @house delivers @w01 to @to-w00
`;
  const { waysOut } = together(text, '2026-02-01');
  const both = waysOut.find(({ lifts }) => lifts.every(({ how }) => how === 'release') && lifts.length === 2);
  expect(both?.cost.falls.map(({ name }) => name.text).sort()).toEqual(['first', 'second']);
  expect(both?.cost.deals.map(({ text: id }) => id)).toEqual(['clearance']);
  expect(both?.cost.stakes.map(({ what, agreed }) => [what, agreed])).toEqual([['the discount', true]]);
});
