import { expect, test } from 'vitest';
import { folderWith, troth } from './troth.ts';

const PARTIES = `party @anna "Anna"
party @ben "Ben"
person @cleo "Cleo"
`;

async function exported(call: string, ledger: string): Promise<string> {
  const { status, out, err } = await troth(`export ${call}`, {
    folder: folderWith({ 'a.troth': PARTIES + ledger }),
  });
  expect([status, err]).toEqual([0, '']);
  return out;
}

test('ical: a day beyond the year 9999, which a calendar cannot write, is left out', async () => {
  const promise = (id: string, when: string) =>
    `2026-01-01 promise @${id} "${id}"\n  from @anna\n  to @ben\n  will @anna ${id}\n  ${when}\n`;
  const out = await exported(
    'ical',
    promise('sings', 'by 9999-12-31') +
      promise('hums', 'by 9999-12-30') +
      promise('waits', 'within 9000 years'),
  );
  expect(out.match(/(?<=\n)(?:DTSTART|DTEND|SUMMARY)[^\r]*/g)).toEqual([
    'DTSTART;VALUE=DATE:99991230',
    'DTEND;VALUE=DATE:99991231',
    'SUMMARY:Due: hums – Anna → Ben',
  ]);
});

test('ical: nothing says that it is a message of scheduling, which would have to name an organizer', async () => {
  expect(await exported('ical', '')).not.toContain('METHOD');
});
