import { dayOf, judge, statusReport } from '@troth/core';
import { describe, expect, test } from 'vitest';
import { readWarName } from '../src/sources/war-name.ts';
import { Folder, hasData, realFile } from './support.ts';

/** Invented alliances and wars of real states, in the shape of the study's table. */
const WARS = `sample,warid,atopid,cowwarid,warname,cowid,dnaBF,honorBF,violateBF,dnaLLM,honorLLM,violateLLM,defense,offense,neutral,nonagg,consul
1,8,10,22,Crimean1853-1856,,,1,,,1,,1,0,0,1,0
1,8,20,22,Crimean1853-1856,,1,,,,,1,0,0,1,0,0
1,9,10,,NorthSouth_1860-61,,1,,,1,,,1,0,0,1,0
0,53,10,139,WorldWarII,,,,,,1,,1,0,0,1,0
0,53,30,139,WorldWarII,,,1,,,1,1,0,0,0,0,0
0,54,30,140,Nowhere,,,1,,,1,,0,0,0,0,0
1,8,10,22,Crimean1853-1856,,,1,,,1,,1,0,0,1,0
`;
const TREATIES = `atopid,begyr,begmo,begday,mem1,mem2,mem3,mem4
10,1850,2,3,200,220,,
20,1854,5,,200,220,300,325
`;
const MEMBERS = `atopid,member,yrent,moent,dayent,yrexit,moexit,dayexit
20,200,1854,5,1,1900,1,1
20,220,1854,5,1,1855,1,1
20,220,1855,1,1,1899,,
20,300,1860,,,0,0,0
20,325,1854,5,1,0,0,0
`;

function imported(): { folder: Folder; result: ReturnType<Folder['import']> } {
  const folder = new Folder();
  const result = folder.import('bf2018', {
    'wars.csv': WARS,
    'treaties.csv': TREATIES,
    'members.csv': MEMBERS,
  });
  return { folder, result };
}

test('alliances as promises with many cases, wars as events, two coders as raters', () => {
  const { folder } = imported();
  expect(folder.text('bf2018.troth').split('\n\n').slice(3)).toEqual([
    `1850-02-03 promise @alliance-10 "Alliance of 1850: United Kingdom and France, in the wars of 1816-1944" #defence #non-aggression #1816-1944
  from      @united-kingdom
  from      @france
  to        @united-kingdom
  to        @france
  whenever  case tests @alliance-10
  text      "Obligations as coded: defence, non-aggression."
  source    @bf2018 "atopid 10"
  source    @atop "line 2, atopid 10"`,
    `1856-12-31 rated @alliance-10[on @war/crimean-1853-1856] kept
  by      @coder/llm
  source  @bf2018 "line 2"`,
    `1856-12-31 rated @alliance-10[on @war/crimean-1853-1856] kept
  by      @coder/bf
  source  @bf2018 "line 2"`,
    `1854-05 promise @alliance-20 "Alliance of 1854: United Kingdom, France and 2 others" #neutrality #1816-1944
  from      @alliance-20/members
  to        @alliance-20/members
  whenever  case tests @alliance-20
  text      "Obligations as coded: neutrality."
  source    @bf2018 "atopid 20"
  source    @atop "line 3, atopid 20"`,
    `1856-12-31 rated @alliance-20[on @war/crimean-1853-1856/alliance-20] broken
  by      @coder/llm
  source  @bf2018 "line 3"`,
    `1856-12-31 rated @alliance-20[on @war/crimean-1853-1856/alliance-20] not-rated
  by       @coder/bf
  because  "did not fall due"
  source   @bf2018 "line 3"`,
    `1850-02-03 promise @alliance-10/1945-2003 "Alliance of 1850: United Kingdom and France, in the wars of 1945-2003" #defence #non-aggression #1945-2003
  from      @united-kingdom
  from      @france
  to        @united-kingdom
  to        @france
  whenever  case tests @alliance-10/1945-2003
  text      "Obligations as coded: defence, non-aggression."
  source    @bf2018 "atopid 10"
  source    @atop "line 2, atopid 10"`,
    `1945-12-31 rated @alliance-10/1945-2003[on @war/world-war-ii-1939-1945] kept
  by      @coder/llm
  source  @bf2018 "line 5"`,
    `../1938 promise @alliance-30 "Alliance 30" #1945-2003
  from      @alliance-30/members
  to        @alliance-30/members
  whenever  case tests @alliance-30
  text      "No obligation is coded."
  source    @bf2018 "atopid 30"`,
    `1945-12-31 rated @alliance-30[on @war/world-war-ii-1939-1945] kept
  by      @coder/bf
  source  @bf2018 "line 6"
`,
  ]);
  expect(
    folder.text('bf2018-wars.troth'),
  ).toBe(`1853/1856 event @war/crimean-1853-1856 "Crimean War, 1853–1856"
  did     case tests @alliance-10
    source  @bf2018 "line 2" via @coder/llm
    source  @bf2018 "line 2" via @coder/bf
  source  @bf2018

1854-05-31/1856-12-31 event @war/crimean-1853-1856/alliance-20 "Crimean War, 1853–1856, from the day of alliance 20"
  did     case tests @alliance-20
    source  @bf2018 "line 3" via @coder/llm
  source  @bf2018

1860/1861 event @war/north-south-1860-1861 "North South War, 1860–1861"
  outside  @alliance-10[on @war/north-south-1860-1861]
    source  @bf2018 "line 4" via @coder/llm
    source  @bf2018 "line 4" via @coder/bf
  source   @bf2018

1939/1945 event @war/world-war-ii-1939-1945 "World War II, 1939–1945"
  did     case tests @alliance-10/1945-2003
    source  @bf2018 "line 5" via @coder/llm
  did     case tests @alliance-30
    source  @bf2018 "line 6" via @coder/bf
  source  @bf2018
`);
  expect(folder.text('bf2018-parties.troth')).toContain(`group @alliance-20/members "members of alliance 20"
  member  @united-kingdom from 1854-05-01 until 1900-01-01
  member  @france from 1854-05-01 until 1899
  member  @austria-hungary from 1860
  member  @italy from 1854-05-01
  source  @atop "line 3, atopid 20"`);
});

test('what coders say twice or not at all is reported, and where they differ', () => {
  const { result } = imported();
  expect(result.remarks.map(({ kind, line, text }) => `${kind} ${line}: ${text}`)).toEqual([
    'noted 5: the coding BF says nothing; no rating by it',
    'noted 6: alliance 30 is not in ATOP: its members and its day are not known',
    'noted 6: the coding LLM says honorLLM and violateLLM; no rating by it',
    'skipped 7: no years in the name of the war "Nowhere"',
    'skipped 8: the same alliance and war as line 2',
  ]);
  expect(result.disagreements).toEqual([
    {
      of: '@alliance-20[on @war/crimean-1853-1856/alliance-20]',
      title: 'Alliance of 1854: United Kingdom, France and 2 others; Crimean War, 1853–1856',
      verdicts: [
        { rater: 'LLM', verdict: 'broken', file: 'wars.csv', line: 3 },
        { rater: 'BF', verdict: 'outside', file: 'wars.csv', line: 3 },
      ],
    },
  ]);
  expect(result.cases[1]!.keys).toEqual({
    atopid: '20',
    warid: '8',
    cowwarid: '22',
    warname: 'Crimean1853-1856',
    cowid: '',
    'first year': '1853',
    'last year': '1856',
  });
});

test('its ledger has no errors, and the cases stand as they were coded', () => {
  const { folder } = imported();
  expect(folder.errors()).toEqual([]);
  // What only the second coder judged is due: the ledger goes by its rater.
  expect(folder.states(dayOf(2003, 12, 31))).toEqual({ kept: 2, broken: 1, lapsed: 1, due: 1 });
});

test('the names of wars', () => {
  expect(readWarName('Vietnam-Cambodia1977-79')).toEqual({
    title: 'Vietnam-Cambodia War, 1977–1979',
    firstYear: 1977,
    lastYear: 1979,
  });
  expect(readWarName('WarofAttrition_1969-70')?.title).toBe('War of Attrition, 1969–1970');
  expect(readWarName('BoxerRebellion1900')?.title).toBe('Boxer Rebellion, 1900');
  expect(readWarName('France-Turkey 1919-21')?.title).toBe('France-Turkey War, 1919–1921');
  expect(readWarName('WorldWarI')).toEqual({
    title: 'World War I, 1914–1918',
    firstYear: 1914,
    lastYear: 1918,
  });
  expect(readWarName('Backwards1950-1940')).toBe(undefined);
});

test('what is not the table of alliances and wars is refused', () => {
  expect(() => new Folder().import('bf2018', { 'treaties.csv': TREATIES })).toThrow(
    'no file has the columns of the table of alliances and wars: sample, warid, atopid, warname, dnaLLM, honorLLM, violateLLM',
  );
});

describe.skipIf(!hasData)('the real study (skipped where the data is not here)', () => {
  const folder = new Folder();
  const files = () => ({
    'bf2018.csv': realFile('ir/bf2018_alliance_war.csv'),
    'atop.csv': realFile('ir/atop_v401_alliance.csv'),
    'members.csv': realFile('ir/atop_v401_member.csv'),
  });

  test('576 cases, of which the first coder has 146 fall due and 73 kept; 12 disagreements', {
    timeout: 120_000,
  }, () => {
    const { cases, disagreements, remarks } = folder.import('bf2018', files());
    const first = cases.map(({ verdicts }) => verdicts[0]!.verdict);
    expect(first).toHaveLength(576);
    expect(first.filter((verdict) => verdict !== 'outside')).toHaveLength(146);
    expect(first.filter((verdict) => verdict === 'kept')).toHaveLength(73);
    const second = cases.map(({ verdicts }) => verdicts[1]!.verdict);
    expect([
      second.filter((verdict) => verdict === 'kept').length,
      second.filter((verdict) => verdict === 'broken').length,
    ]).toEqual([69, 70]);
    expect(
      disagreements.map(({ verdicts: [one, other] }) => [one!.line, one!.verdict, other!.verdict]),
    ).toEqual([
      [8, 'broken', 'outside'],
      [22, 'kept', 'outside'],
      [24, 'broken', 'outside'],
      [57, 'broken', 'outside'],
      [79, 'kept', 'outside'],
      [91, 'broken', 'outside'],
      [96, 'broken', 'kept'],
      [107, 'kept', 'broken'],
      [167, 'broken', 'kept'],
      [171, 'kept', 'broken'],
      [222, 'kept', 'broken'],
      [531, 'kept', 'outside'],
    ]);
    expect(remarks.filter(({ text }) => text.includes('4660')).map(({ line }) => line)).toEqual([572]);
  });

  test('judged by the ledger, every rate is that of the study', { timeout: 120_000 }, () => {
    folder.import('bf2018', files());
    expect(folder.errors()).toEqual([]);
    const { promises } = statusReport(judge(folder.ledger(), { on: dayOf(2003, 12, 31) }));
    const tags = new Map(
      [...folder.text('bf2018.troth').matchAll(/ promise (@\S+) ".*" (#.*)$/gm)].map(([, id, list]) => [
        id!,
        list!.split(' '),
      ]),
    );
    const rate = (tag?: string): string => {
      const some = promises.filter(({ id }) => !tag || tags.get(id.replace(/\[.*/, ''))!.includes(tag));
      const kept = some.filter(({ state }) => state === 'kept').length;
      return `${kept}/${kept + some.filter(({ state }) => state === 'broken').length} of ${some.length}`;
    };
    expect(rate()).toBe('73/146 of 576');
    expect(rate('#1816-1944')).toMatch(/^61\/92 /);
    expect(rate('#1945-2003')).toMatch(/^12\/54 /);
    expect(rate('#defence')).toMatch(/^42\/102 /);
    expect(rate('#offence')).toMatch(/^31\/42 /);
    expect(rate('#neutrality')).toMatch(/^35\/45 /);
    expect(rate('#non-aggression')).toMatch(/^18\/49 /);
  });

  test('both coders are in the ledger: what they say of each case differs where the study does', {
    timeout: 120_000,
  }, () => {
    const { disagreements } = folder.import('bf2018', files());
    const said = new Map<string, Map<string, string>>();
    for (const entry of folder.ledger().entriesOf('rated')) {
      if (entry.kind !== 'rated' || !entry.promise || !entry.by) continue;
      const verdicts = said.get(entry.promise.text) ?? new Map();
      said.set(entry.promise.text, verdicts.set(entry.by.text, entry.status));
    }
    const differing = [...said]
      .filter(([, by]) => by.get('coder/llm') !== by.get('coder/bf'))
      .map(([of]) => `@${of}`);
    expect(differing.sort()).toEqual(disagreements.map(({ of }) => of).sort());
    expect(differing).toHaveLength(12);
  });
});
