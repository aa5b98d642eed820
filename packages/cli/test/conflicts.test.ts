import { describe, expect, test } from 'vitest';
import { PAINTING, sale, ZOO } from './conflict-sample.ts';
import { folderWith, troth } from './troth.ts';

const BLOCK = `conflict  @breeding-stays × @move
  deed against duty · certain · on every reading
  @breeding-stays  City Zoo → Breeding Foundation, 10 Jan 2026: always: City Zoo
                   keeps breeding animals
                   0 failed, 2 stand · zoo.troth:28
  @move            City Zoo → Wildlife Park, 20 Jan 2026: City Zoo sends the
                   herd to Wildlife Park, by 31 Dec 2026
                   0 of 6 · zoo.troth:36
  Why              “owner sends item to taker” excludes “anyone keeps item”
                   (zoo.troth:23).
                   zoo.troth:15 (group), zoo.troth:18 (group)
  Readings         nothing uncertain bears on it
  Fits             4 of 6 of @move, the others kept
  Bound both ways  City Zoo (@zoo)
  Ways out
    1.  Breeding Foundation releases City Zoo from @breeding-stays.
        Breeding Foundation loses by consent: ten years of breeding
    2.  Wildlife Park releases City Zoo from at least 2 of the 6 of @move.
    3.  Inspector (Jonas) ends @breeding-stays.
        Breeding Foundation loses: ten years of breeding · lawful, and let down
    4.  City Zoo breaks @move.
        a breach on the record of City Zoo
    5.  City Zoo breaks @breeding-stays.
        Breeding Foundation loses: ten years of breeding · a breach on the
        record of City Zoo
`;

function zoo(): string {
  return folderWith({ 'zoo.troth': ZOO });
}

test('what cannot all be kept, why, what fits, and the ways out with what they cost', async () => {
  expect(await troth('conflicts', { folder: zoo(), columns: 80 })).toEqual({
    status: 1,
    out: `On 15 Feb 2026\n\n${BLOCK}\n2 promises · 1 certain conflict\n`,
    err: '',
  });
});

test('on a day before, nothing', async () => {
  expect(await troth('conflicts --on 2026-01-15', { folder: zoo() })).toEqual({
    status: 0,
    out: 'On 15 Jan 2026\n\n1 promise · no conflicts\n',
    err: '',
  });
});

test('in a narrow terminal', async () => {
  expect(await troth('conflicts', { folder: zoo(), columns: 40 })).toEqual({
    status: 1,
    out: `On 15 Feb 2026

conflict  @breeding-stays × @move
  deed against duty · certain · on every
  reading
  @breeding-stays
  City Zoo → Breeding Foundation, 10 Jan
  2026: always: City Zoo keeps breeding
  animals
  0 failed, 2 stand · zoo.troth:28
  @move
  City Zoo → Wildlife Park, 20 Jan 2026:
  City Zoo sends the herd to Wildlife
  Park, by 31 Dec 2026
  0 of 6 · zoo.troth:36
  Why
    “owner sends item to taker” excludes
    “anyone keeps item” (zoo.troth:23).
    zoo.troth:15 (group), zoo.troth:18
    (group)
  Readings
    nothing uncertain bears on it
  Fits
    4 of 6 of @move, the others kept
  Bound both ways
    City Zoo (@zoo)
  Ways out
    1.  Breeding Foundation releases
        City Zoo from @breeding-stays.
        Breeding Foundation loses by
        consent: ten years of breeding
    2.  Wildlife Park releases City Zoo
        from at least 2 of the 6 of
        @move.
    3.  Inspector (Jonas) ends
        @breeding-stays.
        Breeding Foundation loses: ten
        years of breeding · lawful, and
        let down
    4.  City Zoo breaks @move.
        a breach on the record of City
        Zoo
    5.  City Zoo breaks @breeding-stays.
        Breeding Foundation loses: ten
        years of breeding · a breach on
        the record of City Zoo

2 promises · 1 certain conflict
`,
    err: '',
  });
});

test('--quiet prints a line for each, in colour where that is wanted', async () => {
  const folder = zoo();
  expect(await troth('conflicts --quiet', { folder })).toEqual({
    status: 1,
    out: '@breeding-stays × @move  deed against duty · certain · on every reading\n',
    err: '',
  });
  const { out } = await troth('conflicts --quiet', { folder, isTerminal: true });
  expect(out).toBe(
    '\u001b[31m@breeding-stays × @move\u001b[39m  deed against duty · certain · on every reading\n',
  );
  expect((await troth('conflicts --quiet', { folder, isTerminal: true, env: { NO_COLOR: '1' } })).out).toBe(
    '@breeding-stays × @move  deed against duty · certain · on every reading\n',
  );
});

test('one that is only contingent is no finding of error level, and names its condition', async () => {
  const folder = folderWith({
    'p.troth': `${PAINTING}${sale('@sale-two', 'boris', '  if @carl moves away\n')}`,
  });
  expect(await troth('conflicts', { folder })).toEqual({
    status: 0,
    out: `On 1 Mar 2026

conflict  @sale-one × @sale-two
  once only · contingent · on every reading
  @sale-one  Gallery → Anna, 10 Jan 2026: Gallery sells Harbour at dusk to Anna
             p.troth:16
  @sale-two  Gallery → Boris, 12 Jan 2026: Gallery sells Harbour at dusk to Boris
             p.troth:21
  Why              “seller sells work to buyer” can be done only once per work (p.troth:12).
  Readings         nothing uncertain bears on it
  Only if          Carl moves away
  Bound both ways  Gallery (@gallery)
  Ways out
    1.  Anna releases Gallery from @sale-one.
    2.  Boris releases Gallery from @sale-two.
    3.  Gallery breaks @sale-one.
        a breach on the record of Gallery
    4.  Gallery breaks @sale-two.
        a breach on the record of Gallery

2 promises · 1 conflict, none certain
`,
    err: '',
  });
});

test('a promise that cannot be kept at all, and what is taken not to happen', async () => {
  const folder = folderWith({
    'p.troth': `ledger "Goods"
  on  2026-03-01
party @anna "Anna"
party @ben "Ben"
group @goods "goods"
  size  5
deed ?sender ships ?item to ?taker
  takes  30 days
2026-02-10 promise @ship "Ship"
  from    @anna
  to      @ben
  will    @anna ships @goods to @ben
  by      2026-03-14
  unless  @ben moves away
`,
  });
  expect(await troth('conflicts', { folder })).toEqual({
    status: 1,
    out: `On 1 Mar 2026

conflict  @ship
  time · certain · on every reading
  @ship  Anna → Ben, 10 Feb 2026: Anna ships goods to Ben, by 14 Mar 2026
         0 of 5 · p.troth:9
  Why       What @ship asks for takes 30 days (p.troth:7), so it cannot be done before 31 Mar 2026;
            it is due by 14 Mar 2026.
            p.troth:5 (group)
  Readings  nothing uncertain bears on it
  Unless    Ben moves away
  Fits      0 of 5 of @ship
  Ways out
    1.  Ben releases Anna from all 5 of @ship.
    2.  Anna breaks @ship.
        a breach on the record of Anna

1 promise · 1 certain conflict
`,
    err: '',
  });
});

test('says that errors in the ledger may hide conflicts', async () => {
  const folder = folderWith({ 'p.troth': `${PAINTING}2026-03-01 promise @bad\n  from @nobody\n` });
  expect(await troth('conflicts', { folder })).toEqual({
    status: 1,
    out: 'On 1 Mar 2026\n\n2 promises · no conflicts\n',
    err: 'troth: the ledger has 3 errors, which may hide conflicts; troth check shows them\n',
  });
  expect(await troth('conflicts --quiet', { folder })).toEqual({ status: 1, out: '', err: '' });
});

describe('--format', () => {
  test('mermaid draws text', async () => {
    const { status, out, err } = await troth('conflicts --format mermaid', { folder: zoo() });
    expect([status, err]).toEqual([1, '']);
    expect(out.split('\n').slice(0, 5)).toEqual([
      '%% On 15 Feb 2026: 1 certain conflict',
      'flowchart LR',
      '  c1rule{{"Cannot all be kept<br>deed against duty · certain · on every reading<br>“owner sends item to taker” excludes “anyone keeps item” (zoo.troth:23)."}}',
      '  c1p1["#64;breeding-stays Keep the breeding animals<br>City Zoo → Breeding Foundation, 10 Jan 2026: always: City Zoo keeps breeding animals"]',
      '  c1p1 --- c1rule',
    ]);
  });

  test('svg draws a picture that says the same in words', async () => {
    const { status, out, err } = await troth('conflicts --format svg', { folder: zoo() });
    expect([status, err]).toEqual([1, '']);
    expect(out).toMatch(/^<svg [^>]*role="img"/);
    expect(out).toContain('1.  Breeding Foundation releases City Zoo from @breeding-stays.');
    const none = await troth('conflicts --format svg --on 2026-01-15', { folder: zoo() });
    expect(none.out).toContain('<desc id="description">no conflicts</desc>');
  });

  test('json and text are formats too, others are not', async () => {
    const folder = zoo();
    expect(await troth('conflicts --format json', { folder })).toEqual(
      await troth('conflicts --json', { folder }),
    );
    expect(await troth('conflicts --format text', { folder })).toEqual(await troth('conflicts', { folder }));
    expect(await troth('conflicts --format sgv', { folder })).toEqual({
      status: 2,
      out: '',
      err: 'troth: --format sgv: there is no such format; did you mean svg?\nFormats: text, json, svg, mermaid\n',
    });
    expect(await troth('conflicts --format svg --json', { folder })).toEqual({
      status: 2,
      out: '',
      err: 'troth: --json and --format svg ask for two different answers\nGive one of them; --json is short for --format json.\n',
    });
  });
});

describe('--with', () => {
  function draft(text: string): string {
    return folderWith({ 'p.troth': PAINTING, 'draft.troth': text });
  }

  test('a promise that does not fit: only what contains it is shown', async () => {
    expect(
      await troth('conflicts p.troth --with draft.troth', { folder: draft(sale('@sale-two', 'boris')) }),
    ).toEqual({
      status: 1,
      out: `On 1 Mar 2026

It does not fit: 1 conflict contains @sale-two.

conflict  @sale-one × @sale-two
  once only · certain · on every reading
  @sale-one  Gallery → Anna, 10 Jan 2026: Gallery sells Harbour at dusk to Anna
             p.troth:16
  @sale-two  Gallery → Boris, 12 Jan 2026: Gallery sells Harbour at dusk to Boris
             draft.troth:1
  Why              “seller sells work to buyer” can be done only once per work (p.troth:12).
  Readings         nothing uncertain bears on it
  Bound both ways  Gallery (@gallery)
  Ways out
    1.  Anna releases Gallery from @sale-one.
    2.  Boris releases Gallery from @sale-two.
    3.  Gallery breaks @sale-one.
        a breach on the record of Gallery
    4.  Gallery breaks @sale-two.
        a breach on the record of Gallery
`,
      err: '',
    });
  });

  test('one that may not fit counts against it too', async () => {
    const folder = draft(sale('@sale-two', 'boris', '  if @carl moves away\n'));
    const { status, out } = await troth('conflicts p.troth --with draft.troth', { folder });
    expect(status).toBe(1);
    expect(out.split('\n')[2]).toBe('It may not fit: 1 conflict contains @sale-two, but it is not certain.');
  });

  test('other conflicts of the ledger do not count', async () => {
    const folder = folderWith({
      'p.troth': `${PAINTING}${sale('@sale-two', 'boris')}`,
      'draft.troth':
        '2026-03-01 promise @wrap\n  from @gallery\n  to @anna\n  will @gallery wraps @painting\n',
    });
    expect(await troth('conflicts --with draft.troth', { folder })).toEqual({
      status: 0,
      out: 'On 1 Mar 2026\n\nIt fits: @wrap of draft.troth can be kept with all other promises.\n',
      err: '',
    });
  });

  test('it counts as made though its date is to come, and what it replaces is left out', async () => {
    const later = sale('@sale-two', 'boris').replace('2026-01-12', '2026-05-01');
    const call = 'conflicts --with draft.troth';
    expect((await troth(call, { folder: draft(later) })).status).toBe(1);
    // The draft lies in the folder of the ledger, and is no part of it.
    expect((await troth('conflicts', { folder: folderWith({ 'p.troth': PAINTING }) })).status).toBe(0);
    const again = sale('@sale-two', 'anna').replace('2026-01-12', '2026-05-01');
    expect(await troth(call, { folder: draft(`${again}  instead of @sale-one\n`) })).toEqual({
      status: 0,
      out: `On 1 Mar 2026

It fits: @sale-two of draft.troth can be kept with all other promises.
Left out, because it is replaced: @sale-one.
`,
      err: '',
    });
  });

  test("what is not its promisor's to promise is said, also where it fits", async () => {
    const others = `2026-03-01 promise @for-boris
  from @gallery
  to @anna
  will @boris pays @anna
`;
    const { status, out, err } = await troth('conflicts --with draft.troth', { folder: draft(others) });
    expect([status, out.split('\n')[2]]).toEqual([
      0,
      'It fits: @for-boris of draft.troth can be kept with all other promises.',
    ]);
    expect(err).toMatch(/^warning\[not-theirs\] draft\.troth:4:/);
    const quiet = await troth('conflicts --with draft.troth --quiet', { folder: draft(others) });
    expect([quiet.status, quiet.err]).toEqual([0, '']);
  });

  test('that is said also where something is secret, which may say otherwise', async () => {
    const others = `2026-03-01 promise @for-boris
  from @gallery
  to @anna
  will @boris pays @anna
`;
    const secret = 'party @gallery/cellar "Cellar"\n  part of @gallery\n  secret board\n';
    const folder = folderWith({ 'p.troth': PAINTING + secret, 'draft.troth': others });
    const { status, err } = await troth('conflicts p.troth --with draft.troth', { folder });
    expect(status).toBe(0);
    expect(err).toMatch(/^warning\[not-theirs\] draft\.troth:4:/m);
    expect(err.replace(/\s+/g, ' ')).toContain(
      'Or it is said in what is marked `secret`, which is left out here.',
    );
    expect(err).not.toMatch(/cellar/i);
  });

  test('what it says to replace and does not, as it was promised to somebody else, is in the way', async () => {
    const replacing = `${sale('@sale-two', 'boris')}  instead of @sale-one\n`;
    const { status, out, err } = await troth('conflicts --with draft.troth', { folder: draft(replacing) });
    expect([status, err.split('\n')[0], out.split('\n')[2]]).toEqual([
      1,
      'warning[not-replaced] draft.troth:5:14',
      'It does not fit: 1 conflict contains @sale-two.',
    ]);
  });

  test('one that forbids something from a later day on fits until then, and says so', async () => {
    const ban = `2026-03-05 promise @ban
  from @gallery
  to @boris
  never @gallery sells @painting to @anna
`;
    const call = 'conflicts --with draft.troth';
    expect(await troth(call, { folder: draft(ban) })).toEqual({
      status: 0,
      out: `On 1 Mar 2026

It fits: @ban of draft.troth can be kept with all other promises.
@ban binds from 5 Mar 2026 on, and what goes against it may be done until then. To test it as of
that day: --on 2026-03-05
`,
      err: '',
    });
    const { status, out } = await troth(`${call} --on 2026-03-05`, { folder: draft(ban) });
    expect([status, out.split('\n')[2]]).toEqual([1, 'It does not fit: 1 conflict contains @ban.']);
  });

  test('from standard input, as JSON', async () => {
    const folder = folderWith({ 'p.troth': PAINTING });
    const input = sale('@sale-two', 'boris');
    const { status, out, err } = await troth('conflicts --with - --json', { folder, input });
    expect([status, err]).toEqual([1, '']);
    expect(JSON.parse(out)).toMatchObject({
      conflicts: [{ promises: ['@sale-one', '@sale-two'] }],
      with: { promises: ['@sale-two'], leftOut: [], fits: false },
    });
  });

  test('mistakes in it are shown with its lines, and nothing is tested', async () => {
    const folder = folderWith({ 'p.troth': PAINTING });
    const input = sale('@sale-two', 'boris').replace('@painting', '@paintng');
    expect(await troth('conflicts --with -', { folder, input })).toEqual({
      status: 2,
      out: '',
      err: `error[unknown-name] standard input:4:24
  \`@paintng\` is not declared.

  4 |   will  @gallery sells @paintng to @boris
    |                        ^^^^^^^^

  Why:  Everything mentioned is declared once, so that a misspelling does not make a new party.
  Help: Did you mean \`@painting\`? If not, declare it: \`thing @paintng "Its name"\`.

  p.troth:8:7: declares \`@painting\`
  8 | thing @painting "Harbour at dusk"
    |       ^^^^^^^^^

troth: standard input has 1 error, so nothing could be tested
`,
    });
  });

  test('a name that the ledger has already is such a mistake', async () => {
    const { status, err } = await troth('conflicts p.troth --with draft.troth --json', {
      folder: draft(sale('@sale-one', 'boris')),
    });
    expect([status, err.split('\n')[0]]).toEqual([
      2,
      expect.stringMatching(/^error\[duplicate-name\] draft/),
    ]);
    expect(err).toContain('Help: Leave it out here, or give it a name of its own.');
    expect(err).toMatch(/\n {2}p\.troth:\d+:\d+: declares it already\n/);
  });

  test.each([
    [
      'conflicts --with -',
      '2026-03-01 event\n  did @gallery sells @painting to @anna\n',
      `standard input holds no promise to test
What other entries would change is told by: troth what-if -`,
    ],
    ['conflicts --with -', ' \n', 'standard input is empty'],
    ['conflicts - --with -', '', 'standard input can be the ledger or what is added to it, not both'],
    ['conflicts --with .', '', '. is a folder; one file of entries is asked for'],
    ['conflicts --with none', '', 'there is no file or folder none'],
    [
      'conflicts --with -',
      `${sale('@sale-two', 'boris')}  source @book denies\n`,
      '@sale-two does not count, so nothing could be tested: a source denies it, or it is retracted',
    ],
  ])('%s: what cannot be tested, %#', async (call, input, message) => {
    const folder = folderWith({ 'p.troth': PAINTING });
    expect(await troth(call, { folder, input })).toEqual({ status: 2, out: '', err: `troth: ${message}\n` });
  });
});
