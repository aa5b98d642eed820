import { expect, test } from 'vitest';
import { countAsMade, dayOf, fittingOf, judge, Ledger, sourceText } from '../../src/index.ts';

/* What a promise with `whenever` would collide with before anything opens a case of it. */

const LEDGER = `party @us "United States"
party @uk "United Kingdom"
party @fr "France"
party @su "Soviet Union"
group @pact "The pact"
  member @us
  member @uk
  member @fr until 1966-03-10
deed ?x attacks ?y
  excludes ?x stays at peace with ?y
1949-01-01 promise @neutral
  from    @fr
  to      @su
  always  @fr stays at peace with @su
`;

function tested(draft: string, on = dayOf(1950, 1, 1)) {
  const ledger = Ledger.read([sourceText('ledger.troth', LEDGER), sourceText('draft.troth', draft)]);
  countAsMade(ledger, 'draft.troth', on);
  const judgement = judge(ledger, { on });
  const { promises, fits, conflicts } = fittingOf(judgement, 'draft.troth');
  return {
    promises: promises.map(({ name }) => name.text),
    states: promises.map((entry) => judgement.judging.standing(entry)?.state),
    fits,
    conflicts: conflicts.conflicts.map(({ promises: set, standing, conditions }) => [
      set.map(({ name }) => name.text).join(' × '),
      standing,
      ...conditions,
    ]),
  };
}

const HELP = `1950-01-01 promise @help
  from      each ?m of @pact
  to        each other ?v of @pact
  whenever  @su attacks ?v
  will      ?m attacks @su
  within    30 days
`;

test('a duty that an attack would open, against peace with the attacker', () => {
  expect(tested(HELP)).toEqual({
    promises: [
      'help[of @us to @uk]',
      'help[of @us to @fr]',
      'help[of @uk to @us]',
      'help[of @uk to @fr]',
      'help[of @fr to @us]',
      'help[of @fr to @uk]',
    ],
    states: Array(6).fill('conditional'),
    fits: false,
    conflicts: [
      ['help[of @fr to @uk] × neutral', 'contingent', '@su attacks @uk'],
      ['help[of @fr to @us] × neutral', 'contingent', '@su attacks @us'],
    ],
  });
});

test('who has left stands in no case', () => {
  const { promises, fits } = tested(HELP.replace('1950', '1970'), dayOf(1970, 1, 1));
  expect(promises).toEqual(['help[of @us to @uk]', 'help[of @uk to @us]']);
  expect(fits).toBe(true);
});

test('between two, and beside another condition', () => {
  const draft = `1950-01-01 promise @help
  from      @fr
  to        @us
  whenever  @su attacks @us starting 1950-06-01
  if        @us asks for help
  will      @fr attacks @su
`;
  expect(tested(draft)).toEqual({
    promises: ['help'],
    states: ['conditional'],
    fits: false,
    conflicts: [['help × neutral', 'contingent', '@su attacks @us starting 1950-06-01', '@us asks for help']],
  });
});

test('a fine for a breach fits', () => {
  const draft = `1950-01-01 promise @fine
  from      @fr
  to        @us
  whenever  @neutral is broken
  will      @fr pays @us
`;
  expect(tested(draft)).toMatchObject({ promises: ['fine'], states: ['conditional'], fits: true });
});
