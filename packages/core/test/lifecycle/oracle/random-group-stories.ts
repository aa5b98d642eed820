import fc from 'fast-check';
import {
  type GroupAct,
  type GroupDeed,
  type GroupHappening,
  type GroupStory,
  MADE,
  type Promised,
  SIZE,
} from './group-story.ts';

const DEEDS: readonly GroupDeed[] = [
  ...(['give some', 'give some', 'give some', 'give one', 'give one', 'give all'] as const),
  ...(['take one back', 'take one back', 'take all back', 'ask', 'ask'] as const),
];
const ACTS: readonly GroupAct[] = [
  'released',
  'released one',
  'released some',
  'suspended',
  'resumed',
  'resumed',
  'excused',
];

const LAST = 30;
const odd = fc.integer({ min: 0, max: LAST / 2 }).map((half) => 2 * half + 1);
const even = fc.integer({ min: MADE / 2, max: LAST / 2 }).map((half) => 2 * half);

function happenings<What>(
  what: readonly What[],
  days: fc.Arbitrary<number>,
  named: number,
): fc.Arbitrary<GroupHappening<What>[]> {
  const one = fc.record({
    day: days,
    what: fc.constantFrom(...what),
    number: fc.integer({ min: 1, max: SIZE }),
    who: fc.integer({ min: 0, max: Math.max(0, named - 1) }),
  });
  return fc.uniqueArray(one, { maxLength: 5, selector: ({ day }) => day });
}

const promised: fc.Arbitrary<Promised> = fc
  .record({
    kind: fc.constantFrom('will' as const, 'never' as const, 'always' as const),
    count: fc.option(fc.integer({ min: 1, max: SIZE }), { nil: undefined }),
    asked: fc.boolean(),
    given: fc.option(fc.integer({ min: 1, max: SIZE }), { nil: undefined, freq: 1 }),
    end: fc.option(even, { nil: undefined }),
    silence: fc.boolean(),
  })
  // What makes an `always` due would fail it on the very same day.
  .map((one) => (one.kind === 'will' ? one : { ...one, given: undefined }));

/** Stories of one promise about the members of a group, of whom some are named. */
export const groupStories: fc.Arbitrary<GroupStory> = fc
  .tuple(fc.constantFrom(0, 1, SIZE), fc.boolean(), promised)
  .chain(([named, once, promise]) =>
    fc.record({
      named: fc.constant(named),
      once: fc.constant(once),
      promise: fc.constant(promise),
      events: happenings(named > 0 ? DEEDS : DEEDS.filter((what) => !what.includes('one')), odd, named),
      acts: happenings(actsOn(promise, named), even, named),
    }),
  )
  .filter(isClear);

/** To take one out of a number, or some out of a number that is to be left, does not say how many are left. */
function actsOn({ kind, count }: Promised, named: number): readonly GroupAct[] {
  return ACTS.filter(
    (what) =>
      (what !== 'released one' || (named > 0 && count === undefined)) &&
      (what !== 'released some' || kind === 'will' || count === undefined),
  );
}

/**
 * Of people of whom it is not known who they are, one that is taken back may be one of them or another. And of several
 * deeds that may have been done to the same, Troth looks at the least and the most that they can come to, not at all
 * between; nor at those that do not count, or come later, to see who is left for others.
 */
function isClear({ events, acts, once, promise }: GroupStory): boolean {
  const what = events.map((event) => event.what);
  const released = acts.map((act) => act.what);
  if (released.includes('released one') && released.includes('released some')) return false;
  if (!what.includes('give some')) return true;
  if (what.includes('take one back')) return false;
  if (what.includes('give one') && released.includes('released one')) return false;
  const gives = events.filter((event) => event.what.startsWith('give'));
  if (!once) return gives.length < 3;
  const asked = promise.asked ? events.find((event) => event.what === 'ask')?.day : undefined;
  const begins = promise.kind === 'never' ? (asked ?? MADE) : MADE;
  return promise.kind === 'always' || gives.every(({ day }) => day > begins);
}
