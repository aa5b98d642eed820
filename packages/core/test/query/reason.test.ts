import { expect, test } from 'vitest';
import { reasonOf } from '../../src/query/reason.ts';
import { judged } from './judged.ts';

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
    'overdue',
    `${BIKE}  by 2026-03-10\n`,
    'due: since 1 Mar 2026: its deadline, 10 Mar 2026, passed without word; ledger.troth:4',
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
