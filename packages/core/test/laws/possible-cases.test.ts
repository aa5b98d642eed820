import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectSame, ledgerOf, possibleStates } from './support/judged.ts';
import { isoOf } from './support/random-case.ts';

/*
 * What an event of an uncertain day may have opened: on each day it may have been the same ledger is judged with that
 * day. Where an event opens no case on that day, the case is lapsed if the event has been, else proposed.
 */

const LAST = 24;

interface Happened {
  readonly first: number;
  readonly spread: number;
  readonly lines: readonly string[];
}

const member = fc.constantFrom('@a', '@b', '@c');
const line = fc.oneof(
  member.map((whom) => `@z attacks ${whom}`),
  fc.tuple(member, member).map(([who, whom]) => `${who} attacks ${whom}`),
  fc.tuple(member, member).map(([who, whom]) => `${who} helps ${whom}`),
);
const happened: fc.Arbitrary<Happened> = fc.record({
  first: fc.integer({ min: 1, max: LAST - 4 }),
  spread: fc.constantFrom(0, 0, 2, 3),
  lines: fc.array(line, { minLength: 1, maxLength: 2 }),
});
const spans = fc.constantFrom('', ' until 9', ' from 8', ' from 5 until 14');
const promises = fc.record({
  made: fc.integer({ min: 0, max: 10 }),
  members: fc.tuple(spans, spans, spans),
  waits: fc.constantFrom('@z attacks ?v', 'anyone attacks ?v', 'anyone outside @g attacks ?v'),
  bound: fc.constantFrom('', ' until 12', ' starting 6'),
  duty: fc.constantFrom(
    'will ?m helps ?v\n  within 3 days',
    'never ?m attacks ?v\n  within 6 days',
    'will ?m helps ?v\n  unless ?v attacks ?m',
  ),
  silence: fc.constantFrom('broken', 'unknown'),
});

type Plan = typeof promises extends fc.Arbitrary<infer T> ? T : never;

/** The ledger with each event on a day of its range; by default on any of them. */
function write(plan: Plan, events: readonly Happened[], days?: readonly number[]): string {
  const dated = (text: string) => text.replace(/\b\d+\b/g, (day) => isoOf(Number(day)));
  const members = ['@a', '@b', '@c'].map((name, index) => `  member ${name}${dated(plan.members[index]!)}\n`);
  const happenings = events.map(({ first, spread, lines }, index) => {
    const range = spread === 0 ? isoOf(first) : `${isoOf(first)}/${isoOf(first + spread)}`;
    const day = days ? isoOf(days[index]!) : range;
    return `${day} event @e${index}\n${lines.map((one) => `  did ${one}\n`).join('')}`;
  });
  return [
    'party @a\nparty @b\nparty @c\nparty @z\n',
    `group @g\n${members.join('')}`,
    `${isoOf(plan.made)} promise @pact\n  from each ?m of @g\n  to each other ?v of @g\n`,
    `  whenever ${plan.waits}${dated(plan.bound)}\n  ${plan.duty}\n  silence ${plan.silence}\n`,
    ...happenings,
  ].join('');
}

function choicesOf(events: readonly Happened[]): number[][] {
  let choices: number[][] = [[]];
  for (const { first, spread } of events)
    choices = choices.flatMap((choice) =>
      Array.from({ length: spread + 1 }, (_, after) => [...choice, first + after]),
    );
  return choices;
}

test('a case stands as on each day its event may have been', { timeout: 60_000 }, () => {
  let possible = 0;
  fc.assert(
    fc.property(
      promises,
      fc.array(happened, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 6, max: LAST }),
      (plan, events, on) => {
        const found = possibleStates(ledgerOf(write(plan, events)), on);
        const expected = new Map([...found.keys()].map((id) => [id, new Set<string>()]));
        for (const days of choicesOf(events)) {
          const now = possibleStates(ledgerOf(write(plan, events, days)), on);
          for (const id of now.keys()) expect([...found.keys()]).toContain(id);
          for (const [id, states] of expected) {
            const event = Number(/@e(\d)/.exec(id)![1]);
            const none = days[event]! > on ? 'proposed' : 'lapsed';
            for (const state of now.get(id) ?? [none]) states.add(state);
          }
        }
        const sorted = (states: ReadonlyMap<string, Iterable<string>>) =>
          [...states].map(([id, all]) => [id, [...all].sort().join(' ')]);
        if (sorted(expected).some(([, states]) => states!.includes(' ') && states!.includes('lapsed')))
          possible++;
        expectSame(sorted(found), sorted(expected), write(plan, events));
      },
    ),
    { numRuns: 300 },
  );
  expect(possible).toBeGreaterThan(10);
});
