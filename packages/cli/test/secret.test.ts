import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { CSV_TABLES, EXPORT_FORMATS, sourceText } from '@troth/core';
import { publishSite } from '@troth/server';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../src/command-list.ts';
import { folderWith, troth } from './troth.ts';

/** Every kind of entry and every kind of line, each once secret, with a canary in whatever it says. */
const LEDGER = `ledger "Sample"
  on 2026-07-01
party @anna "Anna"
party @ben "Ben"
group @vans "vans"
  size 7777777
    secret board
source @paper "Paper"
  published 2026-02-01
unit canaryunit "Canary unit"
  secret board
party @canary-party "Canary party"
  secret board
person @canary-person "Canary person"
  secret board
office @canary-office "Canary office"
  of @anna
  secret board
group @canary-group "Canary group"
  secret board
thing @canary-thing "Canary thing"
  secret board
source @canary-source "Canary source"
  published 2026-01-01
  secret board
deed ?canary sings
  secret board
limit "Canary limit"
  on ?canary pays ?x
  at most 3 EUR
  per year
  secret board
prior #canary
  mean 0.5
  weight 2
  secret board

2026-01-10 promise @p "Lend the van"
  from  @anna
  to    @ben
  will  @anna lends a van to @ben
    source @paper p1
      quote "the van"
  will  @anna hides the canary
    secret board
  if    @ben asks the canary
    secret board
  stake @ben "the canary"
    secret board
  source @paper
2026-01-11 promise @hidden-use "Uses hidden names"
  from @anna
  to   @canary-party
  will @anna sings to @canary-party
  source @paper
; the canary promise
2026-01-12 promise @canary-promise "Canary promise" #canary
  from @anna
  to   @ben
  will @anna pays 3 EUR to @ben
  by   2026-02-13/30
  source @paper
  secret board
2026-01-12 threat @canary-threat "Canary threat"
  from @anna
  to @ben
  will @anna leaves the canary
  secret board
2026-01-12 request @canary-request "Canary request"
  from @ben
  to @anna
  will @anna sings
  secret board
2026-01-12 deal @canary-deal "Canary deal"
  between @anna, @ben
  secret board
2026-01-20 event @e "Shown event"
  did @anna lends a van to @ben
  did @anna feeds the canary
    secret board
  source @paper
2026-01-20 event @canary-event "Canary event"
  did @anna lends a canary to @ben
  secret board
2026-01-20 alleged @canary-alleged "Canary alleged"
  did @anna lends a canary to @ben
  secret board
2026-01-21 checked @p by @ben
  found "a canary"
  secret board
2026-01-22 rated @p stalled
  by @ben
  because "canary"
  secret board
2026-01-23 released @p by @ben
  because "canary"
  secret board
2026-01-24 notified @ben of @p by @anna
  id @canary-notice
  secret board
2026-01-25 claim @canary-claim by "a canary" "Canary claim"
  about @p
  secret board
2026-01-26 response "Canary response"
  to @p
  from @anna
  text "canary"
  secret board
2026-01-27 retracted @e by @ben
  because "canary"
  secret board
2026-01-28 refused @canary-request by @anna
  secret board
2026-01-29 note "canary
    canary"
  secret board
2026-01-30 choice @canary-choice "Canary choice?"
  secret board
2026-01-30 promiss @canary-broken "Canary"
  form @canary
  secret board
`;

/** Calls that answer from a ledger: of every command in each format, and of every id. */
const IDS = ['@p', '@hidden-use', '@e', '@anna', '@vans', '@paper'];
const CALLS = [
  'check',
  'check --quiet',
  'check --on 2026-01-15 --known 2026-03-01',
  'status',
  'status --quiet --text canary',
  'status --without-disputed',
  'diff --on 2026-01-01..2026-06-30',
  'diff --known 2026-01-01..2026-06-30',
  ...IDS.map((id) => `show ${id}`),
  ...['@p', '@e', '@paper'].map((id) => `log ${id}`),
  ...IDS.map((id) => `show ${id} --known 2026-01-25`),
  ...others(),
];

/** Commands that answer from a ledger and have been added since, called with every id they take. */
function others(): string[] {
  const tested = ['check', 'status', 'diff', 'show', 'log'];
  return COMMANDS.filter(
    ({ name, options }) => !tested.includes(name) && options.some(({ name }) => name === 'compartment'),
  )
    .filter(({ operands }) => !/FILE|\bDIR/.test(operands))
    .flatMap(({ name, operands }) => (operands.includes('@') ? IDS.map((id) => `${name} ${id}`) : [name]));
}

/** What leaves the house never holds a secret, whatever is asked: there is no compartment to ask with. */
const EXPORTS = [
  ...EXPORT_FORMATS.map((format) => `export ${format}`),
  ...CSV_TABLES.map((table) => `export csv --table ${table}`),
  'export json --known 2026-03-01',
  'export atom --without-disputed --base https://example.org/',
];

const CANARY = /canary|7777777|7,777,777/i;

describe('what is secret', () => {
  const folder = () => folderWith({ 'a.troth': LEDGER });

  test.each(CALLS)('shows in no answer of %s', async (call) => {
    for (const format of ['', ' --json']) {
      const { out, err } = await troth(call + format, { folder: folder(), columns: 140 });
      const said = `${out}${err}`.replaceAll('@canary-party', '').replace('--text canary', '');
      expect(said).not.toMatch(CANARY);
      const other = await troth(`${call}${format} --compartment council`, { folder: folder(), columns: 140 });
      expect(`${other.out}${other.err}`.replaceAll('@canary-party', '')).not.toMatch(CANARY);
    }
  });

  test.each(EXPORTS)('is not in what is written by %s', async (call) => {
    const { status, out } = await troth(call, { folder: folder() });
    expect(status).toBe(0);
    expect(out.length).toBeGreaterThan(100);
    expect(out.replaceAll('@canary-party', '')).not.toMatch(CANARY);
    expect((await troth(`${call} --compartment board`, { folder: folder() })).status).toBe(2);
  });

  test('an exported file does not tell how long it was', async () => {
    const { out } = await troth('export json', { folder: folder() });
    const { text } = JSON.parse(out).files[0];
    expect(text.split('\n')).toHaveLength(LEDGER.split('\n').length);
    expect(text).not.toMatch(/^ +$/m);
  });

  test('is in no file of a published site', async () => {
    const place = folderWith({
      'a.troth': LEDGER,
      'page/index.html':
        '<html><head><base href="/"><meta name="troth-answers" content="server"><title>x</title></head><body><div id="page"></div><noscript>x</noscript></body></html>',
    });
    const { files } = await publishSite({
      sources: [sourceText('a.troth', LEDGER)],
      folder: path.join(place, 'site'),
      shown: 'site',
      from: place,
      base: 'https://example.org/',
      page: path.join(place, 'page'),
      now: () => new Date('2026-07-01T12:00:00'),
    });
    const names = readdirSync(path.join(place, 'site'), { recursive: true, encoding: 'utf8' });
    expect(names.join('\n')).not.toMatch(CANARY);
    const texts = names.filter((name) => statSync(path.join(place, 'site', name)).isFile());
    expect(texts).toHaveLength(files + 1);
    for (const name of texts) {
      const text = readFileSync(path.join(place, 'site', name), 'utf8');
      expect(text.replaceAll('@canary-party', ''), name).not.toMatch(CANARY);
    }
    expect(readFileSync(path.join(place, 'site/promise/p/index.html'), 'utf8')).toContain('Lend the van');
  });

  test.each([
    'check',
    'status',
    'diff --on 2026-01-01..2026-06-30',
    'show @p',
    'show @e',
    'log @canary-promise',
    'check --json',
  ])('shows in %s with its compartment', async (call) => {
    const { out } = await troth(`${call} --compartment board`, { folder: folder() });
    expect(out.replaceAll('@canary-party', '')).toMatch(CANARY);
  });

  test('is found by no name, and suggested for none', async () => {
    for (const id of ['@canary-promise', '@canary-promis', '@canary-source']) {
      const { err } = await troth(`show ${id} --quiet`, { folder: folder() });
      expect(err).toBe(`troth: nothing is declared as ${id}\n`);
    }
  });

  test('is counted on standard error for people, and not in JSON', async () => {
    const text = 'party @anna\nparty @ben\n  secret board\n';
    const call = async (args: string) => (await troth(args, { folder: folderWith({ 'a.troth': text }) })).err;
    expect(await call('check')).toBe(
      'troth: 1 entry marked secret is left out; --compartment WORD includes it\n',
    );
    expect(await call('export csv')).toBe('troth: 1 entry marked secret is left out\n');
    expect(await call('export csv --quiet')).toBe('');
    expect(await call('check --json')).toBe('');
    expect(await call('check --quiet')).toBe('');
    expect(await call('check --compartment board')).toBe('');
  });

  test('cannot be asked for by what is supposed: a name, a power', async () => {
    const ledger = `party @anna
party @ben
party @canary
  secret board
2026-01-10 promise @p
  from @anna
  to @ben
  will @anna sings
  may suspend @anna
    secret board
`;
    const ask = async (call: string, input: string) => {
      const place = folderWith({ 'a.troth': ledger });
      const { status, out, err } = await troth(call, { folder: place, input });
      return { status, out, err: err.replaceAll('@canary', '@nobody') };
    };
    const promise = (name: string) =>
      `2026-02-01 promise @new\n  from @anna\n  to @${name}\n  will @anna sings\n`;
    for (const call of ['what-if -', 'conflicts --with -']) {
      const found = await ask(call, promise('canary'));
      expect(found.status).toBe(2);
      expect(found.err).toContain('unknown-name');
      expect(found.err).toBe((await ask(call, promise('nobody'))).err);
      expect((await ask(`${call} --compartment board`, promise('canary'))).status).toBe(0);
    }
    const suspension = '2026-02-01 suspended @p by @anna\n';
    expect(await ask('what-if - --json', suspension)).toMatchObject({ status: 2, out: '' });
  });

  test('raises no error for a name that is declared in secret', async () => {
    const { out } = await troth('check --json', { folder: folder() });
    expect(JSON.parse(out).diagnostics.map(({ code }: { code: string }) => code)).toEqual([]);
  });
});
