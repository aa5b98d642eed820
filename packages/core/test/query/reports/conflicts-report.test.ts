import { expect, test } from 'vitest';
import { conflictsReport } from '../../../src/query/reports/conflicts-report.ts';
import { prison } from '../hand-built.ts';

const COSTS = { breaches: 0, powers: 0, falls: [], deals: [], stakes: [], people: 1, record: [] };
const REPRISAL = {
  party: '@informants',
  what: 'reprisal',
  amount: null,
  promise: '@protection',
  agreed: false,
};
const PLAIN = { needs: [], promisedBy: [] };

/** A breach of a party with too little record for a number. */
function noNumber(promise: string, party: string, to: string, title = '') {
  const none = { before: null, after: null };
  const text = `a breach on the record of ${title}`;
  return { promise, party, to, how: 'break', byRules: none, byReliance: none, text };
}

test('a conflict, with all its fields', () => {
  const { judgement, conflicts } = prison();
  expect(conflictsReport(judgement, conflicts)).toEqual({
    on: '2025-10-20',
    known: null,
    incomplete: false,
    howFar: null,
    conflicts: [
      {
        promises: ['@hand-over', '@protection'],
        kind: 'deed against duty',
        standing: 'certain',
        conditions: [],
        reading: 'certain',
        readings: 'whether the one already handed over was one of informants',
        fits: { '@hand-over': '1..8 of 9' },
        boundBothWays: ['@us'],
        why: 'Handing a person over excludes protecting that person.',
        waysOut: [
          [{ promise: '@hand-over', how: 'release', by: ['@sal'], atLeast: '1..8', ...PLAIN, costs: COSTS }],
          [
            {
              promise: '@protection',
              how: 'release',
              by: ['@informants'],
              ...PLAIN,
              costs: { ...COSTS, people: 8, stakes: [{ ...REPRISAL, agreed: true }] },
            },
          ],
          [
            {
              promise: '@protection',
              how: 'end',
              by: ['@bondi'],
              through: '@us/ag',
              needs: ['notice of 30 days to @sal'],
              promisedBy: ['@end-protection'],
              costs: {
                ...COSTS,
                powers: 1,
                stakes: [REPRISAL],
                record: [{ ...noNumber('@protection', '@doj', '@informants'), how: 'end', text: null }],
              },
            },
          ],
          [
            {
              promise: '@hand-over',
              how: 'break',
              by: ['@us'],
              ...PLAIN,
              costs: {
                ...COSTS,
                breaches: 1,
                record: [noNumber('@hand-over', '@us', '@sal', 'United States')],
              },
            },
          ],
          [
            {
              promise: '@protection',
              how: 'break',
              by: ['@doj'],
              ...PLAIN,
              costs: {
                ...COSTS,
                breaches: 1,
                stakes: [REPRISAL],
                falls: ['@end-protection'],
                record: [noNumber('@protection', '@doj', '@informants', 'Department of Justice')],
              },
            },
          ],
        ],
        tooLate: [
          {
            promise: '@protection',
            how: 'end',
            by: ['@bondi'],
            through: '@us/ag',
            earliest: '2025-11-01',
            deadline: '2025-10-30',
          },
        ],
        assumptions: [],
        disputed: false,
        citations: [
          { file: 'ledger.troth', line: 23, role: 'promise', id: '@hand-over' },
          { file: 'ledger.troth', line: 14, role: 'the rule', id: null },
        ],
      },
    ],
    families: [],
    together: [],
  });
});

test('families count exactly, and a search that was cut off says how far it got', () => {
  const { judgement, conflicts } = prison();
  const [first] = conflicts.conflicts;
  const report = conflictsReport(
    { ...judgement, known: judgement.on },
    {
      conflicts: [],
      families: [
        {
          kind: 'capacity',
          promises: first.promises,
          demand: '130 beds',
          bound: '100 beds',
          shortage: '30 beds',
          count: 2n ** 70n,
          first: [first],
          why: 'The limit.',
          citations: [],
        },
      ],
      entanglements: [{ promises: first.promises, waysOut: [first.waysOut[0]], hasMore: true }],
      incomplete: 'stopped after 10,000 sets of 3',
    },
  );
  expect(report).toMatchObject({
    known: '2025-10-20',
    incomplete: true,
    howFar: 'stopped after 10,000 sets of 3',
    families: [
      { count: '1180591620717411303424', shortage: '30 beds', first: [{ kind: 'deed against duty' }] },
    ],
    together: [{ promises: ['@hand-over', '@protection'], waysOut: [[{ how: 'release' }]] }],
  });
});
