import { dayOf, formatText } from '@troth/core';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { Folder, hasData, realFile } from './support.ts';

const TIME = { timeout: 120_000 };

describe.skipIf(!hasData)('the real trackers (skipped where the data is not here)', () => {
  test('TrumpTracker: 174 promises, 97 changes, and 71 that were dropped', TIME, () => {
    const folder = new Folder();
    const { read } = folder.import('trumptracker', {
      'data.yaml': realFile('trackers/trumptracker-data.yaml'),
      'history.csv': realFile('trackers/trumptracker-status-history.csv'),
    });
    expect(read.map(({ count }) => count)).toEqual([174, 865]);
    expect(folder.errors()).toEqual([]);
    for (const text of folder.files.values()) expect(formatText(text)).toBe(text);
    expect(folder.text('trumptracker.troth').match(/ promise @/g)).toHaveLength(174);
    // What the tracker's own file counts: Achieved 21, Broken 43, Compromised 8.
    expect(folder.states(dayOf(2024, 5, 1))).toEqual({
      kept: 21,
      broken: 43,
      'partly kept': 8,
      due: 102 + 71,
    });
    // On the day of the first version nothing was kept or broken; what was listed later may have been promised by then.
    expect(Object.keys(folder.states(dayOf(2016, 11, 16))).sort()).toEqual(['due', 'unclear']);
  });

  test('TrumpTracker: on each day of its history, what it then said', TIME, () => {
    const folder = new Folder();
    folder.import('trumptracker', {
      'data.yaml': realFile('trackers/trumptracker-data.yaml'),
      'history.csv': realFile('trackers/trumptracker-status-history.csv'),
    });
    // What was listed at the end of each day, told from the table alone: its last version of the day counts.
    const [header, ...lines] = parse(Buffer.from(realFile('trackers/trumptracker-status-history.csv')), {
      relax_quotes: true,
      bom: true,
    }) as string[][];
    const column = (name: string) => header!.indexOf(name);
    const said = new Map<string, string>();
    const days = [...new Set(lines.map((line) => line[column('committed_at')]!.slice(0, 10)))].sort();
    const finished = { kept: 'achieved', broken: 'broken', 'partly kept': 'compromised' };
    for (const day of days) {
      for (const line of lines.filter((one) => one[column('committed_at')]!.startsWith(day)))
        said.set(line[column('promise')]!, line[column('new_status')]!.toLowerCase());
      const [year, month, date] = day.split('-').map(Number);
      const states = folder.states(dayOf(year!, month!, date!));
      for (const [state, status] of Object.entries(finished))
        expect([day, state, states[state] ?? 0]).toEqual([
          day,
          state,
          [...said.values()].filter((one) => one === status).length,
        ]);
    }
    expect(days).toHaveLength(34);
  });

  test('StarCitizenTracker: 544 promises in the states that it counts', TIME, () => {
    const folder = new Folder();
    folder.import('starcitizen', { 'data.json': realFile('trackers/starcitizentracker-data.json') });
    expect(folder.errors()).toEqual([]);
    for (const text of folder.files.values()) expect(formatText(text)).toBe(text);
    const due = 273 + 103 + 50;
    expect(folder.states(dayOf(2024, 5, 1))).toEqual({ kept: 73, broken: 39, 'partly kept': 6, due });
  });

  test('Build Canada: 760 commitments, all due', TIME, () => {
    const folder = new Folder();
    const { remarks } = folder.import('buildcanada', {
      'list.csv': realFile('trackers/buildcanada-2021-mandate-commitments.csv'),
    });
    expect([remarks, folder.errors()]).toEqual([[], []]);
    expect(folder.states(dayOf(2024, 5, 1))).toEqual({ due: 760 });
  });
});
