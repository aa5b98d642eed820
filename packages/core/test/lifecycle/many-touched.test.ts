import { expect, test } from 'vitest';
import { statusOf } from '../support/status-of.ts';

const COUNT = 4000;
const members = Array.from({ length: COUNT }, (_, index) => `m${index}`);

/** A promise about a number of a group, and its members who were let go, one by one. */
function freed(fields: string): string {
  return [
    'party @gov',
    'party @reb',
    ...members.map((one) => `person @${one}`),
    'group @prisoners',
    '  size 20000',
    ...members.map((one) => `  member @${one}`),
    'deed ?a frees ?whom',
    '  once per ?whom',
    '2026-01-01 promise @p',
    '  from @gov',
    '  to @reb',
    fields,
    ...members.map((one) => `2026-02-01 event\n  did @gov frees @${one}`),
    '',
  ].join('\n');
}

test('thousands who are told of by name, one by one, are counted in time that grows with their number', () => {
  const [short] = statusOf(freed('  will @gov frees 10000 of @prisoners'), { on: '2026-03-01' }).promises;
  expect(short).toMatchObject({ state: 'due', progress: '4000 of 10000' });
  const [kept] = statusOf(freed('  will @gov frees 4000 of @prisoners'), { on: '2026-03-01' }).promises;
  expect(kept).toMatchObject({ state: 'kept', since: '2026-02-01' });
  const [broken] = statusOf(freed('  never @gov frees 4000 of @prisoners'), { on: '2026-03-01' }).promises;
  expect(broken).toMatchObject({ state: 'broken', since: '2026-02-01' });
});
