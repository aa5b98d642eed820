import { expect, test } from 'vitest';
import { statusOf } from '../support/status-of.ts';

const COUNT = 3000;
const members = Array.from({ length: COUNT }, (_, index) => `m${index}`);

/** A promise about the members of a group, and what they were freed one by one. */
function freed(field: string, group: readonly string[], events: readonly string[]): string {
  return [
    'party @gov',
    'party @reb',
    ...members.map((one) => `person @${one}`),
    'group @prisoners',
    ...group.map((line) => `  ${line}`),
    'deed ?a frees ?whom',
    '  once per ?whom',
    '2026-01-01 promise @p',
    '  from @gov',
    '  to @reb',
    `  ${field}`,
    ...events,
    '',
  ].join('\n');
}

function dayOfFebruary(index: number): string {
  return `2026-02-${String((index % 28) + 1).padStart(2, '0')}`;
}

test('thousands who are told of by name, one by one, are counted in time that grows with their number', () => {
  const group = ['size 20000', ...members.map((one) => `member @${one}`)];
  const events = members.map((one) => `2026-02-01 event\n  did @gov frees @${one}`);
  const of = (field: string) => statusOf(freed(field, group, events), { on: '2026-03-01' }).promises[0];
  expect(of('will @gov frees 10000 of @prisoners')).toMatchObject({
    state: 'due',
    progress: '3000 of 10000',
  });
  expect(of('will @gov frees 3000 of @prisoners')).toMatchObject({ state: 'kept', since: '2026-02-01' });
  expect(of('never @gov frees 3000 of @prisoners')).toMatchObject({ state: 'broken', since: '2026-02-01' });
});

test('so are those of a group that some leave meanwhile', () => {
  const leaves = (index: number) => index % 50 === 0;
  const group = members.map((one, index) =>
    leaves(index) ? `member @${one} until ${dayOfFebruary(index / 50)}` : `member @${one}`,
  );
  const freeing = (some: readonly string[]) =>
    some.map((one) => `${dayOfFebruary(members.indexOf(one))} event\n  did @gov frees @${one}`);
  const stay = members.filter((_, index) => !leaves(index));
  const of = (some: readonly string[]) =>
    statusOf(freed('will @gov frees @prisoners', group, freeing(some)), { on: '2026-03-01' }).promises[0];
  expect(of(stay)).toMatchObject({ state: 'kept', since: '2026-03-01', progress: '2940 of 2940' });
  expect(of(stay.slice(1))).toMatchObject({ state: 'due', progress: '2939 of 2940' });
});
