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

test('atom: entries that say the same have different identifiers, and keep them when others are added', async () => {
  const paid = '2026-03-01 event\n  did @anna pays 5 EUR to @ben\n';
  const ids = async (ledger: string) => (await exported('atom', ledger)).match(/(?<=\n {4}<id>)[^<]*/g)!;
  const one = await ids(paid);
  const three = await ids(`${paid}2026-03-02 event\n  did @ben thanks @anna\n${paid}${paid}`);
  expect(new Set(three).size).toBe(4);
  expect(three).toEqual(expect.arrayContaining(one));
});

test('atom: a day begins when it begins in the zone of the ledger, also where the clocks change on it', async () => {
  const out = await exported(
    'atom --on 2026-04-30',
    `ledger "Far"
  zone Pacific/Auckland
2026-04-05 event
  did @anna sings
2026-04-06 event
  did @anna hums
`,
  );
  expect(out.match(/(?<=\n {4}<updated>)[^<]*/g)).toEqual([
    '2026-04-06T00:00:00+12:00',
    '2026-04-05T00:00:00+13:00',
  ]);
});

test('atom: where the clocks skip midnight, a day begins as the evening before ends', async () => {
  const out = await exported(
    'atom --on 2026-12-31',
    'ledger "Far"\n  zone America/Santiago\n2026-09-06 event\n  did @anna sings\n2026-09-07 event\n  did @anna hums\n',
  );
  expect(out.match(/(?<=\n {4}<updated>)[^<]*/g)).toEqual([
    '2026-09-07T00:00:00-03:00',
    '2026-09-06T00:00:00-04:00',
  ]);
});

const RATED = `2026-01-01 promise @trees "Plant trees"
  from @anna
  to   @ben
  text "Trees."
`;

test('jsonld: a share is told without what binary fractions leave behind', async () => {
  const shares = ['9%', '34%', '33.33%', '50%'];
  const ratings = shares.map(
    (share, at) => `2026-02-0${at + 1} rated @trees partly-kept ${share}\n  by @cleo\n`,
  );
  const { '@graph': graph } = JSON.parse(await exported('jsonld', RATED + ratings.join('')));
  expect(
    graph.flatMap(({ reviewRating }: { reviewRating?: { ratingValue: number } }) =>
      reviewRating ? [reviewRating.ratingValue] : [],
    ),
  ).toEqual([1.36, 2.36, 2.3332, 3]);
});

test('jsonld: what was said or rated after the day is not in it; a rating has its words', async () => {
  const ledger = `${RATED}2026-02-01 rated @trees kept "All of them stand"
  by @cleo
2026-05-01 rated @trees broken
  by @cleo
2026-05-01 claim @felled by @ben "They were felled."
  about @trees
`;
  const { '@graph': graph } = JSON.parse(await exported('jsonld --on 2026-03-01', ledger));
  expect(
    graph.map((thing: Record<string, unknown>) => [thing['@type'], thing.name, thing.datePublished]),
  ).toEqual([
    ['Claim', 'Plant trees', undefined],
    ['ClaimReview', 'All of them stand', '2026-02-01'],
  ]);
});
