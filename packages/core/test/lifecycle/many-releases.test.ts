import { expect, test } from 'vitest';
import { statusOf } from '../support/status-of.ts';

const COUNT = 8000;
const members = Array.from({ length: COUNT }, (_, index) => `m${index}`);

/** A promise to a group, and the releases of some of its members, one by one. */
function releasedBy(some: readonly string[]): string {
  return [
    'party @anna "Anna"',
    ...members.map((one) => `person @${one}`),
    'group @all "All"',
    ...members.map((one) => `  member @${one}${one === 'm0' ? ' until 2026-06-30' : ''}`),
    '2026-01-01 promise @p "Sing"',
    '  from @anna',
    '  to   @all',
    '  will @anna sings',
    ...some.map((one) => `2026-01-02 released @p by @${one}`),
    '',
  ].join('\n');
}

function stateOn(on: string, text: string): string {
  return statusOf(text, { on }).promises[0]!.state;
}

test('thousands of members release one by one in time that grows with their number', () => {
  expect(stateOn('2026-02-01', releasedBy(members))).toBe('released');
  expect(stateOn('2026-02-01', releasedBy(members.slice(1)))).toBe('due');
});

test('who has left the group by the last release is not waited for', () => {
  const text = `${releasedBy(members.slice(1, -1))}2026-07-01 released @p by @m${COUNT - 1}\n`;
  expect(stateOn('2026-06-30', text)).toBe('due');
  expect(stateOn('2026-07-01', text)).toBe('released');
});
