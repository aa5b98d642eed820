import fc from 'fast-check';
import { test } from 'vitest';
import { expectSame, ledgerOf, statesOf } from '../laws/support/judged.ts';
import { storiesOfOne, storiesOfSeveral } from './oracle/random-stories.ts';
import { type Story, write } from './oracle/story.ts';
import { type Stand, tell } from './oracle/telling.ts';

/** `TROTH_RUNS=20` tells twenty times as many stories. */
const RUNS = 1000 * Number(process.env.TROTH_RUNS ?? 1);

/** Where the promises of a story stand, as Troth says. */
function standsOf(story: Story, on: number): Stand[] {
  return statesOf(ledgerOf(write(story)), on).promises.map((promise) => ({
    state: promise.state === 'unclear' ? `unclear: ${promise.possible?.join()}` : promise.state,
    after: promise.after,
    since: promise.since ?? '',
    standing: promise.standing,
    progress: promise.progress ?? '',
    due: ['due', 'kept', 'broken'].includes(promise.state) ? promise.due : null,
  }));
}

test.each([
  ['one promise, and all that can be done to it', storiesOfOne],
  ['promises that share what is paid and wait for each other', storiesOfSeveral],
])('agrees with a second telling of the rules: %s', { timeout: 600_000 }, (_, stories) => {
  fc.assert(
    fc.property(stories, fc.integer({ min: 0, max: 40 }), (story, on) => {
      expectSame(standsOf(story, on), tell(story, on), `${write(story)}\n on day ${on}`);
    }),
    { numRuns: RUNS },
  );
});
