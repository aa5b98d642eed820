import { expect, test } from 'vitest';
import { diagnose } from '../../src/check/diagnose.ts';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { isDateProblem, readDate } from '../../src/ledger/values/date-value.ts';
import { judge } from '../../src/lifecycle/judge.ts';
import { sourceText } from '../../src/text/source-text.ts';

/* What cannot all be kept among cases, worked out from the design before it was run. */

const WORLD = `party @us "United States"
party @uk "United Kingdom"
party @fr "France"
party @su "Soviet Union"
party @swiss "Switzerland"
thing @canal "The canal"
unit EUR8 "Euro"
group @pact "The pact"
  member @us
  member @uk
  member @fr until 1966-03-10
deed ?x attacks ?y
  excludes ?x stays at peace with ?y
deed ?x cedes ?thing to ?y
  once per ?thing
`;

/** The conflicts of a day: `kind standing reading: promises`. */
function conflictsOn(day: string, text: string): string[] {
  const ledger = Ledger.read([sourceText('test.troth', WORLD + text)]);
  expect(diagnose(ledger).filter(({ severity }) => severity === 'error')).toEqual([]);
  const date = readDate(day, null);
  if (isDateProblem(date)) throw new Error(date.message);
  const { conflicts, families } = conflictsOf(judge(ledger, { on: date.last }));
  const line = (kind: string, promises: readonly { readonly name: { readonly text: string } }[]) =>
    `${kind}: ${promises
      .map(({ name }) => `@${name.text}`)
      .sort()
      .join(' × ')}`;
  return [
    ...conflicts.map(({ kind, standing, reading, promises }) =>
      line(`${kind}, ${standing}, ${reading}`, promises),
    ),
    ...families.map(({ kind, promises }) => line(kind, promises)),
  ].sort();
}

const NEUTRAL = `1949-01-01 promise @neutral
  from    @fr
  to      @su
  always  @fr stays at peace with @su
1949-04-04 promise @help
  from      each ?m of @pact
  to        each other ?v of @pact
  whenever  @su attacks ?v
  will      ?m attacks @su
  within    30 days
1960-01-01 event @a
  did  @su attacks @us
`;

test('a duty to an ally against peace with who attacks it: from the attack on', () => {
  expect(conflictsOn('1959-12-31', NEUTRAL)).toEqual([]);
  expect(conflictsOn('1960-01-01', NEUTRAL)).toEqual([
    'deed against duty, certain, certain: @help[of @fr to @us on @a] × @neutral',
  ]);
});

test('who has left the alliance is free of it', () => {
  const later = `${NEUTRAL}1966-03-01 event @b\n  did  @su attacks @uk\n`;
  expect(conflictsOn('1966-03-10', later)).toEqual([
    'deed against duty, certain, certain: @help[of @fr to @uk on @b] × @neutral',
    'deed against duty, certain, certain: @help[of @fr to @us on @a] × @neutral',
  ]);
  expect(conflictsOn('1966-03-11', later)).toEqual([]);
});

test('a case that was released is in no conflict', () => {
  const released = `${NEUTRAL}1960-01-05 released @help[of @fr on @a] by @us\n`;
  expect(conflictsOn('1960-01-04', released)).toHaveLength(1);
  expect(conflictsOn('1960-01-05', released)).toEqual([]);
});

test('one thing that each of several has been promised', () => {
  const ceded = `1950-01-01 promise @cession
  from  @swiss
  to    each ?v of @pact
  will  @swiss cedes @canal to ?v
`;
  expect(conflictsOn('1950-01-01', ceded)).toEqual([
    'once only, certain, certain: @cession[to @fr] × @cession[to @uk]',
    'once only, certain, certain: @cession[to @fr] × @cession[to @us]',
    'once only, certain, certain: @cession[to @uk] × @cession[to @us]',
  ]);
  expect(conflictsOn('1966-03-11', ceded)).toEqual([
    'once only, certain, certain: @cession[to @uk] × @cession[to @us]',
  ]);
});

test('what all members together cannot do within a limit, and two can', () => {
  const limited = `limit "The fund holds 100"
  on       ?x draws ?amount
  at most  100 EUR8
  in       1960
1960-01-01 promise @share
  from    @swiss
  to      each ?v of @pact
  will    ?v draws 40 EUR8
  by      1960-12-31
`;
  expect(conflictsOn('1960-01-01', limited)).toEqual([
    'capacity, certain, certain: @share[to @fr] × @share[to @uk] × @share[to @us]',
  ]);
});

test('periods of a standing order against a limit in a year', () => {
  const order = `limit "The mill grinds 100"
  on       ?x delivers ?amount of flour
  at most  100 EUR8
  per year
1960-01-01 promise @flour
  from   @swiss
  to     @us
  will   @swiss delivers 40 EUR8 of flour
  every  1 month
  until  1960-03-31
`;
  expect(conflictsOn('1960-01-01', order)).toEqual([
    'capacity, certain, certain: @flour[on 1960-01-01] × @flour[on 1960-02-01] × @flour[on 1960-03-01]',
  ]);
});

test('a case that a breach opened', () => {
  const breach = `1950-01-01 promise @rent
  from     @swiss
  to       @us
  will     @swiss pays 10 EUR8 to @us
  by       1950-01-31
  silence  broken
1950-01-01 promise @forfeit
  from      @swiss
  to        @us
  whenever  @rent is broken
  will      @swiss cedes @canal to @us
1950-01-01 promise @gift
  from  @swiss
  to    @uk
  will  @swiss cedes @canal to @uk
`;
  expect(conflictsOn('1950-01-31', breach)).toEqual([]);
  expect(conflictsOn('1950-02-01', breach)).toEqual([
    'once only, certain, certain: @forfeit[on @rent] × @gift',
  ]);
});

test('a case that may have opened: on some readings only', () => {
  const possible = `group @fleet "The fleet"
  size 5
1950-01-01 promise @forfeit
  from      @swiss
  to        @us
  whenever  @su sinks 3 of @fleet
  will      @swiss cedes @canal to @us
1950-01-01 promise @gift
  from  @swiss
  to    @uk
  will  @swiss cedes @canal to @uk
1950-02-01 event @raid
  did  @su sinks 2..4 of @fleet
`;
  expect(conflictsOn('1950-02-01', possible)).toEqual([
    'once only, certain, possible: @forfeit[on @raid] × @gift',
  ]);
});

test('peace with each other against a duty to one of them', () => {
  const war = (time: string) => `1949-04-04 promise @peace
  from   each ?m of @pact
  to     each other ?v of @pact
  always ?m stays at peace with ?v
1950-01-01 promise @side
  from  @uk
  to    @su
  if    @fr attacks @su${time}
  will  @uk attacks @fr
  within 10 days
`;
  // The French attack needs no breach of any promise here, so its duty can come true.
  expect(conflictsOn('1950-01-01', war(' by 1960-12-31'))).toEqual([
    'deed against duty, contingent, certain: @peace[of @uk to @fr] × @side',
  ]);
  // After France has left the pact, nothing keeps the peace with it.
  expect(conflictsOn('1950-01-01', war(''))).toEqual([]);
});
