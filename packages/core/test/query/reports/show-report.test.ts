import { expect, test } from 'vitest';
import { showReport } from '../../../src/query/reports/show-report.ts';
import { judged } from '../judged.ts';

const { ledger, judgement } = judged(
  `party @north "North"
party @south "South"
party @bank "Bank"
group @both "Both"
  member @north
  member @south
2026-01-01 deal @truce "Truce"
  between @north, @south
2026-01-02 promise @withdraw "Withdraw"
  from    @south
  will    @south withdraws
  by      2026-02-01
  part of @truce
2026-01-03 promise @dues "Dues"
  from  each ?m of @both
  to    @bank
  will  ?m pays 10 EUR to @bank
  by    2026-03-01
2026-01-04 promise @loan "Loan"
  from  @south
  to    @bank
  will  @south pays 100 EUR to @bank
2026-01-05 assigned @loan by @bank to @north
`,
  '2026-02-10',
);

/** What a name is to others: the relation, the id and the state. */
function relatedTo(name: string): string[] {
  return showReport(ledger, judgement, name.slice(1))!.related.map(
    ({ relation, id, state }) => `${relation}: ${id ?? '-'}${state === null ? '' : ` ${state}`}`,
  );
}

test('a party receives what its deal, an assignment and its membership bring it', () => {
  expect(relatedTo('@north')).toEqual([
    'mention: @both',
    'deal: @truce',
    'promise received: @withdraw due',
    'promise made: @dues[of @north] due',
    'promise received: @loan due',
    'act: -',
  ]);
});

test('a promise with many cases that names a party is listed once for it', () => {
  expect(relatedTo('@bank')).toEqual(['promise received: @dues', 'promise received: @loan due', 'act: -']);
});

test('the trace of a limit tells the deeds that count against it, also before it fails', () => {
  const limit = judged(
    `party @a "Anna"
2026-01-01 promise @loan
  from   @a
  to     @a
  never  @a borrows 10 EUR
2026-01-05 event @small
  did  @a borrows 4 EUR
2026-01-09 event @large
  did  @a borrows 7 EUR
`,
    '2026-02-01',
  );
  const { promise } = showReport(limit.ledger, limit.judgement, 'loan')!;
  expect(promise!.trace.slice(2).map(({ day, text, entry }) => [day, text, entry])).toEqual([
    ['2026-01-05', 'counted against it', '@small'],
    ['2026-01-09', 'broken', '@large'],
  ]);
});

test('the trace of what an event of uncertain date brought about does not settle on one of its days', () => {
  const { ledger, judgement } = judged(
    `party @anna "Anna"
party @ben "Ben"
2026-01-01 promise @song
  from @anna
  to   @ben
  if   @ben asks @anna
  will @anna sings to @ben
2026-01 event
  did @ben asks @anna
2026-02 event
  did @anna sings to @ben
`,
    '2026-03-31',
  );
  expect(showReport(ledger, judgement, 'song')!.promise!.trace.map(({ day, text }) => [day, text])).toEqual([
    ['2026-01-01', 'promised'],
    ['2026-01-01/2026-01-31', 'its condition was met'],
    ['2026-01-01/2026-01-31', 'due: its conditions are met'],
    ['2026-02-01/2026-02-28', 'done, in part or whole'],
    ['2026-02-01/2026-02-28', 'kept'],
  ]);
});

test('the trace of an unclear promise tells no state as certain that it only may have', () => {
  const { ledger, judgement } = judged(
    `party @anna "Anna"
party @ben "Ben"
2026-01-01 promise @song
  from @anna
  to   @ben
  will @anna sings to @ben
  by   2026-01-31
2026-01-20/2026-02-10 event
  did @anna sings to @ben
`,
    '2026-03-31',
  );
  const { promise } = showReport(ledger, judgement, 'song')!;
  expect(promise!.trace.slice(2).map(({ day, text }) => [day, text])).toEqual([
    ['2026-01-20/2026-02-10', 'done, in part or whole'],
    ['2026-01-20/2026-01-31', 'perhaps kept'],
    ['2026-02-01', 'if broken: overdue: its deadline passed without word'],
    ['2026-02-01/2026-02-10', 'perhaps broken: done after its deadline'],
    ['2026-02-01', 'if broken: kept late'],
  ]);
});

test('a text that goes over several lines is one, and hides with the field that it belongs to', () => {
  const { ledger, judgement } = judged(
    `party @anna "Anna"
source @paper "The Paper"
2026-01-01 promise @song
  from @anna
  to   @anna
  text "I shall sing; in the
    evening, though"
  stake @anna "her \\"good; name\\"
    and,   so she says, her voice"
    source @paper
  review 1 year ; look again
2026-01-02 response @reply
  to   @song
  from @anna
  text "It was late
    and dark."
  source @paper
    quote "late
      and dark"
`,
    '2026-03-31',
  );
  expect(showReport(ledger, judgement, 'song')!.details).toEqual([
    'stake Anna "her \\"good; name\\" and, so she says, her voice"',
    'review 1 year',
  ]);
  // What is said of a reply are its words.
  expect(showReport(ledger, judgement, 'reply')).toMatchObject({
    text: 'It was late and dark.',
    details: ['to @song', 'from Anna'],
  });
});

test('a promise says why it is not judged when the deal it takes its promisee from is retracted', () => {
  const retracted = judged(
    `party @north "North"
party @south "South"
2026-01-01 deal @truce "Truce"
  between @north, @south
2026-01-02 promise @withdraw "Withdraw"
  from    @south
  will    @south withdraws
  part of @truce
2026-01-05 retracted @truce by @north
`,
    '2026-02-10',
  );
  const report = showReport(retracted.ledger, retracted.judgement, 'withdraw')!;
  expect(report.text).toBe('On 2 Jan 2026 South promised someone: South withdraws.');
  expect(report.promise!.trace.map(({ text }) => text)).toEqual([
    'promised',
    'not judged: its deal does not count, and it does not say to whom',
  ]);
});

test('a holder or member whose only source is retracted is listed, and said not to count', () => {
  const { ledger, judgement } = judged(
    `party @city "City"
person @kim "Kim"
person @lee "Lee"
source @gazette "Gazette"
source @blog "Blog"
office @mayor "Mayor"
  of @city
  holder @kim until 2025-12-31
    source @gazette
  holder @lee from 2026
    source @blog
group @board "Board"
  member @kim
    source @blog
2026-01-05 retracted @blog by @city
`,
    '2026-02-10',
  );
  const detailsOf = (name: string) => showReport(ledger, judgement, name)!.details;
  expect(detailsOf('mayor')).toEqual([
    'of City',
    'holder Kim until 2025-12-31',
    'holder Lee from 2026 (does not count: every source that supports it is retracted)',
  ]);
  // The whole group says so once.
  expect(detailsOf('board')).toEqual(['member Kim']);
});
