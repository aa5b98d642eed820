import { expect, test } from 'vitest';
import { statusOf } from '../support/status-of.ts';

/** The day on which a task of the chain is done. */
function dayOf(number: number): string {
  return new Date(Date.UTC(2026, 0, 2 + number)).toISOString().slice(0, 10);
}

/** A promise that is kept, and others that each open a case when the one before is kept; all are kept. */
function chainOf(length: number): string {
  const numbers = Array.from({ length }, (_, index) => index + 1);
  const made = (number: number, whenever: string) =>
    `2026-01-01 promise @p${number}\n  from  @anna\n  to    @ben\n${whenever}  will  @anna does task${number}\n`;
  const done = (number: number) => `${dayOf(number)} event\n  did  @anna does task${number}\n`;
  return [
    'party @anna "Anna"\nparty @ben "Ben"\n',
    made(0, ''),
    ...numbers.map((number) => made(number, `  whenever  @p${number - 1} is kept\n`)),
    done(0),
    ...numbers.map(done),
  ].join('\n');
}

test('a chain of cases opens to its end, however long it is', () => {
  const { promises } = statusOf(chainOf(70), { on: '2026-12-31' });
  const cases = Array.from({ length: 69 }, (_, index) => `@p${index + 2}[on ${dayOf(index + 1)}] kept`);
  expect(promises.map(({ id, state }) => `${id} ${state}`).sort()).toEqual(
    ['@p0 kept', '@p1[on @p0] kept', ...cases].sort(),
  );
});
