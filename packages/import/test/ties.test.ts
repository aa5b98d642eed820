import { dayOf } from '@troth/core';
import { describe, expect, test } from 'vitest';
import { STATE_COUNT, stateName } from '../src/sources/cow-states.ts';
import { dateText, orderedDays, writtenDays } from '../src/sources/partial-day.ts';
import { Folder, hasData, realFile } from './support.ts';

const HEADER =
  'caseid,startmonth,startday,startyear,endmonth,endday,endyear,sender1,sender2,primarysender,targetstate,' +
  'institutionid,issue1,threat,imposition,sancimpositionstartmonth,sancimpositionstartday,sancimpositionstartyear,finaloutcome';
/** Invented cases between real states. */
const CASES = `${HEADER}
1,3,4,1950,,,,2,,2,200,,13,1,1,5,6,1950,8
2,3,,1950,6,7,1951,2,,2,200,,,1,0,,,,3
3,3,4,1950,6,7,1951,,,,200,4400,,1,0,,,,2
4,3,4,1950,6,7,1951,2,20,,200,,,1,0,,,,5
5,3,4,1950,6,7,1951,,,,200,,,1,0,,,,
6,3,4,1950,6,7,1951,2,,2,200,,,0,1,,,,
6,3,4,1950,6,7,1951,2,,2,200,,,1,0,,,,7
6,3,4,1950,6,7,1951,2,,2,200,,,1,0,,,,7
7,3,4,1950,6,7,1951,2,,2,,,,1,0,,,,7
8,5,,1950,,,,2,,2,200,,,1,1,5,,1950,
9,5,9,1950,,,,2,,2,200,,,1,1,4,,"1950, or so",
10,5,9,,,,,2,,2,200,,,1,1,,,,
`;
const LEADERS = `obsid,gwcode,leadid,leader,startdate,enddate,exit
A-1,2,p1,First,1940-01-01,1950-03-20,Regular
A-2,2,p2,Second,1950-03-20,1960-01-01,Regular
A-3,2,p3,Third,long ago,1960-01-01,Regular
`;

test('threats as conditional promises: imposed, resisted, yielded, settled, unknown', () => {
  const folder = new Folder();
  const { remarks } = folder.import('ties', { 'cases.csv': CASES, 'leaders.csv': LEADERS });
  expect(folder.errors()).toEqual([]);
  const entries = folder.text('ties.troth').split('\n\n');
  expect(entries.slice(2, 6)).toEqual([
    `1950-03-04 threat @ties/1 "Sanctions threatened against United Kingdom, 1950" #trade
  from    @united-states through @first as @united-states/leader
  to      @united-kingdom
  if      @united-kingdom resists @ties/1
  will    @united-states imposes sanctions on @united-kingdom
  source  @ties "line 2, case 1"`,
    `1950-05-06 event @ties/1/outcome
  did     @united-kingdom resists @ties/1
  did     @united-states imposes sanctions on @united-kingdom for @ties/1
  source  @ties "line 2, case 1"`,
    `1950-03 threat @ties/2 "Sanctions threatened against United Kingdom, 1950"
  from    @united-states
  to      @united-kingdom
  if      @united-kingdom resists @ties/2
  will    @united-states imposes sanctions on @united-kingdom
  by      1951-06-07
  source  @ties "line 3, case 2"`,
    `1951-06-07 event @ties/2/outcome
  did     @united-kingdom resists @ties/2
  not     @united-states imposes sanctions on @united-kingdom for @ties/2
  source  @ties "line 3, case 2"`,
  ]);
  expect(folder.text('ties.troth')).toContain(`1951-06-07 event @ties/3/outcome\n  outside  @ties/3\n`);
  expect(
    folder.text('ties.troth'),
  ).toContain(`  from    @united-states through @first as @united-states/leader
  from    @canada
  to      @united-kingdom`);
  expect(folder.text('ties-parties.troth')).toContain(`office @united-states/leader "Leader of United States"
  of      @united-states
  holder  @first from 1940-01-01 until 1950-03-20
  holder  @second from 1950-03-20 until 1960-01-01
  source  @archigos`);
  // 1, 8 and 9 were imposed; 2 was not; 3 and 4 did not fall due; of 5 and 6 the outcome is not known.
  expect(folder.states(dayOf(1952, 1, 1))).toEqual({ kept: 3, broken: 1, lapsed: 2, conditional: 2 });
  expect(remarks.map(({ kind, line, text }) => `${kind} ${line}: ${text}`)).toEqual([
    'skipped 4: no days of taking and leaving office',
    'noted 3: Archigos has no leader of the sender on that day, or more than one; the threat names none',
    'noted 4: no sender; the institution threatens',
    'noted 5: no primary sender; all senders threaten',
    'noted 5: Archigos has no leader of the sender on that day, or more than one; the threat names none',
    'noted 6: no final outcome; the threat stays conditional',
    'noted 6: no sender is named',
    'skipped 7: no threat: sanctions without one',
    'noted 8: not imposed, and an outcome of imposed sanctions; the threat stays conditional',
    'skipped 9: no caseid, or one that an earlier line has',
    'skipped 10: no target is named',
    'mended 12: sancimpositionstartyear holds more than a year; the year is read',
    'mended 12: imposed before it was threatened; dated by the day of the threat',
    'skipped 13: no year of the threat',
  ]);
});

test('days that are known in part, and in which order they come', () => {
  expect(writtenDays('1996', '2', '30')).toEqual({ first: '1996-02-01', last: '1996-02-29' });
  expect(dateText(writtenDays('1996', '2', '')!)).toBe('1996-02');
  expect(dateText(writtenDays('1996', '', '')!)).toBe('1996');
  expect(dateText({ first: '1996-02-03', last: '1996-02-29' })).toBe('1996-02-03/1996-02-29');
  const may = writtenDays('1990', '5', '')!;
  expect(orderedDays(may, may)).toEqual([may, { first: '1990-05-31', last: '1990-05-31' }]);
});

test('states have names, each once', () => {
  expect(STATE_COUNT).toBe(217);
  expect(stateName('437')).toBe('Côte d’Ivoire');
  expect(stateName('9999')).toBe(undefined);
});

test('what is not TIES is refused', () => {
  expect(() => new Folder().import('ties', { 'a.csv': 'a,b\n1,2\n' })).toThrow(
    'a.csv has no column caseid, startyear',
  );
  expect(() => new Folder().import('ties', { 'leaders.csv': LEADERS })).toThrow(
    'ties takes one table of cases; 0 are given',
  );
});

describe.skipIf(!hasData)('the real TIES (skipped where the data is not here)', () => {
  test('1,053 threats, 486 carried out; of those that the target resisted, 486 of 693', {
    timeout: 120_000,
  }, () => {
    const folder = new Folder();
    const { remarks } = folder.import('ties', {
      'ties.csv': realFile('ir/ties_sanctions_1945_2005.csv'),
      'archigos.csv': realFile('ir/archigos_leaders.csv'),
    });
    expect(folder.errors()).toEqual([]);
    const states = folder.states(dayOf(2014, 12, 31));
    expect(states).toEqual({ kept: 486, broken: 693 - 486, lapsed: 146 + 56 + 60, conditional: 83 + 15 });
    expect(folder.text('ties.troth').match(/ threat @/g)).toHaveLength(1053);
    const unnamed = remarks.filter(({ text }) => /^no (primary )?sender/.test(text));
    expect(unnamed).toHaveLength(139);
    expect(folder.text('ties-parties.troth')).not.toMatch(/"state \d/);
    const made = folder.text('ties.troth').match(/ through @/g)!.length;
    expect(made).toBeGreaterThan(800);
  });
});
