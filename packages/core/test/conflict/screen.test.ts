import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexOf } from '../../src/conflict/conflict-index.ts';
import { Prospects } from '../../src/conflict/prospects.ts';
import { Screen } from '../../src/conflict/screen.ts';
import { search } from '../../src/conflict/search.ts';
import { dayOf } from '../../src/ledger/civil-day.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { type Judgement, judge } from '../../src/lifecycle/judge.ts';
import { sourceText } from '../../src/text/source-text.ts';
import { runs } from './oracle/expect-agreement.ts';
import { printWorld } from './oracle/print-world.ts';
import { type Topics, worlds } from './oracle/random-worlds.ts';

// What the sentences of promises show before anything is built for them.

function judged(text: string): Judgement {
  return judge(Ledger.read([sourceText('small.troth', text)]), { on: dayOf(2026, 3, 1) });
}

const RULES = `party @a
party @b
party @c
thing @t
thing @u
group @g
  size 9
group @k
  size 4
  within @g
group @l
  size 2..5
  within @g
deed ?giver gives ?item to ?taker
  excludes ?anyone keeps ?item
  once per ?item
deed ?builder builds ?work
  takes 30 days
limit "purse"
  on @a pays ?sum to ?payee
  at most 100 EUR
  in 2026
`;

/** Whether promises of @a, each to somebody else, are seen to be kept all. */
function areKept(...promises: readonly (readonly string[])[]): boolean {
  const texts = promises.map((lines, index) =>
    [`2026-01-1${index} promise @p${index}`, 'from @a', `to @${'bc'[index % 2]}`, ...lines].join('\n  '),
  );
  const judgement = judged(`${RULES}${texts.join('\n')}\n`);
  const index = indexOf(judgement);
  return new Screen(judgement, index).areKept(judgement.promises.map(({ entry }) => entry));
}

const GIVES = (what: string, to = '@b') => `will @a gives ${what} to ${to}`;

test('things of which each can be given once', () => {
  const either = [GIVES('@t', '@c'), `or ${GIVES('@u', '@c')}`];
  expect(areKept([GIVES('@t')], [GIVES('@u', '@c')])).toBe(true);
  expect(areKept([GIVES('@t')], either)).toBe(true);
  expect(areKept(either, [GIVES('@t')])).toBe(true);
  expect(areKept([GIVES('@t')], [GIVES('@t', '@c')])).toBe(false);
  expect(areKept([GIVES('@t')], [GIVES('@u', '@c')], either)).toBe(false);
});

test('what is kept and what is given', () => {
  expect(areKept([GIVES('@t')], ['always @a keeps @u'])).toBe(true);
  expect(areKept([GIVES('@t')], ['always @a keeps @t'])).toBe(false);
  expect(areKept([GIVES('@t')], ['never @a gives @t to @c'])).toBe(true);
  expect(areKept([GIVES('@t')], ['never @a gives @t to @b'])).toBe(false);
});

test('counts of groups, on the reading that leaves least room', () => {
  expect(areKept([GIVES('3 of @k')], [GIVES('6 of @g', '@c')])).toBe(true);
  expect(areKept([GIVES('3 of @k')], [GIVES('7 of @g', '@c')])).toBe(false);
  expect(areKept(['always @a keeps @k'], [GIVES('5 of @g', '@c')])).toBe(true);
  expect(areKept(['always @a keeps @k'], [GIVES('1 of @k', '@c')])).toBe(false);
  // The two of @l may be among the four of @k.
  expect(areKept([GIVES('2 of @l')], [GIVES('2 of @k', '@c')])).toBe(true);
  expect(areKept([GIVES('2 of @l')], [GIVES('3 of @k', '@c')])).toBe(false);
  expect(areKept([GIVES('3 of @l')])).toBe(false);
  // How many are to stay of them is not known.
  expect(areKept(['always @a keeps @l'])).toBe(false);
  expect(areKept(['always @a keeps at least 2 of @l'], [GIVES('2 of @k', '@c')])).toBe(true);
});

test('payments under a limit', () => {
  expect(areKept(['will @a pays 60 EUR to @b'], ['will @a pays 40 EUR to @c'])).toBe(true);
  expect(areKept(['will @a pays 60 EUR to @b'], ['will @a pays 40.01 EUR to @c'])).toBe(false);
});

test('deeds that take time or wait', () => {
  const waits = ['will @a opens @t', 'starting 10 days after @a builds @t'];
  expect(areKept(['will @a builds @t', 'by 2026-03-31'])).toBe(true);
  expect(areKept(['will @a builds @t', 'by 2026-03-30'])).toBe(false);
  expect(areKept(['will @a builds @t'], [...waits, 'by 2026-04-10'])).toBe(true);
  expect(areKept(['will @a builds @t'], [...waits, 'by 2026-04-09'])).toBe(false);
});

test('nothing is said where more than sentences bears on them', () => {
  expect(areKept([GIVES('@t'), 'if @c asks'])).toBe(false);
  expect(areKept([GIVES('@t')], ['will @a releases @p0'])).toBe(false);
});

const MANY: readonly Topics[] = [
  { counts: true, days: true, promises: 6 },
  { names: true, amounts: true, promises: 6 },
  { counts: true, amounts: true, days: true, conditions: true, powers: true },
];

test.each(MANY)('where all are seen to be kept, a search finds nothing: %j', (topics) => {
  fc.assert(
    fc.property(worlds(topics), fc.boolean(), (world, isQuiet) => {
      const text = printWorld(isQuiet ? { ...world, events: [] } : world);
      const judgement = judged(text);
      const index = indexOf(judgement);
      const screen = new Screen(judgement, index);
      const prospects = new Prospects(judgement, index);
      for (const promises of index.buckets.components(index.promises)) {
        if (!screen.areKept(promises)) continue;
        const members = promises.map((promise) => prospects.of(promise));
        const { found, crowds, isCutOff } = search(prospects, index.buckets, members);
        expect(found, text).toEqual([]);
        expect(
          crowds.filter(({ count }) => count !== 0n),
          text,
        ).toEqual([]);
        expect(isCutOff, text).toBe(false);
      }
    }),
    { numRuns: runs(200) },
  );
});
