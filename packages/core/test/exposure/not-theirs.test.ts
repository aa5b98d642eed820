import { describe, expect, test } from 'vitest';
import { notTheirs } from '../../src/exposure/not-theirs.ts';
import { judged } from '../query/judged.ts';

const NAMES = `party @us
party @doj
  part of @us
party @them
person @rubio
person @bondi
person @garland
office @us/state
  of     @us
  holder @rubio
office @us/attorney
  of     @us
  holder @garland until 2025-01-31
  holder @bondi from 2025-02-01
group @union
  member @anna
  member @ben
group @drivers
  member @bondi
  member @doj
party @anna
party @ben
deed ?giver hands over ?thing to ?taker
  also ?thing goes to ?taker from ?giver
thing @painting
`;

const PROTECTION = `2025-01-01 promise @protection
  from   @doj
  to     @them
  always @doj protects @them
  may end @us/attorney
2025-01-01 promise @debt
  from @us
  to   @anna
  will @us pays @anna
  may release @union
`;

/** The ids of the promises of what is not theirs, of one promise that says this. */
function found(promise: string, more = '', on = '2025-06-01'): string[] {
  const { judgement } = judged(
    `${NAMES}${PROTECTION}2025-03-01 promise @p\n  ${promise.replaceAll(' | ', '\n  ')}\n${more}`,
    on,
  );
  return notTheirs(judgement).map(({ message }) => message);
}

const stranger = (from: string, actor: string) => [
  `In \`@p\`, \`@${from}\` promises what \`@${actor}\` does.`,
];

describe('a deed', () => {
  test.each([
    ['of the promisor', 'from @us | to @them | will @us sings'],
    ['of its part', 'from @us | to @them | will @doj sings'],
    ['of its office', 'from @us | to @them | will @us/attorney sings'],
    ['of the holder of its office', 'from @us | to @them | will @bondi sings'],
    ['of an office that the promisor holds', 'from @bondi | to @them | will @us/attorney sings'],
    ['of who speaks for it', 'from @them through @anna | to @us | will @anna sings'],
    ['of its member', 'from @union | to @them | will @ben sings'],
    ['of a group of its own people', 'from @us | to @them | will @drivers drive'],
    ['of one of several promisors', 'from @us | from @them | to @anna | will @them sings'],
    ['of nobody who is named', 'from @us | to @them | will peace reigns'],
    ['of a thing', 'from @us | to @them | will @painting hangs'],
    [
      'whose doer is found by the wording it is declared with',
      'from @us | to @them | will @painting goes to @them from @us',
    ],
    ['one way of which is theirs', 'from @us | to @them | will @them sings | or will @us sings'],
    ['that is not to be done', 'from @us | to @them | never @them sings'],
    ['of somebody who is not declared', 'from @us | to @them | will @nobody sings'],
  ])('%s is theirs', (_, promise) => {
    expect(found(promise)).toEqual([]);
  });

  test.each([
    ['of another', 'from @us | to @them | will @them sings', 'us', 'them'],
    ['of the whole that the promisor is part of', 'from @doj | to @them | will @us sings', 'doj', 'us'],
    [
      'of the group that the promisor is a member of',
      'from @anna | to @them | will @union strikes',
      'anna',
      'union',
    ],
    ['of who held the office before', 'from @us | to @them | will @garland sings', 'us', 'garland'],
    ['of a number of others', 'from @us | to @them | will 2 of @union strike', 'us', 'union'],
    [
      'whose doer is found by the wording it is declared with',
      'from @us | to @them | will @painting goes to @us from @them',
      'us',
      'them',
    ],
    ['of others in every way', 'from @us | to @them | will @them sings | or will @anna sings', 'us', 'them'],
  ])('%s is not', (_, promise, from, actor) => {
    expect(found(promise)).toEqual(stranger(from, actor));
  });

  test('is theirs on the days on which the doer holds the office', () => {
    const promise = 'from @us | to @them | will @garland sings';
    const early = `${NAMES}2025-01-05 promise @p\n  ${promise.replaceAll(' | ', '\n  ')}\n`;
    expect(notTheirs(judged(early, '2025-01-31').judgement)).toEqual([]);
    expect(notTheirs(judged(early, '2025-02-01').judgement)).toHaveLength(1);
  });

  test('of a delegate is theirs from the delegation on', () => {
    const promise = 'from @us | to @them | will @anna sings';
    const delegated = '2025-04-01 delegated @p by @us to @anna\n';
    expect(found(promise, delegated)).toEqual([]);
    expect(found(promise, delegated, '2025-03-31')).toEqual(stranger('us', 'anna'));
  });

  test('is asked about only while the promise is open', () => {
    const promise = 'from @us | to @them | will @anna sings';
    expect(found(promise, '2025-04-01 event\n  did @anna sings\n')).toEqual([]);
    expect(found(promise, '', '2025-02-01')).toEqual([]);
    expect(found(promise, '2025-04-01 released @p by @them\n')).toEqual([]);
  });

  test('in an amendment is shown there', () => {
    const { judgement } = judged(
      `${NAMES}2025-03-01 promise @p
  from @us
  to   @them
  will @us sings
2025-04-01 amended @p by @us, @them
  will @anna sings
`,
      '2025-06-01',
    );
    const [finding] = notTheirs(judgement);
    const { block, start, end } = finding!.place;
    expect(block.source.text.slice(block.start + start, block.start + end)).toBe('@anna sings');
  });
});

describe('an act', () => {
  test.each([
    ['of the office promised as', 'from @us as @us/attorney | to @them | will @us/attorney ends @protection'],
    ['of the office of who speaks', 'from @us through @bondi | to @them | will @us end @protection'],
    ['of the holder', 'from @bondi | to @them | will @bondi ends @protection'],
    ['of the promisee', 'from @anna | to @us | will @anna releases @debt'],
    ['of the promisor', 'from @doj | to @us | will @doj withdraws @protection'],
    ['of a part of a side', 'from @doj | to @them | will @doj delegates @debt to @them'],
    ['of a member of a group with the power', 'from @ben | to @us | will @ben release @debt'],
    ['of either side, for what both do', 'from @anna | to @us | will @anna voids @debt'],
  ])('%s is theirs', (_, promise) => {
    expect(found(promise)).toEqual([]);
  });

  test.each([
    [
      'of an office of theirs, promised as another',
      'from @us as @us/state | to @them | will @us/attorney ends @protection',
      '`@us` promises that `@protection` will be ended, but the power to end it lies with `@us/attorney` (`@bondi` on 1 Jun 2025).',
    ],
    [
      'of an office of theirs, promised as none',
      'from @us | to @them | will @us/attorney ends @protection',
      '`@us` promises that `@protection` will be ended, but the power to end it lies with `@us/attorney` (`@bondi` on 1 Jun 2025).',
    ],
    [
      'of the other side',
      'from @us | to @them | will @us releases @debt',
      '`@us` promises that `@debt` will be released, but the power to release it lies with `@anna` and `@union`.',
    ],
    [
      'of nobody',
      'from @us | to @them | will @us ends @debt',
      '`@us` promises that `@debt` will be ended, but nobody has the power to end it.',
    ],
  ])('%s is not', (_, promise, message) => {
    expect(found(promise)).toEqual([`In \`@p\`, ${message}`]);
  });

  test('of an office with the consent of others: each is named, the office with its holder', () => {
    const shared = `2025-01-01 promise @loan
  from    @us
  to      @anna
  will    @us dances
  may end @us/attorney
    needs 2 of @anna, @them
`;
    expect(found('from @us | to @them | will @us ends @loan', shared)).toEqual([
      'In `@p`, `@us` promises that `@loan` will be ended, but the power to end it lies with `@us/attorney` (`@bondi` on 1 Jun 2025), `@anna` and `@them`.',
    ]);
  });

  test('on a deal is theirs if it is on one of its promises', () => {
    const deal = `2025-01-01 deal @pact
  between @us, @anna
2025-01-01 promise @song
  from    @us
  will    @us sings
  part of @pact
`;
    expect(found('from @anna | to @us | will @anna releases @pact', deal)).toEqual([]);
    expect(found('from @them | to @us | will @them releases @pact', deal)).toHaveLength(1);
  });

  test('by another is a deed of another', () => {
    expect(found('from @them | to @us | will @us/attorney ends @protection')).toEqual(
      stranger('them', 'us/attorney'),
    );
  });
});

test('a promise that has nothing to do with it changes nothing', () => {
  const promise = 'from @us as @us/state | to @them | will @us/attorney ends @protection';
  const other = '2025-03-01 promise @other\n  from @them\n  to @anna\n  will @them dances\n';
  expect(found(promise, other)).toEqual(found(promise));
});
