import { describe, expect, test } from 'vitest';
import type { Lift, WayOut } from '../../../src/conflict/conflict.ts';
import type { PromiseEntry } from '../../../src/ledger/entry.ts';
import { costTexts, fitText, liftText, tooLateText } from '../../../src/query/reports/way-out-text.ts';
import { prison } from '../hand-built.ts';
import { judged } from '../judged.ts';

const { conflicts, judgement, name, promise, lift } = prison();
const [conflict] = conflicts.conflicts;

function sentence(one: Lift): string {
  const { terms } = judgement.promises.find(({ entry }) => entry === one.promise)!;
  return liftText(one, terms, conflict.fits);
}

test('each way of the first example, in words', () => {
  expect(conflict.waysOut.map(({ lifts }) => lifts.map(sentence).join(' '))).toEqual([
    'El Salvador releases United States from at least 1..8 of the 9 of @hand-over.',
    'Each of informants releases Department of Justice from @protection.',
    'Attorney General (Pam Bondi) ends @protection.',
    'United States breaks @hand-over.',
    'Department of Justice breaks @protection.',
  ]);
});

test('what each of them costs', () => {
  expect(conflict.waysOut.map((way) => costTexts(way))).toEqual([
    [],
    ['informants lose by consent: reprisal'],
    [
      'still needs notice of 30 days to El Salvador',
      'promised by @end-protection',
      'informants lose: reprisal',
      'lawful, and let down',
    ],
    ['a breach on the record of United States'],
    [
      'informants lose: reprisal',
      '@end-protection can then no longer fall due',
      'a breach on the record of Department of Justice',
    ],
  ]);
});

describe('in words', () => {
  test('a vacant office, several who act, and a part of what was not counted', () => {
    expect(sentence(lift({ promise: promise('protection'), how: 'end', through: name('us/ag') }))).toBe(
      'Attorney General (vacant) ends @protection.',
    );
    expect(
      sentence(
        lift({
          promise: promise('protection'),
          how: 'release',
          by: [name('sal'), name('informants')],
          atLeast: { low: 2, high: 2 },
        }),
      ),
    ).toBe(
      'El Salvador and each of informants release Department of Justice from at least 2 of @protection.',
    );
  });

  test('those who act beside the holder of an office', () => {
    const end = lift({ promise: promise('protection'), how: 'end', through: name('us/ag') });
    expect(sentence({ ...end, by: [name('bondi'), name('sal')] })).toBe(
      'Attorney General (Pam Bondi) and El Salvador end @protection.',
    );
  });

  test('what a party loses is told once, and deals are named', () => {
    const [, , , , broken] = conflict.waysOut;
    const way: WayOut = {
      lifts: [],
      cost: {
        ...broken.cost,
        falls: [],
        deals: [name('us')],
        stakes: [
          ...broken.cost.stakes,
          ...broken.cost.stakes,
          { ...broken.cost.stakes[0], party: name('sal') },
        ],
      },
    };
    expect(costTexts(way)).toEqual([
      'informants lose: reprisal',
      'El Salvador loses: reprisal',
      'lawful, and let down',
      'touches @us',
    ]);
  });

  test('a power that comes too late', () => {
    expect(tooLateText(conflict.tooLate[0])).toBe(
      'Attorney General (Pam Bondi) can end @protection on 1 Nov 2025 at the earliest, when the notice it needs ends: 2 days after 30 Oct 2025, the last day that helps.',
    );
    expect(tooLateText({ ...conflict.tooLate[0], earliest: conflict.tooLate[0].deadline + 1 })).toMatch(
      /: 1 day after 30 Oct 2025, the last day that helps\.$/,
    );
  });
});

test('a threat is dropped, and what is lost is told with its amount', () => {
  const { ledger, judgement } = judged(
    'party @a "Anna"\nparty @b "Ben"\n2026-03-01 threat @t\n  from @a\n  to @b\n  will @a leaves\n',
    '2026-03-01',
  );
  const entry = ledger.find('t') as PromiseEntry;
  const drop = lift({ promise: entry, how: 'break', by: [ledger.find('a')!.name!] });
  expect(liftText(drop, judgement.promises[0].terms, [])).toBe('Anna drops @t.');

  const { ledger: other } = judged(
    'party @a "Anna"\nparty @b "Ben"\n2026-03-01 promise @p\n  from @a\n  to @b\n  will @a stays\n  stake @b "rent" 3B USD\n',
    '2026-03-01',
  );
  const stayed = other.find('p') as PromiseEntry;
  const [stake] = stayed.terms.stakes;
  const { party, what, amount } = stake;
  const { cost } = conflict.waysOut[0];
  const way = {
    lifts: [],
    cost: { ...cost, stakes: [{ stake, party, what, amount, promise: stayed, agreed: true }] },
  };
  expect(costTexts(way)).toEqual(['Ben loses by consent: rent (3,000,000,000 USD)']);
});

test('what is counted in a unit says so', () => {
  const { ledger, judgement } = judged(
    'party @a "Anna"\nparty @b "Ben"\nunit tonne "tonne"\n2026-03-01 promise @p\n  from @a\n  to @b\n  will @a delivers 60 tonne to @b\n',
    '2026-03-01',
  );
  const entry = ledger.find('p') as PromiseEntry;
  const range = (count: number) => ({ low: count, high: count });
  const fit = { promise: entry, done: range(40), demand: range(60) };
  expect(fitText(fit)).toBe('40 of 60 tonne');
  const release = lift({ promise: entry, how: 'release', by: [ledger.find('b')!.name!], atLeast: range(20) });
  expect(liftText(release, judgement.promises[0].terms, [fit])).toBe(
    'Ben releases Anna from at least 20 of the 60 tonne of @p.',
  );
  expect(fitText(conflict.fits[0])).toBe('1..8 of 9');
});

test('of many, a little that does not fit is told by what is lacking, and all by that word', () => {
  const range = (low: number, high = low) => ({ low, high });
  const leaders = promise('hand-over');
  const fits = (done: number, demand: number, most = done) =>
    fitText({ promise: leaders, done: range(done, most), demand: range(demand) });
  expect(fits(4_999_999_999, 5e9)).toBe('all but 1 of 5,000,000,000');
  expect(fits(12_345.2, 12_345.5)).toBe('all but 0.3 of 12,345.5');
  expect(fits(4_000_000_000, 5e9)).toBe('4,000,000,000 of 5,000,000,000');
  expect(fits(4_999_999_998, 5e9, 4_999_999_999)).toBe('4,999,999,998..4,999,999,999 of 5,000,000,000');
  expect(fits(8, 9)).toBe('8 of 9');
  expect(fits(5e9, 5e9)).toBe('5,000,000,000 of 5,000,000,000');
  const all = lift({ promise: leaders, how: 'release', by: [name('sal')], atLeast: range(5e9) });
  const { terms } = judgement.promises.find(({ entry }) => entry === leaders)!;
  const fit = { promise: leaders, done: range(0), demand: range(5e9) };
  expect(liftText(all, terms, [fit])).toBe(
    'El Salvador releases United States from all 5,000,000,000 of @hand-over.',
  );
});

test('of a group that holds a power one member is enough, and as promisor it is bound as one', () => {
  const { ledger, judgement } = judged(
    'party @a "Anna"\ngroup @crew "crew"\n  size 3\n2026-03-01 promise @p\n  from @crew\n  to @a\n  will some of @crew stays\n',
    '2026-03-01',
  );
  const entry = ledger.find('p') as PromiseEntry;
  const crew = ledger.find('crew')!.name!;
  const { terms } = judgement.promises[0];
  const told = (one: Partial<Lift>) =>
    liftText(lift({ promise: entry, by: [crew], ...one } as Lift), terms, []);
  expect(told({ how: 'end', byPower: true })).toBe('Any one of crew ends @p.');
  expect(told({ how: 'release', byPower: true })).toBe('Any one of crew releases crew from @p.');
  expect(told({ how: 'release' })).toBe('Each of crew releases crew from @p.');
  expect(told({ how: 'break' })).toBe('Crew break @p.');
});

test('all of one is told by its name alone', () => {
  const { ledger, judgement } = judged(
    'party @a "Anna"\nparty @b "Ben"\ngroup @crew "crew"\n  size 3\n2026-03-01 promise @p\n  from @a\n  to @b\n  will @a greets 1 of @crew\n',
    '2026-03-01',
  );
  const entry = ledger.find('p') as PromiseEntry;
  const none = { promise: entry, done: { low: 0, high: 0 }, demand: { low: 1, high: 1 } };
  const release = lift({
    promise: entry,
    how: 'release',
    by: [ledger.find('b')!.name!],
    atLeast: { low: 1, high: 1 },
  });
  expect(liftText(release, judgement.promises[0].terms, [none])).toBe('Ben releases Anna from @p.');
});
