import { expect, test } from 'vitest';
import { advised, WORKED } from './advised.ts';

const RENT = `2026-01-01 promise @rent "Rent" #flat
  from      @them
  to        @us
  will      @them pays 500 EUR to @us
  every     1 month
  starting  2026-01-01
  until     2026-04-30
2026-01-04 event
  did  @them pays 500 EUR to @us
`;
const about = (on: string, entries = RENT) =>
  advised(`${WORKED}  record 9 3\n${on}`, { entries }).report.about;

test('a promise with many cases: those that are still open', () => {
  const open = ['@rent[on 2026-02-01]', '@rent[on 2026-03-01]', '@rent[on 2026-04-01]'];
  expect(about('')).toEqual(open);
  expect(about('  on @rent\n')).toEqual(open);
});

test('some of its cases', () => {
  expect(about('  on @rent[on 2026-03-01]\n')).toEqual(['@rent[on 2026-03-01]']);
  // What is settled is named all the same where nothing is open.
  expect(about('  on @rent[on 2026-01-01]\n')).toEqual(['@rent[on 2026-01-01]']);
});

test('their subjects are those whose record counts', () => {
  const { advice } = advised(`${WORKED}  on @rent\n`, { entries: RENT });
  const [record] = advice.basis.kind === 'none' ? advice.basis.records : [];
  expect(record!.question.tags).toEqual(['flat']);
});
