import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { dayOf, sourceText } from '@troth/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PageFiles } from '../src/http/page-files.ts';
import { pictureAlt } from '../src/publish/pictures/picture.ts';
import { PictureMaker } from '../src/publish/pictures/picture-maker.ts';
import { palettePng } from '../src/publish/pictures/png.ts';
import { publishSite } from '../src/publish/publish-site.ts';
import { siteOf } from '../src/publish/site.ts';
import { sitePages } from '../src/publish/site-pages.ts';
import { folderWith } from './serving.ts';

const LEDGER = `ledger "Bikes & boats"
  on 2026-03-31
party @anna "Anna"
party @ben "Ben"
2026-03-01 promise @bike "Lend the bike"
  from  @anna
  to    @ben
  will  @anna lends the bike to @ben
  by    2026-03-10
2026-03-09 event
  did   @anna lends the bike to @ben
../2026-03-02 promise @boat "Lend the boat"
  from  @ben
  to    @anna
  will  @ben lends the boat to @anna
  by    2026-05-01
2026-03-02 promise @both "Never lend the boat"
  from  @ben
  to    @anna
  never @ben lends the boat to @anna
`;
const PAGE =
  '<html><head><base href="/"><meta name="troth-answers" content="server"><title>x</title></head><body><div id="page"></div><noscript>x</noscript></body></html>';
const STYLES =
  ':root{--paper:light-dark(#fcfbf8,#15171a);--kept:var(--lightningcss-light,#0a5e93)var(--lightningcss-dark,#6fb7ea)}';

function page(): string {
  return folderWith({ 'index.html': PAGE, 'assets/a.css': STYLES });
}

function siteIn(text: string) {
  return siteOf([sourceText('a.troth', text)], {
    base: 'https://example.org/',
    today: () => dayOf(2026, 4, 1),
  });
}

/** What each picture of a ledger's site says, in order, by the path of its page. */
async function saidIn(text: string): Promise<Record<string, string[]>> {
  const site = siteIn(text);
  const maker = await PictureMaker.load(new PageFiles(page()));
  const said: Record<string, string[]> = {};
  for (const one of sitePages(site)) {
    const picture = one.path === '' ? site.picture : one.picture;
    if (!picture) continue;
    const { svg } = maker.drawing(picture, { site: site.title, day: `On ${site.day}` });
    said[one.path] = [...svg.matchAll(/<title>([^<]*)<\/title>/g)].map(([, words]) => words!);
  }
  return said;
}

test('a promise, a conflict, a party and the site each have a picture that stands alone', async () => {
  expect(await saidIn(LEDGER)).toEqual({
    '': ['A ledger of promises', 'Bikes &amp; boats', '3 promises', '2 due, 1 kept', 'On 31 Mar 2026'],
    'conflict/boat+both': [
      'Conflict',
      'Lend the boat × Never lend the',
      'boat',
      'These cannot both be kept',
      'Bikes &amp; boats',
      'On 31 Mar 2026',
    ],
    'promise/bike': [
      'Promise',
      'Lend the bike',
      'Anna to Ben',
      '1 Mar 2026; deadline 10 Mar 2026',
      'Kept',
      'Bikes &amp; boats',
      'On 31 Mar 2026',
    ],
    'promise/boat': [
      'Promise',
      'Lend the boat',
      'Ben to Anna',
      'Made by 2 Mar 2026; deadline 1 May 2026',
      'Due',
      'Bikes &amp; boats',
      'On 31 Mar 2026',
    ],
    'promise/both': [
      'Promise',
      'Never lend the boat',
      'Ben to Anna',
      '2 Mar 2026',
      'Due',
      'Bikes &amp; boats',
      'On 31 Mar 2026',
    ],
    'party/anna': ['Party', 'Anna', '1 promise given', '1 kept', 'Bikes &amp; boats', 'On 31 Mar 2026'],
    'party/ben': ['Party', 'Ben', '2 promises given', '2 due', 'Bikes &amp; boats', 'On 31 Mar 2026'],
  });
});

test('only of what is certain on every reading it is said that it cannot all be kept', async () => {
  const flour = (delivered: string) => `ledger "Flour"
  on 2026-03-01
party @maker
party @ada
party @bo
party @cleo
thing @flour
limit "Stock of flour"
  on @maker delivers ?flour to ?whom
  at most 100 kg
  at any time
unit kg "kilogram"
2026-01-01 promise @ada-flour
  from @maker
  to   @ada
  will @maker delivers 50 kg of @flour to @ada
2026-01-01 promise @bo-flour
  from @maker
  to   @bo
  will @maker delivers 40 kg of @flour to @bo
2026-02-01 event
  did @maker delivers ${delivered} kg of @flour to @cleo
`;
  const said = async (text: string) => {
    const page = [...sitePages(siteIn(text))].find(({ path }) => path === 'conflict/ada-flour+bo-flour')!;
    return [
      (await saidIn(text))[page.path]!.at(-3),
      /<p>((?:These|Perhaps these)[^:]*): ([^,]*, [^.]*)/.exec(page.body.text)?.slice(1),
    ];
  };
  const on = 'on the readings of what is not known';
  expect(await said(flour('15'))).toEqual([
    'These cannot both be kept',
    ['These cannot both be kept', `certain in standing, certain ${on}`],
  ]);
  expect(await said(flour('5..15'))).toEqual([
    'Perhaps these cannot both be kept',
    ['Perhaps these cannot both be kept', `certain in standing, possible ${on}`],
  ]);
});

test('a long title becomes smaller, then is cut; one in a script without letters here gives way to what it is of', async () => {
  const long = 'All of the bridges '.repeat(12).trim();
  const word = 'Donaudampfschifffahrt'.repeat(6);
  const titled = (title: string) =>
    saidIn(LEDGER.replace('Lend the bike', title)).then((said) => said['promise/bike']!);
  expect((await titled(long)).slice(1, 5)).toEqual([
    'All of the bridges All of the bridges All of the',
    'bridges All of the bridges All of the bridges All',
    'of the bridges All of the bridges All of the brid…',
    'Anna to Ben',
  ]);
  expect(
    (await titled(word))
      .slice(1, 5)
      .join('')
      .replace(/Anna to Ben$/, ''),
  ).toBe(word);
  for (const sign of ['≤ 5 Mt', 'A ⇒ B', 'a ⃝', '½ ∑'])
    expect([sign, ...(await titled(sign))].slice(0, 3)).toEqual([sign, 'Promise', 'Anna to Ben']);
  expect((await titled('5 × 5 − 1 € → §\u00ad 🕊️'))[1]).toBe('5 × 5 − 1 € to §');
  expect((await titled('自転車を貸す')).slice(0, 2)).toEqual(['Promise', 'Anna to Ben']);
  expect((await titled('Ποδήλατο, велосипед, xe đạp, Fahrrad 🚲')).slice(1, 3).join(' ')).toContain(
    'Ποδήλατο, велосипед, xe đạp, Fahrrad',
  );
});

test('nothing that is secret is drawn, nor told of what is drawn', async () => {
  const secret = `${LEDGER}party @canary "Canary"
  secret board
2026-03-03 promise @canary-promise "Canary"
  from  @anna
  to    @canary
  will  @anna feeds the canary
  secret board
`.replace(
    '  will  @anna lends the bike to @ben\n',
    '  will  @anna lends the bike to @ben\n  stake @ben "canary"\n    secret board\n',
  );
  expect(JSON.stringify(await saidIn(secret))).not.toMatch(/canary/i);
  expect(await saidIn(secret)).toEqual(await saidIn(LEDGER));
});

test('what a picture shows is told to those who do not see it', () => {
  const picture = {
    kind: 'Promise',
    title: 'Lend the bike.',
    lines: ['Anna → Ben'],
    state: { text: 'Due', tone: 'due' },
  } as const;
  expect(pictureAlt(picture, 'Bikes, on 31 Mar 2026')).toBe(
    'Promise: Lend the bike. Anna → Ben. Where it stands: Due. Bikes, on 31 Mar 2026.',
  );
});

test('a picture is drawn in the colours of the page, and only anew where it shows something else', async () => {
  const place = folderWith({ 'a.troth': LEDGER });
  const built = page();
  const publish = (text: string) =>
    publishSite({
      sources: [sourceText('a.troth', text)],
      folder: path.join(place, 'site'),
      shown: 'site',
      from: place,
      base: 'https://example.org/',
      page: built,
      now: () => new Date('2026-04-01T12:00:00'),
    });
  await publish(LEDGER);
  const file = path.join(place, 'site/promise/bike/preview.png');
  const drawn = readFileSync(file);
  const { width, height, dotAt } = decoded(drawn);
  expect([width, height, dotAt(1100, 300), dotAt(5, 300)]).toEqual([1200, 630, '#fcfbf8', '#0a5e93']);
  writeFileSync(file, 'as it was');
  await publish(LEDGER);
  expect(readFileSync(file, 'utf8')).toBe('as it was');
  await publish(LEDGER.replace('2026-03-09 event', '2026-03-12 event'));
  expect(decoded(readFileSync(file)).dotAt(1100, 300)).toBe('#fcfbf8');
  await publish(LEDGER);
  expect(readFileSync(file).equals(drawn)).toBe(true);
});

test('a PNG with a palette holds every dot as it was; of too many colours there is none', () => {
  const colour = fc.constantFrom(0xff000000, 0xffffffff, 0xff123456, 0xff00ff00);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 9 }),
      fc.array(colour, { minLength: 81, maxLength: 81 }),
      (width, height, dots) => {
        const some = Uint32Array.from(dots.slice(0, width * height));
        const { dotAt, ...size } = decoded(palettePng(new Uint8Array(some.buffer), width, height)!);
        expect(size).toEqual({ width, height });
        for (const [at, dot] of some.entries()) {
          const [red, green, blue] = new Uint8Array(Uint32Array.of(dot).buffer);
          expect(dotAt(at % width, Math.floor(at / width))).toBe(hex([red!, green!, blue!]));
        }
      },
    ),
  );
  const many = Uint32Array.from({ length: 300 }, (_, at) => 0xff000000 + at);
  expect(palettePng(new Uint8Array(many.buffer), 300, 1)).toBeUndefined();
});

/** Reads a PNG with a palette and rows that are not filtered. */
function decoded(png: Buffer) {
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  const chunks: Record<string, Buffer> = {};
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks[png.toString('latin1', at + 4, at + 8)] = png.subarray(at + 8, at + 8 + length);
    at += length + 12;
  }
  const width = chunks.IHDR!.readUInt32BE(0);
  const height = chunks.IHDR!.readUInt32BE(4);
  const rows = inflateSync(chunks.IDAT!);
  const dotAt = (x: number, y: number) => {
    const number = rows[y * (width + 1) + 1 + x]!;
    return hex([...chunks.PLTE!.subarray(number * 3, number * 3 + 3)]);
  };
  return { width, height, dotAt };
}

function hex(parts: readonly number[]): string {
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
