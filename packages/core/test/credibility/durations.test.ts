import { expect, test } from 'vitest';
import { durationsOf } from '../../src/credibility/durations.ts';
import { judged } from '../query/judged.ts';
import { PARTIES } from './recorded.ts';

/** One promise that ends in each way, and one that stands; each made on 1 Jan 2026 and ended ten days later. */
const WAYS = `2026-01-01 promise @done
  from @anna
  to @ben
  will @anna sings
2026-01-11 event
  did @anna sings
2026-01-01 promise @broken
  from @anna
  to @ben
  never @anna dances
2026-01-11 event
  did @anna dances
2026-01-01 promise @expired
  from @anna
  to @ben
  never @anna sleeps
  until 2026-01-10
2026-01-01 promise @lapsed
  from @anna
  to @ben
  if @ben asks by 2026-01-10
  will @anna answers
2026-01-01 promise @old
  from @anna
  to @ben
  will @anna paints the door
2026-01-11 promise @new
  from @anna
  to @ben
  will @anna paints the gate
  instead of @old
2026-01-01 promise @released
  from @anna
  to @ben
  will @anna cooks
2026-01-11 released @released by @ben
2026-01-01 promise @ended
  from @anna
  to @ben
  will @anna writes
  may end @anna
2026-01-11 ended @ended by @anna
../2026-01-01 promise @sometime
  from @anna
  to @ben
  will @anna reads
`;

test('counts each way to end, and gives no share for under ten endings', () => {
  const { ledger, judgement } = judged(PARTIES + WAYS, '2026-02-01');
  const durations = durationsOf(judgement, { party: ledger.find('anna')!.name });
  expect(durations).toMatchObject({
    count: 8,
    standing: 1,
    unknown: 1,
    ends: { broken: 1, performed: 1, expired: 2, renegotiated: 1, released: 1, ended: 1 },
    survival: [],
    incidence: [],
  });
});

test('from ten endings on gives shares with their ranges, in days since they were made', () => {
  const again = [1, 2].map((round) =>
    WAYS.replace(/@(done|broken|expired|lapsed|old|new|released|ended|sometime)\b/g, `@$1-${round}`).replace(
      /sings|dances|sleeps|answers|asks|paints|cooks|writes|reads/g,
      `$& number ${round}`,
    ),
  );
  const { ledger, judgement } = judged(PARTIES + again.join(''), '2026-02-01');
  const { survival, incidence, ends } = durationsOf(judgement, { party: ledger.find('anna')!.name });
  expect(ends).toMatchObject({ broken: 2, performed: 2 });
  expect(survival.map(({ days, atRisk, ended }) => [days, atRisk, ended])).toEqual([[10, 16, 14]]);
  expect(incidence.map(({ way, steps }) => [way, steps[0]!.share])).toEqual([
    ['broken', 2 / 16],
    ['performed', 2 / 16],
    ['expired', 4 / 16],
    ['renegotiated', 2 / 16],
    ['released', 2 / 16],
    ['ended', 2 / 16],
  ]);
});

test('says why some are left out, and what days that are known within ends only may change', () => {
  const one = (at: number, made: string) =>
    `${made} promise @p${at}\n  from @anna\n  to @ben\n  will @anna sings song ${at}\n2026-04-${String(10 + at)} event\n  did @anna sings song ${at}\n`;
  const exact = Array.from({ length: 8 }, (_, at) => one(at, '2026-01-01')).join('');
  const vague = [8, 9, 10, 11].map((at) => one(at, '2026-02')).join('');
  const open = one(12, '../2026-03-01');
  const unclear = `2026-01-01 promise @doubt\n  from @anna\n  to @ben\n  will @anna swims\n  by 2026-05-01\n2026-04/2026-06 event\n  did @anna swims\n`;
  const { ledger, judgement } = judged(PARTIES + exact + vague + open + unclear, '2026-12-31');
  const { count, unknown, leftOut, uncertain, shortest, longest, survival } = durationsOf(judgement, {
    party: ledger.find('anna')!.name,
  });
  expect([count, unknown, uncertain]).toEqual([12, 2, 4]);
  expect(leftOut).toEqual({ madeOnOpenDay: 1, endedOnOpenDay: 0, unclear: 1 });
  // Made in February 2026 and done on 18..21 April: between 49 and 79 days, by the middle 62.5 to 65.5.
  const firstThree = (steps: typeof survival) => steps.slice(0, 3).map(({ days }) => days);
  expect(firstThree(survival)).toEqual([62.5, 63.5, 64.5]);
  expect(firstThree(shortest)).toEqual([49, 50, 51]);
  expect(firstThree(longest)).toEqual([76, 77, 78]);
});
