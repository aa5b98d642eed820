import fc from 'fast-check';
import type { Deed, Doing, Happening, Link, Story, Told } from './story.ts';

const STATES = [
  ...['due', 'kept', 'broken', 'lapsed', 'released', 'conditional', 'done', 'over', 'outstanding'],
  ...['kept late', 'overdue', 'suspended', 'repaired', 'forgiven', 'superseded', 'excused'],
];

const LINKS: readonly Link[] = ['none', 'if', 'if', 'unless', 'instead of', 'repair of'];

const maybe = (max: number) => fc.option(fc.integer({ min: 1, max }), { nil: undefined });

/** @param isAlone whether it stands alone; those that share what is paid are neither assigned nor delegated */
const told = (isAlone: boolean): fc.Arbitrary<Told> =>
  fc.record({
    link: isAlone ? fc.constant<Link>('none') : fc.constantFrom(...LINKS),
    state: fc.constantFrom(...STATES),
    asked: fc.boolean(),
    askedBy: isAlone ? maybe(25) : fc.constant(undefined),
    unlessDeath: isAlone ? fc.boolean() : fc.constant(false),
    need: fc.constantFrom(10, 20, 30),
    by: maybe(25),
    within: maybe(12),
    silence: fc.boolean(),
  });

function happenings<What>(what: readonly What[], promises: number): fc.Arbitrary<Happening<What>[]> {
  const one = fc.record({
    day: fc.integer({ min: 1, max: 30 }),
    what: fc.constantFrom(...what),
    promise: fc.integer({ min: 0, max: promises - 1 }),
    sum: fc.constantFrom(5, 10, 15, 20),
    until: fc.integer({ min: 1, max: 35 }),
  });
  return fc.uniqueArray(one, { maxLength: 6, selector: ({ day }) => day });
}

const ACTS: readonly Doing[] = [
  ...(['suspended', 'suspended', 'suspended, clock runs', 'resumed', 'resumed', 'resumed'] as const),
  ...(['released', 'released in part', 'amended by', 'amended will', 'withdrawn', 'checked'] as const),
  'excused',
];
const ALONE: readonly Doing[] = [...ACTS, 'amended within', 'assigned', 'delegated', 'voided'];
const DEEDS: readonly Deed[] = ['pay', 'pay', 'pay', 'pay for', 'refund', 'ask', 'ask', 'not for'];
const DEEDS_ALONE: readonly Deed[] = [...DEEDS, 'pay the new promisee', 'performer pays', 'die'];

/** Stories of one promise, with all that can be done to it. */
export const storiesOfOne: fc.Arbitrary<Story> = fc.record({
  promises: fc.array(told(true), { minLength: 1, maxLength: 1 }),
  acts: happenings(ALONE, 1),
  events: happenings(DEEDS_ALONE, 1),
});

/** One event may replace a promise and excuse it, or make it due at once; which comes first is not said. */
function isClear({ link, asked }: Told, at: number, all: readonly Told[]): boolean {
  return link !== 'instead of' || (all[at - 1].link === 'none' && !(asked && all[at - 1].asked));
}

/** Stories of two or three promises between the same two, each of which may depend on the one before. */
export const storiesOfSeveral: fc.Arbitrary<Story> = fc
  .tuple(told(false), told(false), fc.option(told(false), { nil: undefined }))
  .map(([first, second, third]) => [{ ...first, link: 'none' as const }, second, ...(third ? [third] : [])])
  .filter((all) => all.every(isClear))
  .chain((promises) =>
    fc.record({
      promises: fc.constant(promises),
      acts: happenings(ACTS, promises.length),
      events: happenings(DEEDS, promises.length),
    }),
  );
