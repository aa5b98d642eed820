import fc from 'fast-check';
import { test } from 'vitest';
import { expectSame, ledgerOf, statesOf } from '../laws/support/judged.ts';
import { type GroupStory, writeGroup } from './oracle/group-story.ts';
import { tellGroup } from './oracle/group-telling.ts';
import { groupStories } from './oracle/random-group-stories.ts';

/** `TROTH_RUNS=20` tells twenty times as many stories. */
const RUNS = 1000 * Number(process.env.TROTH_RUNS ?? 1);

/** Where the promise of a story stands, as Troth says; what is not known is told by nobody. */
interface Stand {
  readonly states: readonly string[];
  readonly overdue: boolean;
  readonly after: string | null;
  readonly since: string | undefined;
}

function standOf(story: GroupStory, on: number): Stand {
  const [promise] = statesOf(ledgerOf(writeGroup(story)), on).promises;
  const states = [...(promise.possible ?? [promise.state])].sort();
  const { standing, after, since } = promise;
  return { states, overdue: standing.includes('overdue'), after, since: dayOf(since ?? undefined) };
}

function dayOf(since: string | undefined): string | undefined {
  return since?.includes('/') ? undefined : since;
}

function told(story: GroupStory, on: number): Stand | undefined {
  const stand = tellGroup(story, on);
  if (!stand) return undefined;
  const only = <T>(values: readonly T[]): T | undefined => (values.length === 1 ? values[0] : undefined);
  const isKnown = stand.states.length === 1;
  return {
    states: stand.states,
    overdue: stand.overdue,
    after: only(stand.after) ?? null,
    since: isKnown ? only(stand.since) : undefined,
  };
}

test('agrees with a second telling of the rules: a promise about the members of a group', {
  timeout: 600_000,
}, () => {
  fc.assert(
    fc.property(groupStories, fc.integer({ min: 6, max: 32 }), (story, on) => {
      const expected = told(story, on);
      fc.pre(expected !== undefined);
      expectSame(standOf(story, on), expected, `${writeGroup(story)}\n on day ${on}`);
    }),
    { numRuns: RUNS },
  );
});
