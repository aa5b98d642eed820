import { expect, test } from 'vitest';
import { endingsOf } from '../../../src/credibility/endings.ts';
import { overPromised } from '../../../src/query/reports/over-promised.ts';
import { recordReport } from '../../../src/query/reports/record-report.ts';
import { PARTIES, promises, recorded } from '../../credibility/recorded.ts';
import { judged } from '../judged.ts';

const RATED = `ledger "Rated"
  rater @ada
${PARTIES}party @ada "Ada"
party @bo "Bo"
${[1, 2, 3, 4]
  .map(
    (number) => `2026-01-01 promise @pledge-${number} "Pledge ${number}" #${number < 3 ? 'roads' : 'schools'}
  from @anna
  to @ben
  text "I will do thing ${number}."
2026-02-0${number} rated @pledge-${number} ${number === 4 ? 'broken' : 'kept'}
  by @ada
${number === 4 ? '  cause over-promised\n' : ''}2026-02-0${number} rated @pledge-${number} ${number < 3 ? 'kept' : 'partly-kept 40%'}
  by @bo
`,
  )
  .join('')}`;

test('shows both readings, what counts, and why', () => {
  const text = PARTIES + promises(['kept', 'kept', 'kept', 'late', 'broken', 'ended', 'released', 'open']);
  const { judgement, question } = recorded(text, '2026-01-20', { party: 'anna' });
  const report = recordReport(judgement, question);
  const { byRules, byReliance, counts } = report;
  expect(report.party).toEqual({ id: '@anna', title: 'Anna' });
  expect(counts).toMatchObject({ promises: 8, fellDue: 6, kept: 3, keptLate: 1, broken: 1, letDown: 1 });
  expect(counts.late).toEqual({ known: 1, least: 5, median: 5, most: 5 });
  expect([byRules.effective, byReliance.effective].map((weight) => weight.toFixed(2))).toEqual([
    '4.99',
    '5.99',
  ]);
  expect(byRules.chance!.mean).toBeGreaterThan(byReliance.chance!.mean);
  expect(byRules.oneMore!.kept.mean).toBeGreaterThan(byRules.chance!.mean);
  expect(byRules.oneMore!.broken.mean).toBeLessThan(byRules.chance!.mean);
  expect(report.promises.map(({ id, byRules: by }) => [id, by?.kept ?? null, by?.why ?? null])).toEqual([
    ['@anna-3', 0.5, 'kept late'],
    ['@anna-4', 0, 'broken: it was not done by its deadline'],
    ['@anna-0', 1, 'kept'],
    ['@anna-1', 1, 'kept'],
    ['@anna-2', 1, 'kept'],
    ['@anna-5', null, null],
  ]);
  expect(report.promises.at(-1)!.byReliance).toMatchObject({
    kept: 0,
    why: 'ended without the consent of who relied on it',
  });
  expect(report.raters).toBe(null);
});

test('gives no number where there is too little record, and says how much is missing', () => {
  const { judgement, question } = recorded(PARTIES + promises(['kept', 'kept']), '2026-01-10', {
    party: 'anna',
  });
  const { byRules } = recordReport(judgement, question);
  expect(byRules).toEqual({
    effective: 2,
    missing: 1,
    chance: null,
    noRange: null,
    bounds: null,
    shares: null,
    oneMore: null,
  });
});

test('says why a chance has no range', () => {
  const text = `prior default\n  mean 1\n  weight 2\n${PARTIES}${promises(['kept', 'kept', 'kept'])}`;
  const { judgement, question } = recorded(text, '2026-01-10', { party: 'anna' });
  const { byRules, prior } = recordReport(judgement, question);
  expect(byRules.chance).toMatchObject({ mean: 1, low: 1, high: 1 });
  expect(byRules.noRange).toBe(
    'the ledger starts from certainty (a prior of 0 or 1), and the record does not speak against it',
  );
  expect(prior).toEqual({ mean: 1, weight: 2, scope: 'default', place: 'ledger.troth:1', evidence: [] });
});

test('puts raters side by side, and lists where they differ', () => {
  const { ledger, judgement } = judged(RATED, '2026-03-01');
  const { raters, causes, counts } = recordReport(judgement, { party: ledger.find('anna')!.name });
  expect(
    raters!.list.map(({ rater, decides, counts: of }) => [rater, decides, of.kept, of.partlyKept]),
  ).toEqual([
    ['@ada', true, 3, 0],
    ['@bo', false, 2, 2],
  ]);
  expect(raters!.disagreements.map(({ id, ratings }) => [id, ratings.map(({ status }) => status)])).toEqual([
    ['@pledge-3', ['kept', 'partly kept (40 %)']],
    ['@pledge-4', ['broken', 'partly kept (40 %)']],
  ]);
  expect(counts).toMatchObject({ kept: 3, broken: 1 });
  expect(causes).toEqual([
    {
      cause: 'over-promised',
      text: 'it could not be kept together with an earlier promise',
      promises: ['@pledge-4'],
    },
  ]);
});

test('takes a record apart', () => {
  const { ledger, judgement } = judged(RATED, '2026-03-01');
  const groups = (by: 'tag' | 'rater' | 'decade' | 'promisor' | 'holder') =>
    recordReport(judgement, { party: ledger.find('anna')!.name }, { by }).groups!.list.map(
      ({ key, counts }) => [key, counts.promises, counts.kept],
    );
  expect(groups('tag')).toEqual([
    ['#roads', 2, 2],
    ['#schools', 2, 1],
  ]);
  expect(groups('rater')).toEqual([
    ['@ada', 4, 3],
    ['@bo', 4, 2],
  ]);
  expect(groups('decade')).toEqual([['2020', 4, 3]]);
  expect(groups('promisor')).toEqual([['@anna', 4, 3]]);
  expect(groups('holder')).toEqual([[null, 4, 3]]);
});

test('finds broken promises that earlier ones of the same promisor ruled out when they were made', () => {
  const sale = (id: string, day: string, from: string, to: string) =>
    `${day} promise @${id}\n  from @${from}\n  to @${to}\n  will @gallery sells @painting to @${to}\n  by 2026-03-01\n`;
  const text = `ledger "Sales"
  silence broken
party @house "The House"
party @gallery "The Gallery"
  part of @house
party @anna "Anna"
party @ben "Ben"
thing @painting
deed ?a sells ?b to ?c
  once per ?b
${sale('first', '2026-01-01', 'gallery', 'anna')}${sale('second', '2026-01-10', 'house', 'ben')}`;
  const { ledger, judgement } = judged(text, '2026-04-01');
  const report = recordReport(judgement, { party: ledger.find('house')!.name });
  expect(report.counts.broken).toBe(2);
  expect(report.overPromised).toEqual([{ id: '@second', beside: ['@first'] }]);
  expect(report.overPromisedUnknown).toBe(0);
  // Where judging anew would take too long, it says of how many it was not looked into: the first had none before it.
  const endings = endingsOf(judgement, ledger.find('house')!.name, false);
  expect(overPromised(judgement, endings, 1)).toEqual({ found: [], notLookedAt: 1 });
  // Of the gallery alone only the first is counted, which nothing ruled out.
  expect(recordReport(judgement, { party: ledger.find('gallery')!.name }).overPromised).toEqual([]);
});
