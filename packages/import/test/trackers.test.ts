import { dayOf } from '@troth/core';
import { expect, test } from 'vitest';
import { Folder } from './support.ts';

const YAML = `promises:
  - title: 'Plant a tree in every street'
    status: Achieved
    status_info: 'All streets have one.'
    category: First Days
    tags:
      - Trees
    sources:
      - 'https://web.archive.org/web/20200105101010/https://town.example/plan'
      - 'not an address'
  - title: 'Mend the bridge'
    status: In progress
    category: Roads
    sources: []
  - title: 'Mend the bridge.'
    status: Broken
  - title: 'Open the pool'
    status: Wonderful
`;

const HISTORY = `committed_at,commit,promise,old_status,new_status,event,changes_in_commit
2020-01-10T09:00:00-05:00,c1,Plant a tree in each street;,,Not started,first-seen,0
2020-01-10T09:00:00-05:00,c1,Mend the bridge,,Not started,first-seen,0
2020-01-10T09:00:00-05:00,c1,Ban hats,,Not started,first-seen,0
2020-02-01T10:00:00-05:00,c2,Plant a tree in each street;,Not started,,removed-or-retitled,0
2020-02-01T10:00:00-05:00,c2,Plant a tree in every street,,Not started,added,0
2020-03-01T10:00:00-05:00,c3,Plant a tree in every street,Not started,Broken,status-change,1
2020-03-01T12:00:00-05:00,c4,Plant a tree in every street,Broken,Achieved,status-change,1
2020-04-01T10:00:00-05:00,c5,Ban hats,Not started,,removed-or-retitled,0
yesterday,c6,Mend the bridge,Not started,Broken,status-change,1
2020-05-01T10:00:00-05:00,c7,,,Broken,status-change,1
`;

test('TrumpTracker: what the tracker said on each day, under titles that change', () => {
  const folder = new Folder();
  const { remarks } = folder.import('trumptracker', { 'data.yaml': YAML, 'history.csv': HISTORY });
  expect(folder.errors()).toEqual([]);
  expect(folder.text('trumptracker.troth').split('\n\n').slice(6)).toEqual([
    `../2020-01-05 promise @plant-a-tree-in-every-street "Plant a tree in every street" #first-days #trees
  from    @donald-trump
  to      @people-of-the-united-states
  text    "Plant a tree in every street"
  source  @trumptracker "line 2"
  source  @page/town.example/plan`,
    `2020-01-10 rated @plant-a-tree-in-every-street not-started
  by      @trumptracker-authors
  source  @trumptracker/history "line 2"`,
    `2020-03-01T10:00:00-05:00 rated @plant-a-tree-in-every-street broken
  by      @trumptracker-authors
  source  @trumptracker/history "line 7"`,
    `2020-03-01T12:00:00-05:00 rated @plant-a-tree-in-every-street kept
  by      @trumptracker-authors
  source  @trumptracker/history "line 8"`,
    `../2020-01-10 promise @mend-the-bridge "Mend the bridge" #roads
  from    @donald-trump
  to      @people-of-the-united-states
  text    "Mend the bridge"
  source  @trumptracker "line 11"`,
    `2020-01-10 rated @mend-the-bridge not-started
  by      @trumptracker-authors
  source  @trumptracker/history "line 3"`,
    `2024-05-01 rated @mend-the-bridge in-progress
  by      @trumptracker-authors
  source  @trumptracker "line 11"`,
    `../2024-05-01 promise @open-the-pool "Open the pool"
  from    @donald-trump
  to      @people-of-the-united-states
  text    "Open the pool"
  source  @trumptracker "line 17"
`,
  ]);
  expect(folder.text('trumptracker-dropped.troth').split('\n\n').at(-1)).toBe(
    `2020-04-01 rated @ban-hats not-rated
  by       @trumptracker-authors
  because  "no longer listed"
  source   @trumptracker/history "line 9"
`,
  );
  expect(remarks.map(({ kind, file, line, text }) => `${kind} ${file}:${line} ${text}`)).toEqual([
    'skipped history.csv:10 committed_at is no time with an offset',
    'skipped history.csv:11 no promise is named',
    'noted history.csv:5 read as the title that came in its place: plant a tree in every street',
    'noted data.yaml:11 the history ends with not started, the file says in progress',
    'skipped data.yaml:15 the same title as line 11',
    'noted data.yaml:17 unknown status "Wonderful"; the promise is not rated here',
  ]);
  expect(folder.states(dayOf(2020, 2, 1))).toMatchObject({ due: 3 });
  expect(folder.states(dayOf(2020, 3, 2))).toMatchObject({ kept: 1, due: 2 });
});

test('TrumpTracker: needs its data file', () => {
  expect(() => new Folder().import('trumptracker', { 'history.csv': HISTORY })).toThrow(
    'trumptracker takes one YAML file and its history; 0 are given',
  );
});

const GAME = (status: string) =>
  JSON.stringify({
    expectations: [
      {
        title: 'Fishing',
        category: 'Mechanics',
        status,
        tags: ['water'],
        sources: ['https://web.archive.org/web/20190827110154/https://game.example/fishing'],
        quote: 'Developer|You will fish.',
      },
      { title: 'Fishing', category: 'Levels', status: '' },
      { title: 'Fishing', category: 'Levels', status: 'Broken' },
      { title: '', status: 'Broken' },
    ],
  });

test('StarCitizenTracker: a snapshot, and what a later one says', () => {
  const folder = new Folder();
  const { remarks } = folder.import('starcitizen', { 'data.json': GAME('Stagnant') });
  expect(folder.errors()).toEqual([]);
  const fishing = `../2019-08-27 promise @fishing "Fishing" #mechanics #water
  from    @cloud-imperium-games
  to      @backers
  text    "You will fish."
  source  @starcitizentracker "item 1" via "Developer"
  source  @page/game.example/fishing

2024-05-01 rated @fishing stalled
  by      @starcitizentracker-authors
  source  @starcitizentracker "item 1"
`;
  expect(folder.text('starcitizen.troth')).toContain(fishing);
  expect(remarks.map(({ kind, line, text }) => `${kind} ${line}: ${text}`)).toEqual([
    'noted 2: the title is that of item 1; read as another promise',
    'noted 2: no status; the promise is not rated',
    'skipped 3: the same title, category, sources and quote as item 2',
    'skipped 4: no title',
  ]);
  const again = folder.import('starcitizen', { 'data.json': GAME('Stagnant') }, { retrieved: '2024-06-01' });
  expect([again.merged.added, again.merged.updated, again.merged.files.size]).toEqual([0, 0, 0]);
  folder.import('starcitizen', { 'data.json': GAME('Completed') }, { retrieved: '2024-07-01' });
  expect(folder.text('starcitizen.troth')).toContain(fishing.trimEnd());
  expect(folder.text('starcitizen.troth')).toContain('2024-07-01 rated @fishing kept\n');
  expect(folder.states(dayOf(2024, 6, 30))).toMatchObject({ due: 2 });
  expect(folder.states(dayOf(2024, 7, 1))).toMatchObject({ kept: 1, due: 1 });
});

test('Build Canada: commitments, ministers as offices, and rows that cannot be used', () => {
  const folder = new Folder();
  const { remarks } = folder.import('buildcanada', {
    'list.csv': `MLC ID,Commitment,Reporting Lead,All ministers
7,"Build ten schools; and
mend the old ones.",Minister of Schools,Minister of Money; Minister of Schools
7,Again,Minister of Schools,
8,,Minister of Schools,
,Count the fish.,,
`,
  });
  expect(folder.errors()).toEqual([]);
  expect(folder.text('buildcanada.troth').split('\n\n').slice(-4)).toEqual([
    'office @minister-of-schools "Minister of Schools"\n  of      @government-of-canada\n  source  @buildcanada',
    'office @minister-of-money "Minister of Money"\n  of      @government-of-canada\n  source  @buildcanada',
    `2021-12-16 promise @commitment/7 "Build ten schools; and mend the old ones."
  from    @minister-of-schools
  from    @minister-of-money
  to      @people-of-canada
  text    "Build ten schools; and mend the old ones."
  source  @buildcanada "line 2, MLC ID 7"`,
    `2021-12-16 promise @commitment/count-the-fish "Count the fish."
  from    @government-of-canada
  to      @people-of-canada
  text    "Count the fish."
  source  @buildcanada "line 6"
`,
  ]);
  expect(remarks.map(({ kind, line, text }) => `${kind} ${line}: ${text}`)).toEqual([
    'skipped 4: the MLC ID 7 as in line 2',
    'skipped 5: no commitment in this row',
    'noted 6: no MLC ID; the commitment is named by its words',
    'noted 6: no minister is named; the government promises',
  ]);
  expect(() => folder.import('buildcanada', { 'list.csv': 'a,b\n1,2\n' })).toThrow(
    'list.csv has no column Commitment, which the table of commitments has',
  );
});
