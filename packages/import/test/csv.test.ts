import { dayOf, formatText } from '@troth/core';
import { describe, expect, test } from 'vitest';
import { csvKind } from '../src/csv/csv-kind.ts';
import { guessMapping } from '../src/csv/guess-mapping.ts';
import { readMapping } from '../src/csv/read-mapping.ts';
import type { ImportResult } from '../src/import-files.ts';
import { bytesOf, Folder, hasData, realFile } from './support.ts';

const PLEDGES = `No,Pledge,Department,Announced,Target date,Status,Last updated,Topic,Link,Notes
1,"Build ten schools; and open them",Education,04/03/2017,2020,Promise Kept,25/05/2019,Schools; Buildings,https://example.org/a https://example.org/b,All open
2,Plant a million trees,Environment,13/03/2017,,In the works,,Trees,,
3,Cut the wait to 18 weeks,Health,,31/12/2018,Broken!,01/01/2019,Health,,
3,Cut the wait again,Health,,31/12/2018,Broken!,01/01/2019,Health,,
4,,Health,,,Kept,,,,
5,Publish the accounts,,soon,,Sort of,,,,
`;

function guess(name: string, text: string, folder = new Folder()): string {
  const cases = new Map([...folder.records].map(([key, record]) => [key, record.cases]));
  return guessMapping({ name, bytes: bytesOf(text) }, { cases, ledgers: folder.files });
}

function byMapping(folder: Folder, name: string, table: string, mapping: string): ImportResult {
  const kind = csvKind(readMapping({ name: 'mapping.yaml', bytes: bytesOf(mapping) }));
  return folder.import({ ...kind, kind: kind.name! }, { [name]: table });
}

describe('rows that are promises', () => {
  test('a mapping is proposed from the names of columns and what stands in them', () => {
    expect(guess('pledges.csv', PLEDGES).split('\n').slice(2)).toEqual(
      `name: pledges
title: pledges
source:
  title: pledges
promise:
  key: "No"
  title: Pledge
  text: Pledge
  from: Department
  to: =the public  # no column seems to say it
  made: Announced
  deadline: Target date
  tags: Topic
  link: Link
  split: ";"
rating:
  by: =pledges
  status: Status
  words:
    "Broken!": broken  # 2 rows
    Promise Kept: kept  # 1 row
    In the works: in-progress  # 1 row
    Kept: kept  # 1 row
    Sort of: skip  # not known; say what it means
  date: Last updated
  because: Notes
`.split('\n'),
    );
  });

  test('what was proposed is read as it stands: promises, ratings, pages, and remarks by line', () => {
    const folder = new Folder();
    const { remarks } = byMapping(folder, 'pledges.csv', PLEDGES, guess('pledges.csv', PLEDGES));
    expect(remarks.map(({ kind, line, text }) => `${kind} ${line}: ${text}`)).toEqual([
      'skipped 5: the same No as line 4',
      'skipped 6: neither a title nor a text',
      'skipped 7: nobody is named as the one who promises',
    ]);
    expect(folder.text('pledges.troth')).toBe(`ledger "pledges"
  format  1
  rater   @pledges

source @pledges/table "pledges"
  published  ../2024-05-01

party @education "Education"
party @the-public "the public"
party @pledges "pledges"
party @environment "Environment"
party @health "Health"

2017-03-04 promise @promise/1 "Build ten schools; and open them" #schools #buildings
  from    @education
  to      @the-public
  text    "Build ten schools; and open them"
  by      2020
  source  @pledges/table "line 2"
  source  @page/example/a
  source  @page/example/b

2019-05-25 rated @promise/1 kept
  by       @pledges
  because  "All open"
  source   @pledges/table "line 2"

2017-03-13 promise @promise/2 "Plant a million trees" #trees
  from    @environment
  to      @the-public
  text    "Plant a million trees"
  source  @pledges/table "line 3"

2024-05-01 rated @promise/2 in-progress
  by      @pledges
  source  @pledges/table "line 3"

../2018-12-31 promise @promise/3 "Cut the wait to 18 weeks" #health
  from    @health
  to      @the-public
  text    "Cut the wait to 18 weeks"
  by      2018-12-31
  source  @pledges/table "line 4"

2019-01-01 rated @promise/3 broken
  by      @pledges
  source  @pledges/table "line 4"
`);
    for (const text of folder.files.values()) expect(formatText(text)).toBe(text);
    expect(folder.errors()).toEqual([]);
    expect(folder.states(dayOf(2024, 5, 1))).toEqual({ kept: 1, broken: 1, due: 1 });
  });

  test('two tables that number their promises alike are two sets of promises', () => {
    const folder = new Folder();
    const table = (...titles: string[]) =>
      `No,Pledge,Status\n${titles.map((title, at) => `${at + 1},${title},Done\n`).join('')}`;
    const mapping = (name: string) =>
      `name: ${name}
promise: {key: "No", title: Pledge, from: =The town, to: =The public}
rating: {by: =${name}, status: Status, words: {Done: kept}}
`;
    byMapping(folder, 'one.csv', table('Build schools', 'Cut the tax'), mapping('one'));
    const { merged, remarks } = byMapping(
      folder,
      'two.csv',
      table('Plant trees', 'Fix the road'),
      mapping('two'),
    );
    expect(remarks.map(({ text }) => text)).toEqual([
      'the ledger has @one for its rater: what @two says is shown, and decides nothing',
    ]);
    expect(merged.elsewhere.map(({ name }) => name)).toEqual(['@the-town', '@the-public']);
    expect(folder.text('two.troth').match(/^\S+ (promise|rated) .*/gm)).toEqual([
      '../2024-05-01 promise @two/1 "Plant trees"',
      '2024-05-01 rated @two/1 kept',
      '../2024-05-01 promise @two/2 "Fix the road"',
      '2024-05-01 rated @two/2 kept',
    ]);
    expect(folder.errors()).toEqual([]);
    const before = new Map(folder.files);
    byMapping(folder, 'two.csv', table('Plant trees', 'Fix the road'), mapping('two'));
    byMapping(folder, 'one.csv', table('Build schools', 'Cut the tax'), mapping('one'));
    expect(folder.files).toEqual(before);
    // What a person moves to another file stays what it is.
    const [, moved] = /(\S+ promise @two\/2[\s\S]*?\n)(?=\n)/.exec(folder.text('two.troth'))!;
    folder.edit('two.troth', `${moved}\n`, '');
    folder.files.set('mine.troth', moved);
    const again = byMapping(folder, 'two.csv', table('Plant trees', 'Fix the road'), mapping('two'));
    expect(again.merged.elsewhere).toContainEqual({ name: '@two/2', file: 'mine.troth' });
    expect(folder.errors()).toEqual([]);
  });

  test('a page that another import names alike is another source, unless its address is the same', () => {
    const folder = new Folder();
    const table = (...pages: string[]) =>
      `Pledge,Link\n${pages.map((page) => `${page.slice(-3)},${page}\n`).join('')}`;
    const mapping = (name: string) =>
      `name: ${name}\npromise: {title: Pledge, from: =The town, to: =The public, link: Link}\n`;
    const [first, second, third] = ['1aa', '2bb', '3cc'].map((id) => `https://youtube.com/watch?v=${id}`);
    byMapping(folder, 'one.csv', table(first!, second!), mapping('one'));
    byMapping(folder, 'two.csv', table(second!, third!), mapping('two'));
    const ledger = folder.ledger();
    const urls = (name: string) =>
      ledger
        .find(name)!
        .evidence.flatMap(({ source }) => (source.entry?.kind === 'source' ? (source.entry.url ?? []) : []));
    expect(folder.errors()).toEqual([]);
    expect(['1aa', '2bb', '2bb-2', '3cc'].map((name) => ledger.find(name) && urls(name))).toEqual([
      [first],
      [second],
      [second],
      [third],
    ]);
  });

  test('a cell with an @ is a name only where the ledger has that; else a party is declared for it', () => {
    const folder = new Folder();
    folder.files.set('people.troth', 'party @anna "Anna"\n');
    const table = 'Pledge,Who\nOne,@anna\nTwo,@theMayor\nThree,@the-mayor!\nFour,@theMayor\n';
    const mapping = 'name: list\npromise: {title: Pledge, from: Who, to: =The public}\n';
    const { remarks } = byMapping(folder, 'list.csv', table, mapping);
    expect(folder.errors()).toEqual([]);
    expect(folder.text('list.troth').match(/^party .*|^ {2}from .*/gm)).toEqual([
      'party @the-public "The public"',
      'party @themayor "@theMayor"',
      'party @the-mayor "@the-mayor!"',
      '  from    @anna',
      '  from    @themayor',
      '  from    @the-mayor',
      '  from    @themayor',
    ]);
    expect(remarks.map(({ line, text }) => `${line}: ${text}`)).toEqual([
      '3: @theMayor is nothing that the ledger has; a party is declared for it',
      '4: @the-mayor! is nothing that the ledger has; a party is declared for it',
    ]);
    const before = new Map(folder.files);
    const again = byMapping(folder, 'list.csv', table, mapping);
    expect([again.merged, again.remarks]).toMatchObject([{ added: 0, updated: 0 }, []]);
    expect(folder.files).toEqual(before);
    folder.edit('list.troth', 'party @themayor', 'party @dora "Dora"\n\nparty @themayor');
    byMapping(folder, 'list.csv', `${table}Five,@dora\n`, mapping);
    expect(folder.errors()).toEqual([]);
    expect(folder.text('list.troth').match(/^party @dora.*/gm)).toEqual(['party @dora "Dora"']);
  });

  test('a promise due some day in a year or month was made by the last of it, not the first', () => {
    const folder = new Folder();
    const table = 'Pledge,Due\nOne,2023\nTwo,2023-06\nThree,2023-06-10\nFour,2031\n';
    byMapping(
      folder,
      'list.csv',
      table,
      `name: list
promise:
  title: Pledge
  from: =The town
  to: =The public
  deadline: Due
`,
    );
    expect(folder.text('list.troth').match(/^\S+ promise/gm)).toEqual([
      '../2023-12-31 promise',
      '../2023-06-30 promise',
      '../2023-06-10 promise',
      '../2024-05-01 promise',
    ]);
  });

  test('a later import adds what is said now, and keeps what was said and what was edited', () => {
    const folder = new Folder();
    const mapping = guess('pledges.csv', PLEDGES);
    byMapping(folder, 'pledges.csv', PLEDGES, mapping);
    const before = new Map(folder.files);
    expect(byMapping(folder, 'pledges.csv', PLEDGES, mapping).merged).toMatchObject({ added: 0, updated: 0 });
    expect(folder.files).toEqual(before);
    folder.edit('pledges.troth', '#trees', '#trees #mine');
    const kind = csvKind(readMapping({ name: 'm.yaml', bytes: bytesOf(mapping) }));
    const later = PLEDGES.replace('In the works', 'Kept');
    const { merged } = folder.import(
      { ...kind, kind: 'pledges' },
      { 'pledges.csv': later },
      { retrieved: '2025-01-01' },
    );
    expect(merged).toMatchObject({
      added: 1,
      updated: 0,
      kept: [{ entry: '2017-03-13 promise @promise/2' }],
    });
    expect(folder.text('pledges.troth')).toContain('#trees #mine');
    expect(folder.states(dayOf(2024, 12, 31))).toEqual({ kept: 1, broken: 1, due: 1 });
    expect(folder.states(dayOf(2025, 1, 1))).toEqual({ kept: 2, broken: 1 });
  });
});

describe('rows that judge promises of the ledger', () => {
  const CASES = `sample,warid,atopid,cowwarid,warname,cowid,dnaBF,honorBF,violateBF,dnaLLM,honorLLM,violateLLM,defense,offense,neutral,nonagg,consul
1,8,10,22,Crimean1853-1856,,,1,,,1,,1,0,0,1,0
1,8,20,22,Crimean1853-1856,,1,,,,,1,0,0,1,0,0
1,9,10,30,NorthSouth_1860-61,,1,,,1,,,1,0,0,1,0
0,53,30,139,WorldWarII,,,,1,,1,,1,0,0,0,0
0,54,30,140,Gulf1991,,,,1,,1,,1,0,0,0,0
`;
  const SECOND = `Treaty,Conflict,Finding,Coder,Remark
10.0,Crimean War (1853–56),upheld,Second team,
20,The Crimean War 1853-1856,upheld,Second team,one of them fought
10,North South 1860-1861,never invoked,Second team,
30,World War II,Reneged,Second team,
30,World War II,upheld,Second team,
30,Gulf War 1991,dubious,Second team,
99,Gulf War 1991,upheld,Second team,
,Gulf War 1991,upheld,Second team,
30,Gulf War 1991,reneged,Third team,
`;

  function withCases(): Folder {
    const folder = new Folder();
    folder.import('bf2018', { 'cases.csv': CASES });
    return folder;
  }

  test('which columns tell the case is found from the ledger; coders are a column', () => {
    expect(guess('second.csv', SECOND, withCases()).split('\n').slice(6)).toEqual(
      `match:
  # 7 of 9 rows speak of one promise of the ledger each
  atopid: Treaty
  warname: Conflict
rating:
  by: Coder
  status: Finding
  words:
    upheld: kept  # 5 rows
    never invoked: outside  # 1 row
    Reneged: broken  # 1 row
    dubious: skip  # not known; say what it means
    reneged: broken  # 1 row
  because: Remark
`.split('\n'),
    );
  });

  test.each([
    [
      'under a name that says what 1 stands for',
      'upheld_by_them',
      [
        '  status: upheld_by_them',
        '  words:',
        '    "1": kept  # 2 rows',
        '    "0": broken  # 1 row',
        '    "-9": not-rated  # 1 row',
      ],
    ],
    [
      'under another name, for a person to say what they mean',
      'v12',
      [
        '  status: v12',
        '  words:',
        '    "1": skip  # not known; say what it means',
        '    "0": skip  # not known; say what it means',
        '    "-9": skip  # not known; say what it means',
      ],
    ],
  ])('verdicts may be numbers, %s', (_, column, lines) => {
    const table = `Treaty,Conflict,${column}
10,Crimean War 1853-1856,1
20,Crimean War 1853-1856,0
10,North South 1860-1861,1
30,World War II,-9
`;
    const proposed = guess('codes.csv', table, withCases()).split('\n');
    expect(proposed.slice(proposed.indexOf('rating:') + 1)).toEqual(['  by: =codes', ...lines, '']);
  });

  test('each row rates its case beside the first coders, and the differences are listed', () => {
    const folder = withCases();
    const mapping = guess('second.csv', SECOND, folder);
    const { remarks, disagreements, agreement } = byMapping(folder, 'second.csv', SECOND, mapping);
    expect(remarks.map(({ kind, line, text }) => `${kind} ${line}: ${text}`)).toEqual([
      'skipped 6: another verdict (broken) on @alliance-30[on @war/world-war-ii-1939-1945] by Second team as line 5; that counts',
      'skipped 8: no promise of the ledger has atopid "99" and warname "Gulf War 1991"',
      'skipped 9: nothing in the column Treaty, which tells the promise',
    ]);
    expect(
      disagreements.map(({ of, verdicts }) => [
        of,
        ...verdicts.map(({ rater, verdict, line }) => `${rater} ${verdict} ${line}`),
      ]),
    ).toEqual([
      ['@alliance-20[on @war/crimean-1853-1856]', 'LLM broken 3', 'BF outside 3', 'Second team kept 3'],
      ['@alliance-30[on @war/world-war-ii-1939-1945]', 'LLM kept 5', 'BF broken 5', 'Second team broken 5'],
      ['@alliance-30[on @war/gulf-1991]', 'LLM kept 6', 'BF broken 6', 'Third team broken 10'],
    ]);
    expect(agreement).toEqual([
      { raters: ['LLM', 'BF'], both: 5, differ: 3 },
      { raters: ['LLM', 'Second team'], both: 4, differ: 2 },
      { raters: ['BF', 'Second team'], both: 4, differ: 1 },
      { raters: ['LLM', 'Third team'], both: 1, differ: 1 },
      { raters: ['BF', 'Third team'], both: 1, differ: 0 },
    ]);
    expect(
      folder.text('second.troth'),
    ).toContain(`1856-12-31 rated @alliance-20[on @war/crimean-1853-1856] kept
  by       @second-team
  because  "one of them fought"
  source   @second/table "line 3"

1861-12-31 rated @alliance-10[on @war/north-south-1860-1861] not-rated
  by       @second-team
  because  "did not fall due"
  source   @second/table "line 4"
`);
    expect(byMapping(folder, 'second.csv', SECOND, mapping).merged).toMatchObject({ added: 0, updated: 0 });
  });

  test('promises that people wrote are found by id or title, and compared with the ratings there', () => {
    const folder = new Folder();
    folder.files.set(
      'mine.troth',
      `party @anna "Anna"
party @ben "Ben"
2020 promise @bike "Lend the bike"
  from  @anna
  to    @ben
  text  "The bike is yours in May."
2020 promise @boat "Lend the boat"
  from  @anna
  to    @ben
  text  "The boat, too."
2020-06-01 rated @bike kept
  by  @ben
2020-07-01 rated @boat partly-kept 40%
  by  @ben
`,
    );
    const table = 'which,held\n@bike,no\nboat,1\n';
    const mapping = `name: anna
match: {id: which}
rating:
  by: "@anna"
  status: held
  words: {"no": broken, 1: kept}
`;
    const said = byMapping(folder, 't.csv', table, mapping.replace('"@anna"', '"=@anna"'));
    expect(
      said.disagreements.map(({ of, verdicts }) => [
        of,
        ...verdicts.map(({ rater, verdict }) => `${rater}: ${verdict}`),
      ]),
    ).toEqual([
      ['@bike', 'Ben: kept', '@anna: broken'],
      ['@boat', 'Ben: partly-kept 40%', '@anna: kept'],
    ]);
    expect(folder.errors()).toEqual([]);
    const titles = 'which,held\nLend the BIKE,no\n';
    expect(guess('t.csv', titles, folder)).toContain(
      'match:\n  # 1 of 1 rows speak of one promise of the ledger each\n  title: which\n',
    );
  });
});

test.each([
  [
    'name: x\nmatch: {id: a}\nrating: {by: =B, status: s, wrods: {}}',
    'm.yaml:3: “rating:” has no field “wrods”; did you mean “words”?',
  ],
  [
    'name: x\nmatch: {id: a}\nrating:\n  by: =B\n  status: s\n  words:\n    a: kpet',
    'm.yaml:7: kpet is no state; did you mean kept? (kept, partly-kept, compromise, broken, stalled, in-progress, not-started, not-rated, uncheckable, outside, skip)',
  ],
  [
    'name: x\nmatch: {id: a}\nrating: {status: s}',
    'm.yaml:3: a rating needs “by”: who rates, after “=” or as a column',
  ],
  [
    'name: x\nmatch: {id: a}\nrating: {by: =B}',
    'm.yaml:3: a rating needs either “status” (a column of words) or “flags” (columns that hold 1)',
  ],
  ['name: x\nmatch: {id: a}', 'm.yaml says nothing under “rating:”, so there is nothing to import'],
  [
    'name: x\npromise:\n  title: t\n  to: =us',
    'm.yaml:3: a promise needs “from”: a column, or a name after “=” (from: =the government)',
  ],
  [
    'name: x',
    'm.yaml must say either “promise:” (each row is a promise) or “match:” (each row speaks of a promise that the ledger has)',
  ],
  ['title: x\nmatch: {id: a}', 'm.yaml needs “name:”'],
  ['just words', 'm.yaml is no mapping: it says nothing of the form “title: …”'],
  ['a: [', 'm.yaml:1: is no YAML: '],
])('a mapping with a mistake: %j', (mapping, message) => {
  expect(() => readMapping({ name: 'm.yaml', bytes: bytesOf(mapping) })).toThrow(message);
});

test('a table that the mapping does not fit is refused, and nothing is written', () => {
  const folder = new Folder();
  const cases = 'name: x\nmatch: {id: Nmae}\nrating: {by: =B, status: s}\n';
  expect(() => byMapping(folder, 't.csv', 'Name,s\n', cases)).toThrow(
    't.csv has no column "Nmae", which the mapping names (match id); did you mean "Name"?',
  );
  expect(() => byMapping(folder, 't.csv', 'Nmae,s\na,kept\n', cases)).toThrow(
    'there is no ledger yet whose promises this table could speak of',
  );
  folder.files.set('mine.troth', 'party @anna "Anna"\n');
  expect(() => byMapping(folder, 't.csv', 'Nmae,s\na,kept\n', cases)).toThrow(
    'no row of t.csv speaks of a promise of the ledger; nothing was written',
  );
  expect(() => guess('t.csv', '{"a": 1}')).toThrow(
    't.csv is JSON and no table: its first line must name columns',
  );
});

describe.skipIf(!hasData)(
  'a second set of coders of the real study (skipped where the data is not here)',
  () => {
    test('is found by its keys, and differs from the first exactly where the two codes differ', {
      timeout: 120_000,
    }, () => {
      const folder = new Folder();
      folder.import('bf2018', { 'bf2018.csv': realFile('ir/bf2018_alliance_war.csv') });
      // The second coding as another team might keep it: other columns, other words, another order, some rows left out.
      const [header, ...lines] = new TextDecoder('latin1')
        .decode(realFile('ir/bf2018_alliance_war.csv'))
        .trim()
        .split(/\r?\n/);
      const columns = header!.split(',');
      const rows = lines.map((line) =>
        Object.fromEntries(line.split(',').map((cell, at) => [columns[at]!, cell])),
      );
      const code = (row: Record<string, string>, coder: string) =>
        row[`dna${coder}`] === '1'
          ? 'outside'
          : row[`honor${coder}`] === '1'
            ? 'kept'
            : row[`violate${coder}`] === '1'
              ? 'broken'
              : '';
      const words: Record<string, string> = {
        outside: 'Not invoked',
        kept: 'Stood by it',
        broken: 'Abandoned',
      };
      const kept = rows.filter((_, at) => at % 17 !== 3).reverse();
      const table = [
        'war,treaty,result',
        ...kept.map((row) => `${row.warname},${row.atopid},${words[code(row, 'BF')] ?? ''}`),
      ].join('\n');
      const mapping = guess('second.csv', table, folder).replace('Stood by it: skip', 'Stood by it: kept');
      const { disagreements, agreement } = byMapping(folder, 'second.csv', table, mapping);
      const expected = kept
        .filter(
          (row) => code(row, 'BF') !== '' && code(row, 'LLM') !== '' && code(row, 'BF') !== code(row, 'LLM'),
        )
        .map((row) => rows.indexOf(row) + 2);
      const found = disagreements.map(({ verdicts }) => verdicts[0]!.line);
      expect(found.sort((a, b) => a - b)).toEqual(expected.sort((a, b) => a - b));
      expect(expected.length).toBeGreaterThan(5);
      const pair = agreement.find(({ raters }) => raters[0] === 'LLM' && raters[1] === 'second');
      expect(pair?.differ).toBe(expected.length);
    });
  },
);
