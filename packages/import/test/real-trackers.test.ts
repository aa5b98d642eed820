import { dayOf, formatText } from '@troth/core';
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
