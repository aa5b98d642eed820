import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Prospects } from '../../../src/conflict/ahead/prospects.ts';
import { indexOf } from '../../../src/conflict/filing/conflict-index.ts';
import { Component } from '../../../src/conflict/future/component.ts';
import { PlainPromises } from '../../../src/conflict/plain/plain-promise.ts';
import { areKept } from '../../../src/conflict/plain/shown-sets.ts';
import { Ledger } from '../../../src/ledger/ledger.ts';
import { dayOf } from '../../../src/ledger/values/civil-day.ts';
import { type Judgement, judge } from '../../../src/lifecycle/judge.ts';
import { sourceText } from '../../../src/text/source-text.ts';
import { runs } from '../oracle/expect-agreement.ts';
import { printWorld } from '../oracle/print-world.ts';
import { type Topics, worlds } from '../oracle/random-worlds.ts';

// What the sentences of promises show of which can be kept together, before anything is built for them.

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

/** Whether promises of @a, made to @b and @c in turn, are shown to be kept together; undefined where nothing is shown. */
function shown(...promises: readonly (readonly string[])[]): boolean | undefined {
  const texts = promises.map((lines, index) =>
    [`2026-01-1${index} promise @p${index}`, 'from @a', `to @${'bc'[index % 2]}`, ...lines].join('\n  '),
  );
  const judgement = judged(`${RULES}${texts.join('\n')}\n`);
  const { clashes, slots } = indexOf(judgement);
  const entries = judgement.promises.map(({ entry }) => entry);
  const plain = new PlainPromises(judgement, clashes, slots).caseOf(entries);
  return plain && areKept(plain, [...entries.keys()]);
}

const gives = (what: string, to = '@b') => `will @a gives ${what} to ${to}`;
const pays = (what: string, to = '@b') => `will @a pays ${what} to ${to}`;

test('things of which each can be given once', () => {
  const either = [gives('@t', '@c'), `or ${gives('@u', '@c')}`];
  expect(shown([gives('@t')], [gives('@u', '@c')])).toBe(true);
  expect(shown([gives('@t')], either)).toBe(true);
  expect(shown(either, [gives('@t')])).toBe(true);
  expect(shown([gives('@t')], [gives('@t', '@c')])).toBe(false);
  expect(shown([gives('@t')], [gives('@u')], either)).toBe(false);
  // One deed may keep both.
  expect(shown([gives('@t')], [gives('@t')])).toBe(undefined);
});

test('what is kept and what is given', () => {
  expect(shown([gives('@t')], ['always @a keeps @u'])).toBe(true);
  expect(shown([gives('@t')], ['always @a keeps @t'])).toBe(false);
  expect(shown([gives('@t'), 'by 2026-05-01'], ['always @a keeps @t', 'until 2026-06-01'])).toBe(false);
  expect(shown([gives('@t'), 'by 2026-07-01'], ['always @a keeps @t', 'until 2026-06-01'])).toBe(undefined);
  expect(shown([gives('@t')], ['always @a keeps @t', 'until @c agrees'])).toBe(undefined);
  expect(shown([gives('@t')], ['never @a gives @t to @c'])).toBe(true);
  expect(shown([gives('@t')], ['never @a gives @t to @b'])).toBe(false);
  expect(shown([gives('@t')], ['never @a gives @t to @b', 'starting 2026-06-01'])).toBe(undefined);
});

test('counts of groups, whoever they share', () => {
  expect(shown([gives('3 of @k')], [gives('6 of @g', '@c')])).toBe(true);
  expect(shown([gives('3 of @k')], [gives('7 of @g', '@c')])).toBe(false);
  expect(shown(['always @a keeps @k'], [gives('5 of @g', '@c')])).toBe(true);
  expect(shown(['always @a keeps @k'], [gives('6 of @g', '@c')])).toBe(false);
  expect(shown(['always @a keeps @k'], [gives('1 of @k', '@c')])).toBe(false);
  expect(shown(['always @a keeps at least 3 of @k'], [gives('1 of @k', '@c')])).toBe(true);
  expect(shown(['always @a keeps at least 3 of @k'], [gives('2 of @k', '@c')])).toBe(false);
  // The two of @l may be among the four of @k, or not.
  expect(shown([gives('2 of @l')], [gives('2 of @k', '@c')])).toBe(true);
  expect(shown([gives('2 of @l')], [gives('3 of @k', '@c')])).toBe(undefined);
  expect(shown([gives('3 of @l')])).toBe(undefined);
  expect(shown([gives('6 of @l')])).toBe(false);
  // How many are to stay of them is not known.
  expect(shown(['always @a keeps @l'])).toBe(undefined);
  expect(shown(['always @a keeps at least 2 of @l'], [gives('2 of @k', '@c')])).toBe(true);
});

test('payments under a limit', () => {
  expect(shown([pays('60 EUR'), 'by 2026-10-01'], [pays('40 EUR', '@c')])).toBe(true);
  expect(shown([pays('60 EUR'), 'by 2026-10-01'], [pays('40.01 EUR', '@c'), 'by 2026-10-01'])).toBe(false);
  // Some of it may be paid when the year is over.
  expect(shown([pays('60 EUR'), 'by 2026-10-01'], [pays('40.01 EUR', '@c')])).toBe(undefined);
});

test('deeds that take time or wait', () => {
  const waits = ['will @a opens @t', 'starting 10 days after @a builds @t'];
  expect(shown(['will @a builds @t', 'by 2026-03-31'])).toBe(true);
  expect(shown(['will @a builds @t', 'by 2026-03-30'])).toBe(false);
  expect(shown(['will @a builds @t'], [...waits, 'by 2026-04-10'])).toBe(true);
  expect(shown(['will @a builds @t'], [...waits, 'by 2026-04-09'])).toBe(false);
  expect(shown(['will @a builds @t', 'starting 2026-06-01'], [...waits, 'by 2026-06-10'])).toBe(false);
  expect(shown(['will @a builds @t', 'starting 2026-06-01'], [...waits, 'by 2026-06-11'])).toBe(true);
  const builds = ['will @a builds @t', 'or will @a builds @u', 'starting 2026-06-01'];
  // It may be another who builds @t.
  expect(shown(builds, [...waits, 'by 2026-06-10'])).toBe(undefined);
});

test('nothing is shown where more than sentences bears on them', () => {
  expect(shown([gives('@t'), 'if @c asks'])).toBe(undefined);
  expect(shown([gives('@t')], ['will @a releases @p0'])).toBe(undefined);
});

const MANY: readonly Topics[] = [
  { counts: true, days: true, promises: 6 },
  { names: true, amounts: true, promises: 6 },
  { dense: true, counts: true, promises: 6 },
  { counts: true, amounts: true, days: true, conditions: true, powers: true },
];

/** Every set of so many things, by their places. */
function setsOf(count: number): number[][] {
  const places = [...Array(count).keys()];
  return Array.from({ length: 2 ** count - 1 }, (_, set) =>
    places.filter((place) => (set + 1) & (1 << place)),
  );
}

test.each(MANY)('what is shown of a set is so in every world: %j', { timeout: 600_000 }, (topics) => {
  fc.assert(
    fc.property(worlds(topics), fc.boolean(), (world, isQuiet) => {
      const text = printWorld(isQuiet ? { ...world, events: [] } : world);
      const judgement = judged(text);
      const index = indexOf(judgement);
      const plain = new PlainPromises(judgement, index.clashes, index.slots);
      const prospects = new Prospects(judgement, index);
      for (const component of index.buckets.components()) {
        const promises = component.map(({ entry }) => entry);
        const one = plain.caseOf(promises);
        for (const places of one ? setsOf(Math.min(promises.length, 6)) : []) {
          const isKept = areKept(one!, places);
          if (isKept === undefined) continue;
          const set = places.map((place) => promises[place]);
          const component = new Component(
            prospects,
            set.map((promise) => prospects.of(promise)),
          );
          const inWorlds = component.worlds.map((each) => component.areKept(each, set));
          expect(new Set(inWorlds), `${set.map(({ name }) => name.text).join(' ')}\n${text}`).toEqual(
            new Set([isKept]),
          );
        }
      }
    }),
    { numRuns: runs(80) },
  );
});
