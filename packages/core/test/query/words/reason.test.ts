import { expect, test } from 'vitest';
import { reasonOf } from '../../../src/query/words/reason.ts';
import { judged } from '../judged.ts';

const PARTIES = `party @a "Anna"
party @b "Ben"
party @w "Watch"
`;

/** The reason for the state of @p, with its ledger's first lines being the parties. */
function reason(text: string, on = '2026-06-01'): string {
  const { judgement } = judged(PARTIES + text, on);
  const standing = judgement.promises.find(({ entry }) => entry.name.text === 'p')!;
  return `${standing.state}: ${reasonOf(judgement, standing)}`;
}

const BIKE = `2026-03-01 promise @p "Lend the bike"
  from @a
  to @b
  will @a lends the bike to @b
`;

const GOODS = `unit tonnes
2026-03-01 promise @p "Send the goods"
  from @a
  to @b
  will @a sends 5 tonnes to @b
`;

const cases: [what: string, ledger: string, expected: string][] = [
  ['due from its own date', BIKE, 'due: since 1 Mar 2026: it binds from its own date; ledger.troth:4'],
  [
    'due since a day that may be any before',
    `../${BIKE}`,
    'due: since 1 Mar 2026 or before: it binds from its own date; ledger.troth:4',
  ],
  [
    'conditional',
    `${BIKE}  if @b asks @a\n`,
    'conditional: since 1 Mar 2026: its condition is not met yet; ledger.troth:4',
  ],
  [
    'due by an event with a name and an uncertain day',
    `${BIKE}  if @b asks @a\n2026-03-05/2026-03-09 event @asked\n  did @b asks @a\n`,
    'due: since 5..9 Mar 2026: its condition was met by @asked; ledger.troth:9',
  ],
  [
    'lapsed',
    `${BIKE}  if @b asks @a by 2026-03-20\n`,
    'lapsed: since 21 Mar 2026: its condition was not met in time; ledger.troth:4',
  ],
  [
    'repaired on a later day than that since which it is broken',
    `${BIKE}  by 2026-03-10
  silence broken
2026-03-20 promise @q "Lend the car"
  from @a
  to @b
  repair of @p
  will @a lends the car to @b
2026-03-25 event
  did @a lends the car to @b
`,
    'broken: since 11 Mar 2026: repaired on 25 Mar 2026 by what was promised instead, @q; ledger.troth:10',
  ],
  [
    'overdue',
    `${BIKE}  by 2026-03-10\n`,
    'due: since 11 Mar 2026: its deadline, 10 Mar 2026, passed without word; ledger.troth:4',
  ],
  [
    'overdue and paid in part, with commas in the amounts',
    `${BIKE.replace('lends the bike', 'pays 2000000 EUR')}  by 2026-03-10
2026-03-05 event
  did @a pays 500000 EUR to @b
`,
    'due: since 11 Mar 2026: its deadline, 10 Mar 2026, passed, and 500,000 of 2,000,000 EUR are reported done; ledger.troth:4',
  ],
  [
    'overdue and done in part',
    `${GOODS}  by 2026-03-10\n2026-03-05 event\n  did @a sends 4 tonnes to @b\n`,
    'due: since 11 Mar 2026: its deadline, 10 Mar 2026, passed, and 4 of 5 tonnes are reported done; ledger.troth:5',
  ],
  [
    'overdue and looked for',
    `${BIKE}  by 2026-03-10\n2026-03-12 checked @p by @w\n  found "The bike is being mended."\n`,
    'due: since 11 Mar 2026: its deadline, 10 Mar 2026, passed without word that it was done; ledger.troth:4',
  ],
  [
    'overdue, and then suspended',
    `${BIKE}  by 2026-03-10\n2026-05-01 suspended @p by @b\n`,
    'due: since 1 May 2026: suspended by Ben; ledger.troth:9',
  ],
  [
    'suspended, and once more while it was',
    `${BIKE}  by 2026-12-31\n2026-05-01 suspended @p by @b\n2026-05-10 suspended @p by @b\n`,
    'due: since 1 May 2026: suspended by Ben; ledger.troth:9',
  ],
  [
    'broken, and then suspended',
    `${BIKE}  by 2026-03-10\n2026-03-12 checked @p by @w\n  found nothing\n2026-05-01 suspended @p by @b\n`,
    'broken: since 11 Mar 2026: its deadline, 10 Mar 2026, passed and it was not done; ledger.troth:4',
  ],
  [
    'suspended after it fell due',
    `${BIKE}  by 2026-12-31\n2026-05-01 suspended @p by @b\n`,
    'due: since 1 May 2026: suspended by Ben; ledger.troth:9',
  ],
  [
    'kept by an amendment to what was done before',
    `${GOODS}  by 2026-12-31\n2026-03-05 event @sent\n  did @a sends 4 tonnes to @b\n2026-05-01 amended @p by @a, @b\n  will @a sends 4 tonnes to @b\n`,
    'kept: since 1 May 2026: amended by Anna and Ben, and all that it then asked for was done; ledger.troth:12',
  ],
  [
    'kept late by an amendment to what was done in time',
    `${GOODS}  by 2026-03-10\n2026-03-05 event @sent\n  did @a sends 4 tonnes to @b\n2026-05-01 amended @p by @a, @b\n  will @a sends 4 tonnes to @b\n`,
    'broken: since 1 May 2026: amended by Anna and Ben after its deadline, and all that it then asked for was done; ledger.troth:12',
  ],
  [
    'kept by a release in part',
    `${GOODS}  by 2026-12-31\n2026-03-05 event @sent\n  did @a sends 4 tonnes to @b\n2026-05-01 released @p by @b\n  only 1 tonnes\n`,
    'kept: since 1 May 2026: released in part by Ben, and all that it then asked for was done; ledger.troth:12',
  ],
  [
    'amended to less, and the rest done after that',
    `${GOODS}  by 2026-12-31\n2026-05-01 amended @p by @a, @b\n  will @a sends 4 tonnes to @b\n2026-05-05 event @sent\n  did @a sends 4 tonnes to @b\n`,
    'kept: since 5 May 2026: all was done by @sent; ledger.troth:12',
  ],
  [
    'amended and done on one day',
    `${GOODS}  by 2026-12-31\n2026-05-01 amended @p by @a, @b\n  will @a sends 4 tonnes to @b\n2026-05-01 event @sent\n  did @a sends 4 tonnes to @b\n`,
    'kept: since 1 May 2026: all was done by @sent; ledger.troth:12',
  ],
  [
    'broken by silence',
    `${BIKE}  by 2026-03-10\n  silence broken\n`,
    'broken: since 11 Mar 2026: its deadline, 10 Mar 2026, passed, and silence breaks it; ledger.troth:4',
  ],
  [
    'kept',
    `${BIKE}2026-03-09 event\n  did @a lends the bike to @b\n`,
    'kept: since 9 Mar 2026: all was done; ledger.troth:8',
  ],
  [
    'kept late',
    `${BIKE}  by 2026-03-10\n2026-03-12 event @lent\n  did @a lends the bike to @b\n`,
    'broken: since 12 Mar 2026: all was done late by @lent; ledger.troth:9',
  ],
  [
    'kept late, after silence broke it',
    `${BIKE}  by 2026-03-10\n  silence broken\n2026-03-12 event @lent\n  did @a lends the bike to @b\n`,
    'broken: since 11 Mar 2026: all was done late, on 12 Mar 2026 by @lent; ledger.troth:10',
  ],
  [
    'released by its promisee',
    `${BIKE}2026-03-05 released @p by @b\n`,
    'released: since 5 Mar 2026: released by Ben; ledger.troth:8',
  ],
  [
    'withdrawn by its promisor',
    `${BIKE}2026-03-05 withdrawn @p by @a\n`,
    'broken: since 5 Mar 2026: withdrawn by the promisor, Anna; ledger.troth:8',
  ],
  [
    'rated',
    `ledger\n  rater @w\n${BIKE.replace(/ {2}will.*/, '  text "I lend it."')}2026-03-05 rated @p kept\n  by @w\n`,
    'kept: since 5 Mar 2026: rated kept by Watch; ledger.troth:10',
  ],
  [
    'unclear',
    `${BIKE}  by 2026-03-10\n  silence broken\n2026-03-09/2026-03-12 event @lent\n  did @a lends the bike to @b\n`,
    'unclear: kept or broken: it depends on @lent, 9..12 Mar 2026; ledger.troth:10',
  ],
];

test.each(cases)('%s', (_, ledger, expected) => {
  expect(reason(ledger)).toBe(expected);
});
