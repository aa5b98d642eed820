import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conflictsOf } from '../../../src/conflict/conflicts-of.ts';
import { conflictsReport } from '../../../src/query/reports/conflicts-report.ts';
import { promiseExposureReport } from '../../../src/query/reports/exposure-report.ts';
import { recordPricesOf, recordPriceTexts } from '../../../src/query/reports/record-price.ts';
import { costTexts } from '../../../src/query/reports/way-out-text.ts';
import { promises } from '../../credibility/recorded.ts';
import { judged } from '../judged.ts';

const PARTIES = 'party @anna "Anna"\nparty @ben "Ben"\nparty @carl "Carl"\n';
const RECORD = promises(['kept', 'kept', 'kept', 'kept', 'broken']);
const OPEN = `2026-01-20 promise @open "Open"
  from @anna
  to @ben
  will @anna sings to @ben
  by 2026-12-01
  may end @anna
`;

function prices(text: string, how: 'break' | 'end') {
  const { ledger, judgement } = judged(`${PARTIES}${text}`, '2026-03-01');
  const open = judgement.promises.find(({ entry }) => entry === ledger.find('open'))!;
  return { judgement, entry: open.entry, found: recordPricesOf(judgement, open.entry, how) };
}

describe('the price', () => {
  test('of a breach: the record towards the promisee, before and after', () => {
    const { found } = prices(RECORD + OPEN, 'break');
    expect(found).toHaveLength(1);
    const [{ before, after }] = found;
    expect(after.byRules.posterior.mean).toBeLessThan(before.byRules.posterior.mean);
    expect(recordPriceTexts(found)).toEqual([
      'a breach on the record of Anna: towards Ben from 71 of 100 (42..94) to 62 of 100 (34..87)',
    ]);
  });

  test('of a lawful ending: nothing by the rules, a promise not kept to the one who relied on it', () => {
    const { found } = prices(RECORD + OPEN, 'end');
    const [{ before, after }] = found;
    expect(after.byRules.posterior).toEqual(before.byRules.posterior);
    expect(after.byReliance.posterior.mean).toBeLessThan(before.byReliance.posterior.mean);
    expect(recordPriceTexts(found)).toEqual([
      'no breach by the rules; as one reads it who relied on it, the record of Anna towards Ben from 71 of 100 (42..94) to 62 of 100 (34..87)',
    ]);
  });

  test('to whom it was assigned, and of who took it over', () => {
    const assigned = prices(`${RECORD}${OPEN}2026-02-01 assigned @open by @ben to @carl\n`, 'break').found;
    expect(assigned.map(({ party, to }) => [party.text, to.text])).toEqual([['anna', 'carl']]);
    const taken = '2026-02-01 amended @open by @anna, @ben\n  from @carl\n  will @carl sings to @ben\n';
    const { found } = prices(RECORD + OPEN + taken, 'break');
    expect(found.map(({ party, to }) => [party.text, to.text])).toEqual([['carl', 'ben']]);
    expect(recordPriceTexts(found)).toEqual(['a breach on the record of Carl']);
  });

  test('towards each promisee for itself', () => {
    const { found } = prices(RECORD + OPEN.replace('to @ben', 'to @ben\n  to @carl'), 'break');
    expect(found.map(({ to }) => to.text)).toEqual(['ben', 'carl']);
    // What was promised to others counts half towards Carl, and half of five is too little.
    expect(recordPriceTexts(found)).toHaveLength(1);
  });

  test('has no number where there is too little record', () => {
    const { found } = prices(OPEN, 'end');
    expect(recordPriceTexts(found)).toEqual([]);
    expect(recordPriceTexts(prices(OPEN, 'break').found)).toEqual(['a breach on the record of Anna']);
  });
});

test('stands with the ways out of a conflict, and with an exposure', () => {
  const twice = `thing @hall "Hall"
deed ?a rents ?b to ?c
  once per ?b
${['open', 'other'].map((id, index) => `2026-01-20 promise @${id}\n  from @anna\n  to @${['ben', 'carl'][index]}\n  will @anna rents @hall to @${['ben', 'carl'][index]}\n  by 2026-12-01\n`).join('')}`;
  const { judgement, entry } = prices(RECORD + twice, 'break');
  const { conflicts } = conflictsOf(judgement);
  const report = conflictsReport(judgement, conflictsOf(judgement));
  const broken = report.conflicts[0].waysOut
    .flat()
    .find(({ promise, how }) => promise === '@open' && how === 'break')!;
  expect(broken.costs.record).toMatchObject([
    {
      promise: '@open',
      party: '@anna',
      to: '@ben',
      how: 'break',
      byRules: { before: { mean: expect.any(Number) } },
    },
  ]);
  const released = report.conflicts[0].waysOut.flat().find(({ how }) => how === 'release')!;
  expect(released.costs.record).toEqual([]);
  expect(promiseExposureReport(judgement, entry)!.record.map(({ how, text }) => [how, text])).toEqual([
    ['break', 'a breach on the record of Anna: towards Ben from 71 of 100 (42..94) to 62 of 100 (34..87)'],
  ]);
  // Without prices a way out says at least who breaks its word.
  expect(costTexts(conflicts[0].waysOut.at(-1)!)).toContain('a breach on the record of Anna');
});

test('laws: a breach never raises a record, an ending never changes the reading by the rules', () => {
  const ending = fc.constantFrom('kept', 'broken', 'late', 'released', 'ended', 'open' as const);
  fc.assert(
    fc.property(
      fc.array(ending, { maxLength: 8 }),
      fc.constantFrom('break', 'end' as const),
      (endings, how) => {
        const [{ before, after }] = prices(
          promises(endings as Parameters<typeof promises>[0]) + OPEN,
          how,
        ).found;
        for (const reading of ['byRules', 'byReliance'] as const)
          expect(after[reading].posterior.mean).toBeLessThanOrEqual(before[reading].posterior.mean + 1e-12);
        if (how === 'end') expect(after.byRules.posterior).toEqual(before.byRules.posterior);
      },
    ),
    { numRuns: 25 },
  );
});
