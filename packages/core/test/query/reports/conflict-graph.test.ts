import { expect, test } from 'vitest';
import { conflictGraphs } from '../../../src/query/reports/conflict-graph.ts';
import { prison } from '../hand-built.ts';

test('a conflict as a graph: who is bound, what was promised, who can lift it', () => {
  const { judgement, conflicts } = prison();
  expect(conflictGraphs(judgement, conflicts)).toEqual([
    {
      title: '@hand-over × @protection',
      summary: 'deed against duty · certain · on every reading',
      why: 'Handing a person over excludes protecting that person.',
      certain: true,
      promises: [
        {
          id: '@hand-over',
          title: 'Hand over nine gang leaders',
          text: 'United States → El Salvador, 13 Mar 2025: United States hands over gang leaders to El Salvador',
          fits: '1..8 of 9 fit',
        },
        {
          id: '@protection',
          title: 'Protect the informants',
          text: 'Department of Justice → informants, made by 12 Mar 2025: always: Department of Justice protects informants',
          fits: '',
        },
      ],
      bound: [
        { id: '@us', title: 'United States', note: '', bothWays: true, promises: [0] },
        {
          id: '@doj',
          title: 'Department of Justice',
          note: 'part of United States',
          bothWays: true,
          promises: [1],
        },
      ],
      lifters: [
        {
          id: '@sal',
          title: 'El Salvador',
          acts: [{ text: 'can release @hand-over (at least 1..8)', promise: 0 }],
        },
        { id: '@informants', title: 'informants', acts: [{ text: 'can release @protection', promise: 1 }] },
        {
          id: '@us/ag',
          title: 'Attorney General (Pam Bondi)',
          acts: [
            {
              text: 'can end @protection; needs notice of 30 days to El Salvador; promised by @end-protection',
              promise: 1,
            },
          ],
        },
      ],
    },
  ]);
});

test('of a family the first twelve promises are drawn', () => {
  const { judgement, conflicts, promise } = prison();
  const [conflict] = conflicts.conflicts;
  const [graph] = conflictGraphs(judgement, {
    ...conflicts,
    conflicts: [],
    families: [
      {
        kind: 'capacity',
        promises: Array.from({ length: 14 }, () => promise('hand-over')),
        demand: '140 beds',
        bound: '100 beds',
        shortage: '40 beds',
        count: 1001n,
        first: [{ ...conflict, reading: 'possible' }],
        why: 'The limit on beds.',
        citations: [],
      },
    ],
  });
  expect(graph).toMatchObject({
    title: '1001 sets among 14 promises, 12 of which are drawn',
    summary: 'capacity · asked for: 140 beds; there is: 100 beds; missing: 40 beds',
    certain: false,
    lifters: [],
  });
  expect(graph.promises).toHaveLength(12);
  expect(graph.bound).toMatchObject([{ id: '@us', bothWays: false, promises: [...Array(12).keys()] }]);
});
