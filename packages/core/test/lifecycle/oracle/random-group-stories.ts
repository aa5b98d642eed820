import fc from 'fast-check';
import {
  type GroupAct,
  type GroupDeed,
  type GroupHappening,
  type GroupStory,
  MADE,
  SIZE,
} from './group-story.ts';

const DEEDS: readonly GroupDeed[] = [
  ...(['give some', 'give some', 'give some', 'give one', 'give one', 'give all'] as const),
  ...(['take one back', 'take one back', 'take all back', 'ask', 'ask'] as const),
];
const ACTS: readonly GroupAct[] = ['released', 'released one', 'suspended', 'resumed', 'resumed', 'excused'];

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

const promised = fc.record({
  kind: fc.constantFrom('will' as const, 'never' as const, 'always' as const),
  count: fc.option(fc.integer({ min: 1, max: SIZE }), { nil: undefined }),
  asked: fc.boolean(),
  end: fc.option(even, { nil: undefined }),
  silence: fc.boolean(),
});

/** Stories of one promise about the members of a group, of whom some are named. */
export const groupStories: fc.Arbitrary<GroupStory> = fc
  .tuple(fc.constantFrom(0, 1, SIZE), fc.boolean(), promised)
  .chain(([named, once, promise]) =>
    fc.record({
      named: fc.constant(named),
      once: fc.constant(once),
      promise: fc.constant(promise),
      events: happenings(named > 0 ? DEEDS : DEEDS.filter((what) => !what.includes('one')), odd, named),
      acts: happenings(
        // To take one out of a number does not say how many are left.
        named > 0 && promise.count === undefined ? ACTS : ACTS.filter((what) => what !== 'released one'),
        even,
        named,
      ),
    }),
  )
  .filter(isClear);

/**
 * Of people of whom it is not known who they are, one that is taken back may be one of them or another. And of several
 * deeds that may have been done to the same, Troth looks at the least and the most that they can come to, not at all
 * between; nor at those that do not count, or come later, to see who is left for others.
 */
function isClear({ events, acts, once, promise }: GroupStory): boolean {
  const what = events.map((event) => event.what);
  if (!what.includes('give some')) return true;
  if (what.includes('take one back')) return false;
  if (what.includes('give one') && acts.some((act) => act.what === 'released one')) return false;
  const gives = events.filter((event) => event.what.startsWith('give'));
  if (!once) return gives.length < 3;
  const asked = promise.asked ? events.find((event) => event.what === 'ask')?.day : undefined;
  const begins = promise.kind === 'never' ? (asked ?? MADE) : MADE;
  return promise.kind === 'always' || gives.every(({ day }) => day > begins);
}
