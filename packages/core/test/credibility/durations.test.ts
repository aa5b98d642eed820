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
